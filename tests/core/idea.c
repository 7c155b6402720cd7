#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <string.h>

#include "core/idea.h"
#include "support/all_random.h"

enum { HISTORIES = 300, YEARS = 20, DAYS = YEARS * 366, IDEAS = 200, NEVER = INT32_MIN / 2 };

/* data/text/goals.txt */
static const struct {
    const char *area, *kind, *title, *detail, *fits, *time;
} rows[] = {
#include "goals.def"
};

struct table {
    enum phase_key phases[IDEAS];
    size_t         count, from_rebuild;
};

static struct table real_table(void)
{
    struct table table = {.count = 0};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if (strcmp(rows[i].kind, "idea") != 0)
            continue;
        enum phase_key phase = PHASE_DETOX;
        while (strcmp(phase_name(phase), rows[i].fits) != 0)
            phase++;
        assert_true(phase >= PHASE_REBUILD && table.count < IDEAS);
        table.from_rebuild += phase == PHASE_REBUILD;
        table.phases[table.count++] = phase;
    }
    return table;
}

/* A table of any length, in any order. */
static struct table random_table(struct random *random)
{
    struct table table = {.count = random_index(random, IDEAS)};
    int          later = (int)random_between(random, 0, 10);
    for (size_t i = 0; i < table.count; i++) {
        enum phase_key phase = random_between(random, 1, 10) > later ? PHASE_REBUILD : PHASE_SETTLE;
        if (phase == PHASE_SETTLE && random_one_in(random, 2))
            phase = PHASE_DECIDE;
        table.from_rebuild += phase == PHASE_REBUILD;
        table.phases[i] = phase;
    }
    return table;
}

struct shown {
    int weeks, later, by_kind[PHASE_KEYS];
};

/*
 * Twenty years day by day, with slips now and then, sometimes a changed target. `full`: the table is long enough to have an
 * idea for each week.
 */
static void live(struct random *random, const struct table *table, bool full, struct shown *shown)
{
    daynum  today = (daynum)random_between(random, DAY_FIRST, DAY_LAST - DAYS);
    int32_t streak = (int32_t)random_between(random, 0, 200), target = (int32_t)random_between(random, 1, 200);
    int     slips = (int)random_between(random, 20, 800);
    int32_t last_week[IDEAS];
    for (size_t i = 0; i < IDEAS; i++)
        last_week[i] = NEVER;
    size_t  of_this_week = IDEAS;
    int32_t week = 0; /* counted here, from the first Monday on */
    for (int day = 0; day < DAYS; day++, today++, streak++) {
        if (day_weekday(today) == MONDAY) {
            week++;
            of_this_week = IDEAS;
            if (random_one_in(random, 200))
                target = (int32_t)random_between(random, 1, 200);
        }
        if (random_one_in(random, (unsigned)slips))
            streak = 0;
        size_t at = IDEAS;
        bool   found = idea_of_week(table->phases, table->count, today, streak, target, &at);
        if (streak < 30) {
            assert_false(found);
            continue;
        }
        assert_true(found || !full);
        if (!found)
            continue;
        assert_true(at < table->count);
        assert_true(table->phases[at] <= phase_at(streak, target, RULES_STANDARD).key);
        if (of_this_week == IDEAS) {
            if (week - last_week[at] <= IDEA_WEEKS_APART)
                fail_msg("idea %zu of %zu comes again after %d weeks", at, table->count, week - last_week[at]);
            last_week[at] = week;
            of_this_week = at;
            shown->weeks++;
            shown->later += table->phases[at] > PHASE_REBUILD;
            shown->by_kind[table->phases[at]]++;
        }
        assert_int_equal(at, of_this_week); /* the same all week */
    }
}

static void the_real_ideas_are_enough(void **state)
{
    (void)state;
    struct table table = real_table();
    assert_true(table.from_rebuild >= IDEA_REBUILD_LEAST);
    assert_true(table.count - table.from_rebuild >= IDEA_LATER_LEAST);
}

static void each_week_from_day_30_on_has_an_idea_and_none_comes_twice_in_a_year(void **state)
{
    (void)state;
    struct table  table = real_table();
    struct random random = {.state = 4};
    struct shown  shown = {.weeks = 0};
    for (int i = 0; i < HISTORIES; i++)
        live(&random, &table, true, &shown);
    assert_true(shown.weeks > HISTORIES * YEARS * 10);
    assert_in_range(shown.later, shown.weeks / 10, shown.weeks / 2 + HISTORIES);
    for (enum phase_key phase = PHASE_REBUILD; phase <= PHASE_DECIDE; phase++)
        assert_true(shown.by_kind[phase] > HISTORIES);
}

static void with_any_table_none_comes_twice_in_a_year(void **state)
{
    (void)state;
    struct random random = {.state = 5};
    struct shown  shown = {.weeks = 0};
    for (int i = 0; i < HISTORIES; i++) {
        struct table table = random_table(&random);
        live(&random, &table, table.from_rebuild >= IDEA_REBUILD_LEAST, &shown);
    }
    assert_true(shown.weeks > HISTORIES * YEARS && shown.later > HISTORIES);
}

/* With an even number of ideas from rebuild half of them would only ever fall into weeks that have a later one. */
static void all_ideas_come_in_the_end(void **state)
{
    (void)state;
    struct table table = real_table();
    bool         seen[IDEAS] = {false};
    for (int32_t streak = 30; streak < 3000; streak++) {
        size_t at = 0;
        assert_true(idea_of_week(table.phases, table.count, 20000 + streak, streak, 90, &at));
        seen[at] = true;
    }
    for (size_t i = 0; i < table.count; i++)
        assert_true(seen[i]);
}

static void a_phase_that_begins_on_a_wednesday_changes_the_idea_on_monday(void **state)
{
    (void)state;
    enum phase_key phases[IDEAS];
    int            changes = 0;
    for (size_t i = 0; i < IDEAS; i++)
        phases[i] = i % 2 == 0 ? PHASE_REBUILD : PHASE_SETTLE;
    for (int week = 0; week < 10; week++) {
        daynum monday = day_week_start(20000) + 7 * week;
        size_t on_monday = 0, on_sunday = 0, a_week_later = 0;
        assert_true(idea_of_week(phases, IDEAS, monday, 75, 90, &on_monday));
        assert_true(idea_of_week(phases, IDEAS, monday + 6, 81, 90, &on_sunday));
        assert_true(idea_of_week(phases, IDEAS, monday + 7, 82, 90, &a_week_later));
        assert_int_equal(on_monday, on_sunday);
        assert_int_equal(phases[on_monday], PHASE_REBUILD);
        changes += phases[a_week_later] == PHASE_SETTLE;
    }
    assert_int_equal(changes, 5);
}

static void a_short_target_leaves_phases_out_and_no_week(void **state)
{
    (void)state;
    struct table table = real_table();
    for (int32_t target = 1; target < 100; target++) {
        for (int32_t streak = 0; streak < 120; streak++) {
            size_t at = 0;
            assert_int_equal(idea_of_week(table.phases, table.count, 20000, streak, target, &at), streak >= 30);
        }
    }
}

static void no_ideas_are_none(void **state)
{
    (void)state;
    size_t at = 7;
    assert_false(idea_of_week(NULL, 0, 20000, 300, 90, &at));
    assert_int_equal(at, 7);
}

enum { PROMPTS = 60 };

static void each_prompt_comes_once_before_any_comes_again(void **state)
{
    (void)state;
    for (size_t count = 1; count <= PROMPTS; count++) {
        daynum starts[] = {DAY_FIRST, -30, 0, 20000, DAY_LAST - (daynum)count + 1};
        for (size_t s = 0; s < sizeof starts / sizeof starts[0]; s++) {
            bool seen[PROMPTS] = {false};
            for (size_t i = 0; i < count; i++) {
                size_t index = idea_prompt(starts[s] + (daynum)i, count);
                assert_true(index < count);
                assert_false(seen[index]);
                seen[index] = true;
            }
        }
    }
}

static void no_two_days_running_have_the_same_prompt(void **state)
{
    (void)state;
    for (size_t count = 2; count <= PROMPTS; count++) {
        for (daynum day = -500; day < 500; day++)
            assert_int_not_equal(idea_prompt(day, count), idea_prompt(day + 1, count));
    }
}

static void the_next_on_request_is_the_one_of_tomorrow(void **state)
{
    (void)state;
    for (daynum day = 20000; day < 20100; day++)
        assert_int_equal((idea_prompt(day, 9) + 1) % 9, idea_prompt(day + 1, 9));
}

static void a_list_of_one_has_the_same_prompt_each_day(void **state)
{
    (void)state;
    for (daynum day = -10; day < 10; day++)
        assert_int_equal(idea_prompt(day, 1), 0);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_prompt_comes_once_before_any_comes_again),
        cmocka_unit_test(no_two_days_running_have_the_same_prompt),
        cmocka_unit_test(the_next_on_request_is_the_one_of_tomorrow),
        cmocka_unit_test(a_list_of_one_has_the_same_prompt_each_day),
        cmocka_unit_test(the_real_ideas_are_enough),
        cmocka_unit_test(each_week_from_day_30_on_has_an_idea_and_none_comes_twice_in_a_year),
        cmocka_unit_test(with_any_table_none_comes_twice_in_a_year),
        cmocka_unit_test(all_ideas_come_in_the_end),
        cmocka_unit_test(a_phase_that_begins_on_a_wednesday_changes_the_idea_on_monday),
        cmocka_unit_test(a_short_target_leaves_phases_out_and_no_week),
        cmocka_unit_test(no_ideas_are_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
