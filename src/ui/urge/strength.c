/*
 * After an urge was ridden out: how strong is it now? A digit, or Enter to leave it out.
 */
#include "ui/frame/views.h"

#include <stdio.h>
#include <string.h>

#include "ui/urge/urge_questions.h"
#include "ui/urge/urge_state.h"

static bool open(struct app *app, void *view_state, const void *given, struct error *error)
{
    struct urge_state           *state = view_state;
    const struct strength_given *what = given;
    if (what->unsaved)
        *state = *what->unsaved;
    else if (!urge_state_read(state, app, what->urge_id, error))
        return false;
    state->outcome = URGE_RESISTED;
    state->ended = app->present.now;
    state->pending |= URGE_ANSWER_OUTCOME;
    app_save(app);
    return true;
}

static bool load(struct app *app, void *view_state, void *out, struct arena *arena, struct error *error)
{
    (void)out, (void)arena;
    struct urge_state *state = view_state;
    return state->id == 0 || urge_state_read(state, app, state->id, error);
}

/*
 * That it was ridden out: as the question how strong it is now, or that it is written down. Where it was told hours later, that is said, and not that it
 * took so long.
 */
static const char *say_ridden(const struct urge_state *state, bool is_question, struct arena *arena)
{
    enum { MINUTE_S = 60 };
    char    duration[WHEN_WORDS_SIZE];
    int64_t took_s = state->ended.unix_s - state->began.unix_s;
    bool    is_later = took_s >= URGE_TOLD_LATER_S;
    if (took_s < MINUTE_S)
        when_say_duration(took_s > 0 ? took_s : 1, duration); /* "0 seconds" says nothing */
    else
        when_say_duration(took_s - took_s % MINUTE_S, duration);
    enum word word = is_question ? is_later ? WORD_urge_ridden_later : WORD_urge_ridden
                     : is_later  ? WORD_urge_ridden_only_later
                                 : WORD_urge_ridden_only;
    return texts_fill(arena, word, (struct buf_value[]){{"duration", duration}, {0}});
}

static void draw(const struct app *app, const void *view_state, const void *loaded, struct canvas *canvas,
                 struct rect area)
{
    (void)loaded;
    (void)app;
    enum { LABEL = 2, WIDE = 70, PROSE = 72 };
    const struct urge_state *state = view_state;
    struct arena             scratch = {0};
    char                     before[12];
    const char              *question = say_ridden(state, true, &scratch);
    int                      cols = area.cols - LABEL - 1 < PROSE ? area.cols - LABEL - 1 : PROSE;
    int                      row = 1;
    row += canvas_wrap(canvas, area, row, LABEL, area.rows, cols, STYLE_text, question);
    row++;
    int content = area.cols >= WIDE ? 16 : 14;
    canvas_text(canvas, area, row, LABEL, STYLE_soft, "How strong");
    urge_questions_strength(canvas, area, row, content, state->after);
    canvas_focus(canvas, area, row, content);
    if (state->intensity > 0) {
        snprintf(before, sizeof before, "%d", state->intensity);
        canvas_text(canvas, area, row + 2, LABEL, STYLE_soft,
                    texts_fill(&scratch, WORD_urge_was, (struct buf_value[]){{"before", before}, {0}}));
    }
    arena_free(&scratch);
}

static void say_after(struct app *app, const struct urge_state *state)
{
    char before[12], after[12];
    snprintf(before, sizeof before, "%d", state->intensity);
    snprintf(after, sizeof after, "%d", state->after);
    enum word word = state->intensity == 0             ? WORD_urge_after_only
                     : state->after < state->intensity ? WORD_urge_lower
                                                       : WORD_urge_not_lower;
    if (word == WORD_urge_lower)
        app_say_filled(app, true, word, (struct buf_value[]){{"before", before}, {"after", after}, {0}});
    else
        app_say_filled(app, true, word, (struct buf_value[]){{"after", after}, {0}});
}

static void answer(struct app *app, struct urge_state *state, int strength)
{
    state->after = strength;
    state->pending |= URGE_ANSWER_AFTER;
    if (app_save(app))
        say_after(app, state);
    app_pop(app);
}

static void leave(struct app *app, const struct urge_state *state)
{
    struct arena scratch = {0};
    if (!urge_state_is_unsaved(state))
        app_say(app, true, "%s", say_ridden(state, false, &scratch));
    arena_free(&scratch);
    app_pop(app);
}

static bool act(struct app *app, void *view_state, const void *loaded, enum action action, keycode key)
{
    (void)loaded;
    struct urge_state *state = view_state;
    switch (action) {
    case ACTION_STRENGTH_now:
        answer(app, state, keys_digit(key));
        return true;
    case ACTION_STRENGTH_skip:
    case ACTION_EVERYWHERE_back:
    case ACTION_PLAIN_quit:
        leave(app, state);
        return true;
    default:
        return false;
    }
}

static const struct view_hint footer[] = {
    {ACTION_STRENGTH_now, "to 9, 0 strength now"},
    {ACTION_STRENGTH_skip, NULL},
    {ACTION_PLAIN_help, NULL},
    {ACTION_EVERYWHERE_back, NULL},
    {ACTION_NONE, NULL},
};

const struct view view_strength = {
    .name = "strength",
    .title = "Urge",
    .scopes = SCOPE_STRENGTH,
    .state_size = sizeof(struct urge_state),
    .open = open,
    .load = load,
    .draw = draw,
    .act = act,
    .save = urge_state_save,
    .is_unsaved = urge_state_is_unsaved,
    .unsaved_name = urge_state_unsaved_name,
    .footer = footer,
    .aside = urge_state_aside,
    .standing = help_standing,
};
