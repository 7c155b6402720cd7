#include "ui/goals/goals_draw.h"

#include <stdio.h>
#include <string.h>

#include "words/texts.h"
#include "ui/goals/goals_row.h"

enum { PROSE_COLS = 72, HEAD_FROM = 5 };

static bool shows_habits(const struct goals_state *state)
{
    bool found = false;
    for (size_t i = 0; i < state->item_count; i++)
        found = found || state->items[i].goal.kind == GOAL_HABIT;
    return found;
}

/* The letters of the weekdays; and the day under the cursor by its name, where it is not today. */
static void draw_head(const struct goals_pen *pen, int row)
{
    const struct goals_columns *columns = &pen->columns;
    for (int i = 0; i < columns->days; i++) {
        daynum day = goals_row_day(pen, i);
        if (day == DAY_NONE)
            continue;
        canvas_bytes(pen->canvas, pen->area, row, columns->cells + i * GOALS_ROW_CELL_COLS,
                     day == pen->state->day ? STYLE_call : STYLE_soft, when_weekday_name(day_weekday(day)), 1);
    }
    if (pen->state->is_moved) {
        char date[WHEN_WORDS_SIZE];
        when_say_date(pen->state->day, date);
        if (day_to_civil(pen->state->day).year != day_to_civil(pen->app->present.today).year)
            when_say_date_year(pen->state->day, date);
        canvas_cut(pen->canvas, pen->area, row, columns->schedule >= 0 ? 2 : 0, columns->cells - 3, STYLE_text, date);
    }
    if (columns->schedule < 0)
        return;
    canvas_text(pen->canvas, pen->area, row, columns->streak, STYLE_soft, "streak");
    if (columns->strength >= 0)
        canvas_text(pen->canvas, pen->area, row, columns->strength, STYLE_soft, "habit");
}

static void fill(struct buf *out, enum word word, const char *first, const char *first_value, const char *second,
                 const char *second_value)
{
    buf_fill(out, texts_word(word),
             (const struct buf_value[]){{first, first_value}, {second, second_value}, {NULL, NULL}});
}

static void draw_filter(const struct goals_pen *pen, int row)
{
    static const char *const  names[GOALS_FILTERS] = {[GOALS_FINISHED] = "Finished", [GOALS_ARCHIVED] = "Archived"};
    const struct goals_state *state = pen->state;
    struct arena              scratch = {0};
    struct buf                line = {.arena = &scratch};
    char                      count[24];
    snprintf(count, sizeof count, "%zu", state->all_count - state->counts[state->filter]);
    if (state->filter == GOALS_ALL)
        buf_puts(&line, texts_word(WORD_goals_all));
    else
        fill(&line, WORD_goals_hides, "filter", names[state->filter], "count", count);
    canvas_cut(pen->canvas, pen->area, row, 2, pen->area.cols - 3, STYLE_soft, buf_text(&line));
    arena_free(&scratch);
}

/* "2 finished, 1 archived". */
static void say_hidden(const struct goals_state *state, struct buf *out)
{
    size_t archived = state->counts[GOALS_ARCHIVED];
    size_t finished = state->all_count - state->counts[GOALS_OPEN] - archived;
    if (finished > 0)
        buf_printf(out, "%zu finished", finished);
    if (archived > 0)
        buf_printf(out, "%s%zu archived", finished > 0 ? ", " : "", archived);
}

static void draw_hidden(const struct goals_pen *pen, int row)
{
    struct arena scratch = {0};
    struct buf   what = {.arena = &scratch}, line = {.arena = &scratch};
    say_hidden(pen->state, &what);
    if (what.length > 0) {
        fill(&line, WORD_goals_hidden, "what", buf_text(&what), NULL, NULL);
        canvas_cut(pen->canvas, pen->area, row, 2, pen->area.cols - 3, STYLE_soft, buf_text(&line));
    }
    arena_free(&scratch);
}

static void draw_none(const struct goals_pen *pen, int row)
{
    const struct goals_state *state = pen->state;
    struct arena              scratch = {0};
    struct buf                what = {.arena = &scratch}, line = {.arena = &scratch};
    int                       cols = pen->area.cols - 3 > PROSE_COLS ? PROSE_COLS : pen->area.cols - 3;
    say_hidden(state, &what);
    if (state->all_count == 0)
        buf_puts(&line, texts_word(WORD_goals_none));
    else if (state->filter != GOALS_OPEN)
        buf_puts(&line, texts_word(WORD_goals_none_shown));
    else
        fill(&line, WORD_goals_none_open, "what", buf_text(&what), NULL, NULL);
    row += pen->area.rows > 3;
    canvas_wrap(pen->canvas, pen->area, row, 2, pen->area.rows, cols, STYLE_text, buf_text(&line));
    canvas_focus(pen->canvas, pen->area, row, 2);
    arena_free(&scratch);
}

void goals_draw_list(const struct app *app, const struct goals_state *state, struct canvas *canvas, struct rect area)
{
    struct goals_pen pen = {app, state, canvas, area, goals_layout_columns(state, area.cols), 0};
    int              row = 0;
    pen.last = goals_state_last(state, app->present.today, pen.columns.days);
    if (area.rows < 1 || area.cols < 1)
        return;
    if (state->filter != GOALS_OPEN && area.rows > 1)
        draw_filter(&pen, row++);
    if (state->list.count == 0) {
        draw_none(&pen, row);
        return;
    }
    if (shows_habits(state) && pen.columns.days > 1 && area.rows - row >= HEAD_FROM)
        draw_head(&pen, row++);
    struct arena        scratch = {0};
    int                 rows = area.rows - row;
    bool                says_hidden = state->filter == GOALS_OPEN && state->counts[GOALS_OPEN] < state->all_count;
    struct goals_layout layout = goals_layout_make(state, area.cols, rows - (says_hidden ? 2 : 0), &scratch);
    size_t              top = goals_layout_top(&layout, rows);
    for (size_t i = top; i < layout.count && (int)(i - top) < rows; i++)
        goals_row_draw(&pen, row + (int)(i - top), &layout.lines[i]);
    if (says_hidden && (int)layout.count + 2 <= rows)
        draw_hidden(&pen, row + (int)layout.count + 1);
    arena_free(&scratch);
}

void goals_draw_legend(const struct app *app, struct buf *out)
{
    enum { WHOLE_FROM = 62, SHORT_FROM = 40 };
    struct canvas set = {.ascii = app->ascii};
    if (app->area_cols < SHORT_FROM)
        return;
    buf_fill(out, texts_word(app->area_cols < WHOLE_FROM ? WORD_goals_legend_short : WORD_goals_legend),
             (const struct buf_value[]){{"done", canvas_glyph_text(&set, GLYPH_done)},
                                        {"missed", canvas_glyph_text(&set, GLYPH_missed)},
                                        {"skipped", canvas_glyph_text(&set, GLYPH_dash)},
                                        {"open", canvas_glyph_text(&set, GLYPH_none)},
                                        {NULL, NULL}});
}
