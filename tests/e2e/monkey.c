/* Any keys in any order, at any size, on a life of 120 days: nothing crashes, nothing acts on the terminal, the file stays sound. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "support/all_tries.h"
#include "support/all_random.h"
#include "support/e2e_terminal.h"

/* HOLDFAST_MONKEY=SEED takes another walk than the one that is always taken; a failure names its seed. */
enum { BURSTS = 60, BURSTS_ALL = 1000, BURST_KEYS = 25, SEED = 7 };

static const char *const keys[] = {
    "u",
    "c",
    "m",
    "U",
    "?",
    "@",
    "1",
    "2",
    "\t",
    "\x1b[Z",
    "j",
    "k",
    "h",
    "l",
    "g",
    "G",
    " ",
    "e",
    "n",
    "d",
    "f",
    "t",
    "r",
    "b",
    "y",
    "3",
    "7",
    "0",
    "\r",
    "\x1b[A",
    "\x1b[B",
    "\x1b[C",
    "\x1b[D",
    "\x1bOP",
    "\x1bOQ",
    "\x1b[H",
    "\x1b[F",
    "\x1b[5~",
    "\x1b[6~",
    "\x7f",
    "\x04",
    "\x15",
    "\x0b",
    "\x17",
    "\x19",
    "\x1f",
    "\x12",
    "\x0c",
    "a",
    "x ",
    "\xc3\xa4",
    "\xe6\xb0\xb4",
    "\x1b",
    "\x1b",
    "e\xcc\x81",
    "\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x92\xbb",
    "\x1b[200~a paste\nof two\x1b[31m lines\x1b[201~",
    "\xff",
    "\x01",
    "\x05",
    "q",
    "\x18",
};

static void resize_at_random(struct random *random, struct e2e_terminal *terminal)
{
    bool is_small = random_one_in(random, 3);
    int  rows = (int)random_between(random, 1, is_small ? 12 : 60);
    e2e_resize(terminal, rows, (int)random_between(random, 1, is_small ? 40 : 200));
}

static void press(struct random *random, struct e2e_terminal *terminal)
{
    for (int i = 0; i < BURST_KEYS && !e2e_has_ended(terminal); i++) {
        const char *key = keys[random_index(random, sizeof keys / sizeof keys[0])];
        if (strchr("q\x18", key[0]) && !random_one_in(random, 20))
            continue;
        e2e_type_unless_ended(terminal, key);
    }
}

static void any_keys_in_any_order_do_no_harm(void **state)
{
    struct e2e          *e2e = *state;
    const char          *given = getenv("HOLDFAST_MONKEY");
    uint64_t             seed = given ? strtoull(given, NULL, 10) : SEED;
    struct random        random = {.state = seed};
    struct e2e_terminal *terminal = NULL;
    e2e->now = E2E_SUNDAY;
    e2e_done(e2e, "demo", e2e_path(e2e, "demo"), NULL);
    const char       *db = e2e_path(e2e, "demo/holdfast.db");
    const char *const args[] = {"--db", db, NULL};
    long              bursts = tries_count(BURSTS, BURSTS_ALL);
    for (long i = 0; i < bursts; i++) {
        if (!terminal || e2e_has_ended(terminal)) {
            e2e_terminals_close(e2e);
            terminal = e2e_open(e2e, &(struct e2e_options){.args = args});
            e2e_ready(terminal);
        }
        resize_at_random(&random, terminal);
        press(&random, terminal);
        if (!e2e_has_ended(terminal))
            e2e_settle(terminal);
        if (e2e_strange(terminal)[0])
            fail_msg("seed %llu: %s", (unsigned long long)seed, e2e_strange(terminal));
        if (e2e_has_ended(terminal) && e2e_wait_exit(terminal) != 0)
            fail_msg("seed %llu: ended with %d\n%s", (unsigned long long)seed, e2e_wait_exit(terminal),
                     e2e_stderr(terminal));
    }
    e2e_done(e2e, "check", "--db", db, NULL);
    tries_held("R7", bursts, "a burst of any keys at any size");
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        E2E_TEST(any_keys_in_any_order_do_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
