#include "ui/insights/insights_plot.h"

#include <inttypes.h>

const struct insights_plot *insights_plot_of(const struct insights_state *state)
{
    static const struct insights_plot *const plots[INSIGHT_PLOTS] = {
        [INSIGHT_PLOT_WHEN] = &insights_heat,     [INSIGHT_PLOT_WEEKS] = &insights_series,
        [INSIGHT_PLOT_TRIGGERS] = &insights_bars, [INSIGHT_PLOT_HELPED] = &insights_bars,
        [INSIGHT_PLOT_MOOD] = &insights_series,   [INSIGHT_PLOT_LOOKS] = &insights_bars,
    };
    return plots[state->plot];
}

static int within(int at, int count)
{
    return at < 0 ? 0 : at < count ? at : count - 1;
}

struct insights_cell insights_plot_at(const struct insights_state *state, int cols)
{
    const struct insights_plot *plot = insights_plot_of(state);
    struct insights_cell        cells = plot->cells(state, cols);
    struct insights_cell        at = state->has_moved ? state->at : plot->first(state, cols);
    return (struct insights_cell){within(at.row, cells.row), within(at.col, cells.col)};
}

void insights_plot_say(struct buf *out, enum word word, const struct buf_value *values)
{
    buf_fill(out, texts_word(word), values);
}

const char *insights_plot_number(struct arena *arena, int64_t number)
{
    struct buf out = {.arena = arena};
    buf_printf(&out, "%" PRId64, number);
    return buf_text(&out);
}

const char *insights_plot_figure(struct arena *arena, double figure)
{
    struct buf out = {.arena = arena};
    buf_printf(&out, "%.1f", figure);
    return buf_text(&out);
}

void insights_plot_say_count(int64_t urges, struct buf *out)
{
    enum word word = urges == 0 ? WORD_insights_no_urge : urges == 1 ? WORD_insights_urge : WORD_insights_urges;
    insights_plot_say(out, word, (struct buf_value[]){{"count", insights_plot_number(out->arena, urges)}, {0}});
}

void insights_plot_say_group(const struct insight_group *group, struct buf *out)
{
    const struct {
        enum word word;
        int64_t   count;
    } parts[] = {{WORD_insights_ridden, group->resisted}, {WORD_insights_contact, group->gave_in}};
    double mean;
    insights_plot_say_count(group->count, out);
    if (insight_mean(group, &mean))
        insights_plot_say(out, WORD_insights_mean,
                          (struct buf_value[]){{"mean", insights_plot_figure(out->arena, mean)}, {0}});
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (parts[i].count > 0)
            insights_plot_say(out, parts[i].word,
                              (struct buf_value[]){{"count", insights_plot_number(out->arena, parts[i].count)}, {0}});
}
