/* The writer of pages. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <string.h>

#include "core/arena.h"
#include "report/html.h"

static void a_mark_of_any_length_is_whole(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct buf   out = {.arena = &arena};
    struct html  html = {.out = &out};
    char         value[3000];
    for (size_t length = 0; length < sizeof value; length++) {
        memset(value, 'x', length);
        value[length] = '\0';
        buf_truncate(&out, 0);
        html_mark(&html, "<td title=\"%s\">", value);
        assert_int_equal(out.length, length + strlen("<td title=\"\">"));
        assert_string_equal(out.text + out.length - 2, "\">");
    }
    arena_free(&arena);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_mark_of_any_length_is_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
