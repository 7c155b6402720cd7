#include "editor/launch.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/buf.h"
#include "core/text.h"
#include "editor/folder.h"

extern char **environ;

void launch_forget(const struct editor *editor)
{
    folder_wipe(editor->folder);
    folder_unlock(editor->lock);
}

bool launch_leave(const struct editor *editor, struct error *error)
{
    enum { TAIL = 150 };
    struct arena scratch = {0};
    struct buf   path = {.arena = &scratch};
    const char  *reason = arena_copy_text(&scratch, error->text);
    text_clean(&path, editor->path, strlen(editor->path), false);
    const char *shown = buf_text(&path);
    bool        is_long = path.length > TAIL;
    if (is_long)
        shown += path.length - TAIL;
    while (is_long && ((unsigned char)*shown & 0xC0) == 0x80)
        shown++; /* not in the midst of a character */
    error_set(error, error->kind, "the text is kept in %s%s: %s", is_long ? "..." : "", shown, reason);
    arena_free(&scratch);
    folder_unlock(editor->lock);
    return false;
}

/* Puts the text into a new folder in this one. False with errno, and then nothing of it stays. */
static bool put_down(const char *where, const char *text, size_t length, struct arena *arena, struct editor *out)
{
    struct buf path = {.arena = arena};
    *out = (struct editor){.lock = -1};
    if (!folder_make(where, arena, &out->folder, &out->lock))
        return false;
    buf_printf(&path, "%s/" FOLDER_TEXT, out->folder);
    out->path = buf_text(&path);
    if (folder_write(out->path, text, length))
        return true;
    int reason = errno;
    launch_forget(out);
    errno = reason;
    return false;
}

static bool is_full(int code)
{
    return code == ENOSPC || code == EDQUOT || code == EFBIG;
}

static bool find_place(const struct env *env, const char *home, const char *text, size_t length, struct arena *arena,
                       struct editor *out, struct error *error)
{
    const char *runtime = env->runtime_folder;
    if (runtime && folder_is_private(runtime) && put_down(runtime, text, length, arena, out))
        return true;
    if (put_down(home, text, length, arena, out))
        return true;
    int code = errno;
    return error_set(error, is_full(code) ? ERROR_FULL : ERROR_FAILED,
                     "the file for the editor cannot be written in %s: %s", text_quote(home, strlen(home)).text,
                     is_full(code) ? "the disk is full" : strerror(code));
}

/* For the editor signals act as ever; here those of the terminal rest until it has ended. */
enum { RESTING = 3 };
static const int resting[RESTING] = {SIGINT, SIGQUIT, SIGHUP};

static void rest_signals(struct sigaction before[RESTING], sigset_t *mask_before, sigset_t *for_editor)
{
    struct sigaction ignore = {.sa_handler = SIG_IGN};
    sigset_t         open;
    sigemptyset(&open);
    sigemptyset(&ignore.sa_mask);
    sigemptyset(for_editor);
    sigaddset(for_editor, SIGPIPE); /* main ignores these two */
    sigaddset(for_editor, SIGXFSZ);
    for (int i = 0; i < RESTING; i++) {
        sigaction(resting[i], &ignore, &before[i]);
        if (before[i].sa_handler != SIG_IGN)
            sigaddset(for_editor, resting[i]);
        sigaddset(&open, resting[i]);
    }
    sigprocmask(SIG_UNBLOCK, &open, mask_before); /* what is blocked is kept for later, not ignored */
}

/* A name with blanks or signs of the shell in it is for the shell to read: `code --wait`. */
static bool is_plain(const char *command)
{
    return command[strcspn(command, " \t\n|&;<>()$`\\\"'*?[#~=%")] == '\0';
}

/*
 * The code of what went wrong, 0 if it runs. tty, if not -1, is its standard input: the text before it may have come
 * through a pipe.
 */
static int start(const char *command, const char *path, int tty, const sigset_t *for_editor, struct arena *arena,
                 pid_t *child)
{
    posix_spawnattr_t          attributes;
    posix_spawn_file_actions_t files;
    struct buf                 script = {.arena = arena};
    char                      *file = arena_copy_text(arena, path);
    char                      *plain[] = {arena_copy_text(arena, command), file, NULL};
    buf_printf(&script, "%s \"$1\"", command);
    char *shell[] = {arena_copy_text(arena, "sh"),
                     arena_copy_text(arena, "-c"),
                     script.text,
                     arena_copy_text(arena, "sh"),
                     file,
                     NULL};

    int code = posix_spawnattr_init(&attributes);
    if (code != 0)
        return code;
    code = posix_spawn_file_actions_init(&files);
    if (code == 0 && tty >= 0)
        code = posix_spawn_file_actions_adddup2(&files, tty, STDIN_FILENO);
    sigset_t none; /* the screens keep theirs blocked */
    sigemptyset(&none);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, for_editor);
    if (code == 0)
        code = is_plain(command) ? posix_spawnp(child, command, &files, &attributes, plain, environ)
                                 : posix_spawn(child, "/bin/sh", &files, &attributes, shell, environ);
    posix_spawn_file_actions_destroy(&files);
    posix_spawnattr_destroy(&attributes);
    return code;
}

static bool run(const struct env *env, const struct editor *editor, struct arena *arena, struct error *error)
{
    enum { SHELL_NOT_EXECUTABLE = 126, SHELL_NOT_FOUND = 127 };
    struct sigaction before[RESTING];
    sigset_t         mask, for_editor;
    pid_t            child;
    int              status = 0;
    rest_signals(before, &mask, &for_editor);
    int tty = env->stdin_is_terminal ? -1 : open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);
    int code = start(env->editor, editor->path, tty, &for_editor, arena, &child);
    if (tty >= 0)
        close(tty);
    while (code == 0 && waitpid(child, &status, 0) < 0)
        code = errno == EINTR ? 0 : errno;
    sigprocmask(SIG_SETMASK, &mask, NULL);
    for (int i = 0; i < RESTING; i++)
        sigaction(resting[i], &before[i], NULL);

    int ended = WIFEXITED(status) ? WEXITSTATUS(status) : 0;
    if (code != 0 || ended == SHELL_NOT_EXECUTABLE || ended == SHELL_NOT_FOUND)
        return error_set(error, ERROR_FAILED, "the editor %s cannot be started%s%s; VISUAL or EDITOR names it",
                         text_quote(env->editor, strlen(env->editor)).text, code ? ": " : "",
                         code ? strerror(code) : "");
    if (WIFSIGNALED(status))
        return error_set(error, ERROR_FAILED, "the editor was ended by signal %d", WTERMSIG(status));
    if (ended != 0)
        return error_set(error, ERROR_FAILED, "the editor ended with status %d", ended);
    return true;
}

static void count_file(const char *path, void *count)
{
    (void)path;
    ++*(size_t *)count;
}

bool launch_editor(const struct env *env, const char *home, const char *text, size_t length, bool stored,
                   struct arena *arena, struct editor *out, struct error *error)
{
    if (!find_place(env, home, text, length, arena, out, error))
        return false;
    bool       done = run(env, out, arena, error);
    struct buf left = {.arena = arena};
    if (!folder_read(out->path, &left)) {
        if (done)
            error_set(error, ERROR_FAILED, "it cannot be read: %s", strerror(errno));
        return launch_leave(out, error);
    }
    out->text = buf_text(&left);
    out->length = left.length;
    out->changed = left.length != length || memcmp(out->text, text, length) != 0;
    if (done)
        return true;
    size_t files = 0;
    folder_walk(out->folder, count_file, &files);
    bool has_more = files > 1;
    if (!has_more && !(out->changed && left.length > 0) && (stored || length == 0)) {
        launch_forget(out);
        return false;
    }
    return launch_leave(out, error);
}
