#include "urge_help.h"

#include <stdio.h>
#include <string.h>

#include "store/contacts.h"
#include "store/plans.h"

enum { NIGHT_FROM_H = 22, NIGHT_UNTIL_H = 7, HOUR_S = 3600 };

/* "Our song: I will go for a walk." The trigger's own words, its first letter large where that is ASCII. */
static const char *say_plan(const struct plan *plan, struct arena *arena)
{
    struct buf out = {.arena = arena};
    buf_printf(&out, "%s: %s", plan->trigger, plan->action);
    char *text = arena_copy_text(arena, buf_text(&out));
    if (text[0] >= 'a' && text[0] <= 'z')
        text[0] = (char)(text[0] - 'a' + 'A');
    return text;
}

/* The plan of the trigger; while none is named, the newest one. */
static bool load_plan(struct urge_state *state, struct app *app, struct arena *arena, struct error *error)
{
    state->plan = NULL;
    if (state->trigger[0]) {
        struct plan plan;
        bool        found = false;
        if (!plans_for(app->store, state->trigger, arena, &plan, &found, error))
            return false;
        if (found)
            state->plan = say_plan(&plan, arena);
        return true;
    }
    struct plan *plans = NULL;
    size_t       count = 0;
    if (!plans_list(app->store, arena, &plans, &count, error))
        return false;
    if (count > 0)
        state->plan = say_plan(&plans[count - 1], arena);
    return true;
}

/* One reason with each urge, another one with the next. */
static bool load_reasons(struct urge_state *state, struct app *app, struct arena *arena, struct error *error)
{
    struct reason *reasons = NULL;
    size_t         count = 0;
    if (!reasons_list(app->store, arena, &reasons, &count, error))
        return false;
    state->reasons = reasons;
    state->reason_count = count;
    state->reason_chosen = count > 0 ? (size_t)((uint64_t)state->id % count) : 0;
    return true;
}

static bool is_night(const struct app *app)
{
    int hour = when_second(app->present.now) / HOUR_S;
    return hour >= NIGHT_FROM_H || hour < NIGHT_UNTIL_H;
}

static bool is_listed(const struct urge_state *state, const char *action)
{
    for (size_t i = 0; i < state->try_count; i++)
        if (strcmp(state->tries[i].action, action) == 0)
            return true;
    return false;
}

static void list_try(struct urge_state *state, const char *action, int64_t uses, int64_t drop_sum)
{
    if (state->try_count == URGE_TRY_MAX || is_listed(state, action))
        return;
    struct urge_try *row = &state->tries[state->try_count++];
    *row = (struct urge_try){.uses = uses, .drop_sum = drop_sum};
    snprintf(row->action, sizeof row->action, "%s", action);
}

/*
 * What helped before comes first, at any hour: it was the user's own choice. What was done in this urge already is always there. The program's own ideas fill
 * the rest, by night only those for the night.
 */
static bool choose_tries(struct urge_state *state, struct app *app, struct error *error)
{
    struct arena        scratch = {0};
    struct urge_helped *helped = NULL;
    size_t              count = 0;
    struct urge         urge = {0};
    bool                read = urges_helped(app->store, &scratch, &helped, &count, error) &&
                (state->id == 0 || urges_get(app->store, state->id, &scratch, &urge, error));
    if (read) {
        size_t done = urge.did_count < URGE_TRY_MAX ? urge.did_count : URGE_TRY_MAX;
        for (size_t i = 0; i < count && state->try_count < URGE_TRY_MAX - done; i++)
            list_try(state, helped[i].action, helped[i].uses, helped[i].drop_sum);
        for (size_t i = 0; i < urge.did_count; i++)
            list_try(state, urge.did[i], 0, 0);
        for (size_t i = 0; i < count; i++)
            list_try(state, helped[i].action, helped[i].uses, helped[i].drop_sum);
        for (size_t i = 0; i < data_coping_count(); i++)
            if (data_coping(i).at_night || !is_night(app))
                list_try(state, data_coping(i).action, 0, 0);
        for (size_t i = 0; i < state->try_count; i++)
            for (size_t j = 0; j < urge.did_count; j++)
                state->tries[i].tried |= strcmp(state->tries[i].action, urge.did[j]) == 0;
        state->has_tries = true;
    }
    arena_free(&scratch);
    return read;
}

static bool load_count(struct urge_state *state, struct app *app, struct error *error)
{
    struct arena scratch = {0};
    struct tally tally;
    bool         read =
        contacts_tally(app->store, &app->present, &app->person, CONTACTS_CURRENT, &scratch, &tally, NULL, error);
    if (read)
        state->streak_days = tally.streak_days;
    arena_free(&scratch);
    return read;
}

bool urge_help_load(struct urge_state *state, struct app *app, struct arena *arena, struct error *error)
{
    return friend_lines_load(app, arena, &state->friends, error) && load_plan(state, app, arena, error) &&
           load_reasons(state, app, arena, error) && load_count(state, app, error) &&
           urges_durations(app->store, state->person_id, &state->timed, &state->shortest_s, &state->longest_s, error) &&
           (state->has_tries || choose_tries(state, app, error));
}
