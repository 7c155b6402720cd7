#include "ui/today/today_load.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ui/shared/ago.h"
#include "core/idea.h"
#include "ui/shared/prompts.h"
#include "store/memo.h"

enum { CHECKIN_DAYS = 14 }; /* without a check-in for so many days it is asked for more softly */

void today_load_name_asked(int64_t urge_id, char out[TODAY_MEMO_SIZE])
{
    snprintf(out, TODAY_MEMO_SIZE, "asked:%" PRId64, urge_id);
}

void today_load_name_seen(const struct today *today, char out[TODAY_MEMO_SIZE])
{
    char since[WHEN_DAY_SIZE];
    when_say_day(today->tally.since, since);
    snprintf(out, TODAY_MEMO_SIZE, "seen:%" PRId64 ":%s", today->person.id, since);
}

/* The contact that the hours are counted from. One that is gone in this moment is none. */
static bool load_last_break(struct today *today, struct app *app, struct arena *arena, struct error *error)
{
    const struct tally *tally = &today->tally;
    if (tally->break_count == 0)
        return true;
    const struct tally_break *last = &tally->breaks[tally->break_count - 1];
    int64_t                   ago_s = app->present.now.unix_s - last->end_unix_s;
    if (ago_s < 0 || ago_s >= NEWS_AFTER_S)
        return true;
    today->has_last_break =
        contacts_get(app->store, last->contact_ids[last->contact_count - 1], arena, &today->last_break, error);
    return today->has_last_break || error->kind == ERROR_ABSENT;
}

static bool load_open_urge(struct today *today, int64_t asking_id, struct app *app, struct arena *arena,
                           struct error *error)
{
    char        key[TODAY_MEMO_SIZE];
    const char *value = NULL;
    if (!urges_newest_open(app->store, app->person.id, arena, &today->open_urge, &today->has_open_urge, error))
        return false;
    if (!today->has_open_urge)
        return true;
    today_load_name_asked(today->open_urge.id, key);
    if (!memo_get(app->store, key, arena, &value, error))
        return false;
    today->is_asked = value != NULL;
    today->was_asked = today->is_asked && today->open_urge.id != asking_id;
    return true;
}

/* "30 20779": the milestone, and the day on which it was first shown. */
static bool load_seen(struct today *today, struct app *app, struct arena *arena, struct error *error)
{
    char        key[TODAY_MEMO_SIZE], *end;
    const char *value;
    today_load_name_seen(today, key);
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

/* What there is to be ready for, and the idea of the week. */
static bool load_ahead(struct today *today, struct app *app, struct arena *arena, struct error *error)
{
    today->idea = find_idea(today, arena);
    return today_hardday_load(app, arena, &today->hardday, error) && today_hour_load(app, arena, &today->hour, error);
}

static bool load_checkin(struct today *today, struct app *app, struct arena *arena, struct error *error)
{
    return checkins_get(app->store, app->present.today, arena, &today->checkin, &today->has_checkin, error);
}

/* With time it asks for less: in the last phase, on Sundays only. */
static bool has_prompt(const struct today *today)
{
    return phase_at(today->tally.streak_days, today->person.target_days).key != PHASE_DECIDE ||
           day_weekday(today->present.today) == SUNDAY;
}

bool today_load(struct app *app, int64_t asking_id, struct arena *arena, struct today *out, struct error *error)
{
    struct today today = {.person = app->person,
                          .present = app->present,
                          .week_sunday = app->env->settings.week_sunday,
                          .loaded_unix_s = app->present.now.unix_s};
    daynum       last; /* where the plan is closed, the calendar ends there */
    bool         done =
        contacts_tally(app->store, &app->present, &app->person, CONTACTS_COUNT, arena, &today.tally, &last, error) &&
        load_last_break(&today, app, arena, error) && load_open_urge(&today, asking_id, app, arena, error) &&
        load_seen(&today, app, arena, error) && load_urges(&today, app, error) &&
        load_calendar(&today, app, last, error) && load_checkin(&today, app, arena, error) &&
        today_goals_load(app, false, arena, &today.goals, error) && load_ahead(&today, app, arena, error) &&
        friends_list(app->store, arena, &today.friends, &today.friend_count, error) &&
        ago_load(app, arena, &today.ago, error) && ago_load_last(app, arena, &today.last, &today.last_day, error);
    if (!done)
        return false;
    today.prompt = prompts_at(app, today.tally.streak_days, 0);
    today.has_prompt = has_prompt(&today);
    *out = today;
    return true;
}
