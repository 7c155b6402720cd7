/*
 * The tab of all urges: a line for each filter, then a row each: day, time, strength, how it ended, what set it off, how much lower it was after. And the form
 * of a row: one logged later, with an earlier time, or every field of one that is there.
 *
 * Open urges of the last 24 hours stand on top; below them the others, newest first. A list may have 36,500 rows: only a window round the chosen one is loaded.
 */
#include "ui/frame/views.h"

#include <stdio.h>
#include <string.h>

#include "store/urges.h"
#include "ui/frame/formview.h"
#include "ui/kit/list.h"
#include "ui/shared/filter.h"

enum {
    OPEN_MOST = 16, /* open ones that are put on top, */
    HEAD = 64,      /* looked for among the newest so many */
    TRIGGERS_MOST = 40,
    WIDE = 70,
    NOTE_FROM = 100
};

/* Kinds of the filter: enum urge_outcome, the id of a person, a trigger's text. */
enum { BY_OUTCOME, BY_PERSON, BY_TRIGGER };

/* Where one is. */
struct where {
    struct list   list;
    struct filter filter;
};

struct loaded {
    struct filter filter;              /* under which it was loaded */
    int64_t       hides[FILTER_KINDS]; /* how many each choice hides */

    size_t             open_count;
    size_t             open_at[OPEN_MOST]; /* where each stands in the order of time */
    const struct urge *open[OPEN_MOST];

    struct urge *rows;
    size_t       first, row_count; /* rows[0] is the one that stands at `first` in the order of time */
};

/* Where there is one person only, its index serves the order: naming it is the same list, faster. */
static struct urges_filter make_filter(const struct filter *filter, const struct app *app)
{
    const struct filter_choice *outcome = &filter->of[BY_OUTCOME], *person = &filter->of[BY_PERSON],
                               *trigger = &filter->of[BY_TRIGGER];
    return (struct urges_filter){
        .person_id = person->is_set           ? person->value
                     : app->person_count == 1 ? app->person.id
                                              : 0,
        .since = DAY_NONE,
        .until = DAY_NONE,
        .trigger = trigger->is_set ? trigger->text : NULL,
        .outcome = outcome->is_set ? (int)outcome->value : -1,
    };
}

static bool count(struct app *app, const void *where, const struct filter *filter, int64_t *out, struct error *error)
{
    (void)where;
    struct urges_filter wanted = make_filter(filter, app);
    return urges_total(app->store, &wanted, out, error);
}

static bool load_open(struct loaded *loaded, struct app *app, struct arena *arena, struct error *error)
{
    struct urges_filter filter = make_filter(&loaded->filter, app);
    struct urge        *rows = NULL;
    size_t              count = 0;
    filter.limit = HEAD;
    if (!urges_list(app->store, &filter, arena, &rows, &count, error))
        return false;
    for (size_t i = 0; i < count && loaded->open_count < OPEN_MOST; i++) {
        if (rows[i].outcome != URGE_OPEN ||
            urge_is_not_told(rows[i].outcome, rows[i].at.unix_s, app->present.now.unix_s))
            continue;
        loaded->open_at[loaded->open_count] = i;
        loaded->open[loaded->open_count++] = &rows[i];
    }
    return true;
}

/* Where a row below the open ones stands in the order of time. */
static size_t order_of(const struct loaded *loaded, size_t index)
{
    size_t at = index - loaded->open_count;
    for (size_t i = 0; i < loaded->open_count; i++)
        at += loaded->open_at[i] <= at;
    return at;
}

/* The rows that a page of the list has now. */
static int page_of(const struct filter *filter, int area_rows)
{
    int rows = area_rows - filter_count(filter);
    return rows > 1 ? rows : 1;
}

/* Three pages: the one that is seen, one above it and one below. */
static bool load_window(struct loaded *loaded, const struct list *list, struct app *app, struct arena *arena,
                        struct error *error)
{
    struct urges_filter filter = make_filter(&loaded->filter, app);
    size_t              page = (size_t)page_of(&loaded->filter, app->area_rows) + OPEN_MOST;
    size_t              top = list->top < loaded->open_count ? loaded->open_count : list->top;
    size_t              from = list->count > loaded->open_count ? order_of(loaded, top) : 0;
    loaded->first = from > page ? from - page : 0;
    filter.limit = 3 * page;
    filter.skip = loaded->first;
    filter.total = list->count;
    return urges_list(app->store, &filter, arena, &loaded->rows, &loaded->row_count, error);
}

static bool load(struct app *app, void *state, void *out, struct arena *arena, struct error *error)
{
    struct where  *where = state;
    struct loaded *loaded = out;
    int64_t        total = 0;
    loaded->filter = where->filter;
    if (!count(app, where, &where->filter, &total, error) ||
        !filter_count_hidden(app, where, &where->filter, total, count, loaded->hides, error) ||
        !load_open(loaded, app, arena, error))
        return false;
    list_set_count(&where->list, (size_t)total);
    list_follow(&where->list, page_of(&where->filter, app->area_rows));
    return load_window(loaded, &where->list, app, arena, error);
}

/* A row of the list, NULL where it is not in memory. */
static const struct urge *row_at(const struct loaded *loaded, size_t index)
{
    if (index < loaded->open_count)
        return loaded->open[index];
    size_t at = order_of(loaded, index);
    return at >= loaded->first && at - loaded->first < loaded->row_count ? &loaded->rows[at - loaded->first] : NULL;
}

/* Are the rows of this page in memory? */
static bool has_page(const struct loaded *loaded, const struct list *list, int page)
{
    size_t end = list->top + (size_t)page < list->count ? list->top + (size_t)page : list->count;
    size_t top = list->top < loaded->open_count ? loaded->open_count : list->top;
    return end <= loaded->open_count || (row_at(loaded, top) != NULL && row_at(loaded, end - 1) != NULL);
}

/* Where the parts of a row begin; what is not shown is at -1. */
struct columns {
    int date, time, bar, number, glyph, word, trigger, trigger_end, person, note, lower_end;
};

static struct columns make_columns(const struct app *app, int cols)
{
    struct columns narrow = {2, 9, -1, 15, 18, -1, 20, cols - 9, -1, -1, cols - 1};
    struct columns columns = {3, 16, 23, 34, 38, 40, 52, cols - 10, -1, -1, cols - 1};
    if (cols < WIDE)
        return narrow;
    if (cols >= NOTE_FROM) {
        columns.trigger_end = columns.trigger + 22;
        columns.lower_end = columns.trigger_end + 10;
        columns.note = columns.lower_end + 2;
        if (app->person_count > 1) {
            columns.person = columns.note;
            columns.note += 12;
        }
    }
    return columns;
}

struct outcome_look {
    enum glyph  glyph;
    enum style  style;
    const char *word;
};

static struct outcome_look look_of(const struct urge *urge, int64_t now_unix_s)
{
    if (urge->outcome == URGE_RESISTED)
        return (struct outcome_look){GLYPH_checked, STYLE_mark, "ridden out"};
    if (urge->outcome == URGE_GAVE_IN)
        return (struct outcome_look){GLYPH_contact, STYLE_warm_mark, "contact"};
    if (urge_is_not_told(urge->outcome, urge->at.unix_s, now_unix_s))
        return (struct outcome_look){GLYPH_none, STYLE_soft, "not told"};
    return (struct outcome_look){GLYPH_kept, STYLE_warm_mark, "open"};
}

static void draw_strength(struct canvas *canvas, struct rect area, int row, const struct columns *columns, int strength)
{
    enum { MOST = 10 };
    char number[12];
    if (strength == 0)
        return;
    snprintf(number, sizeof number, "%d", strength);
    if (columns->bar >= 0)
        canvas_bar(canvas, area, row, columns->bar, MOST, (double)strength / MOST, STYLE_mark);
    canvas_right(canvas, area, row, columns->number + 2, STYLE_text, number);
}

static void draw_lower(struct canvas *canvas, struct rect area, int row, int end, const struct urge *urge)
{
    char text[24];
    if (urge->intensity == 0 || urge->intensity_after == 0)
        return;
    int lower = urge->intensity - urge->intensity_after;
    if (lower == 0)
        snprintf(text, sizeof text, "as before");
    else
        snprintf(text, sizeof text, "%d %s", lower < 0 ? -lower : lower, lower < 0 ? "higher" : "lower");
    canvas_right(canvas, area, row, end, STYLE_soft, text);
}

static void draw_date(const struct app *app, struct canvas *canvas, struct rect area, int row, int col, bool is_wide,
                      daynum day)
{
    char date[WHEN_WORDS_SIZE];
    if (is_wide && day_to_civil(day).year == day_to_civil(app->present.today).year)
        when_say_date(day, date);
    else
        when_say_date_near(day, app->present.today, date);
    if (!is_wide) /* the year has no room: the row is older than what stands above it */
        date[strcspn(date, " ") + 4] = '\0';
    canvas_text(canvas, area, row, col, STYLE_soft, date);
}

static void draw_row(const struct app *app, struct canvas *canvas, struct rect area, int row, const struct urge *urge,
                     bool shows_day)
{
    struct columns      columns = make_columns(app, area.cols);
    struct outcome_look look = look_of(urge, app->present.now.unix_s);
    char                clock[WHEN_DAY_SIZE];
    if (shows_day)
        draw_date(app, canvas, area, row, columns.date, area.cols >= WIDE, urge->day);
    when_say_clock(urge->at, clock);
    canvas_text(canvas, area, row, columns.time, STYLE_text, clock);
    draw_strength(canvas, area, row, &columns, urge->intensity);
    canvas_glyph(canvas, area, row, columns.glyph, look.style, look.glyph);
    if (columns.word >= 0)
        canvas_text(canvas, area, row, columns.word, look.style == STYLE_soft ? STYLE_soft : STYLE_text, look.word);
    if (urge->trigger)
        canvas_cut(canvas, area, row, columns.trigger, columns.trigger_end - columns.trigger, STYLE_text,
                   urge->trigger);
    draw_lower(canvas, area, row, columns.lower_end, urge);
    if (columns.person >= 0 && urge->person_name)
        canvas_cut(canvas, area, row, columns.person, columns.note - columns.person - 2, STYLE_soft, urge->person_name);
    if (columns.note >= 0 && urge->note)
        canvas_cut(canvas, area, row, columns.note, area.cols - columns.note - 1, STYLE_soft, urge->note);
}

static void draw_none(const struct loaded *loaded, struct canvas *canvas, struct rect area, int row)
{
    int cols = area.cols - 3 > 72 ? 72 : area.cols - 3;
    canvas_wrap(canvas, area, row + 1, 2, area.rows, cols, STYLE_text,
                texts_word(filter_count(&loaded->filter) > 0 ? WORD_urges_none_shown : WORD_urges_none));
    canvas_focus(canvas, area, row + 1, 2);
}

static void draw(const struct app *app, const void *state, const void *of_store, struct canvas *canvas,
                 struct rect area)
{
    const struct loaded *loaded = of_store;
    int                  from = filter_draw(&loaded->filter, loaded->hides, WORD_urges_hides, canvas, area, 0, 2);
    int                  rows = area.rows - from;
    struct list          list = list_seen(&((const struct where *)state)->list, rows);
    if (list.count == 0) {
        draw_none(loaded, canvas, area, from);
        return;
    }
    daynum day = DAY_NONE;
    for (int i = 0; i < rows && list.top + (size_t)i < list.count; i++) {
        size_t             index = list.top + (size_t)i;
        const struct urge *urge = row_at(loaded, index);
        bool               first_below = index == loaded->open_count;
        if (urge == NULL)
            continue;
        draw_row(app, canvas, area, from + i, urge, urge->day != day || first_below);
        day = urge->day;
        if (index == list.chosen)
            list_mark(canvas, area, from + i, area.cols >= WIDE ? 1 : 0);
    }
}

static const char *join(struct arena *arena, const char *before, const char *name)
{
    struct buf out = {.arena = arena};
    buf_printf(&out, "%s%s", before, name);
    return buf_text(&out);
}

static bool list_options(struct app *app, struct arena *arena, struct filter_option **out, size_t *out_count,
                         struct error *error)
{
    static const struct filter_option fixed[] = {
        {.kind = FILTER_ALL, .label = "all of them"},
        {.kind = BY_OUTCOME, .value = URGE_RESISTED, .label = "ridden out", .line = "Ridden out"},
        {.kind = BY_OUTCOME, .value = URGE_GAVE_IN, .label = "ended in contact", .line = "Ended in contact"},
        {.kind = BY_OUTCOME, .value = URGE_OPEN, .label = "open or not told", .line = "Open or not told"},
    };
    enum { FIXED = sizeof fixed / sizeof *fixed };
    struct person *persons = NULL;
    const char   **triggers = NULL;
    size_t         person_count = 0, trigger_count = 0, at = FIXED;
    if (!persons_list(app->store, arena, &persons, &person_count, error) ||
        !urges_triggers(app->store, TRIGGERS_MOST, arena, &triggers, &trigger_count, error))
        return false;
    struct filter_option *options = ARENA_NEW(arena, struct filter_option, FIXED + person_count + trigger_count);
    memcpy(options, fixed, sizeof fixed);
    for (size_t i = 0; i < person_count && person_count > 1; i++) {
        const char *name = persons[i].name ? persons[i].name : "somebody without a name";
        options[at++] = (struct filter_option){.kind = BY_PERSON,
                                               .value = persons[i].id,
                                               .text = name,
                                               .label = join(arena, "about ", name),
                                               .line = join(arena, "About ", name)};
    }
    for (size_t i = 0; i < trigger_count; i++)
        options[at++] = (struct filter_option){.kind = BY_TRIGGER,
                                               .text = triggers[i],
                                               .label = join(arena, "set off by ", triggers[i]),
                                               .line = join(arena, "Set off by ", triggers[i])};
    *out = options;
    *out_count = at;
    return true;
}

static void take_filter(struct app *app, void *state, const void *loaded, size_t index, const char *label)
{
    (void)loaded, (void)index;
    struct where *where = state;
    if (filter_take(app, &where->filter, list_options, label)) {
        where->list = (struct list){0};
        app_load_again(app);
    }
}

static bool write_delete(struct app *app, void *context, struct error *error)
{
    return urges_delete(app->store, &app->present, *(const int64_t *)context, error);
}

static void delete (struct app *app, const struct urge *urge)
{
    int64_t id = urge->id;
    char    clock[WHEN_DAY_SIZE];
    when_say_clock(urge->at, clock);
    if (app_write(app, write_delete, &id))
        app_say_filled(app, true, WORD_urge_deleted, (struct buf_value[]){{"clock", clock}, {0}});
}

/* An urge of long ago: when it ended nobody knows. */
static bool write_ridden(struct app *app, void *context, struct error *error)
{
    struct arena scratch = {0};
    struct urge  urge;
    if (!act_begin(app->store, &app->present, "urge edit", error))
        return false;
    bool done = urges_get(app->store, *(const int64_t *)context, &scratch, &urge, error);
    if (done) {
        urge.outcome = URGE_RESISTED;
        urge.has_ended = false;
        done = urges_save(app->store, &app->present, &urge, "urge edit", error);
    }
    arena_free(&scratch);
    return act_end(app->store, done, error);
}

/* How strong it is now is asked only where now is still of that urge. */
static void ride_out(struct app *app, const struct urge *urge)
{
    int64_t id = urge->id;
    if (urge->outcome != URGE_OPEN)
        app_say_filled(app, false, WORD_urge_not_open, NULL);
    else if (!urge_is_not_told(urge->outcome, urge->at.unix_s, app->present.now.unix_s))
        app_push(app, &view_strength, &(struct strength_given){.urge_id = id});
    else if (app_write(app, write_ridden, &id))
        app_say_filled(app, true, WORD_urge_told_ridden, NULL);
}

static bool act_on_row(struct app *app, const struct urge *urge, enum action action)
{
    switch (action) {
    case ACTION_LIST_open:
        if (urge != NULL)
            app_push(app, urge->outcome == URGE_OPEN ? &view_urge : &view_urge_change, &urge->id);
        return true;
    case ACTION_LIST_edit:
        if (urge != NULL)
            app_push(app, &view_urge_change, &urge->id);
        return true;
    case ACTION_LIST_delete:
        if (urge != NULL)
            delete (app, urge);
        return true;
    case ACTION_URGES_rode:
        if (urge != NULL)
            ride_out(app, urge);
        return true;
    default:
        return false;
    }
}

static bool move(struct app *app, struct where *where, const struct loaded *loaded, enum action action)
{
    int page = page_of(&loaded->filter, app->area_rows);
    if (action == ACTION_LIST_to_today)
        where->list.chosen = 0;
    else if (!list_act(&where->list, action, page))
        return false;
    list_follow(&where->list, page);
    if (!has_page(loaded, &where->list, page))
        app_load_again(app);
    return true;
}

static bool act(struct app *app, void *state, const void *of_store, enum action action, keycode key)
{
    (void)key;
    struct where        *where = state;
    const struct loaded *loaded = of_store;
    const struct urge   *chosen = where->list.count > 0 ? row_at(loaded, where->list.chosen) : NULL;
    switch (action) {
    case ACTION_LIST_new:
        app_push(app, &view_urge_edit, NULL);
        return true;
    case ACTION_LIST_filter:
        filter_ask(app, list_options, take_filter);
        return true;
    default:
        return act_on_row(app, chosen, action) || move(app, where, loaded, action);
    }
}

static const struct view_hint footer[] = {
    {ACTION_PLAIN_urge, NULL}, {ACTION_LIST_open, NULL},   {ACTION_LIST_new, "earlier"},
    {ACTION_URGES_rode, NULL}, {ACTION_LIST_delete, NULL}, {ACTION_LIST_filter, NULL},
    {ACTION_PLAIN_help, NULL}, {ACTION_PLAIN_quit, NULL},  {ACTION_NONE, NULL},
};

const struct view view_urges = {
    .name = "urges",
    .scopes = SCOPE_URGES | SCOPE_LIST | SCOPE_MOVE,
    .state_size = sizeof(struct where),
    .loaded_size = sizeof(struct loaded),
    .is_tab = true,
    .load_each_minute = true,
    .load = load,
    .draw = draw,
    .act = act,
    .footer = footer,
};

/* The form. */

struct form_row {
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
    struct form_row        *row = of;
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

static bool read_row(struct app *app, const struct formview_state *state, struct arena *arena, void *of,
                     struct error *error)
{
    struct form_row *row = of;
    struct urge     *urge = &row->urge;
    *urge = (struct urge){
        .person_id = state->person_id, .want = URGES_NO_KIND, .outcome = URGE_RESISTED, .at = state->form.opened};
    row->is_new = state->about.id == 0;
    if (!row->is_new && !urges_get(app->store, state->about.id, arena, urge, error))
        return false;
    row->did = form_join(urge->did, urge->did_count, arena);
    row->want = urge->want + 1;
    for (int i = 1; urge->missing && missings[i]; i++)
        if (strcmp(missings[i], urge->missing) == 0)
            row->missing = i;
    while (outcomes[row->outcome] != urge->outcome)
        row->outcome++;
    return true;
}

/* Names parted by commas. Untouched, the row's own stay: one of them may have a comma in it. */
static bool read_did(struct formview_state *state, struct form_row *row, struct arena *arena, struct error *error)
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

static bool check_row(struct app *app, struct formview_state *state, void *of, struct arena *arena, struct error *error)
{
    (void)app;
    struct form_row *row = of;
    struct urge     *urge = &row->urge;
    urge->want = row->want - 1;
    urge->missing = row->missing ? missings[row->missing] : NULL;
    urge->outcome = outcomes[row->outcome];
    if (urge->outcome == URGE_OPEN)
        urge->has_ended = false;
    return read_did(state, row, arena, error);
}

static bool write_row(struct app *app, struct formview_state *state, void *of, struct arena *arena, struct error *error)
{
    struct urge *urge = &((struct form_row *)of)->urge;
    return state->about.id == 0 ? urges_add(app->store, &app->present, arena, urge, error)
                                : urges_save(app->store, &app->present, urge, "urge edit", error);
}

static void say_saved(struct app *app, const struct formview_state *state, const void *of)
{
    (void)state;
    char clock[WHEN_DAY_SIZE];
    when_say_clock(((const struct form_row *)of)->urge.at, clock);
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

static const struct formview form = {
    .act_new = "urge",
    .act_edit = "urge edit",
    .row_size = sizeof(struct form_row),
    .label_cols = 16,
    .fields = fields,
    .read = read_row,
    .check = check_row,
    .write = write_row,
    .done = say_saved,
    .unsaved_name = unsaved_name,
};

/* Two records: there is one draft of a new one, and one for each that is edited. */
const struct view view_urge_edit = {FORMVIEW("urge_edit", "An earlier urge", form, struct formview_state),
                                    .draft_name = "an urge", .draft_fades = true};
const struct view view_urge_change = {FORMVIEW("urge_change", "An urge", form, struct formview_state),
                                      .draft_name = "an urge", .draft_fades = true};
