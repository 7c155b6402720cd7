/*
 * The form of an urge: one logged later, with an earlier time, and every field of one that is there.
 */
#include "ui/frame/formview.h"

#include <string.h>

#include "store/urges.h"

struct row {
    struct urge urge;
    bool        is_new;
    const char *did;     /* what was tried, with commas between */
    int         want;    /* a place in `wants`, */
    int         missing; /* in `missings` */
    int         outcome;
};

enum { FIELD_DID = 4 };

/* The first is "nothing said"; the others are in the order of the enum. */
static const char *const wants[CONTACT_KINDS + 2] = {
    "–", "text", "call", "mail", "like", "look", "meet", "through somebody", "children, work", "wrote again", NULL};

/* What was missed, as it stands in the file; the first is "nothing said". */
static const char *const missings[] = {"–", "them", "someone", "habit", "answer", NULL};

static const enum urge_outcome outcomes[URGE_OUTCOMES] = {URGE_RESISTED, URGE_GAVE_IN, URGE_OPEN};
static const char *const       outcome_words[] = {"ridden out", "contact", "open", NULL};

static size_t fields(void *of, struct form_field out[FORM_FIELDS_MAX])
{
    struct row             *row = of;
    struct urge            *urge = &row->urge;
    const struct form_field table[] = {
        {.label = "When",
         .kind = FORM_MOMENT,
         .moment = &urge->at,
         .starts_empty = row->is_new,
         .words = "now",
         .below = "21:14, yesterday 21:14, 2h ago"},
        {.label = "How strong",
         .kind = FORM_NUMBER,
         .number = &urge->intensity,
         .least = 1,
         .greatest = 10,
         .words = "1 to 10"},
        {.label = "I wanted to", .kind = FORM_CHOICE, .number = &row->want, .choices = wants},
        {.label = "Set off by", .kind = FORM_TEXT, .text = &urge->trigger},
        [FIELD_DID] = {.label = "I tried",
                       .kind = FORM_TEXT,
                       .text = &row->did,
                       .most = (size_t)4 * TEXT_LINE_MAX,
                       .words = "a walk, a glass of water"},
        {.label = "It ended", .kind = FORM_CHOICE, .number = &row->outcome, .choices = outcome_words},
        {.label = "Strong after",
         .kind = FORM_NUMBER,
         .number = &urge->intensity_after,
         .least = 1,
         .greatest = 10,
         .words = "1 to 10"},
        {.label = "I missed", .kind = FORM_CHOICE, .number = &row->missing, .choices = missings},
        {.label = "Note", .kind = FORM_NOTE, .text = &urge->note},
    };
    memcpy(out, table, sizeof table);
    return sizeof table / sizeof *table;
}

static const char *join(const struct urge *urge, struct arena *arena)
{
    struct buf out = {.arena = arena};
    for (size_t i = 0; i < urge->did_count; i++)
        buf_printf(&out, "%s%s", i > 0 ? ", " : "", urge->did[i]);
    return buf_text(&out);
}

static bool read_row(struct app *app, const struct formview_state *state, struct arena *arena, void *of,
                     struct error *error)
{
    struct row  *row = of;
    struct urge *urge = &row->urge;
    *urge = (struct urge){
        .person_id = state->person_id, .want = URGES_NO_KIND, .outcome = URGE_RESISTED, .at = state->form.opened};
    row->is_new = state->about.id == 0;
    if (!row->is_new && !urges_get(app->store, state->about.id, arena, urge, error))
        return false;
    row->did = join(urge, arena);
    row->want = urge->want + 1;
    for (int i = 1; urge->missing && missings[i]; i++)
        if (strcmp(missings[i], urge->missing) == 0)
            row->missing = i;
    while (outcomes[row->outcome] != urge->outcome)
        row->outcome++;
    return true;
}

/* Names parted by commas. Untouched, the row's own stay: one of them may have a comma in it. */
static bool read_did(struct formview_state *state, struct row *row, struct arena *arena, struct error *error)
{
    struct urge *urge = &row->urge;
    if (!form_is_changed(&state->form, FIELD_DID))
        return true;
    urge->did = form_split(row->did, ",", arena, &urge->did_count);
    for (size_t i = 0; i < urge->did_count; i++)
        if (!text_check(TEXT_LINE, "each of these", urge->did[i], strlen(urge->did[i]), error))
            return formview_refuse(state, FIELD_DID, error->text, error);
    return true;
}

static bool check(struct app *app, struct formview_state *state, void *of, struct arena *arena, struct error *error)
{
    (void)app;
    struct row  *row = of;
    struct urge *urge = &row->urge;
    urge->want = row->want - 1;
    urge->missing = row->missing ? missings[row->missing] : NULL;
    urge->outcome = outcomes[row->outcome];
    if (urge->outcome == URGE_OPEN)
        urge->has_ended = false;
    return read_did(state, row, arena, error);
}

static bool write_row(struct app *app, struct formview_state *state, void *of, struct arena *arena, struct error *error)
{
    struct urge *urge = &((struct row *)of)->urge;
    return state->about.id == 0 ? urges_add(app->store, &app->present, arena, urge, error)
                                : urges_save(app->store, &app->present, urge, "urge edit", error);
}

static void done(struct app *app, const struct formview_state *state, const void *of)
{
    (void)state;
    char clock[WHEN_DAY_SIZE];
    when_say_clock(((const struct row *)of)->urge.at, clock);
    app_say_filled(app, true, WORD_urge_saved, (struct buf_value[]){{"clock", clock}, {0}});
    app_pop(app);
}

static void unsaved_name(const struct app *app, const struct formview_state *state, struct buf *out)
{
    (void)app;
    char clock[WHEN_DAY_SIZE];
    when_say_clock(state->form.opened, clock);
    buf_printf(out, "an urge entered at %s", clock);
}

static const struct formview edit = {
    .act_new = "urge",
    .act_edit = "urge edit",
    .row_size = sizeof(struct row),
    .label_cols = 16,
    .fields = fields,
    .read = read_row,
    .check = check,
    .write = write_row,
    .done = done,
    .unsaved_name = unsaved_name,
};

/* Two records: there is one draft of a new one, and one for each that is edited. */
const struct view view_urge_edit = {FORMVIEW("urge_edit", "An earlier urge", edit, struct formview_state),
                                    .draft_name = "an urge", .draft_fades = true};
const struct view view_urge_change = {FORMVIEW("urge_change", "An urge", edit, struct formview_state),
                                      .draft_name = "an urge", .draft_fades = true};
