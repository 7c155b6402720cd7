/*
 * What a key and a paste do: to the text of the view on top, else to its act(), else to what is the same on every screen.
 */
#include "ui/frame/session_private.h"

static bool takes_text(const struct layer *layer)
{
    return layer->view->text && (!layer->view->is_text || layer->view->is_text(layer->state));
}

/*
 * A key held down comes again and again. What takes something away, or tells how something ended, is done once; and an
 * Enter that has led to another screen leads no further from there.
 */
static bool is_done_once(const struct layer *top, const struct app_private *p, keycode key, enum action action)
{
    return action == ACTION_PLAIN_undo || action == ACTION_PLAIN_redo || action == ACTION_LIST_delete ||
           action == ACTION_URGES_rode || action == ACTION_TODAY_tick || action == ACTION_URGE_tried ||
           action == ACTION_LIST_tick || action == ACTION_GOALS_skip || action == ACTION_GOALS_finish ||
           action == ACTION_GOALS_archive || action == ACTION_PLAN_archive || action == ACTION_FORM_discard ||
           action == ACTION_WRITE_discard || (key == KEY_RETURN && top->number != p->held_from);
}

static bool is_held(struct app_private *p, keycode key, int64_t now_ms)
{
    enum { REPEAT_MS = 700 }; /* it comes again at most so late */
    bool held = key == p->held_key && now_ms - p->held_ms < REPEAT_MS;
    p->held_key = key;
    p->held_ms = now_ms;
    return held;
}

static void give_key(struct app *app, keycode key)
{
    struct app_private *p = app->private;
    struct layer       *top = stack_top(app);
    bool                is_text = takes_text(top), held = is_held(p, key, app->monotonic_ms);
    if (!held)
        p->held_from = top->number;
    if (top->offered) {
        drafts_answer(app, top, key);
        p->held_from = 0; /* held down, it does not also save */
        return;
    }
    p->current = top;
    bool taken = is_text && top->view->text(app, top->state, key);
    if (!taken) {
        enum action action = keys_action(key, frame_scopes(top->view, is_text));
        taken = action == ACTION_NONE || (held && is_done_once(top, p, key, action)) ||
                (top->view->act && top->view->act(app, top->state, top->loaded, action, key));
        p->current = NULL;
        if (!taken)
            app_act(app, action);
    }
    p->current = NULL;
}

/* A line that was said stands for the next key, and goes with the one after it. */
static void age_message(struct app_private *p)
{
    if (p->message[0] != '\0' && ++p->message_keys >= 2)
        p->message[0] = '\0';
}

void session_key(struct session *session, keycode key, const struct present *present, int64_t monotonic_ms)
{
    session_enter_time(session, present, monotonic_ms);
    if (session_is_over(session))
        return;
    age_message(&session->private);
    if (key == KEY_NO_TEXT && takes_text(stack_top(&session->app)))
        app_say(&session->app, false, "%s", texts_word(WORD_typed_no_text));
    else
        give_key(&session->app, key);
    session_was_typed(session);
    stack_settle(&session->app);
}

void session_paste(struct session *session, const char *bytes, size_t length, const struct present *present,
                   int64_t monotonic_ms)
{
    struct app_private *p = &session->private;
    session_enter_time(session, present, monotonic_ms);
    struct layer *top = stack_top(&session->app);
    if (session_is_over(session) || !takes_text(top) || !top->view->paste || top->offered)
        return;
    p->current = top;
    top->view->paste(&session->app, top->state, bytes, length);
    p->current = NULL;
    session_was_typed(session);
    stack_settle(&session->app);
}
