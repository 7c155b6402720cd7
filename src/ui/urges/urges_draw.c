#include "ui/urges/urges_draw.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "ui/shared/kind_say.h"

enum { WIDE = 70, NOTE_FROM = 100 };

/* Where the parts of a row begin; what is not shown is at -1. */
struct columns {
    int date, time, bar, number, glyph, word, trigger, trigger_end, person, note, lower_end;
};

static struct columns make_columns(const struct app *app, int cols)
{
    if (cols < WIDE)
        return (struct columns){.date = 2,
                                .time = 9,
                                .bar = -1,
                                .number = 15,
                                .glyph = 18,
                                .word = -1,
                                .trigger = 20,
                                .trigger_end = cols - 9,
                                .person = -1,
                                .note = -1,
                                .lower_end = cols - 1};
    struct columns columns = {.date = 3,
                              .time = 16,
                              .bar = 23,
                              .number = 34,
                              .glyph = 38,
                              .word = 40,
                              .trigger = 52,
                              .trigger_end = cols - 10,
                              .person = -1,
                              .note = -1,
                              .lower_end = cols - 1};
    if (cols >= NOTE_FROM) {
        columns.trigger_end = columns.trigger + 22;
        columns.lower_end = columns.trigger_end + 10;
        columns.note = columns.lower_end + 2;
        if (app->person_count > 1) {
            columns.person = columns.note;
            columns.note += 12;
        }
    }
    return columns;
}

struct outcome_look {
    enum glyph  glyph;
    enum style  style;
    const char *word;
};

static struct outcome_look look_of(const struct urge *urge, int64_t now_unix_s)
{
    if (urge->outcome == URGE_RESISTED)
        return (struct outcome_look){GLYPH_checked, STYLE_mark, "ridden out"};
    if (urge->outcome == URGE_GAVE_IN)
        return (struct outcome_look){GLYPH_contact, STYLE_warm_mark, "contact"};
    if (urge_is_not_told(urge->outcome, urge->at.unix_s, now_unix_s))
        return (struct outcome_look){GLYPH_none, STYLE_soft, "not told"};
    return (struct outcome_look){GLYPH_kept, STYLE_warm_mark, "open"};
}

static void draw_strength(struct canvas *canvas, struct rect area, int row, const struct columns *columns, int strength)
{
    enum { MOST = 10 };
    char number[12];
    if (strength == 0)
        return;
    snprintf(number, sizeof number, "%d", strength);
    if (columns->bar >= 0)
        canvas_bar(canvas, area, row, columns->bar, MOST, (double)strength / MOST, STYLE_mark);
    canvas_right(canvas, area, row, columns->number + 2, STYLE_text, number);
}

static void draw_lower(struct canvas *canvas, struct rect area, int row, int end, const struct urge *urge)
{
    enum { LEAST_COLS = 34 };
    char text[24];
    if (urge->intensity == 0 || urge->intensity_after == 0 || area.cols < LEAST_COLS)
        return;
    int lower = urge->intensity - urge->intensity_after;
    if (lower == 0)
        snprintf(text, sizeof text, "as before");
    else
        snprintf(text, sizeof text, "%d %s", lower < 0 ? -lower : lower, lower < 0 ? "higher" : "lower");
    canvas_right(canvas, area, row, end, STYLE_soft, text);
}

static void draw_date(const struct app *app, struct canvas *canvas, struct rect area, int row, int col, bool is_wide,
                      daynum day)
{
    char date[WHEN_WORDS_SIZE];
    if (is_wide && day_to_civil(day).year == day_to_civil(app->present.today).year)
        when_say_date(day, date);
    else
        when_say_date_near(day, app->present.today, date);
    if (!is_wide) /* the year has no room: the row is older than what stands above it */
        date[strcspn(date, " ") + 4] = '\0';
    canvas_text(canvas, area, row, col, STYLE_soft, date);
}

static void draw_row(const struct app *app, struct canvas *canvas, struct rect area, int row, const struct urge *urge,
                     bool shows_day)
{
    struct columns      columns = make_columns(app, area.cols);
    struct outcome_look look = look_of(urge, app->present.now.unix_s);
    char                clock[WHEN_DAY_SIZE];
    if (shows_day)
        draw_date(app, canvas, area, row, columns.date, area.cols >= WIDE, urge->day);
    when_say_clock(urge->at, clock);
    canvas_text(canvas, area, row, columns.time, STYLE_text, clock);
    draw_strength(canvas, area, row, &columns, urge->intensity);
    canvas_glyph(canvas, area, row, columns.glyph, look.style, look.glyph);
    if (columns.word >= 0)
        canvas_text(canvas, area, row, columns.word, look.style == STYLE_soft ? STYLE_soft : STYLE_text, look.word);
    if (urge->trigger)
        canvas_cut(canvas, area, row, columns.trigger, columns.trigger_end - columns.trigger, STYLE_text,
                   urge->trigger);
    draw_lower(canvas, area, row, columns.lower_end, urge);
    if (columns.person >= 0 && urge->person_name)
        canvas_cut(canvas, area, row, columns.person, columns.note - columns.person - 2, STYLE_soft, urge->person_name);
    if (columns.note >= 0 && urge->note)
        canvas_cut(canvas, area, row, columns.note, area.cols - columns.note - 1, STYLE_soft, urge->note);
}

static void say_filter(const struct urges_state *state, enum urges_filter_kind kind, struct buf *out)
{
    static const char *const outcomes[URGE_OUTCOMES] = {
        [URGE_OPEN] = "Open or not told", [URGE_RESISTED] = "Ridden out", [URGE_GAVE_IN] = "Ended in contact"};
    if (kind == URGES_BY_OUTCOME)
        buf_puts(out, outcomes[state->outcome]);
    else if (kind == URGES_BY_PERSON)
        buf_printf(out, "About %s", state->person_name);
    else
        buf_printf(out, "Set off by %s", state->trigger);
}

/* A line for each filter: what it is and how many it hides. Returns the rows taken. */
static int draw_filters(const struct urges_state *state, struct canvas *canvas, struct rect area)
{
    struct arena scratch = {0};
    int          row = 0;
    for (int kind = 0; kind < URGES_FILTERS; kind++) {
        if (!urges_state_is_filtered(state, (enum urges_filter_kind)kind))
            continue;
        struct buf filter = {.arena = &scratch}, line = {.arena = &scratch};
        char       count[24];
        say_filter(state, (enum urges_filter_kind)kind, &filter);
        snprintf(count, sizeof count, "%" PRId64, state->hides[kind]);
        buf_fill(&line, texts_word(WORD_urges_hides),
                 (struct buf_value[]){{"filter", buf_text(&filter)}, {"count", count}, {0}});
        canvas_cut(canvas, area, row++, 2, area.cols - 3, STYLE_soft, buf_text(&line));
    }
    arena_free(&scratch);
    return row;
}

static void draw_none(const struct urges_state *state, struct canvas *canvas, struct rect area, int row)
{
    bool is_filtered = false;
    for (int kind = 0; kind < URGES_FILTERS; kind++)
        is_filtered |= urges_state_is_filtered(state, (enum urges_filter_kind)kind);
    int cols = area.cols - 3 > 72 ? 72 : area.cols - 3;
    canvas_wrap(canvas, area, row + (area.rows > 3), 2, area.rows, cols, STYLE_text,
                texts_word(is_filtered ? WORD_urges_none_shown : WORD_urges_none));
    canvas_focus(canvas, area, row + (area.rows > 3), 2);
}

void urges_draw_list(const struct app *app, const struct urges_state *state, struct canvas *canvas, struct rect area)
{
    int         from = draw_filters(state, canvas, area);
    int         rows = area.rows - from;
    struct list list = state->list;
    if (list.count == 0) {
        draw_none(state, canvas, area, from);
        return;
    }
    if (rows < 1) /* then the chosen row is worth more than what the filter says */
        rows = 1, from = area.rows > 0 ? area.rows - 1 : 0;
    list_follow(&list, (size_t)rows);
    daynum day = DAY_NONE;
    for (int i = 0; i < rows && list.top + (size_t)i < list.count; i++) {
        size_t             index = list.top + (size_t)i;
        const struct urge *urge = urges_state_row(state, index);
        bool               first_below = index == state->open_count;
        if (urge == NULL)
            continue;
        draw_row(app, canvas, area, from + i, urge, urge->day != day || first_below);
        day = urge->day;
        if (index != list.chosen)
            continue;
        canvas_glyph(canvas, area, from + i, area.cols >= WIDE ? 1 : 0, STYLE_text, GLYPH_chosen);
        canvas_restyle(canvas, (struct rect){area.row + from + i, area.col, 1, area.cols}, STYLE_row);
        canvas_focus(canvas, area, from + i, area.cols >= WIDE ? 1 : 0);
    }
}
