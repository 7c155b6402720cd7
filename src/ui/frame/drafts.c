/*
 * Half-filled forms and unfinished writing stand in the file as drafts: "draft:" and the name of the view, and what it is about where there may
 * be several. A form that is opened never takes its draft up by itself: it offers it, and Enter continues it. Saving takes the draft away in
 * the act that writes the row.
 */
#include "ui/frame/layer.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "store/memo.h"

enum { FADES_MS = 24 * 60 * 60 * 1000 };

static const char prefix[] = "draft:";

/* The views that have drafts: those that may be continued from Today. */
static const struct view *const views[] = {
    &view_write,        &view_letter,       &view_contact,
    &view_contact_edit, &view_urge_edit,    &view_urge_change,
    &view_checkin,      &view_entry_edit,   &view_goal_new,
    &view_goal_edit,    &view_first_run,    &view_person_edit,
    &view_promise_edit, &view_reason_edit,  &view_friend_edit,
    &view_trigger_edit, &view_hardday_edit, &view_purpose_edit,
    &view_report,       &view_answers,      NULL,
};

static bool is_same_key(const struct layer *layer, const char *key)
{
    return layer && layer->draft_key && strcmp(layer->draft_key, key) == 0;
}

/* Is a draft of this key being written by a view that is open? */
static bool is_taken(const struct app *app, const char *key)
{
    const struct app_private *p = app->private;
    bool                      taken = false;
    for (size_t i = 0; i < p->depth; i++)
        taken = taken || is_same_key(p->stack[i], key);
    for (size_t i = 0; i < p->step_count; i++)
        taken = taken || is_same_key(p->steps[i].layer, key);
    for (const struct layer *layer = p->behind; layer; layer = layer->next)
        taken = taken || is_same_key(layer, key);
    return taken;
}

/* Two views about one thing do not write over each other's draft. */
static const char *make_key(const struct app *app, struct layer *layer)
{
    struct buf key = {.arena = &layer->own};
    buf_printf(&key, "%s%s", prefix, layer->view->name);
    if (layer->view->draft_about)
        layer->view->draft_about(layer->state, &key);
    while (is_taken(app, buf_text(&key)))
        buf_putc(&key, '+');
    return buf_text(&key);
}

/* Another program that is just writing is given a second before it is spoken of. */
static void draft_failed(struct app *app, struct layer *layer, const struct error *error)
{
    if (layer->is_unkept || error->kind != ERROR_BUSY)
        disk_failed(app, error);
    layer->is_unkept = true;
}

static void draft_is_kept(struct app *app, struct layer *layer)
{
    if (!layer->is_unkept)
        return;
    layer->is_unkept = false;
    app->private->is_stale = true;
    disk_settled(app);
}

/* The first draft of a layer takes a key that is free: another program may be writing one of the same kind. */
static bool take_key(struct app *app, struct layer *layer, const char *draft, struct error *error)
{
    while (!layer->has_key) {
        if (!memo_add(app->store, &app->present, layer->draft_key, draft, &layer->has_key, error))
            return false;
        struct buf next = {.arena = &layer->own};
        if (!layer->has_key) {
            buf_printf(&next, "%s+", layer->draft_key);
            layer->draft_key = buf_text(&next);
        }
    }
    return true;
}

static bool put(struct app *app, struct layer *layer, const char *draft, struct error *error)
{
    if (!disk_writable(app, error))
        return false;
    app->private->left_is_stale = true;
    store_set_patient(app->store, false);
    bool is_put = layer->has_key ? memo_put(app->store, &app->present, layer->draft_key, draft, error)
                                 : !draft || take_key(app, layer, draft, error);
    store_set_patient(app->store, true);
    return is_put;
}

bool drafts_save(struct app *app, struct layer *layer)
{
    if (!layer->draft_key || layer->offered || !store_is_on_disk(app->store))
        return true;
    struct arena scratch = {0};
    struct error error = {0};
    const char  *draft = layer->is_saved ? NULL : layer->view->draft_get(app, layer->state, &scratch);
    bool         is_same = draft ? layer->draft && strcmp(draft, layer->draft) == 0 : !layer->draft;
    bool         is_kept = is_same || put(app, layer, draft, &error);
    if (is_kept)
        draft_is_kept(app, layer);
    else
        draft_failed(app, layer, &error);
    if (is_kept && !is_same) {
        arena_free(&layer->kept);
        layer->draft = arena_copy_text(&layer->kept, draft);
    }
    arena_free(&scratch);
    return is_kept;
}

void drafts_save_all(struct app *app)
{
    struct app_private *p = app->private;
    bool                all = true;
    for (size_t i = 0; i < p->depth; i++)
        all = drafts_save(app, p->stack[i]) && all;
    p->was_typed = !all;
}

/* Should the act be rolled back, the draft is written again: it is no longer known to stand there. */
bool drafts_drop(struct app *app, struct layer *layer, struct error *error)
{
    if (!layer->draft)
        return true;
    bool is_dropped = memo_put(app->store, &app->present, layer->draft_key, NULL, error);
    layer->draft = NULL;
    app->private->left_is_stale = true;
    return is_dropped;
}

/* About what is over by then: it is not offered, and goes when the form is left. */
static bool has_faded(const struct app *app, const struct view *view, int64_t unix_ms)
{
    return view->draft_fades && app->present.unix_ms - unix_ms >= FADES_MS;
}

/* Of several that were left of this kind the newest is offered, and the others when it is gone. */
static void prefer_left(struct app *app, struct layer *layer)
{
    struct arena scratch = {0};
    struct memo *memos;
    struct error error;
    size_t       count = 0, length = strlen(layer->draft_key);
    if (!memo_list(app->store, layer->draft_key, &scratch, &memos, &count, &error))
        count = 0; /* reading the one of the key says what is wrong */
    for (size_t i = 0; i < count; i++) {
        const char *more = memos[i].key + length;
        if (more[strspn(more, "+")] == '\0' && !is_taken(app, memos[i].key)) {
            layer->draft_key = arena_copy_text(&layer->own, memos[i].key);
            break;
        }
    }
    arena_free(&scratch);
}

void drafts_find(struct app *app, struct layer *layer)
{
    struct app_private *p = app->private;
    struct error        error = {0};
    const char         *draft = NULL;
    if (!layer->view->draft_get)
        return;
    layer->draft_key = p->continues ? arena_copy_text(&layer->own, p->continues) : make_key(app, layer);
    if (!store_is_on_disk(app->store))
        return;
    if (!p->continues)
        prefer_left(app, layer);
    if (!memo_get_written(app->store, layer->draft_key, &layer->kept, &draft, &layer->offered_ms, &error))
        say_fault(app, &error);
    if (!draft)
        return;
    layer->draft = draft;
    layer->has_key = true;
    if (p->continues)
        layer->view->draft_put(app, layer->state, draft);
    else if (!has_faded(app, layer->view, layer->offered_ms))
        layer->offered = draft;
}

/* "21:02"; of another day "Wed 25 Nov, 21:02". */
static void say_when(const struct app *app, int64_t unix_ms, bool with_day, char out[WHEN_WORDS_SIZE])
{
    struct moment at = {.unix_s = unix_ms / 1000};
    char          date[WHEN_WORDS_SIZE], clock[WHEN_DAY_SIZE];
    at.offset_s = app->present.zone.offset_at(app->present.zone.context, at.unix_s);
    when_say_date(when_date(at), date);
    when_say_clock(at, clock);
    if (with_day || when_date(at) != when_date(app->present.now))
        snprintf(out, WHEN_WORDS_SIZE, "%.20s, %.10s", date, clock);
    else
        snprintf(out, WHEN_WORDS_SIZE, "%.10s", clock);
}

void drafts_say_offer(const struct app *app, const struct layer *layer, struct buf *out)
{
    char when[WHEN_WORDS_SIZE];
    say_when(app, layer->offered_ms, true, when);
    buf_fill(out, texts_word(WORD_form_offer), (const struct buf_value[]){{"when", when}, {NULL, NULL}});
}

bool drafts_discard(struct app *app, struct layer *layer)
{
    struct error error = {0};
    layer->offered = NULL;
    if (layer->draft && !put(app, layer, NULL, &error)) {
        layer->offered = layer->draft;
        say_fault(app, &error);
        return false;
    }
    layer->draft = NULL;
    layer->has_key = false;
    return true;
}

enum action drafts_answer(struct app *app, struct layer *layer, keycode key)
{
    enum action action = keys_action(key, SCOPE_EVERYWHERE | SCOPE_FORM);
    switch (action) {
    case ACTION_FORM_save:
        layer->view->draft_put(app, layer->state, layer->offered);
        layer->offered = NULL;
        layer->is_stale = true;
        break;
    case ACTION_FORM_discard:
        layer->is_stale = drafts_discard(app, layer);
        break;
    case ACTION_FORM_next:
    case ACTION_FORM_previous:
        break;
    default:
        return action;
    }
    return ACTION_NONE;
}

/* The view of a key, and where in the key what it is about begins. NULL: none has it. */
static const struct view *view_of(const char *key, const char **about)
{
    for (size_t i = 0; views[i]; i++) {
        size_t length = strlen(views[i]->name);
        *about = key + strlen(prefix) + length;
        if (strncmp(key + strlen(prefix), views[i]->name, length) == 0 &&
            (**about == '\0' || **about == ':' || **about == '+'))
            return views[i];
    }
    return NULL;
}

/* If not now, then the next time. */
static void remove_faded(struct app *app, const char *key)
{
    struct error error;
    if (!disk_writable(app, &error))
        return;
    store_set_patient(app->store, false);
    (void)!memo_put(app->store, &app->present, key, NULL, &error);
    store_set_patient(app->store, true);
}

/* The newest one that nobody is writing. *count: how many there are. */
static bool find_newest(struct app *app, struct arena *arena, struct memo *out, size_t *count)
{
    struct memo *memos;
    struct error error;
    const char  *about;
    size_t       found;
    *count = 0;
    if (!store_is_on_disk(app->store) || !memo_list(app->store, prefix, arena, &memos, &found, &error))
        return false;
    for (size_t i = 0; i < found; i++) {
        const struct view *view = view_of(memos[i].key, &about);
        if (!view || is_taken(app, memos[i].key))
            continue;
        if (has_faded(app, view, memos[i].unix_ms)) {
            remove_faded(app, memos[i].key);
            continue;
        }
        if ((*count)++ == 0)
            *out = memos[i];
    }
    return *count > 0;
}

static void say_left(struct app *app, const struct memo *memo, size_t more, struct arena *arena, struct buf *out)
{
    char               when[WHEN_WORDS_SIZE], key[16];
    const char        *about;
    const struct view *view = view_of(memo->key, &about);
    assert(view); /* find_newest() passes over the others */
    struct buf others = {.arena = arena};
    say_when(app, memo->unix_ms, false, when);
    if (more > 0)
        buf_printf(&others, " (+%zu)", more);
    buf_fill(out, texts_word(WORD_left_open),
             (const struct buf_value[]){{"what", view->draft_name ? view->draft_name : view->title},
                                        {"when", when},
                                        {"more", buf_text(&others)},
                                        {"key", keys_first(ACTION_TODAY_resume, key)},
                                        {NULL, NULL}});
}

void drafts_look(struct app *app)
{
    struct app_private *p = app->private;
    struct arena        scratch = {0};
    struct buf          line = {.arena = &scratch};
    struct memo         newest;
    size_t              count;
    char                key[16];
    if (!p->left_is_stale)
        return;
    p->left_is_stale = false;
    bool has_draft = find_newest(app, &scratch, &newest, &count);
    if (p->left_text)
        buf_fill(&line, texts_word(WORD_left_text),
                 (const struct buf_value[]){{"key", keys_first(ACTION_TODAY_resume, key)}, {NULL, NULL}});
    else if (has_draft)
        say_left(app, &newest, count - 1, &scratch, &line);
    snprintf(p->left_line, sizeof p->left_line, "%s", buf_text(&line));
    arena_free(&scratch);
}

const struct view *drafts_newest(struct app *app, struct arena *arena, const char **key, const char **about)
{
    struct memo newest;
    size_t      count;
    if (!find_newest(app, arena, &newest, &count))
        return NULL;
    *key = newest.key;
    return view_of(newest.key, about);
}
