#include "support/core_zone.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#define HOURS(h) ((int32_t)((h)*3600))

const struct zone_rules zone_rules[ZONES] = {
    {"New York", HOURS(-5), HOURS(-4), {3, 2, HOURS(2)}, {11, 1, HOURS(2)}},
    {"London", HOURS(0), HOURS(1), {3, 5, HOURS(1)}, {10, 5, HOURS(2)}},
    {"Lord Howe", HOURS(10.5), HOURS(11), {10, 1, HOURS(2)}, {4, 1, HOURS(2)}},
    {"Auckland", HOURS(12), HOURS(13), {9, 5, HOURS(2)}, {4, 1, HOURS(3)}},
    {"Sao Paulo", HOURS(-3), HOURS(-2), {10, 3, HOURS(0)}, {2, 3, HOURS(0)}},
    {"St John's", HOURS(-3.5), HOURS(-2.5), {3, 2, 60}, {11, 1, 60}},
};

static int64_t change_instant(struct zone_change change, int year, int32_t offset_before)
{
    daynum day = day_from_civil(year, change.month, 1);
    while (day_weekday(day) != SUNDAY)
        day++;
    day += 7 * (change.nth_sunday - 1);
    if (day_to_civil(day).month != change.month)
        day -= 7;
    return (int64_t)day * 86400 + change.second - offset_before;
}

int64_t zone_summer_begins(const struct zone_rules *rules, int year)
{
    return change_instant(rules->summer_begins, year, rules->standard_s);
}

int64_t zone_summer_ends(const struct zone_rules *rules, int year)
{
    return change_instant(rules->summer_ends, year, rules->summer_s);
}

static int32_t offset_at(const void *context, int64_t unix_s)
{
    const struct zone_rules *rules = context;
    daynum                   date = day_of_instant(unix_s, rules->standard_s, 0);
    if (date == DAY_NONE)
        return rules->standard_s;
    int     year = day_to_civil(date).year;
    int64_t begins = zone_summer_begins(rules, year), ends = zone_summer_ends(rules, year);
    bool    summer = begins < ends ? unix_s >= begins && unix_s < ends : unix_s >= begins || unix_s < ends;
    return summer ? rules->summer_s : rules->standard_s;
}

struct zone zone_of(const struct zone_rules *rules)
{
    return (struct zone){.offset_at = offset_at, .context = rules};
}

struct moment zone_moment(const char *text)
{
    struct moment moment = {0};
    if (!when_read_instant(text, &moment))
        fail_msg("%s is no instant", text);
    return moment;
}

struct present zone_present_at(const char *now, int day_start_h)
{
    static int32_t offset_s;
    struct moment  moment = zone_moment(now);
    offset_s = moment.offset_s;
    return when_present(moment.unix_s * 1000, when_fixed_zone(&offset_s), day_start_h);
}

struct present zone_present_in(int zone, const char *now)
{
    return when_present(zone_moment(now).unix_s * 1000, zone_of(&zone_rules[zone]), 0);
}
