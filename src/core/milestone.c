#include "core/milestone.h"

#include "core/arena.h"

enum { DAYS_PER_YEAR = 365 };

/* A search for less than a year ends at the last one. */
static const int32_t first_year[] = {1, 3, 7, 14, 21, 30, 45, 60, 77, 90, 120, 150, 180, 270, DAYS_PER_YEAR};

/* The last one at or below `days`, the person's own target left aside. */
static int32_t common_last(int32_t days)
{
    if (days >= DAYS_PER_YEAR)
        return days / DAYS_PER_YEAR * DAYS_PER_YEAR;
    int32_t last = 0;
    for (int i = 0; first_year[i] <= days; i++)
        last = first_year[i];
    return last;
}

static int32_t common_next(int32_t days)
{
    if (days >= DAYS_PER_YEAR)
        return (days / DAYS_PER_YEAR + 1) * DAYS_PER_YEAR;
    int i = 0;
    while (first_year[i] <= days)
        i++;
    return first_year[i];
}

int32_t milestone_last(int32_t days, int32_t target_days)
{
    int32_t last = common_last(days);
    return target_days <= days && target_days > last ? target_days : last;
}

int32_t milestone_next(int32_t days, int32_t target_days)
{
    int32_t next = common_next(days);
    return target_days > days && target_days < next ? target_days : next;
}

double milestone_progress(int32_t days, int32_t target_days)
{
    int32_t last = milestone_last(days, target_days), next = milestone_next(days, target_days);
    return (double)(days - last) / (double)(next - last);
}

int32_t milestone_ahead(const struct tally *tally, int32_t days)
{
    return days - tally->streak_days + tally->starts_in_days;
}

static struct milestone describe(const struct tally *tally, int32_t days)
{
    struct milestone milestone = {.days = days, .first_reached_on = DAY_NONE, .in_days = -1};
    for (size_t i = 0; i < tally->streak_count; i++) {
        if (tally->streaks[i].days < days)
            continue;
        if (milestone.times == 0)
            milestone.first_reached_on = tally->streaks[i].from + days;
        milestone.times++;
    }
    if (tally->streak_days < days)
        milestone.in_days = milestone_ahead(tally, days);
    return milestone;
}

const struct milestone *milestone_list(const struct tally *tally, int32_t target_days, struct arena *arena,
                                       size_t *count)
{
    int32_t beyond = tally->longest_days > target_days ? tally->longest_days : target_days;
    int32_t last = milestone_next(beyond, target_days);

    *count = 0;
    for (int32_t days = 0; days < last; days = milestone_next(days, target_days))
        ++*count;
    struct milestone *list = ARENA_NEW(arena, struct milestone, *count);
    int32_t           days = 0;
    for (size_t i = 0; i < *count; i++) {
        days = milestone_next(days, target_days);
        list[i] = describe(tally, days);
    }
    return list;
}
