/* What does not touch each other: the rules and what is logged already, one person and another. All of it is done by keys. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "core/buf.h"
#include "words/texts.h"

#include "support/e2e_week.h"

/* One contact of each kind and direction, half of them with a word of their own about the count. */
static void log_contacts(struct e2e *e2e, const char *person)
{
    static const char *const kinds[] = {"text", "call", "email", "social", "look", "meet", "friend", "logistics"};
    static const char *const directions[] = {"out", "in", "chance"};
    for (int i = 0; i < 24; i++) {
        if (i % 8 == 4 && i / 8 == 1)
            continue; /* a look has no `in` */
        const char *const args[] = {"contact",
                                    kinds[i % 8],
                                    "--direction",
                                    directions[i / 8],
                                    "--at",
                                    e2e_text(e2e, "%dd ago", 2 * i + 3),
                                    "--person",
                                    person,
                                    i % 5 == 0   ? "--keeps"
                                    : i % 7 == 0 ? "--breaks"
                                                 : NULL,
                                    NULL};
        assert_int_equal(e2e_run_with(e2e, &(struct e2e_options){.args = args}).status, 0);
    }
}

/* Every number that there is of a person. */
static const char *numbers(struct e2e *e2e, const char *person)
{
    static const char *const commands[][2] = {{"status", NULL},   {"streaks", NULL}, {"milestones", NULL},
                                              {"insights", NULL}, {"ready", NULL},   {"contact", "list"},
                                              {"urge", "list"}};
    struct buf               text = {.arena = &e2e->arena};
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
        const char *const args[] = {"--json", "--person", person, commands[i][0], commands[i][1], NULL};
        struct e2e_output output = e2e_run_with(e2e, &(struct e2e_options){.args = args});
        assert_int_equal(output.status, 0);
        buf_puts(&text, output.out);
    }
    return buf_text(&text);
}

/* Turns round each cell of the grid, and then takes the two other presets. */
static void rules_changed_by_keys_change_no_stored_event(void **state)
{
    struct week week;
    struct e2e *e2e = *state;
    week_begin(&week, e2e);
    e2e->now = E2E_SUNDAY;
    e2e_done(e2e, "start", "2026-08-01", "--name", "M.", NULL);
    log_contacts(e2e, "M.");
    const char *events = week_dump(e2e, e2e->db, "contact"), *before = numbers(e2e, "M.");
    week_open(&week, E2E_SUNDAY);
    week_section(&week, "Rule");
    week_press(&week, "\r", "text, call, mail");
    week_press(&week, "\r", "› text "); /* each a row of its own */
    for (int row = 0; row < 8; row++) {
        week_press(&week, LEFT LEFT " ", "from now on");
        week_press(&week, RIGHT " ", "from now on");
        if (row != 4)
            week_press(&week, RIGHT " ", "from now on");
        week_press(&week, "j", "[6 Plan]");
    }
    week_expect(&week, "standard, 23 cells changed");
    assert_string_equal(week_dump(e2e, e2e->db, "contact"), events);
    assert_string_equal(numbers(e2e, "M."), before);
    static const char *const presets[] = {"Rule low", "Rule space", "Rule strict"}; /* in turn, from standard */
    for (size_t preset = 0; preset < sizeof presets / sizeof presets[0]; preset++) {
        week_press(&week, "e", "others take back single changes");
        week_press(&week, RIGHT "\r", "What is already logged stays as it is.");
        week_expect(&week, presets[preset]);
        assert_string_equal(week_dump(e2e, e2e->db, "contact"), events);
        if (strcmp(presets[preset], "Rule space") != 0) /* which has phases of its own */
            assert_string_equal(numbers(e2e, "M."), before);
    }
    e2e_done(e2e, "contact", "look", "--direction", "out", NULL); /* what comes now is judged by the new rule */
    assert_string_equal(e2e_json(e2e, e2e_done(e2e, "contact", "list", "--json", NULL), "$[0].breaks"), "1");
    assert_string_equal(e2e_json(e2e, e2e_done(e2e, "status", "--json", NULL), "$.streak_days"), "0");
}

/* Much is done with the one who is shown: an urge, a contact that ends the count, a letter, rules, the aim, the end of the plan. */
static void do_much(struct week *week, const char *name)
{
    week_press(week, "1", e2e_text(week->e2e, "with %s", name));
    week_press(week, "u", texts_word(WORD_urge_stored));
    week_press(week, "9", "[9]");
    week_press(week, "r", "How strong is it now?");
    week_press(week, "2", "From 9 to 2.");
    week_press(week, "c", "What it was");
    week_press(week, "\r", texts_word(WORD_contact_ends_streak));
    week_press(week, ESC, "[1 Today]");
    week_press(week, "W", "not sent");
    e2e_paste(week->terminal, "I write this for myself.");
    week_press(week, ESC, "[1 Today]");
    week_section(week, "Rule");
    week_press(week, "\r", "[6 Plan]");
    week_press(week, " ", "from now on");
    week_section(week, "Person");
    week_press(week, "e", "Days I aim for");
    week_press(week,
               "\t\t\x15"
               "55\r",
               "The plan is changed.");
    week_section(week, "Reaching out");
    week_press(week, "\r", "[ ] I will not write");
    week_press(week, " ", "[x] I will not write");
}

static void nothing_done_with_one_person_changes_a_number_of_another(void **state)
{
    struct week week;
    struct e2e *e2e = *state;
    week_begin(&week, e2e);
    e2e->now = E2E_SUNDAY;
    e2e_done(e2e, "start", "2026-08-01", "--name", "M.", NULL);
    e2e_done(e2e, "start", "2026-07-01", "--name", "J.", "--rules", "low", "--target", "30", NULL);
    log_contacts(e2e, "M.");
    log_contacts(e2e, "J.");
    e2e_done(e2e, "urge", "6", "--person", "M.", "--trigger", "our song", "--at", "5d ago", NULL);
    e2e_done(e2e, "urge", "4", "--person", "J.", "--trigger", "our song", "--at", "6d ago", NULL);
    const char *of_m = numbers(e2e, "M."), *of_j = numbers(e2e, "J.");
    week_open(&week, E2E_SUNDAY);
    week_press(&week, "@", "M.");
    week_press(&week, "@", "J.");
    assert_string_equal(numbers(e2e, "M."), of_m);
    assert_string_equal(numbers(e2e, "J."), of_j);
    do_much(&week, "J.");
    assert_string_equal(numbers(e2e, "M."), of_m);
    of_j = numbers(e2e, "J.");
    week_press(&week, "1", "[1 Today]");
    week_press(&week, "@", "M.");
    do_much(&week, "M.");
    assert_string_equal(numbers(e2e, "J."), of_j);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        E2E_TEST(rules_changed_by_keys_change_no_stored_event),
        E2E_TEST(nothing_done_with_one_person_changes_a_number_of_another),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
