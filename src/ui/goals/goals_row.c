#include "ui/goals/goals_row.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "ui/goals/goal_areas.h"

static const struct {
    enum glyph glyph;
    enum style style;
} cells[] = {
    [GOALS_DONE] = {GLYPH_done, STYLE_mark},
    [GOALS_MISSED] = {GLYPH_missed, STYLE_mark},
    [GOALS_SKIPPED] = {GLYPH_dash, STYLE_soft},
    [GOALS_BLANK] = {GLYPH_none, STYLE_line},
};

daynum goals_row_day(const struct goals_pen *pen, int at)
{
    return pen->columns.days == 1 ? pen->state->day : day_add(pen->last, at - pen->columns.days + 1);
}

static void draw_cells(const struct goals_pen *pen, int row, size_t item)
{
    for (int i = 0; i < pen->columns.days; i++) {
        daynum day = goals_row_day(pen, i);
        if (day == DAY_NONE)
            continue;
        enum goals_cell cell = goals_state_cell(pen->state, item, day, pen->app->present.today);
        canvas_glyph(pen->canvas, pen->area, row, pen->columns.cells + i * GOALS_ROW_CELL_COLS, cells[cell].style,
                     cells[cell].glyph);
    }
}

/* Behind a title that is no longer open: since when. */
static void say_closed(const struct goals_pen *pen, const struct goal *goal, char out[WHEN_WORDS_SIZE])
{
    char date[WHEN_WORDS_SIZE];
    if (goal->archived || pen->columns.strength < 0) {
        snprintf(out, WHEN_WORDS_SIZE, goal->archived ? "archived" : "finished");
        return;
    }
    when_say_date_near(goal->finished_on, pen->app->present.today, date);
    snprintf(out, WHEN_WORDS_SIZE, "finished %.30s", date);
}

/* Nothing where there is no row of days yet: a 0 would be a reproach. */
static void say_streak(const struct goals_item *item, char out[WHEN_WORDS_SIZE])
{
    const struct habit_standing *habit = &item->standing.habit;
    out[0] = '\0';
    if (item->goal.schedule.kind != HABIT_WEEKLY && habit->streak > 0)
        snprintf(out, WHEN_WORDS_SIZE, "%" PRId32 " in a row", habit->streak);
    else if (habit->streak > 0)
        snprintf(out, WHEN_WORDS_SIZE, "%" PRId32 " week%s", habit->streak, habit->streak == 1 ? "" : "s");
    else if (item->goal.schedule.kind == HABIT_WEEKLY && habit->week_done > 0)
        snprintf(out, WHEN_WORDS_SIZE, "%" PRId32 " this week", habit->week_done);
}

static void draw_habit(const struct goals_pen *pen, int row, size_t at)
{
    enum { STRENGTH_COLS = 7 };
    const struct goals_item    *item = &pen->state->items[at];
    const struct goals_columns *columns = &pen->columns;
    char                        said[WHEN_WORDS_SIZE], schedule[HABIT_SAY_SIZE];
    bool                        is_open = goals_is_active(&item->goal);
    if (columns->schedule >= 0) {
        goals_layout_schedule(&item->goal.schedule, schedule);
        canvas_text(pen->canvas, pen->area, row, columns->schedule, STYLE_soft, schedule);
    }
    draw_cells(pen, row, at);
    if (columns->streak < 0)
        return;
    if (is_open)
        say_streak(item, said);
    else
        say_closed(pen, &item->goal, said);
    canvas_cut(pen->canvas, pen->area, row, columns->streak, is_open ? columns->streak_cols : 2 * columns->streak_cols,
               is_open ? STYLE_text : STYLE_soft, said);
    if (is_open && columns->strength >= 0)
        canvas_bar(pen->canvas, pen->area, row, columns->strength, STRENGTH_COLS, item->standing.habit.strength,
                   STYLE_mark);
}

static void say_due(const struct goals_pen *pen, const struct goal *goal, char out[WHEN_WORDS_SIZE])
{
    char date[WHEN_WORDS_SIZE];
    out[0] = '\0';
    if (!goals_is_active(goal)) {
        say_closed(pen, goal, out);
    } else if (goal->due_on != DAY_NONE) {
        when_say_date_near(goal->due_on, pen->app->present.today, date);
        snprintf(out, WHEN_WORDS_SIZE, "by %.40s", date);
    }
}

static void draw_project(const struct goals_pen *pen, int row, const struct goal *goal)
{
    enum { BAR = 15, BAR_COLS = 12, STEPS_COLS = 14 };
    const struct goals_columns *columns = &pen->columns;
    size_t                      done = goals_state_steps_done(goal);
    char                        steps[32], said[WHEN_WORDS_SIZE];
    bool                        is_wide = columns->schedule >= 0;
    snprintf(steps, sizeof steps, is_wide ? "%zu of %zu step%s" : "%zu of %zu", done, goal->step_count,
             goal->step_count == 1 ? "" : "s");
    if (goal->step_count > 0 && columns->days > 1)
        canvas_cut(pen->canvas, pen->area, row, columns->cells, STEPS_COLS, STYLE_text, steps);
    if (goal->step_count > 0 && is_wide)
        canvas_bar(pen->canvas, pen->area, row, columns->cells + BAR, BAR_COLS, (double)done / (double)goal->step_count,
                   STYLE_mark);
    if (columns->streak < 0)
        return;
    say_due(pen, goal, said);
    canvas_cut(pen->canvas, pen->area, row, columns->streak, pen->area.cols - columns->streak, STYLE_soft, said);
}

/* The chosen row; on a habit the cursor stands on its day, which is put in brackets where it is not today. */
static void choose(const struct goals_pen *pen, int row, bool is_habit)
{
    const struct goals_columns *columns = &pen->columns;
    int                         mark = columns->schedule >= 0 ? 1 : 0;
    int                         at = columns->days == 1 ? 0 : (int)(pen->state->day - goals_row_day(pen, 0));
    int                         col = columns->cells + at * GOALS_ROW_CELL_COLS;
    canvas_glyph(pen->canvas, pen->area, row, mark, STYLE_text, GLYPH_chosen);
    if (is_habit && pen->state->is_moved && columns->days > 1) {
        canvas_text(pen->canvas, pen->area, row, col - 1, STYLE_text, "[");
        canvas_text(pen->canvas, pen->area, row, col + 1, STYLE_text, "]");
    }
    canvas_restyle(pen->canvas, (struct rect){pen->area.row + row, pen->area.col, 1, pen->area.cols}, STYLE_row);
    canvas_focus(pen->canvas, pen->area, row, is_habit ? col : mark);
}

static void draw_goal(const struct goals_pen *pen, int row, size_t item)
{
    const struct goal      *goal = &pen->state->items[item].goal;
    const struct goals_row *chosen = goals_state_chosen(pen->state);
    int                     cols = pen->columns.title_cols;
    if (goal->kind == GOAL_PROJECT && pen->columns.schedule >= 0)
        cols = pen->columns.cells - pen->columns.title - 1;
    canvas_cut(pen->canvas, pen->area, row, pen->columns.title, cols, goals_is_active(goal) ? STYLE_text : STYLE_soft,
               goal->title);
    if (goal->kind == GOAL_HABIT)
        draw_habit(pen, row, item);
    else
        draw_project(pen, row, goal);
    if (chosen->item == item && chosen->step == GOALS_NO_STEP)
        choose(pen, row, goal->kind == GOAL_HABIT);
}

static void draw_steps(const struct goals_pen *pen, int row, const struct goals_line *line)
{
    const struct goal      *goal = &pen->state->items[line->item].goal;
    const struct goals_row *chosen = goals_state_chosen(pen->state);
    int                     col = pen->columns.step, room = pen->area.cols - col - 1;
    for (size_t i = line->from; i < line->to; i++) {
        const struct goal_step *step = &goal->steps[i];
        bool                    is_done = step->done_on != DAY_NONE;
        bool                    is_chosen = chosen->item == line->item && chosen->step == (int)i;
        int                     cols = goals_layout_step_cols(step, room);
        int                     from = col;
        col =
            canvas_text(pen->canvas, pen->area, row, col, is_done ? STYLE_mark : STYLE_text, is_done ? "[x] " : "[ ] ");
        canvas_cut(pen->canvas, pen->area, row, col, cols - (col - from), is_done ? STYLE_soft : STYLE_text,
                   step->text);
        if (is_chosen) {
            canvas_glyph(pen->canvas, pen->area, row, from - 2, STYLE_text, GLYPH_chosen);
            canvas_restyle(pen->canvas, (struct rect){pen->area.row + row, pen->area.col + from - 2, 1, cols + 2},
                           STYLE_row);
            canvas_focus(pen->canvas, pen->area, row, from + 1);
        }
        col = from + cols + GOALS_STEP_GAP;
    }
}

void goals_row_draw(const struct goals_pen *pen, int row, const struct goals_line *line)
{
    switch (line->kind) {
    case GOALS_LINE_BLANK:
        break;
    case GOALS_LINE_AREA:
        canvas_cut(pen->canvas, pen->area, row, pen->columns.schedule >= 0 ? 2 : 0, pen->area.cols - 2, STYLE_call,
                   goal_areas_heading(pen->state->items[line->item].goal.area));
        break;
    case GOALS_LINE_GOAL:
        draw_goal(pen, row, line->item);
        break;
    case GOALS_LINE_STEPS:
        draw_steps(pen, row, line);
        break;
    }
}
