/*
 * The contact's form. A contact that breaks nothing is one line on the screen below; one that ends a streak opens what stays.
 */
#include "ui/frame/views.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ui/contact/contact_form.h"
#include "ui/contact/contact_said.h"
#include "store/urges.h"

enum { DRAFTS = 8 }; /* of edited ones that may stand half-filled at once */

struct contact_state {
    struct contact_form form;
    int64_t             contact_id; /* 0: a new one */
    int64_t             urge_id;    /* 0: none */
    bool                is_earlier; /* it took place when the urge did */
    struct person       person;     /* whom it is about, whoever is shown when it is written; without its texts */
    bool                is_sent;    /* Enter was pressed: it is to be written, and tried again until it is */
    bool                is_done;
    struct moment       began; /* when the form was opened: what "now" means */
};

/* What was wanted in the urge is most likely what it was, and with whom. */
static void take_urge(const struct urge *urge, struct contact *contact)
{
    if (urge->want != URGES_NO_KIND)
        contact->kind = (enum contact_kind)urge->want;
    contact->person_id = urge->person_id;
}

/* The form says which urge it is about: "of 20 Nov, 23:40". */
static void take_over(const struct app *app, struct contact_state *state, const struct urge *urge)
{
    struct arena scratch = {0};
    struct buf   words = {.arena = &scratch};
    char         clock[WHEN_DAY_SIZE], date[WHEN_WORDS_SIZE];
    daynum       day = when_date(urge->at);
    when_say_clock(urge->at, clock);
    when_say_date_near(day, app->present.today, date);
    bool is_today = day == when_date(app->present.now);
    if (is_today)
        buf_fill(&words, texts_word(WORD_contact_form_urge_today), (struct buf_value[]){{"clock", clock}, {0}});
    else
        buf_fill(&words, texts_word(WORD_contact_form_urge),
                 (struct buf_value[]){{"date", date}, {"clock", clock}, {0}});
    contact_form_from_urge(&state->form, buf_text(&words), state->is_earlier ? &urge->at : NULL);
    arena_free(&scratch);
}

static bool open(struct app *app, void *view_state, const void *given, struct error *error)
{
    struct contact_state       *state = view_state;
    const struct contact_given *what = given;
    struct contact              contact = {.person_id = app->person.id, .until = DAY_NONE};
    struct person               person;
    struct urge                 urge;
    struct arena                scratch = {0};
    bool                        read = true;
    state->began = app->present.now;
    if (what != NULL)
        state->contact_id = what->contact_id, state->urge_id = what->urge_id, state->is_earlier = what->is_earlier;
    if (state->contact_id != 0)
        read = contacts_get(app->store, state->contact_id, &scratch, &contact, error);
    else if (state->urge_id != 0)
        read = urges_get(app->store, state->urge_id, &scratch, &urge, error);
    bool has_urge = read && state->contact_id == 0 && state->urge_id != 0;
    if (has_urge)
        take_urge(&urge, &contact);
    read = read && persons_get(app->store, contact.person_id, &scratch, &person, error);
    if (read) {
        state->person = person;
        state->person.name = state->person.promise = state->person.uid = NULL;
        contact_form_open(&state->form, &person, &contact, state->contact_id != 0);
        if (has_urge)
            take_over(app, state, &urge);
    }
    arena_free(&scratch);
    return read;
}

static void close(void *view_state)
{
    contact_form_close(&((struct contact_state *)view_state)->form);
}

static void draw(const struct app *app, const void *view_state, const void *loaded, struct canvas *canvas,
                 struct rect area)
{
    (void)loaded;
    (void)app;
    const struct contact_state *state = view_state;
    struct rect                 inside = {area.row + 1, area.col + 1, area.rows - 1, area.cols - 2};
    if (area.rows < 6)
        inside = area;
    form_draw(&state->form.form, canvas, inside, 16);
}

static int64_t urge_of(const struct contact_state *state)
{
    return contact_form_is_from_urge(&state->form) ? state->urge_id : 0;
}

/* An urge that ended in contact is told by that; one they began, or that came by chance, is only linked. */
static bool link_urge(struct app *app, const struct contact_state *state, const struct contact *contact,
                      struct arena *arena, struct error *error)
{
    struct urge urge;
    if (urge_of(state) == 0)
        return true;
    if (!urges_get(app->store, state->urge_id, arena, &urge, error))
        return error->kind == ERROR_ABSENT; /* the urge was deleted meanwhile: the contact stands by itself */
    urge.contact_id = contact->id;
    if (contact->direction == CONTACT_OUT) {
        urge.outcome = URGE_GAVE_IN;
        /* Told after more than a day: when it ended nobody knows. */
        urge.has_ended = !urge_is_not_told(URGE_OPEN, urge.at.unix_s, app->present.now.unix_s);
        urge.ended_at = app->present.now;
    }
    return urges_save(app->store, &app->present, &urge, "contact", error);
}

static bool write_new(struct app *app, struct contact_state *state, struct contact *contact, struct arena *arena,
                      struct error *error)
{
    contact->person_id = state->person.id;
    if (!act_begin(app->store, &app->present, "contact", error))
        return false;
    bool done =
        contacts_add(app->store, &app->present, arena, contact, error) && link_urge(app, state, contact, arena, error);
    return act_end(app->store, done && app_drop_draft(app, error), error);
}

static bool write_edited(struct app *app, const struct contact_state *state, struct contact_form *form,
                         struct contact *contact, struct arena *arena, struct error *error)
{
    if (!act_begin(app->store, &app->present, "contact edit", error))
        return false;
    bool done = contacts_get(app->store, state->contact_id, arena, contact, error);
    if (done && !contact_form_read(form, &app->present, arena, contact))
        done = error_set(error, ERROR_USAGE, "the form cannot be read");
    done = done && contacts_save(app->store, &app->present, contact, error) && app_drop_draft(app, error);
    return act_end(app->store, done, error);
}

/* "now" is the moment the form was opened in, also if the disk takes it hours later. */
static struct present present_of_form(const struct app *app, const struct contact_state *state)
{
    struct present present = app->present;
    present.now = state->began;
    return present;
}

static void follow(struct app *app, const struct contact_state *state, const struct contact *contact)
{
    if (state->contact_id != 0) {
        contact_said_edited(app, contact);
        app_pop(app);
    } else if (contacts_ends_streak(contact, &state->person, app->present.today)) {
        app_replace(app, &view_after, &(struct contact_given){.contact_id = contact->id, .urge_id = urge_of(state)});
    } else {
        contact_said_kept(app, contact);
        app_pop(app);
    }
}

static bool save(struct app *app, void *view_state, struct error *error)
{
    struct contact_state *state = view_state;
    struct arena          scratch = {0};
    struct contact        contact = {.until = DAY_NONE};
    struct present        present = present_of_form(app, state);
    if (!state->is_sent)
        return true;
    bool done = true;
    if (state->contact_id != 0)
        done = write_edited(app, state, &state->form, &contact, &scratch, error);
    else if (contact_form_read(&state->form, &present, &scratch, &contact))
        done = write_new(app, state, &contact, &scratch, error);
    else
        done = error_set(error, ERROR_USAGE, "the form cannot be read");
    if (done) {
        state->is_sent = false;
        state->is_done = true;
        follow(app, state, &contact);
    }
    arena_free(&scratch);
    return done;
}

static bool is_unsaved(const void *view_state)
{
    return ((const struct contact_state *)view_state)->is_sent;
}

static void unsaved_name(const struct app *app, const void *view_state, struct buf *out)
{
    (void)app;
    char clock[WHEN_DAY_SIZE];
    when_say_clock(((const struct contact_state *)view_state)->began, clock);
    buf_printf(out, "a contact entered at %s", clock);
}

/* Only what can be read is sent; the rest the form shows. */
static void send(struct app *app, struct contact_state *state)
{
    struct arena   scratch = {0};
    struct contact contact = {.until = DAY_NONE};
    struct present present = present_of_form(app, state);
    bool           read =
        state->contact_id == 0 || contacts_get(app->store, state->contact_id, &scratch, &contact, &(struct error){0});
    if (read && contact_form_read(&state->form, &present, &scratch, &contact)) {
        state->is_sent = true;
        app_save(app);
    }
    arena_free(&scratch);
}

static bool act(struct app *app, void *view_state, const void *loaded, enum action action, keycode key)
{
    (void)loaded;
    struct contact_state *state = view_state;
    switch (action) {
    case ACTION_FORM_save:
        send(app, state);
        return true;
    case ACTION_PLAIN_contact: /* it is open already */
        return true;
    case ACTION_EVERYWHERE_back:
    case ACTION_PLAIN_quit:
        app_pop(app);
        return true;
    default:
        if (!contact_form_act(&state->form, action, key))
            return false;
        state->is_sent = false; /* what is being changed is not what was sent */
        return true;
    }
}

static bool text(struct app *app, void *view_state, keycode key)
{
    (void)app;
    struct contact_state *state = view_state;
    bool                  taken = form_text(&state->form.form, key);
    if (taken)
        state->is_sent = false;
    return taken;
}

static bool is_text(const void *view_state)
{
    return form_is_text(&((const struct contact_state *)view_state)->form.form);
}

static void paste(struct app *app, void *view_state, const char *bytes, size_t length)
{
    (void)app;
    struct contact_state *state = view_state;
    form_paste(&state->form.form, bytes, length);
    state->is_sent = false;
}

/* Which contact and which urge, then the fields: a draft of one contact is not taken up for another. */
static const char *draft_get(struct app *app, const void *view_state, struct arena *arena)
{
    (void)app;
    const struct contact_state *state = view_state;
    const char                 *fields = state->is_done ? NULL : form_draft(&state->form.form, arena);
    if (fields == NULL)
        return NULL;
    struct buf out = {.arena = arena};
    buf_printf(&out, "%" PRId64 " %" PRId64 " %d\n%s", state->contact_id, state->urge_id, state->is_earlier, fields);
    return buf_text(&out);
}

static void draft_put(struct app *app, void *view_state, const char *draft)
{
    struct contact_state *state = view_state;
    struct arena          scratch = {0};
    struct urge           urge;
    char                 *rest;
    int64_t               contact_id = strtoll(draft, &rest, 10), urge_id = strtoll(rest, &rest, 10);
    bool                  is_earlier = strtol(rest, &rest, 10) != 0;
    if (contact_id != state->contact_id || *rest != '\n')
        return;
    if (state->urge_id == 0 && urge_id != 0 && urges_get(app->store, urge_id, &scratch, &urge, &(struct error){0})) {
        state->urge_id = urge_id;
        state->is_earlier = is_earlier;
        take_over(app, state, &urge);
    }
    arena_free(&scratch);
    contact_form_take_draft(&state->form, rest + 1);
}

static bool draft_fits(const void *view_state, const char *draft)
{
    return strtoll(draft, NULL, 10) == ((const struct contact_state *)view_state)->contact_id;
}

/* Two records: there is one draft of a new one, and one for each that is edited. */
#define CONTACT_VIEW(record, record_name, drafts, fits)                                                                \
    const struct view record = {                                                                                       \
        .name = (record_name),                                                                                         \
        .title = "Contact",                                                                                            \
        .scopes = SCOPE_FORM | SCOPE_CHOICE | SCOPE_MOVE,                                                              \
        .state_size = sizeof(struct contact_state),                                                                    \
        .open = open,                                                                                                  \
        .draw = draw,                                                                                                  \
        .act = act,                                                                                                    \
        .text = text,                                                                                                  \
        .is_text = is_text,                                                                                            \
        .paste = paste,                                                                                                \
        .save = save,                                                                                                  \
        .is_unsaved = is_unsaved,                                                                                      \
        .unsaved_name = unsaved_name,                                                                                  \
        .draft_get = draft_get,                                                                                        \
        .draft_put = draft_put,                                                                                        \
        .draft_count = (drafts),                                                                                       \
        .draft_fits = (fits),                                                                                          \
        .hints = form_hints,                                                                                           \
        .close = close,                                                                                                \
    }

CONTACT_VIEW(view_contact, "contact", 0, NULL);
CONTACT_VIEW(view_contact_edit, "contact_edit", DRAFTS, draft_fits);
