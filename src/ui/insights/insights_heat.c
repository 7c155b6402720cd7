/*
 * Urges by hour and weekday. A cell is as wide and as high as there is room; its shade is the count, in four steps up to the
 * greatest one. In ASCII it is the number itself.
 */
#include "ui/insights/insights.h"

enum { LEFT = 7, MARGIN = 2, STEPS = 4, ONE_DIGIT = 9, WIDEST = 6, HIGHEST = 3, DAY_LETTERS = 3 };

static int weekday_of(const struct insights_screen *screen, int row)
{
    return screen->loaded->week_sunday ? (row + INSIGHT_WEEKDAYS - 1) % INSIGHT_WEEKDAYS : row;
}

static const struct insight_group *group_at(const struct insights_screen *screen, int row, int hour)
{
    return &screen->loaded->sentence.insights.cells[weekday_of(screen, row)][hour];
}

static struct insights_cell cells(const struct insights_screen *screen, int cols)
{
    (void)cols;
    return (struct insights_cell){screen->loaded->sentence.insights.urges > 0 ? INSIGHT_WEEKDAYS : 0, INSIGHT_HOURS};
}

static struct insights_cell first(const struct insights_screen *screen, int cols)
{
    (void)cols;
    int weekday = (int)screen->loaded->sentence.insights.hardest_weekday;
    return (struct insights_cell){screen->loaded->week_sunday ? (weekday + 1) % INSIGHT_WEEKDAYS : weekday,
                                  screen->loaded->sentence.insights.hardest_hour};
}

/* At least as many as there are steps, so that a single urge is not the darkest one. */
static int64_t greatest(const struct insights_screen *screen)
{
    const struct insights *insights = &screen->loaded->sentence.insights;
    int64_t                count = insights->cells[insights->hardest_weekday][insights->hardest_hour].count;
    return count > STEPS ? count : STEPS;
}

static int step_of(int64_t count, int64_t most)
{
    return (int)((count * STEPS + most - 1) / most);
}

static enum glyph glyph_of(int step)
{
    static const enum glyph glyphs[] = {GLYPH_none, GLYPH_heat1, GLYPH_heat2, GLYPH_heat3, GLYPH_full};
    return glyphs[step];
}

static void draw_cell(struct canvas *canvas, struct rect cell, int64_t count, int64_t most, bool is_chosen)
{
    int        step = step_of(count, most);
    enum style style = step > 0 ? (enum style)(STYLE_heat1 + step - 1) : STYLE_line;
    char       digit[2] = {(char)(count > ONE_DIGIT ? '+' : '0' + count), '\0'};
    for (int row = 0; row < cell.rows; row++)
        for (int col = 0; col < cell.cols && step > 0 && !canvas->ascii; col++)
            canvas_glyph(canvas, cell, row, col, style, glyph_of(step));
    if (step == 0)
        canvas_glyph(canvas, cell, 0, 0, style, GLYPH_none);
    else if (canvas->ascii)
        canvas_text(canvas, cell, 0, 0, style, digit);
    if (!is_chosen)
        return;
    canvas_text(canvas, cell, 0, 0, STYLE_row, digit);
    canvas_restyle(canvas, cell, STYLE_row);
    canvas_focus(canvas, cell, 0, 0);
}

static int at_most(int value, int most)
{
    return value < 1 ? 1 : value < most ? value : most;
}

static void draw(const struct insights_screen *screen, struct canvas *canvas, struct rect area,
                 const struct insights_cell *at)
{
    int wide = at_most((area.cols - LEFT - 1) / INSIGHT_HOURS, WIDEST);
    if (wide > 2)
        wide -= wide % 2;
    int     high = at_most((area.rows - 1) / INSIGHT_WEEKDAYS, HIGHEST);
    int     hours = wide > 2 ? 1 : wide == 2 ? 3 : 6;
    int64_t most = greatest(screen);
    for (int row = 0; row < INSIGHT_WEEKDAYS && row * high < area.rows; row++) {
        canvas_bytes(canvas, area, row * high, MARGIN, STYLE_soft,
                     when_weekday_name((enum weekday)weekday_of(screen, row)), DAY_LETTERS);
        for (int hour = 0; hour < INSIGHT_HOURS; hour++) {
            struct rect cell = {area.row + row * high, area.col + LEFT + hour * wide, high, wide};
            draw_cell(canvas, cell, group_at(screen, row, hour)->count, most, at && at->row == row && at->col == hour);
        }
    }
    struct arena scratch = {0};
    for (int hour = 0; hour < INSIGHT_HOURS; hour += hours)
        canvas_text(canvas, area, INSIGHT_WEEKDAYS * high, LEFT + hour * wide, STYLE_soft,
                    insights_plot_number(&scratch, hour));
    arena_free(&scratch);
}

static void read(const struct insights_screen *screen, struct insights_cell at, int cols, struct buf *out)
{
    (void)cols;
    const char *name = when_weekday_name((enum weekday)weekday_of(screen, at.row));
    buf_fill(out, texts_word(WORD_insights_hour),
             (struct buf_value[]){{"day", arena_copy_bytes(out->arena, name, DAY_LETTERS)},
                                  {"from", insights_plot_number(out->arena, at.col)},
                                  {"to", insights_plot_number(out->arena, at.col + 1)},
                                  {0}});
    buf_puts(out, ": ");
    insights_plot_say_group(group_at(screen, at.row, at.col), out);
}

/* "· 0  ░ 1  ▒ 2-3  ▓ 4-5  █ 6-7"; in ASCII the number speaks for itself, up to nine. */
static void legend(const struct insights_screen *screen, const struct canvas *canvas, struct buf *out)
{
    int64_t most = greatest(screen), from = 1;
    if (canvas->ascii) {
        buf_puts(out, texts_word(WORD_insights_legend_ascii));
        return;
    }
    buf_printf(out, "%s 0", canvas_glyph_text(canvas, GLYPH_none));
    for (int step = 1; step <= STEPS; step++, from++) {
        int64_t to = from;
        while (to < most && step_of(to + 1, most) == step)
            to++;
        buf_printf(out, "  %s %s", canvas_glyph_text(canvas, glyph_of(step)), insights_plot_number(out->arena, from));
        if (to > from)
            buf_printf(out, "-%s", insights_plot_number(out->arena, to));
        from = to;
    }
}

const struct insights_plot insights_heat = {
    .least_rows = INSIGHT_WEEKDAYS,
    .arrows = {{ACTION_MOVE_left, "hour"}, {ACTION_MOVE_up, "day"}},
    .cells = cells,
    .first = first,
    .draw = draw,
    .read = read,
    .legend = legend,
};
