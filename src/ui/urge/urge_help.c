#include "ui/urge/urge_help.h"

#include <stdio.h>
#include <string.h>

#include "core/fold.h"
#include "store/contacts.h"
#include "store/harddays.h"
#include "store/plans.h"
#include "ui/shared/today_hardday.h"
#include "ui/urge/urge_tries.h"

/* "Our song: I will go for a walk." The trigger's own words, its first letter large where that is ASCII. */
static const char *say_plan(const char *trigger, const char *action, struct arena *arena)
{
    struct buf out = {.arena = arena};
    buf_printf(&out, "%s: %s", trigger, action);
    char *text = arena_copy_text(arena, buf_text(&out));
    if (text[0] >= 'a' && text[0] <= 'z')
        text[0] = (char)(text[0] - 'a' + 'A');
    return text;
}

/* The plan for a hard day, on the day itself. */
static bool load_day_plan(struct urge_state *state, struct app *app, struct arena *arena, struct error *error)
{
    struct today_hardday hardday;
    state->day_plan = NULL;
    if (!today_hardday_load(app, arena, &hardday, error))
        return false;
    if (hardday.found && hardday.plan && hardday.on == app->present.today)
        state->day_plan = say_plan(hardday.day.text, hardday.plan, arena);
    return true;
}

/* Is this the plan for a hard day? It is for that day alone. */
static bool is_of_hardday(const struct plan *plan, const struct hardday *days, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (fold_is_same(plan->trigger, days[i].text))
            return true;
    return false;
}

/* The plan of the trigger; while none is named that of the hard day, or the newest one for no hard day. */
static bool load_plan(struct urge_state *state, struct app *app, struct arena *arena, struct error *error)
{
    state->plan = NULL;
    if (state->trigger[0]) {
        struct plan plan;
        bool        found = false;
        if (!plans_for(app->store, state->trigger, arena, &plan, &found, error))
            return false;
        if (found)
            state->plan = say_plan(plan.trigger, plan.action, arena);
        return true;
    }
    struct plan    *plans = NULL;
    struct hardday *days = NULL;
    size_t          count = 0, day_count = 0;
    if (state->day_plan)
        return true;
    if (!plans_list(app->store, arena, &plans, &count, error) ||
        !harddays_list(app->store, arena, &days, &day_count, error))
        return false;
    while (count > 0 && is_of_hardday(&plans[count - 1], days, day_count))
        count--;
    if (count > 0)
        state->plan = say_plan(plans[count - 1].trigger, plans[count - 1].action, arena);
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
    return friend_lines_load(app, arena, &state->friends, error) && load_day_plan(state, app, arena, error) &&
           load_plan(state, app, arena, error) && load_reasons(state, app, arena, error) &&
           load_count(state, app, error) &&
           urges_durations(app->store, state->person_id, &state->timed, &state->shortest_s, &state->longest_s, error) &&
           (state->has_tries || urge_tries_choose(state, app, error));
}
