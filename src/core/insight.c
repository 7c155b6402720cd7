#include "core/insight.h"

#include <stdlib.h>
#include <string.h>

#include "core/arena.h"
#include "core/buf.h"
#include "core/fold.h"

static const int window_weeks[INSIGHT_WINDOWS] = {
    [INSIGHT_4_WEEKS] = 4,
    [INSIGHT_13_WEEKS] = 13,
    [INSIGHT_YEAR] = 52,
};

daynum insight_from(enum insight_window window, daynum today)
{
    if (window == INSIGHT_ALL)
        return DAY_NONE;
    return day_add(day_week_start(today), -7 * (window_weeks[window] - 1));
}

int insight_hour(struct moment at)
{
    enum { HOUR_S = 3600 };
    return when_second(at) / HOUR_S;
}

bool insight_mean(const struct insight_group *group, double *out)
{
    if (group->rated == 0)
        return false;
    *out = (double)group->intensity_sum / (double)group->rated;
    return true;
}

bool insight_rate(const struct insight_group *group, double *out)
{
    return urge_resisted_rate(group->resisted, group->gave_in, out);
}

static void count_urge(struct insight_group *group, const struct insight_urge *urge)
{
    group->count++;
    group->rated += urge->intensity > 0;
    group->intensity_sum += urge->intensity;
    group->resisted += urge->outcome == URGE_RESISTED;
    group->gave_in += urge->outcome == URGE_GAVE_IN;
}

static bool is_within(const struct insight_input *input, daynum day)
{
    return day <= input->today && (input->from == DAY_NONE || day >= input->from);
}

/* The heat map, and the hour that stands out of it. */

static void find_hardest(struct insights *out)
{
    int64_t most = 0;
    out->hardest_is_known = out->urges >= INSIGHT_WHEN_LEAST;
    for (int weekday = 0; weekday < INSIGHT_WEEKDAYS; weekday++) {
        for (int hour = 0; hour < INSIGHT_HOURS; hour++) {
            if (out->cells[weekday][hour].count > most) {
                most = out->cells[weekday][hour].count;
                out->hardest_weekday = (enum weekday)weekday;
                out->hardest_hour = hour;
            }
        }
    }
}

static void fill_cells(const struct insight_input *input, struct insights *out)
{
    for (size_t i = 0; i < input->urge_count; i++) {
        const struct insight_urge *urge = &input->urges[i];
        if (!is_within(input, urge->day))
            continue;
        out->urges++;
        count_urge(&out->cells[day_weekday(urge->day)][urge->hour], urge);
    }
    find_hardest(out);
}

/* The triggers, found by the hash of a key: places double in number before half of them are taken. */

struct triggers {
    struct insight_trigger *rows;
    const char            **keys; /* of each row */
    size_t                  count, room;
    size_t                 *places; /* 1 and more: the row; 0: free. 2 * room of them, room a power of 2 */
};

static size_t hash(const char *text)
{
    enum { PRIME = 16777619 }; /* FNV-1a */
    uint32_t value = UINT32_C(2166136261);
    for (; *text; text++)
        value = (value ^ (unsigned char)*text) * PRIME;
    return value ^ value >> 15;
}

static size_t *place_of(const struct triggers *triggers, const char *key)
{
    size_t mask = 2 * triggers->room - 1, at = hash(key) & mask;
    while (triggers->places[at] && strcmp(triggers->keys[triggers->places[at] - 1], key) != 0)
        at = (at + 1) & mask;
    return &triggers->places[at];
}

static void grow_triggers(struct triggers *triggers, struct arena *arena)
{
    enum { FIRST_ROOM = 32 };
    struct triggers grown = {.count = triggers->count, .room = triggers->room ? triggers->room * 2 : FIRST_ROOM};
    grown.rows = ARENA_NEW(arena, struct insight_trigger, grown.room);
    grown.keys = ARENA_NEW(arena, const char *, grown.room);
    grown.places = ARENA_NEW(arena, size_t, 2 * grown.room);
    for (size_t i = 0; i < grown.count; i++) {
        grown.rows[i] = triggers->rows[i];
        grown.keys[i] = triggers->keys[i];
        *place_of(&grown, grown.keys[i]) = i + 1;
    }
    *triggers = grown;
}

/* The urges of the trigger with this key; of a new one the text is kept as its name. */
static struct insight_group *group_of(struct triggers *triggers, const char *key, const char *text, struct arena *arena)
{
    if (triggers->count == triggers->room)
        grow_triggers(triggers, arena);
    size_t *place = place_of(triggers, key);
    if (*place == 0) {
        triggers->rows[triggers->count].trigger = text;
        triggers->keys[triggers->count] = key;
        *place = ++triggers->count;
    }
    return &triggers->rows[*place - 1].group;
}

static int by_frequency(const void *a, const void *b)
{
    const struct insight_trigger *left = a, *right = b;
    if (left->group.count != right->group.count)
        return left->group.count < right->group.count ? 1 : -1;
    return strcmp(left->trigger, right->trigger);
}

static void sort_triggers(struct triggers *triggers)
{
    if (triggers->count > 0)
        qsort(triggers->rows, triggers->count, sizeof *triggers->rows, by_frequency);
}

/* Texts that fold.h takes for the same are one trigger, called as most of them are written. */
static void fill_triggers(const struct insight_input *input, struct arena *arena, struct insights *out)
{
    struct triggers texts = {0}, triggers = {0};
    for (size_t i = 0; i < input->urge_count; i++) {
        const struct insight_urge *urge = &input->urges[i];
        if (!urge->trigger || !is_within(input, urge->day))
            continue;
        count_urge(group_of(&texts, urge->trigger, urge->trigger, arena), urge);
        out->named++;
    }
    sort_triggers(&texts);
    for (size_t i = 0; i < texts.count; i++) {
        struct buf key = {.arena = arena};
        fold_put(&key, texts.rows[i].trigger, strlen(texts.rows[i].trigger));
        struct insight_group       *all = group_of(&triggers, buf_text(&key), texts.rows[i].trigger, arena);
        const struct insight_group *more = &texts.rows[i].group;
        all->count += more->count;
        all->rated += more->rated;
        all->intensity_sum += more->intensity_sum;
        all->resisted += more->resisted;
        all->gave_in += more->gave_in;
    }
    sort_triggers(&triggers);
    out->triggers = triggers.rows;
    out->trigger_count = triggers.count;
}

/* The weeks. */

enum { WEEK_DAYS = 7 };

static struct insight_week *make_weeks(const struct insight_input *input, struct arena *arena, struct insights *out)
{
    if (input->first == DAY_NONE || input->first > input->today)
        return NULL;
    bool   is_cut = input->from != DAY_NONE && input->from > input->first;
    daynum begin = day_week_start(is_cut ? input->from : input->first);
    out->week_count = (size_t)((day_week_start(input->today) - begin) / WEEK_DAYS) + 1;
    struct insight_week *weeks = ARENA_NEW(arena, struct insight_week, out->week_count);
    for (size_t i = 0; i < out->week_count; i++) {
        daynum monday = begin + WEEK_DAYS * (daynum)i;
        weeks[i].monday = monday;
        weeks[i].is_whole = monday >= input->first && monday + WEEK_DAYS - 1 < input->today;
        out->whole_weeks += weeks[i].is_whole;
    }
    return weeks;
}

/* NULL for a day that lies in none of them. */
static struct insight_week *week_of(struct insight_week *weeks, size_t count, daynum day)
{
    if (count == 0 || day < weeks[0].monday)
        return NULL;
    size_t at = (size_t)((day - weeks[0].monday) / WEEK_DAYS);
    return at < count ? &weeks[at] : NULL;
}

static void mark_breaks(const struct tally *tally, struct insight_week *weeks, size_t count)
{
    for (size_t i = 0; i < tally->break_count; i++)
        for (size_t w = 0; w < count; w++)
            if (tally->breaks[i].from < weeks[w].monday + WEEK_DAYS && tally->breaks[i].to >= weeks[w].monday)
                weeks[w].has_break = true;
}

static bool week_urges(const struct insight_week *week, double *out)
{
    *out = (double)week->urges.count;
    return true;
}

static bool week_mood(const struct insight_week *week, double *out)
{
    *out = week->moods > 0 ? (double)week->mood_sum / (double)week->moods : 0;
    return week->moods > 0;
}

static struct trend trend_of_weeks(const struct insights *insights,
                                   bool (*figure)(const struct insight_week *, double *), struct arena *arena)
{
    struct trend_point *points = ARENA_NEW(arena, struct trend_point, insights->week_count);
    size_t              count = 0;
    for (size_t i = 0; i < insights->week_count; i++) {
        if (insights->weeks[i].is_whole && figure(&insights->weeks[i], &points[count].y))
            points[count++].x = (double)i;
    }
    return trend_compute(points, count, TREND_Z_95, arena);
}

static void fill_weeks(const struct insight_input *input, struct arena *arena, struct insights *out)
{
    struct insight_week *weeks = make_weeks(input, arena, out);
    for (size_t i = 0; i < input->urge_count; i++) {
        struct insight_week *week = week_of(weeks, out->week_count, input->urges[i].day);
        if (week && is_within(input, input->urges[i].day))
            count_urge(&week->urges, &input->urges[i]);
    }
    for (size_t i = 0; i < input->mood_count; i++) {
        struct insight_week *week = week_of(weeks, out->week_count, input->moods[i].day);
        if (week && is_within(input, input->moods[i].day)) {
            week->moods++;
            week->mood_sum += input->moods[i].mood;
        }
    }
    mark_breaks(input->tally, weeks, out->week_count);
    out->weeks = weeks;
    out->urge_trend = trend_of_weeks(out, week_urges, arena);
    out->mood_trend = trend_of_weeks(out, week_mood, arena);
}

static void fill_moods(const struct insight_input *input, struct insights *out)
{
    int64_t sum = 0;
    for (size_t i = 0; i < input->mood_count; i++) {
        if (!is_within(input, input->moods[i].day))
            continue;
        out->moods++;
        sum += input->moods[i].mood;
        out->mood_counts[input->moods[i].mood - 1]++;
    }
    out->mood_mean = out->moods > 0 ? (double)sum / (double)out->moods : 0;
}

/* Urges beside the days since the last look. */

static const struct {
    int32_t from_days, to_days;
} reaches[INSIGHT_LOOK_REACHES] = {{0, 0}, {1, 2}, {3, 6}, {7, 13}, {14, INT32_MAX}};

static int reach_of(int32_t days)
{
    int at = 0;
    while (days > reaches[at].to_days)
        at++;
    return at;
}

static int by_day(const void *a, const void *b)
{
    daynum left = *(const daynum *)a, right = *(const daynum *)b;
    return (left > right) - (left < right);
}

/* Each stretch from one look to the day before the next is cut at the reaches. */
static void count_reach_days(const daynum *looks, size_t count, daynum today, struct insights *out)
{
    for (size_t i = 0; i < count; i++) {
        int64_t lived = (i + 1 < count ? looks[i + 1] : today + 1) - looks[i];
        for (int r = 0; r < INSIGHT_LOOK_REACHES && lived > reaches[r].from_days; r++) {
            int64_t to = lived - 1 < reaches[r].to_days ? lived - 1 : reaches[r].to_days;
            out->reaches[r].days += to - reaches[r].from_days + 1;
        }
    }
}

/* The last look on or before the day; NULL if the first lies after it. */
static const daynum *last_look(const daynum *looks, size_t count, daynum day)
{
    size_t from = 0, to = count; /* looks before `from` are not after the day, those from `to` on are */
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        if (looks[middle] <= day)
            from = middle + 1;
        else
            to = middle;
    }
    return from > 0 ? &looks[from - 1] : NULL;
}

static void fill_looks(const struct insight_input *input, struct arena *arena, struct insights *out)
{
    daynum *looks = ARENA_NEW(arena, daynum, input->look_count);
    size_t  count = 0;
    for (size_t i = 0; i < input->look_count; i++)
        if (is_within(input, input->looks[i]))
            looks[count++] = input->looks[i];
    if (count > 0)
        qsort(looks, count, sizeof *looks, by_day);
    out->looks = (int64_t)count;
    for (int r = 0; r < INSIGHT_LOOK_REACHES; r++)
        out->reaches[r] = (struct insight_reach){.from_days = reaches[r].from_days, .to_days = reaches[r].to_days};
    count_reach_days(looks, count, input->today, out);
    for (size_t i = 0; i < input->urge_count; i++) {
        daynum        day = input->urges[i].day;
        const daynum *look = is_within(input, day) ? last_look(looks, count, day) : NULL;
        if (look)
            out->reaches[reach_of(day - *look)].urges++;
    }
}

/* The streaks that a break ended, by the day they ended on. */
static void fill_gaps(const struct insight_input *input, struct arena *arena, struct insights *out)
{
    const struct tally *tally = input->tally;
    int32_t            *gaps = ARENA_NEW(arena, int32_t, tally->streak_count);
    struct trend_point *points = ARENA_NEW(arena, struct trend_point, tally->streak_count);
    for (size_t i = 0; i + 1 < tally->streak_count; i++) {
        if (!is_within(input, tally->streaks[i].to))
            continue;
        points[out->gap_count] = (struct trend_point){(double)out->gap_count, tally->streaks[i].days};
        gaps[out->gap_count++] = tally->streaks[i].days;
    }
    out->gaps = gaps;
    out->gap_trend = trend_compute(points, out->gap_count, TREND_Z_95, arena);
    out->current_gap = tally->streak_days;
}

void insight_compute(const struct insight_input *input, struct arena *arena, struct insights *out)
{
    *out = (struct insights){0};
    fill_cells(input, out);
    fill_triggers(input, arena, out);
    fill_weeks(input, arena, out);
    fill_moods(input, out);
    fill_looks(input, arena, out);
    fill_gaps(input, arena, out);
}

int64_t insight_of_hour(const struct insights *insights, int hour)
{
    int64_t sum = 0;
    for (int weekday = 0; weekday < INSIGHT_WEEKDAYS; weekday++)
        sum += insights->cells[weekday][hour].count;
    return sum;
}

int64_t insight_of_weekday(const struct insights *insights, int weekday)
{
    int64_t sum = 0;
    for (int hour = 0; hour < INSIGHT_HOURS; hour++)
        sum += insights->cells[weekday][hour].count;
    return sum;
}

bool insight_is_near_hardest(const struct insights *insights, daynum today, int hour)
{
    int apart = hour - insights->hardest_hour;
    return insights->hardest_is_known && day_weekday(today) == insights->hardest_weekday && apart >= -1 && apart <= 1;
}
