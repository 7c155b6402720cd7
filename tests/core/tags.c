#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "core/arena.h"
#include "core/buf.h"
#include "core/tags.h"

static const char *found(const char *text, struct arena *arena)
{
    struct buf   out = {.arena = arena};
    size_t       count;
    const char **tags = tags_of_text(text, strlen(text), arena, &count);
    for (size_t i = 0; i < count; i++)
        buf_printf(&out, "%s|", tags[i]);
    return buf_text(&out);
}

static void tags_stand_at_the_beginning_of_words(void **state)
{
    (void)state;
    struct arena arena = {0};
    static const struct {
        const char *text, *expected;
    } rows[] = {
        {"", ""},
        {"#music", "music|"},
        {"a #music, and #walk.", "music|walk|"},
        {"#two-words #with_line #2026", "two-words|with_line|2026|"},
        {"#Music #music #Music", "Music|"},
        {"(#a) [#b] \"#c\" '#d' {#e} \u300C#f\u300D", "a|b|e|f|"},
        {"@home, then @work. you@example.org", "home|work|"},
        {"#a/b. #c++ #d's #e&f #g\u2019s' #h_ #i-", "a/b|c++|d's|e&f|g\u2019s|h_|i|"},
        {"#caf\u00E9 #CAFE\u0301 #cafe", "caf\u00E9|"},
        {"\u00A0#a\u3000#b", "a|b|"},
        {"line\n#next\t#tab", "next|tab|"},
        {"no#tag C# ##double # alone #", ""},
        {"#- #_ #-- #-a", "-a|"},
        {"a/#fragment", ""},
        {"#caf\xC3\xA9 #\xE6\x97\xA5\xE6\x9C\xAC", "caf\xC3\xA9|\xE6\x97\xA5\xE6\x9C\xAC|"},
        {"#\xE0\xA4\xB9\xE0\xA4\xBF\xE0\xA4\xA8\xE0\xA5\x8D\xE0\xA4\xA6\xE0\xA5\x80.",
         "\xE0\xA4\xB9\xE0\xA4\xBF\xE0\xA4\xA8\xE0\xA5\x8D\xE0\xA4\xA6\xE0\xA5\x80|"}, /* vowel signs belong to it */
        {"#\xD9\x85\xDB\x8C\xE2\x80\x8C\xD8\xAE\xD9\x88\xD8\xA7\xD9\x87\xD9\x85 x",
         "\xD9\x85\xDB\x8C\xE2\x80\x8C\xD8\xAE\xD9\x88\xD8\xA7\xD9\x87\xD9\x85|"}, /* and what holds letters apart */
        {"#\xF0\x9F\x98\x80", ""},
        {"#a#b", "a|"},
        {"#a\xFFz", "a|"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_string_equal(found(rows[i].text, &arena), rows[i].expected);
    arena_free(&arena);
}

static void a_tag_of_more_than_two_hundred_characters_is_none(void **state)
{
    (void)state;
    struct arena arena = {0};
    char         text[300] = "#";
    memset(text + 1, 'a', 200);
    assert_int_equal(strlen(found(text, &arena)), 201);
    text[201] = 'a';
    assert_string_equal(found(text, &arena), "");
    arena_free(&arena);
}

static void the_first_fifty_are_taken(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct buf   text = {.arena = &arena};
    size_t       count;
    for (int i = 0; i < 80; i++)
        buf_printf(&text, "#t%d #t%d ", i, i / 2);
    const char **tags = tags_of_text(buf_text(&text), text.length, &arena, &count);
    assert_int_equal(count, TAGS_MAX);
    assert_string_equal(tags[TAGS_MAX - 1], "t49");
    arena_free(&arena);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(tags_stand_at_the_beginning_of_words),
        cmocka_unit_test(a_tag_of_more_than_two_hundred_characters_is_none),
        cmocka_unit_test(the_first_fifty_are_taken),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
