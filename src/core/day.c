/*
 * Dates are counted in two steps: whole years since year 1, whose leap days follow from divisions, then the days of
 * the months before within the year. Back again the same way: the largest cycle first (400 years, 100, 4, 1), the
 * months at the end.
 */
#include "core/day.h"

enum {
    YEAR_FIRST = 1900,
    YEAR_LAST = 9999,

    DAYS_PER_YEAR = 365,
    DAYS_PER_4_YEARS = 4 * DAYS_PER_YEAR + 1,
    DAYS_PER_100_YEARS = 25 * DAYS_PER_4_YEARS - 1,
    DAYS_PER_400_YEARS = 4 * DAYS_PER_100_YEARS + 1,

    /* From 0001-01-01 to 1970-01-01. */
    DAYS_BEFORE_1970 = 1969 * DAYS_PER_YEAR + 1969 / 4 - 1969 / 100 + 1969 / 400,

    SECONDS_PER_HOUR = 3600,
    SECONDS_PER_DAY = 24 * SECONDS_PER_HOUR,
};

static bool is_leap(int year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int day_month_length(int year, int month)
{
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap(year) ? 29 : lengths[month - 1];
}

daynum day_from_civil(int year, int month, int day)
{
    if (year < YEAR_FIRST || year > YEAR_LAST || month < 1 || month > 12 || day < 1 ||
        day > day_month_length(year, month))
        return DAY_NONE;
    int before = year - 1;
    int days = before * DAYS_PER_YEAR + before / 4 - before / 100 + before / 400 - DAYS_BEFORE_1970;
    for (int m = 1; m < month; m++)
        days += day_month_length(year, m);
    return days + day - 1;
}

struct civil day_to_civil(daynum day)
{
    int days = day + DAYS_BEFORE_1970;
    int year = 1;
    year += days / DAYS_PER_400_YEARS * 400;
    days %= DAYS_PER_400_YEARS;

    /* The last day of a 400-year cycle, and of a 4-year one, is a leap day that makes the last part one day longer. */
    int centuries = days / DAYS_PER_100_YEARS < 3 ? days / DAYS_PER_100_YEARS : 3;
    year += centuries * 100;
    days -= centuries * DAYS_PER_100_YEARS;
    year += days / DAYS_PER_4_YEARS * 4;
    days %= DAYS_PER_4_YEARS;
    int years = days / DAYS_PER_YEAR < 3 ? days / DAYS_PER_YEAR : 3;
    year += years;
    days -= years * DAYS_PER_YEAR;

    int month = 1;
    for (; days >= day_month_length(year, month); month++)
        days -= day_month_length(year, month);
    return (struct civil){.year = year, .month = month, .day = days + 1};
}

daynum day_add(daynum day, int64_t days)
{
    if (day == DAY_NONE || days > DAY_LAST - day || days < DAY_FIRST - day)
        return DAY_NONE;
    return (daynum)(day + days);
}

/* For any divisor > 0, unlike `/` and `%` also below zero. */
static int64_t floor_divide(int64_t number, int64_t by)
{
    return number / by - (number % by < 0);
}

enum weekday day_weekday(daynum day)
{
    return (enum weekday)(day + THURSDAY - 7 * floor_divide((int64_t)day + THURSDAY, 7));
}

daynum day_week_start(daynum day)
{
    return day - (daynum)day_weekday(day);
}

daynum day_of_instant(int64_t at_unix_s, int32_t offset_s, int day_start_h)
{
    /* Two days on either side cover every offset and day_start, and keep the sum below from overflowing. */
    if (at_unix_s < (DAY_FIRST - 2) * (int64_t)SECONDS_PER_DAY || at_unix_s > (DAY_LAST + 2) * (int64_t)SECONDS_PER_DAY)
        return DAY_NONE;
    int64_t day = floor_divide(at_unix_s + offset_s - day_start_h * SECONDS_PER_HOUR, SECONDS_PER_DAY);
    return day < DAY_FIRST || day > DAY_LAST ? DAY_NONE : (daynum)day;
}

int64_t day_start_instant(daynum day, int32_t offset_s, int day_start_h)
{
    return (int64_t)day * SECONDS_PER_DAY + day_start_h * SECONDS_PER_HOUR - offset_s;
}
