#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <math.h>
#include <string.h>
#include <strings.h>

#include "core/arena.h"
#include "core/insight.h"
#include "support/all_random.h"
#include "support/core_model.h"

/*
 * Random histories against a second, slow and obvious way to count: for every figure it asks every row, and walks the calendar day
 * by day. It shares no code with insight.c; days and hours it takes from the instants.
 */
enum { ROWS = 60, HISTORIES = 5000, DAY_S = 86400, HOUR_S = 3600, SPAN = 160 };

struct raw {
    int64_t at_unix_s;
    int32_t offset_s;
};

struct life {
    struct raw           raws[ROWS];
    struct insight_urge  urges[ROWS];
    struct insight_mood  moods[ROWS];
    daynum               looks[ROWS];
    struct tally_break   breaks[4];
    struct tally_streak  streaks[5];
    struct tally         tally;
    struct insight_input input;
    int                  day_start_h;
    daynum               days[ROWS]; /* of the urges, with their weekdays and hours, as the model tells them */
    int                  weekdays[ROWS], hours[ROWS];
};

static const char *const triggers[] = {"our song", "photos", "alone", "a dream", "Our song"}; /* two of them are one */

static void make_urges(struct random *random, struct life *life, daynum today)
{
    static const int32_t offsets[] = {0, 3600, -18000, 20700, 50400, -64800, 64800};
    life->input.urge_count = random_index(random, ROWS + 1);
    for (size_t i = 0; i < life->input.urge_count; i++) {
        struct raw *raw = &life->raws[i];
        raw->offset_s = offsets[random_index(random, sizeof offsets / sizeof *offsets)];
        raw->at_unix_s =
            (int64_t)(today - random_between(random, -3, SPAN)) * DAY_S + random_between(random, 0, DAY_S - 1);
        struct moment at = {.unix_s = raw->at_unix_s, .offset_s = raw->offset_s};
        life->urges[i] = (struct insight_urge){
            .day = day_of_instant(at.unix_s, at.offset_s, life->day_start_h),
            .hour = (uint8_t)insight_hour(at),
            .intensity = (uint8_t)(random_one_in(random, 4) ? 0 : random_between(random, 1, 10)),
            .after = (uint8_t)random_between(random, 0, 10),
            .outcome = (enum urge_outcome)random_index(random, URGE_OUTCOMES),
            .trigger = random_one_in(random, 3) ? NULL : triggers[random_index(random, 5)],
        };
    }
}

static void make_breaks(struct random *random, struct life *life, daynum started_on, daynum today)
{
    size_t count = 0;
    daynum from = started_on;
    for (daynum day = started_on + 1; day <= today && count < 4; day++) {
        if (!random_one_in(random, 30))
            continue;
        daynum to = day + (daynum)random_between(random, 0, 9);
        to = to > today ? today : to;
        life->breaks[count] = (struct tally_break){.from = day, .to = to};
        life->streaks[count++] = (struct tally_streak){.from = from, .to = day, .days = day - from};
        from = to;
        day = to;
    }
    life->streaks[count] = (struct tally_streak){.from = from, .to = today, .days = today - from};
    life->tally = (struct tally){.streak_days = today - from,
                                 .breaks = life->breaks,
                                 .break_count = count,
                                 .streaks = life->streaks,
                                 .streak_count = count + 1};
}

static void make_life(uint64_t seed, struct life *life)
{
    struct random random = {.state = seed};
    daynum        today = (daynum)random_between(&random, 18000, 24000);
    memset(life, 0, sizeof *life);
    life->day_start_h = (int)random_between(&random, 0, 6);
    enum insight_window window = (enum insight_window)random_index(&random, INSIGHT_WINDOWS);
    life->input = (struct insight_input){.today = today,
                                         .from = insight_from(window, today),
                                         .first = DAY_NONE,
                                         .urges = life->urges,
                                         .moods = life->moods,
                                         .looks = life->looks,
                                         .tally = &life->tally};
    make_urges(&random, life, today);
    life->input.mood_count = random_index(&random, ROWS + 1);
    for (size_t i = 0; i < life->input.mood_count; i++)
        life->moods[i] = (struct insight_mood){today - (daynum)random_between(&random, -2, SPAN),
                                               (int)random_between(&random, 1, 5)};
    life->input.look_count = random_index(&random, 12);
    for (size_t i = 0; i < life->input.look_count; i++)
        life->looks[i] = today - (daynum)random_between(&random, -2, SPAN);
    make_breaks(&random, life, today - (daynum)random_between(&random, 0, SPAN), today);
    for (size_t i = 0; i < life->input.urge_count; i++)
        if (life->input.first == DAY_NONE || life->urges[i].day < life->input.first)
            life->input.first = life->urges[i].day;
    for (size_t i = 0; i < life->input.mood_count; i++)
        if (life->input.first == DAY_NONE || life->moods[i].day < life->input.first)
            life->input.first = life->moods[i].day;
}

/* The weekday by counting on from 2016-07-18, a Monday. */
static int model_weekday(daynum day)
{
    int weekday = 0;
    for (daynum at = 17000; at < day; at++)
        weekday = weekday == 6 ? 0 : weekday + 1;
    return weekday;
}

static int model_hour(const struct raw *raw)
{
    int64_t second = raw->at_unix_s + raw->offset_s;
    while (second >= DAY_S)
        second -= second >= 1000 * (int64_t)DAY_S ? 1000 * (int64_t)DAY_S : DAY_S;
    return (int)(second / HOUR_S);
}

static bool counts(const struct life *life, daynum day)
{
    return day <= life->input.today && (life->input.from == DAY_NONE || day >= life->input.from);
}

static void expect_cells(const struct life *life, const struct insights *got)
{
    int64_t total = 0, most = 0;
    int     hardest = 0;
    for (int weekday = 0; weekday < 7; weekday++) {
        for (int hour = 0; hour < 24; hour++) {
            struct insight_group want = {0};
            for (size_t i = 0; i < life->input.urge_count; i++) {
                const struct insight_urge *urge = &life->urges[i];
                if (!counts(life, life->days[i]) || life->weekdays[i] != weekday || life->hours[i] != hour)
                    continue;
                want.count++;
                if (urge->intensity != 0) {
                    want.rated++;
                    want.intensity_sum += urge->intensity;
                }
                want.resisted += urge->outcome == URGE_RESISTED ? 1 : 0;
                want.gave_in += urge->outcome == URGE_GAVE_IN ? 1 : 0;
            }
            assert_memory_equal(&got->cells[weekday][hour], &want, sizeof want);
            total += want.count;
            if (want.count > most) {
                most = want.count;
                hardest = weekday * 24 + hour;
            }
        }
    }
    assert_int_equal(got->urges, total);
    assert_int_equal(got->hardest_is_known, total >= 20);
    if (total >= 20)
        assert_int_equal((int)got->hardest_weekday * 24 + got->hardest_hour, hardest);
}

static void expect_triggers(const struct life *life, const struct insights *got)
{
    int64_t named = 0;
    for (size_t t = 0; t < sizeof triggers / sizeof *triggers - 1; t++) {
        int64_t want = 0, resisted = 0, found = 0, as_written = 0;
        for (size_t i = 0; i < life->input.urge_count; i++) {
            const struct insight_urge *urge = &life->urges[i];
            if (urge->trigger && strcasecmp(urge->trigger, triggers[t]) == 0 && counts(life, life->days[i])) {
                want++;
                as_written += strcmp(urge->trigger, triggers[t]) == 0;
                resisted += urge->outcome == URGE_RESISTED ? 1 : 0;
            }
        }
        for (size_t i = 0; i < got->trigger_count; i++) {
            if (strcasecmp(got->triggers[i].trigger, triggers[t]) == 0) {
                found++; /* called as most of them are written */
                bool is_as_written = strcmp(got->triggers[i].trigger, triggers[t]) == 0;
                assert_true(2 * as_written == want || is_as_written == (2 * as_written > want));
                assert_int_equal(got->triggers[i].group.count, want);
                assert_int_equal(got->triggers[i].group.resisted, resisted);
            }
        }
        assert_int_equal(found, want > 0);
        named += want;
    }
    assert_int_equal(got->named, named);
    for (size_t i = 1; i < got->trigger_count; i++) {
        const struct insight_trigger *before = &got->triggers[i - 1], *here = &got->triggers[i];
        assert_true(before->group.count > here->group.count ||
                    (before->group.count == here->group.count && strcmp(before->trigger, here->trigger) < 0));
    }
}

static daynum model_monday(daynum day)
{
    while (model_weekday(day) != 0)
        day--;
    return day;
}

static void expect_week(const struct life *life, const struct insight_week *got, daynum monday)
{
    int64_t urges = 0, moods = 0, mood_sum = 0;
    bool    has_break = false;
    assert_int_equal(got->monday, monday);
    for (daynum day = monday; day < monday + 7; day++) {
        for (size_t i = 0; i < life->input.urge_count; i++)
            urges += life->days[i] == day && counts(life, day) ? 1 : 0;
        for (size_t i = 0; i < life->input.mood_count; i++) {
            if (life->moods[i].day == day && counts(life, day)) {
                moods++;
                mood_sum += life->moods[i].mood;
            }
        }
        for (size_t i = 0; i < life->tally.break_count; i++)
            has_break = has_break || (life->breaks[i].from <= day && day <= life->breaks[i].to);
    }
    assert_int_equal(got->urges.count, urges);
    assert_int_equal(got->moods, moods);
    assert_int_equal(got->mood_sum, mood_sum);
    assert_int_equal(got->has_break, has_break);
    bool is_whole = true;
    for (daynum day = monday; day < monday + 7; day++)
        is_whole = is_whole && day >= life->input.first && day < life->input.today;
    assert_int_equal(got->is_whole, is_whole);
}

static void expect_weeks(const struct life *life, const struct insights *got)
{
    daynum first = life->input.first, from = life->input.from, today = life->input.today;
    size_t at = 0;
    if (first != DAY_NONE && first <= today) {
        daynum begin = model_monday(from != DAY_NONE && from > first ? from : first);
        for (daynum monday = begin; monday <= today; monday += 7) {
            assert_true(at < got->week_count);
            expect_week(life, &got->weeks[at++], monday);
        }
    }
    assert_int_equal(got->week_count, at);
    struct trend_point points[SPAN];
    size_t             count = 0;
    for (size_t i = 0; i < got->week_count; i++)
        if (got->weeks[i].is_whole)
            points[count++] = (struct trend_point){(double)i, (double)got->weeks[i].urges.count};
    struct arena arena = {0};
    struct trend want = trend_compute(points, count, TREND_Z_95, &arena);
    assert_int_equal(got->whole_weeks, count);
    assert_int_equal(got->urge_trend.sign, want.sign);
    assert_true(fabs(got->urge_trend.slope - want.slope) < 1e-12);
    arena_free(&arena);
}

static void expect_looks(const struct life *life, const struct insights *got)
{
    static const int32_t starts[] = {0, 1, 3, 7, 14};
    int64_t              days[5] = {0}, urges[5] = {0}, looks = 0;
    for (size_t i = 0; i < life->input.look_count; i++)
        looks += counts(life, life->looks[i]) ? 1 : 0;
    int32_t since = -1; /* days since the last look; -1: none yet */
    for (daynum day = life->input.today - 2 * SPAN; day <= life->input.today; day++) {
        since += since >= 0 ? 1 : 0;
        for (size_t i = 0; i < life->input.look_count; i++)
            since = life->looks[i] == day && counts(life, day) ? 0 : since;
        int reach = 4;
        while (reach > 0 && since < starts[reach])
            reach--;
        if (since < 0)
            continue;
        days[reach]++;
        for (size_t i = 0; i < life->input.urge_count; i++)
            urges[reach] += life->days[i] == day && counts(life, day) ? 1 : 0;
    }
    assert_int_equal(got->looks, looks);
    for (int i = 0; i < 5; i++) {
        assert_int_equal(got->reaches[i].days, days[i]);
        assert_int_equal(got->reaches[i].urges, urges[i]);
    }
}

static void expect_moods_and_gaps(const struct life *life, const struct insights *got)
{
    double  sum = 0;
    int64_t moods = 0;
    size_t  gaps = 0;
    for (int mood = 1; mood <= 5; mood++) {
        int64_t want = 0;
        for (size_t i = 0; i < life->input.mood_count; i++)
            want += life->moods[i].mood == mood && counts(life, life->moods[i].day) ? 1 : 0;
        assert_int_equal(got->mood_counts[mood - 1], want);
        moods += want;
        sum += (double)want * mood;
    }
    assert_int_equal(got->moods, moods);
    if (moods > 0)
        assert_true(fabs(got->mood_mean - sum / (double)moods) < 1e-12);
    for (size_t i = 0; i < life->tally.break_count; i++) {
        if (!counts(life, life->breaks[i].from))
            continue;
        assert_true(gaps < got->gap_count);
        assert_int_equal(got->gaps[gaps++], life->streaks[i].days);
    }
    assert_int_equal(got->gap_count, gaps);
    assert_int_equal(got->current_gap, life->tally.streak_days);
}

static void random_histories_agree_with_asking_every_row(void **state)
{
    (void)state;
    static struct life life;
    for (uint64_t seed = 1; seed <= HISTORIES; seed++) {
        struct arena    arena = {0};
        struct insights got;
        make_life(seed, &life);
        for (size_t i = 0; i < life.input.urge_count; i++) {
            life.days[i] = model_day(life.raws[i].at_unix_s, life.raws[i].offset_s, life.day_start_h);
            life.weekdays[i] = model_weekday(life.days[i]);
            life.hours[i] = model_hour(&life.raws[i]);
        }
        insight_compute(&life.input, &arena, &got);
        expect_cells(&life, &got);
        expect_triggers(&life, &got);
        expect_weeks(&life, &got);
        expect_looks(&life, &got);
        expect_moods_and_gaps(&life, &got);
        int64_t by_hour = 0, by_weekday = 0;
        for (int hour = 0; hour < INSIGHT_HOURS; hour++)
            by_hour += insight_of_hour(&got, hour);
        for (int weekday = 0; weekday < INSIGHT_WEEKDAYS; weekday++)
            by_weekday += insight_of_weekday(&got, weekday);
        assert_int_equal(by_hour, got.urges);
        assert_int_equal(by_weekday, got.urges);
        arena_free(&arena);
    }
}

static void a_window_begins_with_a_monday(void **state)
{
    (void)state;
    daynum sunday = day_from_civil(2026, 11, 22), monday = day_from_civil(2026, 11, 23);
    assert_int_equal(insight_from(INSIGHT_4_WEEKS, sunday), day_from_civil(2026, 10, 26));
    assert_int_equal(insight_from(INSIGHT_4_WEEKS, monday), day_from_civil(2026, 11, 2));
    assert_int_equal(insight_from(INSIGHT_13_WEEKS, sunday), day_from_civil(2026, 8, 24));
    assert_int_equal(insight_from(INSIGHT_YEAR, sunday), day_from_civil(2025, 11, 24));
    assert_int_equal(insight_from(INSIGHT_ALL, sunday), DAY_NONE);
}

static void nothing_at_all_gives_nothing(void **state)
{
    (void)state;
    struct tally_streak  streak = {.from = 100, .to = 103, .days = 3};
    struct tally         tally = {.streak_days = 3, .streaks = &streak, .streak_count = 1};
    struct insight_input input = {.today = 103, .from = DAY_NONE, .first = DAY_NONE, .tally = &tally};
    struct insights      got;
    struct arena         arena = {0};
    double               figure = -1;
    insight_compute(&input, &arena, &got);
    assert_int_equal(got.week_count, 0);
    assert_false(got.hardest_is_known);
    assert_false(insight_mean(&got.cells[0][0], &figure));
    assert_false(insight_rate(&got.cells[0][0], &figure));
    assert_false(insight_is_near_hardest(&got, 103, 12));
    assert_int_equal(got.current_gap, 3);
    arena_free(&arena);
}

static void the_hardest_hour_is_near_within_an_hour_of_it(void **state)
{
    (void)state;
    struct insights insights = {.hardest_is_known = true, .hardest_weekday = SUNDAY, .hardest_hour = 21};
    daynum          sunday = day_from_civil(2026, 11, 22);
    assert_false(insight_is_near_hardest(&insights, sunday, 19));
    assert_true(insight_is_near_hardest(&insights, sunday, 20));
    assert_true(insight_is_near_hardest(&insights, sunday, 21));
    assert_true(insight_is_near_hardest(&insights, sunday, 22));
    assert_false(insight_is_near_hardest(&insights, sunday, 23));
    assert_false(insight_is_near_hardest(&insights, sunday + 1, 21));
}

static void means_and_rates_are_of_what_is_known(void **state)
{
    (void)state;
    struct insight_group group = {.count = 5, .rated = 2, .intensity_sum = 13, .resisted = 3, .gave_in = 1};
    double               mean, rate;
    assert_true(insight_mean(&group, &mean));
    assert_true(insight_rate(&group, &rate));
    assert_true(fabs(mean - 6.5) < 1e-12);
    assert_true(fabs(rate - 0.75) < 1e-12);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(random_histories_agree_with_asking_every_row),
        cmocka_unit_test(a_window_begins_with_a_monday),
        cmocka_unit_test(nothing_at_all_gives_nothing),
        cmocka_unit_test(the_hardest_hour_is_near_within_an_hour_of_it),
        cmocka_unit_test(means_and_rates_are_of_what_is_known),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
