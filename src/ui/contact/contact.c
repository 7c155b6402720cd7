/*
 * The form of a contact, and what follows from one field to another: a look has no "they", logistics asks whether it stayed with that, and the
 * rule says what it makes of it until the user turns it round. A contact that breaks nothing is one line on the screen below; one that ends a
 * streak opens what stays.
 */
#include "ui/frame/formview.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "store/contacts.h"
#include "store/urges.h"

enum {
    FIELD_KIND,
    FIELD_STAYED, /* logistics only: it stayed with that */
    FIELD_BECAME, /* and if not, what it became */
    FIELD_WHO,
    FIELD_URGE, /* where it is opened from an urge: it came of that */
    FIELD_WHEN,
    FIELD_UNTIL,
    FIELD_RULE,
    FIELD_NOTE,
    FIELDS
};

struct row {
    struct contact contact;
    struct person  person; /* whom it is about */
    struct urge    urge;   /* what it came of */
    bool           has_urge, is_new, is_now;
};

struct state {
    struct formview_state  base;
    struct rules           rules;        /* of the person it is about */
    bool                   is_unsafe;    /* that person is to be feared */
    bool                   was_turned;   /* the user said so when it was written */
    bool                   first_breaks; /* an edited one: what was made of it then, */
    enum contact_kind      first_kind;   /* for this kind and direction */
    enum contact_direction first_direction;
    bool                   is_turned;      /* the user turned it round here */
    int                    shown_rule;     /* the rule as it was last shown: another one now was chosen */
    bool                   was_from_urge;  /* the same of the tick */
    char                   urge_words[64]; /* behind that tick */
};

#define KINDS                                                                                                          \
    [CONTACT_TEXT] = "text", [CONTACT_CALL] = "call", [CONTACT_EMAIL] = "mail", [CONTACT_SOCIAL] = "like or comment",  \
    [CONTACT_LOOK] = "a look", [CONTACT_MEET] = "meeting", [CONTACT_FRIEND] = "through somebody else",                 \
    [CONTACT_LOGISTICS] = "children, work, money, keys"
/* Writing again is asked about where it is the rule; else it is a text, a call or a mail like any other. */
static const char *const kinds[CONTACT_KINDS + 1] = {KINDS};
static const char *const kinds_of_space[CONTACT_KINDS + 1] = {KINDS, [CONTACT_AGAIN] =
                                                                         "wrote again, or checked whether it was seen"};

/* What something about the children turned into: any other kind. */
static const char *const became[] = {
    "text", "call", "mail", "like or comment", "a look", "meeting", "through somebody else", NULL};

enum { WHO_WAITING = CONTACT_DIRECTIONS };
static const char *const who[] = {
    [CONTACT_OUT] = "I, or I answered",
    [CONTACT_IN] = "they, and I did not answer",
    [CONTACT_CHANCE] = "by chance",
    [WHO_WAITING] = "they wrote; I haven't answered yet",
    NULL,
};

/* A look has no "they", and who writes again does it alone. */
static const char *const who_looked[] = {"I", "by chance", NULL};
static const char *const who_again[] = {"I", NULL};

enum { RULE_BREAKS, RULE_KEEPS };
static const char *const rule[] = {"ends the streak", "is only counted", NULL};

static size_t fields(void *of, struct form_field out[FORM_FIELDS_MAX])
{
    struct row             *row = of;
    struct contact         *contact = &row->contact;
    bool                    is_space = row->person.rules.preset == RULES_SPACE || contact->kind == CONTACT_AGAIN;
    const struct form_field table[FIELDS] = {
        [FIELD_KIND] = {.label = "What it was",
                        .kind = FORM_CHOICE,
                        .choices = is_space ? kinds_of_space : kinds,
                        .choice = (int)contact->kind},
        [FIELD_STAYED] = {.label = "",
                          .kind = FORM_TICK,
                          .choice = 1,
                          .words = texts_word(WORD_contact_stays_logistics)},
        [FIELD_BECAME] = {.label = "It became", .kind = FORM_CHOICE, .choices = became},
        [FIELD_WHO] = {.label = "Who began",
                       .kind = FORM_CHOICE,
                       .choices = who,
                       .choice = contact->waiting ? WHO_WAITING : (int)contact->direction},
        [FIELD_URGE] = {.label = "From an urge", .kind = FORM_TICK, .hidden = !row->has_urge, .choice = row->has_urge},
        [FIELD_WHEN] = {.label = "When",
                        .kind = FORM_MOMENT,
                        .moment = &contact->at,
                        .starts_empty = row->is_now,
                        .words = "now",
                        .below = "21:14, yesterday 21:14, 45m ago"},
        [FIELD_UNTIL] = {.label = "Until",
                         .kind = FORM_DAY,
                         .day = &contact->until,
                         .words = "a day, if it went on for days"},
        [FIELD_RULE] = {.label = "My rule: it",
                        .kind = FORM_CHOICE,
                        .choices = rule,
                        .below = texts_word(WORD_contact_form_turn)},
        [FIELD_NOTE] = {.label = "Note", .kind = FORM_NOTE, .text = &contact->note},
    };
    memcpy(out, table, sizeof table);
    return FIELDS;
}

static struct form_field *field(struct state *state, size_t which)
{
    return &state->base.form.fields[which];
}

static enum contact_kind kind_of(const struct state *state)
{
    const struct form_field *all = state->base.form.fields;
    enum contact_kind        kind = (enum contact_kind)all[FIELD_KIND].choice;
    if (kind == CONTACT_LOGISTICS && !all[FIELD_STAYED].choice)
        kind = (enum contact_kind)all[FIELD_BECAME].choice;
    return kind;
}

static bool is_waiting(const struct state *state)
{
    const struct form_field *which = &state->base.form.fields[FIELD_WHO];
    return which->choices == who && which->choice == WHO_WAITING;
}

static enum contact_direction direction_of(const struct state *state)
{
    const struct form_field *which = &state->base.form.fields[FIELD_WHO];
    if (is_waiting(state))
        return CONTACT_IN;
    if (which->choices == who_looked)
        return which->choice == 0 ? CONTACT_OUT : CONTACT_CHANCE;
    return (enum contact_direction)which->choice; /* "I" stands first in each */
}

static void set_direction(struct state *state, enum contact_direction direction)
{
    enum contact_kind  kind = kind_of(state);
    struct form_field *which = field(state, FIELD_WHO);
    if (is_waiting(state) && rules_has_cell(kind, CONTACT_IN))
        return;
    which->choices = kind == CONTACT_AGAIN ? who_again : kind == CONTACT_LOOK ? who_looked : who;
    which->choice = (int)direction;
    if (kind == CONTACT_LOOK)
        which->choice = direction == CONTACT_CHANCE;
    else if (!rules_has_cell(kind, direction))
        which->choice = 0;
}

static bool is_from_urge(const struct state *state)
{
    const struct form_field *urge = &state->base.form.fields[FIELD_URGE];
    return !urge->hidden && urge->choice;
}

/* What holds without a word of the user: the rule now; for an edited one that still is what it was, what was made of it then. */
static bool breaks_by_itself(const struct state *state)
{
    enum contact_kind      kind = kind_of(state);
    enum contact_direction direction = direction_of(state);
    if (state->base.about.id != 0 &&
        (state->was_turned || (kind == state->first_kind && direction == state->first_direction)))
        return state->first_breaks;
    return rules_break(&state->rules, kind, direction);
}

/* The urge's time comes and goes with the urge; a time that was typed stays. */
static void follow_urge(struct state *state)
{
    struct form_field *when = field(state, FIELD_WHEN);
    const char        *from = is_from_urge(state) ? "" : when->filled, *to = is_from_urge(state) ? when->filled : "";
    if (strcmp(editbuf_text(when->edit, NULL), from) == 0)
        form_set(when, to);
    state->was_from_urge = is_from_urge(state);
}

static void settle(const struct app *app, struct formview_state *view_state)
{
    (void)app;
    struct state *state = (struct state *)view_state;
    bool          is_logistics = field(state, FIELD_KIND)->choice == CONTACT_LOGISTICS;
    if (field(state, FIELD_RULE)->choice != state->shown_rule)
        state->is_turned = !state->is_turned;
    if (is_from_urge(state) != state->was_from_urge)
        follow_urge(state);
    field(state, FIELD_STAYED)->hidden = !is_logistics;
    field(state, FIELD_BECAME)->hidden = !is_logistics || field(state, FIELD_STAYED)->choice;
    set_direction(state, direction_of(state));
    field(state, FIELD_WHO)->below =
        state->is_unsafe && direction_of(state) == CONTACT_IN ? texts_word(WORD_contact_form_keep) : NULL;
    field(state, FIELD_URGE)->below = texts_word(!is_from_urge(state)                 ? WORD_contact_form_urge_stays
                                                 : direction_of(state) == CONTACT_OUT ? WORD_contact_form_ends_urge
                                                                                      : WORD_contact_form_with_urge);
    bool breaks = breaks_by_itself(state) != state->is_turned;
    field(state, FIELD_RULE)->choice = state->shown_rule = breaks ? RULE_BREAKS : RULE_KEEPS;
    field(state, FIELD_RULE)->label = state->is_turned || state->was_turned ? "I say it" : "My rule: it";
}

static void find_about(const struct app *app, const void *given, struct form_about *out)
{
    (void)app;
    const struct contact_given *what = given;
    if (what)
        *out = (struct form_about){.id = what->contact_id, .urge_id = what->urge_id, .is_earlier = what->is_earlier};
}

/* What was wanted in the urge is most likely what it was, and with whom. One that was deleted meanwhile leaves the contact by itself. */
static bool read_urge(struct app *app, const struct form_about *about, struct arena *arena, struct row *row,
                      struct error *error)
{
    if (!row->is_new || about->urge_id == 0)
        return true;
    row->has_urge = urges_get(app->store, about->urge_id, arena, &row->urge, error);
    if (!row->has_urge)
        return error->kind == ERROR_ABSENT;
    if (row->urge.want != URGES_NO_KIND)
        row->contact.kind = (enum contact_kind)row->urge.want;
    row->contact.person_id = row->urge.person_id;
    if (about->is_earlier)
        row->contact.at = row->urge.at;
    return true;
}

static bool read_row(struct app *app, const struct formview_state *state, struct arena *arena, void *of,
                     struct error *error)
{
    struct row *row = of;
    row->contact = (struct contact){.person_id = state->person_id, .until = DAY_NONE, .at = state->form.opened};
    row->is_new = state->about.id == 0;
    if (!row->is_new && !contacts_get(app->store, state->about.id, arena, &row->contact, error))
        return false;
    if (!read_urge(app, &state->about, arena, row, error))
        return false;
    row->is_now = row->is_new && !(row->has_urge && state->about.is_earlier);
    return persons_get(app->store, row->contact.person_id, arena, &row->person, error);
}

/* The form says which urge it is about: "of 20 Nov, 23:40". */
static void say_urge(const struct app *app, struct state *state, const struct urge *urge)
{
    struct arena scratch = {0};
    char         clock[WHEN_DAY_SIZE], date[WHEN_WORDS_SIZE];
    daynum       day = when_date(urge->at);
    when_say_clock(urge->at, clock);
    when_say_date_near(day, app->present.today, date);
    bool is_today = day == when_date(app->present.now);
    snprintf(state->urge_words, sizeof state->urge_words, "%s",
             texts_fill(&scratch, is_today ? WORD_contact_form_urge_today : WORD_contact_form_urge,
                        (struct buf_value[]){{"date", date}, {"clock", clock}, {0}}));
    field(state, FIELD_URGE)->words = state->urge_words;
    arena_free(&scratch);
}

static void opened(struct app *app, struct formview_state *view_state, const void *of)
{
    struct state     *state = (struct state *)view_state;
    const struct row *row = of;
    state->rules = row->person.rules;
    state->is_unsafe = row->person.unsafe;
    state->was_turned = !row->is_new && row->contact.breaks_said;
    state->first_breaks = row->contact.breaks;
    state->first_kind = row->contact.kind;
    state->first_direction = row->contact.direction;
    state->is_turned = false;
    state->was_from_urge = row->has_urge;
    state->shown_rule = field(state, FIELD_RULE)->choice;
    if (!row->contact.waiting)
        set_direction(state, row->contact.direction);
    if (row->has_urge)
        say_urge(app, state, &row->urge);
}

static bool check(struct app *app, struct formview_state *view_state, void *of, struct arena *arena,
                  struct error *error)
{
    (void)arena;
    struct state   *state = (struct state *)view_state;
    struct contact *contact = &((struct row *)of)->contact;
    daynum          day = day_of_instant(contact->at.unix_s, contact->at.offset_s, app->present.day_start_h);
    contact->kind = kind_of(state);
    contact->direction = direction_of(state);
    contact->waiting = is_waiting(state);
    contact->is_held = contact->is_held && contact->waiting;
    contact->breaks = breaks_by_itself(state) != state->is_turned;
    contact->breaks_said = state->is_turned || state->was_turned;
    return contact->until == DAY_NONE || contact->until >= day ||
           formview_refuse(view_state, FIELD_UNTIL, "this lies before the contact began", error);
}

/* An urge that ended in contact is told by that; one they began, or that came by chance, is only linked. */
static bool link_urge(struct app *app, struct row *row, struct error *error)
{
    struct urge *urge = &row->urge;
    urge->contact_id = row->contact.id;
    if (row->contact.direction == CONTACT_OUT) {
        urge->outcome = URGE_GAVE_IN;
        /* Told after more than a day: when it ended nobody knows. */
        urge->has_ended = !urge_is_not_told(URGE_OPEN, urge->at.unix_s, app->present.now.unix_s);
        urge->ended_at = app->present.now;
    }
    return urges_save(app->store, &app->present, urge, "contact", error);
}

static bool write_row(struct app *app, struct formview_state *view_state, void *of, struct arena *arena,
                      struct error *error)
{
    struct row *row = of;
    if (!row->is_new)
        return contacts_save(app->store, &app->present, &row->contact, error);
    bool is_linked = row->has_urge && is_from_urge((const struct state *)view_state);
    return contacts_add(app->store, &app->present, arena, &row->contact, error) &&
           (!is_linked || link_urge(app, row, error));
}

static void say_look(struct app *app, const struct contact *contact)
{
    struct arena scratch = {0};
    struct tally tally;
    struct error error;
    char         days[16], date[WHEN_WORDS_SIZE];
    bool         counted = !app->count_hidden && contacts_tally(app->store, &app->present, &app->person, CONTACTS_COUNT,
                                                                &scratch, &tally, NULL, &error);
    if (contact->day != app->present.today) {
        when_say_date_near(contact->day, app->present.today, date);
        app_say_filled(app, true, WORD_contact_look_past, (struct buf_value[]){{"date", date}, {0}});
    } else if (!counted || tally.has_allowed_contact || tally.streak_days == 0) {
        app_say_filled(app, true, WORD_contact_goes_on, NULL); /* "days without contact" would not be true */
    } else if (tally.streak_days == 1) {
        app_say_filled(app, true, WORD_contact_look_one, NULL);
    } else {
        snprintf(days, sizeof days, "%" PRId32, tally.streak_days);
        app_say_filled(app, true, WORD_contact_look, (struct buf_value[]){{"days", days}, {0}});
    }
    arena_free(&scratch);
}

/* A message left unanswered is a win only where it needed no answer; the numbers on the screen are those of the person shown. */
static bool is_plain(const struct app *app, const struct contact *contact)
{
    bool needs_answer = app->person.unsafe || contact->kind == CONTACT_LOGISTICS;
    return contact->person_id != app->person.id || (contact->direction == CONTACT_IN && needs_answer);
}

static void say_kept(struct app *app, const struct contact *contact)
{
    if (contact->breaks)
        app_say_filled(app, true, WORD_contact_before_start, NULL);
    else if (contact->direction == CONTACT_IN && contact->person_id == app->person.id && app->person.unsafe)
        app_say_filled(app, true, WORD_contact_keep, NULL); /* never a win: it may be needed as a proof */
    else if (contact->kind == CONTACT_LOOK && !is_plain(app, contact))
        say_look(app, contact);
    else if (contact->breaks_said || is_plain(app, contact))
        app_say_filled(app, true, WORD_contact_goes_on, NULL);
    else
        app_say_filled(app, true, contact->direction == CONTACT_IN ? WORD_contact_unanswered : WORD_contact_allowed,
                       NULL);
}

static void done(struct app *app, const struct formview_state *view_state, const void *of)
{
    const struct row     *row = of;
    const struct contact *contact = &row->contact;
    char                  clock[WHEN_DAY_SIZE];
    bool                  is_linked = row->has_urge && is_from_urge((const struct state *)view_state);
    if (row->is_new && contacts_ends_streak(contact, &row->person, app->present.today)) {
        app_replace(app, &view_after,
                    &(struct contact_given){.contact_id = contact->id, .urge_id = is_linked ? row->urge.id : 0});
        return;
    }
    if (row->is_new && contact->waiting && !row->person.unsafe) {
        app_replace(app, &view_wrote, &contact->id);
        return;
    }
    when_say_clock(contact->at, clock);
    if (row->is_new)
        say_kept(app, contact);
    else
        app_say_filled(app, true, WORD_contact_saved, (struct buf_value[]){{"clock", clock}, {0}});
    app_pop(app);
}

static bool act(struct app *app, struct formview_state *state, enum action action, keycode key)
{
    (void)app, (void)state, (void)key;
    return action == ACTION_PLAIN_contact; /* it is open already */
}

static void unsaved_name(const struct app *app, const struct formview_state *state, struct buf *out)
{
    (void)app;
    char clock[WHEN_DAY_SIZE];
    when_say_clock(state->form.opened, clock);
    buf_printf(out, "a contact entered at %s", clock);
}

static const struct formview edit = {
    .act_new = "contact",
    .act_edit = "contact edit",
    .row_size = sizeof(struct row),
    .label_cols = 16,
    .fields = fields,
    .about = find_about,
    .read = read_row,
    .opened = opened,
    .settle = settle,
    .check = check,
    .write = write_row,
    .done = done,
    .act = act,
    .unsaved_name = unsaved_name,
};

/* Two records: there is one draft of a new one, and one for each that is edited. */
const struct view view_contact = {FORMVIEW("contact", "Contact", edit, struct state), .draft_name = "a contact",
                                  .draft_fades = true};
const struct view view_contact_edit = {FORMVIEW("contact_edit", "Contact", edit, struct state),
                                       .draft_name = "a contact", .draft_fades = true};
