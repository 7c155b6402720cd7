#include "ui/urge/urge_state.h"

#include <stdio.h>
#include <string.h>

void urge_state_begin(struct urge_state *state, const struct app *app)
{
    state->id = 0;
    state->person_id = app->person.id;
    state->began = app->present.now;
    state->want = URGES_NO_KIND;
    state->outcome = URGE_OPEN;
    state->is_new = true;
}

static bool is_pending(const struct urge_state *state, enum urge_answer answer)
{
    return (state->pending & (unsigned)answer) != 0;
}

static bool did(const struct urge *urge, const char *action)
{
    for (size_t i = 0; i < urge->did_count; i++)
        if (strcmp(urge->did[i], action) == 0)
            return true;
    return false;
}

static void take_row(struct urge_state *state, const struct urge *urge)
{
    state->id = urge->id;
    state->person_id = urge->person_id;
    state->began = urge->at;
    if (!is_pending(state, URGE_ANSWER_STRENGTH))
        state->intensity = urge->intensity;
    if (!is_pending(state, URGE_ANSWER_WANT))
        state->want = urge->want;
    if (!is_pending(state, URGE_ANSWER_TRIGGER))
        snprintf(state->trigger, sizeof state->trigger, "%s", urge->trigger ? urge->trigger : "");
    if (!is_pending(state, URGE_ANSWER_OUTCOME)) {
        state->outcome = urge->outcome;
        state->ended = urge->has_ended ? urge->ended_at : urge->at;
    }
    if (!is_pending(state, URGE_ANSWER_AFTER))
        state->after = urge->intensity_after;
    for (size_t i = 0; i < state->offer_count; i++)
        if (!state->tries[i].changed)
            state->tries[i].tried = did(urge, state->tries[i].action);
}

bool urge_state_read(struct urge_state *state, struct app *app, int64_t id, struct error *error)
{
    struct arena scratch = {0};
    struct urge  urge;
    bool         there = urges_get(app->store, id, &scratch, &urge, error);
    if (there)
        take_row(state, &urge);
    arena_free(&scratch);
    return there;
}

/* The actions of the row, with those that were ticked here and without those that were unticked. */
static void put_did(const struct urge_state *state, struct urge *urge, struct arena *arena)
{
    const char **actions = ARENA_NEW(arena, const char *, urge->did_count + URGE_OFFERS_MAX);
    size_t       count = 0;
    for (size_t i = 0; i < urge->did_count; i++) {
        bool unticked = false;
        for (size_t j = 0; j < state->offer_count; j++)
            unticked |= !state->tries[j].tried && strcmp(state->tries[j].action, urge->did[i]) == 0;
        if (!unticked)
            actions[count++] = urge->did[i];
    }
    for (size_t j = 0; j < state->offer_count; j++)
        if (state->tries[j].tried && !did(urge, state->tries[j].action))
            actions[count++] = state->tries[j].action;
    urge->did = actions;
    urge->did_count = count;
}

static void put_answers(const struct urge_state *state, struct urge *urge, struct arena *arena)
{
    if (is_pending(state, URGE_ANSWER_STRENGTH))
        urge->intensity = state->intensity;
    if (is_pending(state, URGE_ANSWER_WANT))
        urge->want = state->want;
    if (is_pending(state, URGE_ANSWER_TRIGGER))
        urge->trigger = state->trigger[0] ? state->trigger : NULL;
    if (is_pending(state, URGE_ANSWER_DID))
        put_did(state, urge, arena);
    if (is_pending(state, URGE_ANSWER_OUTCOME)) {
        urge->outcome = state->outcome;
        /* Told after more than a day: when it ended nobody knows. */
        urge->has_ended = !urge_is_not_told(URGE_OPEN, state->began.unix_s, state->ended.unix_s);
        urge->ended_at = state->ended;
    }
    if (is_pending(state, URGE_ANSWER_AFTER))
        urge->intensity_after = state->after;
}

/* What was deleted meanwhile is not ticked. */
static bool is_there(const struct urge_offer *offer, const struct goal *goals, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (goals[i].id != offer->goal.goal_id)
            continue;
        for (size_t j = 0; j < goals[i].step_count; j++)
            if (goals[i].steps[j].id == offer->goal.step_id)
                return true;
        return offer->goal.step_id == 0;
    }
    return false;
}

static bool tick_goals(const struct urge_state *state, int64_t urge_id, struct app *app, struct arena *arena,
                       struct error *error)
{
    struct goal *goals = NULL;
    size_t       count = 0;
    bool         is_read = false;
    for (size_t i = 0; i < state->offer_count; i++) {
        const struct urge_offer *offer = &state->tries[i];
        if (!offer->changed || offer->goal.goal_id == 0)
            continue;
        if (!is_read && !goals_list(app->store, arena, &goals, &count, error))
            return false;
        is_read = true;
        if (is_there(offer, goals, count) && !today_goals_tick(app, &offer->goal, offer->tried, urge_id, error))
            return false;
    }
    return true;
}

static bool add(struct urge_state *state, struct app *app, struct arena *arena, struct error *error)
{
    struct urge urge = {.person_id = state->person_id, .at = state->began, .want = URGES_NO_KIND};
    put_answers(state, &urge, arena);
    if (!act_begin(app->store, &app->present, "urge", error))
        return false;
    bool done =
        urges_add(app->store, &app->present, arena, &urge, error) && tick_goals(state, urge.id, app, arena, error);
    if (!act_end(app->store, done, error))
        return false;
    state->id = urge.id;
    state->is_new = false;
    return true;
}

/* Each answer is an act of its own, so that U takes back one answer and not the urge. */
static bool update(struct urge_state *state, struct app *app, struct arena *arena, struct error *error)
{
    if (!act_begin(app->store, &app->present, "urge edit", error))
        return false;
    struct urge urge;
    bool        done = urges_get(app->store, state->id, arena, &urge, error);
    if (done) {
        put_answers(state, &urge, arena);
        done = urges_save(app->store, &app->present, &urge, "urge edit", error) &&
               tick_goals(state, state->id, app, arena, error);
    }
    return act_end(app->store, done, error);
}

bool urge_state_save(struct app *app, void *view_state, struct error *error)
{
    struct urge_state *state = view_state;
    struct arena       scratch = {0};
    bool               done = true;
    if (state->is_new)
        done = add(state, app, &scratch, error);
    else if (state->pending != 0 && !update(state, app, &scratch, error))
        done = error->kind == ERROR_ABSENT; /* it was deleted meanwhile: that stands, and load() finds it gone */
    arena_free(&scratch);
    if (done) {
        state->pending = 0;
        for (size_t i = 0; i < state->offer_count; i++)
            state->tries[i].changed = false;
    }
    return done;
}

bool urge_state_is_unsaved(const void *view_state)
{
    const struct urge_state *state = view_state;
    return !state->is_handed_over && (state->is_new || state->pending != 0);
}

void urge_state_unsaved_name(const struct app *app, const void *view_state, struct buf *out)
{
    (void)app;
    const struct urge_state *state = view_state;
    char                     clock[WHEN_DAY_SIZE];
    when_say_clock(state->began, clock);
    buf_printf(out, "%s of %s", state->is_new ? "an urge" : "an answer to the urge", clock);
}

void urge_state_aside(const struct app *app, const void *view_state, const void *loaded, struct buf *out)
{
    (void)loaded;
    const struct urge_state *state = view_state;
    enum { MINUTE_S = 60, DAY_S = 24 * 3600 };
    int64_t ago_s = app->present.now.unix_s - state->began.unix_s;
    char    clock[WHEN_DAY_SIZE], text[WHEN_WORDS_SIZE];
    when_say_clock(state->began, clock);
    if (ago_s < MINUTE_S) {
        buf_fill(out, texts_word(WORD_urge_began_now), (struct buf_value[]){{"clock", clock}, {0}});
    } else if (ago_s < DAY_S) {
        when_say_short(ago_s, text);
        buf_fill(out, texts_word(WORD_urge_began), (struct buf_value[]){{"clock", clock}, {"duration", text}, {0}});
    } else {
        when_say_date(when_date(state->began), text);
        buf_fill(out, texts_word(WORD_urge_began_on), (struct buf_value[]){{"date", text}, {"clock", clock}, {0}});
    }
}
