#include "editor/recover.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "editor/folder.h"

/* All that one look needs. Folders are looked at under their lock: of two programs that start at once one speaks, and none touches what is being edited. */
struct look {
    const char   *home;
    recover_asks *asks;
    void         *context;
    struct arena *arena;

    struct recovered *found;
    size_t            count, room;
};

static void put(struct look *look, const char *path, bool is_text)
{
    if (look->count == look->room) {
        size_t            room = look->room > 0 ? look->room * 2 : 4;
        struct recovered *found = ARENA_NEW(look->arena, struct recovered, room);
        if (look->count > 0)
            memcpy(found, look->found, look->count * sizeof *found);
        look->found = found;
        look->room = room;
    }
    look->found[look->count++] = (struct recovered){.path = path, .is_text = is_text};
}

static const char *join(const char *folder, const char *name, struct arena *arena)
{
    struct buf path = {.arena = arena};
    buf_printf(&path, "%s/%s", folder, name);
    return buf_text(&path);
}

static bool copy_bytes(int from, int to)
{
    char    block[16384];
    ssize_t got;
    while ((got = read(from, block, sizeof block)) != 0) {
        if (got < 0 && errno != EINTR)
            return false;
        for (ssize_t done = 0; done < got;) {
            ssize_t written = write(to, block + done, (size_t)(got - done));
            if (written < 0 && errno != EINTR)
                return false;
            done += written > 0 ? written : 0;
        }
    }
    return fsync(to) == 0;
}

/* Where the files of a folder go. */
struct copying {
    const char *to;
    bool        done;
};

/* Only files hold words; links and the like stay behind. */
static void copy_file(const char *path, void *context)
{
    struct copying *copying = context;
    struct arena    scratch = {0};
    struct stat     status;
    if (lstat(path, &status) == 0 && S_ISREG(status.st_mode)) {
        int from = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
        int to = open(join(copying->to, strrchr(path, '/') + 1, &scratch), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC,
                      S_IRUSR | S_IWUSR);
        copying->done = from >= 0 && to >= 0 && copy_bytes(from, to) && copying->done;
        if (from >= 0)
            close(from);
        if (to >= 0 && close(to) != 0)
            copying->done = false;
    }
    arena_free(&scratch);
}

static bool sync_folder(const char *path)
{
    int  folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool done = folder >= 0 && fsync(folder) == 0;
    if (folder >= 0)
        close(folder);
    return done;
}

/* The folder where it lies from now on: a new one in `home`, safely on disk; or as it was. */
static const char *move(const struct look *look, const char *folder)
{
    const char    *to;
    int            lock;
    struct copying copying = {.done = true};
    if (!folder_make(look->home, look->arena, &to, &lock))
        return folder;
    copying.to = to;
    folder_walk(folder, copy_file, &copying);
    bool moved = copying.done && sync_folder(to) && sync_folder(look->home);
    folder_wipe(moved ? folder : to);
    folder_unlock(lock);
    return moved ? to : folder;
}

/* What lies in a folder. */
struct content {
    bool has_text_file, has_more;
};

static void look_at_file(const char *path, void *context)
{
    struct content *content = context;
    struct stat     status;
    bool            is_text = strcmp(strrchr(path, '/') + 1, FOLDER_TEXT) == 0;
    if (lstat(path, &status) != 0 || !S_ISREG(status.st_mode))
        return;
    content->has_text_file |= is_text;
    content->has_more |= !is_text && status.st_size > 0;
}

/* Must the text be kept? A file that cannot be read must. */
static bool is_wanted(const struct look *look, const char *path)
{
    struct arena scratch = {0};
    struct buf   text = {.arena = &scratch};
    bool         is_wanted = true;
    if (folder_read(path, &text)) {
        const char *words = buf_text(&text);
        is_wanted = strspn(words, " \t\n") < text.length && !look->asks(look->context, words, text.length);
    }
    arena_free(&scratch);
    return is_wanted;
}

/* A folder without any file may be one that is just being made. */
static void look_into(struct look *look, const char *folder, bool moves)
{
    struct content content = {0};
    folder_walk(folder, look_at_file, &content);
    bool is_text = content.has_text_file && is_wanted(look, join(folder, FOLDER_TEXT, look->arena));
    if (!is_text && !content.has_more) {
        if (content.has_text_file)
            folder_wipe(folder);
        return;
    }
    if (moves)
        folder = move(look, folder);
    put(look, is_text ? join(folder, FOLDER_TEXT, look->arena) : folder, is_text);
}

static bool is_ours(const char *name)
{
    enum { RANDOM = 6 };
    size_t prefix = strlen(FOLDER_PREFIX);
    return strncmp(name, FOLDER_PREFIX, prefix) == 0 && strlen(name) == prefix + RANDOM;
}

static void look_through(struct look *look, const char *where, bool moves)
{
    DIR *entries = opendir(where);
    for (struct dirent *entry; entries && (entry = readdir(entries)) != NULL;) {
        if (!is_ours(entry->d_name))
            continue;
        const char *folder = join(where, entry->d_name, look->arena);
        int         lock = folder_lock(folder);
        if (lock < 0)
            continue;
        look_into(look, folder, moves);
        folder_unlock(lock);
    }
    if (entries)
        closedir(entries);
}

void recover_list(const struct env *env, const char *home, recover_asks *asks, void *context, struct arena *arena,
                  struct recovered **out, size_t *count)
{
    struct look look = {.home = home, .asks = asks, .context = context, .arena = arena};
    look_through(&look, home, false);
    if (env->runtime_folder && strcmp(env->runtime_folder, home) != 0 && folder_is_private(env->runtime_folder))
        look_through(&look, env->runtime_folder, true);
    *out = look.found;
    *count = look.count;
}

/* In quotes where a shell would read more in it than a name. */
static void put_word(struct buf *out, const char *word)
{
    static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/._-+,:@%";
    bool              is_plain = strspn(word, plain) == strlen(word);
    buf_puts(out, is_plain ? "" : "'");
    for (; *word; word++) {
        if (*word == '\'')
            buf_puts(out, "'\\''");
        else
            buf_putc(out, *word);
    }
    buf_puts(out, is_plain ? "" : "'");
}

const char *recover_command(const struct recovered *left, struct arena *arena)
{
    struct buf mend = {.arena = arena};
    buf_puts(&mend, "holdfast write < ");
    put_word(&mend, left->path);
    return buf_text(&mend);
}
