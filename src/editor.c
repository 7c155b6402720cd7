#include "editor.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/buf.h"
#include "core/text.h"

extern char **environ;

static bool write_all(int file, const char *bytes, size_t length)
{
    while (length > 0) {
        ssize_t written = write(file, bytes, length);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return false;
        bytes += written;
        length -= (size_t)written;
    }
    return true;
}

/* The text and a newline, as files have it; nothing at all for no text. */
static bool write_file(const char *path, const char *text, size_t length)
{
    int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (file < 0)
        return false;
    bool done = length == 0 || (write_all(file, text, length) && write_all(file, "\n", 1));
    int  reason = errno;
    if (close(file) != 0 && done) {
        reason = errno;
        done = false;
    }
    errno = reason;
    return done;
}

/* The file as far as a body may be long, and a little more; one newline at its end dropped. */
static bool read_file(const char *path, struct buf *out)
{
    char block[16384];
    int  file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (file < 0)
        return errno == ENOENT;
    ssize_t got = 1;
    while (got != 0 && out->length <= TEXT_BODY_MAX + 1) {
        got = read(file, block, sizeof block);
        if (got < 0 && errno != EINTR)
            break;
        buf_put(out, block, got > 0 ? (size_t)got : 0);
    }
    int reason = errno;
    close(file);
    errno = reason;
    if (out->length > 0 && out->text[out->length - 1] == '\n')
        buf_truncate(out, out->length - 1);
    return got >= 0;
}

/* Writes over what a file holds, so that the words do not stay on the disk, and removes it. */
static void wipe_file(const char *path)
{
    static const char zeros[4096];
    struct stat       status;
    int               file = open(path, O_WRONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (file >= 0 && fstat(file, &status) == 0 && S_ISREG(status.st_mode)) {
        for (off_t left = status.st_size; left > 0; left -= (off_t)sizeof zeros)
            if (!write_all(file, zeros, left < (off_t)sizeof zeros ? (size_t)left : sizeof zeros))
                break;
        (void)fsync(file);
    }
    if (file >= 0)
        close(file);
    (void)unlink(path);
}

/* Goes through what lies in the folder, wiping it if asked to; returns how many files that are. */
static size_t walk_folder(const char *path, bool wipes)
{
    struct arena scratch = {0};
    size_t       count = 0;
    DIR         *folder = opendir(path);
    for (struct dirent *entry; folder && (entry = readdir(folder)) != NULL;) {
        struct buf name = {.arena = &scratch};
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        buf_printf(&name, "%s/%s", path, entry->d_name);
        if (wipes)
            wipe_file(buf_text(&name));
        count++;
    }
    if (folder)
        closedir(folder);
    arena_free(&scratch);
    return count;
}

void editor_forget(const struct editor *editor)
{
    walk_folder(editor->folder, true);
    (void)rmdir(editor->folder);
}

bool editor_keep(const struct editor *editor, struct error *error)
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
    return false;
}

/* A runtime folder that others can look into is none. */
static bool is_private(const char *folder)
{
    struct stat status;
    return stat(folder, &status) == 0 && S_ISDIR(status.st_mode) && status.st_uid == geteuid() &&
           (status.st_mode & (S_IRWXG | S_IRWXO)) == 0;
}

/* Puts the text into a new folder in this one. False with errno, and then nothing of it stays. */
static bool put_down(const char *where, const char *text, size_t length, struct arena *arena, struct editor *out)
{
    struct buf folder = {.arena = arena}, path = {.arena = arena};
    buf_printf(&folder, "%s%s/holdfast-XXXXXX", where[0] == '/' ? "" : "./", where);
    if (!mkdtemp(folder.text))
        return false;
    buf_printf(&path, "%s/entry.txt", folder.text);
    *out = (struct editor){.folder = buf_text(&folder), .path = buf_text(&path)};
    if (write_file(out->path, text, length))
        return true;
    int reason = errno;
    editor_forget(out);
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
    if (runtime && is_private(runtime) && put_down(runtime, text, length, arena, out))
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

static void rest_signals(struct sigaction before[RESTING], sigset_t *for_editor)
{
    struct sigaction ignore = {.sa_handler = SIG_IGN};
    sigemptyset(&ignore.sa_mask);
    sigemptyset(for_editor);
    sigaddset(for_editor, SIGPIPE); /* main ignores these two */
    sigaddset(for_editor, SIGXFSZ);
    for (int i = 0; i < RESTING; i++) {
        sigaction(resting[i], &ignore, &before[i]);
        if (before[i].sa_handler != SIG_IGN)
            sigaddset(for_editor, resting[i]);
    }
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
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
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
    sigset_t         for_editor;
    pid_t            child;
    int              status = 0;
    rest_signals(before, &for_editor);
    int tty = env->stdin_is_terminal ? -1 : open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);
    int code = start(env->editor, editor->path, tty, &for_editor, arena, &child);
    if (tty >= 0)
        close(tty);
    while (code == 0 && waitpid(child, &status, 0) < 0)
        code = errno == EINTR ? 0 : errno;
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

bool editor_lend(const struct env *env, const char *home, const char *text, size_t length, bool stored,
                 struct arena *arena, struct editor *out, struct error *error)
{
    if (!find_place(env, home, text, length, arena, out, error))
        return false;
    bool       done = run(env, out, arena, error);
    struct buf left = {.arena = arena};
    if (!read_file(out->path, &left)) {
        if (done)
            error_set(error, ERROR_FAILED, "it cannot be read: %s", strerror(errno));
        return editor_keep(out, error);
    }
    out->text = buf_text(&left);
    out->length = left.length;
    out->changed = left.length != length || memcmp(out->text, text, length) != 0;
    if (done)
        return true;
    bool has_more = walk_folder(out->folder, false) > 1;
    if (!has_more && !(out->changed && left.length > 0) && (stored || length == 0)) {
        editor_forget(out);
        return false;
    }
    return editor_keep(out, error);
}
