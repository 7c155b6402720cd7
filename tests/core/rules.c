#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "core/rules.h"

/* The table of product.md, a column after the other: b breaks, k keeps, - no such cell. */
static const struct {
    enum rules_preset preset;
    const char       *out, *in, *chance; /* text call email social look meet friend logistics again */
} presets[] = {
    {RULES_STRICT, "bbbbbbbbb", "kkkk-kkk-", "kkkkkbkk-"},
    {RULES_STANDARD, "bbbbkbbbb", "kkkk-kkk-", "kkkkkkkk-"},
    {RULES_LOW, "bbbbkbbkb", "kkkk-kkk-", "kkkkkkkk-"},
    {RULES_SPACE, "kkkkkkkkb", "kkkk-kkk-", "kkkkkkkk-"},
};

static const char *column(size_t row, enum contact_direction direction)
{
    const char *columns[CONTACT_DIRECTIONS] = {presets[row].out, presets[row].in, presets[row].chance};
    return columns[direction];
}

static void every_preset_is_the_table(void **state)
{
    (void)state;
    assert_int_equal(sizeof presets / sizeof presets[0], RULES_PRESETS);
    for (size_t row = 0; row < RULES_PRESETS; row++) {
        struct rules rules = {.preset = presets[row].preset};
        assert_int_equal(rules_changed(&rules), 0);
        for (enum contact_kind kind = 0; kind < CONTACT_KINDS; kind++) {
            for (enum contact_direction direction = 0; direction < CONTACT_DIRECTIONS; direction++) {
                assert_int_equal(rules_has_cell(kind, direction), column(row, direction)[kind] != '-');
                assert_int_equal(rules_break(&rules, kind, direction), column(row, direction)[kind] == 'b');
            }
        }
    }
}

static void a_changed_cell_changes_that_cell_alone(void **state)
{
    (void)state;
    for (size_t row = 0; row < RULES_PRESETS; row++) {
        for (enum contact_kind kind = 0; kind < CONTACT_KINDS; kind++) {
            for (enum contact_direction direction = 0; direction < CONTACT_DIRECTIONS; direction++) {
                if (!rules_has_cell(kind, direction))
                    continue;
                struct rules plain = {.preset = presets[row].preset}, rules = plain;
                bool         before = rules_break(&plain, kind, direction);
                rules_set(&rules, kind, direction, !before);
                assert_int_equal(rules_break(&rules, kind, direction), !before);
                assert_int_equal(rules.cells[kind][direction], before ? RULES_KEEPS : RULES_BREAKS);
                assert_int_equal(rules_changed(&rules), 1);
                for (enum contact_kind k = 0; k < CONTACT_KINDS; k++) {
                    for (enum contact_direction d = 0; d < CONTACT_DIRECTIONS; d++) {
                        if (k != kind || d != direction)
                            assert_int_equal(rules_break(&rules, k, d), rules_break(&plain, k, d));
                    }
                }
            }
        }
    }
}

static void a_change_to_what_the_preset_says_is_no_change(void **state)
{
    (void)state;
    struct rules rules = {.preset = RULES_STANDARD};
    rules_set(&rules, CONTACT_TEXT, CONTACT_OUT, true);
    rules_set(&rules, CONTACT_LOOK, CONTACT_OUT, false);
    assert_int_equal(rules.cells[CONTACT_TEXT][CONTACT_OUT], RULES_AS_PRESET);
    assert_int_equal(rules.cells[CONTACT_LOOK][CONTACT_OUT], RULES_AS_PRESET);
    assert_int_equal(rules_changed(&rules), 0);
}

static void a_change_taken_back_leaves_the_preset(void **state)
{
    (void)state;
    struct rules rules = {.preset = RULES_LOW};
    rules_set(&rules, CONTACT_LOGISTICS, CONTACT_OUT, true);
    rules_set(&rules, CONTACT_MEET, CONTACT_CHANCE, true);
    assert_int_equal(rules_changed(&rules), 2);
    rules_set(&rules, CONTACT_LOGISTICS, CONTACT_OUT, false);
    assert_int_equal(rules.cells[CONTACT_LOGISTICS][CONTACT_OUT], RULES_AS_PRESET);
    assert_int_equal(rules_changed(&rules), 1);
}

static void a_changed_cell_outlives_a_change_of_the_preset(void **state)
{
    (void)state;
    struct rules rules = {.preset = RULES_STANDARD};
    rules_set(&rules, CONTACT_LOOK, CONTACT_OUT, true);
    rules_set(&rules, CONTACT_TEXT, CONTACT_OUT, false);
    rules.preset = RULES_STRICT; /* which says of a look what the cell says */
    assert_true(rules_break(&rules, CONTACT_LOOK, CONTACT_OUT));
    assert_false(rules_break(&rules, CONTACT_TEXT, CONTACT_OUT));
    assert_int_equal(rules_changed(&rules), 1);
}

static void each_name_is_read_back(void **state)
{
    (void)state;
    static const char *const kinds[] = {"text", "call",   "email",     "social", "look",
                                        "meet", "friend", "logistics", "again"};
    static const char *const directions[] = {"out", "in", "chance"};
    static const char *const names[] = {"strict", "standard", "low", "space"};
    for (enum contact_kind kind = 0; kind < CONTACT_KINDS; kind++) {
        enum contact_kind read = CONTACT_KINDS;
        assert_string_equal(rules_kind_name(kind), kinds[kind]);
        assert_true(rules_read_kind(kinds[kind], &read));
        assert_int_equal(read, kind);
    }
    for (enum contact_direction direction = 0; direction < CONTACT_DIRECTIONS; direction++) {
        enum contact_direction read = CONTACT_DIRECTIONS;
        assert_string_equal(rules_direction_name(direction), directions[direction]);
        assert_true(rules_read_direction(directions[direction], &read));
        assert_int_equal(read, direction);
    }
    for (enum rules_preset preset = 0; preset < RULES_PRESETS; preset++) {
        enum rules_preset read = RULES_PRESETS;
        assert_string_equal(rules_preset_name(preset), names[preset]);
        assert_true(rules_read_preset(names[preset], &read));
        assert_int_equal(read, preset);
    }
}

static void any_other_word_is_refused_and_changes_nothing(void **state)
{
    (void)state;
    static const char *const words[] = {"",     "Text", "tex",    "texts",     " text",
                                        "out ", "IN",   "Strict", "standards", "none"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        enum contact_kind      kind = CONTACT_MEET;
        enum contact_direction direction = CONTACT_CHANCE;
        enum rules_preset      preset = RULES_LOW;
        assert_false(rules_read_kind(words[i], &kind));
        assert_false(rules_read_direction(words[i], &direction));
        assert_false(rules_read_preset(words[i], &preset));
        assert_int_equal(kind, CONTACT_MEET);
        assert_int_equal(direction, CONTACT_CHANCE);
        assert_int_equal(preset, RULES_LOW);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_preset_is_the_table),
        cmocka_unit_test(a_changed_cell_changes_that_cell_alone),
        cmocka_unit_test(a_change_to_what_the_preset_says_is_no_change),
        cmocka_unit_test(a_change_taken_back_leaves_the_preset),
        cmocka_unit_test(a_changed_cell_outlives_a_change_of_the_preset),
        cmocka_unit_test(each_name_is_read_back),
        cmocka_unit_test(any_other_word_is_refused_and_changes_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
