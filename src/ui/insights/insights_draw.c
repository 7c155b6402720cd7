/*
 * The sentences keep their rows; the plot gets those that are left, if they are enough for it, and blank lines stand where
 * there is room for them. Large, the sentence of the plot stands above it and the plot has all the rest.
 */
#include "ui/insights/insights_draw.h"

#include <string.h>

#include "ui/insights/insights_plot.h"

enum {
    MARGIN = 2,
    NAME_COL = 3,
    TEXT_COL = 13,
    NARROW_TEXT_COL = 10,
    NARROW = 60,
    LIST_COLS = 80,
    CASES_COLS = 13, /* at least: so the column stands still while one goes from period to period */
    PROSE_COLS = 72,
    LINES_MOST = 2,
    PARTS = 4, /* of the prose around a plot */
};

static int width(const char *text)
{
    return (int)text_cols(text, strlen(text));
}

static int least(int a, int b)
{
    return a < b ? a : b;
}

/* A sentence with its cases in a column of their own, which begins where the widest of them has room. */
static void draw_sentence(const struct insights_state *state, enum insight_plot plot, struct canvas *canvas,
                          struct rect area, int row)
{
    const struct insight_sentence *said = &state->sentences[plot];
    int                            end = least(area.cols, LIST_COLS) - 1, cases = CASES_COLS;
    int                            col = area.cols < NARROW ? NARROW_TEXT_COL : TEXT_COL;
    for (int i = 0; i < INSIGHT_PLOTS; i++)
        cases = width(state->sentences[i].cases) > cases ? width(state->sentences[i].cases) : cases;
    bool is_wide = area.cols >= NARROW;
    int  cases_col = is_wide ? end - cases : end - width(said->cases);
    canvas_text(canvas, area, row, NAME_COL, STYLE_text, insight_words_name(plot));
    canvas_cut(canvas, area, row, col, cases_col - col - 1, said->is_known ? STYLE_text : STYLE_soft, said->text);
    canvas_text(canvas, area, row, cases_col, STYLE_soft, said->cases);
}

static void draw_sentences(const struct insights_state *state, struct canvas *canvas, struct rect area, int rows)
{
    int top = (int)state->plot >= rows ? (int)state->plot - rows + 1 : 0;
    for (int i = top; i < INSIGHT_PLOTS && i < top + rows; i++) {
        draw_sentence(state, (enum insight_plot)i, canvas, area, i - top);
        if (i != (int)state->plot)
            continue;
        canvas_glyph(canvas, area, i - top, 1, STYLE_text, GLYPH_chosen);
        canvas_restyle(canvas, (struct rect){area.row + i - top, area.col, 1, least(area.cols, LIST_COLS)}, STYLE_row);
        canvas_focus(canvas, area, i - top, 1);
    }
}

/* "Urges by hour and weekday, 1 Sep to 22 Nov" */
static const char *say_title(const struct insights_state *state, struct arena *arena)
{
    struct buf title = {.arena = arena};
    char       from[WHEN_WORDS_SIZE], to[WHEN_WORDS_SIZE];
    when_say_date_near(state->from, state->to, from);
    when_say_date_near(state->to, state->to, to);
    insights_plot_say(
        &title, state->reads_on ? WORD_insights_title_on : WORD_insights_title,
        (struct buf_value[]){{"title", insight_words_title(state->plot)}, {"from", from}, {"to", to}, {0}});
    return buf_text(&title);
}

/* "When: Most often on Sundays from 21 to 22 h (7 of 41)" */
static const char *say_sentence(const struct insights_state *state, struct arena *arena)
{
    const struct insight_sentence *said = &state->sentences[state->plot];
    struct buf                     out = {.arena = arena};
    insights_plot_say(
        &out, WORD_insights_sentence,
        (struct buf_value[]){
            {"name", insight_words_name(state->plot)}, {"text", said->text}, {"cases", said->cases}, {0}});
    return buf_text(&out);
}

static bool take(int *left, int rows)
{
    if (rows > *left)
        return false;
    *left -= rows;
    return true;
}

/* Prose above or below the plot, with the rows it wants and those it gets. */
struct lines {
    const char *text;
    enum style  style;
    int         cols, all, rows;
};

static struct lines make_lines(const char *text, enum style style, int cols)
{
    struct canvas nothing = {0};
    int           rows = canvas_wrap(&nothing, (struct rect){0}, 0, 0, LINES_MOST, cols, style, text);
    return (struct lines){text, style, cols, rows, 0};
}

static void take_first_row(struct lines *lines, int *left)
{
    lines->rows = lines->all > 0 && take(left, 1);
}

static void take_others(struct lines *lines, int *left)
{
    if (lines->rows == 1 && take(left, lines->all - 1))
        lines->rows = lines->all;
}

/* Returns the row after them. */
static int draw_lines(const struct lines *lines, struct canvas *canvas, struct rect area, int row)
{
    return row + canvas_wrap(canvas, area, row, MARGIN, lines->rows, lines->cols, lines->style, lines->text);
}

/* What the signs mean stands beside the reading, or in the blank line above it. */
static void draw_legend(const struct insights_state *state, struct canvas *canvas, struct rect area, int row,
                        const struct lines *reading, bool is_airy)
{
    const struct insights_plot *plot = insights_plot_of(state);
    struct arena                scratch = {0};
    struct buf                  legend = {.arena = &scratch};
    if (plot->legend)
        plot->legend(state, canvas, &legend);
    int  from = least(area.cols, LIST_COLS) - 1 - width(buf_text(&legend));
    bool is_beside = reading->rows == 1 && 2 * MARGIN + width(reading->text) <= from;
    if (is_beside || (is_airy && from >= MARGIN))
        canvas_text(canvas, area, is_beside ? row : row - 1, from, STYLE_soft, buf_text(&legend));
    arena_free(&scratch);
}

/*
 * From `row` on. First each part gets what it cannot do without, the plot before the prose; then what more the prose wants; then
 * there are blank lines; and the plot grows into what is left.
 */
static void draw_plot(const struct insights_state *state, struct canvas *canvas, struct rect area, int row)
{
    const struct insights_plot *plot = insights_plot_of(state);
    struct insights_cell        at = insights_plot_at(state, area.cols);
    struct arena                scratch = {0};
    struct buf                  read = {.arena = &scratch};
    bool                        is_empty = plot->cells(state, area.cols).row == 0;
    int                         cols = area.cols - MARGIN - 1, prose = least(cols, PROSE_COLS), left = area.rows - row;
    if (!is_empty)
        plot->read(state, at, area.cols, &read);
    struct lines  sentence = make_lines(state->is_large ? say_sentence(state, &scratch) : "", STYLE_text, prose);
    struct lines  title = make_lines(say_title(state, &scratch), STYLE_call, cols);
    struct lines  detail = make_lines(state->sentences[state->plot].detail, STYLE_soft, prose);
    struct lines  reading = make_lines(buf_text(&read), STYLE_text, cols);
    struct lines *order[PARTS] = {&title, &reading, &sentence, &detail};
    int           need = is_empty ? 1 : plot->least_rows;
    int           prose_least = state->is_large ? 0 : 1 + !is_empty; /* a plot says nothing without its title */
    bool          has_plot = left >= need + prose_least && take(&left, need);
    for (int i = 0; i < PARTS; i++)
        take_first_row(order[i], &left);
    for (int i = 0; i < PARTS; i++)
        take_others(order[i], &left);
    bool is_apart = !state->is_large && take(&left, 1), is_spaced = has_plot && take(&left, 1);
    bool is_airy = is_spaced && reading.rows > 0 && take(&left, 1);
    row = draw_lines(&sentence, canvas, area, row + is_apart);
    row = draw_lines(&title, canvas, area, row);
    row = draw_lines(&detail, canvas, area, row) + is_spaced;
    int rows = has_plot ? need + left : 0;
    if (is_empty && has_plot)
        canvas_cut(canvas, area, row, MARGIN, cols, STYLE_soft, texts_word(WORD_insights_none));
    else if (has_plot)
        plot->draw(state, canvas, (struct rect){area.row + row, area.col, rows, area.cols},
                   state->is_large ? &at : NULL);
    row += rows + is_airy;
    draw_lines(&reading, canvas, area, row);
    if (has_plot && !is_empty)
        draw_legend(state, canvas, area, row, &reading, is_airy);
    arena_free(&scratch);
}

void insights_draw(const struct insights_state *state, struct canvas *canvas, struct rect area)
{
    if (area.rows < 1 || area.cols < 1)
        return;
    canvas_focus(canvas, area, 0, 0);
    int rows = state->is_large ? 0 : least(area.rows, INSIGHT_PLOTS);
    draw_sentences(state, canvas, area, rows);
    draw_plot(state, canvas, area, rows);
}
