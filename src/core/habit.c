#include "core/habit.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "core/text.h"
#include "core/when.h"

enum { WEEK = 7, SHORT_NAME = 3, EVERY_DAY = (1 << WEEK) - 1 };

/* What one day leaves of the strength: 2^(-1/13). */
static const double day_decay = 0.94807751433917141;

/* The weekday that the first `length` bytes name, or -1. */
static int find_weekday(const char *name, size_t length)
{
    for (enum weekday weekday = MONDAY; weekday <= SUNDAY; weekday++) {
        const char *full = when_weekday_name(weekday);
        if ((length == SHORT_NAME || length == strlen(full)) && strncasecmp(name, full, length) == 0)
            return (int)weekday;
    }
    return -1;
}

/* Names with one of the characters of `between` after each, blanks as many as one likes. */
static bool read_weekdays(const char *text, const char *between, struct habit_schedule *out)
{
    uint8_t planned = 0;
    for (;;) {
        size_t length = strcspn(text, between);
        int    weekday = find_weekday(text, length);
        if (weekday < 0)
            return false;
        planned |= (uint8_t)(1 << weekday);
        text += length;
        if (*text == '\0')
            break;
        size_t gap = strspn(text, between);
        for (size_t i = 0, commas = 0; i < gap; i++) {
            commas += text[i] == ',';
            if (commas > 1)
                return false;
        }
        text += gap;
    }
    *out = (struct habit_schedule){.kind = HABIT_WEEKDAYS, .planned = planned};
    return true;
}

static bool read_times(char digit, struct habit_schedule *out)
{
    if (digit < '1' || digit > '0' + WEEK)
        return false;
    *out = (struct habit_schedule){.kind = HABIT_WEEKLY, .planned = EVERY_DAY, .times = digit - '0'};
    return true;
}

static bool read_daily(struct habit_schedule *out)
{
    *out = (struct habit_schedule){.kind = HABIT_DAILY, .planned = EVERY_DAY};
    return true;
}

bool habit_read_every(const char *name, const char *text, struct habit_schedule *out, struct error *error)
{
    struct habit_schedule read;
    size_t                length = strlen(text);
    bool                  done = habit_read_stored(text, &read) && !read.paused;
    if (!done && (strcasecmp(text, "day") == 0 || strcasecmp(text, "daily") == 0))
        done = read_daily(&read);
    if (!done && length == 2 && (text[1] == 'x' || text[1] == 'X'))
        done = read_times(text[0], &read);
    if (!done && length > 1 && strcasecmp(text + 1, " a week") == 0)
        done = read_times(text[0], &read);
    if (!done)
        done = read_weekdays(text, ", ", &read);
    if (!done) {
        struct text_quoted quoted = text_quote(text, length);
        return error_set(error, ERROR_USAGE,
                         "%s must be \"day\", a number of days a week from \"1x\" to \"7x\", or weekdays such as "
                         "\"mon,wed,fri\", not %s",
                         name, quoted.text);
    }
    *out = read;
    return true;
}

static const char paused[] = "paused:", weekdays[] = "weekdays:", weekly[] = "weekly:";

static bool read_stored(const char *text, struct habit_schedule *out)
{
    if (strncmp(text, paused, strlen(paused)) == 0) {
        text += strlen(paused);
        bool read = strncmp(text, paused, strlen(paused)) != 0 && read_stored(text, out);
        out->paused = true;
        return read;
    }
    if (strncmp(text, weekdays, strlen(weekdays)) == 0)
        return read_weekdays(text + strlen(weekdays), ",", out);
    if (strncmp(text, weekly, strlen(weekly)) == 0)
        return read_times(text[strlen(weekly)], out);
    return read_daily(out);
}

bool habit_read_stored(const char *text, struct habit_schedule *out)
{
    struct habit_schedule read = {0};
    char                  again[HABIT_SAY_SIZE];
    if (!read_stored(text, &read))
        return false;
    habit_say_stored(&read, again); /* each schedule has one stored form, and no other is taken */
    if (strcmp(text, again) != 0)
        return false;
    *out = read;
    return true;
}

bool habit_same_schedule(const struct habit_schedule *a, const struct habit_schedule *b)
{
    return a->kind == b->kind && a->planned == b->planned && a->times == b->times && a->paused == b->paused;
}

/* The planned weekdays by their first three letters. */
static void put_weekdays(uint8_t planned, bool lower, char between, char *out)
{
    for (enum weekday weekday = MONDAY; weekday <= SUNDAY; weekday++) {
        if (!(planned >> weekday & 1))
            continue;
        memcpy(out, when_weekday_name(weekday), SHORT_NAME);
        if (lower)
            out[0] = (char)(out[0] - 'A' + 'a');
        out[SHORT_NAME] = between;
        out += SHORT_NAME + 1;
    }
    out[-1] = '\0';
}

void habit_say_stored(const struct habit_schedule *schedule, char out[HABIT_SAY_SIZE])
{
    int length = snprintf(out, HABIT_SAY_SIZE, "%s", schedule->paused ? paused : "");
    out += length;
    size_t room = HABIT_SAY_SIZE - (size_t)length;
    if (schedule->kind == HABIT_WEEKLY) {
        snprintf(out, room, "%s%d", weekly, schedule->times);
        return;
    }
    length = snprintf(out, room, "%s", schedule->kind == HABIT_DAILY ? "daily" : weekdays);
    if (schedule->kind == HABIT_WEEKDAYS)
        put_weekdays(schedule->planned, true, ',', out + length);
}

void habit_say(const struct habit_schedule *schedule, char out[HABIT_SAY_SIZE])
{
    if (schedule->kind == HABIT_WEEKLY)
        snprintf(out, HABIT_SAY_SIZE, "%d a week", schedule->times);
    else if (schedule->kind == HABIT_DAILY)
        snprintf(out, HABIT_SAY_SIZE, "daily");
    else
        put_weekdays(schedule->planned, false, ' ', out);
}

bool habit_is_planned(const struct habit_schedule *schedule, daynum day)
{
    return !schedule->paused && (schedule->planned >> day_weekday(day) & 1);
}

const struct habit_schedule *habit_schedule_on(const struct habit_period *periods, size_t count, daynum day)
{
    assert(count > 0);
    while (count > 1 && periods[count - 1].from > day)
        count--;
    return &periods[count - 1].schedule;
}

static const struct habit_schedule *schedule_on(const struct habit_input *input, daynum day)
{
    return habit_schedule_on(input->periods, input->period_count, day);
}

static bool is_weekly(const struct habit_schedule *schedule)
{
    return schedule->kind == HABIT_WEEKLY;
}

/* The place of the first mark on that day or after it. */
static size_t first_mark(const struct habit_input *input, daynum day)
{
    size_t from = 0, to = input->mark_count;
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        if (input->marks[middle].day < day)
            from = middle + 1;
        else
            to = middle;
    }
    return from;
}

static daynum week_start(const struct habit_input *input, daynum day)
{
    return input->week_sunday ? day_week_start(day + 1) - 1 : day_week_start(day);
}

/* What is judged: a planned day, or a week, which is told by its first planned day. */
struct piece {
    bool done;
    bool passed_over; /* of one that is not done */
    int  gap;         /* days it weighs in the strength */
};

/* Days since the planned day before this one. */
static int gap_before(const struct habit_schedule *schedule, daynum day)
{
    int gap = 1;
    while (!habit_is_planned(schedule, day - gap))
        gap++;
    return gap;
}

static struct piece judge_week(const struct habit_input *input, int times, daynum start)
{
    int    open = 0, done = 0, skipped = 0;
    size_t at = first_mark(input, start);
    for (daynum day = start; day < start + WEEK; day++) {
        const struct habit_schedule *schedule = schedule_on(input, day);
        bool                         counts = is_weekly(schedule) && !schedule->paused;
        open += counts;
        if (at == input->mark_count || input->marks[at].day != day)
            continue;
        bool is_done = input->marks[at++].kind == HABIT_DONE;
        done += counts && is_done && day <= input->today;
        skipped += counts && !is_done && day <= input->today;
    }
    return (struct piece){
        .done = done >= times, .passed_over = input->today < start + WEEK || open - skipped < times, .gap = WEEK};
}

/* The day from which on days are counted, or weeks, as they are now. */
static daynum last_change(const struct habit_input *input)
{
    size_t at = input->period_count - 1;
    while (at > 0 && input->periods[at].from > input->today)
        at--;
    while (at > 0 && is_weekly(&input->periods[at - 1].schedule) == is_weekly(&input->periods[at].schedule))
        at--;
    return at > 0 ? input->periods[at].from : DAY_NONE;
}

/* A day of a habit, on the way from its first one to today. */
struct walk {
    daynum       day, week;      /* the week's first day */
    enum weekday weekday;        /* of the day */
    size_t       period, mark;   /* the period in force; the first mark of this day or a later one */
    bool         planned_before; /* on an earlier day of this week */
};

static struct walk walk_start(const struct habit_input *input)
{
    daynum first = week_start(input, input->created);
    return (struct walk){.day = first, .week = first, .weekday = day_weekday(first), .mark = first_mark(input, first)};
}

static void walk_on(const struct habit_input *input, bool planned, struct walk *walk)
{
    walk->planned_before = walk->planned_before || planned;
    walk->day++;
    walk->weekday = walk->weekday == SUNDAY ? MONDAY : walk->weekday + 1;
    if (walk->day == walk->week + WEEK) {
        walk->week = walk->day;
        walk->planned_before = false;
    }
    while (walk->mark < input->mark_count && input->marks[walk->mark].day < walk->day)
        walk->mark++;
}

static const struct habit_schedule *walk_schedule(const struct habit_input *input, struct walk *walk)
{
    while (walk->period + 1 < input->period_count && input->periods[walk->period + 1].from <= walk->day)
        walk->period++;
    return &input->periods[walk->period].schedule;
}

static struct piece judge_day(const struct habit_input *input, const struct habit_schedule *schedule,
                              const struct walk *walk)
{
    const struct habit_mark *mark = walk->mark < input->mark_count ? &input->marks[walk->mark] : NULL;
    bool                     marked = mark && mark->day == walk->day;
    bool                     done = marked && mark->kind == HABIT_DONE;
    return (struct piece){.done = done,
                          .passed_over = marked ? !done : walk->day == input->today,
                          .gap = gap_before(schedule, walk->day)};
}

/* The piece that is told by this day, if there is one. */
static bool find_piece(const struct habit_input *input, const struct habit_schedule *schedule, const struct walk *walk,
                       struct piece *out)
{
    if (is_weekly(schedule) ? walk->planned_before : walk->day < input->created)
        return false;
    *out = is_weekly(schedule) ? judge_week(input, schedule->times, walk->week) : judge_day(input, schedule, walk);
    return true;
}

static void take_in(const struct piece *piece, struct habit_standing *out)
{
    if (!piece->done && piece->passed_over)
        return;
    double decay = 1;
    for (int days = 0; days < piece->gap; days++)
        decay *= day_decay;
    out->streak = piece->done ? out->streak + 1 : 0;
    out->streak_open = out->streak_open && piece->done;
    out->strength = out->strength * decay + (piece->done ? 1 - decay : 0);
    out->weight_before *= decay;
}

static void walk_all(const struct habit_input *input, struct habit_standing *out)
{
    struct walk walk = walk_start(input);
    daynum      change = last_change(input);
    out->streak_open = change < walk.day;
    out->weight_before = 1;
    while (walk.day <= input->today) {
        const struct habit_schedule *schedule = walk_schedule(input, &walk);
        bool                         planned = !schedule->paused && (schedule->planned >> walk.weekday & 1);
        struct piece                 piece;
        if (walk.day == change)
            out->streak = 0;
        if (planned && find_piece(input, schedule, &walk, &piece))
            take_in(&piece, out);
        walk_on(input, planned, &walk);
    }
}

static int32_t count_week(const struct habit_input *input)
{
    int32_t done = 0;
    for (size_t i = first_mark(input, week_start(input, input->today));
         i < input->mark_count && input->marks[i].day <= input->today; i++) {
        daynum day = input->marks[i].day;
        done += input->marks[i].kind == HABIT_DONE && habit_is_planned(schedule_on(input, day), day);
    }
    return done;
}

struct habit_standing habit_compute(const struct habit_input *input)
{
    struct habit_input seen = *input;
    if (input->frozen_on != DAY_NONE && input->frozen_on < input->today)
        seen.today = input->frozen_on;
    if (input->mark_count > 0 && input->marks[0].day < input->created)
        seen.created = input->marks[0].day;
    struct habit_standing out = {.week_done = count_week(&seen)};
    walk_all(&seen, &out);
    return out;
}
