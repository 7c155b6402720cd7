#include "core/chart.h"

enum { STRENGTHS = 10, LEVELS = 8 };

daynum chart_first(daynum today, bool week_sunday)
{
    int into_week = (int)day_weekday(today);
    if (week_sunday)
        into_week = (into_week + 1) % CHART_WEEKDAYS;
    return today - into_week - (CHART_WEEKS - 1) * CHART_WEEKDAYS;
}

/* The breaks run from old to new, and so do the days asked for: *at moves on with them. */
static bool in_break(const struct tally_break *breaks, size_t count, size_t *at, daynum day)
{
    while (*at < count && breaks[*at].to < day)
        ++*at;
    return *at < count && breaks[*at].from <= day;
}

/* The month whose first day lies in the week from this day on. */
static int month_begun(daynum from)
{
    for (daynum day = from; day < from + CHART_WEEKDAYS; day++) {
        if (day < DAY_FIRST || day > DAY_LAST)
            continue;
        struct civil civil = day_to_civil(day);
        if (civil.day == 1)
            return civil.month;
    }
    return 0;
}

void chart_fill(struct chart_calendar *out, const struct tally_break *breaks, size_t break_count, daynum started_on,
                daynum today, bool week_sunday, const bool checked[CHART_DAYS])
{
    size_t at = 0;
    *out = (struct chart_calendar){.first = chart_first(today, week_sunday)};
    for (int i = 0; i < CHART_DAYS; i++) {
        daynum           day = out->first + i;
        enum chart_cell *cell = &out->cells[i / CHART_WEEKDAYS][i % CHART_WEEKDAYS];
        bool             contact = in_break(breaks, break_count, &at, day);
        if (day > today || started_on > today)
            *cell = CHART_AHEAD;
        else if (day < started_on)
            *cell = CHART_BEFORE;
        else if (contact)
            *cell = CHART_CONTACT;
        else
            *cell = checked[i] ? CHART_CHECKED : CHART_KEPT;
    }
    for (int week = 0; week < CHART_WEEKS; week++)
        out->month[week] = month_begun(out->first + week * CHART_WEEKDAYS);
}

int chart_level(int strength)
{
    /* Rounded up, so that only the weakest urge has the lowest bar. */
    return 1 + ((strength - 1) * (LEVELS - 1) + STRENGTHS - 2) / (STRENGTHS - 1);
}
