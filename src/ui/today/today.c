/*
 * Today, the first screen. What was asked about or shown once is remembered with the first key that follows, so that the first frame waits for no
 * write; an urge waits for nothing at all.
 */
#include "ui/today/today.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/idea.h"
#include "store/memo.h"
#include "ui/frame/views.h"
#include "ui/kit/list.h"
#include "ui/shared/prompts.h"

/* Where one is. */
struct where {
    int64_t marked_id; /* the goal that is chosen; 0: the check-in */
    bool    is_marking;
    int64_t
        asking_id; /* the urge that is asked about: until it is answered, though the file says by now that it was asked */
    int64_t asked_tried; /* an urge that was to be remembered as asked about, whether or not the disk took it */
    int64_t left_tried;  /* the same for a message that counts as left unanswered by now */
    daynum  seen_tried;  /* the same for a milestone, with the day 0 of its streak */
    int32_t seen_tried_days;
};

enum {
    CHECKIN_DAYS = 14, /* without a check-in for so many days it is asked for more softly */
    MEMO_SIZE = 64
};

static void name_asked(int64_t urge_id, char out[MEMO_SIZE])
{
    snprintf(out, MEMO_SIZE, "asked:%" PRId64, urge_id);
}

static void name_seen(const struct today *today, char out[MEMO_SIZE])
{
    char since[WHEN_DAY_SIZE];
    when_say_day(today->tally.since, since);
    snprintf(out, MEMO_SIZE, "seen:%" PRId64 ":%s", today->person.id, since);
}

/* The contact that the hours are counted from. One that is gone in this moment is none. */
static bool load_last_break(struct today *today, struct app *app, struct arena *arena, struct error *error)
{
    const struct tally *tally = &today->tally;
    if (tally->break_count == 0)
        return true;
    const struct tally_break *last = &tally->breaks[tally->break_count - 1];
    int64_t                   ago_s = app->present.now.unix_s - last->end_unix_s;
    if (ago_s < 0 || ago_s >= HEADLINE_AFTER_S)
        return true;
    today->has_last_break =
        contacts_get(app->store, last->contact_ids[last->contact_count - 1], arena, &today->last_break, error);
    return today->has_last_break || error->kind == ERROR_ABSENT;
}

static bool load_open_urge(struct today *today, struct app *app, struct arena *arena, struct error *error)
{
    char        key[MEMO_SIZE];
    const char *value = NULL;
    if (!urges_newest_open(app->store, app->person.id, arena, &today->open_urge, &today->has_open_urge, error))
        return false;
    if (!today->has_open_urge)
        return true;
    name_asked(today->open_urge.id, key);
    if (!memo_get(app->store, key, arena, &value, error))
        return false;
    today->is_asked = value != NULL;
    return true;
}

static void name_left(int64_t contact_id, char out[MEMO_SIZE])
{
    snprintf(out, MEMO_SIZE, "left:%" PRId64, contact_id);
}

static bool load_waiting(struct today *today, struct app *app, struct arena *arena, struct error *error)
{
    char        key[MEMO_SIZE];
    const char *value = NULL;
    if (!contacts_newest_waiting(app->store, &app->present, &app->person, arena, &today->waiting, &today->has_waiting,
                                 error))
        return false;
    if (!today->has_waiting)
        return true;
    name_left(today->waiting.id, key);
    if (!memo_get(app->store, key, arena, &value, error))
        return false;
    today->was_left_said = value != NULL;
    return true;
}

/* "30 20779": the milestone, and the day on which it was first shown. */
static bool load_seen(struct today *today, struct app *app, struct arena *arena, struct error *error)
{
    char        key[MEMO_SIZE], *end;
    const char *value;
    name_seen(today, key);
    today->seen_on = DAY_NONE;
    if (!memo_get(app->store, key, arena, &value, error))
        return false;
    if (value) {
        today->seen_days = (int32_t)strtol(value, &end, 10);
        today->seen_on = (daynum)strtol(end, NULL, 10);
    }
    return true;
}

static bool load_urges(struct today *today, struct app *app, struct error *error)
{
    struct urges_day days[TODAY_URGE_DAYS];
    if (!urges_days(app->store, app->person.id, app->present.today, TODAY_URGE_DAYS, days, error))
        return false;
    for (int i = 0; i < TODAY_URGE_DAYS; i++) {
        today->strongest[i] = days[i].strongest;
        today->felt += days[i].felt;
        today->ridden_out += days[i].resisted;
    }
    return true;
}

/* Was there a check-in in the last days up to the one at `today`? */
static bool checked_lately(const bool *checked, int today)
{
    for (int i = 0; i < CHECKIN_DAYS && i <= today; i++)
        if (checked[today - i])
            return true;
    return false;
}

static bool load_calendar(struct today *today, struct app *app, daynum last, struct error *error)
{
    bool checked[CHART_DAYS];
    if (!checkins_marks(app->store, chart_first(last, today->week_sunday), CHART_DAYS, checked, error))
        return false;
    today->checkin_rests = last == app->present.today &&
                           !checked_lately(checked, app->present.today - chart_first(last, today->week_sunday));
    chart_fill(&today->calendar, today->tally.breaks, today->tally.break_count, today->person.started_on, last,
               today->week_sunday, checked);
    return true;
}

/* The idea of this week; NULL: none. */
static const char *find_idea(const struct today *today, struct arena *arena)
{
    size_t          count = 0, all = texts_goal_count(), index;
    enum phase_key *phases = ARENA_NEW(arena, enum phase_key, all);
    const char    **titles = ARENA_NEW(arena, const char *, all);
    for (size_t i = 0; i < all && today->tally.streak_days >= IDEA_FROM_DAYS; i++) {
        struct texts_goal goal = texts_goal(i);
        if (strcmp(goal.kind, "idea") != 0)
            continue;
        enum phase_key phase = PHASE_REBUILD;
        while (phase < PHASE_DECIDE && strcmp(phase_name(phase), goal.fits) != 0)
            phase++;
        phases[count] = phase;
        titles[count++] = goal.title;
    }
    return idea_of_week(phases, count, today->present.today, today->tally.streak_days, today->person.target_days,
                        &index)
               ? titles[index]
               : NULL;
}

static bool load_hour(struct app *app, struct arena *arena, struct headline_hour *out, struct error *error)
{
    enum { WEEK_DAYS = 7 };
    bool known = false;
    *out = (struct headline_hour){0};
    if (app->person.closed)
        return true;
    if (!insights_hardest(app->store, &app->present, &app->person, &out->hardest, &known, error))
        return false;
    out->is_today = known && day_weekday(app->present.today) == out->hardest.weekday;
    if (!out->is_today)
        return true;
    size_t ideas = texts_hour_idea_count(out->hardest.hour);
    size_t week = (size_t)((day_week_start(app->present.today) - DAY_FIRST) / WEEK_DAYS);
    out->idea = ideas > 0 ? texts_hour_idea(out->hardest.hour, week % ideas).title : NULL;
    return insights_hour_plan(app->store, &app->person, &out->hardest, arena, &out->plan, error);
}

/* What there is to be ready for, and the idea of the week. */
static bool load_ahead(struct today *today, struct app *app, struct arena *arena, struct error *error)
{
    today->idea = find_idea(today, arena);
    return today_goals_hardday(app, arena, &today->hardday, error) && load_hour(app, arena, &today->hour, error);
}

static bool load_checkin(struct today *today, struct app *app, struct arena *arena, struct error *error)
{
    return checkins_get(app->store, app->present.today, arena, &today->checkin, &today->has_checkin, error);
}

/* With time it asks for less: in the last phase, on Sundays only. */
static bool has_prompt(const struct today *today)
{
    return phase_at(today->tally.streak_days, today->person.target_days, today->person.rules.preset).key !=
               PHASE_DECIDE ||
           day_weekday(today->present.today) == SUNDAY;
}

/* Its strings would live until the person is next read, which may be before Today is. */
static struct person copy_person(const struct person *person, struct arena *arena)
{
    struct person copy = *person;
    copy.uid = arena_copy_text(arena, person->uid);
    copy.name = arena_copy_text(arena, person->name);
    copy.promise = arena_copy_text(arena, person->promise);
    return copy;
}

/* A fixed small number of rows, however long the history is. */
static bool load(struct app *app, void *state, void *out, struct arena *arena, struct error *error)
{
    (void)state;
    struct today *today = out;
    daynum        last; /* where the plan is closed, the calendar ends there */
    today->person = copy_person(&app->person, arena);
    today->present = app->present;
    today->week_sunday = app->env->settings.week_sunday;
    today->loaded_unix_s = app->present.now.unix_s;
    if (!contacts_tally(app->store, &app->present, &app->person, CONTACTS_COUNT, arena, &today->tally, &last, error) ||
        !load_last_break(today, app, arena, error) || !load_open_urge(today, app, arena, error) ||
        !load_waiting(today, app, arena, error) || !load_seen(today, app, arena, error) ||
        !load_urges(today, app, error) || !load_calendar(today, app, last, error) ||
        !load_checkin(today, app, arena, error) || !today_goals_load(app, false, arena, &today->goals, error) ||
        !load_ahead(today, app, arena, error) ||
        !lists_all(app->store, &lists_friends, arena, &today->friends, &today->friend_count, error) ||
        !prompts_earlier(app, arena, &today->earlier, error) ||
        !prompts_last(app, arena, &today->last, &today->last_day, error))
        return false;
    today->prompt = prompts_at(app, today->tally.streak_days, 0);
    today->has_prompt = has_prompt(today);
    return true;
}

/* The chosen row of the day: the check-in, or the goal with that id. */
static size_t find_marked(const struct today_goals *goals, int64_t id)
{
    for (size_t i = 0; i < goals->count; i++)
        if (goals->rows[i].goal_id == id)
            return i + 1;
    return 0;
}

/* The loaded values at the moment of a frame or a key. */
static struct today of_now(const struct app *app, const struct where *where, const struct today *loaded)
{
    struct today today = *loaded;
    int64_t      urge_id = loaded->open_urge.id;
    bool         was_tried = where->asked_tried != 0 && where->asked_tried == urge_id;
    today.was_asked = (loaded->is_asked || was_tried) && where->asking_id != urge_id;
    today.chosen = find_marked(&loaded->goals, where->marked_id);
    today.present = app->present;
    today.count_hidden = app->count_hidden;
    today.is_marking = where->is_marking;
    return today;
}

static void draw(const struct app *app, const void *state, const void *loaded, struct canvas *canvas, struct rect area)
{
    struct today today = of_now(app, state, loaded);
    today_draw(&today, canvas, area);
}

/* What the file is to remember. */
struct mark {
    char key[MEMO_SIZE], value[MEMO_SIZE];
};

static bool write_mark(struct app *app, void *context, struct error *error)
{
    const struct mark *mark = context;
    return memo_put(app->store, &app->present, mark->key, mark->value, error);
}

/* Each is tried once: a disk that is full says so once, and what was not remembered is shown again at the next start. */
static void remember(struct app *app, struct where *where, const struct today *today, const struct headline *headline)
{
    struct mark mark = {.value = "1"};
    if (headline->kind == HEADLINE_URGE_OPEN && !today->is_asked && where->asked_tried != today->open_urge.id) {
        where->asking_id = where->asked_tried = today->open_urge.id;
        name_asked(where->asked_tried, mark.key);
        app_write(app, write_mark, &mark);
    }
    bool is_left =
        headline->kind == HEADLINE_WAITING && app->present.now.unix_s - today->waiting.at.unix_s >= TALLY_WAITING_S;
    if (is_left && where->left_tried != today->waiting.id) {
        where->left_tried = today->waiting.id;
        name_left(where->left_tried, mark.key);
        app_write(app, write_mark, &mark);
    }
    bool is_shown = today->seen_on == app->present.today && today->seen_days == headline->milestone_days;
    bool is_tried = where->seen_tried == today->tally.since && where->seen_tried_days == headline->milestone_days;
    if (headline->kind == HEADLINE_MILESTONE && !is_shown && !is_tried) {
        where->seen_tried = today->tally.since;
        where->seen_tried_days = headline->milestone_days;
        name_seen(today, mark.key);
        snprintf(mark.value, sizeof mark.value, "%" PRId32 " %" PRId32, where->seen_tried_days, app->present.today);
        app_write(app, write_mark, &mark);
    }
}

/* The question about an urge that was left open. */
static bool act_on_question(struct app *app, struct where *where, const struct today *today, enum action action)
{
    int64_t urge_id = today->open_urge.id;
    switch (action) {
    case ACTION_URGES_rode:
        app_push(app, &view_strength, &(struct strength_given){.urge_id = urge_id});
        return true;
    case ACTION_PLAIN_contact:
        app_push(app, &view_contact, &(struct contact_given){.urge_id = urge_id, .is_earlier = true});
        return true;
    case ACTION_EVERYWHERE_back:
        where->asking_id = 0;
        return true;
    default:
        return false;
    }
}

static bool move_mark(struct where *where, const struct today *today, enum action action)
{
    const struct today_goals *goals = &today->goals;
    struct list               rows = {.count = goals->count + 1, .chosen = today->chosen};
    if (!list_act(&rows, action, (int)rows.count))
        return false;
    if (goals->count == 0)
        return true;
    where->is_marking = true;
    where->marked_id = rows.chosen > 0 ? goals->rows[rows.chosen - 1].goal_id : 0;
    return true;
}

static bool write_tick(struct app *app, void *context, struct error *error)
{
    const struct today_goal *goal = context;
    return today_goals_tick(app, goal, !goal->is_done, 0, error);
}

static void tick(struct app *app, const struct today *today)
{
    if (today->chosen == 0) {
        app_push(app, &view_checkin, NULL);
        return;
    }
    struct today_goal goal = today->goals.rows[today->chosen - 1];
    if (app_write(app, write_tick, &goal)) /* what it is called lives until this has returned */
        app_say_filled(app, true, goal.is_done ? WORD_goals_unticked : WORD_goals_ticked,
                       (struct buf_value[]){{"title", goal.step ? goal.step : goal.title}, {0}});
}

static bool act_on_rows(struct app *app, struct where *where, const struct today *today, enum action action)
{
    switch (action) {
    case ACTION_TODAY_prompt:
        app_push(app, &view_write, &(struct write_given){.prompt = today->prompt});
        return true;
    case ACTION_TODAY_waiting:
        if (today->has_waiting && !app->person.unsafe)
            app_push(app, &view_wrote, &today->waiting.id);
        return true;
    case ACTION_TODAY_tick:
        tick(app, today);
        return true;
    default:
        return action == ACTION_URGES_rode || move_mark(where, today, action);
    }
}

static bool act(struct app *app, void *state, const void *loaded, enum action action, keycode key)
{
    (void)key;
    struct where *where = state;
    if (action == ACTION_PLAIN_urge || action == ACTION_EVERYWHERE_urge || action == ACTION_EVERYWHERE_away)
        return false;
    struct arena    scratch = {0};
    struct today    today = of_now(app, where, loaded);
    struct headline headline = today_headline(&today, &scratch);
    remember(app, where, &today, &headline);
    bool taken = headline.kind == HEADLINE_URGE_OPEN && act_on_question(app, where, &today, action);
    arena_free(&scratch);
    return taken || act_on_rows(app, where, &today, action);
}

/* Where the other is to be feared, help stands on the screen itself. */
static void standing(const struct app *app, const void *state, const void *loaded, struct buf *out)
{
    (void)loaded;
    if (app->person.unsafe)
        help_standing(app, state, loaded, out);
}

static void hints(const struct app *app, const void *state, const void *loaded,
                  struct view_hint out[VIEW_FOOTER_MAX + 1])
{
    (void)app, (void)state;
    const struct today           *today = loaded;
    static const struct view_hint row[] = {{ACTION_PLAIN_urge, NULL},    {ACTION_PLAIN_contact, NULL},
                                           {ACTION_PLAIN_checkin, NULL}, {ACTION_PLAIN_write, NULL},
                                           {ACTION_TODAY_tick, NULL},    {ACTION_PLAIN_help, NULL},
                                           {ACTION_PLAIN_quit, NULL},    {ACTION_NONE, NULL}};
    size_t                        count = 0;
    for (size_t i = 0; i < sizeof row / sizeof *row; i++)
        if (row[i].action != ACTION_TODAY_tick || today->goals.count > 0)
            out[count++] = row[i];
}

const struct view view_today = {
    .name = "today",
    .scopes = SCOPE_TABS | SCOPE_URGES | SCOPE_TODAY | SCOPE_MOVE,
    .state_size = sizeof(struct where),
    .loaded_size = sizeof(struct today),
    .is_tab = true,
    .load = load,
    .draw = draw,
    .act = act,
    .hints = hints,
    .standing = standing,
};
