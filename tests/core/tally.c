#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "core/arena.h"
#include "core/tally.h"
#include "support/core_history.h"

enum { EXAMPLE_CONTACTS = 4, HOUR_S = 60 * 60, MIN_S = 60, DAY_S = 24 * HOUR_S };

/* Days of an example are counted from the start, which is 2026-03-01: day 0. Times are those of the clock there and then. */
enum { START = 20513 };

struct clock {
    int     day, hour, minute;
    int32_t offset_s;
};

struct example_contact {
    struct clock           at;
    enum contact_kind      kind;
    enum contact_direction direction;
    bool                   keeps;
    int                    until; /* its last day; 0: none */
    bool                   waits;
};

struct example {
    const char            *name;
    struct clock           now;
    int                    starts_later; /* moves the start */
    int                    started_h;    /* the hour at which it started in UTC; 0: only a day was given */
    int                    day_start_h;
    struct example_contact contacts[EXAMPLE_CONTACTS];
    size_t                 contact_count;
    /* What is expected. */
    struct {
        int since, streak, longest, total;
    } count;
    struct {
        int break_days, days, last_30, last_90;
    } kept;
    int     look, starts_in, unanswered;
    int64_t elapsed_s;
    bool    allowed;
};

/* Kind, direction, and whether the rules keep. */
#define OUT(kind) CONTACT_##kind, CONTACT_OUT, false
#define LOOK      CONTACT_LOOK, CONTACT_OUT, true

static const struct example examples[] = {
    {.name = "no_contact_at_all_counts_the_midnights_since_the_start",
     .now = {44, 6, 5, 0},
     .count = {0, 44, 44, 44},
     .kept = {0, 44, 30, 44},
     .look = 44,
     .elapsed_s = 44 * DAY_S + 6 * HOUR_S + 5 * MIN_S},
    {.name = "the_day_of_the_last_contact_is_day_zero",
     .now = {0, 21, 0, 0},
     .count = {0, 0, 0, 0},
     .kept = {0, 0, 0, 0},
     .look = 0,
     .elapsed_s = 21 * HOUR_S},
    {.name = "a_slip_today_sets_the_count_to_zero_and_takes_nothing_else",
     .now = {82, 22, 0, 0},
     .contacts = {{{82, 21, 14, 0}, OUT(TEXT), 0}},
     .contact_count = 1,
     .count = {82, 0, 82, 82},
     .kept = {1, 81, 29, 81},
     .look = 82,
     .elapsed_s = 46 * MIN_S},
    {.name = "a_contact_logged_late_shortens_the_streak",
     .now = {30, 12, 0, 0},
     .contacts = {{{10, 11, 0, 0}, OUT(CALL), 0}},
     .contact_count = 1,
     .count = {10, 20, 20, 30},
     .kept = {1, 29, 29, 29},
     .look = 30,
     .elapsed_s = 20 * DAY_S + HOUR_S},
    {.name = "two_breaks_on_following_days_give_a_streak_of_one_day",
     .now = {6, 12, 0, 0},
     .contacts = {{{5, 11, 0, 0}, OUT(CALL), 0}, {{6, 11, 0, 0}, OUT(CALL), 0}},
     .contact_count = 2,
     .count = {6, 0, 5, 6},
     .kept = {2, 4, 4, 4},
     .look = 6,
     .elapsed_s = HOUR_S},
    {.name = "two_contacts_on_one_day_are_one_break_and_the_later_one_counts",
     .now = {8, 0, 0, 0},
     .contacts = {{{5, 23, 0, 0}, OUT(CALL), 0}, {{5, 7, 0, 0}, OUT(MEET), 0}},
     .contact_count = 2,
     .count = {5, 3, 5, 8},
     .kept = {1, 7, 7, 7},
     .look = 8,
     .elapsed_s = 2 * DAY_S + HOUR_S},
    {.name = "the_latest_contact_of_a_break_counts_wherever_it_was_logged",
     .now = {8, 0, 0, 0},
     /* At 20:00 in New York it is later than at 23:00 in Berlin. */
     .contacts = {{{5, 20, 0, -5 * HOUR_S}, OUT(CALL), 0}, {{5, 23, 0, HOUR_S}, OUT(CALL), 0}},
     .contact_count = 2,
     .count = {5, 3, 5, 8},
     .kept = {1, 7, 7, 7},
     .look = 8,
     .elapsed_s = 47 * HOUR_S},
    {.name = "a_contact_before_the_start_breaks_nothing",
     .now = {9, 0, 0, 0},
     .contacts = {{{-1, 23, 0, 0}, OUT(CALL), 0}},
     .contact_count = 1,
     .count = {0, 9, 9, 9},
     .kept = {0, 9, 9, 9},
     .look = 9,
     .elapsed_s = 9 * DAY_S},
    {.name = "a_contact_on_the_day_of_the_start_is_no_break_and_the_clock_begins_with_it",
     .now = {9, 0, 0, 0},
     .contacts = {{{0, 23, 0, 0}, OUT(CALL), 0}, {{0, 21, 0, 0}, OUT(MEET), 0}},
     .contact_count = 2,
     .count = {0, 9, 9, 9},
     .kept = {0, 9, 9, 9},
     .look = 9,
     .elapsed_s = 8 * DAY_S + HOUR_S},
    {.name = "of_a_start_with_a_time_only_what_came_later_on_that_day_begins_the_clock_anew",
     .now = {0, 21, 30, 0},
     .started_h = 18,
     .contacts = {{{0, 17, 59, 0}, OUT(CALL), 0}, {{0, 18, 0, 0}, CONTACT_MEET, CONTACT_CHANCE, true, 0}},
     .contact_count = 2,
     .count = {0, 0, 0, 0},
     .kept = {0, 0, 0, 0},
     .look = 0,
     .elapsed_s = 3 * HOUR_S + 30 * MIN_S,
     .allowed = true},
    {.name = "a_contact_in_the_second_of_the_start_is_not_earlier",
     .now = {0, 21, 30, 0},
     .started_h = 18,
     .contacts = {{{0, 18, 0, 0}, OUT(CALL), 0}, {{0, 18, 0, 0}, CONTACT_MEET, CONTACT_CHANCE, true, 0}},
     .contact_count = 2,
     .count = {0, 0, 0, 0},
     .kept = {0, 0, 0, 0},
     .look = 0,
     .elapsed_s = 3 * HOUR_S + 30 * MIN_S,
     .allowed = true},
    {.name = "a_break_later_on_leaves_the_time_of_the_start_behind",
     .now = {3, 12, 0, 0},
     .started_h = 18,
     .contacts = {{{0, 20, 0, 0}, OUT(CALL), 0}, {{2, 12, 0, 0}, OUT(CALL), 0}},
     .contact_count = 2,
     .count = {2, 1, 2, 3},
     .kept = {1, 2, 2, 2},
     .look = 3,
     .elapsed_s = DAY_S},
    {.name = "a_stretch_from_before_the_start_is_a_break_from_the_day_after_it",
     .now = {9, 0, 0, 0},
     .contacts = {{{-3, 7, 0, 0}, OUT(MEET), 4}},
     .contact_count = 1,
     .count = {4, 5, 5, 9},
     .kept = {4, 5, 5, 5},
     .look = 9,
     .elapsed_s = 4 * DAY_S},
    {.name = "a_stretch_from_the_day_of_the_start_is_one_too",
     .now = {9, 0, 0, 0},
     .contacts = {{{0, 7, 0, 0}, OUT(MEET), 1}},
     .contact_count = 1,
     .count = {1, 8, 8, 9},
     .kept = {1, 8, 8, 8},
     .look = 9,
     .elapsed_s = 7 * DAY_S},
    {.name = "on_the_day_of_the_start_such_a_stretch_lasts_and_breaks_nothing_yet",
     .now = {0, 21, 0, 0},
     .contacts = {{{-2, 7, 0, 0}, OUT(MEET), 1}},
     .contact_count = 1,
     .count = {0, 0, 0, 0},
     .kept = {0, 0, 0, 0},
     .look = 0},
    {.name = "a_stretch_that_is_over_counts_from_the_end_of_its_last_day",
     .now = {20, 10, 0, 0},
     .day_start_h = 4,
     .contacts = {{{5, 11, 0, HOUR_S}, OUT(MEET), 12}},
     .contact_count = 1,
     .count = {12, 8, 8, 20},
     .kept = {8, 12, 12, 12},
     .look = 20,
     .elapsed_s = 7 * DAY_S + 7 * HOUR_S},
    {.name = "a_stretch_that_lasts_shows_zero_elapsed",
     .now = {20, 10, 0, 0},
     .contacts = {{{5, 11, 0, 0}, OUT(MEET), 20}},
     .contact_count = 1,
     .count = {20, 0, 5, 20},
     .kept = {16, 4, 4, 4},
     .look = 20},
    {.name = "a_stretch_lasts_until_today_is_over_here_too",
     .now = {20, 10, 0, -11 * HOUR_S}, /* where the stretch was logged it is day 21, 11:00 */
     .contacts = {{{5, 11, 0, 14 * HOUR_S}, OUT(MEET), 20}},
     .contact_count = 1,
     .count = {20, 0, 5, 20},
     .kept = {16, 4, 4, 4},
     .look = 20},
    {.name = "a_stretch_beyond_today_is_cut_to_today",
     .now = {9, 10, 0, 0},
     .contacts = {{{5, 11, 0, 0}, OUT(MEET), 20}},
     .contact_count = 1,
     .count = {9, 0, 5, 9},
     .kept = {5, 4, 4, 4},
     .look = 9},
    {.name = "until_the_same_day_is_no_stretch",
     .now = {9, 11, 0, 0},
     .contacts = {{{9, 10, 0, 0}, OUT(MEET), 9}},
     .contact_count = 1,
     .count = {9, 0, 9, 9},
     .kept = {1, 8, 8, 8},
     .look = 9,
     .elapsed_s = HOUR_S},
    {.name = "stretches_that_share_a_day_are_one_break",
     .now = {20, 0, 0, 0},
     .contacts = {{{9, 11, 0, 0}, OUT(MEET), 12}, {{5, 11, 0, 0}, OUT(MEET), 9}, {{6, 0, 0, 0}, OUT(TEXT), 0}},
     .contact_count = 3,
     .count = {12, 8, 8, 20},
     .kept = {8, 12, 12, 12},
     .look = 20,
     .elapsed_s = 7 * DAY_S},
    {.name = "stretches_on_neighbouring_days_stay_two_breaks",
     .now = {12, 0, 0, 0},
     .contacts = {{{9, 11, 0, 0}, OUT(MEET), 10}, {{2, 11, 0, 0}, OUT(MEET), 8}},
     .contact_count = 2,
     .count = {10, 2, 2, 12},
     .kept = {9, 3, 3, 3},
     .look = 12,
     .elapsed_s = DAY_S},
    {.name = "a_contact_ahead_of_a_clock_set_back_waits_for_its_day",
     .now = {9, 11, 0, 0},
     .contacts = {{{10, 0, 0, 0}, OUT(TEXT), 0},
                  {{10, 0, 0, 0}, LOOK, 0},
                  {{10, 0, 0, 0}, CONTACT_TEXT, CONTACT_IN, true, 0},
                  {{10, 0, 0, 0}, CONTACT_CALL, CONTACT_OUT, true, 0}},
     .contact_count = 4,
     .count = {0, 9, 9, 9},
     .kept = {0, 9, 9, 9},
     .look = 9,
     .elapsed_s = 9 * DAY_S + 11 * HOUR_S},
    {.name = "a_contact_later_today_never_gives_a_negative_time",
     .now = {9, 11, 0, 0},
     .contacts = {{{9, 12, 0, 0}, OUT(TEXT), 0}},
     .contact_count = 1,
     .count = {9, 0, 9, 9},
     .kept = {1, 8, 8, 8},
     .look = 9},
    {.name = "a_start_ahead_of_time_is_one_streak_of_zero_days",
     .now = {-5, 11, 0, 0},
     .contacts = {{{-6, 12, 0, 0}, OUT(TEXT), 0},
                  {{-6, 12, 0, 0}, LOOK, 0},
                  {{-6, 12, 0, 0}, CONTACT_TEXT, CONTACT_IN, true, 0}},
     .contact_count = 3,
     .count = {0, 0, 0, 0},
     .kept = {0, 0, 0, 0},
     .look = 0,
     .starts_in = 5},
    {.name = "a_start_ahead_has_begun_nowhere_not_even_further_east",
     .now = {0, 20, 0, -11 * HOUR_S}, /* the start was set in UTC, where its day is 7 hours old */
     .starts_later = 1,
     .count = {1, 0, 0, 0},
     .kept = {0, 0, 0, 0},
     .look = 0,
     .starts_in = 1},
    {.name = "the_windows_of_30_and_90_days_hold_today",
     .now = {100, 0, 0, 0},
     .contacts = {{{70, 12, 0, 0}, OUT(TEXT), 71}, {{10, 12, 0, 0}, OUT(TEXT), 11}},
     .contact_count = 2,
     .count = {71, 29, 59, 100},
     .kept = {4, 96, 29, 87},
     .look = 100,
     .elapsed_s = 28 * DAY_S},
    {.name = "a_look_has_a_count_of_its_own",
     .now = {30, 0, 0, 0},
     .contacts = {{{12, 12, 0, 0}, LOOK, 0}, {{9, 12, 0, 0}, LOOK, 0}, {{0, 12, 0, 0}, LOOK, 29}},
     .contact_count = 3,
     .count = {0, 30, 30, 30},
     .kept = {0, 30, 30, 30},
     .look = 18,
     .elapsed_s = 30 * DAY_S},
    {.name = "looks_that_went_on_count_to_their_last_day",
     .now = {30, 0, 0, 0},
     .contacts = {{{12, 12, 0, 0}, LOOK, 25}, {{20, 12, 0, 0}, LOOK, 0}},
     .contact_count = 2,
     .count = {0, 30, 30, 30},
     .kept = {0, 30, 30, 30},
     .look = 5,
     .elapsed_s = 30 * DAY_S},
    {.name = "a_look_that_breaks_counts_twice",
     .now = {30, 0, 0, 0},
     .contacts = {{{12, 0, 0, 0}, OUT(LOOK), 0}},
     .contact_count = 1,
     .count = {12, 18, 18, 30},
     .kept = {1, 29, 29, 29},
     .look = 18,
     .elapsed_s = 18 * DAY_S},
    {.name = "messages_left_unanswered_count_from_the_start_on_and_logistics_do_not",
     .now = {30, 0, 0, 0},
     .contacts = {{{-1, 12, 0, 0}, CONTACT_TEXT, CONTACT_IN, true, 0},
                  {{0, 12, 0, 0}, CONTACT_CALL, CONTACT_IN, true, 0},
                  {{30, 0, 0, 0}, CONTACT_FRIEND, CONTACT_IN, true, 0},
                  {{7, 0, 0, 0}, CONTACT_LOGISTICS, CONTACT_IN, true, 0}},
     .contact_count = 4,
     .count = {0, 30, 30, 30},
     .kept = {0, 30, 30, 30},
     .look = 30,
     .unanswered = 2,
     .elapsed_s = 30 * DAY_S},
    {.name = "a_message_that_waits_counts_as_left_unanswered_after_a_week",
     .now = {30, 12, 0, 0},
     .contacts = {{{23, 12, 0, 0}, CONTACT_TEXT, CONTACT_IN, true, 0, true},
                  {{23, 12, 1, 0}, CONTACT_TEXT, CONTACT_IN, true, 0, true},
                  {{29, 12, 0, 0}, CONTACT_CALL, CONTACT_IN, true, 0}},
     .contact_count = 3,
     .count = {0, 30, 30, 30},
     .kept = {0, 30, 30, 30},
     .look = 30,
     .unanswered = 2,
     .elapsed_s = 30 * DAY_S + 12 * HOUR_S},
    {.name = "an_allowed_contact_in_the_current_streak_is_told",
     .now = {30, 0, 0, 0},
     .contacts = {{{12, 12, 0, 0}, CONTACT_LOGISTICS, CONTACT_OUT, true, 0},
                  {{3, 12, 0, 0}, CONTACT_CALL, CONTACT_CHANCE, true, 0}},
     .contact_count = 2,
     .count = {0, 30, 30, 30},
     .kept = {0, 30, 30, 30},
     .look = 30,
     .elapsed_s = 30 * DAY_S,
     .allowed = true},
    {.name = "an_allowed_contact_of_an_earlier_streak_is_over",
     .now = {30, 0, 0, 0},
     .contacts = {{{12, 11, 59, 0}, CONTACT_LOGISTICS, CONTACT_OUT, true, 0}, {{12, 12, 0, 0}, OUT(CALL), 0}},
     .contact_count = 2,
     .count = {12, 18, 18, 30},
     .kept = {1, 29, 29, 29},
     .look = 30,
     .elapsed_s = 17 * DAY_S + 12 * HOUR_S},
    {.name = "an_allowed_contact_written_before_the_slip_of_the_same_second_is_over",
     .now = {12, 12, 0, 0},
     .contacts = {{{12, 12, 0, 0}, CONTACT_LOGISTICS, CONTACT_OUT, true, 0}, {{12, 12, 0, 0}, OUT(CALL), 0}},
     .contact_count = 2,
     .count = {12, 0, 12, 12},
     .kept = {1, 11, 11, 11},
     .look = 12},
    {.name = "an_allowed_contact_written_after_the_slip_of_the_same_second_is_told",
     .now = {12, 12, 0, 0},
     .contacts = {{{12, 12, 0, 0}, OUT(CALL), 0}, {{12, 12, 0, 0}, CONTACT_LOGISTICS, CONTACT_OUT, true, 0}},
     .contact_count = 2,
     .count = {12, 0, 12, 12},
     .kept = {1, 11, 11, 11},
     .look = 12,
     .allowed = true},
    {.name = "an_allowed_contact_of_the_first_second_is_told",
     .now = {30, 0, 0, 0},
     .contacts = {{{0, 0, 0, 0}, CONTACT_CALL, CONTACT_CHANCE, true, 0},
                  {{2, 0, 0, 0}, CONTACT_TEXT, CONTACT_IN, true, 0}},
     .contact_count = 2,
     .count = {0, 30, 30, 30},
     .kept = {0, 30, 30, 30},
     .look = 30,
     .unanswered = 1,
     .elapsed_s = 30 * DAY_S,
     .allowed = true},
    {.name = "an_allowed_contact_before_the_start_is_not_told",
     .now = {30, 0, 0, 0},
     .contacts = {{{-1, 23, 59, 0}, CONTACT_CALL, CONTACT_CHANCE, true, 0}},
     .contact_count = 1,
     .count = {0, 30, 30, 30},
     .kept = {0, 30, 30, 30},
     .look = 30,
     .elapsed_s = 30 * DAY_S},
};

static struct moment example_moment(struct clock clock)
{
    int64_t day = START + clock.day;
    return (struct moment){day * DAY_S + clock.hour * HOUR_S + clock.minute * MIN_S - clock.offset_s, clock.offset_s};
}

static struct tally_input example_input(const struct example *example, struct tally_contact *contacts)
{
    for (size_t i = 0; i < example->contact_count; i++) {
        const struct example_contact *from = &example->contacts[i];
        contacts[i] = (struct tally_contact){.id = (int64_t)i + 1,
                                             .at = example_moment(from->at),
                                             .day = START + from->at.day,
                                             .until = from->until > 0 ? START + from->until : DAY_NONE,
                                             .kind = from->kind,
                                             .direction = from->direction,
                                             .breaks = !from->keeps,
                                             .waiting = from->waits};
    }
    return (struct tally_input){.started_on = START + example->starts_later,
                                .has_started_at = example->started_h > 0,
                                .started_at_unix_s = example_moment((struct clock){.hour = example->started_h}).unix_s,
                                .day_start_h = example->day_start_h,
                                .now = example_moment(example->now),
                                .today = START + example->now.day,
                                .contacts = contacts,
                                .contact_count = example->contact_count};
}

static void it_counts_as_in_the_example(void **state)
{
    static struct model   model;
    const struct example *example = *state;
    struct tally_contact  contacts[EXAMPLE_CONTACTS];
    struct tally_input    input = example_input(example, contacts);
    struct arena          arena = {0};
    struct tally          tally;
    tally_compute(&input, &arena, &tally);
    assert_int_equal(tally.since - START, example->count.since);
    assert_int_equal(tally.starts_in_days, example->starts_in);
    assert_int_equal(tally.streak_days, example->count.streak);
    assert_int_equal(tally.longest_days, example->count.longest);
    assert_int_equal(tally.total_days, example->count.total);
    assert_int_equal(tally.break_days, example->kept.break_days);
    assert_int_equal(tally.kept_days, example->kept.days);
    assert_int_equal(tally.kept_last_30, example->kept.last_30);
    assert_int_equal(tally.kept_last_90, example->kept.last_90);
    assert_int_equal(tally.look_days, example->look);
    assert_int_equal(tally.unanswered, example->unanswered);
    assert_int_equal(tally.elapsed_s, example->elapsed_s);
    assert_int_equal(tally.has_allowed_contact, example->allowed);
    model_tally(&input, &model);
    model_assert_same(example->name, &tally, &model.tally);
    arena_free(&arena);
}

int main(void)
{
    enum { COUNT = sizeof examples / sizeof examples[0] };
    struct CMUnitTest tests[COUNT];
    struct example    rows[COUNT];
    for (size_t i = 0; i < COUNT; i++) {
        rows[i] = examples[i];
        tests[i] = (struct CMUnitTest){
            .name = rows[i].name, .test_func = it_counts_as_in_the_example, .initial_state = &rows[i]};
    }
    return cmocka_run_group_tests(tests, NULL, NULL);
}
