/*
 * Byte strings, the arena they live in, and errors.
 */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "core/arena.h"
#include "core/buf.h"
#include "core/error.h"
#include "core/text.h"
#include "support/all_random.h"

static void an_empty_buf_is_an_empty_text(void **state)
{
    (void)state;
    struct buf buf = {0};
    assert_string_equal(buf_text(&buf), "");
    buf_truncate(&buf, 0);
    assert_int_equal(buf.length, 0);
}

static void a_buf_holds_what_was_put_into_it(void **state)
{
    (void)state;
    struct arena  arena = {0};
    struct buf    buf = {.arena = &arena};
    struct random random = {.state = 1};
    static char   expected[200000];
    size_t        length = 0;
    while (length < 150000) {
        char   bytes[300];
        size_t more = random_index(&random, sizeof bytes);
        random_bytes(&random, bytes, more);
        memcpy(expected + length, bytes, more);
        buf_put(&buf, bytes, more);
        length += more;
        if (random_one_in(&random, 5)) {
            length -= random_index(&random, length < 300 ? length + 1 : 300);
            buf_truncate(&buf, length);
        }
        assert_int_equal(buf.length, length);
        assert_int_equal(buf.text[length], '\0');
    }
    assert_memory_equal(buf.text, expected, length);
    arena_free(&arena);
}

static void pieces_of_each_kind_follow_one_another(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct buf   buf = {.arena = &arena};
    buf_puts(&buf, "44");
    buf_putc(&buf, ' ');
    buf_printf(&buf, "%s, %d%%", "days", 80);
    assert_string_equal(buf_text(&buf), "44 days, 80%");
    buf_printf(&buf, "%0500d", 7);
    assert_int_equal(buf.length, 512);
    assert_string_equal(buf_text(&buf) + 508, "0007");
    arena_free(&arena);
}

static void a_sentence_is_filled_with_values_that_are_not_looked_into(void **state)
{
    (void)state;
    struct arena                  arena = {0};
    struct buf                    buf = {.arena = &arena};
    static const struct buf_value values[] = {{"n", "44"}, {"name", "{n}"}, {NULL, NULL}};
    buf_fill(&buf, "{n} days, {name}. {n}", values);
    assert_string_equal(buf_text(&buf), "44 days, {n}. 44");
    buf_truncate(&buf, 0);
    buf_fill(&buf, "No names at all.", values);
    assert_string_equal(buf_text(&buf), "No names at all.");
    arena_free(&arena);
}

static void objects_of_an_arena_are_zeroed_aligned_and_apart(void **state)
{
    (void)state;
    enum { OBJECTS = 500 };
    struct arena   arena = {0};
    struct random  random = {.state = 2};
    unsigned char *objects[OBJECTS];
    size_t         sizes[OBJECTS];
    for (size_t i = 0; i < OBJECTS; i++) {
        sizes[i] = random_index(&random, random_one_in(&random, 20) ? 300000 : 200);
        objects[i] = arena_alloc(&arena, sizes[i], 1);
        assert_int_equal((uintptr_t)objects[i] % _Alignof(max_align_t), 0);
        for (size_t b = 0; b < sizes[i]; b++)
            assert_int_equal(objects[i][b], 0);
        memset(objects[i], (int)(i % 255) + 1, sizes[i]);
    }
    for (size_t i = 0; i < OBJECTS; i++)
        for (size_t b = 0; b < sizes[i]; b++)
            assert_int_equal(objects[i][b], i % 255 + 1);
    arena_free(&arena);
    assert_null(arena.newest);
}

static void an_arena_can_be_used_again_after_it_was_freed(void **state)
{
    (void)state;
    struct arena arena = {0};
    arena_free(&arena);
    assert_non_null(arena_alloc(&arena, 0, 8));
    assert_string_equal(arena_copy_text(&arena, "a promise"), "a promise");
    arena_free(&arena);
    assert_string_equal(arena_copy_bytes(&arena, "a promise", 3), "a p");
    assert_string_equal(arena_copy_bytes(&arena, NULL, 0), "");
    assert_null(arena_copy_text(&arena, NULL));
    arena_free(&arena);
}

static jmp_buf after_exhaustion;

static void leave(void)
{
    longjmp(after_exhaustion, 1);
}

static void an_impossible_size_reaches_the_handler(void **state)
{
    (void)state;
    struct arena arena = {0};
    arena_on_exhausted(leave);
    volatile int reached = 0;
    if (setjmp(after_exhaustion) == 0)
        arena_alloc(&arena, SIZE_MAX / 2, 16);
    else
        reached++;
    if (setjmp(after_exhaustion) == 0)
        arena_alloc(&arena, SIZE_MAX, 1);
    else
        reached++;
    arena_on_exhausted(abort);
    assert_int_equal(reached, 2);
    assert_null(arena.newest);
}

static void an_error_is_its_kind_and_its_sentence(void **state)
{
    (void)state;
    struct error error;
    assert_false(error_set(&error, ERROR_ABSENT, "no urge %d", 7));
    assert_int_equal(error.kind, ERROR_ABSENT);
    assert_string_equal(error.text, "no urge 7");
}

static void a_long_error_is_cut_between_characters(void **state)
{
    (void)state;
    static const char *const characters[] = {"a", "\u00e9", "\u6f22", "\U0001f33f"};
    for (size_t c = 0; c < 4; c++) {
        for (size_t shift = 0; shift < 4; shift++) {
            char text[1000] = "xxx";
            text[shift] = '\0';
            while (strlen(text) < 400)
                strcat(text, characters[c]);
            struct error error;
            error_set(&error, ERROR_USAGE, "%s", text);
            size_t length = strlen(error.text);
            assert_true(text_is_valid(error.text, length, NULL));
            assert_in_range(length, sizeof error.text - strlen(characters[c]), sizeof error.text - 1);
            assert_memory_equal(error.text, text, length);
        }
    }
}

static void a_sentence_that_just_fits_is_whole(void **state)
{
    (void)state;
    struct error error;
    error_set(&error, ERROR_USAGE, "%0239d", 5);
    assert_int_equal(strlen(error.text), 239);
    assert_int_equal(error.text[238], '5');
}

static void each_kind_has_its_exit_status(void **state)
{
    (void)state;
    static const struct {
        enum error_kind kind;
        int             status;
    } rows[] = {{ERROR_NONE, 0},   {ERROR_USAGE, 2}, {ERROR_ABSENT, 3}, {ERROR_REFUSED, 4},
                {ERROR_FAILED, 1}, {ERROR_FULL, 1},  {ERROR_BUSY, 1},   {ERROR_DAMAGED, 1}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        assert_int_equal(error_exit_status(rows[i].kind), rows[i].status);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_empty_buf_is_an_empty_text),
        cmocka_unit_test(a_buf_holds_what_was_put_into_it),
        cmocka_unit_test(pieces_of_each_kind_follow_one_another),
        cmocka_unit_test(a_sentence_is_filled_with_values_that_are_not_looked_into),
        cmocka_unit_test(objects_of_an_arena_are_zeroed_aligned_and_apart),
        cmocka_unit_test(an_arena_can_be_used_again_after_it_was_freed),
        cmocka_unit_test(an_impossible_size_reaches_the_handler),
        cmocka_unit_test(an_error_is_its_kind_and_its_sentence),
        cmocka_unit_test(a_long_error_is_cut_between_characters),
        cmocka_unit_test(a_sentence_that_just_fits_is_whole),
        cmocka_unit_test(each_kind_has_its_exit_status),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
