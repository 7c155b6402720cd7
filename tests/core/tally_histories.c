/*
 * The tally against the slow model, on random lives; on 200,000 of them with EVERY=1.
 */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "core/arena.h"
#include "core/tally.h"
#include "support/all_tries.h"
#include "support/core_history.h"

enum { HISTORIES = 13000, HISTORIES_ALL = 200000 };

static void random_histories_agree_with_the_model(void **state)
{
    (void)state;
    static struct history history;
    static struct model   model;
    for (unsigned seed = 1, last = (unsigned)tries_count(HISTORIES, HISTORIES_ALL); seed <= last; seed++) {
        struct arena arena = {0};
        struct tally tally;
        char         what[32];
        snprintf(what, sizeof what, "history %u", seed);
        history_make(seed, &history);
        tally_compute(&history.input, &arena, &tally);
        model_tally(&history.input, &model);
        model_assert_same(what, &tally, &model.tally);
        arena_free(&arena);
    }
}

static void no_number_is_ever_negative(void **state)
{
    (void)state;
    static struct history history;
    for (unsigned seed = 1; seed <= HISTORIES; seed++) {
        struct arena arena = {0};
        struct tally tally;
        history_make(seed, &history);
        /* The clock is set back, day by day, until before the start. */
        for (int back = 0; back < 8; back++) {
            tally_compute(&history.input, &arena, &tally);
            int32_t least = tally.starts_in_days | tally.streak_days | tally.longest_days | tally.total_days |
                            tally.break_days | tally.kept_days | tally.kept_last_30 | tally.kept_last_90 |
                            tally.look_days | tally.unanswered;
            assert_true(least >= 0 && tally.elapsed_s >= 0); /* the sign survives an or */
            for (size_t i = 0; i < tally.streak_count; i++)
                assert_true(tally.streaks[i].days >= 0);
            assert_int_equal(tally.total_days, tally.kept_days + tally.break_days);
            int days = 1 << (back * 3 / 2);
            history.input.today -= days;
            history.input.now.unix_s -= days * (int64_t)(24 * 60 * 60);
        }
        arena_free(&arena);
    }
}

static daynum cut_last_day(const struct tally_contact *contact, daynum today)
{
    daynum last = contact->until > contact->day ? contact->until : contact->day;
    return last < today ? last : today;
}

static bool may_matter(const struct tally_contact *contact, const struct tally_input *input)
{
    return contact->breaks && contact->day <= input->today && cut_last_day(contact, input->today) >= input->started_on;
}

/* What the header promises to those who read no more rows than they must. */
static void the_current_count_needs_only_the_contacts_of_its_last_three_days(void **state)
{
    (void)state;
    static struct history history;
    int                   fewer = 0;
    for (unsigned seed = 1; seed <= HISTORIES; seed++) {
        struct arena arena = {0};
        struct tally all, some;
        history_make(seed, &history);
        struct tally_input *input = &history.input;
        tally_compute(input, &arena, &all);
        daynum latest = DAY_NONE;
        for (size_t i = 0; i < input->contact_count; i++) {
            if (may_matter(&input->contacts[i], input) && cut_last_day(&input->contacts[i], input->today) > latest)
                latest = cut_last_day(&input->contacts[i], input->today);
        }
        size_t kept = 0;
        for (size_t i = 0; i < input->contact_count; i++) {
            if (may_matter(&history.contacts[i], input) &&
                cut_last_day(&history.contacts[i], input->today) >= latest - 2)
                history.contacts[kept++] = history.contacts[i];
        }
        fewer += kept < input->contact_count;
        input->contact_count = kept;
        tally_compute(input, &arena, &some);
        if (some.since != all.since || some.streak_days != all.streak_days || some.elapsed_s != all.elapsed_s ||
            some.began_unix_s != all.began_unix_s)
            fail_msg("history %u: since %d, not %d", seed, some.since, all.since);
        arena_free(&arena);
    }
    assert_true(fewer > HISTORIES / 2);
}

/* A test that never meets a case proves nothing about it. */
static void the_histories_hold_what_they_are_meant_to(void **state)
{
    (void)state;
    static struct history history;
    int ahead = 0, set_back = 0, merged = 0, following = 0, lasting = 0, out_of_time = 0, midnight = 0, leap = 0,
        ties = 0, from_before = 0, anew = 0, too_early = 0, waits = 0, waited = 0, timed = 0;
    for (unsigned seed = 1; seed <= HISTORIES; seed++) {
        struct arena arena = {0};
        struct tally tally;
        history_make(seed, &history);
        const struct tally_input *input = &history.input;
        tally_compute(input, &arena, &tally);
        ahead += tally.starts_in_days > 0;
        timed += input->has_started_at && tally.break_count == 0 && tally.began_unix_s == input->started_at_unix_s;
        for (size_t i = 0; i < tally.break_count; i++) {
            merged += tally.breaks[i].contact_count > 1 && tally.breaks[i].to > tally.breaks[i].from;
            following += i > 0 && tally.breaks[i].from == tally.breaks[i - 1].to + 1;
        }
        for (size_t i = 0; i < input->contact_count; i++) {
            const struct tally_contact *one = &input->contacts[i];
            bool                        breaks = tally_is_break(one, input->started_on, input->today);
            struct civil                date = day_to_civil(one->day);
            from_before += breaks && one->day <= input->started_on;
            too_early += one->breaks && one->day == input->started_on && input->has_started_at &&
                         one->until == DAY_NONE && one->at.unix_s < input->started_at_unix_s;
            anew += tally.break_count == 0 && tally_restarts(one, input);
            if (one->waiting && one->day >= input->started_on && one->day <= input->today) {
                waits += input->now.unix_s - one->at.unix_s == TALLY_WAITING_S - 1;
                waited += input->now.unix_s - one->at.unix_s == TALLY_WAITING_S;
            }
            set_back += one->at.unix_s > input->now.unix_s;
            lasting += breaks && one->until > input->today;
            midnight += breaks && one->at.unix_s == day_start_instant(one->day, one->at.offset_s, input->day_start_h);
            leap += breaks && date.month == 2 && date.day == 29;
            for (size_t k = 0; k < i; k++) {
                const struct tally_contact *other = &input->contacts[k];
                ties += breaks && one->day == other->day && one->at.unix_s == other->at.unix_s;
                out_of_time += breaks && (one->day < other->day) != (one->at.unix_s < other->at.unix_s);
            }
        }
        arena_free(&arena);
    }
    const int counts[] = {ahead, set_back,    merged, following, lasting, out_of_time, midnight, leap,
                          ties,  from_before, anew,   too_early, waits,   waited,      timed};
    for (size_t i = 0; i < sizeof counts / sizeof counts[0]; i++) {
        if (counts[i] < 300)
            fail_msg("case %zu came up only %d times", i, counts[i]);
    }
}

static void a_day_is_what_the_calendar_on_the_wall_says(void **state)
{
    (void)state;
    static struct history history;
    for (unsigned seed = 1; seed <= HISTORIES; seed++) {
        history_make(seed, &history);
        for (size_t i = 0; i < history.input.contact_count; i++) {
            struct moment at = history.contacts[i].at;
            int           day_start_h = (int)(seed % 7);
            daynum        day = model_day(at.unix_s, at.offset_s, day_start_h);
            assert_int_equal(day_of_instant(at.unix_s, at.offset_s, day_start_h), day);
        }
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(random_histories_agree_with_the_model),
        cmocka_unit_test(no_number_is_ever_negative),
        cmocka_unit_test(the_current_count_needs_only_the_contacts_of_its_last_three_days),
        cmocka_unit_test(the_histories_hold_what_they_are_meant_to),
        cmocka_unit_test(a_day_is_what_the_calendar_on_the_wall_says),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
