#include "ui/plan/plan_rows.h"

#include <string.h>

#include "ui/plan/plan_form.h"
#include "ui/plan/plan_say.h"

/* What the line of the chosen row cut short, below the list where there is room. */
static void draw_whole(const struct plan_rows *kind, const struct plan_screen *screen, struct canvas *canvas,
                       struct rect area, int row)
{
    size_t at = screen->where->rows[kind->key].chosen;
    if (!kind->whole || at >= kind->count(screen) || row >= area.rows)
        return;
    const char *text = kind->whole(screen, at);
    bool        is_cut = strchr(text, '\n') || (int)text_cols(text, strlen(text)) > area.cols - PLAN_TEXT_COL - 1;
    struct rect below = {area.row + row, area.col, area.rows - row, area.cols};
    if (is_cut)
        plan_prose(canvas, below, 0, STYLE_soft, text);
}

void plan_rows_draw(const struct plan_rows *kind, const struct app *app, const struct plan_screen *screen,
                    struct canvas *canvas, struct rect area)
{
    if (kind->count(screen) == 0)
        plan_prose(canvas, area, 0, STYLE_soft, texts_word(kind->none));
    struct list list = plan_list(screen, kind->key, area.rows);
    for (size_t at = list.top; at < kind->count(screen) && (int)(at - list.top) < area.rows; at++) {
        int row = (int)(at - list.top);
        kind->line(app, screen, at, canvas, area, row);
        plan_mark_row(screen, kind->key, at, canvas, area, row);
    }
    if (screen->where->is_inside)
        draw_whole(kind, screen, canvas, area, (int)(kind->count(screen) - list.top) + 1);
}

int plan_rows_wants(const struct plan_rows *kind, const struct plan_screen *screen, int cols)
{
    size_t count = kind->count(screen);
    return count > 0 ? (int)count : plan_prose_rows(texts_word(kind->none), cols);
}

struct deletion {
    const struct plan_rows *kind;
    int64_t                 id;
};

static bool write_deletion(struct app *app, void *context, struct error *error)
{
    const struct deletion *deletion = context;
    return deletion->kind->delete (app->store, &app->present, deletion->id, error);
}

void plan_rows_act(const struct plan_rows *kind, struct app *app, const struct plan_screen *screen, enum action action)
{
    size_t          at = screen->where->rows[kind->key].chosen;
    bool            has_row = at < kind->count(screen);
    struct deletion deletion = {.kind = kind, .id = has_row ? kind->id(screen, at) : 0};
    if (action == ACTION_LIST_new || (!has_row && action == ACTION_LIST_open))
        app_push(app, kind->edit, NULL);
    else if (has_row && (action == ACTION_LIST_edit || action == ACTION_LIST_open))
        app_push(app, kind->edit, &(struct plan_given){.id = deletion.id});
    else if (has_row && action == ACTION_LIST_delete && app_write(app, write_deletion, &deletion))
        plan_say(app, true, kind->deleted, NULL);
}

void plan_rows_put(struct canvas *canvas, struct rect area, int row, int col, int end, enum style style,
                   const char *text)
{
    size_t length = strcspn(text, "\n");
    if (text[length] == '\0') {
        canvas_cut(canvas, area, row, col, end - col, style, text);
        return;
    }
    struct arena scratch = {0};
    struct buf   line = {.arena = &scratch};
    buf_put(&line, text, length);
    buf_puts(&line, canvas->ascii ? " ..." : " …");
    canvas_cut(canvas, area, row, col, end - col, style, buf_text(&line));
    arena_free(&scratch);
}
