#include "ui/frame/session.h"

#include "ui/frame/app.h"
#include "ui/frame/layer.h"

enum {
    SECOND_MS = 1000,
    MINUTE_MS = 60000,
    KEEP_MS = 500, /* what is typed is kept so soon: no more than a second is ever lost, however slow the disk */
};

static void open_writing(struct app *app, const struct entry *entry)
{
    app_push(app, entry->kind == ENTRY_LETTER ? &view_letter : &view_write,
             &(struct write_given){.entry_id = entry->id, .begin = entry});
}

/* The first screen is loaded here, so that a file that cannot be read is an error before there is a screen. */
static bool open_views(struct session *session, const struct app_start *start, struct error *error)
{
    struct app *app = &session->app;
    if (!app->has_person) {
        app_push(app, &view_first_run, NULL);
        stack_settle(app);
        if (start->writing)
            open_writing(app, start->writing);
        stack_settle(app);
        return true;
    }
    app_push(app, actions_tab_view(0), NULL);
    if (session->private.step_count > 0 && !stack_load(app, session->private.steps[0].layer, error)) {
        stack_settle(app);
        return false;
    }
    stack_settle(app);
    if (start->urge)
        app_push(app, &view_urge, NULL);
    if (start->writing)
        open_writing(app, start->writing);
    stack_settle(app);
    return true;
}

static bool open_person(struct app *app, struct error *error)
{
    if (shown_load(app, error))
        return true;
    bool is_first_run = error->kind == ERROR_ABSENT && !app->private->person_name;
    if (is_first_run)
        *error = (struct error){0};
    return is_first_run;
}

bool session_open(struct session **out, const struct env *env, const struct app_start *start,
                  const struct present *present, struct error *error)
{
    struct arena    own = {0};
    struct session *session = ARENA_NEW(&own, struct session, 1);
    struct app     *app = &session->app;
    session->own = own;
    session->private.db_path = start->db_path;
    session->private.db_is_default = start->db_is_default;
    session->private.person_name = start->person_name;
    session->private.is_stale = true;
    session->private.minute = present->now.unix_s / 60;
    session->private.held_ms = session->private.second_ms = INT64_MIN / 2;
    *app = (struct app){.env = env, .present = *present, .private = &session->private};
    app->motion = env->settings.motion;
    app->ascii = env->settings.ascii == SETTING_YES;
    app->count_hidden = env->settings.count_hidden;
    app->area_rows = app->area_cols = 1;
    if (disk_open(app, error) && open_person(app, error) && open_views(session, start, error)) {
        lend_look(app);
        *out = session;
        return true;
    }
    stack_free(app);
    arena_free(&session->private.person_rows);
    store_close(app->store);
    own = session->own;
    arena_free(&own);
    return false;
}

void session_use_ascii(struct session *session, bool ascii)
{
    session->app.ascii = ascii;
}

/* Time enters here and nowhere else. */
static void enter_time(struct session *session, const struct present *present, int64_t monotonic_ms)
{
    struct app_private *p = &session->private;
    int64_t             minute = present->now.unix_s / 60;
    bool                day_turned = present->today != session->app.present.today;
    session->app.present = *present;
    session->app.monotonic_ms = monotonic_ms;
    if (minute == p->minute && !day_turned)
        return;
    p->minute = minute;
    p->small.is_read = false;
    p->is_stale = true;
    for (size_t i = 0; i < p->depth; i++)
        p->stack[i]->is_stale = p->stack[i]->is_stale || day_turned || p->stack[i]->view->load_each_minute;
}

/* Something was typed: it is kept soon. */
static void note_typed(struct session *session)
{
    struct app_private *p = &session->private;
    if (!p->was_typed)
        p->typed_ms = session->app.monotonic_ms;
    p->was_typed = true;
}

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
        actions_act(app, drafts_answer(app, top, key));
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
            actions_act(app, action);
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
    enter_time(session, present, monotonic_ms);
    if (session_is_over(session))
        return;
    const struct layer *top = stack_top(&session->app);
    bool                is_text = takes_text(top) && !top->offered;
    if ((key & KEY_ALT) && !is_text) {
        session_key(session, KEY_ESC, present, monotonic_ms);
        session_key(session, key & ~(keycode)KEY_ALT, present, monotonic_ms);
        return;
    }
    age_message(&session->private);
    if (key == KEY_NO_TEXT && takes_text(top))
        app_say(&session->app, false, "%s", texts_word(WORD_typed_no_text));
    else
        give_key(&session->app, key);
    note_typed(session);
    stack_settle(&session->app);
}

void session_paste(struct session *session, const char *bytes, size_t length, const struct present *present,
                   int64_t monotonic_ms)
{
    struct app_private *p = &session->private;
    enter_time(session, present, monotonic_ms);
    struct layer *top = stack_top(&session->app);
    if (session_is_over(session) || !takes_text(top) || !top->view->paste || top->offered)
        return;
    p->current = top;
    if (!top->view->paste(&session->app, top->state, bytes, length))
        app_say(&session->app, false, "%s", texts_word(WORD_typed_no_room));
    p->current = NULL;
    note_typed(session);
    stack_settle(&session->app);
}

void session_lend(struct session *session)
{
    lend_run(&session->app);
}

static void look_at_file(struct app *app)
{
    struct app_private *p = app->private;
    bool                changed = false;
    struct error        error = {0};
    if (!disk_follow(app, &changed, &error)) {
        say_file(app, &error);
        return;
    }
    if (p->message_is_unread) {
        p->message_is_unread = false;
        p->message[0] = '\0'; /* said again at once if it is still so */
        changed = true;
    }
    if (changed)
        shown_reload(app);
}

static void work_on(struct app *app)
{
    struct app_private *p = app->private;
    struct layer       *top = stack_top(app);
    if (!p->has_work)
        return;
    p->has_work = top && top->view->work && top->view->work(app, top->state, top->loaded, &top->rows);
    p->is_stale = true;
}

void session_tick(struct session *session, const struct present *present, int64_t monotonic_ms)
{
    struct app_private *p = &session->private;
    struct app         *app = &session->app;
    bool                was_stale = p->is_stale;
    p->is_stale = false;
    enter_time(session, present, monotonic_ms);
    if (session_is_over(session))
        return;
    if (p->second_ms < 0)
        p->second_ms = p->held_ms = monotonic_ms; /* the first paint waits for nothing */
    if (monotonic_ms - p->second_ms >= SECOND_MS) {
        p->second_ms = monotonic_ms;
        look_at_file(app);
        unsaved_retry(app);
        disk_tidy(app, monotonic_ms - p->held_ms);
    }
    if (p->was_typed && monotonic_ms - p->typed_ms >= KEEP_MS) {
        p->typed_ms = monotonic_ms;
        drafts_save_all(app);
    }
    if (p->is_stale)
        stack_settle(app);
    work_on(app);
    p->is_stale = p->is_stale || was_stale || session_wants_ms(session) == 0;
}

static int view_wants_ms(const struct app *app)
{
    const struct layer *top = stack_top(app);
    int every = top && app->motion && top->view->redraw_ms ? top->view->redraw_ms(app, top->state, top->loaded) : 0;
    return every > 0 ? every : MINUTE_MS;
}

static int64_t least(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

int session_wants_ms(const struct session *session)
{
    const struct app_private *p = &session->private;
    const struct app         *app = &session->app;
    int64_t                   now = app->monotonic_ms;
    int64_t                   minute = MINUTE_MS - app->present.unix_ms % MINUTE_MS;
    int64_t                   second = p->second_ms + SECOND_MS - now;
    int64_t                   frame = p->drawn_ms + view_wants_ms(app) - now;
    int64_t                   keep = p->was_typed ? p->typed_ms + KEEP_MS - now : SECOND_MS;
    int64_t                   wait = least(least(second, minute), least(frame, keep));
    return wait < 0 || p->has_work ? 0 : (int)wait;
}

bool session_is_stale(const struct session *session)
{
    return session->private.is_stale;
}

void session_draw(struct session *session, struct canvas *canvas)
{
    session->private.is_stale = false;
    session->private.drawn_ms = session->app.monotonic_ms;
    frame_draw(&session->app, canvas);
}

bool session_is_over(const struct session *session)
{
    return session->private.is_over || session->private.depth == 0;
}

enum session_request session_take_request(struct session *session)
{
    enum session_request request = session->private.request;
    session->private.request = SESSION_NOTHING;
    return request;
}

const char *session_view(const struct session *session)
{
    const struct layer *top = stack_top(&session->app);
    return top ? top->view->name : "";
}

bool session_close(struct session *session, FILE *err)
{
    if (!session)
        return true;
    struct app *app = &session->app;
    bool        all = unsaved_close(app, err);
    stack_free(app);
    arena_free(&session->private.person_rows);
    arena_free(&session->private.asked);
    arena_free(&session->private.lent);
    arena_free(&session->private.left);
    store_close(app->store);
    struct arena own = session->own;
    arena_free(&own);
    return all;
}
