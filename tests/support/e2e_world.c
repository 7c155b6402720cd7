#include "support/e2e_world.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "core/buf.h"
#include "store/memo.h"
#include "store/store.h"
#include "support/e2e_terminal.h"

enum { RUN_LIMIT_MS = 2 * E2E_LIMIT_MS, ENV_MAX = 32, ARGS_MAX = 32, LOOK_MS = 20 };

int64_t e2e_clock_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

const char *e2e_text(struct e2e *e2e, const char *format, ...)
{
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    assert_true(length >= 0);
    char *text = ARENA_NEW(&e2e->arena, char, (size_t)length + 1);
    vsnprintf(text, (size_t)length + 1, format, again);
    va_end(again);
    va_end(arguments);
    return text;
}

const char *e2e_path(struct e2e *e2e, const char *name)
{
    return e2e_text(e2e, "%s/%s", e2e->folder, name);
}

bool e2e_exists(const char *path)
{
    struct stat status;
    return lstat(path, &status) == 0;
}

int e2e_setup(void **state)
{
    struct e2e *e2e = calloc(1, sizeof *e2e);
    const char *program = getenv("HOLDFAST_PROGRAM"), *parent = getenv("TMPDIR");
    if (!e2e || !program || program[0] != '/')
        return -1;
    e2e->program = program;
    char *folder = arena_copy_text(&e2e->arena, e2e_text(e2e, "%s/holdfast-e2e-XXXXXX", parent ? parent : "/tmp"));
    if (!mkdtemp(folder))
        return -1;
    e2e->folder = folder;
    e2e->db = e2e_path(e2e, "data/holdfast/holdfast.db");
    const char *const folders[] = {"home", "config", "config/holdfast", "tmp"};
    for (size_t i = 0; i < sizeof folders / sizeof folders[0]; i++) {
        if (mkdir(e2e_path(e2e, folders[i]), 0700) != 0)
            return -1;
    }
    *state = e2e;
    return 0;
}

static int remove_entry(const char *path, const struct stat *status, int type, struct FTW *walk)
{
    (void)status, (void)type, (void)walk;
    return remove(path);
}

int e2e_teardown(void **state)
{
    struct e2e *e2e = *state;
    e2e_terminals_close(e2e);
    nftw(e2e->folder, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
    arena_free(&e2e->arena);
    free(e2e);
    return 0;
}

const char *e2e_read_file(struct e2e *e2e, const char *path, size_t *length)
{
    struct buf text = {.arena = &e2e->arena};
    char       block[4096];
    int        file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0)
        fail_msg("%s cannot be opened: %s", path, strerror(errno));
    for (ssize_t got; (got = read(file, block, sizeof block)) > 0;)
        buf_put(&text, block, (size_t)got);
    close(file);
    if (length)
        *length = text.length;
    return buf_text(&text);
}

static void write_bytes(const char *path, const char *bytes, size_t length)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, length, file), length);
    assert_int_equal(fclose(file), 0);
}

void e2e_write_file(struct e2e *e2e, const char *path, const char *text)
{
    (void)e2e;
    write_bytes(path, text, strlen(text));
}

const char *e2e_kept(struct e2e *e2e, const char *name)
{
    struct store *store;
    struct error  error;
    const char   *text = NULL;
    if (!store_open(&store, e2e->db, STORE_READ, false, &error) || !memo_get(store, name, &e2e->arena, &text, &error))
        fail_msg("%s", error.text);
    store_close(store);
    return text ? text : "";
}

void e2e_expect_kept(struct e2e *e2e, const char *name, const char *text)
{
    int64_t end_ms = e2e_clock_ms() + E2E_LIMIT_MS;
    while (!strstr(e2e_kept(e2e, name), text)) {
        if (e2e_clock_ms() > end_ms)
            fail_msg("%s does not hold \"%s\"", name, text);
        if (e2e->terminals)
            e2e_pass(e2e->terminals, LOOK_MS);
    }
}

void e2e_copy_file(struct e2e *e2e, const char *from, const char *to)
{
    size_t      length;
    const char *bytes = e2e_read_file(e2e, from, &length);
    write_bytes(to, bytes, length);
}

/* Only these variables exist in the child: what the machine has set must not change a test. */
static void make_environment(struct e2e *e2e, const struct e2e_options *options, const char **env)
{
    const char *san = getenv("ASAN_OPTIONS"), *ubsan = getenv("UBSAN_OPTIONS"), *path = getenv("PATH");
    size_t      count = 0;
    env[count++] = e2e_text(e2e, "PATH=%s", path ? path : "/usr/bin:/bin");
    env[count++] = e2e_text(e2e, "HOME=%s", e2e_path(e2e, "home"));
    env[count++] = e2e_text(e2e, "XDG_DATA_HOME=%s", e2e_path(e2e, "data"));
    env[count++] = e2e_text(e2e, "XDG_CONFIG_HOME=%s", e2e_path(e2e, "config"));
    env[count++] = e2e_text(e2e, "TMPDIR=%s", e2e_path(e2e, "tmp"));
    env[count++] = e2e_text(e2e, "TERM=%s", options->term ? options->term : "xterm-256color");
    env[count++] = e2e_text(e2e, "LC_ALL=%s", options->locale ? options->locale : "C.UTF-8");
    env[count++] = e2e_text(e2e, "TZ=%s", options->tz ? options->tz : "UTC");
    if (e2e->now)
        env[count++] = e2e_text(e2e, "HOLDFAST_NOW=%s", e2e->now);
    if (san)
        env[count++] = e2e_text(e2e, "ASAN_OPTIONS=%s", san);
    if (ubsan)
        env[count++] = e2e_text(e2e, "UBSAN_OPTIONS=%s", ubsan);
    for (size_t i = 0; options->env && options->env[i] && count < ENV_MAX - 1; i++)
        env[count++] = options->env[i];
    env[count] = NULL;
}

void e2e_exec(struct e2e *e2e, const struct e2e_options *options)
{
    const char *env[ENV_MAX], *args[ARGS_MAX] = {e2e->program};
    size_t      count = 1;
    for (size_t i = 0; options->args && options->args[i] && count < ARGS_MAX - 1; i++)
        args[count++] = options->args[i];
    make_environment(e2e, options, env);
    if (chdir(e2e->folder) != 0) /* where a report would be written that no file was named for */
        _exit(127);
    if (options->ignores_hup)
        signal(SIGHUP, SIG_IGN);
    if (options->any_umask)
        umask(0);
    struct rlimit core; /* as generous as a system can be: that nothing is left is the program's own doing */
    getrlimit(RLIMIT_CORE, &core);
    core.rlim_cur = core.rlim_max;
    setrlimit(RLIMIT_CORE, &core);
    if (options->most_bytes > 0) {
        struct rlimit limit;
        getrlimit(RLIMIT_FSIZE, &limit);
        limit.rlim_cur = (rlim_t)options->most_bytes;
        setrlimit(RLIMIT_FSIZE, &limit);
        signal(SIGXFSZ, SIG_DFL);
    }
    /* execve() takes what it does not change as if it did. */
    union {
        const char **from;
        char *const *to;
    } argv = {args}, envp = {env};
    execve(e2e->program, argv.to, envp.to);
    _exit(127);
}

void e2e_pipe(int ends[2])
{
    assert_int_equal(pipe(ends), 0);
    fcntl(ends[0], F_SETFD, FD_CLOEXEC);
    fcntl(ends[1], F_SETFD, FD_CLOEXEC);
    fcntl(ends[0], F_SETFL, O_NONBLOCK);
}

void e2e_kill(pid_t child, int signal)
{
    assert_true(child > 1);
    kill(child, signal);
}

static pid_t start(struct e2e *e2e, const struct e2e_options *options, int in, int out, int err)
{
    fflush(NULL);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        if (dup2(in, STDIN_FILENO) < 0 || dup2(out, STDOUT_FILENO) < 0 || dup2(err, STDERR_FILENO) < 0)
            _exit(126);
        e2e_exec(e2e, options);
    }
    return child;
}

/* Waits for the end of a child, at most until then. */
static int join_until(pid_t child, int64_t end_ms)
{
    int status = 0;
    for (;;) {
        pid_t ended = waitpid(child, &status, WNOHANG);
        if (ended == child)
            return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
        if (ended < 0 && errno != EINTR)
            fail_msg("there is no child %d", (int)child);
        if (e2e_clock_ms() > end_ms) {
            e2e_kill(child, SIGKILL);
            waitpid(child, &status, 0);
            fail_msg("the program has not ended in time");
        }
        nanosleep(&(struct timespec){.tv_nsec = 1000000}, NULL);
    }
}

pid_t e2e_start(struct e2e *e2e, const struct e2e_options *options)
{
    int nothing = open("/dev/null", O_RDWR | O_CLOEXEC);
    assert_true(nothing >= 0);
    pid_t child = start(e2e, options, nothing, nothing, nothing);
    close(nothing);
    return child;
}

int e2e_join(struct e2e *e2e, pid_t child)
{
    (void)e2e;
    return join_until(child, e2e_clock_ms() + RUN_LIMIT_MS);
}

/* A file without a name, holding the text, read from its start. */
static int scratch_file(struct e2e *e2e, const char *text)
{
    char *path = arena_copy_text(&e2e->arena, e2e_text(e2e, "%s/run-XXXXXX", e2e->folder));
    int   file = mkstemp(path);
    assert_true(file >= 0);
    unlink(path);
    fcntl(file, F_SETFD, FD_CLOEXEC);
    size_t length = strlen(text);
    assert_int_equal(write(file, text, length), length);
    lseek(file, 0, SEEK_SET);
    return file;
}

/* Reads both until the program has closed them. They are pipes: a limit on files does not reach them. */
static void take_output(int out, int err, struct buf texts[2], int64_t end_ms)
{
    struct pollfd waiting[2] = {{.fd = out, .events = POLLIN}, {.fd = err, .events = POLLIN}};
    while ((waiting[0].fd >= 0 || waiting[1].fd >= 0) && e2e_clock_ms() < end_ms) {
        poll(waiting, 2, 100);
        for (int i = 0; i < 2; i++) {
            char    block[4096];
            ssize_t got = waiting[i].revents ? read(waiting[i].fd, block, sizeof block) : -1;
            if (got > 0)
                buf_put(&texts[i], block, (size_t)got);
            else if (waiting[i].revents)
                waiting[i].fd = -1;
        }
    }
}

struct e2e_output e2e_run_with(struct e2e *e2e, const struct e2e_options *options)
{
    struct e2e_output output;
    struct buf        texts[2] = {{.arena = &e2e->arena}, {.arena = &e2e->arena}};
    int64_t           end_ms = e2e_clock_ms() + RUN_LIMIT_MS;
    int               in = scratch_file(e2e, options->input ? options->input : ""), out[2], err[2];
    e2e_pipe(out);
    e2e_pipe(err);
    pid_t child = start(e2e, options, in, out[1], err[1]);
    close(in);
    close(out[1]);
    close(err[1]);
    if (options->kill_after_us > 0) {
        nanosleep(&(struct timespec){.tv_sec = options->kill_after_us / 1000000,
                                     .tv_nsec = options->kill_after_us % 1000000 * 1000L},
                  NULL);
        e2e_kill(child, SIGKILL);
    }
    take_output(out[0], err[0], texts, end_ms);
    close(out[0]);
    close(err[0]);
    output.status = join_until(child, end_ms);
    output.out = buf_text(&texts[0]);
    output.err = buf_text(&texts[1]);
    return output;
}

static void collect(va_list arguments, const char **args)
{
    size_t count = 0;
    while ((args[count] = va_arg(arguments, const char *)) != NULL && count < ARGS_MAX - 1)
        count++;
    args[count] = NULL;
}

struct e2e_output e2e_run(struct e2e *e2e, ...)
{
    const char *args[ARGS_MAX];
    va_list     arguments;
    va_start(arguments, e2e);
    collect(arguments, args);
    va_end(arguments);
    return e2e_run_with(e2e, &(struct e2e_options){.args = args});
}

const char *e2e_done(struct e2e *e2e, ...)
{
    const char *args[ARGS_MAX];
    va_list     arguments;
    va_start(arguments, e2e);
    collect(arguments, args);
    va_end(arguments);
    struct e2e_output output = e2e_run_with(e2e, &(struct e2e_options){.args = args});
    if (output.status != 0 || output.err[0])
        fail_msg("holdfast %s %s: status %d, %s", args[0], args[0] && args[1] ? args[1] : "", output.status,
                 output.err);
    return output.out;
}
