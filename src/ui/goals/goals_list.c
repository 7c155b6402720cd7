/*
 * The lines of the goals: which there are for a given room, where their parts stand, and each of them drawn.
 */
#include "ui/goals/goals.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum line_kind { LINE_BLANK, LINE_AREA, LINE_GOAL, LINE_STEPS };

struct line {
    enum line_kind kind;
    size_t         item;     /* of an area its first one */
    size_t         from, to; /* the steps that stand in it */
};

struct layout {
    struct line *lines;
    size_t       count;
    size_t       chosen; /* the line of the chosen row */
};

/* Columns from the left of the area; -1: not shown. */
struct columns {
    int title, title_cols;
    int schedule;
    int cells, days;
    int streak, streak_cols;
    int strength;
    int step; /* where steps begin */
};

enum {
    WIDE = 70, /* below that a week is seen */
    BAR_FROM = 79,
    DAYS_MOST_FROM = 150,
    DAYS = 14,
    WEEK = 7,
    CELL_COLS = 2, /* a day and the blank beside it */
    TITLE = 3,
    TITLE_MOST = 34,
    STREAK_COLS = 12,
    NARROW_STREAK_COLS = 11,
    STEP = 5,
    BOX_COLS = 4,
    STEP_GAP = 3,
    SCHEDULE_COLS = 11,
    PROSE_COLS = 72,
    HEAD_FROM = 5
};

static int seen_days(int cols)
{
    return cols >= DAYS_MOST_FROM ? GOALS_DAYS_MOST : cols >= WIDE ? DAYS : WEEK;
}

/* The first three letters of a weekday, or two of them. */
static int put_name(char *out, enum weekday weekday, int letters)
{
    memcpy(out, when_weekday_name(weekday), (size_t)letters);
    return letters;
}

static void say_weekdays(uint8_t planned, bool wanted, int letters, char *out)
{
    for (enum weekday weekday = MONDAY; weekday <= SUNDAY; weekday++) {
        if (((planned >> weekday & 1) != 0) != wanted)
            continue;
        out += put_name(out, weekday, letters);
        *out++ = ' ';
    }
    out[-1] = '\0';
}

static void say_schedule(const struct habit_schedule *schedule, char out[HABIT_SAY_SIZE])
{
    int count = 0, first = -1, last = -1;
    habit_say(schedule, out);
    for (int weekday = MONDAY; weekday <= SUNDAY; weekday++) {
        if ((schedule->planned >> weekday & 1) == 0)
            continue;
        count++;
        first = first < 0 ? weekday : first;
        last = weekday;
    }
    if (strlen(out) <= SCHEDULE_COLS || count == 0)
        return;
    if (last - first + 1 == count && count < WEEK) {
        snprintf(out, HABIT_SAY_SIZE, "%.3s to %.3s", when_weekday_name((enum weekday)first),
                 when_weekday_name((enum weekday)last));
    } else if (count < WEEK - 2) {
        say_weekdays(schedule->planned, true, 2, out);
    } else if (count < WEEK) {
        char days[HABIT_SAY_SIZE];
        say_weekdays(schedule->planned, false, 3, days);
        snprintf(out, HABIT_SAY_SIZE, "not %.30s", days);
    }
}

/* What the longest schedule shown takes, so that short ones leave their room to the titles. */
static int schedule_cols(const struct goals *goals)
{
    size_t most = 0;
    for (size_t i = 0; i < goals->loaded->item_count; i++) {
        char sentence[HABIT_SAY_SIZE] = "";
        if (goals->loaded->items[i].goal.kind == GOAL_HABIT)
            say_schedule(&goals->loaded->items[i].goal.schedule, sentence);
        most = strlen(sentence) > most ? strlen(sentence) : most;
    }
    return most < SCHEDULE_COLS ? (int)most : SCHEDULE_COLS;
}

static struct columns narrow_columns(int cols)
{
    struct columns columns = {.title = 2, .schedule = -1, .strength = -1, .step = 4};
    columns.days = seen_days(cols);
    columns.streak = cols - NARROW_STREAK_COLS;
    columns.streak_cols = NARROW_STREAK_COLS;
    columns.cells = columns.streak - columns.days * CELL_COLS;
    columns.title_cols = columns.cells - columns.title - 1;
    return columns;
}

static struct columns make_columns(const struct goals *goals, int cols)
{
    enum { LEAST = 80, BEFORE_CELLS = 27, GAP = 2 };
    if (cols < WIDE)
        return narrow_columns(cols);
    int            wider = cols > LEAST ? cols - LEAST : 0, schedule = schedule_cols(goals);
    struct columns columns = {.title = TITLE, .days = seen_days(cols), .step = STEP};
    if (columns.days > DAYS)
        wider -= (columns.days - DAYS) * CELL_COLS;
    int before = BEFORE_CELLS + (wider < 0 ? 0 : wider < TITLE_MOST - 14 ? wider : TITLE_MOST - 14);
    columns.cells = TITLE + before;
    columns.schedule = columns.cells - schedule - 1;
    columns.title_cols = columns.schedule - TITLE - 1;
    columns.streak = columns.cells + columns.days * CELL_COLS + GAP;
    columns.streak_cols = STREAK_COLS;
    columns.strength = cols >= BAR_FROM ? columns.streak + STREAK_COLS : -1;
    return columns;
}

static int step_cols(const struct goal_step *step, int most)
{
    int cols = BOX_COLS + (int)text_cols(step->text, strlen(step->text));
    return cols < most ? cols : most;
}

/* The steps of a goal, as many in a line as fit. lines NULL: only counts. */
static size_t lay_steps(const struct goals *goals, size_t item, int cols, struct line *lines)
{
    const struct goal *goal = &goals->loaded->items[item].goal;
    int                room = cols - make_columns(goals, cols).step - 1;
    size_t             count = 0;
    for (size_t from = 0; from < goal->step_count; count++) {
        size_t to = from;
        int    used = 0;
        while (to < goal->step_count) {
            int step = step_cols(&goal->steps[to], room) + (to > from ? STEP_GAP : 0);
            if (to > from && used + step > room)
                break;
            used += step;
            to++;
        }
        if (lines)
            lines[count] = (struct line){LINE_STEPS, item, from, to};
        from = to;
    }
    return count;
}

static bool begins_area(const struct goals *goals, size_t item)
{
    return item == 0 ||
           goal_areas_compare(goals->loaded->items[item - 1].goal.area, goals->loaded->items[item].goal.area) != 0;
}

/* Where no goal has an area, nothing is said about areas. */
static bool has_areas(const struct goals *goals)
{
    return goals->loaded->item_count > 0 && goals->loaded->items[0].goal.area != NULL;
}

struct plan {
    bool *shows_steps; /* an entry an item */
    bool  has_blanks;
};

/* Under the chosen project first, then under the others from the top, as long as there is room. */
static struct plan make_plan(const struct goals *goals, int cols, int rows, struct arena *arena)
{
    struct plan             plan = {.shows_steps = ARENA_NEW(arena, bool, goals->loaded->item_count)};
    const struct goals_row *chosen = goals_chosen(goals);
    int                     lines = 0, areas = 0;
    for (size_t i = 0; i < goals->loaded->item_count; i++)
        areas += has_areas(goals) && begins_area(goals, i);
    lines = (int)goals->loaded->item_count + areas;
    if (chosen) {
        plan.shows_steps[chosen->item] = true;
        lines += (int)lay_steps(goals, chosen->item, cols, NULL);
    }
    plan.has_blanks = areas > 1 && lines + areas - 1 <= rows;
    lines += plan.has_blanks ? areas - 1 : 0;
    for (size_t i = 0; i < goals->loaded->item_count; i++) {
        int steps = plan.shows_steps[i] ? 0 : (int)lay_steps(goals, i, cols, NULL);
        if (steps == 0 || lines + steps > rows)
            continue;
        plan.shows_steps[i] = true;
        lines += steps;
    }
    return plan;
}

static struct layout make_layout(const struct goals *goals, int cols, int rows, struct arena *arena)
{
    struct layout           layout = {0};
    struct plan             plan = make_plan(goals, cols, rows, arena);
    const struct goals_row *chosen = goals_chosen(goals);
    layout.lines = ARENA_NEW(arena, struct line, 2 * goals->loaded->item_count + goals->where->list.count);
    for (size_t i = 0; i < goals->loaded->item_count; i++) {
        if (has_areas(goals) && begins_area(goals, i)) {
            if (plan.has_blanks && i > 0)
                layout.lines[layout.count++] = (struct line){.kind = LINE_BLANK};
            layout.lines[layout.count++] = (struct line){.kind = LINE_AREA, .item = i};
        }
        if (chosen && chosen->item == i)
            layout.chosen = layout.count;
        layout.lines[layout.count++] = (struct line){.kind = LINE_GOAL, .item = i};
        if (!plan.shows_steps[i])
            continue;
        size_t steps = lay_steps(goals, i, cols, layout.lines + layout.count);
        for (size_t line = layout.count; line < layout.count + steps && chosen && chosen->item == i; line++)
            if (chosen->step >= (int)layout.lines[line].from && chosen->step < (int)layout.lines[line].to)
                layout.chosen = line;
        layout.count += steps;
    }
    return layout;
}

static size_t top_of(const struct layout *layout, int rows)
{
    size_t page = rows > 0 ? (size_t)rows : 1;
    if (layout->count <= page || layout->chosen <= page / 2)
        return 0;
    size_t top = layout->chosen - page / 2, most = layout->count - page;
    return top < most ? top : most;
}

/* Where a line is drawn, and with what. */
struct pen {
    const struct app   *app;
    const struct goals *goals;
    struct canvas      *canvas;
    struct rect         area;
    struct columns      columns;
    daynum              last; /* the last day seen */
};

static const struct {
    enum glyph glyph;
    enum style style;
} cells[] = {
    [GOALS_DONE] = {GLYPH_done, STYLE_mark},
    [GOALS_MISSED] = {GLYPH_missed, STYLE_mark},
    [GOALS_SKIPPED] = {GLYPH_dash, STYLE_soft},
    [GOALS_BLANK] = {GLYPH_none, STYLE_line},
};

static daynum day_at(const struct pen *pen, int at)
{
    return day_add(pen->last, at - pen->columns.days + 1);
}

static void draw_cells(const struct pen *pen, int row, size_t item)
{
    for (int i = 0; i < pen->columns.days; i++) {
        daynum day = day_at(pen, i);
        if (day == DAY_NONE)
            continue;
        enum goals_cell cell = goals_cell_of(pen->goals, item, day, pen->app->present.today);
        canvas_glyph(pen->canvas, pen->area, row, pen->columns.cells + i * CELL_COLS, cells[cell].style,
                     cells[cell].glyph);
    }
}

/* Behind a title that is no longer open: since when. */
static void say_closed(const struct pen *pen, const struct goal *goal, char out[WHEN_WORDS_SIZE])
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

static void draw_habit(const struct pen *pen, int row, size_t at)
{
    enum { STRENGTH_COLS = 7 };
    const struct goals_item *item = &pen->goals->loaded->items[at];
    const struct columns    *columns = &pen->columns;
    char                     sentence[WHEN_WORDS_SIZE], schedule[HABIT_SAY_SIZE];
    bool                     is_open = goals_is_active(&item->goal);
    if (columns->schedule >= 0) {
        say_schedule(&item->goal.schedule, schedule);
        canvas_text(pen->canvas, pen->area, row, columns->schedule, STYLE_soft, schedule);
    }
    draw_cells(pen, row, at);
    if (is_open)
        say_streak(item, sentence);
    else
        say_closed(pen, &item->goal, sentence);
    canvas_cut(pen->canvas, pen->area, row, columns->streak, is_open ? columns->streak_cols : 2 * columns->streak_cols,
               is_open ? STYLE_text : STYLE_soft, sentence);
    if (is_open && columns->strength >= 0)
        canvas_bar(pen->canvas, pen->area, row, columns->strength, STRENGTH_COLS, item->standing.habit.strength,
                   STYLE_mark);
}

static void say_due(const struct pen *pen, const struct goal *goal, char out[WHEN_WORDS_SIZE])
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

static void draw_project(const struct pen *pen, int row, const struct goal *goal)
{
    enum { BAR = 15, BAR_COLS = 12, STEPS_COLS = 14 };
    const struct columns *columns = &pen->columns;
    size_t                done = goals_steps_done(goal);
    char                  steps[32], sentence[WHEN_WORDS_SIZE];
    bool                  is_wide = columns->schedule >= 0;
    snprintf(steps, sizeof steps, is_wide ? "%zu of %zu step%s" : "%zu of %zu", done, goal->step_count,
             goal->step_count == 1 ? "" : "s");
    if (goal->step_count > 0)
        canvas_cut(pen->canvas, pen->area, row, columns->cells, STEPS_COLS, STYLE_text, steps);
    if (goal->step_count > 0 && is_wide)
        canvas_bar(pen->canvas, pen->area, row, columns->cells + BAR, BAR_COLS, (double)done / (double)goal->step_count,
                   STYLE_mark);
    say_due(pen, goal, sentence);
    canvas_cut(pen->canvas, pen->area, row, columns->streak, pen->area.cols - columns->streak, STYLE_soft, sentence);
}

/* The chosen row; on a habit the cursor stands on its day, which is put in brackets where it is not today. */
static void choose(const struct pen *pen, int row, bool is_habit)
{
    const struct columns *columns = &pen->columns;
    int                   mark = columns->schedule >= 0 ? 1 : 0;
    int                   at = (int)(pen->goals->where->day - day_at(pen, 0));
    int                   col = columns->cells + at * CELL_COLS;
    if (is_habit && pen->goals->where->is_moved) {
        canvas_text(pen->canvas, pen->area, row, col - 1, STYLE_text, "[");
        canvas_text(pen->canvas, pen->area, row, col + 1, STYLE_text, "]");
    }
    list_mark(pen->canvas, pen->area, row, mark);
    if (is_habit)
        canvas_focus(pen->canvas, pen->area, row, col);
}

static void draw_goal(const struct pen *pen, int row, size_t item)
{
    const struct goal      *goal = &pen->goals->loaded->items[item].goal;
    const struct goals_row *chosen = goals_chosen(pen->goals);
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

static void draw_steps(const struct pen *pen, int row, const struct line *line)
{
    const struct goal      *goal = &pen->goals->loaded->items[line->item].goal;
    const struct goals_row *chosen = goals_chosen(pen->goals);
    int                     col = pen->columns.step, room = pen->area.cols - col - 1;
    for (size_t i = line->from; i < line->to; i++) {
        const struct goal_step *step = &goal->steps[i];
        bool                    is_done = step->done_on != DAY_NONE;
        bool                    is_chosen = chosen->item == line->item && chosen->step == (int)i;
        int                     cols = step_cols(step, room);
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
        col = from + cols + STEP_GAP;
    }
}

static void draw_line(const struct pen *pen, int row, const struct line *line)
{
    switch (line->kind) {
    case LINE_BLANK:
        break;
    case LINE_AREA:
        canvas_cut(pen->canvas, pen->area, row, pen->columns.schedule >= 0 ? 2 : 0, pen->area.cols - 2, STYLE_call,
                   goal_areas_heading(pen->goals->loaded->items[line->item].goal.area));
        break;
    case LINE_GOAL:
        draw_goal(pen, row, line->item);
        break;
    case LINE_STEPS:
        draw_steps(pen, row, line);
        break;
    }
}

static bool shows_habits(const struct goals *goals)
{
    bool found = false;
    for (size_t i = 0; i < goals->loaded->item_count; i++)
        found = found || goals->loaded->items[i].goal.kind == GOAL_HABIT;
    return found;
}

/*
 * The last of so many days that are seen: today, or as many weeks before it as it takes to see the day under the cursor.
 * Whole weeks, so that a weekday keeps its column.
 */
static daynum last_day(const struct goals *goals, daynum today, int days)
{
    int32_t before = today - goals->where->day - (days - 1); /* so many days too early to be seen with today */
    if (days < WEEK)
        return goals->where->day;
    return before <= 0 ? today : today - (before + WEEK - 1) / WEEK * WEEK;
}

/* The letters of the weekdays; and the day under the cursor by its name, where it is not today. */
static void draw_head(const struct pen *pen, int row)
{
    const struct columns *columns = &pen->columns;
    for (int i = 0; i < columns->days; i++) {
        daynum day = day_at(pen, i);
        if (day == DAY_NONE)
            continue;
        canvas_bytes(pen->canvas, pen->area, row, columns->cells + i * CELL_COLS,
                     day == pen->goals->where->day ? STYLE_call : STYLE_soft, when_weekday_name(day_weekday(day)), 1);
    }
    if (pen->goals->where->is_moved) {
        char date[WHEN_WORDS_SIZE];
        when_say_date(pen->goals->where->day, date);
        if (day_to_civil(pen->goals->where->day).year != day_to_civil(pen->app->present.today).year)
            when_say_date_year(pen->goals->where->day, date);
        canvas_cut(pen->canvas, pen->area, row, columns->schedule >= 0 ? 2 : 0, columns->cells - 3, STYLE_text, date);
    }
    if (columns->schedule < 0)
        return;
    canvas_text(pen->canvas, pen->area, row, columns->streak, STYLE_soft, "streak");
    if (columns->strength >= 0)
        canvas_text(pen->canvas, pen->area, row, columns->strength, STYLE_soft, "habit");
}

static void draw_filter(const struct pen *pen, int row)
{
    static const char *const names[GOALS_FILTERS] = {[GOALS_FINISHED] = "Finished", [GOALS_ARCHIVED] = "Archived"};
    const struct goals      *goals = pen->goals;
    struct arena             scratch = {0};
    struct buf               line = {.arena = &scratch};
    char                     count[24];
    snprintf(count, sizeof count, "%zu", goals->loaded->all_count - goals->loaded->counts[goals->where->filter]);
    if (goals->where->filter == GOALS_ALL)
        buf_puts(&line, texts_word(WORD_goals_all));
    else
        buf_fill(&line, texts_word(WORD_goals_hides),
                 (struct buf_value[]){{"filter", names[goals->where->filter]}, {"count", count}, {NULL, NULL}});
    canvas_cut(pen->canvas, pen->area, row, 2, pen->area.cols - 3, STYLE_soft, buf_text(&line));
    arena_free(&scratch);
}

/* "2 finished, 1 archived". */
static void say_hidden(const struct goals *goals, struct buf *out)
{
    size_t archived = goals->loaded->counts[GOALS_ARCHIVED];
    size_t finished = goals->loaded->all_count - goals->loaded->counts[GOALS_OPEN] - archived;
    if (finished > 0)
        buf_printf(out, "%zu finished", finished);
    if (archived > 0)
        buf_printf(out, "%s%zu archived", finished > 0 ? ", " : "", archived);
}

static void draw_hidden(const struct pen *pen, int row)
{
    struct arena scratch = {0};
    struct buf   what = {.arena = &scratch}, line = {.arena = &scratch};
    say_hidden(pen->goals, &what);
    if (what.length > 0) {
        buf_fill(&line, texts_word(WORD_goals_hidden), (struct buf_value[]){{"what", buf_text(&what)}, {NULL, NULL}});
        canvas_cut(pen->canvas, pen->area, row, 2, pen->area.cols - 3, STYLE_soft, buf_text(&line));
    }
    arena_free(&scratch);
}

static void draw_none(const struct pen *pen, int row)
{
    const struct goals *goals = pen->goals;
    struct arena        scratch = {0};
    struct buf          what = {.arena = &scratch}, line = {.arena = &scratch};
    int                 cols = pen->area.cols - 3 > PROSE_COLS ? PROSE_COLS : pen->area.cols - 3;
    say_hidden(goals, &what);
    if (goals->loaded->all_count == 0)
        buf_puts(&line, texts_word(WORD_goals_none));
    else if (goals->where->filter != GOALS_OPEN)
        buf_puts(&line, texts_word(WORD_goals_none_shown));
    else
        buf_fill(&line, texts_word(WORD_goals_none_open),
                 (struct buf_value[]){{"what", buf_text(&what)}, {NULL, NULL}});
    row += pen->area.rows > 3;
    canvas_wrap(pen->canvas, pen->area, row, 2, pen->area.rows, cols, STYLE_text, buf_text(&line));
    canvas_focus(pen->canvas, pen->area, row, 2);
    arena_free(&scratch);
}

void goals_list_draw(const struct app *app, const struct goals *goals, struct canvas *canvas, struct rect area)
{
    struct pen pen = {app, goals, canvas, area, make_columns(goals, area.cols), 0};
    int        row = 0;
    pen.last = last_day(goals, app->present.today, pen.columns.days);
    if (area.rows < 1 || area.cols < 1)
        return;
    if (goals->where->filter != GOALS_OPEN && area.rows > 1)
        draw_filter(&pen, row++);
    if (goals->where->list.count == 0) {
        draw_none(&pen, row);
        return;
    }
    if (shows_habits(goals) && area.rows - row >= HEAD_FROM)
        draw_head(&pen, row++);
    struct arena scratch = {0};
    int          rows = area.rows - row;
    bool         says_hidden =
        goals->where->filter == GOALS_OPEN && goals->loaded->counts[GOALS_OPEN] < goals->loaded->all_count;
    struct layout layout = make_layout(goals, area.cols, rows - (says_hidden ? 2 : 0), &scratch);
    size_t        top = top_of(&layout, rows);
    for (size_t i = top; i < layout.count && (int)(i - top) < rows; i++)
        draw_line(&pen, row + (int)(i - top), &layout.lines[i]);
    if (says_hidden && (int)layout.count + 2 <= rows)
        draw_hidden(&pen, row + (int)layout.count + 1);
    arena_free(&scratch);
}

void goals_list_legend(const struct app *app, struct buf *out)
{
    enum { WHOLE_FROM = 62 };
    struct canvas set = {.ascii = app->ascii};
    buf_fill(out, texts_word(app->area_cols < WHOLE_FROM ? WORD_goals_legend_short : WORD_goals_legend),
             (const struct buf_value[]){{"done", canvas_glyph_text(&set, GLYPH_done)},
                                        {"missed", canvas_glyph_text(&set, GLYPH_missed)},
                                        {"skipped", canvas_glyph_text(&set, GLYPH_dash)},
                                        {"open", canvas_glyph_text(&set, GLYPH_none)},
                                        {NULL, NULL}});
}
