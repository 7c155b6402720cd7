#define _DEFAULT_SOURCE /* tm_gmtoff */
#include "env.h"

#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "core/buf.h"
#include "core/text.h"

enum { CONFIG_MAX = 64 * 1024, OFFSET_MAX_S = 18 * 3600 };

static const char *get(const char *name)
{
    const char *value = getenv(name);
    return value && value[0] ? value : NULL;
}

/*
 * FOLDER/holdfast/NAME in the folder that XDG names, else in its place under HOME; NULL if neither is known. A
 * relative XDG folder does not count.
 */
static const char *find_path(struct arena *arena, const char *xdg, const char *under_home, const char *name)
{
    struct buf  path = {.arena = arena};
    const char *folder = get(xdg), *home = get("HOME");
    if (folder && folder[0] == '/')
        buf_printf(&path, "%s/holdfast/%s", folder, name);
    else if (home)
        buf_printf(&path, "%s/%s/holdfast/%s", home, under_home, name);
    else
        return NULL;
    return buf_text(&path);
}

/* The whole file; false with errno if it cannot be read. No waiting: it may be a pipe. */
static bool read_file(const char *path, struct buf *out)
{
    struct stat status;
    int         file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (file < 0)
        return false;
    bool done = fstat(file, &status) == 0;
    if (done && !S_ISREG(status.st_mode)) {
        errno = EINVAL;
        done = false;
    }
    char    block[4096];
    ssize_t got = 1;
    while (done && got > 0 && out->length <= CONFIG_MAX) {
        got = read(file, block, sizeof block);
        if (got > 0)
            buf_put(out, block, (size_t)got);
        else if (got < 0 && errno == EINTR)
            got = 1;
        done = got >= 0;
    }
    int reason = errno;
    close(file);
    errno = reason;
    if (done && out->length > CONFIG_MAX) {
        errno = EFBIG;
        return false;
    }
    return done;
}

static void read_settings(struct env *env, struct arena *arena)
{
    struct buf text = {.arena = arena};
    env->settings = settings_default();
    if (!env->config_path)
        return;
    if (read_file(env->config_path, &text)) {
        env->settings = settings_read(env->config_path, buf_text(&text), text.length, arena, &env->config_warnings,
                                      &env->config_warning_count);
    } else if (errno != ENOENT && errno != ENOTDIR) {
        struct buf warning = {.arena = arena};
        buf_printf(&warning, "%s cannot be read: %s; the defaults hold", env->config_path,
                   errno == EINVAL ? "it is no file" : strerror(errno));
        env->config_warnings = ARENA_NEW(arena, const char *, 1);
        env->config_warnings[0] = buf_text(&warning);
        env->config_warning_count = 1;
    }
}

bool env_read(struct env *env, struct arena *arena, struct error *error)
{
    *env = (struct env){.monotonic_ms = env_monotonic_ms};
    const char *now = getenv("HOLDFAST_NOW");
    if (now) {
        if (!when_read_instant(now, &env->fixed_now))
            return error_set(error, ERROR_USAGE,
                             "HOLDFAST_NOW must be an instant such as 2026-11-22T21:14:00+01:00, not %s",
                             text_quote(now, strlen(now)).text);
        env->clock_is_fixed = true;
    }
    const char *db = get("HOLDFAST_DB");
    env->db_path = db ? arena_copy_text(arena, db) : find_path(arena, "XDG_DATA_HOME", ".local/share", "holdfast.db");
    env->db_is_default = !db;
    env->config_path = find_path(arena, "XDG_CONFIG_HOME", ".config", "config");
    read_settings(env, arena);

    env->stdin_is_terminal = isatty(STDIN_FILENO);
    env->stdout_is_terminal = isatty(STDOUT_FILENO);
    env->stderr_is_terminal = isatty(STDERR_FILENO);
    env->no_color = get("NO_COLOR") != NULL;
    env->term = arena_copy_text(arena, get("TERM") ? get("TERM") : "");
    env->colorfgbg = arena_copy_text(arena, get("COLORFGBG"));
    env->is_ssh = get("SSH_CONNECTION") || get("SSH_TTY");
    const char *editor = get("VISUAL") ? get("VISUAL") : get("EDITOR");
    env->editor = arena_copy_text(arena, editor ? editor : "vi");
    const char *runtime = get("XDG_RUNTIME_DIR");
    env->runtime_folder = arena_copy_text(arena, runtime && runtime[0] == '/' ? runtime : NULL);
    return true;
}

/* A zone that TZ makes up may lie further from UTC than any place on earth: it is cut to what a file can hold. */
static int32_t local_offset(const void *context, int64_t unix_s)
{
    (void)context;
    time_t    at = (time_t)unix_s;
    struct tm local;
    if (!localtime_r(&at, &local))
        return 0;
    long offset_s = local.tm_gmtoff;
    if (offset_s > OFFSET_MAX_S)
        return OFFSET_MAX_S;
    return offset_s < -OFFSET_MAX_S ? -OFFSET_MAX_S : (int32_t)offset_s;
}

/* A clock far beyond the calendar is one that lost its battery: the last day of the calendar is the best it can say. */
static int64_t clock_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    int64_t first_s = day_start_instant(DAY_FIRST + 1, 0, 0), last_s = day_start_instant(DAY_LAST - 1, 0, 0);
    int64_t unix_s = now.tv_sec;
    if (unix_s < first_s || unix_s > last_s)
        return (unix_s < first_s ? first_s : last_s) * 1000;
    return unix_s * 1000 + now.tv_nsec / 1000000;
}

struct present env_present(const struct env *env)
{
    struct present present;
    if (env->clock_is_fixed) {
        present = when_present(env->fixed_now.unix_s * 1000, when_fixed_zone(&env->fixed_now.offset_s),
                               env->settings.day_start_h);
    } else {
        tzset();
        present = when_present(clock_ms(), (struct zone){.offset_at = local_offset}, env->settings.day_start_h);
    }
    present.week_sunday = env->settings.week_sunday;
    return present;
}

int64_t env_monotonic_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

void env_set_locale(void)
{
    setlocale(LC_CTYPE, "");
}
