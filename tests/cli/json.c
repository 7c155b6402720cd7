#define _GNU_SOURCE
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "cli/json.h"

/* What one value looks like as a whole document. */
struct written {
    char       *text;
    size_t      length;
    struct json json;
};

static void open_document(struct written *written)
{
    memset(written, 0, sizeof *written);
    written->json.out = open_memstream(&written->text, &written->length);
    assert_non_null(written->json.out);
}

static void assert_document(struct written *written, const char *expected)
{
    json_end(&written->json);
    fclose(written->json.out);
    assert_string_equal(written->text, expected);
    free(written->text);
}

static void assert_text(const char *text, const char *expected)
{
    struct written written;
    open_document(&written);
    json_text(&written.json, text);
    assert_document(&written, expected);
}

static void assert_real(double number, const char *expected)
{
    struct written written;
    open_document(&written);
    json_real(&written.json, number);
    assert_document(&written, expected);
}

static void what_would_end_a_string_or_act_on_a_terminal_is_escaped(void **state)
{
    (void)state;
    assert_text("a \"b\" \\ c", "\"a \\\"b\\\" \\\\ c\"\n");
    assert_text("one\ntwo\tthree", "\"one\\ntwo\\tthree\"\n");
    assert_text("\x01\x1b[31m\x7f", "\"\\u0001\\u001b[31m\\u007f\"\n");
    assert_text("\xC2\x9B\xE2\x80\xAE", "\"\\u009b\\u202e\"\n");
    assert_text("\xF3\xA0\x81\x81", "\"\\udb40\\udc41\"\n");
}

static void other_text_stays_as_it_is(void **state)
{
    (void)state;
    assert_text("", "\"\"\n");
    assert_text("Gr\xC3\xBC\xC3\x9F"
                "e \xE6\x97\xA5\xE6\x9C\xAC \xF0\x9F\x8C\x8A",
                "\"Gr\xC3\xBC\xC3\x9F"
                "e \xE6\x97\xA5\xE6\x9C\xAC \xF0\x9F\x8C\x8A\"\n");
    assert_text("a\xFF"
                "b",
                "\"a\xEF\xBF\xBD"
                "b\"\n");
}

static void what_is_absent_is_null(void **state)
{
    (void)state;
    struct written written;
    assert_text(NULL, "null\n");
    open_document(&written);
    json_day(&written.json, DAY_NONE);
    assert_document(&written, "null\n");
}

static void a_real_number_comes_back_as_it_was(void **state)
{
    (void)state;
    assert_real(0.0, "0\n");
    assert_real(0.25, "0.25\n");
    assert_real(14.0 / 17.0, "0.8235294117647058\n");
    assert_real(0.1 + 0.2, "0.30000000000000004\n");
}

static void days_and_instants_are_written_as_iso_8601(void **state)
{
    (void)state;
    struct written written;
    open_document(&written);
    json_open_array(&written.json);
    json_day(&written.json, day_from_civil(2026, 2, 3));
    json_instant(&written.json, (struct moment){.unix_s = 0, .offset_s = -3600});
    json_close_array(&written.json);
    assert_document(&written, "[\n  \"2026-02-03\",\n  \"1969-12-31T23:00:00-01:00\"\n]\n");
}

static void objects_and_arrays_are_parted_and_indented(void **state)
{
    (void)state;
    struct written written;
    open_document(&written);
    struct json *json = &written.json;
    json_open_object(json);
    json_key(json, "a");
    json_number(json, INT64_MIN);
    json_key(json, "b");
    json_open_array(json);
    json_close_array(json);
    json_key(json, "c");
    json_open_array(json);
    json_bool(json, true);
    json_open_object(json);
    json_close_object(json);
    json_null(json);
    json_close_array(json);
    json_close_object(json);
    assert_document(&written, "{\n  \"a\": -9223372036854775808,\n  \"b\": [],\n  \"c\": [\n    true,\n    {},\n    "
                              "null\n  ]\n}\n");
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_would_end_a_string_or_act_on_a_terminal_is_escaped),
        cmocka_unit_test(other_text_stays_as_it_is),
        cmocka_unit_test(what_is_absent_is_null),
        cmocka_unit_test(a_real_number_comes_back_as_it_was),
        cmocka_unit_test(days_and_instants_are_written_as_iso_8601),
        cmocka_unit_test(objects_and_arrays_are_parted_and_indented),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
