#include "ui/shared/breath.h"

#include <stdio.h>
#include <string.h>

void breath_start(struct breath *breath, const struct app *app)
{
    breath->moves = app->motion;
    breath->from_ms = app->monotonic_ms;
}

void breath_toggle(struct breath *breath, struct app *app)
{
    if (!app->motion)
        app_say(app, false, "%s", texts_word(WORD_breath_no_motion));
    else if (breath->moves)
        breath->moves = false;
    else
        breath_start(breath, app);
}

static bool does_move(const struct breath *breath, const struct app *app)
{
    return breath->moves && app->motion;
}

int breath_redraw_ms(const struct breath *breath, const struct app *app)
{
    return does_move(breath, app) ? BREATH_REDRAW_MS : 0;
}

/* The hint stands in the column of the other hints where there is room, else nowhere: the key is in the help. */
static void draw_hint(struct canvas *canvas, struct rect area, int row, int used, const char *hint)
{
    enum { HINT_COL = 60 };
    int col = used < HINT_COL ? HINT_COL : used + 2;
    if (col + (int)text_cols(hint, strlen(hint)) < area.cols)
        canvas_text(canvas, area, row, col, STYLE_soft, hint);
}

static void draw_moving(const struct breath *breath, const struct app *app, struct canvas *canvas, struct rect area,
                        int row, int label, int col)
{
    enum { IN_MS = BREATH_IN_S * 1000, OUT_MS = BREATH_OUT_S * 1000 };
    int64_t since = app->monotonic_ms - breath->from_ms;
    int64_t at = since < 0 ? 0 : since % (IN_MS + OUT_MS);
    bool    in = at < IN_MS;
    double  share = in ? (double)at / IN_MS : 1.0 - (double)(at - IN_MS) / OUT_MS;
    char    second[12];
    snprintf(second, sizeof second, "%d", (int)((in ? at : at - IN_MS) / 1000) + 1);
    int bar = area.cols - col - 4;
    if (bar > BREATH_BAR_COLS)
        bar = BREATH_BAR_COLS;
    canvas_text(canvas, area, row, label, STYLE_text, in ? "breathe in" : "breathe out");
    if (bar < 4)
        return;
    canvas_bar(canvas, area, row, col, bar, share, STYLE_mark);
    int end = canvas_text(canvas, area, row, col + bar + 2, STYLE_text, second);
    draw_hint(canvas, area, row, end, "b stops this");
}

void breath_draw(const struct breath *breath, const struct app *app, struct canvas *canvas, struct rect area, int row,
                 int label, int col)
{
    if (does_move(breath, app)) {
        draw_moving(breath, app, canvas, area, row, label, col);
        return;
    }
    int end = canvas_text(canvas, area, row, label, STYLE_text, texts_word(WORD_breath_still));
    if (app->motion)
        draw_hint(canvas, area, row, end, "b starts a bar");
}
