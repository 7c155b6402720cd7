/*
 * Help: the lines for danger first, then every key as keys.def has it, then the signs beside their words. One function
 * lays it out; with a canvas of no cells it only counts the rows.
 *
 * Over the form of the first run it has a box, too, the mark for the person being started: Space.
 */
#include "ui/frame/views.h"

#include <string.h>

#include "core/when.h"
#include "words/texts.h"
#include "ui/frame/app.h"
#include "ui/kit/list.h"

enum { PROSE_COLS = 72, KEYS_COL = 4, WORDS_COL = 22, NARROW_WORDS_COL = 14, NARROW_COLS = 60, BOX_COLS = 4 };

struct state {
    struct list       rows;  /* chosen is the row on top */
    struct help_given given; /* `marked` NULL: there is no mark to take */
};

struct pen {
    struct canvas *canvas;
    struct rect    area;
    int            row;
};

static void put(struct pen *pen, int col, enum style style, const char *text)
{
    int cols = pen->area.cols - col - 1;
    if (cols > PROSE_COLS)
        cols = PROSE_COLS;
    int rows = canvas_wrap(pen->canvas, pen->area, pen->row, col, INT16_MAX, cols > 1 ? cols : 1, style, text);
    pen->row += rows > 0 ? rows : 1;
}

static void put_pair(struct pen *pen, const char *left, const char *right)
{
    int col = pen->area.cols < NARROW_COLS ? NARROW_WORDS_COL : WORDS_COL;
    int end = canvas_text(pen->canvas, pen->area, pen->row, KEYS_COL, STYLE_accent, left);
    pen->row += end >= col;
    put(pen, col, STYLE_text, right);
}

static void put_heading(struct pen *pen, const char *text)
{
    pen->row++;
    put(pen, 2, STYLE_call, text);
}

static void put_source(struct pen *pen, const struct texts_help_line *line)
{
    struct arena     arena = {0};
    struct buf       sentence = {.arena = &arena};
    struct buf_value values[] = {{"source", line->source}, {"date", line->looked_up}, {NULL, NULL}};
    buf_fill(&sentence, texts_word(WORD_help_looked_up), values);
    put(pen, KEYS_COL, STYLE_soft, buf_text(&sentence));
    arena_free(&arena);
}

/* Its row is that of the focus; -1 where there is no box. */
static int put_box(struct pen *pen, const struct state *help)
{
    if (!help->given.marked)
        return -1;
    int row = ++pen->row;
    canvas_text(pen->canvas, pen->area, row, 2, help->given.unsafe ? STYLE_accent : STYLE_text,
                help->given.unsafe ? "[x]" : "[ ]");
    put(pen, 2 + BOX_COLS, STYLE_text, texts_word(WORD_first_unsafe));
    return row;
}

/* The box stands below the first line, so that it is seen at every size. Returns its row. */
static int put_help_lines(struct pen *pen, const struct state *help)
{
    int box_row = -1;
    for (size_t i = 0; i < texts_help_line_count(); i++) {
        struct texts_help_line line = texts_help_line(i);
        pen->row++;
        put(pen, 2, STYLE_call, line.text);
        if (line.source[0] != '\0')
            put_source(pen, &line);
        if (i == 0)
            box_row = put_box(pen, help);
    }
    return box_row;
}

static void put_keys(struct pen *pen)
{
    enum scope scope = SCOPES;
    for (int i = ACTION_NONE + 1; i < ACTIONS; i++) {
        struct keys_row row = keys_row((enum action)i);
        if (row.scope != scope)
            put_heading(pen, keys_scope_title(row.scope));
        scope = row.scope;
        put_pair(pen, row.keys, row.help);
    }
}

static void put_signs(struct pen *pen)
{
    enum { SHOWN = 3 };
    static const struct {
        enum glyph glyphs[SHOWN];
        size_t     count;
        enum word  word;
    } signs[] = {
        {{GLYPH_checked}, 1, WORD_glyph_checked},
        {{GLYPH_kept}, 1, WORD_glyph_kept},
        {{GLYPH_contact}, 1, WORD_glyph_contact},
        {{GLYPH_none}, 1, WORD_glyph_none},
        {{GLYPH_done}, 1, WORD_glyph_done},
        {{GLYPH_missed}, 1, WORD_glyph_missed},
        {{GLYPH_dash}, 1, WORD_glyph_dash},
        {{GLYPH_bar, GLYPH_bar, GLYPH_none}, SHOWN, WORD_glyph_bar},
        {{GLYPH_spark1, GLYPH_spark4, GLYPH_spark8}, SHOWN, WORD_glyph_spark},
        {{GLYPH_heat1, GLYPH_heat2, GLYPH_heat3}, SHOWN, WORD_glyph_heat},
        {{GLYPH_chosen}, 1, WORD_glyph_chosen},
        {{GLYPH_letter}, 1, WORD_glyph_letter},
    };
    put_heading(pen, texts_word(WORD_help_glyphs));
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        int col = KEYS_COL;
        for (size_t j = 0; j < signs[i].count; j++)
            col = canvas_glyph(pen->canvas, pen->area, pen->row, col, STYLE_accent, signs[i].glyphs[j]);
        put_pair(pen, "", texts_word(signs[i].word));
    }
}

static int lay_out(struct canvas *canvas, const struct state *help, struct rect area, int top, int *box_row)
{
    struct pen pen = {canvas, area, -top};
    *box_row = put_help_lines(&pen, help);
    put_keys(&pen);
    put_signs(&pen);
    return pen.row + top;
}

static void draw(const struct app *app, const void *state, const void *loaded, struct canvas *canvas, struct rect area)
{
    (void)loaded;
    const struct state *help = state;
    (void)app;
    int box_row, rows = lay_out(canvas, help, (struct rect){area.row, area.col, 0, area.cols}, 0, &box_row);
    int last = rows > area.rows ? rows - area.rows : 0;
    int top = (int)help->rows.chosen < last ? (int)help->rows.chosen : last;
    lay_out(canvas, help, area, top, &box_row);
    canvas_focus(canvas, area, top == 0 ? 1 : 0, 2);
    if (help->given.marked)
        canvas_focus(canvas, area, box_row, 3);
}

static bool open(struct app *app, void *state, const void *given, struct error *error)
{
    (void)app, (void)error;
    if (given)
        ((struct state *)state)->given = *(const struct help_given *)given;
    return true;
}

/* The row on top moves; the last one is that with which the end is just seen. */
static bool act(struct app *app, void *state, const void *loaded, enum action action, keycode key)
{
    (void)loaded;
    struct state *help = state;
    struct canvas nothing = {.ascii = app->ascii};
    (void)key;
    if (action == ACTION_LIST_tick && help->given.marked) {
        help->given.unsafe = !help->given.unsafe;
        app_answer(app, help->given.marked, help->given.unsafe, NULL);
        app_say(app, false, "%s", texts_word(help->given.unsafe ? WORD_plan_unsafe_set : WORD_plan_unsafe_taken));
        return true;
    }
    int box_row, rows = lay_out(&nothing, help, (struct rect){.cols = app->area_cols}, 0, &box_row);
    int tops = rows > app->area_rows ? rows - app->area_rows + 1 : 1;
    list_set_count(&help->rows, (size_t)tops);
    return list_act(&help->rows, action, app->area_rows);
}

static void hints(const struct app *app, const void *state, const void *loaded,
                  struct view_hint out[VIEW_FOOTER_MAX + 1])
{
    (void)loaded;
    const struct state *help = state;
    size_t              count = 0;
    if (help->given.marked)
        out[count++] = (struct view_hint){ACTION_LIST_tick, "mark them"};
    else if (app->has_person)
        out[count++] = (struct view_hint){ACTION_PLAIN_urge, NULL};
    out[count++] = (struct view_hint){ACTION_MOVE_up, "down and up"};
    out[count++] = (struct view_hint){ACTION_EVERYWHERE_page_down, "a page"};
    out[count++] = (struct view_hint){ACTION_EVERYWHERE_back, NULL};
    out[count] = (struct view_hint){ACTION_NONE, NULL};
}

const char *help_danger(const struct app *app, int cols)
{
    enum { WHOLE_COLS = 70, UNSAFE_COLS = 75 }; /* from here on there is room for all of it */
    if (app->person.unsafe)
        return texts_word(cols < UNSAFE_COLS ? WORD_help_unsafe_short : WORD_help_unsafe);
    return texts_word(cols < WHOLE_COLS ? WORD_help_in_danger_short : WORD_help_in_danger);
}

void help_standing(const struct app *app, const void *state, const void *loaded, struct buf *out)
{
    (void)state, (void)loaded;
    buf_printf(out, " %s", help_danger(app, app->area_cols));
}

const struct view view_help = {
    .name = "help",
    .title = "Help",
    .scopes = SCOPE_MOVE | SCOPE_LIST,
    .state_size = sizeof(struct state),
    .open = open,
    .draw = draw,
    .act = act,
    .hints = hints,
};
