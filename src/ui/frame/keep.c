/*
 * What is not on disk yet: acts whose write failed, tried again every second until they are written, and half-filled
 * forms, which stand in the file as drafts. A form that was left for good keeps its draft; saving takes it away.
 */
#include "ui/frame/app_private.h"

#include <string.h>

#include "store/memo.h"

bool keep_is_unsaved(const struct layer *layer)
{
    return layer->view->save && layer->view->is_unsaved && layer->view->is_unsaved(layer->state);
}

/*
 * A file that is not there yet is made by the first write; a handle that can write no more, or whose file is no longer
 * the one at its place, is changed for a new one. Where a file had been none is made: an empty one would hide that it
 * is gone.
 */
bool keep_writable(struct app *app, struct error *error)
{
    struct app_private *p = app->private;
    enum watch_found    found = watch_look(&p->watch, p->start->db_path, error);
    if (found == WATCH_GONE)
        return false;
    if (store_is_on_disk(app->store) && !p->handle_is_done && found == WATCH_SAME)
        return true;
    struct store *fresh;
    if (!store_open(&fresh, p->start->db_path, STORE_WRITE, p->start->db_is_default, &app->present, error))
        return false;
    store_close(app->store);
    app->store = fresh;
    p->handle_is_done = false;
    watch_begin(&p->watch, p->start->db_path);
    return true;
}

void keep_doubt_handle(struct app *app, const struct error *error)
{
    if (error->kind == ERROR_FAILED || error->kind == ERROR_DAMAGED)
        app->private->handle_is_done = true;
}

bool keep_follow_file(struct app *app, bool *changed, struct error *error)
{
    struct app_private *p = app->private;
    enum watch_found    found = watch_look(&p->watch, p->start->db_path, error);
    if (found == WATCH_GONE)
        return false;
    if (found == WATCH_SAME && (!p->handle_is_done || !store_is_on_disk(app->store)))
        return store_poll(app->store, changed, error);
    *changed = true;
    return keep_writable(app, error);
}

void keep_failed(struct app *app, const struct error *error)
{
    struct app_private *p = app->private;
    const char         *why = error->kind == ERROR_FULL   ? texts_word(WORD_disk_full)
                              : error->kind == ERROR_BUSY ? texts_word(WORD_disk_busy)
                                                          : error->text;
    keep_doubt_handle(app, error);
    p->is_not_on_disk = p->is_stale = true;
    memset(p->not_on_disk_why, 0, sizeof p->not_on_disk_why);
    memcpy(p->not_on_disk_why, why, strnlen(why, sizeof p->not_on_disk_why - 1));
}

static bool is_anything_unsaved(const struct app *app)
{
    const struct app_private *p = app->private;
    bool                      found = p->behind != NULL;
    for (size_t i = 0; i < p->depth; i++)
        found = found || keep_is_unsaved(p->stack[i]) || p->stack[i]->is_unkept;
    return found;
}

bool keep_save(struct app *app, struct layer *layer)
{
    struct app_private *p = app->private;
    struct layer       *before = p->current;
    struct error        error = {0};
    p->current = layer;
    bool saved = keep_writable(app, &error);
    if (saved) {
        store_set_patient(app->store, !p->is_not_on_disk); /* waiting once is enough: each second comes another try */
        saved = layer->view->save(app, layer->state, &error);
        store_set_patient(app->store, true);
    }
    p->current = before;
    if (!saved) {
        keep_failed(app, &error);
        return false;
    }
    layer->is_saved = true;
    app_reload(app);
    if (!is_anything_unsaved(app))
        p->is_not_on_disk = false;
    return true;
}

/* Those behind that are written now, and go. */
static void retry_behind(struct app *app)
{
    struct layer **link = &app->private->behind;
    while (*link) {
        struct layer *layer = *link;
        if ((keep_is_unsaved(layer) && !keep_save(app, layer)) || !keep_draft(app, layer)) {
            link = &layer->next;
            continue;
        }
        *link = layer->next;
        stack_free_layer(layer);
    }
}

void keep_retry(struct app *app)
{
    struct app_private *p = app->private;
    if (!p->is_not_on_disk)
        return;
    for (size_t i = 0; i < p->depth; i++)
        if (keep_is_unsaved(p->stack[i]) && !keep_save(app, p->stack[i]))
            return;
    retry_behind(app);
    if (!is_anything_unsaved(app))
        p->is_not_on_disk = false;
    p->is_stale = true;
}

/* what: "draft", the text; "left", that it was left for now, so that it comes back when its own key is pressed and not by itself. */
static const char *memo_key_of(struct arena *arena, const char *what, const struct view *view, int place)
{
    struct buf key = {.arena = arena};
    buf_printf(&key, "%s:%s", what, view->name);
    if (place > 0)
        buf_printf(&key, ":%d", place + 1);
    return buf_text(&key);
}

static const char *memo_key(struct arena *arena, const struct view *view, int place)
{
    return memo_key_of(arena, "draft", view, place);
}

static bool was_left(struct app *app, const struct view *view, int place)
{
    struct arena scratch = {0};
    struct error error = {0};
    const char  *value = NULL;
    bool         done = memo_get(app->store, memo_key_of(&scratch, "left", view, place), &scratch, &value, &error);
    bool         left = done && value;
    arena_free(&scratch);
    return left;
}

/* If it cannot be written, the form opens by itself at the next start: no more than that. */
static void put_left(struct app *app, const struct layer *layer, const char *value)
{
    struct arena scratch = {0};
    struct error ignored = {0};
    (void)!memo_put(app->store, &app->present, memo_key_of(&scratch, "left", layer->view, layer->place), value,
                    &ignored);
    arena_free(&scratch);
}

/* Writing is no form: it is offered at every start until it stands in the journal. */
void keep_leave(struct app *app, struct layer *layer)
{
    if (layer->draft && !layer->view->lent && !was_left(app, layer->view, layer->place))
        put_left(app, layer, "");
}

/* Another program that is just writing is given a second before it is spoken of. */
static void draft_failed(struct app *app, struct layer *layer, const struct error *error)
{
    if (layer->is_unkept || error->kind != ERROR_BUSY)
        keep_failed(app, error);
    layer->is_unkept = true;
}

static void draft_is_kept(struct app *app, struct layer *layer)
{
    if (!layer->is_unkept)
        return;
    layer->is_unkept = false;
    app->private->is_stale = true;
    if (!is_anything_unsaved(app))
        app->private->is_not_on_disk = false;
}

bool keep_draft(struct app *app, struct layer *layer)
{
    if (!layer->view->draft_get || layer->place < 0 || !store_is_on_disk(app->store))
        return true;
    struct arena scratch = {0};
    const char  *draft = layer->is_saved ? NULL : layer->view->draft_get(app, layer->state, &scratch);
    bool         is_same = draft ? layer->draft && strcmp(draft, layer->draft) == 0 : !layer->draft;
    bool         kept = true;
    if (!is_same) {
        struct error error = {0};
        kept = keep_writable(app, &error);
        if (kept) {
            store_set_patient(app->store, false);
            kept = memo_put(app->store, &app->present, memo_key(&scratch, layer->view, layer->place), draft, &error);
            store_set_patient(app->store, true);
        }
        if (!kept)
            draft_failed(app, layer, &error);
    }
    if (kept)
        draft_is_kept(app, layer);
    if (kept && !is_same) {
        arena_free(&layer->kept);
        layer->draft = arena_copy_text(&layer->kept, draft);
    }
    arena_free(&scratch);
    return kept;
}

void keep_drafts(struct app *app)
{
    struct app_private *p = app->private;
    bool                all = true;
    for (size_t i = 0; i < p->depth; i++)
        all = keep_draft(app, p->stack[i]) && all;
    p->was_typed = !all;
}

/* Should the act be rolled back, the draft is written again: it is no longer known to stand there. */
bool keep_drop_draft(struct app *app, struct layer *layer, struct error *error)
{
    if (!layer->draft)
        return true;
    struct arena scratch = {0};
    bool dropped = memo_put(app->store, &app->present, memo_key(&scratch, layer->view, layer->place), NULL, error);
    layer->draft = NULL;
    arena_free(&scratch);
    return dropped;
}

static bool holds_place(const struct layer *layer, const struct view *view, int place)
{
    return layer && layer->view == view && layer->place == place;
}

/* Is a draft at this place being written by a view that is open? */
static bool is_taken(const struct app *app, const struct view *view, int place)
{
    const struct app_private *p = app->private;
    bool                      taken = false;
    for (size_t i = 0; i < p->depth; i++)
        taken = taken || holds_place(p->stack[i], view, place);
    for (size_t i = 0; i < p->step_count; i++)
        taken = taken || holds_place(p->steps[i].layer, view, place);
    for (const struct layer *layer = p->behind; layer; layer = layer->next)
        taken = taken || holds_place(layer, view, place);
    return taken;
}

/* unix_ms: when it was kept; NULL if nobody asks. */
static const char *read_draft(struct app *app, const struct view *view, int place, struct arena *arena,
                              int64_t *unix_ms)
{
    struct arena scratch = {0};
    struct error error = {0};
    const char  *draft = NULL;
    int64_t      kept_ms = 0;
    if (!memo_get_written(app->store, memo_key(&scratch, view, place), arena, &draft, &kept_ms, &error))
        app_say_fault(app, &error);
    if (unix_ms)
        *unix_ms = kept_ms;
    arena_free(&scratch);
    return draft;
}

/*
 * The place of a draft about the thing that this view was opened for; else a free one; where there is none, the first
 * draft that nobody is writing is to be finished first.
 */
static int find_place(struct app *app, const struct layer *layer)
{
    const struct view *view = layer->view;
    int                free_place = -1, other = -1;
    for (int place = 0; place < view->draft_count; place++) {
        if (is_taken(app, view, place))
            continue;
        struct arena scratch = {0};
        const char  *draft = read_draft(app, view, place, &scratch, NULL);
        bool         is_free = draft == NULL, fits = draft && view->draft_fits(layer->state, draft);
        arena_free(&scratch);
        if (fits)
            return place;
        if (is_free && free_place < 0)
            free_place = place;
        else if (!is_free && other < 0)
            other = place;
    }
    return free_place >= 0 ? free_place : other;
}

/* "kept from 16:28"; of another day: "kept from 20 Nov, 16:28". */
static void say_taken_up(struct app *app, int64_t unix_ms)
{
    struct arena  scratch = {0};
    struct buf    when = {.arena = &scratch};
    struct moment at = {.unix_s = unix_ms / 1000};
    char          date[WHEN_WORDS_SIZE], clock[WHEN_DAY_SIZE];
    at.offset_s = app->present.zone.offset_at(app->present.zone.context, at.unix_s);
    when_say_date_near(when_date(at), when_date(app->present.now), date);
    when_say_clock(at, clock);
    if (when_date(at) != when_date(app->present.now))
        buf_printf(&when, "%s, ", date);
    buf_puts(&when, clock);
    app_say_word(app, WORD_form_kept_from, "when", buf_text(&when));
    arena_free(&scratch);
}

/* A view that was opened for another thing than the draft is about leaves it alone. */
static bool has_taken(struct app *app, const struct layer *layer)
{
    struct arena scratch = {0};
    bool         has_any = layer->view->draft_get(app, layer->state, &scratch) != NULL;
    arena_free(&scratch);
    return has_any;
}

void keep_take_up(struct app *app, struct layer *layer)
{
    int64_t unix_ms;
    if (!layer->view->draft_put || !store_is_on_disk(app->store))
        return;
    if (layer->view->draft_count > 0)
        layer->place = find_place(app, layer);
    if (layer->place < 0)
        return;
    if (was_left(app, layer->view, layer->place))
        put_left(app, layer, NULL);
    layer->draft = read_draft(app, layer->view, layer->place, &layer->kept, &unix_ms);
    if (!layer->draft)
        return;
    layer->view->draft_put(app, layer->state, layer->draft);
    if (has_taken(app, layer))
        say_taken_up(app, unix_ms);
}

void keep_open_drafts(struct app *app)
{
    enum { FORMS = 6 };
    static const struct view *const forms[FORMS] = {&view_checkin, &view_urge_edit, &view_goal_new,
                                                    &view_contact, &view_letter,    &view_write};
    for (size_t i = 0; i < FORMS; i++) {
        int places = forms[i]->draft_count > 0 ? forms[i]->draft_count : 1;
        for (int place = 0; place < places; place++) {
            struct arena scratch = {0};
            if (read_draft(app, forms[i], place, &scratch, NULL) && !was_left(app, forms[i], place))
                stack_open(app, STEP_PUSH, forms[i], NULL);
            arena_free(&scratch);
        }
    }
}

static void print_unsaved(const struct app *app, const struct layer *layer, FILE *err)
{
    struct arena scratch = {0};
    struct buf   name = {.arena = &scratch};
    if (layer->view->unsaved_name)
        layer->view->unsaved_name(app, layer->state, &name);
    else
        buf_puts(&name, layer->view->name);
    fprintf(err, "holdfast: not written: %s\n", buf_text(&name));
    arena_free(&scratch);
}

static bool close_layer(struct app *app, struct layer *layer, FILE *err)
{
    if (keep_is_unsaved(layer) && !keep_save(app, layer)) {
        print_unsaved(app, layer, err);
        return false;
    }
    if (keep_draft(app, layer))
        return true;
    fprintf(err, "holdfast: not written: what was typed under \"%s\"\n", layer->view->title);
    return false;
}

bool keep_close(struct app *app, FILE *err)
{
    struct app_private *p = app->private;
    bool                all = true;
    for (size_t i = 0; i < p->depth; i++)
        all = close_layer(app, p->stack[i], err) && all;
    for (struct layer *layer = p->behind; layer; layer = layer->next)
        all = close_layer(app, layer, err) && all;
    return all;
}
