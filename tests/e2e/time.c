/* Left open over the end of the day, it turns the day by itself. The clock is real; the zone is one in which the hour is near. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <time.h>

#include "support/e2e_terminal.h"

enum { DAY_S = 86400, AHEAD_S = 2, AHEAD_MOST_S = 32 };

/* A POSIX TZ in which that second of the day comes in so many seconds. */
static const char *zone_before(struct e2e *e2e, int second_of_day, int ahead_s)
{
    int now_s = (int)(time(NULL) % DAY_S);
    int offset_s = (second_of_day - ahead_s - now_s + 2 * DAY_S) % DAY_S;
    if (offset_s > DAY_S / 2)
        offset_s -= DAY_S;
    int west_s = abs(offset_s);
    return e2e_text(e2e, "NEAR%s%02d:%02d:%02d", offset_s > 0 ? "-" : "+", west_s / 3600, west_s / 60 % 60,
                    west_s % 60);
}

/* A machine that is so busy that the hour comes before the first frame is given more time. */
static void expect_turn(struct e2e *e2e, int hour)
{
    const char *const    args[] = {"start", "3d ago", NULL};
    struct e2e_options   options = {.args = args, .tz = zone_before(e2e, hour * 3600, AHEAD_MOST_S)};
    struct e2e_terminal *terminal = NULL;
    bool                 is_before = false;
    assert_int_equal(e2e_run_with(e2e, &options).status, 0);
    options.args = NULL;
    for (int ahead_s = AHEAD_S; !is_before && ahead_s <= AHEAD_MOST_S; ahead_s *= 2) {
        e2e_terminals_close(e2e);
        options.tz = zone_before(e2e, hour * 3600, ahead_s);
        terminal = e2e_open(e2e, &options);
        e2e_expect(terminal, "days kept");
        is_before = e2e_shows(terminal, "3 of 3 days kept");
    }
    assert_true(is_before);
    e2e_expect(terminal, "4 of 4 days kept");
    e2e_expect(terminal, e2e_text(e2e, "%02d:00", hour));
}

static void midnight_turns_the_day(void **state)
{
    expect_turn(*state, 0);
}

static void day_start_turns_the_day(void **state)
{
    struct e2e *e2e = *state;
    e2e_write_file(e2e, e2e_path(e2e, "config/holdfast/config"), "day_start = 4\n");
    expect_turn(e2e, 4);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        E2E_TEST(midnight_turns_the_day),
        E2E_TEST(day_start_turns_the_day),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
