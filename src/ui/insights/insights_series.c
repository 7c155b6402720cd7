/*
 * What runs over weeks: the urges as columns with their mean strength as a line over them and the contacts that ended a
 * streak below; the mood as a line. Where there are more weeks than columns, several share one: then a column is their mean.
 */
#include "ui/insights/insights.h"

#include <stdio.h>
#include <string.h>

#include "ui/kit/plot.h"

enum {
    LEFT = 14, /* the labels of the axis */
    NARROW_LEFT = 5,
    NARROW = 60,
    RIGHT = 2,
    WIDEST = 8,
    WEEK_DAYS = 7,
    YEARS_FROM = 70, /* from so many weeks on the axis says years */
    STRENGTH_MOST = 10,
    MOOD_MOST = 5,
    LINE_SHARE = 3 /* the line takes one of so many parts of the rows */
};

struct layout {
    int left, step, each, groups; /* weeks in a group, and groups in all */
};

static struct layout lay_out(const struct insights_screen *screen, int cols)
{
    int           weeks = (int)screen->loaded->sentence.insights.week_count, left = cols < NARROW ? NARROW_LEFT : LEFT;
    int           room = cols - left - RIGHT > 1 ? cols - left - RIGHT : 1;
    struct layout layout = {.left = left, .each = (weeks + room - 1) / room};
    if (weeks == 0)
        return layout;
    layout.groups = (weeks + layout.each - 1) / layout.each;
    layout.step = room / layout.groups < WIDEST ? room / layout.groups : WIDEST;
    return layout;
}

/* The weeks of a column as one; `weeks` is how many they are. */
struct group {
    struct insight_week sum;
    daynum              last; /* day */
    int                 weeks;
};

static struct group group_at(const struct insights_screen *screen, const struct layout *layout, int at)
{
    const struct insights *insights = &screen->loaded->sentence.insights;
    size_t                 from = (size_t)at * (size_t)layout->each, to = from + (size_t)layout->each;
    struct group           group = {.sum = {.monday = insights->weeks[from].monday, .is_whole = true}};
    for (size_t i = from; i < to && i < insights->week_count; i++, group.weeks++) {
        const struct insight_week *week = &insights->weeks[i];
        group.sum.urges.count += week->urges.count;
        group.sum.urges.rated += week->urges.rated;
        group.sum.urges.intensity_sum += week->urges.intensity_sum;
        group.sum.urges.resisted += week->urges.resisted;
        group.sum.urges.gave_in += week->urges.gave_in;
        group.sum.moods += week->moods;
        group.sum.mood_sum += week->mood_sum;
        group.sum.has_break |= week->has_break;
        group.sum.is_whole &= week->is_whole;
    }
    group.last = group.sum.monday + WEEK_DAYS * group.weeks - 1;
    return group;
}

static double urges_of(const struct group *group)
{
    return (double)group->sum.urges.count / group->weeks;
}

/* As a height of 0 to 1; below 0: there is none. */
static double mood_of(const struct group *group)
{
    return group->sum.moods == 0 ? -1 : ((double)group->sum.mood_sum / (double)group->sum.moods - 1) / (MOOD_MOST - 1);
}

static double strength_of(const struct group *group)
{
    double mean;
    return insight_mean(&group->sum.urges, &mean) ? (mean - 1) / (STRENGTH_MOST - 1) : -1;
}

static bool is_mood(const struct insights_screen *screen)
{
    return screen->where->plot == INSIGHT_PLOT_MOOD;
}

static struct insights_cell cells(const struct insights_screen *screen, int cols)
{
    bool is_empty =
        is_mood(screen) ? screen->loaded->sentence.insights.moods == 0 : screen->loaded->sentence.insights.urges == 0;
    return (struct insights_cell){is_empty ? 0 : 1, lay_out(screen, cols).groups};
}

/* The newest. */
static struct insights_cell first(const struct insights_screen *screen, int cols)
{
    return (struct insights_cell){0, lay_out(screen, cols).groups - 1};
}

static void label(struct canvas *canvas, struct rect area, const struct layout *layout, int row, const char *what,
                  double figure)
{
    char text[32];
    snprintf(text, sizeof text, "%s %.0f", layout->left == LEFT ? what : "", figure);
    canvas_right(canvas, area, row, layout->left - 1, STYLE_soft, text);
}

/* The part of the area below the labels, `rows` high. */
static struct rect part(struct rect area, const struct layout *layout, int row, int rows)
{
    return (struct rect){area.row + row, area.col + layout->left, rows, layout->step * layout->groups};
}

static int bar_cols(const struct layout *layout)
{
    return layout->step > 1 ? layout->step - 1 : 1;
}

static void draw_line(const struct insights_screen *screen, const struct layout *layout, struct canvas *canvas,
                      struct rect area, double (*height)(const struct group *))
{
    struct arena       scratch = {0};
    struct plot_point *points = ARENA_NEW(&scratch, struct plot_point, (size_t)layout->groups);
    for (int i = 0; i < layout->groups; i++) {
        struct group group = group_at(screen, layout, i);
        points[i] = (struct plot_point){i * layout->step + (bar_cols(layout) - 1) / 2, height(&group)};
    }
    plot_line(canvas, area, STYLE_accent, points, (size_t)layout->groups);
    arena_free(&scratch);
}

static double greatest(const struct insights_screen *screen, const struct layout *layout)
{
    double most = 1;
    for (int i = 0; i < layout->groups; i++) {
        struct group group = group_at(screen, layout, i);
        if (urges_of(&group) > most)
            most = urges_of(&group);
    }
    return most;
}

static void draw_columns(const struct insights_screen *screen, const struct layout *layout, struct canvas *canvas,
                         struct rect area, double most)
{
    for (int i = 0; i < layout->groups; i++) {
        struct group group = group_at(screen, layout, i);
        struct rect  column = {area.row, area.col + i * layout->step, area.rows, bar_cols(layout)};
        plot_column(canvas, column, STYLE_mark, urges_of(&group) / most);
    }
}

static void draw_breaks(const struct insights_screen *screen, const struct layout *layout, struct canvas *canvas,
                        struct rect area)
{
    for (int i = 0; i < layout->groups; i++)
        if (group_at(screen, layout, i).sum.has_break)
            canvas_glyph(canvas, area, 0, i * layout->step + (bar_cols(layout) - 1) / 2, STYLE_warm_mark,
                         GLYPH_contact);
}

/* A month, or a year, is named under the first week that has one of its days, where there is room. */
static void draw_dates(const struct insights_screen *screen, const struct layout *layout, struct canvas *canvas,
                       struct rect area)
{
    bool is_years = screen->loaded->sentence.insights.week_count >= YEARS_FROM;
    int  end = 0;
    for (int i = 0; i < layout->groups; i++) {
        struct group group = group_at(screen, layout, i);
        struct civil begin = day_to_civil(group.sum.monday), last = day_to_civil(group.last);
        bool         is_new = is_years ? begin.year != last.year || (begin.month == 1 && begin.day == 1)
                                       : begin.month != last.month || begin.day == 1;
        char         text[16];
        if (!is_new || i * layout->step < end)
            continue;
        if (is_years)
            snprintf(text, sizeof text, "%d", last.year);
        else
            snprintf(text, sizeof text, "%s", when_month_name(last.month));
        if (i * layout->step + (int)strlen(text) <= area.cols)
            end = canvas_text(canvas, area, 0, i * layout->step, STYLE_soft, text) + 1;
    }
}

static void draw_mood(const struct insights_screen *screen, const struct layout *layout, struct canvas *canvas,
                      struct rect area)
{
    int rows = area.rows - 1;
    draw_line(screen, layout, canvas, part(area, layout, 0, rows), mood_of);
    label(canvas, area, layout, 0, texts_word(WORD_insights_axis_mood), MOOD_MOST);
    label(canvas, area, layout, rows - 1, "", 1);
}

static void draw_urges(const struct insights_screen *screen, const struct layout *layout, struct canvas *canvas,
                       struct rect area)
{
    int    rows = area.rows - 2, line = rows > LINE_SHARE ? (rows + 1) / LINE_SHARE : 0;
    double most = greatest(screen, layout);
    draw_columns(screen, layout, canvas, part(area, layout, line, rows - line), most);
    label(canvas, area, layout, line, texts_word(WORD_insights_axis_urges), most);
    if (rows - line > 1)
        label(canvas, area, layout, rows - 1, "", 0);
    draw_breaks(screen, layout, canvas, part(area, layout, rows, 1));
    if (line == 0)
        return;
    draw_line(screen, layout, canvas, part(area, layout, 0, line), strength_of);
    label(canvas, area, layout, 0, texts_word(WORD_insights_axis_strength), STRENGTH_MOST);
    if (line > 1)
        label(canvas, area, layout, line - 1, "", 1);
}

static void draw(const struct insights_screen *screen, struct canvas *canvas, struct rect area,
                 const struct insights_cell *at)
{
    struct layout layout = lay_out(screen, area.cols);
    if (is_mood(screen))
        draw_mood(screen, &layout, canvas, area);
    else
        draw_urges(screen, &layout, canvas, area);
    draw_dates(screen, &layout, canvas, part(area, &layout, area.rows - 1, 1));
    if (!at)
        return;
    struct rect column = part(area, &layout, 0, area.rows - 1);
    column.col += at->col * layout.step;
    column.cols = bar_cols(&layout);
    canvas_restyle(canvas, column, STYLE_call);
    column.row += column.rows; /* a full block in reverse would be none */
    column.rows = 1;
    canvas_restyle(canvas, column, STYLE_row);
    canvas_focus(canvas, column, 0, 0);
}

static void read(const struct insights_screen *screen, struct insights_cell at, int cols, struct buf *out)
{
    struct layout layout = lay_out(screen, cols);
    struct group  group = group_at(screen, &layout, at.col);
    char          from[WHEN_WORDS_SIZE], to[WHEN_WORDS_SIZE];
    when_say_date_near(group.sum.monday, screen->loaded->to, from);
    when_say_date_near(group.last, screen->loaded->to, to);
    buf_fill(out, texts_word(WORD_insights_span), (struct buf_value[]){{"from", from}, {"to", to}, {0}});
    buf_puts(out, ": ");
    if (!is_mood(screen)) {
        insights_plot_say_group(&group.sum.urges, out);
        if (group.sum.has_break)
            buf_puts(out, texts_word(WORD_insights_break));
    } else {
        int64_t   moods = group.sum.moods;
        double    mean = moods > 0 ? (double)group.sum.mood_sum / (double)moods : 0;
        enum word word = moods == 0 ? WORD_insights_no_mood : moods == 1 ? WORD_insights_mood_one : WORD_insights_mood;
        buf_fill(out, texts_word(word),
                 (struct buf_value[]){{"mean", insights_plot_figure(out->arena, mean)},
                                      {"count", insights_plot_number(out->arena, moods)},
                                      {0}});
    }
    if (!group.sum.is_whole)
        buf_puts(out, texts_word(WORD_insights_part));
}

const struct insights_plot insights_series = {
    .least_rows = 4,
    .arrows = {{ACTION_MOVE_left, "week"}, {ACTION_TABS_next, "plot"}},
    .cells = cells,
    .first = first,
    .draw = draw,
    .read = read,
};
