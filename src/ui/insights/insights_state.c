#include "ui/insights/insights_state.h"

enum { SLICE_DAYS = 182 };

/* What is counted up to now becomes what is shown. */
static bool count(struct insights_state *state, struct app *app, daynum from, struct error *error)
{
    if (!insights_count(app->store, &app->present, &app->person, from, &state->rows, &state->arena, &state->said,
                        error))
        return false;
    struct insights    *insights = &state->said.insights;
    struct insight_told told = {insights, state->said.helped, state->said.helped_count};
    if (app->count_hidden)
        insights->gap_count = 0; /* the lengths of streaks */
    for (enum insight_plot plot = 0; plot < INSIGHT_PLOTS; plot++)
        state->sentences[plot] = insight_words_say(plot, &told, &state->arena);
    daynum begin = app->person.started_on; /* a day without an urge is one, too */
    if (state->said.first != DAY_NONE && state->said.first < begin)
        begin = state->said.first;
    state->from = from != DAY_NONE && from > begin ? from : begin;
    state->to = app->present.today;
    if (state->from > state->to)
        state->from = state->to;
    return true;
}

static bool load(struct insights_state *state, struct app *app, struct error *error)
{
    enum insight_window first = state->window == INSIGHT_ALL ? INSIGHT_YEAR : state->window;
    state->rows = (struct insights_rows){0};
    state->week_sunday = app->env->settings.week_sunday;
    state->read_from = insight_from(first, app->present.today);
    if (!insights_read(app->store, &app->person, state->read_from, app->present.today, &state->arena, &state->rows,
                       error) ||
        !count(state, app, state->read_from, error))
        return false;
    state->reads_on =
        state->window == INSIGHT_ALL && state->said.first != DAY_NONE && state->said.first < state->read_from;
    return true;
}

/* What it held stays until the new is there. */
bool insights_state_load(struct insights_state *state, struct app *app, struct error *error)
{
    struct insights_state fresh = *state;
    fresh.arena = (struct arena){0};
    bool done = load(&fresh, app, error);
    arena_free(done ? &state->arena : &fresh.arena);
    if (done)
        *state = fresh;
    return done;
}

void insights_state_close(struct insights_state *state)
{
    arena_free(&state->arena);
}

static bool read_on(struct insights_state *state, struct app *app, struct error *error)
{
    daynum to = state->read_from - 1, from = to - SLICE_DAYS + 1;
    if (to < state->said.first) {
        state->reads_on = false;
        return count(state, app, DAY_NONE, error);
    }
    state->read_from = from;
    return insights_read(app->store, &app->person, from, to, &state->arena, &state->rows, error);
}

bool insights_state_work(struct insights_state *state, struct app *app)
{
    struct error error = {0};
    if (state->reads_on && !read_on(state, app, &error)) {
        state->reads_on = false;
        app_say(app, false, "%s", error.text);
    }
    return state->reads_on;
}
