#include "ui/urges/urges_state.h"

#include <string.h>

void urges_state_open(struct urges_state *state)
{
    state->outcome = -1;
}

void urges_state_close(struct urges_state *state)
{
    arena_free(&state->window);
}

bool urges_state_is_filtered(const struct urges_state *state, enum urges_filter_kind kind)
{
    switch (kind) {
    case URGES_BY_OUTCOME:
        return state->outcome >= 0;
    case URGES_BY_PERSON:
        return state->person_id != 0;
    case URGES_BY_TRIGGER:
        return state->trigger[0] != '\0';
    }
    return false;
}

/* Where there is one person only, its index serves the order: naming it is the same list, faster. */
static struct urges_filter make_filter(const struct urges_state *state, const struct app *app)
{
    return (struct urges_filter){
        .person_id = state->person_id         ? state->person_id
                     : app->person_count == 1 ? app->person.id
                                              : 0,
        .since = DAY_NONE,
        .until = DAY_NONE,
        .trigger = state->trigger[0] ? state->trigger : NULL,
        .outcome = state->outcome,
    };
}

static struct urges_filter without(struct urges_filter filter, const struct app *app, enum urges_filter_kind kind)
{
    if (kind == URGES_BY_OUTCOME)
        filter.outcome = -1;
    else if (kind == URGES_BY_TRIGGER)
        filter.trigger = NULL;
    else
        filter.person_id = app->person_count == 1 ? app->person.id : 0;
    return filter;
}

static bool count_hidden(struct urges_state *state, struct app *app, int64_t total, struct error *error)
{
    struct urges_filter filter = make_filter(state, app);
    for (int kind = 0; kind < URGES_FILTERS; kind++) {
        if (!urges_state_is_filtered(state, (enum urges_filter_kind)kind))
            continue;
        struct urges_filter rest = without(filter, app, (enum urges_filter_kind)kind);
        int64_t             all = 0;
        if (!urges_total(app->store, &rest, &all, error))
            return false;
        state->hides[kind] = all - total;
    }
    return true;
}

static bool load_open(struct urges_state *state, struct app *app, struct error *error)
{
    struct urges_filter filter = make_filter(state, app);
    struct urge        *rows = NULL;
    size_t              count = 0;
    filter.limit = URGES_HEAD;
    if (!urges_list(app->store, &filter, app_arena(app, state), &rows, &count, error))
        return false;
    state->open_count = 0;
    for (size_t i = 0; i < count && state->open_count < URGES_OPEN_MOST; i++) {
        if (rows[i].outcome != URGE_OPEN ||
            urge_is_not_told(rows[i].outcome, rows[i].at.unix_s, app->present.now.unix_s))
            continue;
        state->open_at[state->open_count] = i;
        state->open[state->open_count++] = &rows[i];
    }
    return true;
}

/* Where a row below the open ones stands in the order of time. */
static size_t order_of(const struct urges_state *state, size_t index)
{
    size_t at = index - state->open_count;
    for (size_t i = 0; i < state->open_count; i++)
        at += state->open_at[i] <= at;
    return at;
}

/* The old rows stay until the new ones are there. */
static bool load_window(struct urges_state *state, struct app *app, size_t first, size_t count, struct error *error)
{
    struct urges_filter filter = make_filter(state, app);
    struct arena        window = {0};
    struct urge        *rows = NULL;
    size_t              row_count = 0;
    filter.limit = count;
    filter.skip = first;
    if (!urges_list(app->store, &filter, &window, &rows, &row_count, error)) {
        arena_free(&window);
        return false;
    }
    arena_free(&state->window);
    state->window = window;
    state->rows = rows;
    state->first = first;
    state->row_count = row_count;
    return true;
}

/* Three pages: the one that is seen, one above it and one below. */
static bool load_round(struct urges_state *state, struct app *app, struct error *error)
{
    size_t page = urges_state_page(state, app->area_rows) + URGES_OPEN_MOST;
    size_t top = state->list.top < state->open_count ? state->open_count : state->list.top;
    size_t from = state->list.count > state->open_count ? order_of(state, top) : 0;
    return load_window(state, app, from > page ? from - page : 0, 3 * page, error);
}

const struct urge *urges_state_row(const struct urges_state *state, size_t index)
{
    if (index < state->open_count)
        return state->open[index];
    size_t at = order_of(state, index);
    return at >= state->first && at - state->first < state->row_count ? &state->rows[at - state->first] : NULL;
}

bool urges_state_reach(struct urges_state *state, struct app *app, struct error *error)
{
    size_t page = urges_state_page(state, app->area_rows);
    list_follow(&state->list, page);
    size_t end = state->list.top + page < state->list.count ? state->list.top + page : state->list.count;
    if (end <= state->open_count)
        return true;
    size_t top = state->list.top < state->open_count ? state->open_count : state->list.top;
    if (urges_state_row(state, top) != NULL && urges_state_row(state, end - 1) != NULL)
        return true;
    return load_round(state, app, error);
}

bool urges_state_load(struct urges_state *state, struct app *app, struct error *error)
{
    struct urges_filter filter = make_filter(state, app);
    int64_t             total = 0;
    if (!urges_total(app->store, &filter, &total, error) || !count_hidden(state, app, total, error) ||
        !load_open(state, app, error))
        return false;
    list_set_count(&state->list, (size_t)total);
    list_follow(&state->list, urges_state_page(state, app->area_rows));
    return load_round(state, app, error); /* last: what it frees, a load that fails afterwards would want back */
}

size_t urges_state_page(const struct urges_state *state, int area_rows)
{
    int lines = 0;
    for (int kind = 0; kind < URGES_FILTERS; kind++)
        lines += urges_state_is_filtered(state, (enum urges_filter_kind)kind);
    return area_rows - lines > 1 ? (size_t)(area_rows - lines) : 1;
}
