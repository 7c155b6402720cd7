/*
 * After a contact that ended a streak: it is written down, this stays, somebody to call, two questions for now or for later.
 */
#include "ui/frame/views.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "core/milestone.h"
#include "store/contacts.h"
#include "store/lists.h"
#include "store/urges.h"
#include "ui/contact/answers.h"
#include "ui/kit/rowplan.h"
#include "ui/shared/breath.h"
#include "ui/shared/friend_lines.h"

enum { LABEL = 2, INDENT = 4, PROSE = 72, ITEM_COLS = 24, ITEMS_MAX = 6, TEXT_ROWS = 3, FRIENDS_MAX = 3 };

enum kind {
    LINE_BLANK,
    LINE_WRITTEN,
    LINE_COUNT,
    LINE_STAYS,
    LINE_ONE,
    LINE_FRIEND,
    LINE_WRITE,
    LINE_BREATH,
    LINE_QUESTIONS,
    LINE_TRIGGER,
    LINE_ACTION,
    LINE_DANGER
};

/* What is written down and what stays remain longest, then the line for danger and somebody to call. */
enum keep {
    RANK_WRITTEN = 100,
    RANK_COUNT = 95,
    RANK_STAYS = 90,
    RANK_DANGER = 85,
    RANK_FIRST_FRIEND = 80,
    RANK_ONE = 75,
    RANK_WRITE = 65,
    RANK_BREATH = 60,
    RANK_ANSWER = 50,
    RANK_MORE = 40,
    RANK_QUESTIONS = 30,
    RANK_BLANK = 20
};

/* Where one is. */
struct where {
    int64_t contact_id;
    int64_t urge_id; /* the urge it ended; 0: none */

    bool          breathes; /* the bar is shown */
    struct breath breath;
};

struct loaded {
    struct contact      contact;
    struct tally        tally;
    struct friend_lines friends;
    int32_t             milestones, milestone_days; /* reached so far, the last of them */
    int64_t             ridden, written;            /* urges; entries and letters */
    bool                counts_unanswered;
    const char         *trigger; /* what set it off; NULL: not answered, or no urge to hold it */
    const char         *action;  /* the plan for that trigger; NULL: none */
};

static bool open(struct app *app, void *view_state, const void *given, struct error *error)
{
    (void)app;
    if (given == NULL)
        return error_set(error, ERROR_ABSENT, "no contact was named");
    struct where               *where = view_state;
    const struct contact_given *what = given;
    where->contact_id = what->contact_id;
    where->urge_id = what->urge_id;
    return true;
}

static bool load_stays(struct loaded *loaded, struct app *app, struct arena *arena, struct error *error)
{
    struct urges_counts   urges;
    struct entries_filter written = {.since = DAY_NONE, .until = DAY_NONE, .kind = -1, .today = app->present.today};
    struct person         person;
    size_t                count;
    if (!persons_get(app->store, loaded->contact.person_id, arena, &person, error) ||
        !contacts_tally(app->store, &app->present, &person, CONTACTS_ALL, arena, &loaded->tally, NULL, error) ||
        !urges_count(app->store, &app->present, person.id, &urges, error) ||
        !entries_total(app->store, &written, &loaded->written, error))
        return false;
    const struct milestone *list = milestone_list(&loaded->tally, person.target_days, arena, &count);
    for (size_t i = 0; i < count; i++) {
        if (list[i].times == 0)
            continue;
        loaded->milestones++;
        loaded->milestone_days = list[i].days;
    }
    loaded->ridden = urges.resisted;
    loaded->counts_unanswered = !person.unsafe;
    return true;
}

static bool load_answers(struct where *where, struct loaded *loaded, struct app *app, struct arena *arena,
                         struct error *error)
{
    struct plan plan;
    bool        found = false;
    if (!answers_trigger(app, where->contact_id, where->urge_id, arena, &loaded->trigger, error)) {
        where->urge_id = 0; /* it was deleted meanwhile */
        return error->kind == ERROR_ABSENT;
    }
    if (loaded->trigger == NULL)
        return true;
    if (!lists_plan_for(app->store, loaded->trigger, arena, &plan, &found, error))
        return false;
    if (found)
        loaded->action = plan.action;
    return true;
}

static bool load(struct app *app, void *state, void *out, struct arena *arena, struct error *error)
{
    struct where  *where = state;
    struct loaded *loaded = out;
    return contacts_get(app->store, where->contact_id, arena, &loaded->contact, error) &&
           load_stays(loaded, app, arena, error) && friend_lines_load(app, arena, &loaded->friends, error) &&
           load_answers(where, loaded, app, arena, error);
}

struct screen {
    const struct app    *app;
    const struct where  *where;
    const struct loaded *loaded;
    struct canvas       *canvas;
    struct rect          area;
    int                  cols; /* of prose */
    const char          *written, *count, *one;
    char                 items[ITEMS_MAX][64];
    int                  item_count, items_a_row;
};

/* "a text to M.", "a call from M.", "a meeting with M.", "a look". */
static void say_contact(const struct contact *contact, struct buf *out)
{
    static const struct {
        const char *what, *out, *in; /* what stands before the name; NULL: the name is left out */
    } kinds[CONTACT_KINDS] = {
        [CONTACT_TEXT] = {"a text", "to", "from"},
        [CONTACT_CALL] = {"a call", "to", "from"},
        [CONTACT_EMAIL] = {"a mail", "to", "from"},
        [CONTACT_SOCIAL] = {"a like or a comment", NULL, "from"},
        [CONTACT_LOOK] = {"a look", NULL, NULL},
        [CONTACT_MEET] = {"a meeting", "with", "with"},
        [CONTACT_FRIEND] = {"a word through somebody else", NULL, NULL},
        [CONTACT_LOGISTICS] = {"children, work, money or keys", NULL, NULL},
        [CONTACT_AGAIN] = {"a second message, or a check", NULL, NULL},
    };
    const char *before = contact->direction == CONTACT_OUT ? kinds[contact->kind].out : kinds[contact->kind].in;
    if (contact->direction == CONTACT_CHANCE && contact->kind != CONTACT_MEET)
        before = NULL;
    buf_puts(out, kinds[contact->kind].what);
    if (contact->person_name && before)
        buf_printf(out, " %s %s", before, contact->person_name);
}

static const char *say_written(const struct app *app, const struct contact *contact, struct arena *arena)
{
    char from[WHEN_WORDS_SIZE], until[WHEN_WORDS_SIZE];
    when_say_date_near(contact->day, app->present.today, from);
    if (contact->until != DAY_NONE) {
        when_say_date_near(contact->until, app->present.today, until);
        return texts_fill(arena, WORD_contact_stretch, (struct buf_value[]){{"from", from}, {"until", until}, {0}});
    }
    struct buf what = {.arena = arena}, when = {.arena = arena};
    char       clock[WHEN_DAY_SIZE];
    when_say_clock(contact->at, clock);
    say_contact(contact, &what);
    if (contact->day != app->present.today)
        buf_printf(&when, "%s, ", from);
    buf_puts(&when, clock);
    return texts_fill(arena, WORD_contact_written,
                      (struct buf_value[]){{"what", buf_text(&what)}, {"when", buf_text(&when)}, {0}});
}

static const char *say_count(const struct app *app, const struct tally *tally, struct arena *arena)
{
    char days[16];
    if (app->count_hidden)
        return texts_word(WORD_contact_hidden_count);
    if (tally->streak_days == 0)
        return texts_word(WORD_contact_ends_streak);
    snprintf(days, sizeof days, "%" PRId32, tally->streak_days);
    return texts_fill(arena, WORD_contact_count_now, (struct buf_value[]){{"days", days}, {0}});
}

static bool is_message(enum contact_kind kind)
{
    return kind == CONTACT_TEXT || kind == CONTACT_EMAIL || kind == CONTACT_SOCIAL;
}

static const char *plural(int64_t number)
{
    return number == 1 ? "" : "s";
}

/* What a slip does not take away. What is none is not counted up. */
static void make_items(struct screen *screen)
{
    const struct loaded *loaded = screen->loaded;
    const struct tally  *tally = &loaded->tally;
    int                  count = 0;
    if (!screen->app->count_hidden) {
        snprintf(screen->items[count++], sizeof screen->items[0], "%" PRId32 " of %" PRId32 " day%s kept",
                 tally->kept_days, tally->total_days, plural(tally->total_days));
        snprintf(screen->items[count++], sizeof screen->items[0], "longest %" PRId32 " day%s", tally->longest_days,
                 plural(tally->longest_days));
        if (loaded->milestones > 0)
            snprintf(screen->items[count++], sizeof screen->items[0],
                     "%" PRId32 " milestone%s, up to %" PRId32 " day%s", loaded->milestones, plural(loaded->milestones),
                     loaded->milestone_days, plural(loaded->milestone_days));
    }
    if (loaded->ridden > 0)
        snprintf(screen->items[count++], sizeof screen->items[0], "%" PRId64 " urge%s ridden out", loaded->ridden,
                 plural(loaded->ridden));
    if (loaded->written > 0)
        snprintf(screen->items[count++], sizeof screen->items[0], "%" PRId64 " journal %s", loaded->written,
                 loaded->written == 1 ? "entry" : "entries");
    if (loaded->counts_unanswered && tally->unanswered > 0)
        snprintf(screen->items[count++], sizeof screen->items[0], "%" PRId32 " message%s left unanswered",
                 tally->unanswered, plural(tally->unanswered));
    screen->item_count = count;
    int fitting = (screen->area.cols - INDENT) / ITEM_COLS;
    screen->items_a_row = fitting < 1 ? 1 : fitting > 3 ? 3 : fitting;
    /* The longest item is wider than its column: the last column needs room for it. */
    if (screen->items_a_row > 1 && INDENT + screen->items_a_row * ITEM_COLS + 4 > screen->area.cols)
        screen->items_a_row--;
}

/* All rows of it stay as long. */
static void add_text(struct rowplan *plan, int kind, const char *text, int cols, int keep)
{
    rowplan_add_text(plan, kind, text, cols, TEXT_ROWS, keep, keep);
}

static void add_blank(struct rowplan *plan, int rank)
{
    rowplan_add(plan, LINE_BLANK, 0, RANK_BLANK - rank);
}

static void make_plan(const struct screen *screen, struct rowplan *plan)
{
    const struct loaded *loaded = screen->loaded;
    add_blank(plan, 6);
    add_text(plan, LINE_WRITTEN, screen->written, screen->cols, RANK_WRITTEN);
    if (screen->app->person.unsafe) /* help stands nearer */
        add_text(plan, LINE_DANGER, help_danger(screen->app, screen->area.cols), screen->cols, RANK_WRITTEN - 1);
    add_blank(plan, 5);
    add_text(plan, LINE_COUNT, screen->count, screen->cols, RANK_COUNT);
    add_blank(plan, 4);
    for (int i = 0; i < screen->item_count; i += screen->items_a_row)
        rowplan_add(plan, LINE_STAYS, i, RANK_STAYS - i / screen->items_a_row);
    add_blank(plan, 0);
    add_text(plan, LINE_ONE, screen->one, screen->cols, RANK_ONE);
    add_blank(plan, 1);
    for (size_t i = 0; i < loaded->friends.count && i < FRIENDS_MAX; i++)
        rowplan_add(plan, LINE_FRIEND, (int)i, i == 0 ? RANK_FIRST_FRIEND : RANK_MORE - (int)i);
    rowplan_add(plan, LINE_WRITE, 0, RANK_WRITE);
    rowplan_add(plan, LINE_BREATH, 0, RANK_BREATH);
    add_blank(plan, 2);
    rowplan_add(plan, LINE_QUESTIONS, 0, RANK_QUESTIONS);
    add_blank(plan, 7);
    rowplan_add(plan, LINE_TRIGGER, 0, RANK_ANSWER);
    rowplan_add(plan, LINE_ACTION, 0, RANK_ANSWER);
    add_blank(plan, 3);
    if (!screen->app->person.unsafe)
        add_text(plan, LINE_DANGER, help_danger(screen->app, screen->area.cols), screen->cols, RANK_DANGER);
}

static void draw_wrapped(const struct screen *screen, int row, const struct rowplan_line *line, const char *text)
{
    rowplan_draw_text(line, screen->canvas, screen->area, row, LABEL, STYLE_text, text, screen->cols);
}

static void draw_stays(const struct screen *screen, int row, int from)
{
    for (int i = from; i < screen->item_count && i < from + screen->items_a_row; i++)
        canvas_text(screen->canvas, screen->area, row, INDENT + (i - from) * ITEM_COLS, STYLE_accent, screen->items[i]);
}

static void draw_breath(const struct screen *screen, int row)
{
    enum { WHAT = 12, BAR = 26 };
    if (screen->where->breathes) {
        breath_draw(&screen->where->breath, screen->app, screen->canvas, screen->area, row, WHAT, BAR);
        canvas_text(screen->canvas, screen->area, row, INDENT, STYLE_accent, "b");
        return;
    }
    canvas_text(screen->canvas, screen->area, row, INDENT, STYLE_accent, "b");
    canvas_text(screen->canvas, screen->area, row, WHAT, STYLE_text, "breathe");
}

static void draw_answer(const struct screen *screen, int row, const char *label, const char *answer, const char *aside)
{
    enum { ANSWER = 26, ASIDE = 48 };
    canvas_text(screen->canvas, screen->area, row, INDENT, STYLE_text, label);
    if (answer == NULL) {
        canvas_text(screen->canvas, screen->area, row, ANSWER, STYLE_soft, "t answers");
        return;
    }
    int end = canvas_cut(screen->canvas, screen->area, row, ANSWER, screen->area.cols - ANSWER - 1, STYLE_text, answer);
    int col = end + 2 > ASIDE ? end + 2 : ASIDE;
    if (aside != NULL && col + 8 < screen->area.cols)
        canvas_cut(screen->canvas, screen->area, row, col, screen->area.cols - col - 1, STYLE_soft, aside);
}

/* A plan is often written as the whole sentence. */
static const char *without_i_will(const char *action)
{
    static const char begin[] = "I will ";
    size_t            length = sizeof begin - 1;
    return action && strncmp(action, begin, length) == 0 && action[length] != '\0' ? action + length : action;
}

static void draw_action(const struct screen *screen, int row)
{
    struct arena         scratch = {0};
    struct buf           aside = {.arena = &scratch};
    const struct loaded *loaded = screen->loaded;
    if (loaded->trigger != NULL)
        buf_printf(&aside, "my plan for “%s”", loaded->trigger);
    draw_answer(screen, row, "Next time I will", without_i_will(loaded->action),
                loaded->trigger ? buf_text(&aside) : NULL);
    arena_free(&scratch);
}

static void draw_line(const struct screen *screen, int row, const struct rowplan_line *line)
{
    enum { FRIEND = 12, HOURS = 40 };
    const struct loaded *loaded = screen->loaded;
    switch ((enum kind)line->kind) {
    case LINE_BLANK:
        break;
    case LINE_WRITTEN:
        draw_wrapped(screen, row, line, screen->written);
        break;
    case LINE_COUNT:
        draw_wrapped(screen, row, line, screen->count);
        break;
    case LINE_STAYS:
        draw_stays(screen, row, line->part);
        break;
    case LINE_ONE:
        draw_wrapped(screen, row, line, screen->one);
        break;
    case LINE_FRIEND:
        if (line->part == 0)
            canvas_text(screen->canvas, screen->area, row, INDENT, STYLE_soft, "Call");
        friend_lines_draw(&loaded->friends, screen->app, screen->canvas, screen->area, row, FRIEND, HOURS,
                          (size_t)line->part);
        break;
    case LINE_WRITE:
        canvas_text(screen->canvas, screen->area, row, INDENT, STYLE_accent, "w");
        canvas_cut(screen->canvas, screen->area, row, FRIEND, screen->area.cols - FRIEND - 1, STYLE_text,
                   texts_word(WORD_contact_write));
        break;
    case LINE_BREATH:
        draw_breath(screen, row);
        break;
    case LINE_QUESTIONS:
        canvas_text(screen->canvas, screen->area, row, LABEL, STYLE_soft, texts_word(WORD_contact_questions));
        break;
    case LINE_TRIGGER:
        draw_answer(screen, row, "What set it off?", loaded->trigger, NULL);
        break;
    case LINE_ACTION:
        draw_action(screen, row);
        break;
    case LINE_DANGER:
        draw_wrapped(screen, row, line, help_danger(screen->app, screen->area.cols));
        break;
    }
}

static void draw(const struct app *app, const void *where, const void *of_store, struct canvas *canvas,
                 struct rect area)
{
    const struct loaded *loaded = of_store;
    struct arena         scratch = {0};
    struct rowplan       plan = {0};
    struct screen        screen = {.app = app, .where = where, .loaded = loaded, .canvas = canvas, .area = area};
    screen.cols = area.cols - LABEL - 1 < PROSE ? area.cols - LABEL - 1 : PROSE;
    screen.written = say_written(app, &loaded->contact, &scratch);
    screen.count = say_count(app, &loaded->tally, &scratch);
    screen.one = texts_word(is_message(loaded->contact.kind) ? WORD_contact_one : WORD_contact_one_time);
    make_items(&screen);
    make_plan(&screen, &plan);
    rowplan_fit(&plan, area.rows);
    canvas_focus(canvas, area, 0, LABEL);
    for (size_t i = 0; i < plan.count; i++) {
        draw_line(&screen, (int)i, &plan.lines[i]);
        if (plan.lines[i].kind == LINE_TRIGGER)
            canvas_focus(canvas, area, (int)i, INDENT);
    }
    arena_free(&scratch);
}

static void toggle_breath(struct app *app, struct where *where)
{
    where->breathes = !where->breathes;
    if (where->breathes)
        breath_start(&where->breath, app);
}

static bool act(struct app *app, void *view_state, const void *loaded, enum action action, keycode key)
{
    (void)loaded;
    (void)key;
    struct where *where = view_state;
    switch (action) {
    case ACTION_AFTER_answer:
        app_push(app, &view_answers,
                 &(struct contact_given){.contact_id = where->contact_id, .urge_id = where->urge_id});
        return true;
    case ACTION_PLAIN_write:
    case ACTION_PLAIN_letter:
        app_push(app, &view_letter, &(struct write_given){.contact_id = where->contact_id, .urge_id = where->urge_id});
        return true;
    case ACTION_AFTER_breath:
        toggle_breath(app, where);
        return true;
    case ACTION_AFTER_edit:
        app_push(app, &view_contact_edit, &(struct contact_given){.contact_id = where->contact_id});
        return true;
    case ACTION_AFTER_close:
    case ACTION_EVERYWHERE_back:
    case ACTION_PLAIN_quit:
        app_pop(app);
        return true;
    default:
        return false;
    }
}

static int redraw_ms(const struct app *app, const void *view_state, const void *loaded)
{
    (void)loaded;
    const struct where *where = view_state;
    return where->breathes ? breath_redraw_ms(&where->breath, app) : 0;
}

static const struct view_hint footer[] = {
    {ACTION_AFTER_answer, NULL},       {ACTION_PLAIN_write, "write it here"},
    {ACTION_AFTER_breath, NULL},       {ACTION_AFTER_edit, "edit"},
    {ACTION_PLAIN_undo, NULL},         {ACTION_PLAIN_help, NULL},
    {ACTION_EVERYWHERE_back, "close"}, {ACTION_NONE, NULL},
};

const struct view view_after = {
    .name = "after",
    .title = "Contact",
    .scopes = SCOPE_AFTER,
    .state_size = sizeof(struct where),
    .loaded_size = sizeof(struct loaded),
    .open = open,
    .load = load,
    .draw = draw,
    .act = act,
    .redraw_ms = redraw_ms,
    .footer = footer,
};
