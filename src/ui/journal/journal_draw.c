#include "ui/journal/journal_draw.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum {
    LIST_COLS = 29, /* at 80 columns */
    LIST_COLS_WIDE = 40,
    LIST_COLS_WIDER = 56,
    PROSE = 72,
    MARK = 1,
    DAY = 3,
    SIGN = 6, /* of a letter */
    TITLE = 7,
    FIND = 7,
    NUMBER_SIZE = 48,
};

static const char *const months[] = {"January", "February", "March",     "April",   "May",      "June",
                                     "July",    "August",   "September", "October", "November", "December"};

static int list_cols(int cols)
{
    if (cols < JOURNAL_SIDE_FROM)
        return cols;
    return cols >= 150 ? LIST_COLS_WIDER : cols >= 100 ? LIST_COLS_WIDE : LIST_COLS;
}

static const char *say(struct arena *arena, enum word word, const struct buf_value *values)
{
    struct buf out = {.arena = arena};
    buf_fill(&out, texts_word(word), values);
    return buf_text(&out);
}

static const char *number(int64_t value, char out[NUMBER_SIZE])
{
    snprintf(out, NUMBER_SIZE, "%" PRId64, value);
    return out;
}

/* What is looked for and how many there are, or how many there are at all. */
static void draw_find(const struct journal_state *state, struct canvas *canvas, struct rect clip)
{
    char count[NUMBER_SIZE];
    bool finds = state->is_finding || !editbuf_is_blank(state->find);
    if (finds)
        snprintf(count, sizeof count, "%zu of %" PRId64, state->list.count, state->all);
    else
        snprintf(count, sizeof count, "%" PRId64 " written", state->all);
    int from = canvas_right(canvas, clip, 0, clip.cols - 2, STYLE_soft, count);
    if (!finds)
        return;
    canvas_text(canvas, clip, 0, 1, STYLE_soft, "Find:");
    struct rect inside = {clip.row, clip.col + FIND, clip.rows > 0 ? 1 : 0, from - FIND - 1};
    editbuf_draw(state->find, canvas, inside, STYLE_text, state->is_finding, NULL);
}

static void say_filter(const struct journal_state *state, enum journal_filter_kind kind, struct buf *out)
{
    static const char *const times[JOURNAL_TIMES] = {"", "The last 7 days", "The last 30 days", "The last 365 days"};
    if (kind == JOURNAL_BY_KIND)
        buf_puts(out, state->kind == ENTRY_LETTER ? "Letters" : "Entries");
    else if (kind == JOURNAL_BY_TAG)
        buf_printf(out, "#%s", state->tag);
    else
        buf_puts(out, times[state->time]);
}

/* A line for each filter: what it is and how many it hides. Returns the row after them. */
static int draw_filters(const struct journal_state *state, struct canvas *canvas, struct rect clip, int row)
{
    for (int kind = 0; kind < JOURNAL_FILTERS; kind++) {
        if (!journal_state_is_filtered(state, (enum journal_filter_kind)kind))
            continue;
        struct arena scratch = {0};
        struct buf   filter = {.arena = &scratch};
        char         hides[NUMBER_SIZE];
        say_filter(state, (enum journal_filter_kind)kind, &filter);
        const char *line =
            say(&scratch, WORD_journal_hides,
                (struct buf_value[]){
                    {"filter", buf_text(&filter)}, {"count", number(state->hides[kind], hides)}, {NULL, NULL}});
        canvas_cut(canvas, clip, row++, 1, clip.cols - 2, STYLE_soft, line);
        arena_free(&scratch);
    }
    return row;
}

static void draw_month(const struct app *app, struct canvas *canvas, struct rect clip, int row, daynum day)
{
    struct civil date = day_to_civil(day);
    char         line[NUMBER_SIZE];
    snprintf(line, sizeof line, "%s", months[date.month - 1]);
    if (date.year != day_to_civil(app->present.today).year)
        snprintf(line, sizeof line, "%s %d", months[date.month - 1], date.year);
    canvas_text(canvas, clip, row, 1, STYLE_soft, line);
}

/* In the list the day until which a letter is closed stands for its title. */
static const char *title_of(const struct app *app, const struct entry *entry, const char *title, bool has_room,
                            struct arena *arena)
{
    struct buf   date = {.arena = arena};
    struct civil day = day_to_civil(entry->closed_until == DAY_NONE ? app->present.today : entry->closed_until);
    if (!entries_is_closed(entry, app->present.today))
        return title;
    buf_printf(&date, "%d %s", day.day, when_month_name(day.month));
    if (has_room && day.year != day_to_civil(app->present.today).year)
        buf_printf(&date, " %d", day.year);
    return say(arena, WORD_journal_closed_until, (struct buf_value[]){{"date", buf_text(&date)}, {NULL, NULL}});
}

/* What was found in a title that is drawn from `col` on, before `end`. */
static void mark_hits(const struct app *app, const struct journal_state *state, struct canvas *canvas, struct rect clip,
                      int row, int col, int end, const char *title)
{
    struct arena            scratch = {0};
    struct query            query = query_read(editbuf_text(state->find, NULL), &app->present, &scratch);
    size_t                  count;
    const struct query_hit *hits = query_hits(&query, title, strlen(title), &scratch, &count);
    for (size_t i = 0; i < count; i++) {
        int from = col + (int)text_cols(title, hits[i].from),
            cols = (int)text_cols(title + hits[i].from, hits[i].to - hits[i].from);
        if (from + cols < end)
            canvas_restyle(canvas, (struct rect){clip.row + row, clip.col + from, 1, cols}, STYLE_hit);
    }
    arena_free(&scratch);
}

static void draw_row(const struct app *app, const struct journal_state *state, struct canvas *canvas, struct rect clip,
                     int row, const struct entry *entry, const char *title)
{
    struct arena scratch = {0};
    char         text[NUMBER_SIZE];
    bool         is_letter = entry->kind == ENTRY_LETTER;
    snprintf(text, sizeof text, "%2d", day_to_civil(entry->day).day);
    canvas_text(canvas, clip, row, DAY, STYLE_text, text);
    if (is_letter)
        canvas_glyph(canvas, clip, row, SIGN, STYLE_soft, GLYPH_letter);
    int col = TITLE + is_letter, end = clip.cols - 4;
    if (entry->mood > 0)
        canvas_right(canvas, clip, row, clip.cols - 1, STYLE_soft, number(entry->mood, text));
    end += entry->mood > 0 ? 0 : 3;
    canvas_cut(canvas, clip, row, col, end - col, STYLE_text,
               title_of(app, entry, title, clip.cols > LIST_COLS, &scratch));
    if (title && !entries_is_closed(entry, app->present.today) && !editbuf_is_blank(state->find))
        mark_hits(app, state, canvas, clip, row, col, end, title);
    arena_free(&scratch);
}

static bool is_filtered(const struct journal_state *state)
{
    bool any = false;
    for (int kind = 0; kind < JOURNAL_FILTERS; kind++)
        any = any || journal_state_is_filtered(state, (enum journal_filter_kind)kind);
    return any;
}

static void draw_none(const struct journal_state *state, struct canvas *canvas, struct rect clip, int row)
{
    int       cols = clip.cols - 2 < PROSE ? clip.cols - 2 : PROSE;
    enum word word = !editbuf_is_blank(state->find) ? WORD_journal_none_found
                     : is_filtered(state)           ? WORD_journal_none_filtered
                                                    : WORD_journal_none;
    canvas_wrap(canvas, clip, row, 1, clip.rows, cols, STYLE_text, texts_word(word));
    if (!state->is_finding)
        canvas_focus(canvas, clip, row, 1);
}

static void draw_chosen(const struct journal_state *state, struct canvas *canvas, struct rect clip, int row)
{
    canvas_glyph(canvas, clip, row, MARK, STYLE_text, GLYPH_chosen);
    if (!state->in_text)
        canvas_restyle(canvas, (struct rect){clip.row + row, clip.col, 1, clip.cols}, STYLE_row);
    if (!state->in_text && !state->is_finding)
        canvas_focus(canvas, clip, row, MARK);
}

/* The rows with their months, from `row` on, so many high. */
static void draw_rows(const struct app *app, const struct journal_state *state, struct canvas *canvas, struct rect clip,
                      int row, int rows)
{
    struct list list = state->list;
    int         end = row + rows;
    journal_state_follow(state, &list, rows);
    for (size_t i = list.top; i < list.count && row < end; i++) {
        const char         *title = NULL;
        const struct entry *entry = journal_state_row(state, i, &title);
        if (!entry)
            break;
        bool has_month = rows > 1 && (i == list.top || journal_state_is_heading(state, i));
        if (has_month)
            draw_month(app, canvas, clip, row++, entry->day);
        if (row >= end)
            break;
        draw_row(app, state, canvas, clip, row, entry, title);
        if (i == list.chosen)
            draw_chosen(state, canvas, clip, row);
        row++;
    }
}

static bool has_letter(const struct journal_state *state)
{
    for (size_t i = 0; i < state->row_count; i++)
        if (state->rows[i].kind == ENTRY_LETTER)
            return true;
    return false;
}

static void draw_list(const struct app *app, const struct journal_state *state, struct canvas *canvas, struct rect clip)
{
    enum { LEGEND_FROM = 6 };
    if (clip.rows < 2) {
        draw_rows(app, state, canvas, clip, 0, clip.rows);
        return;
    }
    draw_find(state, canvas, clip);
    int row = draw_filters(state, canvas, clip, 1);
    row += clip.rows >= LEGEND_FROM + row;
    bool has_legend = clip.rows >= LEGEND_FROM + row && has_letter(state);
    int  rows = clip.rows - row - has_legend;
    if (rows < 1)
        row = clip.rows - 1, rows = 1;
    if (state->list.count == 0)
        draw_none(state, canvas, clip, row);
    else
        draw_rows(app, state, canvas, clip, row, rows);
    if (!has_legend)
        return;
    canvas_glyph(canvas, clip, clip.rows - 1, 1, STYLE_soft, GLYPH_letter);
    canvas_cut(canvas, clip, clip.rows - 1, 3, clip.cols - 4, STYLE_soft, texts_word(WORD_journal_letter));
}

/* "not sent   mood 4 of 5   #alone #music" */
static const char *say_beside(const struct entry *entry, bool is_closed, struct arena *arena)
{
    struct buf out = {.arena = arena};
    if (entry->kind == ENTRY_LETTER)
        buf_puts(&out, texts_word(WORD_journal_not_sent));
    if (entry->mood > 0)
        buf_printf(&out, "%smood %d of 5", out.length > 0 ? "   " : "", entry->mood);
    for (size_t i = 0; i < entry->tag_count && !is_closed; i++) /* they may stand in the text */
        buf_printf(&out, "%s#%s", i > 0 ? " " : out.length > 0 ? "   " : "", entry->tags[i]);
    return buf_text(&out);
}

static void draw_head(const struct app *app, const struct journal_state *state, struct canvas *canvas, struct rect clip)
{
    struct arena        scratch = {0};
    const struct entry *entry = &state->shown;
    struct buf          when = {.arena = &scratch};
    char                date[WHEN_WORDS_SIZE], clock[WHEN_DAY_SIZE];
    when_say_date_near(entry->day, app->present.today, date);
    if (day_to_civil(entry->day).year == day_to_civil(app->present.today).year)
        when_say_date(entry->day, date);
    when_say_clock(entry->at, clock);
    buf_printf(&when, "%s, %s", date, clock);
    int from = canvas_right(canvas, clip, 0, clip.cols, STYLE_soft, buf_text(&when));
    canvas_cut(canvas, clip, 0, 0, from - 2, STYLE_call, entry->title ? entry->title : "");
    canvas_cut(canvas, clip, 1, 0, clip.cols, STYLE_soft,
               say_beside(entry, entries_is_closed(entry, app->present.today), &scratch));
    arena_free(&scratch);
}

static void draw_foot(const struct journal_state *state, struct canvas *canvas, struct rect clip)
{
    char   line[NUMBER_SIZE];
    size_t words = reader_words(state->text);
    snprintf(line, sizeof line, "%zu word%s", words, words == 1 ? "" : "s");
    canvas_text(canvas, clip, clip.rows - 1, 0, STYLE_soft, line);
    if (state->hit_count > 0) {
        snprintf(line, sizeof line, "%zu hit of %zu", state->hit_at + 1, state->hit_count);
        canvas_right(canvas, clip, clip.rows - 1, clip.cols, STYLE_soft, line);
    }
}

static void draw_closed(const struct app *app, const struct journal_state *state, struct canvas *canvas,
                        struct rect clip, int row)
{
    struct arena scratch = {0};
    char         date[WHEN_WORDS_SIZE];
    when_say_date_near(state->shown.closed_until, app->present.today, date);
    canvas_wrap(canvas, clip, row, 0, clip.rows - row, clip.cols, STYLE_text,
                say(&scratch, WORD_write_closed, (struct buf_value[]){{"date", date}, {NULL, NULL}}));
    arena_free(&scratch);
}

static void draw_text(const struct app *app, const struct journal_state *state, struct canvas *canvas, struct rect clip)
{
    enum { HEAD = 3, ROOMY = 8, PROMPT_ROWS = 2 };
    if (state->in_text)
        canvas_focus(canvas, clip, 0, 0);
    if (state->shown.id == 0)
        return;
    bool is_closed = entries_is_closed(&state->shown, app->present.today), is_roomy = clip.rows >= ROOMY;
    bool has_ago = is_roomy && state->ago && state->ago[0] != '\0';
    int  row = is_roomy ? HEAD : clip.rows > 2 ? 1 : 0, end = clip.rows - (is_roomy ? 2 : 0) - has_ago;
    if (row > 0)
        draw_head(app, state, canvas, clip);
    if (is_closed) {
        draw_closed(app, state, canvas, clip, row);
        return;
    }
    if (is_roomy && state->shown.prompt)
        row += canvas_wrap(canvas, clip, row, 0, PROMPT_ROWS, clip.cols, STYLE_soft, state->shown.prompt) + 1;
    reader_draw(state->text, canvas, (struct rect){clip.row + row, clip.col, end - row, clip.cols}, state->hits,
                state->hit_count);
    if (is_roomy)
        draw_foot(state, canvas, clip);
    if (has_ago)
        canvas_cut(canvas, clip, clip.rows - 2, 0, clip.cols, STYLE_soft, state->ago);
}

void journal_draw_screen(const struct app *app, const struct journal_state *state, struct canvas *canvas,
                         struct rect area)
{
    int         cols = list_cols(area.cols);
    bool        is_side = area.cols >= JOURNAL_SIDE_FROM;
    struct rect list = {area.row, area.col, area.rows, cols};
    struct rect text = {area.row, area.col + cols + 2, area.rows, area.cols - cols - 3};
    if (!is_side)
        text = (struct rect){area.row, area.col + 1, area.rows, area.cols - 2};
    if (text.cols > PROSE)
        text.cols = PROSE;
    if (is_side || !state->in_text || state->list.count == 0)
        draw_list(app, state, canvas, list);
    for (int row = 0; is_side && row < area.rows; row++)
        canvas_glyph(canvas, area, row, cols, STYLE_line, GLYPH_divider);
    if (is_side || (state->in_text && state->list.count > 0))
        draw_text(app, state, canvas, text);
}
