#include "support/ui_golden.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ui/kit/keys.h"

void ui_begin(struct ui_world *world, const char *now)
{
    struct moment at;
    *world = (struct ui_world){.ms = 1000000};
    assert_true(when_read_instant(now, &at));
    const char *tmp = getenv("TMPDIR");
    snprintf(world->folder, sizeof world->folder, "%s/ui-XXXXXX", tmp ? tmp : "/tmp");
    assert_non_null(mkdtemp(world->folder));
    snprintf(world->db, sizeof world->db, "%s/h.db", world->folder);
    world->offset_s = at.offset_s;
    world->env.settings = settings_default();
    world->env.term = "xterm-256color";
    world->start = (struct app_start){.db_path = world->db};
    world->present = when_present(at.unix_s * 1000, when_fixed_zone(&world->offset_s), 0);
}

static void remove_folder(const char *path)
{
    char           name[512];
    struct dirent *entry;
    DIR           *folder = opendir(path);
    while (folder && (entry = readdir(folder)) != NULL) {
        struct stat about;
        snprintf(name, sizeof name, "%s/%s", path, entry->d_name);
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0 || lstat(name, &about) != 0)
            continue;
        if (S_ISDIR(about.st_mode))
            remove_folder(name);
        else
            unlink(name);
    }
    if (folder)
        closedir(folder);
    rmdir(path);
}

void ui_end(struct ui_world *world)
{
    ui_close(world);
    remove_folder(world->folder);
    arena_free(&world->arena);
}

void ui_pass(struct ui_world *world, int64_t seconds)
{
    world->ms += seconds * 1000;
    world->present = when_present(world->present.unix_ms + seconds * 1000, when_fixed_zone(&world->offset_s),
                                  world->env.settings.day_start_h);
}

void ui_tick(struct ui_world *world, int64_t seconds)
{
    ui_pass(world, seconds);
    session_tick(world->session, &world->present, world->ms);
}

struct store *ui_store(struct ui_world *world)
{
    struct store *store;
    struct error  error;
    if (!store_open(&store, world->db, STORE_WRITE, false, &world->present, &error))
        fail_msg("%s", error.text);
    return store;
}

struct person ui_person(struct ui_world *world, struct store *store, const char *name, const char *started_on)
{
    struct person person = {.name = name, .target_days = 90, .closed_on = DAY_NONE};
    struct error  error;
    person.rules.preset = RULES_STANDARD;
    person.started_offset_s = world->offset_s;
    if (!when_read_day("start", started_on, WHEN_ANY, &world->present, &person.started_on, &error) ||
        !persons_add(store, &world->present, &world->arena, &person, &error))
        fail_msg("%s", error.text);
    return person;
}

void ui_open(struct ui_world *world)
{
    struct error error;
    if (!session_open(&world->session, &world->env, &world->start, &world->present, &error))
        fail_msg("%s", error.text);
    session_tick(world->session, &world->present, world->ms); /* as the loop does before the first paint */
}

const char *ui_close(struct ui_world *world)
{
    char  *said = NULL;
    size_t length = 0;
    FILE  *err = open_memstream(&said, &length);
    session_close(world->session, err);
    world->session = NULL;
    fclose(err);
    const char *copy = arena_copy_text(&world->arena, said);
    free(said);
    return copy;
}

static keycode key_by_name(const char *name)
{
    static const struct {
        const char *name;
        keycode     key;
    } keys[] = {
        {"Esc", KEY_ESC},
        {"Enter", KEY_RETURN},
        {"Tab", KEY_TABULATOR},
        {"S-Tab", KEY_TAB_BACK},
        {"Space", ' '},
        {"Up", KEY_ARROW_UP},
        {"Down", KEY_ARROW_DOWN},
        {"Left", KEY_ARROW_LEFT},
        {"Right", KEY_ARROW_RIGHT},
        {"Home", KEY_TO_HOME},
        {"End", KEY_TO_END},
        {"PgUp", KEY_PAGE_UP},
        {"PgDn", KEY_PAGE_DOWN},
        {"Backspace", KEY_ERASE},
        {"Del", KEY_DELETE},
        {"F1", KEY_HELP},
        {"F2", KEY_URGE},
        {"^Left", KEY_CTRL_LEFT},
        {"^Right", KEY_CTRL_RIGHT},
        {"^Space", 0},
        {"lt", '<'},
        {"Other", KEY_OTHER},
    };
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (strcmp(keys[i].name, name) == 0)
            return keys[i].key;
    assert_true(name[0] == '^' && name[1] != '\0' && name[2] == '\0');
    return (keycode)(name[1] & 0x1f);
}

static void press(struct ui_world *world, keycode key)
{
    world->ms++;
    session_key(world->session, key, &world->present, world->ms);
}

void ui_keys(struct ui_world *world, const char *keys)
{
    while (*keys != '\0') {
        char        name[16] = "";
        const char *end = *keys == '<' ? strchr(keys, '>') : NULL;
        if (end) {
            assert_true((size_t)(end - keys) <= sizeof name);
            memcpy(name, keys + 1, (size_t)(end - keys - 1));
            press(world, key_by_name(name));
            keys = end + 1;
        } else {
            codepoint character;
            keys += text_decode(keys, strlen(keys), &character);
            press(world, character);
        }
    }
}

void ui_paste(struct ui_world *world, const char *text)
{
    session_paste(world->session, text, strlen(text), &world->present, world->ms);
}

static const char *draw(struct ui_world *world, int cols, int rows, bool styles)
{
    struct arena  scratch = {0};
    struct buf    text = {.arena = &world->arena};
    struct canvas canvas = canvas_make(&scratch, rows, cols, world->env.settings.ascii == SETTING_YES);
    session_draw(world->session, &canvas);
    if (styles)
        canvas_dump_styles(&canvas, &text);
    else
        canvas_dump(&canvas, &text);
    buf_printf(&text, "cursor %d, %d\n", canvas.cursor_row, canvas.cursor_col);
    arena_free(&scratch);
    return buf_text(&text);
}

const char *ui_screen(struct ui_world *world, int cols, int rows)
{
    return draw(world, cols, rows, false);
}

const char *ui_styles(struct ui_world *world, int cols, int rows)
{
    return draw(world, cols, rows, true);
}

void ui_shows(struct ui_world *world, const char *text)
{
    const char *screen = ui_screen(world, 80, 24);
    if (!strstr(screen, text))
        fail_msg("\"%s\" is not on the screen:\n%s", text, screen);
}

void ui_hides(struct ui_world *world, const char *text)
{
    const char *screen = ui_screen(world, 80, 24);
    if (strstr(screen, text))
        fail_msg("\"%s\" is on the screen:\n%s", text, screen);
}

void ui_golden(struct ui_world *world, const char *name, int cols, int rows)
{
    char file[128];
    snprintf(file, sizeof file, "%s-%dx%d.txt", name, cols, rows);
    ui_golden_text(file, ui_screen(world, cols, rows));
}

static void write_golden(const char *path, const char *text)
{
    FILE *out = fopen(path, "w");
    assert_non_null(out);
    fputs(text, out);
    assert_int_equal(fclose(out), 0);
}

static char *read_golden(const char *path)
{
    FILE *in = fopen(path, "r");
    if (!in)
        fail_msg("%s is missing; `UPDATE=1 make golden` writes it", path);
    size_t room = 1 << 20;
    char  *text = calloc(room, 1);
    size_t length = fread(text, 1, room - 1, in);
    text[length] = '\0';
    fclose(in);
    return text;
}

void ui_golden_text(const char *file, const char *text)
{
    char        path[256];
    const char *update = getenv("UPDATE");
    snprintf(path, sizeof path, "%s/golden/%s", TESTS_DIR, file);
    if (update && strcmp(update, "1") == 0) {
        write_golden(path, text);
        return;
    }
    char *wanted = read_golden(path);
    bool  is_same = strcmp(wanted, text) == 0;
    if (!is_same)
        print_error("%s: expected\n%s\nbut it is\n%s\n", file, wanted, text);
    free(wanted);
    if (!is_same)
        fail_msg("%s differs", file);
}
