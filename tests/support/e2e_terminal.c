#define _DEFAULT_SOURCE /* TIOCSCTTY, openpty() */
#include "support/e2e_inside.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

/* What a shell does for the program in front of it, told by one letter at a time through the socket. */
static void run_shell(struct e2e *e2e, const struct e2e_options *options, int socket) __attribute__((noreturn));
static void run_shell(struct e2e *e2e, const struct e2e_options *options, int socket)
{
    signal(SIGTTOU, SIG_IGN);
    signal(SIGTTIN, SIG_IGN);
    signal(SIGTSTP, SIG_IGN);
    pid_t program = fork();
    if (program == 0) {
        setpgid(0, 0);
        tcsetpgrp(STDIN_FILENO, getpid());
        signal(SIGTTOU, SIG_DFL);
        signal(SIGTTIN, SIG_DFL);
        signal(SIGTSTP, SIG_DFL);
        e2e_exec(e2e, options);
    }
    setpgid(program, program);
    tcsetpgrp(STDIN_FILENO, program);
    bool told = write(socket, &program, sizeof program) == sizeof program;
    int  status = 0;
    while (told && waitpid(program, &status, WUNTRACED) == program && WIFSTOPPED(status)) {
        char letter = 's';
        tcsetpgrp(STDIN_FILENO, getpid());
        if (write(socket, &letter, 1) != 1 || read(socket, &letter, 1) != 1)
            break;
        tcsetpgrp(STDIN_FILENO, program);
        kill(-program, SIGCONT);
    }
    _exit(WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
}

static void run_child(struct e2e *e2e, const struct e2e_options *options, int slave, int err, int socket)
    __attribute__((noreturn));
static void run_child(struct e2e *e2e, const struct e2e_options *options, int slave, int err, int socket)
{
    setsid();
    if (ioctl(slave, TIOCSCTTY, 0) < 0 || dup2(slave, STDIN_FILENO) < 0 || dup2(slave, STDOUT_FILENO) < 0 ||
        dup2(err, STDERR_FILENO) < 0)
        _exit(126);
    if (options->job_control)
        run_shell(e2e, options, socket);
    e2e_exec(e2e, options);
}

struct e2e_terminal *e2e_open(struct e2e *e2e, const struct e2e_options *options)
{
    struct e2e_terminal *terminal = ARENA_NEW(&e2e->arena, struct e2e_terminal, 1);
    bool                 utf8 = !options->locale || strstr(options->locale, "UTF-8");
    int                  sockets[2], err[2];
    terminal->e2e = e2e;
    terminal->rows = options->rows ? options->rows : 24;
    terminal->cols = options->cols ? options->cols : 80;
    struct winsize size = {.ws_row = (unsigned short)terminal->rows, .ws_col = (unsigned short)terminal->cols};
    assert_int_equal(openpty(&terminal->master, &terminal->slave, NULL, NULL, &size), 0);
    assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, sockets), 0);
    int const files[] = {terminal->master, terminal->slave, sockets[0], sockets[1]};
    for (size_t i = 0; i < 4; i++)
        fcntl(files[i], F_SETFD, FD_CLOEXEC);
    fcntl(terminal->master, F_SETFL, O_NONBLOCK);
    tcgetattr(terminal->slave, &terminal->before);

    e2e_pipe(err);
    fflush(NULL);
    terminal->child = fork();
    assert_true(terminal->child >= 0);
    if (terminal->child == 0) {
        close(sockets[0]);
        run_child(e2e, options, terminal->slave, err[1], sockets[1]);
    }
    close(err[1]);
    close(sockets[1]);
    terminal->err = err[0];
    terminal->sentence = (struct buf){.arena = &e2e->arena};
    terminal->shell = sockets[0];
    terminal->next = e2e->terminals;
    e2e->terminals = terminal;
    inside_make_screen(terminal, utf8);
    terminal->program = terminal->child;
    if (options->job_control)
        assert_int_equal(read(terminal->shell, &terminal->program, sizeof terminal->program), sizeof terminal->program);
    return terminal;
}

pid_t e2e_pid(const struct e2e_terminal *terminal)
{
    return terminal->program;
}

/* What the terminal answers (its attributes, where the cursor is) goes back to the program, as with a real one. */
static void answer(struct e2e_terminal *terminal)
{
    char   bytes[256];
    size_t length = vterm_output_read(terminal->vterm, bytes, sizeof bytes);
    if (length > 0 && terminal->master >= 0 && write(terminal->master, bytes, length) < 0)
        return; /* nobody is there any more */
}

bool inside_take_in(struct e2e_terminal *terminal)
{
    char    bytes[32768];
    ssize_t got = terminal->master < 0 ? -1 : read(terminal->master, bytes, sizeof bytes);
    if (got <= 0)
        return false;
    if (terminal->sent_length + (size_t)got + 1 > terminal->sent_capacity) {
        terminal->sent_capacity = 2 * terminal->sent_capacity + sizeof bytes;
        terminal->sent = realloc(terminal->sent, terminal->sent_capacity);
        assert_non_null(terminal->sent);
    }
    memcpy(terminal->sent + terminal->sent_length, bytes, (size_t)got);
    terminal->sent_length += (size_t)got;
    terminal->sent[terminal->sent_length] = '\0';
    vterm_input_write(terminal->vterm, bytes, (size_t)got);
    answer(terminal);
    return true;
}

void inside_pump(struct e2e_terminal *terminal, int wait_ms)
{
    struct pollfd waiting = {.fd = terminal->master, .events = POLLIN};
    poll(&waiting, 1, wait_ms);
    for (struct e2e_terminal *each = terminal->e2e->terminals; each; each = each->next)
        inside_take_in(each);
}

void inside_look_for_end(struct e2e_terminal *terminal)
{
    int status;
    if (terminal->has_ended || waitpid(terminal->child, &status, WNOHANG) != terminal->child)
        return;
    terminal->has_ended = true;
    terminal->left_core = WIFSIGNALED(status) && WCOREDUMP(status);
    terminal->status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

/* False: it has ended, and had been ready before: what ended it is for the test to judge. */
static bool become_ready(struct e2e_terminal *terminal)
{
    int64_t end_ms = e2e_clock_ms() + E2E_LIMIT_MS;
    while (!e2e_raw(terminal) || terminal->sent_length == 0) {
        inside_pump(terminal, 5);
        inside_look_for_end(terminal);
        if (terminal->has_ended && terminal->was_ready)
            return false;
        if (terminal->has_ended || e2e_clock_ms() > end_ms)
            inside_fail(terminal, "the screens have not opened", "");
    }
    terminal->was_ready = true;
    return true;
}

void e2e_ready(struct e2e_terminal *terminal)
{
    if (!become_ready(terminal))
        inside_fail(terminal, "the program has ended", "");
}

bool e2e_becomes_ready(struct e2e_terminal *terminal)
{
    terminal->was_ready = true; /* an end is no failure of the test */
    return become_ready(terminal);
}

bool e2e_has_ended(struct e2e_terminal *terminal)
{
    inside_look_for_end(terminal);
    return terminal->has_ended;
}

/* How many bytes the program has read since it began, from anywhere; 0 where the kernel does not tell. */
static int64_t read_so_far(const struct e2e_terminal *terminal)
{
    char      path[64];
    long long count = 0;
    snprintf(path, sizeof path, "/proc/%d/io", (int)terminal->program);
    FILE *file = fopen(path, "r");
    if (!file)
        return 0;
    if (fscanf(file, "rchar: %lld", &count) != 1)
        count = 0;
    fclose(file);
    return count;
}

static void send_bytes(struct e2e_terminal *terminal, const char *bytes, size_t length)
{
    int64_t end_ms = e2e_clock_ms() + E2E_LIMIT_MS, so_far = read_so_far(terminal);
    if (so_far > 0)
        terminal->read_wanted = (so_far > terminal->read_wanted ? so_far : terminal->read_wanted) + (int64_t)length;
    for (size_t at = 0; at < length;) {
        ssize_t written = write(terminal->master, bytes + at, length - at);
        if (written > 0) {
            at += (size_t)written;
            continue;
        }
        if (e2e_has_ended(terminal))
            return;
        if (errno != EAGAIN && errno != EINTR)
            inside_fail(terminal, "the terminal takes no keys: ", strerror(errno));
        if (e2e_clock_ms() > end_ms)
            inside_fail(terminal, "the program reads no keys", "");
        inside_pump(terminal, 5);
    }
}

void e2e_type_bytes(struct e2e_terminal *terminal, const char *bytes, size_t length)
{
    e2e_ready(terminal);
    send_bytes(terminal, bytes, length);
}

void e2e_type(struct e2e_terminal *terminal, const char *keys)
{
    e2e_type_bytes(terminal, keys, strlen(keys));
}

void e2e_type_unless_ended(struct e2e_terminal *terminal, const char *keys)
{
    if (!e2e_has_ended(terminal))
        send_bytes(terminal, keys, strlen(keys));
}

void e2e_paste(struct e2e_terminal *terminal, const char *text)
{
    e2e_ready(terminal);
    bool bracketed = e2e_bracketed_paste(terminal);
    if (bracketed)
        send_bytes(terminal, "\x1b[200~", 6);
    send_bytes(terminal, text, strlen(text));
    if (bracketed)
        send_bytes(terminal, "\x1b[201~", 6);
}

void e2e_pass(struct e2e_terminal *terminal, int ms)
{
    int64_t end_ms = e2e_clock_ms() + ms;
    for (int64_t left_ms = ms; left_ms > 0; left_ms = end_ms - e2e_clock_ms())
        inside_pump(terminal, (int)left_ms);
}

/* Does the program sleep in ppoll()? Where the kernel does not tell which call it is, that it sleeps must do. */
static bool is_waiting(const struct e2e_terminal *terminal)
{
    char  path[64];
    long  call = -1;
    char  state = '?';
    FILE *file;
    snprintf(path, sizeof path, "/proc/%d/syscall", (int)terminal->program);
    if ((file = fopen(path, "r")) != NULL) {
        int read_fields = fscanf(file, "%ld", &call);
        fclose(file);
        if (read_fields == 1)
            return call == SYS_ppoll;
    }
    snprintf(path, sizeof path, "/proc/%d/stat", (int)terminal->program);
    if ((file = fopen(path, "r")) == NULL)
        return true;
    int read_fields = fscanf(file, "%*d (%*[^)]) %c", &state);
    fclose(file);
    return read_fields == 1 && state == 'S';
}

void e2e_settle(struct e2e_terminal *terminal)
{
    int64_t end_ms = e2e_clock_ms() + E2E_LIMIT_MS;
    int     left = 0, quiet = 0;
    if (!become_ready(terminal))
        return; /* the last key was its last one, and it was quick */
    while (quiet < 3) {
        size_t before = terminal->sent_length;
        inside_pump(terminal, 1);
        bool idle = read_so_far(terminal) >= terminal->read_wanted && /* the kernel may hold keys back for a while */
                    ioctl(terminal->slave, FIONREAD, &left) == 0 && left == 0 && is_waiting(terminal);
        quiet = idle && terminal->sent_length == before ? quiet + 1 : 0;
        inside_look_for_end(terminal);
        if (terminal->has_ended)
            return;
        if (e2e_clock_ms() > end_ms)
            inside_fail(terminal, "the program does not come to rest", "");
    }
}

void e2e_resize(struct e2e_terminal *terminal, int rows, int cols)
{
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols};
    while (inside_take_in(terminal))
        continue;
    terminal->rows = rows;
    terminal->cols = cols;
    vterm_set_size(terminal->vterm, rows, cols);
    ioctl(terminal->master, TIOCSWINSZ, &size);
}

void e2e_signal(struct e2e_terminal *terminal, int signal)
{
    if (!terminal->has_ended)
        e2e_kill(terminal->program, signal);
}

void e2e_hang_up(struct e2e_terminal *terminal)
{
    close(terminal->slave);
    close(terminal->master);
    terminal->slave = terminal->master = -1;
}

bool e2e_ends_within(struct e2e_terminal *terminal, int limit_ms)
{
    int64_t end_ms = e2e_clock_ms() + limit_ms;
    while (!e2e_has_ended(terminal)) {
        inside_pump(terminal, 2);
        if (e2e_clock_ms() > end_ms)
            return false;
    }
    while (inside_take_in(terminal))
        continue;
    return true;
}

void e2e_fill(struct e2e_terminal *terminal, const char *key)
{
    enum { UNREAD = 50 };
    int64_t end_ms = e2e_clock_ms() + E2E_LIMIT_MS;
    int     left = 0;
    e2e_ready(terminal);
    while (left < UNREAD) {
        if (write(terminal->master, key, strlen(key)) < 0 && errno != EINTR)
            inside_fail(terminal, "the terminal takes no keys: ", strerror(errno));
        poll(NULL, 0, 1);
        ioctl(terminal->slave, FIONREAD, &left);
        if (e2e_clock_ms() > end_ms)
            inside_fail(terminal, "the terminal is never full", "");
    }
}

bool e2e_ends_unread(struct e2e_terminal *terminal)
{
    int64_t end_ms = e2e_clock_ms() + E2E_LIMIT_MS;
    while (!e2e_has_ended(terminal) && e2e_clock_ms() < end_ms)
        poll(NULL, 0, 2);
    return terminal->has_ended;
}

int e2e_wait_exit(struct e2e_terminal *terminal)
{
    if (!e2e_ends_within(terminal, E2E_LIMIT_MS))
        inside_fail(terminal, "the program does not end", "");
    return terminal->status;
}

bool e2e_left_core(const struct e2e_terminal *terminal)
{
    return terminal->left_core;
}

void e2e_wait_stopped(struct e2e_terminal *terminal)
{
    struct pollfd waiting = {.fd = terminal->shell, .events = POLLIN};
    int64_t       end_ms = e2e_clock_ms() + E2E_LIMIT_MS;
    char          letter = '\0';
    while (poll(&waiting, 1, 2) == 0) {
        inside_pump(terminal, 2);
        if (e2e_clock_ms() > end_ms)
            inside_fail(terminal, "the program does not stop", "");
    }
    if (read(terminal->shell, &letter, 1) != 1 || letter != 's')
        inside_fail(terminal, "the program has ended instead of stopping", "");
    while (inside_take_in(terminal))
        continue;
}

void e2e_continue(struct e2e_terminal *terminal)
{
    assert_int_equal(write(terminal->shell, "c", 1), 1);
}

void e2e_terminals_close(struct e2e *e2e)
{
    for (struct e2e_terminal *terminal = e2e->terminals; terminal; terminal = terminal->next) {
        inside_look_for_end(terminal);
        if (!terminal->has_ended) {
            kill(terminal->program, SIGKILL);
            kill(terminal->child, SIGKILL);
            waitpid(terminal->child, NULL, 0);
        }
        if (terminal->master >= 0)
            close(terminal->master);
        if (terminal->slave >= 0)
            close(terminal->slave);
        close(terminal->shell);
        close(terminal->err);
        if (terminal->vterm)
            vterm_free(terminal->vterm);
        free(terminal->sent);
    }
    e2e->terminals = NULL;
}
