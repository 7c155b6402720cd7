/*
 * Readers of the times and days of cli.md. Only the forms that stand there: a text either has the shape of one, and
 * then what is wrong with its numbers is named, or it is none, and the forms are.
 */
#include "core/when.h"

#include <string.h>
#include <strings.h>

#include "core/text.h"

enum { MINUTE = 60, HOUR = 60 * MINUTE, DAY = 24 * HOUR, OFFSET_MAX = 18 * HOUR, AHEAD_MAX = 5 * MINUTE };

/* Who asks, for what, and where the answer's mistake goes. */
struct asked {
    const char           *name, *text;
    const struct present *present;
    struct error         *error;
};

static bool refuse(const struct asked *asked, const char *what)
{
    struct text_quoted quoted = text_quote(asked->text, strlen(asked->text));
    return error_set(asked->error, ERROR_USAGE, "%s: %s %s", asked->name, quoted.text, what);
}

static bool refuse_range(const struct asked *asked)
{
    return refuse(asked, "lies outside the years 1900 to 9999");
}

/* The shapes. Each moves *at over what it takes, and leaves it where it is if it takes nothing. */

static bool take(const char **at, const char *word)
{
    size_t length = strlen(word);
    if (strncmp(*at, word, length) != 0)
        return false;
    *at += length;
    return true;
}

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

static bool take_digits(const char **at, int count, int *out)
{
    int number = 0;
    for (int i = 0; i < count; i++) {
        if (!is_digit((*at)[i]))
            return false;
        number = number * 10 + ((*at)[i] - '0');
    }
    *at += count;
    *out = number;
    return true;
}

static bool take_date(const char **at, struct civil *out)
{
    const char *p = *at;
    if (!take_digits(&p, 4, &out->year) || !take(&p, "-") || !take_digits(&p, 2, &out->month) || !take(&p, "-") ||
        !take_digits(&p, 2, &out->day))
        return false;
    *at = p;
    return true;
}

struct clock {
    int hour, minute, second;
};

static bool take_clock(const char **at, struct clock *out)
{
    const char *p = *at;
    out->second = 0;
    if (!take_digits(&p, 2, &out->hour) || !take(&p, ":") || !take_digits(&p, 2, &out->minute))
        return false;
    *at = p;
    return true;
}

static bool take_seconds(const char **at, struct clock *clock)
{
    const char *p = *at;
    if (!take(&p, ":") || !take_digits(&p, 2, &clock->second))
        return false;
    *at = p;
    return true;
}

struct offset {
    int sign; /* 0 if none is given */
    int hours, minutes;
};

static bool take_offset(const char **at, struct offset *out)
{
    const char *p = *at;
    *out = (struct offset){.sign = *p == '-' ? -1 : 1};
    if (take(&p, "Z")) {
        *at = p;
        return true;
    }
    if ((!take(&p, "+") && !take(&p, "-")) || !take_digits(&p, 2, &out->hours) || !take(&p, ":") ||
        !take_digits(&p, 2, &out->minutes))
        return false;
    *at = p;
    return true;
}

/* `2h ago`. A number too large for any calendar stays one that is too large. */
static bool read_ago(const char *text, const char *units, int64_t *number, char *unit)
{
    enum { LARGE = 1000 * 1000 * 1000 };
    const char *at = text;
    *number = 0;
    for (; is_digit(*at); at++)
        if (*number < LARGE)
            *number = *number * 10 + (*at - '0');
    *unit = *at;
    return at > text && *unit && strchr(units, *unit) && strcmp(at + 1, " ago") == 0;
}

/* The numbers in the shapes. */

static bool clock_is_valid(struct clock clock)
{
    return clock.hour < 24 && clock.minute < 60 && clock.second < 60;
}

static int32_t clock_second(struct clock clock)
{
    return clock.hour * HOUR + clock.minute * MINUTE + clock.second;
}

static int32_t offset_seconds(struct offset offset)
{
    return offset.sign * (offset.hours * HOUR + offset.minutes * MINUTE);
}

static bool offset_is_valid(struct offset offset)
{
    return offset.minutes < 60 && offset.hours * HOUR + offset.minutes * MINUTE <= OFFSET_MAX;
}

static bool refuse_clock(const struct asked *asked)
{
    return refuse(asked, "holds no time of day; clock times go from 00:00 to 23:59");
}

static bool resolve_date(const struct asked *asked, struct civil civil, daynum *out)
{
    *out = day_from_civil(civil.year, civil.month, civil.day);
    if (*out != DAY_NONE)
        return true;
    if (civil.year < 1900)
        return refuse_range(asked);
    if (civil.month < 1 || civil.month > 12)
        return refuse(asked, "is no date; months go from 01 to 12");
    struct text_quoted quoted = text_quote(asked->text, strlen(asked->text));
    return error_set(asked->error, ERROR_USAGE, "%s: %s is no date; days of %s %d go from 01 to %d", asked->name,
                     quoted.text, when_month_name(civil.month), civil.year, day_month_length(civil.year, civil.month));
}

static bool refuse_skipped(const struct asked *asked)
{
    return refuse(asked, "is a clock time that daylight saving skipped; give one before or after the change");
}

static bool resolve_local(const struct asked *asked, daynum date, int32_t second, struct moment *out)
{
    if (date == DAY_NONE)
        return refuse_range(asked);
    return when_from_local(date, second, asked->present->zone, out) || refuse_skipped(asked);
}

/*
 * The last such time at or before now. It is today's or yesterday's; but where the clocks went back over midnight,
 * also tomorrow's may have been already.
 */
static bool resolve_clock(const struct asked *asked, int32_t second, struct moment *out)
{
    struct moment now = asked->present->now;
    daynum        today = when_date(now);
    daynum        next = day_add(today, 1);
    if (next != DAY_NONE && when_from_local(next, second, asked->present->zone, out) && out->unix_s <= now.unix_s)
        return true;
    if (today != DAY_NONE) {
        bool exists = when_from_local(today, second, asked->present->zone, out);
        if (exists && out->unix_s <= now.unix_s)
            return true;
        if (!exists && second <= when_second(now))
            return refuse_skipped(asked);
    }
    return resolve_local(asked, day_add(today, -1), second, out);
}

static bool resolve_ago(const struct asked *asked, int64_t number, char unit, struct moment *out)
{
    const struct present *present = asked->present;
    if (unit == 'd')
        return resolve_local(asked, day_add(when_date(present->now), -number), when_second(present->now), out);
    out->unix_s = present->now.unix_s - number * (unit == 'h' ? HOUR : MINUTE);
    if (day_of_instant(out->unix_s, 0, 0) == DAY_NONE)
        return refuse_range(asked);
    out->offset_s = present->zone.offset_at(present->zone.context, out->unix_s);
    return true;
}

/* `2026-11-22 21:14[:30]`, with a blank or a T, and perhaps an offset. */
struct full {
    struct civil  civil;
    struct clock  clock;
    struct offset offset;
};

/* What follows the date. */
static bool take_full_rest(const char *at, struct full *full)
{
    full->offset = (struct offset){0};
    if ((!take(&at, " ") && !take(&at, "T")) || !take_clock(&at, &full->clock))
        return false;
    take_seconds(&at, &full->clock);
    if (*at && !take_offset(&at, &full->offset))
        return false;
    return *at == '\0';
}

static bool resolve_full(const struct asked *asked, const struct full *full, struct moment *out)
{
    daynum date;
    if (!resolve_date(asked, full->civil, &date))
        return false;
    if (!clock_is_valid(full->clock))
        return refuse_clock(asked);
    if (!offset_is_valid(full->offset))
        return refuse(asked, "has an impossible offset; offsets go from -18:00 to +18:00");
    int32_t second = clock_second(full->clock);
    if (full->offset.sign == 0)
        return resolve_local(asked, date, second, out);
    out->offset_s = offset_seconds(full->offset);
    out->unix_s = day_start_instant(date, out->offset_s, 0) + second;
    return true;
}

static bool read_weekday(const char *text, enum weekday *out)
{
    for (int weekday = MONDAY; weekday <= SUNDAY; weekday++) {
        const char *name = when_weekday_name((enum weekday)weekday);
        *out = (enum weekday)weekday;
        if (strcasecmp(text, name) == 0 || (strlen(text) == 3 && strncasecmp(text, name, 3) == 0))
            return true;
    }
    return false;
}

/* Names the mistake of a text that is no WHEN at all. */
static bool refuse_when(const struct asked *asked)
{
    enum weekday weekday;
    if (strcmp(asked->text, "yesterday") == 0)
        return refuse(asked, "is a day without a time; add one, such as \"yesterday 21:14\"");
    if (strcmp(asked->text, "today") == 0 || read_weekday(asked->text, &weekday))
        return refuse(asked, "is a day without a time; give a time, such as \"21:14\" or \"2026-11-22 21:14\"");
    return refuse(asked,
                  "is no time; write it like \"21:14\", \"yesterday 21:14\", \"2026-11-22 21:14\" or \"2h ago\"");
}

static bool resolve_when(const struct asked *asked, struct moment *out)
{
    const char  *at = asked->text;
    struct clock clock;
    if (take_clock(&at, &clock) && *at == '\0')
        return clock_is_valid(clock) ? resolve_clock(asked, clock_second(clock), out) : refuse_clock(asked);

    at = asked->text;
    if (take(&at, "yesterday ") && take_clock(&at, &clock) && *at == '\0')
        return clock_is_valid(clock)
                   ? resolve_local(asked, day_add(asked->present->today, -1), clock_second(clock), out)
                   : refuse_clock(asked);

    int64_t number;
    char    unit;
    if (read_ago(asked->text, "hmd", &number, &unit))
        return resolve_ago(asked, number, unit, out);

    struct full full;
    at = asked->text;
    if (!take_date(&at, &full.civil))
        return refuse_when(asked);
    if (take_full_rest(at, &full))
        return resolve_full(asked, &full, out);
    if (*at != '\0')
        return refuse_when(asked);
    daynum date;
    if (!resolve_date(asked, full.civil, &date))
        return false;
    struct text_quoted quoted = text_quote(asked->text, strlen(asked->text));
    return error_set(asked->error, ERROR_USAGE, "%s: %s is a day without a time; add one, such as \"%.10s 21:14\"",
                     asked->name, quoted.text, asked->text);
}

bool when_read(const char *name, const char *text, const struct present *present, struct moment *out,
               struct error *error)
{
    struct asked asked = {name, text, present, error};
    if (strcmp(text, "now") == 0) {
        *out = present->now;
        return true;
    }
    struct moment at;
    if (!resolve_when(&asked, &at))
        return false;
    if (day_of_instant(at.unix_s, at.offset_s, present->day_start_h) == DAY_NONE)
        return refuse_range(&asked);
    if (at.unix_s > present->now.unix_s + AHEAD_MAX)
        return refuse(&asked, "lies ahead of now; give a time that has been");
    *out = at;
    return true;
}

static bool resolve_day(const struct asked *asked, daynum *out)
{
    daynum       today = asked->present->today;
    const char  *at = asked->text;
    struct civil civil;
    int64_t      number;
    char         unit;
    enum weekday weekday;
    if (strcmp(at, "today") == 0)
        *out = today;
    else if (strcmp(at, "yesterday") == 0)
        *out = day_add(today, -1);
    else if (read_ago(at, "d", &number, &unit))
        *out = day_add(today, -number);
    else if (read_weekday(at, &weekday))
        *out = day_add(today, -(((int)day_weekday(today) - (int)weekday + 7) % 7));
    else if (take_date(&at, &civil) && *at == '\0')
        return resolve_date(asked, civil, out);
    else
        return refuse(asked,
                      "is no day; write it like \"today\", \"yesterday\", \"2026-11-22\", \"3d ago\" or \"sunday\"");
    return *out != DAY_NONE || refuse_range(asked);
}

bool when_read_day(const char *name, const char *text, enum when_limit limit, const struct present *present,
                   daynum *out, struct error *error)
{
    struct asked asked = {name, text, present, error};
    daynum       day;
    if (!resolve_day(&asked, &day))
        return false;
    if (limit == WHEN_NOT_AHEAD && day > present->today)
        return refuse(&asked, "lies after today; give today or a day before it");
    *out = day;
    return true;
}

bool when_read_instant(const char *text, struct moment *out)
{
    struct full full;
    const char *at = text;
    if (!take_date(&at, &full.civil) || !take(&at, "T") || !take_clock(&at, &full.clock) ||
        !take_seconds(&at, &full.clock) || !take_offset(&at, &full.offset) || *at != '\0')
        return false;
    daynum date = day_from_civil(full.civil.year, full.civil.month, full.civil.day);
    if (date == DAY_NONE || !clock_is_valid(full.clock) || !offset_is_valid(full.offset))
        return false;
    out->offset_s = offset_seconds(full.offset);
    out->unix_s = day_start_instant(date, out->offset_s, 0) + clock_second(full.clock);
    return true;
}

bool when_read_hours(const char *name, const char *text, int *from_min, int *until_min, struct error *error)
{
    struct asked asked = {name, text, NULL, error};
    const char  *at = text;
    struct clock from, until;
    if (!take_clock(&at, &from) || !take(&at, "-") || !take_clock(&at, &until) || *at != '\0')
        return refuse(&asked, "is no span of hours; write it like \"08:00-23:00\"");
    bool ends_at_midnight = until.hour == 24 && until.minute == 0;
    if (!clock_is_valid(from) || !(clock_is_valid(until) || ends_at_midnight))
        return refuse(&asked, "holds no time of day; hours go from 00:00 to 24:00");
    if (clock_second(from) == clock_second(until))
        return refuse(&asked, "ends when it begins; for the whole day write \"00:00-24:00\"");
    *from_min = clock_second(from) / MINUTE;
    *until_min = clock_second(until) / MINUTE;
    return true;
}

bool when_within_hours(int minute, int from_min, int until_min)
{
    if (from_min <= until_min)
        return minute >= from_min && minute < until_min;
    return minute >= from_min || minute < until_min;
}
