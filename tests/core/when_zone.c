/*
 * Local times against a model that watches a clock minute by minute, near the changes of six zones.
 */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>

#include "core/when.h"
#include "support/all_random.h"
#include "support/core_zone.h"

enum { DAY = 86400 };

/* The first instant at which the clock shows this, found by watching it: no zone is more than 14 hours from UTC. */
static bool slow_from_local(int64_t local, struct zone zone, int64_t *out)
{
    for (int64_t t = local - 15 * 3600; t <= local + 15 * 3600; t += 60) {
        if (t + zone.offset_at(zone.context, t) == local) {
            *out = t;
            return true;
        }
    }
    return false;
}

/* An instant within a day and a half of a change. */
static int64_t near_a_change(struct random *random, const struct zone_rules *rules)
{
    int     year = (int)random_between(random, 1995, 2045);
    int64_t at = random_one_in(random, 2) ? zone_summer_begins(rules, year) : zone_summer_ends(rules, year);
    int64_t span = random_one_in(random, 2) ? 3 * 3600 : 36 * 3600;
    return at + random_between(random, -span, span);
}

static void local_times_agree_with_watching_the_clock(void **state)
{
    (void)state;
    struct random random = {.state = 21};
    int           skipped = 0, repeated = 0;
    for (int i = 0; i < 6000; i++) {
        const struct zone_rules *rules = &zone_rules[i % ZONES];
        struct zone              zone = zone_of(rules);
        int64_t                  at = near_a_change(&random, rules);
        int64_t                  local = at + (random_one_in(&random, 2) ? rules->standard_s : rules->summer_s);
        daynum                   date = day_of_instant(local, 0, 0);
        int64_t                  slow;
        struct moment            moment;
        bool                     exists = slow_from_local(local, zone, &slow);
        assert_int_equal(when_from_local(date, (int32_t)(local - date * INT64_C(86400)), zone, &moment), exists);
        if (!exists) {
            skipped++;
            continue;
        }
        assert_int_equal(moment.unix_s, slow);
        assert_int_equal(moment.offset_s, zone.offset_at(zone.context, slow));
        int64_t later = slow + rules->summer_s - rules->standard_s;
        repeated += later + zone.offset_at(zone.context, later) == local;
    }
    assert_in_range(skipped, 100, 3000);
    assert_in_range(repeated, 100, 3000);
}

/*
 * The date of the last such clock time: the latest one on which the clock has already shown this time or a later one. The clock is
 * watched for two days up to now.
 */
static daynum slow_last_date(int32_t second, const struct present *present)
{
    int64_t latest = INT64_MIN;
    for (int64_t t = present->now.unix_s; t > present->now.unix_s - 2 * DAY; t--) {
        int64_t local = t + present->zone.offset_at(present->zone.context, t);
        if (local > latest)
            latest = local;
        if (t % 60 == 0)
            t -= 59; /* only the seconds of now's minute, then whole minutes */
    }
    return day_of_instant(latest - second, 0, 0);
}

static void times_of_the_clock_agree_with_watching_it(void **state)
{
    (void)state;
    struct random random = {.state = 22};
    int           refused = 0;
    for (int i = 0; i < 3000; i++) {
        const struct zone_rules *rules = &zone_rules[i % ZONES];
        int64_t                  now = near_a_change(&random, rules);
        struct present           present = when_present(now * 1000, zone_of(rules), 0);
        int64_t other = random_one_in(&random, 2) ? now + random_between(&random, -4 * 3600, 4 * 3600) : now;
        int32_t second = when_second((struct moment){other, present.now.offset_s}) / 60 * 60;
        char    text[16];
        snprintf(text, sizeof text, "%02d:%02d", second / 3600, second % 3600 / 60);
        int64_t slow;
        bool exists = slow_from_local(slow_last_date(second, &present) * INT64_C(86400) + second, present.zone, &slow);
        struct moment moment;
        struct error  error;
        assert_int_equal(when_read("--at", text, &present, &moment, &error), exists);
        if (exists)
            assert_int_equal(moment.unix_s, slow);
        else
            refused++;
        if (exists)
            assert_true(moment.unix_s <= now);
    }
    assert_in_range(refused, 20, 2000);
}

static void days_ago_keep_the_clock_time(void **state)
{
    (void)state;
    struct random random = {.state = 23};
    for (int i = 0; i < 3000; i++) {
        const struct zone_rules *rules = &zone_rules[i % ZONES];
        struct present           present = when_present(near_a_change(&random, rules) * 1000, zone_of(rules), 0);
        int                      days = (int)random_between(&random, 0, 3);
        char                     text[16];
        snprintf(text, sizeof text, "%dd ago", days);
        int64_t       slow, local = present.now.unix_s + present.now.offset_s - (int64_t)days * DAY;
        bool          exists = slow_from_local(local, present.zone, &slow);
        struct moment moment;
        struct error  error;
        assert_int_equal(when_read("--at", text, &present, &moment, &error), exists);
        if (exists)
            assert_int_equal(moment.unix_s, slow);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(local_times_agree_with_watching_the_clock),
        cmocka_unit_test(times_of_the_clock_agree_with_watching_it),
        cmocka_unit_test(days_ago_keep_the_clock_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
