/* A long text being read, without the view. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "core/arena.h"
#include "ui/kit/reader.h"

static void reading_scrolls_to_the_ends_and_marks_what_was_found(void **state)
{
    (void)state;
    struct arena           arena = {0};
    struct reader         *reader = reader_new();
    struct canvas          canvas = canvas_make(&arena, 3, 12, false);
    const struct query_hit hits[] = {{5, 8}, {13, 18}};
    struct buf             out = {.arena = &arena};
    reader_set(reader, "one, two, three four five six seven", 35);
    reader_draw(reader, &canvas, canvas_whole(&canvas), hits, 2);
    canvas_dump(&canvas, &out);
    canvas_dump_styles(&canvas, &out);
    char hit = (char)('a' + STYLE_hit);
    char styles[64];
    snprintf(styles, sizeof styles, ".....%c%c%c....\n...%c%c%c%c%c....\n............\n", hit, hit, hit, hit, hit, hit,
             hit, hit);
    assert_string_equal(strchr(buf_text(&out), '.'), styles);
    for (int i = 0; i < 5; i++)
        assert_true(reader_act(reader, ACTION_EVERYWHERE_page_down));
    assert_false(reader_act(reader, ACTION_LIST_open));
    canvas_clear(&canvas);
    buf_truncate(&out, 0);
    reader_draw(reader, &canvas, canvas_whole(&canvas), NULL, 0);
    canvas_dump(&canvas, &out);
    assert_non_null(strstr(buf_text(&out), "seven"));
    assert_true(reader_act(reader, ACTION_MOVE_first));
    reader_show(reader, 34);
    reader_show(reader, 0);
    canvas_clear(&canvas);
    buf_truncate(&out, 0);
    reader_draw(reader, &canvas, canvas_whole(&canvas), NULL, 0);
    canvas_dump(&canvas, &out);
    assert_memory_equal(buf_text(&out), "one, two,", 9);
    reader_free(reader);
    arena_free(&arena);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(reading_scrolls_to_the_ends_and_marks_what_was_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
