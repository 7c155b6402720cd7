/*
 * The way: one line of time with the phases and the milestones, and where today stands on it; below it each milestone with
 * its date, those that were reached with their first day. Days, and never a share.
 */
#include "ui/plan/plan.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "core/phase.h"
#include "words/words.h"

enum { LINE_ROWS = 3, LINE_COLS_MOST = 120, LINE_SIZE = 96 };

static void say(const struct app *app, const struct plan_screen *screen, struct buf *out)
{
    const struct tally *tally = &screen->loaded->tally;
    int32_t             target = app->person.target_days;
    const char         *title = texts_phase(phase_at(tally->streak_days, target, app->person.rules.preset).key).title;
    daynum              aim = day_add(tally->since, target);
    char                date[WHEN_WORDS_SIZE] = "";
    if (aim != DAY_NONE)
        plan_say_date(aim, app->present.today, date);
    if (app->count_hidden) {
        buf_puts(out, title);
    } else if (tally->starts_in_days > 0) {
        plan_say_date(tally->since, app->present.today, date);
        buf_printf(out, "begins on %s", date);
    } else if (tally->streak_days < target) {
        buf_printf(out, "%s, day %" PRId32 " of %" PRId32, title, tally->streak_days, target);
        if (app->person.closed)
            buf_puts(out, ", at rest");
        else if (aim != DAY_NONE)
            buf_printf(out, ", until %s", date);
    } else {
        buf_printf(out, "%s, day %" PRId32 ", the aim since %s", title, tally->streak_days, date);
    }
}

/* The day 0 and each milestone. */
static size_t count(const struct app *app, const struct plan_screen *screen)
{
    return app->count_hidden ? 0 : screen->loaded->milestone_count + 1;
}

/* The line of time as it lies on the screen. */
struct scale {
    int     cols;
    int32_t days; /* at its end */
};

static int col_of(const struct scale *scale, int32_t days)
{
    return PLAN_TEXT_COL + (int)((int64_t)days * (scale->cols - 1) / scale->days);
}

/* Each phase from the column at which it begins; a name that has no room is left out. */
static void draw_phases(const struct app *app, const struct plan_screen *screen, struct canvas *canvas,
                        struct rect area, const struct scale *scale)
{
    int32_t      target = app->person.target_days;
    int          current = phase_at(screen->loaded->tally.streak_days, target, app->person.rules.preset).number;
    struct phase phase = phase_at(0, target, app->person.rules.preset);
    for (int number = 1; number <= phase.of; number++) {
        const char *title = texts_phase(phase.key).title;
        int         from = col_of(scale, phase.from_days), end = PLAN_TEXT_COL + scale->cols;
        int         cols = (int)strlen(title);
        if (number < phase.of)
            end = col_of(scale, phase.until_days) - 1;
        else if (from + cols > area.cols - 1)
            from = area.cols - 1 - cols; /* the last one may begin at the very end */
        bool is_last = number == phase.of;
        if (is_last || from + cols <= end)
            canvas_text(canvas, area, 0, from, number == current ? STYLE_call : STYLE_soft, title);
        if (!is_last)
            phase = phase_at(phase.until_days, target, app->person.rules.preset);
    }
}

static void draw_marks(const struct plan_screen *screen, struct canvas *canvas, struct rect area,
                       const struct scale *scale)
{
    int today = col_of(scale, screen->loaded->tally.streak_days);
    for (int i = 0; i < scale->cols; i++)
        canvas_glyph(canvas, area, 1, PLAN_TEXT_COL + i, PLAN_TEXT_COL + i < today ? STYLE_mark : STYLE_soft,
                     PLAN_TEXT_COL + i < today ? GLYPH_rule : GLYPH_none);
    for (size_t i = 0; i < screen->loaded->milestone_count && screen->loaded->milestones[i].days <= scale->days; i++) {
        const struct milestone *milestone = &screen->loaded->milestones[i];
        bool                    is_here = milestone->in_days < 0;
        canvas_glyph(canvas, area, 1, col_of(scale, milestone->days), is_here ? STYLE_mark : STYLE_soft,
                     is_here ? GLYPH_checked : GLYPH_kept);
    }
    canvas_glyph(canvas, area, 1, today, STYLE_accent, GLYPH_chosen);
}

/* The day it began, today, and its end, as far as there is room between them. */
static void draw_dates(const struct app *app, const struct plan_screen *screen, struct canvas *canvas, struct rect area,
                       const struct scale *scale)
{
    char   date[WHEN_WORDS_SIZE], today[LINE_SIZE];
    daynum end = day_add(screen->loaded->tally.since, scale->days);
    int    line_end = PLAN_TEXT_COL + scale->cols, from = line_end;
    plan_say_date(screen->loaded->tally.since, app->present.today, date);
    int left = canvas_text(canvas, area, 2, PLAN_TEXT_COL, STYLE_soft, date);
    if (screen->loaded->tally.starts_in_days > 0)
        return;
    if (end != DAY_NONE && !app->person.closed) {
        plan_say_date(end, app->present.today, date);
        from = canvas_right(canvas, area, 2, line_end, STYLE_soft, date);
    }
    int n = snprintf(today, sizeof today, "%s %" PRId32, app->person.closed ? "closed, day" : "today, day",
                     screen->loaded->tally.streak_days);
    int col = col_of(scale, screen->loaded->tally.streak_days) - n / 2;
    if (col < left + 2)
        col = left + 2;
    if (col + n > from - 2)
        col = from - 2 - n;
    if (col >= left + 2)
        canvas_text(canvas, area, 2, col, STYLE_call, today);
}

/* Up to the target, and past it up to the next milestone. */
static struct scale make_scale(const struct app *app, const struct plan_screen *screen, struct rect area)
{
    int32_t      target = app->person.target_days, streak = screen->loaded->tally.streak_days;
    int          room = area.cols - PLAN_TEXT_COL - 2;
    struct scale scale = {.days = streak < target ? target : milestone_next(streak, target)};
    scale.cols = room < LINE_COLS_MOST ? room : LINE_COLS_MOST;
    return scale;
}

/* The name of the phase that begins with so many days; "" where none does. */
static const char *phase_from(const struct app *app, int32_t days)
{
    struct phase phase = phase_at(days, app->person.target_days, app->person.rules.preset);
    return phase.from_days == days ? texts_phase(phase.key).title : "";
}

/* "first on 8 Nov, 2 times; again 22 Dec", "23 Nov, tomorrow". */
static void say_milestone(const struct app *app, const struct plan_screen *screen, const struct milestone *milestone,
                          struct buf *out)
{
    char   date[WHEN_WORDS_SIZE], ahead[WHEN_WORDS_SIZE];
    daynum today = app->present.today;
    bool   was = milestone->times > 0;
    if (was) {
        plan_say_date(milestone->first_reached_on, today, date);
        buf_printf(out, "%s%s", milestone->times > 1 || milestone->in_days > 0 ? "first on " : "", date);
    }
    if (was && milestone->times > 1)
        buf_printf(out, ", %" PRId32 " times", milestone->times);
    if (milestone->in_days < 0)
        return;
    daynum on = day_add(screen->loaded->tally.since, milestone->days);
    if (on == DAY_NONE || app->person.closed)
        return;
    plan_say_date(on, today, date);
    plan_say_ahead(on - today, ahead);
    if (was)
        buf_printf(out, "; again %s", date);
    else
        buf_printf(out, "%s, %s", date, ahead);
}

/* Row 0 is day 0. */
static void draw_row(const struct app *app, const struct plan_screen *screen, size_t at, struct canvas *canvas,
                     struct rect area, int row)
{
    struct arena scratch = {0};
    struct buf   text = {.arena = &scratch};
    char         title[WORDS_SIZE] = "the start", date[WHEN_WORDS_SIZE];
    int32_t      days = at > 0 ? screen->loaded->milestones[at - 1].days : 0, target = app->person.target_days;
    bool         is_here = at == 0 || screen->loaded->milestones[at - 1].in_days < 0;
    int          col = area.cols < PLAN_NARROW ? 14 : 18,
        end = (area.cols < PLAN_PROSE_COLS ? area.cols : PLAN_PROSE_COLS) - (area.cols < PLAN_NARROW ? 10 : 16);
    if (at > 0) {
        words_milestone(days, title);
        say_milestone(app, screen, &screen->loaded->milestones[at - 1], &text);
    } else {
        plan_say_date(screen->loaded->tally.since, app->present.today, date);
        buf_puts(&text, date);
    }
    const char *phase = phase_from(app, days);
    if (phase[0] == '\0')
        end = area.cols - 1;
    canvas_glyph(canvas, area, row, PLAN_TEXT_COL, is_here ? STYLE_mark : STYLE_soft,
                 is_here ? GLYPH_checked : GLYPH_kept);
    canvas_cut(canvas, area, row, PLAN_TEXT_COL + 2, col - PLAN_TEXT_COL - 3, is_here ? STYLE_text : STYLE_soft, title);
    canvas_cut(canvas, area, row, col, end - col, is_here ? STYLE_text : STYLE_soft, buf_text(&text));
    if (phase[0] != '\0') {
        int after = canvas_cut(canvas, area, row, end + 1, area.cols - end - 1, STYLE_soft, phase);
        if (days == target && area.cols >= PLAN_NARROW)
            canvas_text(canvas, area, row, after, STYLE_soft, ", the aim");
    }
    arena_free(&scratch);
}

static int draw(const struct app *app, const struct plan_screen *screen, struct canvas *canvas, struct rect area)
{
    enum { LEAST_COLS = 30, LEAST_ROWS = 6 };
    if (app->count_hidden)
        return plan_prose(canvas, area, 0, STYLE_soft, texts_word(WORD_plan_way_hidden));
    int head = 0;
    if (area.cols >= LEAST_COLS && area.rows >= LEAST_ROWS) {
        struct scale scale = make_scale(app, screen, area);
        draw_phases(app, screen, canvas, area, &scale);
        draw_marks(screen, canvas, area, &scale);
        draw_dates(app, screen, canvas, area, &scale);
        head = LINE_ROWS + 1;
    }
    struct list list = plan_list(screen, PLAN_WAY, area.rows - head);
    for (size_t at = list.top; at < count(app, screen) && head + (int)(at - list.top) < area.rows; at++) {
        int row = head + (int)(at - list.top);
        draw_row(app, screen, at, canvas, area, row);
        plan_mark_row(screen, PLAN_WAY, at, canvas, area, row);
    }
    return LINE_ROWS + 1 + (int)count(app, screen);
}

const struct plan_section plan_way = {
    .title = "Way",
    .say = say,
    .count = count,
    .draw = draw,
};
