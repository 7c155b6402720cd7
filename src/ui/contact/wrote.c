/*
 * They wrote: a message that came and is on disk, before it is answered. Help first; what becomes of it is decided with one key, and need not be today.
 */
#include "ui/frame/views.h"

#include <inttypes.h>
#include <stdio.h>

#include "store/contacts.h"
#include "store/lists.h"
#include "ui/kit/rowplan.h"
#include "ui/shared/breath.h"
#include "ui/shared/friend_lines.h"

enum { LABEL = 2, CONTENT = 16, HOURS = 44, PROSE = 72, TEXT_ROWS = 3, WIDE = 70, HINT = 60, HELD_S = 24 * 3600 };

enum kind {
    LINE_BLANK,
    LINE_STORED,
    LINE_BREATH,
    LINE_FRIEND,
    LINE_PROMISE,
    LINE_PLAN,
    LINE_FEEL,
    LINE_AFRAID,
    LINE_WRITE
};

/* What stays longest when rows are few. */
enum rank {
    RANK_STORED = 100,
    RANK_AFRAID = 95,
    RANK_BREATH = 90,
    RANK_FIRST_FRIEND = 85,
    RANK_PROMISE = 80,
    RANK_PLAN = 65,
    RANK_FEEL = 60,
    RANK_WRITE = 50,
    RANK_MORE = 40,
    RANK_BLANK = 20
};

struct where {
    int64_t       contact_id;
    bool          is_afraid; /* of what came, or of the person; it is not kept */
    struct breath breath;
};

struct loaded {
    struct contact      contact;
    struct friend_lines friends;
    const char         *promise, *plan; /* NULL: none */
    int32_t             streak_days;
};

struct screen {
    const struct app    *app;
    const struct where  *where;
    const struct loaded *loaded;
    struct canvas       *canvas;
    struct rect          area;
    int                  cols; /* of what stands behind the labels */
    const char          *stored, *afraid;
};

static bool open(struct app *app, void *state, const void *given, struct error *error)
{
    (void)error;
    struct where *where = state;
    where->contact_id = *(const int64_t *)given;
    breath_start(&where->breath, app);
    return true;
}

/* The plan for this: the one of the trigger that bears these words. */
static bool load_plan(struct app *app, struct loaded *out, struct arena *arena, struct error *error)
{
    struct plan plan;
    bool        found = false;
    if (!lists_plan_for(app->store, texts_word(WORD_wrote_trigger), arena, &plan, &found, error))
        return false;
    out->plan = found ? plan.action : NULL;
    return true;
}

static bool load(struct app *app, void *state, void *of, struct arena *arena, struct error *error)
{
    struct where  *where = state;
    struct loaded *out = of;
    struct tally   tally;
    if (!contacts_get(app->store, where->contact_id, arena, &out->contact, error))
        return false;
    if (!out->contact.waiting)
        return error_set(error, ERROR_ABSENT, "this message is settled already");
    if (app->person.promise) {
        struct buf promise = {.arena = arena};
        buf_printf(&promise, "“%s”", app->person.promise);
        out->promise = buf_text(&promise);
    }
    if (!contacts_tally(app->store, &app->present, &app->person, CONTACTS_CURRENT, arena, &tally, NULL, error))
        return false;
    out->streak_days = tally.streak_days;
    return friend_lines_load(app, arena, &out->friends, error) && load_plan(app, out, arena, error);
}

static void add_blank(struct rowplan *plan, int rank)
{
    rowplan_add(plan, LINE_BLANK, 0, RANK_BLANK - rank);
}

static void make_plan(const struct screen *screen, struct rowplan *plan)
{
    const struct loaded *loaded = screen->loaded;
    int                  wide = screen->area.cols - LABEL - 1;
    add_blank(plan, 3);
    rowplan_add_text(plan, LINE_STORED, screen->stored, wide, TEXT_ROWS, RANK_STORED, RANK_STORED);
    add_blank(plan, 0);
    if (screen->where->is_afraid) {
        rowplan_add_text(plan, LINE_AFRAID, screen->afraid, wide < PROSE ? wide : PROSE, TEXT_ROWS, RANK_AFRAID,
                         RANK_AFRAID);
        add_blank(plan, 1);
    }
    rowplan_add(plan, LINE_BREATH, 0, RANK_BREATH);
    add_blank(plan, 1);
    for (size_t i = 0; i < loaded->friends.count; i++)
        rowplan_add(plan, LINE_FRIEND, (int)i,
                    i == 0 ? RANK_FIRST_FRIEND : RANK_MORE - (i < RANK_BLANK ? (int)i : RANK_BLANK));
    if (loaded->friends.count > 0)
        add_blank(plan, 2);
    if (loaded->promise)
        rowplan_add_text(plan, LINE_PROMISE, loaded->promise, screen->cols, TEXT_ROWS, RANK_PROMISE, RANK_MORE);
    if (loaded->plan)
        rowplan_add_text(plan, LINE_PLAN, loaded->plan, screen->cols, TEXT_ROWS, RANK_PLAN, RANK_MORE);
    if (loaded->promise || loaded->plan)
        add_blank(plan, 2);
    rowplan_add(plan, LINE_FEEL, 0, RANK_FEEL);
    rowplan_add(plan, LINE_WRITE, 0, RANK_WRITE);
}

static void draw_label(const struct screen *screen, int row, const struct rowplan_line *line, const char *label)
{
    if (line->part == 0)
        canvas_text(screen->canvas, screen->area, row, LABEL, STYLE_soft, label);
}

static void draw_prose(const struct screen *screen, int row, const struct rowplan_line *line, const char *text)
{
    rowplan_draw_text(line, screen->canvas, screen->area, row, CONTENT, STYLE_text, text, screen->cols);
}

static void draw_days(const struct screen *screen, int row)
{
    char    days[24];
    int32_t count = screen->loaded->streak_days;
    if (screen->app->count_hidden || screen->area.cols < WIDE)
        return;
    snprintf(days, sizeof days, "%" PRId32 " day%s", count, count == 1 ? "" : "s");
    canvas_text(screen->canvas, screen->area, row, HINT, STYLE_accent, days);
}

static void draw_feel(const struct screen *screen, int row)
{
    static const char *const feelings[] = {"calm", "afraid"};
    int                      col = CONTENT;
    for (int i = 0; i < 2; i++) {
        bool is_chosen = screen->where->is_afraid == (i == 1);
        col = canvas_text(screen->canvas, screen->area, row, col, STYLE_accent, is_chosen ? "[" : " ");
        col = canvas_text(screen->canvas, screen->area, row, col, is_chosen ? STYLE_accent : STYLE_soft, feelings[i]);
        col = canvas_text(screen->canvas, screen->area, row, col, STYLE_accent, is_chosen ? "]" : " ");
    }
    if (screen->area.cols >= WIDE)
        canvas_text(screen->canvas, screen->area, row, HINT, STYLE_soft, "f to change");
}

static void draw_line(const struct screen *screen, int row, const struct rowplan_line *line)
{
    const struct loaded *loaded = screen->loaded;
    int                  wide = screen->area.cols - LABEL - 1;
    switch ((enum kind)line->kind) {
    case LINE_BLANK:
        break;
    case LINE_STORED:
        rowplan_draw_text(line, screen->canvas, screen->area, row, LABEL, STYLE_text, screen->stored, wide);
        break;
    case LINE_AFRAID:
        rowplan_draw_text(line, screen->canvas, screen->area, row, LABEL, STYLE_call, screen->afraid,
                          wide < PROSE ? wide : PROSE);
        break;
    case LINE_BREATH:
        breath_draw(&screen->where->breath, screen->app, screen->canvas, screen->area, row, LABEL, CONTENT);
        break;
    case LINE_FRIEND:
        draw_label(screen, row, line, "Call");
        friend_lines_draw(&loaded->friends, screen->app, screen->canvas, screen->area, row, CONTENT, HOURS,
                          (size_t)line->part);
        break;
    case LINE_PROMISE:
        draw_label(screen, row, line, "My promise");
        draw_prose(screen, row, line, loaded->promise);
        if (line->part == 0)
            draw_days(screen, row);
        break;
    case LINE_PLAN:
        draw_label(screen, row, line, "My plan");
        draw_prose(screen, row, line, loaded->plan);
        break;
    case LINE_FEEL:
        draw_label(screen, row, line, "I feel");
        draw_feel(screen, row);
        break;
    case LINE_WRITE:
        draw_label(screen, row, line, "Instead");
        canvas_cut(screen->canvas, screen->area, row, CONTENT, screen->area.cols - CONTENT - 1, STYLE_text,
                   texts_word(WORD_wrote_write));
        break;
    }
}

/* Under low contact some messages need an answer: it is asked by when, and not said that it can wait. */
static const char *say_stored(const struct app *app, const struct contact *contact, struct arena *arena)
{
    char clock[WHEN_DAY_SIZE], date[WHEN_WORDS_SIZE];
    if (!contact->is_held)
        return texts_word(app->person.rules.preset == RULES_LOW ? WORD_wrote_low : WORD_wrote_stored);
    when_say_clock(contact->hold_until, clock);
    when_say_date(when_date(contact->hold_until), date);
    return texts_fill(arena, WORD_wrote_held, (struct buf_value[]){{"date", date}, {"clock", clock}, {0}});
}

static void draw(const struct app *app, const void *state, const void *of, struct canvas *canvas, struct rect area)
{
    const struct loaded *loaded = of;
    struct arena         scratch = {0};
    struct rowplan       plan = {0};
    struct screen        screen = {.app = app, .where = state, .loaded = loaded, .canvas = canvas, .area = area};
    screen.cols = (area.cols >= WIDE ? HINT - 2 : area.cols - 1) - CONTENT;
    screen.stored = say_stored(app, &loaded->contact, &scratch);
    screen.afraid = texts_word(WORD_wrote_afraid);
    make_plan(&screen, &plan);
    rowplan_fit(&plan, area.rows);
    canvas_focus(canvas, area, 0, LABEL);
    for (size_t i = 0; i < plan.count; i++)
        draw_line(&screen, (int)i, &plan.lines[i]);
    arena_free(&scratch);
}

struct decision {
    int64_t              id;
    enum contacts_choice choice;
    struct moment        at;
    struct arena        *arena;
    struct contact       contact; /* as it is then */
};

static bool write_decision(struct app *app, void *context, struct error *error)
{
    struct decision *decision = context;
    return contacts_decide(app->store, &app->present, decision->id, decision->choice, decision->at, decision->arena,
                           &decision->contact, error);
}

static void say_decided(struct app *app, const struct decision *decision)
{
    struct arena scratch = {0};
    if (decision->choice == CONTACTS_HOLD)
        app_say(app, true, "%s", say_stored(app, &decision->contact, &scratch));
    else
        app_say_filled(app, true, decision->choice == CONTACTS_LEAVE ? WORD_wrote_left : WORD_wrote_answered, NULL);
    arena_free(&scratch);
}

static bool is_past(const struct app *app, const struct contact *contact)
{
    return app->present.now.unix_s - contact->at.unix_s >= TALLY_WAITING_S;
}

static void decide(struct app *app, const struct where *where, const struct contact *contact,
                   enum contacts_choice choice)
{
    struct arena    scratch = {0};
    struct decision decision = {where->contact_id, choice, app->present.now, &scratch, {0}};
    if (choice == CONTACTS_HOLD)
        decision.at.unix_s += HELD_S;
    if (choice == CONTACTS_HOLD && is_past(app, contact))
        app_say_filled(app, false, WORD_wrote_past, NULL);
    else if (app_write(app, write_decision, &decision)) {
        bool ends_streak = contacts_ends_streak(&decision.contact, &app->person, app->present.today);
        if (choice == CONTACTS_ANSWER && ends_streak) {
            app_replace(app, &view_after, &(struct contact_given){.contact_id = where->contact_id});
        } else {
            say_decided(app, &decision);
            app_pop(app);
        }
    }
    arena_free(&scratch);
}

static bool act(struct app *app, void *state, const void *loaded, enum action action, keycode key)
{
    (void)key;
    struct where        *where = state;
    const struct loaded *of = loaded;
    switch (action) {
    case ACTION_WROTE_leave:
        decide(app, where, &of->contact, CONTACTS_LEAVE);
        return true;
    case ACTION_WROTE_hold:
        decide(app, where, &of->contact, CONTACTS_HOLD);
        return true;
    case ACTION_WROTE_answered:
        decide(app, where, &of->contact, CONTACTS_ANSWER);
        return true;
    case ACTION_WROTE_feel:
        where->is_afraid = !where->is_afraid;
        return true;
    case ACTION_WROTE_breath:
        breath_toggle(&where->breath, app);
        return true;
    case ACTION_WROTE_nothing:
        return true;
    case ACTION_PLAIN_write:
    case ACTION_PLAIN_letter:
        app_push(app, &view_letter, &(struct write_given){.contact_id = where->contact_id});
        return true;
    case ACTION_EVERYWHERE_back:
    case ACTION_PLAIN_quit:
        app_say_filled(app, false, WORD_wrote_later, NULL);
        app_pop(app);
        return true;
    default:
        return false;
    }
}

static int redraw_ms(const struct app *app, const void *state, const void *loaded)
{
    (void)loaded;
    return breath_redraw_ms(&((const struct where *)state)->breath, app);
}

/* "came Fri 20 Nov, 20:00" */
static void aside(const struct app *app, const void *state, const void *of, struct buf *out)
{
    (void)state;
    const struct loaded *loaded = of;
    char                 clock[WHEN_DAY_SIZE], date[WHEN_WORDS_SIZE];
    when_say_clock(loaded->contact.at, clock);
    when_say_date_near(when_date(loaded->contact.at), app->present.today, date);
    buf_printf(out, "came %s, %s", date, clock);
}

static const struct view_hint footer[] = {
    {ACTION_WROTE_leave, NULL},        {ACTION_WROTE_hold, NULL}, {ACTION_PLAIN_write, "write here"},
    {ACTION_WROTE_answered, NULL},     {ACTION_PLAIN_urge, NULL}, {ACTION_PLAIN_help, NULL},
    {ACTION_EVERYWHERE_back, "later"}, {ACTION_NONE, NULL},
};

const struct view view_wrote = {
    .name = "wrote",
    .title = "They wrote",
    .scopes = SCOPE_WROTE,
    .state_size = sizeof(struct where),
    .loaded_size = sizeof(struct loaded),
    .open = open,
    .load = load,
    .draw = draw,
    .act = act,
    .redraw_ms = redraw_ms,
    .footer = footer,
    .aside = aside,
    .standing = help_standing,
};
