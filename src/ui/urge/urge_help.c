#include "ui/urge/urge_help.h"

#include <stdio.h>
#include <string.h>

#include "core/fold.h"
#include "store/contacts.h"
#include "store/lists.h"
#include "ui/shared/today_goals.h"

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
static bool load_day_plan(struct urge_help *help, struct app *app, struct arena *arena, struct error *error)
{
    struct today_hardday hardday;
    if (!today_goals_hardday(app, arena, &hardday, error))
        return false;
    if (hardday.found && hardday.plan && hardday.on == app->present.today)
        help->day_plan = say_plan(hardday.day.text, hardday.plan, arena);
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
static bool load_plan(const struct urge_state *state, struct urge_help *help, struct app *app, struct arena *arena,
                      struct error *error)
{
    if (state->trigger[0]) {
        struct plan plan;
        bool        found = false;
        if (!lists_plan_for(app->store, state->trigger, arena, &plan, &found, error))
            return false;
        if (found)
            help->plan = say_plan(plan.trigger, plan.action, arena);
        return true;
    }
    struct plan    *plans = NULL;
    struct hardday *days = NULL;
    size_t          count = 0, day_count = 0;
    if (help->day_plan)
        return true;
    if (!lists_all(app->store, &lists_plans, arena, &plans, &count, error) ||
        !lists_all(app->store, &lists_harddays, arena, &days, &day_count, error))
        return false;
    while (count > 0 && is_of_hardday(&plans[count - 1], days, day_count))
        count--;
    if (count > 0)
        help->plan = say_plan(plans[count - 1].trigger, plans[count - 1].action, arena);
    return true;
}

/* One reason with each urge, another one with the next. */
static bool load_reasons(const struct urge_state *state, struct urge_help *help, struct app *app, struct arena *arena,
                         struct error *error)
{
    struct reason *reasons = NULL;
    size_t         count = 0;
    if (!lists_all(app->store, &lists_reasons, arena, &reasons, &count, error))
        return false;
    help->reasons = reasons;
    help->reason_count = count;
    help->reason_chosen = count > 0 ? (size_t)((uint64_t)state->id % count) : 0;
    return true;
}

static bool load_count(struct urge_help *help, struct app *app, struct error *error)
{
    struct arena scratch = {0};
    struct tally tally;
    bool         read =
        contacts_tally(app->store, &app->present, &app->person, CONTACTS_CURRENT, &scratch, &tally, NULL, error);
    if (read)
        help->streak_days = tally.streak_days;
    arena_free(&scratch);
    return read;
}

bool urge_help_load(const struct urge_state *state, struct app *app, struct urge_help *out, struct arena *arena,
                    struct error *error)
{
    return friend_lines_load(app, arena, &out->friends, error) && load_day_plan(out, app, arena, error) &&
           load_plan(state, out, app, arena, error) && load_reasons(state, out, app, arena, error) &&
           load_count(out, app, error) &&
           urges_durations(app->store, state->person_id, &out->timed, &out->took_from_s, &out->took_to_s, error);
}

/*
 * What helped before comes first, at any hour: it was the user's own choice. What was done in this urge already is always there. Goals and next steps that are not
 * done yet come after that, then the two smallest things that always can be done, then ideas for this hour of the day; other things that always can
 * be done fill the rest, by night only those for the night.
 */
enum {
    NIGHT_FROM_H = 22,
    NIGHT_UNTIL_H = 7,
    HOUR_S = 3600,
    COPING_FIRST = 2, /* the smallest ones, before any idea */
    IDEAS_MOST = 2    /* so that the plain things have their place */
};

static int hour_of(const struct app *app)
{
    return when_second(app->present.now) / HOUR_S;
}

static bool is_night(const struct app *app)
{
    return hour_of(app) >= NIGHT_FROM_H || hour_of(app) < NIGHT_UNTIL_H;
}

static bool is_listed(const struct urge_state *state, const char *action)
{
    for (size_t i = 0; i < state->offer_count; i++)
        if (strcmp(state->tries[i].action, action) == 0)
            return true;
    return false;
}

static void list_offer(struct urge_state *state, const char *action, int64_t uses, int64_t drop_sum)
{
    if (state->offer_count == URGE_OFFERS_MAX || is_listed(state, action))
        return;
    struct urge_offer *row = &state->tries[state->offer_count++];
    *row = (struct urge_offer){.uses = uses, .drop_sum = drop_sum};
    snprintf(row->action, sizeof row->action, "%s", action);
}

static const char *action_of(const struct today_goal *goal)
{
    return goal->step ? goal->step : goal->title;
}

/* Things that can always be done, `from` up to, but without, `to`. */
static void list_coping(struct urge_state *state, const struct app *app, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        if (texts_coping(i).at_night || !is_night(app))
            list_offer(state, texts_coping(i).action, 0, 0);
}

/* Other ideas with another urge. */
static void list_ideas(struct urge_state *state, const struct app *app)
{
    size_t count = texts_hour_idea_count(hour_of(app)), first = (size_t)((uint64_t)state->id % (count ? count : 1));
    for (size_t i = 0; i < count && i < IDEAS_MOST; i++)
        list_offer(state, texts_hour_idea(hour_of(app), (first + i) % count).title, 0, 0);
}

static void list_all(struct urge_state *state, const struct app *app, const struct urge *urge,
                     const struct urge_helped *helped, size_t helped_count, const struct today_goals *goals)
{
    size_t done = urge->did_count < URGE_OFFERS_MAX ? urge->did_count : URGE_OFFERS_MAX;
    for (size_t i = 0; i < helped_count && state->offer_count < URGE_OFFERS_MAX - done; i++)
        list_offer(state, helped[i].action, helped[i].uses, helped[i].drop_sum);
    for (size_t i = 0; i < urge->did_count; i++)
        list_offer(state, urge->did[i], 0, 0);
    for (size_t i = 0; i < helped_count; i++)
        list_offer(state, helped[i].action, helped[i].uses, helped[i].drop_sum);
    for (size_t i = 0; i < goals->count; i++)
        if (!goals->rows[i].is_done && !goals->rows[i].is_skipped)
            list_offer(state, action_of(&goals->rows[i]), 0, 0);
    list_coping(state, app, 0, COPING_FIRST);
    list_ideas(state, app);
    list_coping(state, app, COPING_FIRST, texts_coping_count());
}

/* Within a sentence: "a step of my getaway". */
static const char *within_sentence(const char *title, struct arena *arena)
{
    static const char *const words[] = {"A ", "An ", "The ", "My "};
    char                    *text = arena_copy_text(arena, title);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strncmp(title, words[i], strlen(words[i])) == 0)
            text[0] = (char)(text[0] - 'A' + 'a');
    return text;
}

static void say_aside(struct urge_offer *offer, const struct today_goal *goal)
{
    struct arena scratch = {0};
    snprintf(offer->aside, sizeof offer->aside, "%s",
             texts_fill(&scratch, goal->step ? WORD_urge_step : WORD_urge_goal,
                        (struct buf_value[]){{"goal", within_sentence(goal->title, &scratch)}, {0}}));
    arena_free(&scratch);
}

/* What is a goal is ticked with it: one that is not done yet, or that was done instead of this urge. */
static void join_goals(struct urge_state *state, const struct today_goals *goals)
{
    for (size_t i = 0; i < state->offer_count; i++) {
        struct urge_offer *offer = &state->tries[i];
        for (size_t j = 0; j < goals->count && offer->goal.goal_id == 0; j++) {
            const struct today_goal *goal = &goals->rows[j];
            if (strcmp(offer->action, action_of(goal)) != 0 || goal->is_done != offer->tried)
                continue;
            say_aside(offer, goal);
            offer->goal = *goal;
            offer->goal.title = offer->goal.step = NULL;
        }
    }
}

static bool is_tried(const struct urge_offer *offer, const struct urge *urge)
{
    for (size_t i = 0; i < urge->did_count; i++)
        if (strcmp(offer->action, urge->did[i]) == 0)
            return true;
    return false;
}

bool urge_help_choose_tries(struct urge_state *state, struct app *app, struct error *error)
{
    struct arena        scratch = {0};
    struct urge_helped *helped = NULL;
    struct today_goals  goals;
    size_t              count = 0;
    struct urge         urge = {0};
    bool                read = urges_helped(app->store, state->person_id, &scratch, &helped, &count, error) &&
                today_goals_load(app, true, &scratch, &goals, error) &&
                (state->id == 0 || urges_get(app->store, state->id, &scratch, &urge, error));
    if (read) {
        list_all(state, app, &urge, helped, count, &goals);
        for (size_t i = 0; i < state->offer_count; i++)
            state->tries[i].tried |= is_tried(&state->tries[i], &urge);
        join_goals(state, &goals);
        state->has_tries = true;
    }
    arena_free(&scratch);
    return read;
}
