#include "ui/frame/formview.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/arena.h"
#include "store/lists.h"
#include "ui/frame/layer.h"

enum { SMALL_ROWS = 6 /* below that there is no blank line above */ };

static void copy_text(char *out, size_t size, const char *text)
{
    snprintf(out, size, "%s", text ? text : "");
}

/* From the key of a draft: ":12", or ":0:5:1:Run". */
static void read_about(const char *key, struct form_about *out)
{
    char *at;
    *out = (struct form_about){0};
    if (*key != ':')
        return;
    out->id = strtoll(key + 1, &at, 10);
    if (*at == ':')
        out->urge_id = strtoll(at + 1, &at, 10);
    if (*at == ':')
        out->is_earlier = strtol(at + 1, &at, 10) != 0;
    if (*at == ':')
        copy_text(out->text, sizeof out->text, at + 1);
}

void formview_draft_about(const void *view_state, struct buf *key)
{
    const struct form_about *about = &((const struct formview_state *)view_state)->about;
    bool                     is_more = about->urge_id != 0 || about->is_earlier || about->text[0] != '\0';
    if (about->id != 0 || is_more)
        buf_printf(key, ":%" PRId64, about->id);
    if (is_more)
        buf_printf(key, ":%" PRId64 ":%d:%s", about->urge_id, about->is_earlier, about->text);
}

static void find_about(const struct app *app, const struct formview *kind, const void *given, struct form_about *out)
{
    *out = (struct form_about){0};
    if (app->private->continues)
        read_about(app->private->continues_about, out);
    else if (kind->about)
        kind->about(app, given, out);
    else if (given)
        out->id = *(const int64_t *)given;
}

/* Fills the form in from its row. */
static bool fill(struct app *app, struct formview_state *state, struct error *error)
{
    const struct formview *kind = state->kind;
    struct arena           scratch = {0};
    void                  *row = arena_alloc(&scratch, 1, kind->row_size);
    state->form = (struct form){
        .present = app->present, .opened = app->present.now, .focus = state->about.field, .own = state->form.own};
    bool is_read = kind->read(app, state, &scratch, row, error);
    if (is_read) {
        state->form.count = kind->fields(row, state->form.fields);
        form_open(&state->form);
        if (kind->opened)
            kind->opened(app, state, row);
        if (kind->settle)
            kind->settle(app, state);
    }
    arena_free(&scratch);
    return is_read;
}

bool formview_open(struct app *app, void *view_state, const void *given, struct error *error)
{
    struct formview_state *state = view_state;
    state->kind = app->private->current->view->form;
    state->person_id = app->has_person ? app->person.id : 0;
    state->form.own = app_arena(app);
    find_about(app, state->kind, given, &state->about);
    return fill(app, state, error);
}

void formview_close(void *view_state)
{
    form_close(&((struct formview_state *)view_state)->form);
}

static void settle(const struct app *app, struct formview_state *state)
{
    if (state->kind->settle)
        state->kind->settle(app, state);
}

bool formview_load(struct app *app, void *view_state, void *out, struct arena *arena, struct error *error)
{
    (void)out, (void)arena, (void)error;
    settle(app, view_state); /* the day may have turned */
    return true;
}

void formview_draw(const struct app *app, const void *view_state, const void *loaded, struct canvas *canvas,
                   struct rect area)
{
    (void)loaded;
    const struct formview_state *state = view_state;
    struct rect                  inside = {area.row + 1, area.col + 1, area.rows - 1, area.cols - 2};
    if (state->kind->draw)
        state->kind->draw(app, state, canvas, area);
    else
        form_draw(&state->form, canvas, area.rows < SMALL_ROWS ? area : inside, state->kind->label_cols);
}

bool formview_refuse(struct formview_state *state, size_t at, const char *why, struct error *error)
{
    form_fault(&state->form, at, why);
    return error_set(error, ERROR_USAGE, "%s", why);
}

bool formview_read_listed(struct app *app, const struct formview_state *state, struct arena *arena, void *row,
                          struct error *error)
{
    return state->about.id == 0 || lists_get(app->store, state->kind->list, state->about.id, arena, row, error);
}

bool formview_write_listed(struct app *app, struct formview_state *state, void *row, struct arena *arena,
                           struct error *error)
{
    return state->about.id != 0 ? lists_save(app->store, state->kind->list, &app->present, row, error)
                                : lists_add(app->store, state->kind->list, &app->present, arena, row, error);
}

bool formview_name_is_free(struct app *app, const struct person *person, struct arena *arena, bool *out,
                           struct error *error)
{
    struct person *persons;
    size_t         count;
    if (!persons_list(app->store, arena, &persons, &count, error))
        return false;
    *out = true;
    for (size_t i = 0; i < count; i++) {
        bool is_same = persons[i].name && person->name ? strcmp(persons[i].name, person->name) == 0
                                                       : persons[i].name == person->name;
        *out = *out && (!is_same || persons[i].id == person->id);
    }
    return true;
}

/* Reads the row and puts what was changed over it. False with ERROR_USAGE: the form shows what is wrong. */
static bool make_row(struct app *app, struct formview_state *state, struct arena *arena, void **row,
                     struct error *error)
{
    const struct formview *kind = state->kind;
    struct form_field      table[FORM_FIELDS_MAX];
    *row = arena_alloc(arena, 1, kind->row_size);
    if (!kind->read(app, state, arena, *row, error))
        return false;
    kind->fields(*row, table);
    if (!form_put(&state->form, table, arena))
        return error_set(error, ERROR_USAGE, "%s", state->form.fault);
    return !kind->check || kind->check(app, state, *row, arena, error);
}

static const char *act_name(const struct formview_state *state)
{
    const struct formview *kind = state->kind;
    if (state->about.urge_id != 0 && kind->act_of_urge)
        return kind->act_of_urge;
    return state->about.id != 0 ? kind->act_edit : kind->act_new;
}

static bool write_row(struct app *app, struct formview_state *state, struct arena *arena, void **row,
                      struct error *error)
{
    const struct formview *kind = state->kind;
    if (!kind->act_new)
        return make_row(app, state, arena, row, error) && kind->write(app, state, *row, arena, error);
    if (!act_begin(app->store, &app->present, act_name(state), error))
        return false;
    bool done = make_row(app, state, arena, row, error) && kind->write(app, state, *row, arena, error) &&
                app_drop_draft(app, error);
    return act_end(app->store, done, error);
}

static void finish(struct app *app, struct formview_state *state, const void *row)
{
    state->is_done = true;
    if (state->kind->done) {
        state->kind->done(app, state, row);
    } else {
        app_say(app, true, "%s", texts_word(state->kind->sentence));
        app_pop(app);
    }
}

/* What was refused is no fault of the disk: it is not tried again. */
bool formview_save(struct app *app, void *view_state, struct error *error)
{
    struct formview_state *state = view_state;
    struct arena           scratch = {0};
    void                  *row;
    if (!state->is_sent)
        return true;
    bool done = write_row(app, state, &scratch, &row, error), is_refused = !done && error->kind == ERROR_USAGE;
    if (done || is_refused)
        state->is_sent = false;
    if (is_refused && !state->form.fault)
        app_say(app, false, "%s", error->text);
    if (done)
        finish(app, state, row);
    arena_free(&scratch);
    return done || is_refused;
}

bool formview_is_unsaved(const void *view_state)
{
    return ((const struct formview_state *)view_state)->is_sent;
}

void formview_unsaved_name(const struct app *app, const void *view_state, struct buf *out)
{
    const struct formview_state *state = view_state;
    if (state->kind->unsaved_name)
        state->kind->unsaved_name(app, state, out);
    else
        buf_puts(out, state->kind->unsaved);
}

/* Only what can be read is sent; what cannot the form shows. */
static void send(struct app *app, struct formview_state *state)
{
    struct arena scratch = {0};
    struct error error = {0};
    void        *row;
    bool         is_act = state->kind->act_new != NULL;
    bool         is_good =
        is_act ? make_row(app, state, &scratch, &row, &error) : write_row(app, state, &scratch, &row, &error);
    state->is_sent = is_good && is_act;
    if (state->is_sent)
        app_save(app);
    else if (is_good)
        finish(app, state, row);
    else if (!state->form.fault)
        app_say(app, false, "%s", error.text);
    arena_free(&scratch);
}

static bool is_touched(const struct form *form)
{
    bool found = false;
    for (size_t i = 0; i < form->count; i++)
        found = found || form->fields[i].touched;
    return found;
}

static void discard(struct app *app, struct formview_state *state)
{
    state->is_done = true; /* from here on there is nothing to keep */
    if (is_touched(&state->form) && app_discard_draft(app))
        app_say(app, false, "%s", texts_word(WORD_form_discarded));
    app_pop(app);
}

bool formview_act(struct app *app, void *view_state, const void *loaded, enum action action, keycode key)
{
    (void)loaded;
    struct formview_state *state = view_state;
    state->form.present = app->present;
    if (state->kind->act && state->kind->act(app, state, action, key)) {
        settle(app, state);
        return true;
    }
    switch (action) {
    case ACTION_FORM_save:
        send(app, state);
        return true;
    case ACTION_FORM_discard:
        discard(app, state);
        return true;
    case ACTION_EVERYWHERE_back:
    case ACTION_PLAIN_quit:
        app_pop(app);
        return true;
    default:
        if (!form_act(&state->form, action, key))
            return false;
        state->is_sent = false; /* what is being changed is not what was sent */
        settle(app, state);
        return true;
    }
}

bool formview_text(struct app *app, void *view_state, keycode key)
{
    struct formview_state *state = view_state;
    state->form.present = app->present;
    bool is_taken = form_text(&state->form, key);
    if (is_taken)
        state->is_sent = false;
    settle(app, state);
    return is_taken;
}

bool formview_is_text(const void *view_state)
{
    return form_is_text(&((const struct formview_state *)view_state)->form);
}

bool formview_paste(struct app *app, void *view_state, const char *bytes, size_t length)
{
    struct formview_state *state = view_state;
    state->form.present = app->present;
    bool fits = form_paste(&state->form, bytes, length);
    state->is_sent = false;
    settle(app, state);
    return fits;
}

/* A line about what it is about, then the fields. */
const char *formview_draft_get(struct app *app, const void *view_state, struct arena *arena)
{
    (void)app;
    const struct formview_state *state = view_state;
    const struct form_about     *about = &state->about;
    const char                  *fields = state->is_done ? NULL : form_draft(&state->form, arena);
    struct buf                   out = {.arena = arena};
    if (!fields)
        return NULL;
    buf_printf(&out, "%" PRId64 " %" PRId64 " %s\n", about->id, state->person_id, about->begin);
    if (state->kind->draft_more)
        state->kind->draft_more(state, &out);
    buf_puts(&out, fields);
    return buf_text(&out);
}

/* What the draft began with may be more than what the form was opened with now: so it is filled in anew. */
void formview_draft_put(struct app *app, void *view_state, const char *draft)
{
    struct formview_state *state = view_state;
    struct error           error = {0};
    char                  *begin;
    (void)strtoll(draft, &begin, 10);
    state->person_id = strtoll(begin, &begin, 10);
    size_t length = strcspn(begin, "\n");
    begin += *begin == ' ';
    length -= length > 0;
    snprintf(state->about.begin, sizeof state->about.begin, "%.*s", (int)length, begin);
    struct form before = state->form;
    if (!fill(app, state, &error)) {
        state->form = before;
        app_say(app, false, "%s", error.text);
        return;
    }
    form_close(&before);
    const char *fields = begin + length;
    fields += *fields == '\n';
    if (state->kind->draft_take)
        state->kind->draft_take(state, fields);
    form_take_draft(&state->form, fields);
    settle(app, state);
    form_take_draft(&state->form,
                    fields); /* what can be chosen in one field depends on what the draft says in another */
    settle(app, state);
}

static bool has_choice(const struct form *form)
{
    bool found = false;
    for (size_t i = 0; i < form->count; i++)
        found = found || (!form->fields[i].hidden && !form->fields[i].edit);
    return found;
}

/* What is half filled in says what becomes of it, before anything else. */
void formview_hints(const struct app *app, const void *view_state, const void *loaded,
                    struct view_hint out[VIEW_FOOTER_MAX + 1])
{
    (void)loaded;
    const struct formview_state *state = view_state;
    bool                         is_half_filled = is_touched(&state->form), chooses = has_choice(&state->form);
    size_t                       count = 0;
    if (state->kind->hints) {
        state->kind->hints(app, state, out);
        return;
    }
    const struct {
        bool             is_there;
        struct view_hint hint;
    } row[] = {
        {true, {ACTION_FORM_save, state->kind->save_hint}},
        {is_half_filled, {ACTION_FORM_discard, NULL}},
        {is_half_filled && chooses, {ACTION_CHOICE_choose, NULL}},
        {true, {ACTION_FORM_next, NULL}},
        {!is_half_filled && chooses, {ACTION_CHOICE_choose, NULL}},
        {true, {ACTION_EVERYWHERE_urge, NULL}},
        {true, {ACTION_EVERYWHERE_help, NULL}},
        {true, {ACTION_EVERYWHERE_back, is_half_filled ? texts_word(WORD_form_keeps) : NULL}},
    };
    for (size_t i = 0; i < sizeof row / sizeof *row; i++)
        if (row[i].is_there)
            out[count++] = row[i].hint;
    out[count] = (struct view_hint){ACTION_NONE, NULL};
}
