/*
 * The tab of the insights. Up, down and Tab choose a sentence with its plot; Enter makes the plot larger, and then they and the
 * arrows move a cursor over its cells.
 */
#include "ui/frame/views.h"

#include <string.h>

#include "ui/insights/insights_draw.h"
#include "ui/insights/insights_plot.h"

static bool open(struct app *app, void *state, const void *given, struct error *error)
{
    (void)app, (void)given, (void)error;
    ((struct insights_state *)state)->window = INSIGHT_13_WEEKS;
    return true;
}

static bool load(struct app *app, void *state, void *out, struct arena *arena, struct error *error)
{
    (void)out, (void)arena;
    return insights_state_load(state, app, error);
}

static void close(void *state)
{
    insights_state_close(state);
}

static bool work(struct app *app, void *state)
{
    return insights_state_work(state, app);
}

static void draw(const struct app *app, const void *state, const void *loaded, struct canvas *canvas, struct rect area)
{
    (void)loaded;
    (void)app;
    insights_draw(state, canvas, area);
}

/* False where there is none further on. */
static bool turn(struct insights_state *state, int step)
{
    int plot = (int)state->plot + step;
    if (plot < 0 || plot >= INSIGHT_PLOTS)
        return false;
    state->plot = (enum insight_plot)plot;
    state->has_moved = false;
    return true;
}

static void change_period(struct insights_state *state, struct app *app, int step)
{
    enum insight_window before = state->window;
    struct error        error = {0};
    int                 window = (int)before + step;
    if (window < 0 || window >= INSIGHT_WINDOWS)
        return;
    state->window = (enum insight_window)window;
    if (insights_state_load(state, app, &error)) {
        state->has_moved = false;
        return;
    }
    state->window = before;
    app_say(app, false, "%s", error.text);
}

/* The end of a plot is where the cursor stays. */
static void move(struct insights_state *state, const struct app *app, int rows, int cols)
{
    struct insights_cell at = insights_plot_at(state, app->area_cols);
    state->has_moved = true;
    state->at = (struct insights_cell){at.row + rows, at.col + cols};
    state->at = insights_plot_at(state, app->area_cols);
}

static bool act_on_move(struct insights_state *state, const struct app *app, enum action action)
{
    static const struct {
        enum action action;
        int         rows, cols; /* of the cursor */
        int         plots;      /* while the plot is not large */
    } moves[] = {
        {ACTION_MOVE_down, 1, 0, 1},
        {ACTION_MOVE_up, -1, 0, -1},
        {ACTION_MOVE_left, 0, -1, 0},
        {ACTION_MOVE_right, 0, 1, 0},
        {ACTION_MOVE_first, -INT16_MAX, -INT16_MAX, -INSIGHT_PLOTS},
        {ACTION_MOVE_last, INT16_MAX, INT16_MAX, INSIGHT_PLOTS},
    };
    for (size_t i = 0; i < sizeof moves / sizeof *moves; i++) {
        if (moves[i].action != action)
            continue;
        if (state->is_large)
            move(state, app, moves[i].rows, moves[i].cols);
        else if (moves[i].plots < -1 || moves[i].plots > 1)
            turn(state, moves[i].plots < 0 ? -(int)state->plot : INSIGHT_PLOTS - 1 - (int)state->plot);
        else
            turn(state, moves[i].plots);
        return true;
    }
    return false;
}

static bool act(struct app *app, void *view_state, const void *loaded, enum action action, keycode key)
{
    (void)loaded;
    (void)key;
    struct insights_state *state = view_state;
    switch (action) {
    case ACTION_TABS_next: /* past the last plot it is the next tab */
        return turn(state, 1);
    case ACTION_TABS_previous:
        return turn(state, -1);
    case ACTION_INSIGHTS_enlarge:
        state->is_large = true;
        return true;
    case ACTION_INSIGHTS_longer:
        change_period(state, app, 1);
        return true;
    case ACTION_INSIGHTS_shorter:
        change_period(state, app, -1);
        return true;
    case ACTION_INSIGHTS_paper:
        app_push(app, &view_report, &state->window);
        return true;
    case ACTION_EVERYWHERE_back:
    case ACTION_PLAIN_quit:
        if (!state->is_large)
            return false;
        state->is_large = false;
        return true;
    default:
        return act_on_move(state, app, action);
    }
}

/* What the arrows do in the large plot. */
static const struct view_hint *arrows(const struct insights_state *state)
{
    static const struct view_hint heat[] = {{ACTION_MOVE_left, "hour"}, {ACTION_MOVE_up, "day"}},
                                  series[] = {{ACTION_MOVE_left, "week"}, {ACTION_TABS_next, "plot"}},
                                  bars[] = {{ACTION_MOVE_up, "row"}, {ACTION_TABS_next, "plot"}};
    const struct insights_plot *plot = insights_plot_of(state);
    return plot == &insights_heat ? heat : plot == &insights_series ? series : bars;
}

static void hints(const struct app *app, const void *view_state, const void *loaded,
                  struct view_hint out[VIEW_FOOTER_MAX + 1])
{
    (void)loaded;
    enum { ARROWS_AT = 1, ARROWS = 2, END_AT = 6 };
    static const struct view_hint row[] = {{ACTION_PLAIN_urge, NULL},       {ACTION_MOVE_up, "plot"},
                                           {ACTION_INSIGHTS_enlarge, NULL}, {ACTION_INSIGHTS_shorter, NULL},
                                           {ACTION_INSIGHTS_paper, NULL},   {ACTION_PLAIN_help, NULL},
                                           {ACTION_PLAIN_quit, NULL},       {ACTION_NONE, NULL}};
    const struct insights_state  *state = view_state;
    (void)app;
    memcpy(out, row, sizeof row);
    if (!state->is_large)
        return;
    memcpy(out + ARROWS_AT, arrows(state), ARROWS * sizeof *out);
    out[END_AT].action = ACTION_EVERYWHERE_back;
}

const struct view view_insights = {
    .name = "insights",
    .scopes = SCOPE_INSIGHTS | SCOPE_MOVE,
    .state_size = sizeof(struct insights_state),
    .is_tab = true,
    .open = open,
    .load = load,
    .work = work,
    .draw = draw,
    .act = act,
    .hints = hints,
    .close = close,
};
