/*
 * Reaching out. "I will not write" stands first, at any time. Before the target there is nothing else but its date; after it
 * one's own conditions, met or not with their value, and what is missing as a sentence. No bar, no share, no advice. For a
 * person who is marked unsafe there is nothing but who can help: the help lines, which are a section of their own, too.
 */
#include "ui/plan/plan.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "words/words.h"

/* The help lines; Enter goes to the help. */
static void say_help(const struct app *app, const struct plan_screen *screen, struct buf *out)
{
    (void)app, (void)screen;
    buf_puts(out, "?");
}

/* With a canvas of no cells it only counts the rows. */
static int lay_out_help(struct canvas *canvas, struct rect area, bool has_gaps)
{
    int row = 0;
    for (size_t i = 0; i < texts_help_line_count(); i++) {
        struct texts_help_line line = texts_help_line(i);
        struct arena           scratch = {0};
        struct buf             source = {.arena = &scratch};
        row += has_gaps && i > 0;
        row += plan_prose(canvas, area, row, STYLE_call, line.text);
        if (line.source[0] != '\0') {
            buf_fill(&source, texts_word(WORD_help_looked_up),
                     (struct buf_value[]){{"source", line.source}, {"date", line.looked_up}, {NULL, NULL}});
            row += plan_prose(canvas, area, row, STYLE_soft, buf_text(&source));
        }
        arena_free(&scratch);
    }
    return row;
}

static int draw_help(const struct app *app, const struct plan_screen *screen, struct canvas *canvas, struct rect area)
{
    struct canvas nothing = {0};
    (void)app, (void)screen;
    lay_out_help(canvas, area, lay_out_help(&nothing, (struct rect){.cols = area.cols}, true) <= area.rows);
    return lay_out_help(&nothing, (struct rect){.cols = area.cols}, false);
}

static void act_help(struct app *app, const struct plan_screen *screen, enum action action)
{
    (void)screen;
    if (action == ACTION_LIST_open)
        app_push(app, &view_help, NULL);
}

const struct plan_section plan_help = {
    .title = "Help lines",
    .say = say_help,
    .draw = draw_help,
    .act = act_help,
};

enum { ROW_NOT, ROW_CONDITIONS, TITLE_COL = 4, VALUE_COL = 22, LINE_SIZE = 96 };

static void say_not_before(const struct app *app, const struct plan_screen *screen, struct buf *out)
{
    char   date[WHEN_WORDS_SIZE];
    daynum target = day_add(screen->loaded->tally.since, app->person.target_days);
    if (target == DAY_NONE) {
        buf_puts(out, texts_word(WORD_cmd_ready_far));
        return;
    }
    plan_say_date(target, app->present.today, date);
    buf_fill(out, texts_word(WORD_cmd_ready_before), (struct buf_value[]){{"date", date}, {NULL, NULL}});
}

static const char *const titles[READY_KEYS] = {"time",      "calm",           "mood",    "own life",
                                               "a purpose", "no expectation", "a letter"};

static void say(const struct app *app, const struct plan_screen *screen, struct buf *out)
{
    char date[WHEN_WORDS_SIZE];
    if (app->person.unsafe) {
        buf_puts(out, "no part of this plan");
    } else if (app->person.closed) {
        plan_say_date(app->person.closed_on, app->present.today, date);
        buf_printf(out, "I will not write, since %s", date);
    } else if (!screen->loaded->is_reached) {
        say_not_before(app, screen, out);
    } else {
        buf_puts(out, "by your own conditions");
    }
}

static size_t count(const struct app *app, const struct plan_screen *screen)
{
    return app->person.unsafe ? 0 : screen->loaded->has_ready ? ROW_CONDITIONS + READY_KEYS : 1;
}

/* The sentence under "I will not write". */
static void say_sentence(const struct app *app, const struct plan_screen *screen, struct buf *out)
{
    static const enum word words[READY_KEYS] = {
        [READY_TIME] = WORD_cmd_ready_time,       [READY_CALM] = WORD_cmd_ready_calm,
        [READY_MOOD] = WORD_cmd_ready_mood,       [READY_OWN_LIFE] = WORD_cmd_ready_own_life,
        [READY_PURPOSE] = WORD_cmd_ready_purpose, [READY_NO_EXPECTATION] = WORD_cmd_ready_no_expectation,
        [READY_LETTER] = WORD_cmd_ready_letter,
    };
    char date[WHEN_WORDS_SIZE], days[WORDS_SIZE];
    if (app->person.closed) {
        plan_say_date(app->person.closed_on, app->present.today, date);
        words_days(screen->loaded->tally.streak_days, days);
        buf_fill(out, texts_word(app->count_hidden ? WORD_closed_hidden : WORD_closed_headline),
                 (struct buf_value[]){{"date", date}, {"days", days}, {NULL, NULL}});
        return;
    }
    if (!screen->loaded->is_reached) {
        size_t from = out->length;
        say_not_before(app, screen, out);
        out->text[from] = 'N'; /* here it is a sentence */
        buf_putc(out, '.');
        return;
    }
    if (!screen->loaded->has_ready)
        return;
    enum ready_key missing = ready_missing(&screen->loaded->ready);
    if (missing == READY_KEYS) {
        buf_puts(out, texts_word(WORD_cmd_ready_all_met));
        return;
    }
    const struct ready_condition *condition = &screen->loaded->ready.conditions[missing];
    bool       is_again = missing == READY_PURPOSE && condition->has_value && condition->value >= READY_REST_DAYS;
    struct buf needs = {.arena = out->arena};
    words_days(app->person.target_days, days);
    buf_fill(&needs, texts_word(is_again ? WORD_cmd_ready_purpose_again : words[missing]),
             (struct buf_value[]){{"days", days}, {NULL, NULL}});
    buf_fill(out, texts_word(WORD_cmd_ready_missing), (struct buf_value[]){{"what", buf_text(&needs)}, {NULL, NULL}});
}

static void say_purpose(const struct app *app, const struct readiness *sentence, struct buf *out)
{
    char date[WHEN_WORDS_SIZE];
    if (!sentence->purpose) {
        buf_puts(out, "none written; e writes it");
        return;
    }
    daynum today = app->present.today;
    plan_say_date(sentence->purpose_on, today, date);
    buf_printf(out, "written %s", date);
    if (sentence->confirmed_on != DAY_NONE) {
        plan_say_date(sentence->confirmed_on, today, date);
        buf_printf(out, ", confirmed %s", date);
    } else if (today - sentence->purpose_on >= READY_REST_DAYS) {
        buf_puts(out, "; e reads it, Space confirms");
    } else {
        plan_say_date(day_add(sentence->purpose_on, READY_REST_DAYS), today, date);
        buf_printf(out, "; it rests until %s", date);
    }
}

static void say_value(const struct app *app, const struct plan_screen *screen, enum ready_key key, struct buf *out)
{
    const struct ready_input     *facts = &screen->loaded->facts;
    const struct ready_condition *condition = &screen->loaded->ready.conditions[key];
    char                          words[WORDS_SIZE];
    switch (key) {
    case READY_TIME:
        buf_puts(out, app->count_hidden ? "the aim is reached" : words_days(screen->loaded->tally.streak_days, words));
        break;
    case READY_CALM:
        buf_printf(out, "%" PRId64 " urge%s in 14 days", facts->urges, facts->urges == 1 ? "" : "s");
        if (facts->strongest > 0)
            buf_printf(out, ", the strongest %d", facts->strongest);
        break;
    case READY_MOOD:
        if (condition->has_value)
            buf_printf(out, "median %g, ", condition->value);
        buf_printf(out, "%zu check-in%s in 14 days", facts->mood_count, facts->mood_count == 1 ? "" : "s");
        break;
    case READY_OWN_LIFE:
        if (facts->goals_finished > 0)
            buf_printf(out, "%" PRId64 " goal%s finished", facts->goals_finished,
                       facts->goals_finished == 1 ? "" : "s");
        else if (condition->value < 0.01)
            buf_puts(out, "no goal finished, no firm habit");
        else
            buf_printf(out, "no goal finished, the firmest habit %.2f", (int)(condition->value * 100) / 100.0);
        break;
    case READY_PURPOSE:
        say_purpose(app, &screen->loaded->sentence, out);
        break;
    case READY_NO_EXPECTATION:
        buf_printf(out, "[%s] I am fine without an answer", screen->loaded->sentence.fine_on != DAY_NONE ? "x" : " ");
        break;
    case READY_LETTER:
        if (facts->letter_on != DAY_NONE)
            buf_printf(out, "%s old", words_days((int64_t)condition->value, words));
        else
            buf_puts(out, facts->has_letter ? "none old enough speaks more of me" : "none yet; W writes one");
        break;
    case READY_KEYS:
        break;
    }
}

static void draw_condition(const struct app *app, const struct plan_screen *screen, enum ready_key key,
                           struct canvas *canvas, struct rect area, int row)
{
    struct arena scratch = {0};
    struct buf   value = {.arena = &scratch};
    bool         is_met = screen->loaded->ready.conditions[key].met, is_narrow = area.cols < PLAN_NARROW;
    bool         has_title = !is_narrow || key != READY_NO_EXPECTATION;
    int          col = !has_title ? TITLE_COL : is_narrow ? TITLE_COL + 10 : VALUE_COL;
    say_value(app, screen, key, &value);
    canvas_glyph(canvas, area, row, PLAN_TEXT_COL, is_met ? STYLE_mark : STYLE_text,
                 is_met ? GLYPH_checked : GLYPH_kept);
    if (has_title)
        canvas_cut(canvas, area, row, TITLE_COL, col - TITLE_COL - 1, STYLE_text, titles[key]);
    if (!is_narrow) {
        canvas_text(canvas, area, row, col, STYLE_soft, is_met ? "met" : "not met");
        col += 9;
    }
    canvas_cut(canvas, area, row, col, area.cols - col - 1, STYLE_text, buf_text(&value));
    arena_free(&scratch);
}

static int draw_unsafe(const struct app *app, const struct plan_screen *screen, struct canvas *canvas, struct rect area)
{
    int rows = plan_prose(canvas, area, 0, STYLE_call, texts_word(WORD_plan_reach_unsafe));
    return 1 +
           plan_help.draw(app, screen, canvas, (struct rect){area.row + rows, area.col, area.rows - rows, area.cols});
}

static int draw(const struct app *app, const struct plan_screen *screen, struct canvas *canvas, struct rect area)
{
    if (app->person.unsafe)
        return draw_unsafe(app, screen, canvas, area);
    struct arena scratch = {0};
    struct buf   sentence = {.arena = &scratch};
    bool         is_closed = app->person.closed;
    char         box[LINE_SIZE];
    snprintf(box, sizeof box, "[%s] %s", is_closed ? "x" : " ", texts_word(WORD_plan_reach_not));
    canvas_cut(canvas, area, 0, PLAN_TEXT_COL, area.cols - PLAN_TEXT_COL - 1, STYLE_call, box);
    plan_mark_row(screen, PLAN_REACHING_OUT, ROW_NOT, canvas, area, 0);
    say_sentence(app, screen, &sentence);
    bool has_ready = screen->loaded->has_ready;
    int  wanted = 1 + plan_prose_rows(buf_text(&sentence), area.cols);
    int  rows = wanted - 1 + (int)count(app, screen) + (has_ready ? 2 : 0);
    int  row = 1 + (rows <= area.rows && has_ready);
    /* With few rows the conditions scroll, and the sentence gives way to them while one walks there. */
    size_t chosen = screen->where->rows[PLAN_REACHING_OUT].chosen;
    if (area.rows > wanted + 1 || chosen == ROW_NOT || !screen->where->is_inside)
        row += plan_prose(canvas, area, row, has_ready ? STYLE_text : STYLE_soft, buf_text(&sentence));
    row += rows <= area.rows;
    struct list list = {.count = READY_KEYS, .chosen = chosen >= ROW_CONDITIONS ? chosen - ROW_CONDITIONS : 0};
    list_follow(&list, area.rows - row);
    for (size_t at = list.top; has_ready && at < READY_KEYS; at++) {
        int line = row + (int)(at - list.top);
        draw_condition(app, screen, (enum ready_key)at, canvas, area, line);
        plan_mark_row(screen, PLAN_REACHING_OUT, ROW_CONDITIONS + at, canvas, area, line);
    }
    arena_free(&scratch);
    return rows;
}

struct saying {
    int64_t person_id;
    bool    fine;
};

static bool write_fine(struct app *app, void *context, struct error *error)
{
    const struct saying *saying = context;
    return readiness_fine(app->store, &app->present, saying->person_id, saying->fine, error);
}

static bool write_confirmed(struct app *app, void *context, struct error *error)
{
    const struct saying *saying = context;
    return readiness_confirm(app->store, &app->present, saying->person_id, error);
}

static void confirm(struct app *app, const struct plan_screen *screen)
{
    const struct readiness *sentence = &screen->loaded->sentence;
    struct saying           saying = {.person_id = app->person.id};
    char                    date[WHEN_WORDS_SIZE];
    if (!sentence->purpose) {
        app_say_filled(app, false, WORD_plan_purpose_none, NULL);
    } else if (app->present.today - sentence->purpose_on < READY_REST_DAYS) {
        plan_say_date(day_add(sentence->purpose_on, READY_REST_DAYS), app->present.today, date);
        app_say_filled(app, false, WORD_plan_purpose_rests, (struct buf_value[]){{"date", date}, {NULL, NULL}});
    } else if (app_write(app, write_confirmed, &saying)) {
        app_say_filled(app, true, WORD_plan_purpose_confirmed, NULL);
    }
}

static void turn_fine(struct app *app, const struct plan_screen *screen)
{
    struct saying saying = {app->person.id, screen->loaded->sentence.fine_on == DAY_NONE};
    if (app_write(app, write_fine, &saying))
        app_say_filled(app, true, saying.fine ? WORD_plan_fine_said : WORD_plan_fine_taken, NULL);
}

static void act(struct app *app, const struct plan_screen *screen, enum action action)
{
    size_t row = screen->where->rows[PLAN_REACHING_OUT].chosen;
    if (app->person.unsafe)
        return;
    if (action == ACTION_LIST_tick && row == ROW_NOT)
        plan_person_close(app, screen);
    if (!screen->loaded->has_ready || row == ROW_NOT)
        return;
    enum ready_key key = (enum ready_key)(row - ROW_CONDITIONS);
    bool           opens = action == ACTION_LIST_open || action == ACTION_LIST_edit;
    if (key == READY_PURPOSE && opens)
        app_push(app, &view_purpose_edit, &(struct plan_given){.id = app->person.id});
    else if (key == READY_PURPOSE && action == ACTION_LIST_tick)
        confirm(app, screen);
    else if (key == READY_NO_EXPECTATION && action == ACTION_LIST_tick)
        turn_fine(app, screen);
    else if (action == ACTION_LIST_tick)
        app_say_filled(app, false, WORD_plan_no_box, NULL);
}

/* What Space does here, said before it is pressed. */
static void standing(const struct app *app, const struct plan_screen *screen, struct buf *out)
{
    bool is_there =
        screen->where->is_inside && screen->where->rows[PLAN_REACHING_OUT].chosen == ROW_NOT && !app->person.unsafe;
    if (is_there)
        buf_puts(out, texts_word(app->person.closed ? WORD_plan_reach_opens : WORD_plan_reach_closes));
}

const struct plan_section plan_reach = {
    .title = "Reaching out",
    .say = say,
    .count = count,
    .draw = draw,
    .act = act,
    .standing = standing,
    .hints = {{ACTION_LIST_tick, "choose"}},
};
