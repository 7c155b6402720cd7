#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <string.h>

#include "support/all_random.h"
#include "ui/terminal/input.h"

static struct input input;

static int begin(void **state)
{
    (void)state;
    input_open(&input, 25);
    return 0;
}

static int end(void **state)
{
    (void)state;
    input_close(&input);
    return 0;
}

static void put(const char *bytes, int64_t now_ms)
{
    input_put(&input, bytes, strlen(bytes), now_ms);
}

static void expect_key(keycode key, int64_t now_ms)
{
    struct input_event event = input_next(&input, now_ms);
    assert_int_equal(event.kind, INPUT_KEY);
    assert_int_equal(event.key, key);
}

static void expect_nothing(int64_t now_ms)
{
    assert_int_equal(input_next(&input, now_ms).kind, INPUT_NOTHING);
}

static void characters_are_keys(void **state)
{
    (void)state;
    put("u\xc3\xa4\xe6\x97\xa5\r\n\t\x7f\x08\x18", 0);
    const keycode keys[] = {'u', 0xE4, 0x65E5, KEY_RETURN, KEY_RETURN, KEY_TABULATOR, KEY_ERASE, KEY_ERASE, 0x18};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        expect_key(keys[i], 0);
    expect_nothing(0);
    assert_int_equal(input_wants_ms(&input, 0), -1);
}

/* A byte that belongs to no character is told apart from a key that means nothing: what is typed is not dropped silently. */
static void bytes_that_are_no_utf8_are_told(void **state)
{
    (void)state;
    put("gr\xfc\xdf\xc3", 0);
    const keycode keys[] = {'g', 'r', KEY_NO_TEXT, KEY_NO_TEXT};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        expect_key(keys[i], 0);
    expect_nothing(0);
    expect_key(KEY_NO_TEXT, INPUT_LATE_MS);
}

static void the_sequences_of_usual_terminals_are_keys(void **state)
{
    static const struct {
        const char *bytes;
        keycode     key;
    } sequences[] = {
        {"\033[A", KEY_ARROW_UP},     {"\033OB", KEY_ARROW_DOWN}, {"\033[C", KEY_ARROW_RIGHT},
        {"\033OD", KEY_ARROW_LEFT},   {"\033[H", KEY_TO_HOME},    {"\033OF", KEY_TO_END},
        {"\033[1~", KEY_TO_HOME},     {"\033[4~", KEY_TO_END},    {"\033[7~", KEY_TO_HOME},
        {"\033[8~", KEY_TO_END},      {"\033[3~", KEY_DELETE},    {"\033[5~", KEY_PAGE_UP},
        {"\033[6~", KEY_PAGE_DOWN},   {"\033OP", KEY_HELP},       {"\033OQ", KEY_URGE},
        {"\033[11~", KEY_HELP},       {"\033[12~", KEY_URGE},     {"\033[[A", KEY_HELP},
        {"\033[[B", KEY_URGE},        {"\033[Z", KEY_TAB_BACK},   {"\033[1;5C", KEY_CTRL_RIGHT},
        {"\033[1;5D", KEY_CTRL_LEFT}, {"\033Oc", KEY_CTRL_RIGHT}, {"\033Od", KEY_CTRL_LEFT},
        {"\033[15~", KEY_OTHER},      {"\033[?1;2c", KEY_OTHER},  {"\033[I", KEY_OTHER},
        {"\033OR", KEY_OTHER},
    };
    (void)state;
    for (size_t i = 0; i < sizeof sequences / sizeof *sequences; i++) {
        put(sequences[i].bytes, 0);
        expect_key(sequences[i].key, 0);
        expect_nothing(0);
    }
}

static void esc_alone_is_a_key_after_its_time(void **state)
{
    (void)state;
    put("\033", 100);
    expect_nothing(110);
    assert_int_equal(input_wants_ms(&input, 110), 15);
    expect_key(KEY_ESC, 125);
    expect_nothing(126);
}

/* Typed one after the other they are two keys; sent in one read they are one with Alt. */
static void esc_and_a_letter_are_alt_only_in_one_read(void **state)
{
    (void)state;
    put("\033", 0);
    put("u", 10);
    expect_key(KEY_ESC, 10);
    expect_key('u', 10);
    put("\033u", 20);
    expect_key(KEY_ALT | 'u', 20);
    put("ab\033\x7f\033\xc3\xa4x", 30);
    const keycode keys[] = {'a', 'b', KEY_ALT | KEY_ERASE, KEY_ALT | 0xE4, 'x'};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        expect_key(keys[i], 30);
    put("a\033", 40);
    put("d", 50);
    expect_key('a', 50);
    expect_key(KEY_ESC, 50);
    expect_key('d', 50);
    put("\033\033[A", 60);
    expect_key(KEY_ESC, 60);
    expect_key(KEY_ARROW_UP, 60);
}

static void an_arrow_in_pieces_is_still_one_key(void **state)
{
    (void)state;
    put("\033", 0);
    expect_nothing(10);
    put("[", 20);
    expect_nothing(60);
    put("1;5", 80);
    expect_nothing(90);
    put("D", 100);
    expect_key(KEY_CTRL_LEFT, 100);
}

/* Esc has gone already; the rest would set a strength or change the tab. */
static void the_late_rest_of_a_sequence_is_no_key(void **state)
{
    (void)state;
    put("\033", 0);
    expect_key(KEY_ESC, 30);
    put("[1", 100);
    expect_nothing(100);
    put("1~", 150);
    expect_key(KEY_OTHER, 150);
    expect_nothing(150);
    put("1", 160);
    expect_key('1', 160);
}

static void much_later_a_bracket_is_a_bracket(void **state)
{
    (void)state;
    put("\033", 0);
    expect_key(KEY_ESC, 30);
    put("[", 2000);
    expect_key('[', 2000);
}

static void a_paste_is_one_event_and_no_keys(void **state)
{
    (void)state;
    put("\033[200~u\r\033[Aq\033[201~x", 0);
    struct input_event event = input_next(&input, 0);
    assert_int_equal(event.kind, INPUT_PASTE);
    assert_int_equal(event.length, 6);
    assert_memory_equal(event.bytes, "u\r\033[Aq", 6);
    expect_key('x', 0);
}

static void a_long_paste_in_pieces_is_whole(void **state)
{
    char piece[101] = "";
    (void)state;
    memset(piece, 'a', 100);
    put("\033[200~", 0);
    expect_nothing(0);
    for (int i = 0; i < 50; i++) {
        put(piece, 0);
        expect_nothing(0);
    }
    put("\033[20", 0);
    expect_nothing(0);
    put("1~", 0);
    struct input_event event = input_next(&input, 0);
    assert_int_equal(event.kind, INPUT_PASTE);
    assert_int_equal(event.length, 5000);
}

static void a_paste_that_never_ends_is_given_up(void **state)
{
    (void)state;
    put("\033[200~abc", 0);
    expect_nothing(0);
    assert_int_equal(input_wants_ms(&input, 500), INPUT_PASTE_END_MS - 500);
    assert_int_equal(input_next(&input, INPUT_PASTE_END_MS).kind, INPUT_PASTE);
    put("q", INPUT_PASTE_END_MS);
    expect_key('q', INPUT_PASTE_END_MS);
}

static void the_answer_about_the_background_is_no_key(void **state)
{
    (void)state;
    put("\033]11;rgb:1e1e/1e1e/1e1e\033\\u", 0);
    struct input_event event = input_next(&input, 0);
    assert_int_equal(event.kind, INPUT_ANSWER);
    assert_string_equal(event.bytes, "rgb:1e1e/1e1e/1e1e");
    expect_key('u', 0);
    put("\033]11;rgb:ff/ff/ff\a", 0);
    event = input_next(&input, 0);
    assert_int_equal(event.kind, INPUT_ANSWER);
    assert_string_equal(event.bytes, "rgb:ff/ff/ff");
    put("\033]0;a title\a\033P1$r\033\\", 0);
    expect_key(KEY_OTHER, 0);
    expect_key(KEY_OTHER, 0);
    expect_nothing(0);
}

static void an_answer_in_pieces_is_no_key_either(void **state)
{
    (void)state;
    put("\033", 0);
    expect_key(KEY_ESC, 30);
    put("]11;rgb:", 60);
    expect_nothing(200);
    put("0000/0000/0000\033", 400);
    expect_nothing(700);
    put("\\", 750);
    assert_int_equal(input_next(&input, 750).kind, INPUT_ANSWER);
    expect_nothing(750);
}

static void no_bytes_make_it_stand_still(void **state)
{
    struct random random = {.state = 3};
    int64_t       now = 0;
    (void)state;
    for (int round = 0; round < 20000; round++) {
        char   bytes[64];
        size_t length = 1 + random_index(&random, sizeof bytes);
        if (length > input_room(&input))
            length = input_room(&input);
        assert_true(length > 0);
        for (size_t i = 0; i < length; i++)
            bytes[i] = "\033[]O1;~ua\a\\\xc3P2001"[random_index(&random, 18)];
        input_put(&input, bytes, length, now);
        now += random_between(&random, 0, 40);
        for (int i = 0; input_next(&input, now).kind != INPUT_NOTHING; i++)
            assert_true(i < INPUT_PENDING);
    }
    now += 10 * INPUT_PASTE_END_MS;
    for (int i = 0; input_next(&input, now).kind != INPUT_NOTHING; i++)
        assert_true(i < INPUT_PENDING);
    assert_int_equal(input.length, 0);
}

/* However long it is, and wherever it is torn: what a terminal sends is no key, what is typed after it is one. */
static void an_answer_without_end_never_becomes_keys(void **state)
{
    static const struct {
        const char *begin, *body, *end;
    } rows[] = {
        {"\033]11;", "UQ", "\033\\"}, {"\033]11;", "UQ", "\a"}, {"\033P", "uq!", "\033\\"},
        {"\033[", "1;2", "~"},        {"\033[", "0;", "c"},
    };
    (void)state;
    for (size_t row = 0; row < sizeof rows / sizeof *rows; row++) {
        for (size_t piece = 1; piece < 40; piece++) {
            char   bytes[1200] = "";
            size_t length;
            strcat(bytes, rows[row].begin);
            while (strlen(bytes) < 1000)
                strcat(bytes, rows[row].body);
            strcat(bytes, rows[row].end);
            strcat(bytes, "x");
            length = strlen(bytes);
            keycode last = 0;
            for (size_t at = 0, taken; at < length; at += taken) {
                taken = length - at < piece ? length - at : piece;
                if (taken > input_room(&input))
                    taken = input_room(&input);
                assert_true(taken > 0);
                input_put(&input, bytes + at, taken, 0);
                for (struct input_event event; (event = input_next(&input, 0)).kind != INPUT_NOTHING;) {
                    assert_int_not_equal(last, 'x');
                    last = event.key;
                    assert_true(event.kind == INPUT_ANSWER || last == KEY_OTHER || last == 'x');
                }
            }
            assert_int_equal(last, 'x');
        }
    }
}

static void a_string_that_nobody_ends_lets_go_after_a_while(void **state)
{
    char bytes[INPUT_PENDING + 1];
    (void)state;
    memset(bytes, 'u', sizeof bytes);
    memcpy(bytes, "\033]", 2);
    input_put(&input, bytes, INPUT_PENDING, 0);
    expect_key(KEY_OTHER, 0);
    put("uuu", 500);
    expect_nothing(500);
    assert_int_equal(input_wants_ms(&input, 500), -1);
    put("u", 501 + INPUT_STRING_MS);
    expect_key('u', 501 + INPUT_STRING_MS);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(characters_are_keys, begin, end),
        cmocka_unit_test_setup_teardown(bytes_that_are_no_utf8_are_told, begin, end),
        cmocka_unit_test_setup_teardown(the_sequences_of_usual_terminals_are_keys, begin, end),
        cmocka_unit_test_setup_teardown(esc_alone_is_a_key_after_its_time, begin, end),
        cmocka_unit_test_setup_teardown(esc_and_a_letter_are_alt_only_in_one_read, begin, end),
        cmocka_unit_test_setup_teardown(an_arrow_in_pieces_is_still_one_key, begin, end),
        cmocka_unit_test_setup_teardown(the_late_rest_of_a_sequence_is_no_key, begin, end),
        cmocka_unit_test_setup_teardown(much_later_a_bracket_is_a_bracket, begin, end),
        cmocka_unit_test_setup_teardown(a_paste_is_one_event_and_no_keys, begin, end),
        cmocka_unit_test_setup_teardown(a_long_paste_in_pieces_is_whole, begin, end),
        cmocka_unit_test_setup_teardown(a_paste_that_never_ends_is_given_up, begin, end),
        cmocka_unit_test_setup_teardown(the_answer_about_the_background_is_no_key, begin, end),
        cmocka_unit_test_setup_teardown(an_answer_in_pieces_is_no_key_either, begin, end),
        cmocka_unit_test_setup_teardown(an_answer_without_end_never_becomes_keys, begin, end),
        cmocka_unit_test_setup_teardown(a_string_that_nobody_ends_lets_go_after_a_while, begin, end),
        cmocka_unit_test_setup_teardown(no_bytes_make_it_stand_still, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
