#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <string.h>

#include "core/arena.h"
#include "ui/kit/form.h"

static struct arena arena;
static struct form  form;

enum { NAME, WHO, TICK, NOTE };

static int begin(void **state)
{
    static const char *const who[] = {"I began", "they did", "by chance", NULL};
    (void)state;
    form = (struct form){.count = 4, .own = &arena};
    form.fields[NAME] = (struct form_field){.label = "Name", .kind = FORM_TEXT, .most = 20, .below = "an alias"};
    form.fields[WHO] = (struct form_field){.label = "Who", .kind = FORM_CHOICE, .choices = who};
    form.fields[TICK] = (struct form_field){.label = "Ends it", .kind = FORM_TICK, .words = "this ends the streak"};
    form.fields[NOTE] = (struct form_field){.label = "Note", .kind = FORM_NOTE, .most = 500};
    form_open(&form);
    return 0;
}

static int end(void **state)
{
    (void)state;
    form_close(&form);
    arena_free(&arena);
    return 0;
}

static void type(const char *text)
{
    for (; *text != '\0'; text++)
        form_text(&form, (keycode)(unsigned char)*text);
}

static const char *dump(int rows, int cols)
{
    struct canvas canvas = canvas_make(&arena, rows, cols, false);
    struct buf    text = {.arena = &arena};
    int           taken = form_draw(&form, &canvas, canvas_whole(&canvas), 12);
    assert_in_range(taken, 0, rows);
    canvas_dump(&canvas, &text);
    buf_printf(&text, "cursor %d, %d", canvas.cursor_row, canvas.cursor_col);
    return buf_text(&text);
}

static void it_shows_labels_fields_and_the_focus(void **state)
{
    (void)state;
    type("M.");
    form_act(&form, ACTION_FORM_next, KEY_TABULATOR);
    assert_string_equal(dump(8, 60), "  Name      [ M.                                   ]\n"
                                     "              an alias\n"
                                     "› Who       [I began] they did  by chance\n"
                                     "  Ends it   [ ] this ends the streak\n"
                                     "  Note      │\n"
                                     "            │\n"
                                     "            │\n"
                                     "\n"
                                     "cursor 2, 13");
}

static void on_few_columns_a_field_stands_under_its_label(void **state)
{
    (void)state;
    form.fields[NOTE].hidden = true;
    assert_string_equal(dump(8, 24), "› Name\n"
                                     "    [                  ]\n"
                                     "      an alias\n"
                                     "  Who\n"
                                     "    [I began] they did\n"
                                     "     by chance\n"
                                     "  Ends it\n"
                                     "    [ ] this ends the\n"
                                     "cursor 1, 6");
}

static void it_scrolls_so_that_the_focus_is_seen(void **state)
{
    (void)state;
    for (int i = 0; i < 3; i++)
        form_act(&form, ACTION_FORM_next, KEY_TABULATOR);
    assert_string_equal(dump(4, 60), "  Ends it   [ ] this ends the streak\n"
                                     "› Note      │\n"
                                     "            │\n"
                                     "            │\n"
                                     "cursor 1, 14");
    form_act(&form, ACTION_MOVE_up, KEY_ARROW_UP);
    assert_string_equal(dump(1, 60), "› Ends it   [ ] this ends the streak\ncursor 0, 13");
}

/* What stands below it goes out of sight before the field itself, and of many words the chosen one is seen. */
static void on_very_few_rows_the_field_itself_is_seen(void **state)
{
    (void)state;
    form.fields[NAME].below = "an alias, a first letter or whatever you like to read";
    assert_string_equal(dump(3, 20), "\u203a Name\n"
                                     "    [              ]\n"
                                     "      an alias, a\n"
                                     "cursor 1, 6");
    assert_string_equal(dump(1, 20), "    [              ]\ncursor 0, 6");
    form_fault(&form, NAME, "this is taken");
    assert_string_equal(dump(3, 20), "\u203a Name\n"
                                     "    [              ]\n"
                                     "      this is taken\n"
                                     "cursor 1, 6");
    form.focus = WHO;
    form.fields[WHO].choice = 2;
    assert_string_equal(dump(2, 16), "     they did\n"
                                     "    [by chance]\n"
                                     "cursor 1, 5");
    assert_string_equal(dump(1, 14), "    [by chan\u2026]\ncursor 0, 5");
    form.fields[WHO].choice = 0;
    assert_string_equal(dump(2, 16), "\u203a Who\n"
                                     "    [I began]\n"
                                     "cursor 1, 5");
}

static void tab_goes_round_and_arrows_stop(void **state)
{
    (void)state;
    assert_true(form_act(&form, ACTION_FORM_previous, KEY_TAB_BACK));
    assert_int_equal(form.focus, NOTE);
    assert_true(form_act(&form, ACTION_TEXT_down, KEY_ARROW_DOWN));
    assert_int_equal(form.focus, NOTE);
    form_act(&form, ACTION_FORM_next, KEY_TABULATOR);
    assert_int_equal(form.focus, NAME);
    form_act(&form, ACTION_MOVE_up, KEY_ARROW_UP);
    assert_int_equal(form.focus, NAME);
}

static void a_hidden_field_is_passed_over(void **state)
{
    (void)state;
    form.fields[WHO].hidden = form.fields[NOTE].hidden = true;
    form_act(&form, ACTION_FORM_next, KEY_TABULATOR);
    assert_int_equal(form.focus, TICK);
    form_act(&form, ACTION_MOVE_down, KEY_ARROW_DOWN);
    assert_int_equal(form.focus, TICK);
}

static void space_chooses_where_the_field_is_no_text(void **state)
{
    (void)state;
    assert_false(form_act(&form, ACTION_CHOICE_choose, ' '));
    form.focus = WHO;
    form_act(&form, ACTION_CHOICE_choose, ' ');
    form_act(&form, ACTION_MOVE_right, KEY_ARROW_RIGHT);
    assert_int_equal(form.fields[WHO].choice, 2);
    form_act(&form, ACTION_CHOICE_choose, ' ');
    assert_int_equal(form.fields[WHO].choice, 0);
    form_act(&form, ACTION_MOVE_left, KEY_ARROW_LEFT);
    assert_int_equal(form.fields[WHO].choice, 2);
    form.focus = TICK;
    assert_true(form_act(&form, ACTION_CHOICE_choose, ' '));
    assert_int_equal(form.fields[TICK].choice, 1);
}

static void typing_goes_to_text_fields_only(void **state)
{
    (void)state;
    assert_true(form_is_text(&form));
    assert_false(form_text(&form, KEY_RETURN));
    assert_false(form_text(&form, KEY_TABULATOR));
    form.focus = WHO;
    assert_false(form_is_text(&form));
    assert_false(form_text(&form, 'x'));
    form_paste(&form, "x", 1);
    assert_null(form_value(&form, NAME));
}

static void enter_saves_also_in_a_note_and_a_paste_brings_lines(void **state)
{
    (void)state;
    form.focus = NOTE;
    assert_false(form_text(&form, KEY_RETURN));
    form_paste(&form, "one\ntwo", 7);
    assert_string_equal(form_value(&form, NOTE), "one\ntwo");
}

static void a_fault_stands_under_its_field_until_that_is_changed(void **state)
{
    (void)state;
    form_fault(&form, NAME, "name must hold more than blanks");
    assert_non_null(strstr(dump(8, 60), "              name must hold more than blanks\n"));
    assert_int_equal(form.focus, NAME);
    type("x");
    assert_null(strstr(dump(8, 60), "must hold"));
}

static void nothing_touched_is_no_draft(void **state)
{
    (void)state;
    assert_null(form_draft(&form, &arena));
    form_act(&form, ACTION_FORM_next, KEY_TABULATOR);
    form_text(&form, KEY_ARROW_LEFT);
    assert_null(form_draft(&form, &arena));
}

static void a_draft_brings_everything_back(void **state)
{
    (void)state;
    type("back\\slash");
    form.focus = NOTE;
    form_paste(&form, "one\ntwo\\n", 9);
    form.focus = WHO;
    form_act(&form, ACTION_CHOICE_choose, ' ');
    form.focus = TICK;
    form_act(&form, ACTION_CHOICE_choose, ' ');
    const char *draft = form_draft(&form, &arena);
    form_close(&form);
    begin(NULL);
    form_take_draft(&form, draft);
    assert_string_equal(form_value(&form, NAME), "back\\slash");
    assert_string_equal(form_value(&form, NOTE), "one\ntwo\\n");
    assert_int_equal(form.fields[WHO].choice, 1);
    assert_int_equal(form.fields[TICK].choice, 1);
    assert_string_equal(form_draft(&form, &arena), draft);
}

static void a_broken_draft_does_no_harm(void **state)
{
    (void)state;
    form_take_draft(&form, "");
    form_take_draft(&form, "\n\n99 x\nabc\n1\n1 9\n1 -4\n2 x\n0 fine\n3 \\");
    assert_string_equal(form_value(&form, NAME), "fine");
    assert_int_equal(form.fields[WHO].choice, 0);
    assert_string_equal(form_value(&form, NOTE), "\\");
}

static void blanks_are_no_value(void **state)
{
    (void)state;
    type("  ");
    assert_null(form_value(&form, NAME));
    type("x");
    form.fields[NAME].hidden = true;
    assert_null(form_value(&form, NAME));
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(it_shows_labels_fields_and_the_focus, begin, end),
        cmocka_unit_test_setup_teardown(on_few_columns_a_field_stands_under_its_label, begin, end),
        cmocka_unit_test_setup_teardown(it_scrolls_so_that_the_focus_is_seen, begin, end),
        cmocka_unit_test_setup_teardown(on_very_few_rows_the_field_itself_is_seen, begin, end),
        cmocka_unit_test_setup_teardown(tab_goes_round_and_arrows_stop, begin, end),
        cmocka_unit_test_setup_teardown(a_hidden_field_is_passed_over, begin, end),
        cmocka_unit_test_setup_teardown(space_chooses_where_the_field_is_no_text, begin, end),
        cmocka_unit_test_setup_teardown(typing_goes_to_text_fields_only, begin, end),
        cmocka_unit_test_setup_teardown(enter_saves_also_in_a_note_and_a_paste_brings_lines, begin, end),
        cmocka_unit_test_setup_teardown(a_fault_stands_under_its_field_until_that_is_changed, begin, end),
        cmocka_unit_test_setup_teardown(nothing_touched_is_no_draft, begin, end),
        cmocka_unit_test_setup_teardown(a_draft_brings_everything_back, begin, end),
        cmocka_unit_test_setup_teardown(a_broken_draft_does_no_harm, begin, end),
        cmocka_unit_test_setup_teardown(blanks_are_no_value, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
