/*
 * Finds as one types, in the screens without their terminal: how many milliseconds of processor each letter takes, with
 * what it reads and what it draws, of the letters that most entries hold first. The file has just been opened, and each
 * first letter is the first that is asked of it. letters FILE: the most, in microseconds, on stdout; all on stderr.
 */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "ui/frame/session.h"

enum { COLS = 120, ROWS = 36 };

static int64_t spent_us(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

struct bench {
    struct session *session;
    struct present  present;
    struct canvas   canvas;
    int64_t         ms;
};

static int64_t press(struct bench *bench, keycode key)
{
    int64_t from = spent_us();
    session_key(bench->session, key, &bench->present, ++bench->ms);
    session_draw(bench->session, &bench->canvas);
    return spent_us() - from;
}

/* Types one word into the search of a session of its own. */
static bool find(struct bench *bench, const struct env *env, const struct app_start *start, const char *word,
                 int64_t *most_us, struct error *error)
{
    if (!session_open(&bench->session, env, start, &bench->present, error))
        return false;
    session_draw(bench->session, &bench->canvas);
    press(bench, '3');
    press(bench, '/');
    for (const char *at = word; *at; at++) {
        int64_t us = press(bench, (keycode)*at);
        fprintf(stderr, "%.*s %lld.%lld ms  ", (int)(at - word) + 1, word, (long long)us / 1000,
                (long long)us / 100 % 10);
        *most_us = us > *most_us ? us : *most_us;
    }
    session_close(bench->session, stderr);
    return true;
}

int main(int argc, char **argv)
{
    static const int32_t     offset_s = 3600;
    static const char *const words[] = {"lah lis", "sotag", "-be", "h", "b", "\"lah lis\""};
    struct env               env = {.settings = settings_default(), .term = "xterm-256color"};
    struct app_start         start = {.db_path = argc == 2 ? argv[1] : ""};
    struct bench             bench = {.ms = 1000000};
    struct error             error = {.kind = ERROR_NONE};
    int64_t                  most_us = 0;
    struct arena             arena = {0};
    bench.present = when_present(INT64_C(1795378440) * 1000, when_fixed_zone(&offset_s), 0);
    bench.canvas = canvas_make(&arena, ROWS, COLS, false);
    bool done = true;
    for (size_t i = 0; done && i < sizeof words / sizeof *words; i++)
        done = find(&bench, &env, &start, words[i], &most_us, &error);
    arena_free(&arena);
    fprintf(stderr, "\n");
    if (!done)
        fprintf(stderr, "letters: %s\n", error.text);
    else
        printf("%lld\n", (long long)most_us);
    return !done;
}
