/*
 * A picker over the screen. With free text the rows are narrowed by what is typed, and the last one is the typed text itself, unless it is
 * exactly one of the rows.
 */
#include "ui/frame/views.h"

#include <string.h>

#include "core/fold.h"
#include "ui/frame/app.h"
#include "words/texts.h"
#include "ui/kit/editbuf.h"
#include "ui/kit/list.h"

enum { BOX_COLS = 60, HEAD = 2 };

struct state {
    const char     *title;
    const char    **rows;
    size_t          count;
    struct editbuf *text;  /* NULL: only the rows can be chosen */
    size_t         *shown; /* indexes of the rows that fit; `count` stands for the typed text */
    struct list     list;
    void (*chosen)(struct app *app, void *state, const void *loaded, size_t index, const char *text);
};

static void narrow(struct state *pick)
{
    const char *typed = pick->text ? editbuf_text(pick->text, NULL) : "";
    bool        is_row = false;
    size_t      shown = 0;
    for (size_t i = 0; i < pick->count; i++) {
        is_row = is_row || fold_is_same(pick->rows[i], typed);
        if (fold_holds(pick->rows[i], typed))
            pick->shown[shown++] = i;
    }
    if (pick->text && !editbuf_is_blank(pick->text) && !is_row)
        pick->shown[shown++] = pick->count;
    list_set_count(&pick->list, shown);
}

static bool open(struct app *app, void *state, const void *given, struct error *error)
{
    struct state              *pick = state;
    const struct pick_request *request = given;
    struct arena              *arena = app_arena(app);
    (void)error;
    pick->chosen = request->chosen;
    pick->count = request->count;
    pick->title = arena_copy_text(arena, request->title);
    pick->rows = ARENA_NEW(arena, const char *, request->count + 1);
    pick->shown = ARENA_NEW(arena, size_t, request->count + 1);
    for (size_t i = 0; i < request->count; i++)
        pick->rows[i] = arena_copy_text(arena, request->rows[i]);
    if (request->free_text)
        pick->text = editbuf_new(EDITBUF_LINE, TEXT_LINE_MAX);
    narrow(pick);
    for (size_t i = 0; request->begin && i < pick->count; i++)
        if (strcmp(pick->rows[i], request->begin) == 0)
            pick->list.chosen = i;
    return true;
}

static void close(void *state)
{
    editbuf_free(((struct state *)state)->text);
}

static const char *row_text(const struct state *pick, size_t at)
{
    size_t row = pick->shown[at];
    return row < pick->count ? pick->rows[row] : editbuf_text(pick->text, NULL);
}

/* The rows of the list inside the box, for this height of the screen. */
static int list_rows(const struct state *pick, int screen_rows)
{
    int most = screen_rows - HEAD - (pick->text ? 1 : 0) - 3;
    int wanted = (int)pick->count + (pick->text ? 1 : 0);
    int rows = wanted < most ? wanted : most;
    return rows > 1 ? rows : 1;
}

static void draw_row(const struct state *pick, struct canvas *canvas, struct rect box, int row, size_t at)
{
    int end = canvas_cut(canvas, box, row, 4, box.cols - 6, STYLE_text, row_text(pick, at));
    if (pick->shown[at] == pick->count && end + 4 < box.cols)
        canvas_cut(canvas, box, row, end + 2, box.cols - end - 4, STYLE_soft, texts_word(WORD_pick_typed));
    if (at == pick->list.chosen)
        list_mark(canvas, (struct rect){box.row, box.col + 1, box.rows, box.cols - 2}, row, 1);
}

/* Empty, with lines around it; at its sides only where something else stands beside it. */
static void draw_box(const struct state *pick, struct canvas *canvas, struct rect box, bool has_sides)
{
    for (int row = 0; row < box.rows; row++)
        for (int col = 0; col < box.cols; col++)
            canvas_text(canvas, box, row, col, STYLE_text, " ");
    for (int row = 1; has_sides && row + 1 < box.rows; row++) {
        canvas_glyph(canvas, box, row, 0, STYLE_line, GLYPH_divider);
        canvas_glyph(canvas, box, row, box.cols - 1, STYLE_line, GLYPH_divider);
    }
    canvas_rule(canvas, box, 0);
    canvas_text(canvas, box, 0, 2, STYLE_text, " ");
    int end = canvas_cut(canvas, box, 0, 3, box.cols - 6, STYLE_call, pick->title);
    canvas_text(canvas, box, 0, end, STYLE_text, " ");
    canvas_rule(canvas, box, box.rows - 1);
}

static void draw(const struct app *app, const void *state, const void *loaded, struct canvas *canvas, struct rect area)
{
    (void)loaded;
    const struct state *pick = state;
    int                 rows = list_rows(pick, area.rows), field = pick->text ? 1 : 0;
    int                 cols = area.cols < BOX_COLS + 4 ? area.cols : BOX_COLS;
    int                 height = rows + HEAD + field;
    struct rect         box = {area.row + (area.rows - height) / 2, area.col + (area.cols - cols) / 2, height, cols};
    struct list         list = list_seen(&pick->list, rows);
    (void)app;
    if (box.row < area.row)
        box.row = area.row;
    draw_box(pick, canvas, box, cols < area.cols);
    struct rect typed = {box.row + 1, box.col + 4, 1, box.cols - 6};
    for (int i = 0; i < rows && list.top + (size_t)i < list.count; i++)
        draw_row(pick, canvas, box, 1 + field + i, list.top + (size_t)i);
    if (list.count == 0)
        canvas_cut(canvas, box, 1 + field, 4, box.cols - 6, STYLE_soft, texts_word(WORD_pick_none));
    if (pick->text)
        editbuf_draw(pick->text, canvas, typed, STYLE_text, true, NULL); /* last: the focus stays in it */
}

static enum action as_move(enum action action)
{
    return action == ACTION_TEXT_up ? ACTION_MOVE_up : action == ACTION_TEXT_down ? ACTION_MOVE_down : action;
}

static bool act(struct app *app, void *state, const void *loaded, enum action action, keycode key)
{
    (void)loaded;
    struct state *pick = state;
    (void)key;
    if (action == ACTION_PICK_choose) {
        if (pick->list.count > 0) {
            size_t at = pick->list.chosen;
            app_pop(app);
            app_answer(app, pick->chosen, pick->shown[at], row_text(pick, at));
        }
        return true;
    }
    return list_act(&pick->list, as_move(action), list_rows(pick, app->area_rows));
}

static bool text(struct app *app, void *state, keycode key)
{
    struct state *pick = state;
    (void)app;
    if (!editbuf_key(pick->text, key))
        return false;
    narrow(pick);
    return true;
}

static bool is_text(const void *state)
{
    return ((const struct state *)state)->text != NULL;
}

static bool paste(struct app *app, void *state, const char *bytes, size_t length)
{
    struct state *pick = state;
    (void)app;
    bool fits = editbuf_paste(pick->text, bytes, length);
    narrow(pick);
    return fits;
}

static const struct view_hint footer[] = {
    {ACTION_PICK_choose, NULL}, {ACTION_TEXT_down, "next"}, /* the arrows move here whether or not something is typed */
    {ACTION_TEXT_up, "before"}, {ACTION_EVERYWHERE_back, NULL}, {ACTION_NONE, NULL},
};

const struct view view_pick = {
    .name = "pick",
    .scopes = SCOPE_MOVE | SCOPE_PICK,
    .state_size = sizeof(struct state),
    .draws_over = true,
    .open = open,
    .draw = draw,
    .act = act,
    .text = text,
    .is_text = is_text,
    .paste = paste,
    .footer = footer,
    .close = close,
};
