/*
 * The count says what is true: where the rules allowed a contact in this streak it is called by another name, where the plan is closed it rests, and a
 * count that is hidden by setting says "kept" and nothing else, the phase's days included.
 */
#include "ui/today/today.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "core/milestone.h"
#include "words/texts.h"
#include "words/words.h"

enum { DAY_S = 24 * 3600, HOUR_S = 3600, SEGMENT_SIZE = 160, SEGMENTS_MAX = 5, DIGIT_ROWS = 3, NAME_LEAST = 8 };
enum { BAR_COLS = 40, BAR_COLS_NARROW = 16, BAR_COLS_MIN = 4, BESIDE_BAR = 40, BESIDE_BAR_NARROW = 29 };

bool today_is_first_days(const struct today *today)
{
    return today->tally.streak_days < TODAY_FIRST_DAYS && today->tally.starts_in_days == 0 && !today->person.closed;
}

static bool is_narrow(struct rect clip)
{
    return clip.cols < TODAY_NARROW;
}

static bool is_ahead(const struct today *today)
{
    return today->tally.starts_in_days > 0;
}

/* "days without contact with M.", "day kept to my rule"; where only its first letters would be seen, without the name. */
static const char *say_title(const struct today *today, int cols, struct arena *arena)
{
    const struct tally *tally = &today->tally;
    enum rules_preset   rules = today->person.rules.preset;
    const char         *word = words_count(tally, rules, tally->streak_days);
    if (!today->person.name)
        return word;
    struct buf title = {.arena = arena};
    buf_fill(&title, words_count_with(rules), (struct buf_value[]){{"count", word}, {"name", today->person.name}, {0}});
    int over = (int)text_cols(buf_text(&title), title.length) - cols;
    int name = (int)text_cols(today->person.name, strlen(today->person.name));
    return over > 0 && name - over < NAME_LEAST ? word : buf_text(&title);
}

/* What stands in the place of a count that is hidden. On the day of a contact "kept" would not be true. */
static const char *say_hidden(const struct today *today)
{
    if (is_ahead(today))
        return texts_word(WORD_count_hidden_ahead);
    if (today->tally.streak_days == 0 && today->tally.break_count > 0)
        return texts_word(WORD_count_hidden_again);
    return texts_word(WORD_count_hidden);
}

/* The time of the streak up to the moment that is drawn. */
static int64_t elapsed_s(const struct today *today)
{
    const struct tally *tally = &today->tally;
    int64_t             now = today->present.now.unix_s;
    if (today->person.closed || tally->began_unix_s > now || now < today->loaded_unix_s)
        return tally->elapsed_s;
    return tally->elapsed_s + (now - today->loaded_unix_s);
}

static void say_elapsed(const struct today *today, char out[SEGMENT_SIZE])
{
    char    words[WHEN_WORDS_SIZE];
    int64_t elapsed = elapsed_s(today);
    if (today->tally.days_only) { /* at what time it began nobody has said */
        snprintf(out, SEGMENT_SIZE, "since today");
        return;
    }
    if (today_is_first_days(today) && elapsed >= DAY_S) {
        snprintf(out, SEGMENT_SIZE, "%" PRId64 " d %02" PRId64 " h", elapsed / DAY_S, elapsed % DAY_S / HOUR_S);
        return;
    }
    when_say_short(elapsed, words);
    snprintf(out, SEGMENT_SIZE, "%s", words);
}

/* The parts of the line under the title, the first ones first to stay. */
struct line {
    char parts[SEGMENTS_MAX][SEGMENT_SIZE];
    int  count;
};

static char *next_part(struct line *line)
{
    return line->parts[line->count++];
}

/* How the line begins where the count does not run; false if it runs. */
static bool put_resting(const struct today *today, struct line *line)
{
    char date[WHEN_WORDS_SIZE], days[WORDS_SIZE];
    if (is_ahead(today)) {
        when_say_date_near(today->person.started_on, today->present.today, date);
        words_days(today->tally.starts_in_days, days);
        snprintf(next_part(line), SEGMENT_SIZE, "begins in %s, on %s", days, date);
    } else if (today->person.closed) {
        when_say_date_near(today->person.closed_on, today->present.today, date);
        snprintf(next_part(line), SEGMENT_SIZE, "closed on %s", date);
    }
    return line->count > 0;
}

static void put_look(const struct today *today, struct line *line, const char *unit, const char *units)
{
    int32_t days = today->tally.look_days;
    if (today->tally.total_days == 0)
        return;
    if (days == 0)
        snprintf(next_part(line), SEGMENT_SIZE, "looked today");
    else
        snprintf(next_part(line), SEGMENT_SIZE, "not looked for %" PRId32 " %s", days, days == 1 ? unit : units);
}

static void put_figures(const struct today *today, struct line *line, bool narrow)
{
    const struct tally *tally = &today->tally;
    if (tally->total_days == 0)
        return;
    snprintf(next_part(line), SEGMENT_SIZE, "longest %" PRId32, tally->longest_days);
    snprintf(next_part(line), SEGMENT_SIZE, "%" PRId32 " of %" PRId32 " %skept", tally->kept_days, tally->total_days,
             narrow                   ? ""
             : tally->total_days == 1 ? "day "
                                      : "days ");
}

/* What does not fit goes from the end. */
static void draw_line(const struct line *line, const char *separator, struct canvas *canvas, struct rect clip, int row,
                      int col)
{
    int between = (int)text_cols(separator, strlen(separator));
    for (int i = 0; i < line->count; i++) {
        int cols = (int)text_cols(line->parts[i], strlen(line->parts[i]));
        if (i > 0 && col + between + cols > clip.cols)
            return;
        if (i > 0)
            col = canvas_text(canvas, clip, row, col, STYLE_soft, separator);
        col = canvas_text(canvas, clip, row, col, STYLE_soft, line->parts[i]);
    }
}

static void draw_promise(const struct today *today, struct canvas *canvas, struct rect clip, int row, int col)
{
    if (!today->person.promise)
        return;
    col = canvas_glyph(canvas, clip, row, col, STYLE_text, GLYPH_quote_open);
    col = canvas_cut(canvas, clip, row, col, clip.cols - col - 2, STYLE_text, today->person.promise);
    canvas_glyph(canvas, clip, row, col, STYLE_text, GLYPH_quote_close);
}

/* Two short lines; the promise has its place only where nothing else needs it. */
static void draw_narrow_lines(const struct today *today, struct canvas *canvas, struct rect clip, int row, int col)
{
    struct line first = {0}, second = {0};
    if (!put_resting(today, &first) && today_is_first_days(today))
        say_elapsed(today, next_part(&first));
    put_figures(today, &first, true);
    put_look(today, &second, "day", "days");
    draw_line(&first, ", ", canvas, clip, row, col);
    if (second.count > 0)
        draw_line(&second, ", ", canvas, clip, row + 1, col);
    else
        draw_promise(today, canvas, clip, row + 1, col);
}

static void draw_lines(const struct today *today, struct canvas *canvas, struct rect clip, int row, int col)
{
    struct line line = {0};
    char        separator[16];
    if (!put_resting(today, &line))
        say_elapsed(today, next_part(&line));
    put_figures(today, &line, false);
    put_look(today, &line, "d", "d");
    snprintf(separator, sizeof separator, " %s ", canvas_glyph_text(canvas, GLYPH_none));
    draw_line(&line, separator, canvas, clip, row, col);
    draw_promise(today, canvas, clip, row + 1, col);
}

int today_count_rows(const struct today *today)
{
    if (today->count_hidden)
        return today->person.promise ? 2 : 1;
    return DIGIT_ROWS;
}

void today_count_draw(const struct today *today, struct canvas *canvas, struct rect clip, int row)
{
    struct arena scratch = {0};
    if (today->count_hidden) {
        canvas_text(canvas, clip, row, TODAY_LEFT, STYLE_accent, say_hidden(today));
        draw_promise(today, canvas, clip, row + 1, TODAY_LEFT);
        return;
    }
    int col = canvas_digits(canvas, clip, row, TODAY_LEFT, STYLE_accent, today->tally.streak_days) + 2;
    int room = clip.cols - col - 1;
    canvas_cut(canvas, clip, row, col, room, STYLE_text, say_title(today, room, &scratch));
    if (is_narrow(clip))
        draw_narrow_lines(today, canvas, clip, row + 1, col);
    else
        draw_lines(today, canvas, clip, row + 1, col);
    arena_free(&scratch);
}

/* "45 days tomorrow", "11 weeks in 4 days"; short: "45 tomorrow" */
static void say_next(const struct today *today, bool narrow, char out[SEGMENT_SIZE])
{
    int32_t streak = today->tally.streak_days;
    int32_t next = milestone_next(streak, today->person.target_days);
    char    title[WORDS_SIZE], days[WORDS_SIZE];
    if (narrow)
        snprintf(title, sizeof title, "%" PRId32, next);
    else
        words_milestone(next, title);
    if (next - streak == 1)
        snprintf(out, SEGMENT_SIZE, "%s tomorrow", title);
    else
        snprintf(out, SEGMENT_SIZE, "%s in %s", title, words_days(next - streak, days));
}

void today_count_draw_phase(const struct today *today, struct canvas *canvas, struct rect clip, int row)
{
    if (is_ahead(today))
        return;
    if (today->person.closed) {
        canvas_text(canvas, clip, row, TODAY_LEFT, STYLE_soft, texts_word(WORD_count_rests));
        return;
    }
    int32_t            streak = today->tally.streak_days, target = today->person.target_days;
    struct texts_phase phase = texts_phase(phase_at(streak, target, today->person.rules.preset).key);
    canvas_text(canvas, clip, row, TODAY_LEFT, STYLE_text, phase.title);
    if (today->count_hidden) {
        canvas_cut(canvas, clip, row, TODAY_FIELD, clip.cols - TODAY_FIELD - 1, STYLE_soft, phase.focus);
        return;
    }
    char next[SEGMENT_SIZE];
    bool narrow = is_narrow(clip);
    int  most = narrow ? BAR_COLS_NARROW : BAR_COLS, room = clip.cols - (narrow ? BESIDE_BAR_NARROW : BESIDE_BAR);
    int  cols = room < most ? room : most, col = TODAY_FIELD;
    if (cols >= BAR_COLS_MIN) {
        canvas_bar(canvas, clip, row, col, cols, milestone_progress(streak, target), STYLE_mark);
        col += cols + (narrow ? 2 : 3);
    }
    say_next(today, narrow, next);
    canvas_cut(canvas, clip, row, col, clip.cols - col, STYLE_text, next);
}
