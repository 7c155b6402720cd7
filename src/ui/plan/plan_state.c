#include "ui/plan/plan_state.h"

#include <stdlib.h>

/* Those that are over come last; of two on a day the first added comes first. */
static int compare_harddays(const void *left, const void *right)
{
    const struct plan_hardday *a = left, *b = right;
    bool                       a_is_over = a->next_on == DAY_NONE, b_is_over = b->next_on == DAY_NONE;
    if (a_is_over != b_is_over)
        return a_is_over ? 1 : -1;
    if (a->next_on != b->next_on)
        return a->next_on < b->next_on ? -1 : 1;
    return a->row.id < b->row.id ? -1 : a->row.id > b->row.id;
}

static bool load_harddays(struct plan_state *state, struct app *app, struct arena *arena, struct error *error)
{
    struct hardday *rows;
    if (!harddays_list(app->store, arena, &rows, &state->hardday_count, error))
        return false;
    state->harddays = ARENA_NEW(arena, struct plan_hardday, state->hardday_count);
    for (size_t i = 0; i < state->hardday_count; i++) {
        struct plan_hardday *hardday = &state->harddays[i];
        struct plan          plan;
        bool                 found = false;
        *hardday = (struct plan_hardday){.row = rows[i]};
        hardday->next_on = hardday_next(rows[i].day, rows[i].every, app->present.today);
        if (!plans_for(app->store, rows[i].text, arena, &plan, &found, error))
            return false;
        hardday->plan = found ? plan.action : NULL;
    }
    if (state->hardday_count > 1)
        qsort(state->harddays, state->hardday_count, sizeof *state->harddays, compare_harddays);
    return true;
}

bool plan_state_look(struct plan_state *state, struct app *app, struct error *error)
{
    struct arena *arena = app_arena(app, state);
    if (!state->is_reached || state->has_ready || state->sections.chosen != PLAN_REACHING_OUT)
        return true;
    if (!readiness_get(app->store, app->person.id, arena, &state->said, error) ||
        !readiness_facts(app->store, &app->present, &app->person, &state->tally, texts_lens_words(), arena,
                         &state->facts, error))
        return false;
    state->ready = ready_compute(&state->facts);
    state->has_ready = true;
    return true;
}

static bool load_way(struct plan_state *state, struct app *app, struct arena *arena, struct error *error)
{
    if (!contacts_tally(app->store, &app->present, &app->person, CONTACTS_COUNT, arena, &state->tally, &state->today,
                        error))
        return false;
    state->is_reached =
        !app->person.unsafe && !app->person.closed && state->tally.streak_days >= app->person.target_days;
    state->has_ready = false;
    state->milestones = milestone_list(&state->tally, app->person.target_days, arena, &state->milestone_count);
    return true;
}

/* With another person the cursors begin anew: a row is none of the other's. */
static void begin_person(struct plan_state *state, const struct app *app)
{
    if (state->person_id == app->person.id)
        return;
    state->person_id = app->person.id;
    state->has_three = false;
    for (int i = 0; i < PLAN_SECTIONS; i++)
        state->rows[i] = (struct list){0};
    while (state->rows[PLAN_WAY].chosen < state->milestone_count &&
           state->milestones[state->rows[PLAN_WAY].chosen].in_days < 0)
        state->rows[PLAN_WAY].chosen++;
    state->rows[PLAN_WAY].chosen++; /* day 0 has a row, too */
}

bool plan_state_load(struct plan_state *state, struct app *app, struct error *error)
{
    struct arena *arena = app_arena(app, state);
    if (!load_way(state, app, arena, error) ||
        !reasons_list(app->store, arena, &state->reasons, &state->reason_count, error) ||
        !friends_list(app->store, arena, &state->friends, &state->friend_count, error) ||
        !plans_list(app->store, arena, &state->plans, &state->plan_count, error) ||
        !load_harddays(state, app, arena, error) || !plan_state_look(state, app, error))
        return false;
    begin_person(state, app);
    return true;
}
