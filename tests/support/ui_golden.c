#include "support/ui_golden.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/buf.h"
#include "ui/kit/keys.h"

enum {
    WHOLE_FRAME_ROWS = 12, /* from here on the frame stands in goldens of its own */
    FULL_ROWS = 18,        /* from here on what just happened has a row of its own */
    FOOT_ROWS_MOST = 5,
};

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
    if (!store_open(&store, world->db, STORE_WRITE, false, &error))
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
    char  *sentence = NULL;
    size_t length = 0;
    FILE  *err = open_memstream(&sentence, &length);
    session_close(world->session, err);
    world->session = NULL;
    fclose(err);
    const char *copy = arena_copy_text(&world->arena, sentence);
    free(sentence);
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
    if (strncmp(name, "Alt-", 4) == 0)
        return KEY_ALT | (name[5] == '\0' ? (keycode)name[4] : key_by_name(name + 4));
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

static void write_golden(const char *path, const char *text)
{
    FILE *out = fopen(path, "w");
    assert_non_null(out);
    fputs(text, out);
    assert_int_equal(fclose(out), 0);
}

/* In the arena. */
static const char *read_golden(struct arena *arena, const char *path)
{
    FILE *in = fopen(path, "r");
    if (!in)
        fail_msg("%s is missing; `UPDATE=1 make golden` writes it", path);
    struct buf text = {.arena = arena};
    char       part[4096];
    size_t     length;
    while ((length = fread(part, 1, sizeof part, in)) > 0)
        buf_put(&text, part, length);
    fclose(in);
    return buf_text(&text);
}

static bool is_update(void)
{
    const char *update = getenv("UPDATE");
    return update && strcmp(update, "1") == 0;
}

static void compare(const char *file, const char *wanted, const char *text)
{
    if (strcmp(wanted, text) == 0)
        return;
    print_error("%s: expected\n%s\nbut it is\n%s\n", file, wanted, text);
    fail_msg("%s differs", file);
}

void ui_golden_text(const char *file, const char *text)
{
    char path[256];
    snprintf(path, sizeof path, "%s/golden/%s", TESTS_DIR, file);
    if (is_update()) {
        write_golden(path, text);
        return;
    }
    struct arena arena = {0};
    compare(file, read_golden(&arena, path), text);
    arena_free(&arena);
}

/* From the line after this one. */
static const char *next_line(const char *text)
{
    const char *end = strchr(text, '\n');
    return end ? end + 1 : text + strlen(text);
}

/* A line across the whole screen. */
static bool is_rule(const char *line, int cols)
{
    const char *dash = line[0] == '-' ? "-" : "\u2500";
    size_t      length = strlen(dash);
    for (int i = 0; i < cols; i++, line += length)
        if (strncmp(line, dash, length) != 0)
            return false;
    return *line == '\n';
}

/* Of a drawn screen: how many rows of the frame stand above what the view draws, and the first row of it below that. */
static void find_frame(const char *screen, int cols, int rows, int *head, int *foot)
{
    const char *line = next_line(screen);
    *head = is_rule(line, cols) ? 2 : 1;
    *foot = rows - (rows >= FULL_ROWS ? 2 : 1);
    for (int row = 1; row < rows; row++, line = next_line(line))
        if (row >= rows - FOOT_ROWS_MOST && is_rule(line, cols)) {
            *foot = row;
            return;
        }
}

/* Of the golden file of a view's frames: where the section of that title begins ("== NAME 80x24", then the frame's rows), or where it belongs, for they
 * stand in the order of their titles. */
static const char *find_section(const char *sections, const char *title, bool *found)
{
    const char *at = sections;
    size_t      title_length = strlen(title);
    *found = false;
    while (*at) {
        size_t length = strcspn(at, "\n");
        int    order = strncmp(at, title, length > title_length ? length : title_length);
        *found = order == 0;
        if (order >= 0)
            break;
        const char *next = strstr(at, "\n== ");
        at = next ? next + 1 : at + strlen(at);
    }
    return at;
}

/* Programs that run side by side may draw the same view. */
static int lock_golden(const char *path)
{
    int file = open(path, O_RDWR | O_CREAT, 0644);
    assert_true(file >= 0 && lockf(file, F_LOCK, 0) == 0);
    return file;
}

static void golden_frame(struct ui_world *world, const char *title, const char *frame)
{
    char path[256], file[96];
    bool found;
    snprintf(file, sizeof file, "frame-%s.txt", session_view(world->session));
    snprintf(path, sizeof path, "%s/golden/%s", TESTS_DIR, file);
    int         lock = is_update() ? lock_golden(path) : -1;
    const char *all = read_golden(&world->arena, path), *at = find_section(all, title, &found);
    const char *body = found ? next_line(at) : at, *end = found ? strstr(body, "\n== ") : at;
    const char *rest = !found ? at : end ? end + 1 : at + strlen(at);
    if (is_update()) {
        struct buf out = {.arena = &world->arena};
        buf_put(&out, all, (size_t)(at - all));
        buf_printf(&out, "%s\n%s%s", title, frame, rest);
        write_golden(path, buf_text(&out));
        close(lock);
    } else {
        compare(file, arena_copy_bytes(&world->arena, body, (size_t)(rest - body)), frame);
    }
}

/* The line with the cursor after the last row is no part of it. */
static bool is_of_frame(int row, int rows, int head, int foot)
{
    return row < head || (row >= foot && row < rows);
}

void ui_golden(struct ui_world *world, const char *name, int cols, int rows)
{
    char        file[128];
    const char *screen = ui_screen(world, cols, rows), *line = screen;
    struct buf  frame = {.arena = &world->arena}, area = {.arena = &world->arena};
    int         head = 0, foot = rows;
    if (rows >= WHOLE_FRAME_ROWS)
        find_frame(screen, cols, rows, &head, &foot);
    for (int row = 0; *line; row++) {
        const char *next = next_line(line);
        if (!is_of_frame(row, rows, head, foot))
            buf_put(&area, line, (size_t)(next - line));
        else if (is_rule(line, cols))
            buf_printf(&frame, "%.3s\n", line); /* one glyph says it */
        else
            buf_put(&frame, line, (size_t)(next - line));
        line = next;
    }
    snprintf(file, sizeof file, "%s-%dx%d.txt", name, cols, rows);
    ui_golden_text(file, buf_text(&area));
    if (frame.length > 0) {
        snprintf(file, sizeof file, "== %s %dx%d", name, cols, rows);
        golden_frame(world, file, buf_text(&frame));
    }
}

/* The word at the end of a line; its length. */
static size_t last_word(const char *line, size_t length, const char **word)
{
    size_t from = length;
    while (from > 0 && line[from - 1] != ' ')
        from--;
    *word = line + from;
    return length - from;
}

static bool is_letter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

/* Is it the beginning of words there, and never a whole one? */
static bool is_cut_short(const char *screen, const char *word, size_t length)
{
    bool is_beginning = false;
    for (const char *at = screen; *at; at++)
        if ((at == screen || !is_letter(at[-1])) && strncmp(at, word, length) == 0) {
            if (!is_letter(at[length]))
                return false;
            is_beginning = true;
        }
    return is_beginning;
}

static void check_words(const char *large, const char *screen, int cols, const char *name)
{
    for (const char *line = screen; *line; line = next_line(line)) {
        const char *word;
        size_t      length = strcspn(line, "\n");
        if ((int)text_cols(line, length) < cols || !is_letter(line[length - 1]))
            continue;
        size_t word_length = last_word(line, length, &word);
        if (is_cut_short(large, word, word_length))
            fail_msg("%s: \"%.*s\" is cut without a mark at %d columns:\n%s", name, (int)word_length, word, cols,
                     screen);
    }
}

void ui_golden_state(struct ui_world *world, const char *name)
{
    static const struct {
        int cols, rows;
    } sizes[] = {{120, 36}, {200, 60}, {45, 14}, {40, 12}, {20, 5}, {1, 1}};
    struct buf  large = {.arena = &world->arena};
    const char *usual = ui_screen(world, 80, 24);
    ui_golden(world, name, 80, 24);
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        int         row, col;
        const char *screen = ui_screen(world, sizes[i].cols, sizes[i].rows);
        const char *cursor = strstr(screen, "\ncursor ");
        assert_non_null(cursor);
        assert_int_equal(sscanf(cursor, "\ncursor %d, %d", &row, &col), 2);
        assert_in_range(row, 0, sizes[i].rows - 1);
        assert_in_range(col, 0, sizes[i].cols - 1);
        if (sizes[i].cols > 80)
            buf_puts(&large, screen);
        else if (sizes[i].cols > 1)
            check_words(buf_text(&large), screen, sizes[i].cols, name);
        assert_string_equal(ui_screen(world, 80, 24), usual);
    }
}

void ui_golden_screen(struct ui_world *world, const char *name)
{
    ui_golden(world, name, 120, 36);
    ui_golden(world, name, 200, 60);
    ui_golden(world, name, 45, 14);
    ui_golden_state(world, name); /* last: keys that follow act on a screen of the usual size */
}
