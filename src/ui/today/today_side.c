/*
 * The columns of a wide terminal: from 100 the urges, larger, and what was written a month ago; from 150 the plan and
 * what was written last. Nothing stands here that is not shown elsewhere.
 */
#include "ui/today/today.h"

#include <stdio.h>

#include "words/texts.h"
#include "words/words.h"

enum { FIELD = 12, LINE_SIZE = 64 };

static void draw_urges(const struct today *today, struct canvas *canvas, struct rect clip)
{
    canvas_text(canvas, clip, 0, 0, STYLE_text, "Urges, 14 days");
    today_urges_draw_large(today, canvas, clip, 2, 0);
    today_urges_sentence(today, canvas, clip, 3 + TODAY_URGES_LARGE_ROWS, 0);
}

/* What was written a year or a month ago, below the urges, unless it is the news already. */
static void draw_earlier(const struct today *today, struct canvas *canvas, struct rect clip, int row)
{
    enum { ROWS = 6, COLS = 34 };
    struct arena scratch = {0};
    int          cols = clip.cols - 2 < COLS ? clip.cols - 2 : COLS;
    if (today->earlier && today_headline(today, &scratch).kind != HEADLINE_EARLIER)
        canvas_wrap(canvas, clip, row, 0, ROWS, cols, STYLE_soft, today->earlier);
    arena_free(&scratch);
}

static void draw_field(struct canvas *canvas, struct rect clip, int row, const char *label, const char *value)
{
    canvas_text(canvas, clip, row, TODAY_LEFT, STYLE_soft, label);
    canvas_cut(canvas, clip, row, TODAY_LEFT + FIELD, clip.cols - TODAY_LEFT - FIELD - 1, STYLE_text, value);
}

/* Each phase with the day on which it begins, the present one marked; returns the row after them. */
static int draw_phases(const struct today *today, struct canvas *canvas, struct rect clip, int row)
{
    int32_t      target = today->person.target_days;
    struct phase current = phase_at(today->tally.streak_days, target, today->person.rules.preset);
    struct phase phase = phase_at(0, target, today->person.rules.preset);
    for (int number = 1; number <= phase.of; number++, row++) {
        char   date[WHEN_WORDS_SIZE], days[WORDS_SIZE], line[LINE_SIZE];
        daynum begins = day_add(today->tally.since, phase.from_days);
        when_say_date_near(begins, today->present.today, date);
        snprintf(line, sizeof line, "%s%s%s", date, phase.key == PHASE_DECIDE ? ", after " : "",
                 phase.key == PHASE_DECIDE ? words_days(target, days) : "");
        if (number == current.number)
            canvas_glyph(canvas, clip, row, 0, STYLE_accent, GLYPH_chosen);
        draw_field(canvas, clip, row, texts_phase(phase.key).title, line);
        if (number < phase.of)
            phase = phase_at(phase.until_days, target, today->person.rules.preset);
    }
    return row;
}

static void draw_rules(const struct today *today, struct canvas *canvas, struct rect clip, int row)
{
    const struct rules *rules = &today->person.rules;
    char                line[LINE_SIZE];
    int                 changed = rules_changed(rules);
    snprintf(line, sizeof line, "%s", rules_preset_name(rules->preset));
    if (changed > 0)
        snprintf(line, sizeof line, "%s, %d cell%s changed", rules_preset_name(rules->preset), changed,
                 changed == 1 ? "" : "s");
    draw_field(canvas, clip, row, "Rule", line);
}

static void draw_friends(const struct today *today, struct canvas *canvas, struct rect clip, int row)
{
    struct arena scratch = {0};
    struct buf   names = {.arena = &scratch};
    for (size_t i = 0; i < today->friend_count; i++)
        buf_printf(&names, "%s%s", i > 0 ? ", " : "", today->friends[i].name);
    if (today->friend_count > 0)
        draw_field(canvas, clip, row, "Friends", buf_text(&names));
    arena_free(&scratch);
}

/* What was written last, below the plan. */
static void draw_last(const struct today *today, struct canvas *canvas, struct rect clip, int row)
{
    enum { ROWS = 3, COLS = 60 };
    char date[WHEN_WORDS_SIZE];
    int  cols = clip.cols - TODAY_LEFT - FIELD - 1;
    if (!today->last || today->last[0] == '\0')
        return;
    when_say_date_near(today->last_day, today->present.today, date);
    draw_field(canvas, clip, row, "Written", date);
    canvas_wrap(canvas, clip, row + 1, TODAY_LEFT + FIELD, ROWS, cols < COLS ? cols : COLS, STYLE_text, today->last);
}

static void draw_plan(const struct today *today, struct canvas *canvas, struct rect clip)
{
    int row = 2;
    canvas_text(canvas, clip, 0, TODAY_LEFT, STYLE_text, "The plan");
    if (!today->count_hidden)
        row = draw_phases(today, canvas, clip, row) + 1;
    draw_rules(today, canvas, clip, row);
    draw_friends(today, canvas, clip, row + 1);
    draw_last(today, canvas, clip, row + 2 + (today->friend_count > 0));
}

void today_side_draw(const struct today *today, struct canvas *canvas, struct rect area, int row)
{
    struct rect urges = {area.row + row, area.col + TODAY_SIDE_COL, area.rows - row, area.cols - TODAY_SIDE_COL};
    if (area.cols >= TODAY_PLAN_FROM) {
        urges.cols = TODAY_PLAN_COL - TODAY_SIDE_COL;
        struct rect plan = {area.row + row, area.col + TODAY_PLAN_COL, area.rows - row, area.cols - TODAY_PLAN_COL};
        draw_plan(today, canvas, plan);
    }
    draw_urges(today, canvas, urges);
    draw_earlier(today, canvas, urges, TODAY_URGES_LARGE_ROWS + 5);
}
