#include "support/core_habits.h"

#include <assert.h>
#include <math.h>
#include <string.h>

/* Days about which something is odd: ends of weeks and years, the two ends of ISO weeks 53 and of those years that have none, leap days. */
static const int odd_days[][3] = {
    {2020, 12, 27}, {2020, 12, 28}, {2021, 1, 3},   {2021, 1, 4},   {2026, 12, 27}, {2026, 12, 28},
    {2027, 1, 3},   {2027, 1, 4},   {2024, 2, 29},  {2024, 12, 29}, {2025, 1, 1},   {2015, 12, 31},
    {2028, 2, 28},  {2028, 3, 1},   {2032, 12, 31}, {1969, 12, 31},
};

static daynum make_today(struct random *random)
{
    if (random_one_in(random, 2)) {
        const int *odd = odd_days[random_index(random, sizeof odd_days / sizeof odd_days[0])];
        return day_from_civil(odd[0], odd[1], odd[2]) + (daynum)random_between(random, -2, 8);
    }
    return (daynum)random_between(random, -1000, 25000);
}

static struct habit_schedule make_schedule(struct random *random)
{
    struct habit_schedule schedule = {.kind = (enum habit_kind)random_index(random, 3), .planned = 0x7F};
    if (schedule.kind == HABIT_WEEKDAYS)
        schedule.planned = (uint8_t)random_between(random, 1, 0x7F);
    if (schedule.kind == HABIT_WEEKLY)
        schedule.times = (int)random_between(random, 1, 7);
    return schedule;
}

/* Mostly one schedule; else it was changed, paused and taken up again, sometimes several times in the same weeks. */
static void make_periods(struct random *random, daynum from, daynum until, struct habits_life *out)
{
    struct habit_input *input = &out->input;
    input->periods = out->periods;
    out->periods[input->period_count++] = (struct habit_period){from, make_schedule(random)};
    if (random_one_in(random, 2))
        return;
    bool near = random_one_in(random, 2);
    for (daynum day = from; input->period_count < HABITS_PERIODS;) {
        struct habit_schedule schedule = out->periods[input->period_count - 1].schedule;
        day += (daynum)random_between(random, 1, near ? 6 : 60);
        if (day > until + 3)
            return;
        if (!schedule.paused && random_one_in(random, 2)) {
            schedule.paused = true;
        } else {
            schedule = random_one_in(random, 2) ? make_schedule(random) : schedule;
            schedule.paused = random_one_in(random, 12);
        }
        out->periods[input->period_count++] = (struct habit_period){day, schedule};
    }
}

/* Stretches of the same humour: diligent ones, idle ones, ill ones with nothing but skips, and mixed ones. */
void habits_make(uint64_t seed, struct habits_life *out)
{
    static const struct {
        int done, skip; /* of 100 days */
    } humours[] = {{100, 0}, {92, 4}, {60, 10}, {45, 30}, {15, 5}, {0, 0}, {0, 100}, {5, 85}};
    struct random random = {.state = seed};
    memset(out, 0, sizeof *out);
    struct habit_input *input = &out->input;
    input->today = make_today(&random);
    input->marks = out->marks;
    input->week_sunday = random_one_in(&random, 2);
    input->frozen_on = DAY_NONE;
    daynum length = (daynum)random_between(&random, 0, random_one_in(&random, 3) ? 600 : 60);
    daynum from = input->today - length, until = input->today;
    input->created = from;
    if (random_one_in(&random, 4)) /* marks in the past, from before the habit was made */
        input->created = (daynum)random_between(&random, from, input->today);
    if (random_one_in(&random, 6)) /* the clock was set back: marks, sometimes even the habit itself, lie ahead */
        until += (daynum)random_between(&random, 1, 30);
    if (random_one_in(&random, 20))
        input->created = (daynum)random_between(&random, input->today, until + 1);
    make_periods(&random, from + (daynum)random_between(&random, -10, 10), until, out);
    if (random_one_in(&random, 6))
        input->frozen_on = input->today - (daynum)random_between(&random, -2, 40);
    size_t humour = random_index(&random, sizeof humours / sizeof humours[0]);
    for (daynum day = from; day <= until; day++) {
        if (random_one_in(&random, 12))
            humour = random_index(&random, sizeof humours / sizeof humours[0]);
        int dice = (int)random_between(&random, 0, 99);
        if (dice < humours[humour].done)
            out->marks[input->mark_count++] = (struct habit_mark){day, HABIT_DONE};
        else if (dice < humours[humour].done + humours[humour].skip)
            out->marks[input->mark_count++] = (struct habit_mark){day, HABIT_SKIP};
    }
    assert(input->mark_count <= HABITS_MARKS);
    size_t last = input->mark_count;
    while (last > 0 && out->marks[last - 1].day > input->today)
        last--;
    if (last > 0 && out->marks[last - 1].day == input->today && random_one_in(&random, 2)) { /* today unmarked */
        memmove(&out->marks[last - 1], &out->marks[last], (input->mark_count - last) * sizeof out->marks[0]);
        input->mark_count--;
    }
}

enum { BEFORE = 28, PAPER = 1000 };

/* A sheet of paper with a line for each day, beginning on the first day of a week. */
struct paper {
    int  days; /* the last one is today */
    bool exists[PAPER], done[PAPER], skip[PAPER];
    bool weekly[PAPER];  /* the schedule of that day is one of weeks */
    bool planned[PAPER]; /* something is to be done on it */
    int  times[PAPER];
    int  gap[PAPER]; /* since the day planned before, had the schedule always been that one */
    int  week[PAPER];
};

static struct habit_schedule schedule_of(const struct habit_input *input, daynum day)
{
    struct habit_schedule schedule = input->periods[0].schedule;
    for (size_t i = 1; i < input->period_count; i++) {
        if (input->periods[i].from <= day)
            schedule = input->periods[i].schedule;
    }
    return schedule;
}

static void write_line(const struct habit_input *input, struct paper *paper, daynum day, int weekday)
{
    int                   line = paper->days++;
    struct habit_schedule schedule = schedule_of(input, day);
    assert(line < PAPER);
    paper->exists[line] = day >= input->created;
    paper->weekly[line] = schedule.kind == HABIT_WEEKLY;
    paper->planned[line] = !schedule.paused && (schedule.planned & (1 << weekday)) != 0;
    paper->times[line] = schedule.times;
    for (int before = 1; before <= 7 && paper->gap[line] == 0; before++) {
        if (schedule.planned & (1 << (weekday + 7 - before) % 7))
            paper->gap[line] = before;
    }
    for (size_t i = 0; i < input->mark_count; i++) {
        if (input->marks[i].day != day)
            continue;
        paper->done[line] = input->marks[i].kind == HABIT_DONE;
        paper->skip[line] = input->marks[i].kind == HABIT_SKIP;
    }
}

static void write_paper(const struct habit_input *input, struct paper *paper)
{
    memset(paper, 0, sizeof *paper);
    daynum today = input->today, first = input->created;
    if (input->frozen_on != DAY_NONE && input->frozen_on < today)
        today = input->frozen_on;
    for (size_t i = 0; i < input->mark_count; i++) {
        if (input->marks[i].day < first)
            first = input->marks[i].day;
    }
    if (first > today)
        first = today;
    /* 1970-01-05 was a Monday, the day before a Sunday. */
    daynum start = input->week_sunday ? 3 : 4;
    while (start > first - BEFORE)
        start -= 7;
    while (start + 7 <= first - BEFORE)
        start += 7;
    for (daynum day = start; day <= today; day++) {
        paper->week[paper->days] = (day - start) / 7;
        write_line(input, paper, day, ((day - start) % 7 + (input->week_sunday ? 6 : 0)) % 7);
    }
    bool begun = false;
    for (int line = 0; line < paper->days; line++) {
        begun = begun || paper->exists[line] || paper->done[line] || paper->skip[line];
        paper->exists[line] = begun;
    }
}

/* What there is to judge, oldest first: planned days, or weeks. */
struct piece {
    int  line; /* the day, or the first planned day of the week */
    bool done, passed_over, exists;
    int  gap;
};

static struct piece look_at_day(const struct paper *paper, int line)
{
    bool open = line == paper->days - 1 && !paper->done[line] && !paper->skip[line];
    return (struct piece){.line = line,
                          .done = paper->done[line],
                          .passed_over = open || paper->skip[line],
                          .exists = paper->exists[line],
                          .gap = paper->gap[line]};
}

static struct piece look_at_week(const struct paper *paper, int first)
{
    int          done = 0, free_days = 0;
    struct piece piece = {.line = first, .gap = 7};
    for (int line = 0; line < paper->days; line++) {
        if (paper->week[line] != paper->week[first])
            continue;
        piece.exists = piece.exists || paper->exists[line];
        if (!paper->weekly[line] || !paper->planned[line])
            continue;
        done += paper->done[line];
        free_days += !paper->skip[line];
    }
    bool is_this_week = paper->week[first] == paper->week[paper->days - 1];
    piece.done = done >= paper->times[first];
    piece.passed_over = !piece.done && (is_this_week || free_days < paper->times[first]);
    return piece;
}

static int list_pieces(const struct paper *paper, struct piece *pieces)
{
    int count = 0, week_seen = -1;
    for (int line = 0; line < paper->days; line++) {
        if (!paper->planned[line])
            continue;
        bool is_first = paper->week[line] != week_seen;
        week_seen = paper->week[line];
        if (!paper->weekly[line])
            pieces[count++] = look_at_day(paper, line);
        else if (is_first)
            pieces[count++] = look_at_week(paper, line);
    }
    return count;
}

struct habit_standing habits_model(const struct habit_input *input)
{
    static struct paper   paper;
    static struct piece   pieces[PAPER];
    struct habit_standing out = {0};
    write_paper(input, &paper);
    int count = list_pieces(&paper, pieces), change = paper.days - 1;
    while (change > 0 && paper.weekly[change - 1] == paper.weekly[paper.days - 1])
        change--;
    /* The longest run of pieces since the change, up to the last one, that holds none which was missed. */
    for (int from = count; from >= 0; from--) {
        int  done = 0;
        bool missed = false;
        for (int i = from; i < count; i++) {
            done += pieces[i].done;
            missed = missed || (!pieces[i].done && !pieces[i].passed_over) || pieces[i].line < change;
        }
        if (!missed)
            out.streak = done;
    }
    /*
     * Each piece that was done has its own weight, halved for each 13 days that were taken in after it. Days before the
     * first one are not there, also where its week is, because it began as one of weeks.
     */
    for (int i = 0; i < count; i++) {
        int days_after = 0;
        for (int k = i + 1; k < count; k++)
            days_after += pieces[k].passed_over || !pieces[k].exists ? 0 : pieces[k].gap;
        if (pieces[i].done && pieces[i].exists)
            out.strength += (1 - exp2(-pieces[i].gap / 13.0)) * exp2(-days_after / 13.0);
    }
    for (int line = 0; line < paper.days; line++)
        out.week_done += paper.week[line] == paper.week[paper.days - 1] && paper.done[line] && paper.planned[line];
    return out;
}
