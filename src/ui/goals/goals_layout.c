#include "ui/goals/goals_layout.h"

#include <stdio.h>
#include <string.h>

#include "ui/goals/goal_areas.h"

enum {
    WIDE = 70,       /* below that a week is seen, */
    CELLS_FROM = 26, /* and below that a day */
    STREAK_FROM = 40,
    BAR_FROM = 79,
    DAYS_MOST_FROM = 150,
    DAYS = 14,
    WEEK = 7,
    CELL_COLS = 2,
    TITLE = 3,
    TITLE_MOST = 34,
    STREAK_COLS = 12,
    NARROW_STREAK_COLS = 11,
    STEP = 5,
    BOX_COLS = 4,
};

int goals_layout_days(int cols)
{
    return cols >= DAYS_MOST_FROM ? GOALS_DAYS_MOST : cols >= WIDE ? DAYS : cols >= CELLS_FROM ? WEEK : 1;
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

void goals_layout_schedule(const struct habit_schedule *schedule, char out[HABIT_SAY_SIZE])
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
    if (strlen(out) <= GOALS_SCHEDULE_COLS || count == 0)
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
static int schedule_cols(const struct goals_state *state)
{
    size_t most = 0;
    for (size_t i = 0; i < state->item_count; i++) {
        char said[HABIT_SAY_SIZE] = "";
        if (state->items[i].goal.kind == GOAL_HABIT)
            goals_layout_schedule(&state->items[i].goal.schedule, said);
        most = strlen(said) > most ? strlen(said) : most;
    }
    return most < GOALS_SCHEDULE_COLS ? (int)most : GOALS_SCHEDULE_COLS;
}

static struct goals_columns narrow_columns(int cols)
{
    struct goals_columns columns = {.title = 2, .schedule = -1, .cells = -1, .streak = -1, .strength = -1, .step = 4};
    columns.days = goals_layout_days(cols);
    int end = cols;
    if (cols >= STREAK_FROM) {
        columns.streak = cols - NARROW_STREAK_COLS;
        columns.streak_cols = NARROW_STREAK_COLS;
        end = columns.streak;
    }
    if (columns.days > 1) {
        columns.cells = end - columns.days * CELL_COLS;
        end = columns.cells;
    } else {
        columns.cells = 2; /* the day under the cursor, before the name */
        columns.title = 4;
    }
    columns.title_cols = end - columns.title - 1;
    return columns;
}

struct goals_columns goals_layout_columns(const struct goals_state *state, int cols)
{
    enum { LEAST = 80, BEFORE_CELLS = 27, GAP = 2 };
    if (cols < WIDE)
        return narrow_columns(cols);
    int                  wider = cols > LEAST ? cols - LEAST : 0, schedule = schedule_cols(state);
    struct goals_columns columns = {.title = TITLE, .days = goals_layout_days(cols), .step = STEP};
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

int goals_layout_step_cols(const struct goal_step *step, int most)
{
    int cols = BOX_COLS + (int)text_cols(step->text, strlen(step->text));
    return cols < most ? cols : most;
}

/* The steps of a goal, as many in a line as fit. lines NULL: only counts. */
static size_t lay_steps(const struct goals_state *state, size_t item, int cols, struct goals_line *lines)
{
    const struct goal *goal = &state->items[item].goal;
    int                room = cols - goals_layout_columns(state, cols).step - 1;
    size_t             count = 0;
    for (size_t from = 0; from < goal->step_count; count++) {
        size_t to = from;
        int    used = 0;
        while (to < goal->step_count) {
            int step = goals_layout_step_cols(&goal->steps[to], room) + (to > from ? GOALS_STEP_GAP : 0);
            if (to > from && used + step > room)
                break;
            used += step;
            to++;
        }
        if (lines)
            lines[count] = (struct goals_line){GOALS_LINE_STEPS, item, from, to};
        from = to;
    }
    return count;
}

static bool begins_area(const struct goals_state *state, size_t item)
{
    return item == 0 || goal_areas_compare(state->items[item - 1].goal.area, state->items[item].goal.area) != 0;
}

/* Where no goal has an area, nothing is said about areas. */
static bool has_areas(const struct goals_state *state)
{
    return state->item_count > 0 && state->items[0].goal.area != NULL;
}

struct plan {
    bool *shows_steps; /* an entry an item */
    bool  has_blanks;
};

/* Under the chosen project first, then under the others from the top, as long as there is room. */
static struct plan make_plan(const struct goals_state *state, int cols, int rows, struct arena *arena)
{
    struct plan             plan = {.shows_steps = ARENA_NEW(arena, bool, state->item_count)};
    const struct goals_row *chosen = goals_state_chosen(state);
    int                     lines = 0, areas = 0;
    for (size_t i = 0; i < state->item_count; i++)
        areas += has_areas(state) && begins_area(state, i);
    lines = (int)state->item_count + areas;
    if (chosen) {
        plan.shows_steps[chosen->item] = true;
        lines += (int)lay_steps(state, chosen->item, cols, NULL);
    }
    plan.has_blanks = areas > 1 && lines + areas - 1 <= rows;
    lines += plan.has_blanks ? areas - 1 : 0;
    for (size_t i = 0; i < state->item_count; i++) {
        int steps = plan.shows_steps[i] ? 0 : (int)lay_steps(state, i, cols, NULL);
        if (steps == 0 || lines + steps > rows)
            continue;
        plan.shows_steps[i] = true;
        lines += steps;
    }
    return plan;
}

struct goals_layout goals_layout_make(const struct goals_state *state, int cols, int rows, struct arena *arena)
{
    struct goals_layout     layout = {0};
    struct plan             plan = make_plan(state, cols, rows, arena);
    const struct goals_row *chosen = goals_state_chosen(state);
    layout.lines = ARENA_NEW(arena, struct goals_line, 2 * state->item_count + state->list.count);
    for (size_t i = 0; i < state->item_count; i++) {
        if (has_areas(state) && begins_area(state, i)) {
            if (plan.has_blanks && i > 0)
                layout.lines[layout.count++] = (struct goals_line){.kind = GOALS_LINE_BLANK};
            layout.lines[layout.count++] = (struct goals_line){.kind = GOALS_LINE_AREA, .item = i};
        }
        if (chosen && chosen->item == i)
            layout.chosen = layout.count;
        layout.lines[layout.count++] = (struct goals_line){.kind = GOALS_LINE_GOAL, .item = i};
        if (!plan.shows_steps[i])
            continue;
        size_t steps = lay_steps(state, i, cols, layout.lines + layout.count);
        for (size_t line = layout.count; line < layout.count + steps && chosen && chosen->item == i; line++)
            if (chosen->step >= (int)layout.lines[line].from && chosen->step < (int)layout.lines[line].to)
                layout.chosen = line;
        layout.count += steps;
    }
    return layout;
}

size_t goals_layout_top(const struct goals_layout *layout, int rows)
{
    size_t page = rows > 0 ? (size_t)rows : 1;
    if (layout->count <= page || layout->chosen <= page / 2)
        return 0;
    size_t top = layout->chosen - page / 2, most = layout->count - page;
    return top < most ? top : most;
}
