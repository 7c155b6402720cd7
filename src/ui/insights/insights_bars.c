/*
 * Bars with their figures beside them: what set the urges off, what helped, and the urges by the days since the last look.
 */
#include "ui/insights/insights.h"

#include <string.h>

#include "words/words.h"

enum { MARGIN = 2, GAP = 2, FIGURES = 4, LEAST_BAR = 8, WIDEST_BAR = 60, LABEL_SHARE = 3 };

struct bar {
    const char *label;
    double      value;
    const char *figures[FIGURES]; /* as many as there are heads */
};

/* What is drawn as bars: how many, each of them, and the heads of their figures. */
struct source {
    int (*count)(const struct insights_screen *screen);
    void (*bar)(const struct insights_screen *screen, int at, struct arena *arena, struct bar *out);
    void (*read)(const struct insights_screen *screen, int at, struct buf *out);
    enum word heads[FIGURES];
    int       figures;
};

static int count_triggers(const struct insights_screen *screen)
{
    return (int)screen->loaded->sentence.insights.trigger_count;
}

static void trigger_bar(const struct insights_screen *screen, int at, struct arena *arena, struct bar *out)
{
    const struct insight_trigger *trigger = &screen->loaded->sentence.insights.triggers[at];
    const struct insight_group   *group = &trigger->group;
    double                        mean;
    *out = (struct bar){.label = trigger->trigger,
                        .value = (double)group->count,
                        .figures = {insights_plot_number(arena, group->count),
                                    insight_mean(group, &mean) ? insights_plot_figure(arena, mean) : "",
                                    insights_plot_number(arena, group->resisted),
                                    insights_plot_number(arena, group->gave_in)}};
}

static void read_trigger(const struct insights_screen *screen, int at, struct buf *out)
{
    const struct insight_trigger *trigger = &screen->loaded->sentence.insights.triggers[at];
    buf_printf(out, "%s: ", trigger->trigger);
    insights_plot_say_group(&trigger->group, out);
}

static int count_helped(const struct insights_screen *screen)
{
    return (int)screen->loaded->sentence.helped_count;
}

static void helped_bar(const struct insights_screen *screen, int at, struct arena *arena, struct bar *out)
{
    const struct urge_helped *helped = &screen->loaded->sentence.helped[at];
    *out = (struct bar){
        .label = helped->action,
        .value = urge_mean_drop(helped),
        .figures = {insights_plot_figure(arena, urge_mean_drop(helped)), insights_plot_number(arena, helped->uses)}};
}

static void read_helped(const struct insights_screen *screen, int at, struct buf *out)
{
    const struct urge_helped *helped = &screen->loaded->sentence.helped[at];
    double                    drop = urge_mean_drop(helped);
    buf_fill(out, texts_word(drop < 0 ? WORD_insight_helped_higher : WORD_insight_helped_lower),
             (struct buf_value[]){
                 {"action", helped->action}, {"drop", insights_plot_figure(out->arena, drop < 0 ? -drop : drop)}, {0}});
    buf_puts(out, ", ");
    buf_fill(out, texts_word(WORD_insight_uses),
             (struct buf_value[]){{"uses", insights_plot_number(out->arena, helped->uses)}, {0}});
}

static int count_looks(const struct insights_screen *screen)
{
    return screen->loaded->sentence.insights.looks > 0 ? INSIGHT_LOOK_REACHES : 0;
}

static void look_bar(const struct insights_screen *screen, int at, struct arena *arena, struct bar *out)
{
    const struct insight_reach *reach = &screen->loaded->sentence.insights.reaches[at];
    double                      value = reach->days > 0 ? (double)reach->urges / (double)reach->days : 0;
    *out =
        (struct bar){.label = insight_words_reach(reach, arena),
                     .value = value,
                     .figures = {reach->days > 0 ? insights_plot_figure(arena, value) : "",
                                 insights_plot_number(arena, reach->urges), insights_plot_number(arena, reach->days)}};
}

static void read_look(const struct insights_screen *screen, int at, struct buf *out)
{
    const struct insight_reach *reach = &screen->loaded->sentence.insights.reaches[at];
    struct buf                  urges = {.arena = out->arena};
    char                        days[WORDS_SIZE];
    insights_plot_say_count(reach->urges, &urges);
    buf_fill(out, texts_word(WORD_insights_look),
             (struct buf_value[]){{"reach", insight_words_reach(reach, out->arena)},
                                  {"urges", buf_text(&urges)},
                                  {"days", words_days(reach->days, days)},
                                  {0}});
}

static const struct source *source_of(const struct insights_screen *screen)
{
    static const struct source triggers = {
        count_triggers,
        trigger_bar,
        read_trigger,
        {WORD_insights_axis_urges, WORD_insights_axis_strength, WORD_insights_head_ridden, WORD_insights_head_contact},
        4};
    static const struct source helped = {
        count_helped, helped_bar, read_helped, {WORD_insights_head_lower, WORD_insights_head_times}, 2};
    static const struct source looks = {count_looks,
                                        look_bar,
                                        read_look,
                                        {WORD_insights_head_a_day, WORD_insights_axis_urges, WORD_insights_head_days},
                                        3};
    return screen->where->plot == INSIGHT_PLOT_TRIGGERS ? &triggers
           : screen->where->plot == INSIGHT_PLOT_HELPED ? &helped
                                                        : &looks;
}

static struct insights_cell cells(const struct insights_screen *screen, int cols)
{
    (void)cols;
    return (struct insights_cell){source_of(screen)->count(screen), 1};
}

static struct insights_cell first(const struct insights_screen *screen, int cols)
{
    (void)screen, (void)cols;
    return (struct insights_cell){0, 0};
}

static int width(const char *text)
{
    return (int)text_cols(text, strlen(text));
}

/* Where the parts stand: the label, the bar behind it, and the figures, each ending at its column. */
struct layout {
    int label_cols, bar_col, bar_cols, figures;
    int ends[FIGURES];
};

/* Figures that have no room beside a bar are left out, from the last one on. */
static struct layout lay_out(const struct source *source, int label_cols, int cols)
{
    struct layout layout = {.label_cols = label_cols, .bar_col = MARGIN + label_cols + GAP};
    if (label_cols > cols / LABEL_SHARE) {
        layout.label_cols = cols / LABEL_SHARE;
        layout.bar_col = MARGIN + layout.label_cols + GAP;
    }
    int end = layout.bar_col + LEAST_BAR;
    while (layout.figures < source->figures && end + GAP + width(texts_word(source->heads[layout.figures])) < cols)
        end += GAP + width(texts_word(source->heads[layout.figures++]));
    layout.bar_cols = LEAST_BAR + (cols - 1 - end);
    if (layout.bar_cols > WIDEST_BAR)
        layout.bar_cols = WIDEST_BAR;
    end = layout.bar_col + layout.bar_cols;
    for (int i = 0; i < layout.figures; i++)
        layout.ends[i] = end += GAP + width(texts_word(source->heads[i]));
    return layout;
}

static void draw_bar(struct canvas *canvas, struct rect area, const struct layout *layout, int row,
                     const struct bar *bar, double most)
{
    canvas_cut(canvas, area, row, MARGIN, layout->label_cols, STYLE_text, bar->label);
    canvas_bar(canvas, area, row, layout->bar_col, layout->bar_cols, most > 0 ? bar->value / most : 0, STYLE_mark);
    for (int i = 0; i < layout->figures; i++)
        canvas_right(canvas, area, row, layout->ends[i], STYLE_text, bar->figures[i]);
}

static void draw(const struct insights_screen *screen, struct canvas *canvas, struct rect area,
                 const struct insights_cell *at)
{
    const struct source *source = source_of(screen);
    struct arena         scratch = {0};
    int                  count = source->count(screen), rows = area.rows - 1, top = 0, label_cols = 1;
    struct bar          *bars = ARENA_NEW(&scratch, struct bar, (size_t)count);
    double               most = 0;
    if (at && at->row >= rows)
        top = at->row - rows + 1;
    for (int i = 0; i < count && i < top + rows; i++) {
        source->bar(screen, i, &scratch, &bars[i]);
        label_cols = width(bars[i].label) > label_cols ? width(bars[i].label) : label_cols;
        most = bars[i].value > most ? bars[i].value : most;
    }
    struct layout layout = lay_out(source, label_cols, area.cols);
    for (int i = 0; i < layout.figures; i++)
        canvas_right(canvas, area, 0, layout.ends[i], STYLE_soft, texts_word(source->heads[i]));
    for (int i = top; i < count && i < top + rows; i++) {
        draw_bar(canvas, area, &layout, 1 + i - top, &bars[i], most);
        if (!at || at->row != i)
            continue;
        canvas_restyle(canvas, (struct rect){area.row + 1 + i - top, area.col, 1, area.cols}, STYLE_row);
        canvas_focus(canvas, area, 1 + i - top, MARGIN);
    }
    arena_free(&scratch);
}

static void read(const struct insights_screen *screen, struct insights_cell at, int cols, struct buf *out)
{
    (void)cols;
    source_of(screen)->read(screen, at.row, out);
}

const struct insights_plot insights_bars = {
    .least_rows = 2,
    .arrows = {{ACTION_MOVE_up, "row"}, {ACTION_TABS_next, "plot"}},
    .cells = cells,
    .first = first,
    .draw = draw,
    .read = read,
};
