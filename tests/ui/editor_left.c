/* At start the screens say what an editor left earlier and the file does not hold. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "support/ui_entries.h"

static void leave(const struct ui_world *world, const char *name, const char *text)
{
    char path[256];
    snprintf(path, sizeof path, "%s/holdfast-aB12cD", world->folder);
    (void)mkdir(path, 0700);
    snprintf(path, sizeof path, "%s/holdfast-aB12cD/%s", world->folder, name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static bool is_left(const struct ui_world *world, const char *name)
{
    char path[256];
    snprintf(path, sizeof path, "%s/holdfast-aB12cD/%s", world->folder, name);
    return access(path, F_OK) == 0;
}

static struct ui_world *begin(void **state)
{
    struct ui_world *world = *state;
    struct person    person = {.name = "M.", .started_on = world->present.today - 44};
    life_person(world, &person);
    return world;
}

static void a_text_that_is_not_in_the_journal_is_a_line_on_today(void **state)
{
    struct ui_world *world = begin(state);
    leave(world, "entry.txt", "typed for an hour\n");
    ui_open(world);
    ui_shows(world, "Your editor left a text that isn't in the journal. o to continue it.");
    ui_keys(world, "231");
    ui_shows(world, "Your editor left");
    assert_true(is_left(world, "entry.txt"));
    ui_keys(world, "wtyped for an hour<Esc>");
    ui_close(world);
    ui_open(world); /* the file holds it now */
    ui_hides(world, "Your editor left");
    assert_false(is_left(world, "entry.txt"));
}

static void o_continues_it_and_its_file_goes_once_the_draft_holds_it(void **state)
{
    struct ui_world *world = begin(state);
    leave(world, "entry.txt", "typed for an hour\n");
    ui_open(world);
    ui_keys(world, "o");
    assert_string_equal(session_view(world->session), "write");
    ui_shows(world, "typed for an hour");
    assert_false(is_left(world, "entry.txt"));
    ui_close(world);
    ui_open(world);
    ui_shows(world, "Left open: an entry, from 21:14. o to continue.");
    ui_keys(world, "o<Esc>");
    assert_string_equal(entries_newest(world).body, "typed for an hour");
    ui_hides(world, "Left open");
    ui_hides(world, "Your editor left");
}

static void it_comes_before_a_draft_and_does_not_write_over_it(void **state)
{
    struct ui_world *world = begin(state);
    ui_open(world);
    ui_keys(world, "wfrom here");
    ui_close(world);
    leave(world, "entry.txt", "from there\n");
    ui_open(world);
    ui_shows(world, "Your editor left a text that isn't in the journal. o to continue it.");
    ui_keys(world, "o");
    ui_shows(world, "from there");
    ui_keys(world, "<^X>");
    ui_close(world);
    ui_open(world);
    ui_shows(world, "Left open: an entry, from 21:14 (+1). o to continue.");
    ui_keys(world, "o<Esc>o<Esc>");
    assert_int_equal(entries_count(world), 2);
}

static void what_the_editor_put_beside_the_text_is_said_by_its_folder(void **state)
{
    struct ui_world *world = begin(state);
    leave(world, "entry.txt", "");
    leave(world, ".entry.txt.swp", "what it saved for itself");
    ui_open(world);
    ui_shows(world, "Your editor left files that are not in the journal.");
    assert_true(is_left(world, ".entry.txt.swp"));
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        LIFE_TEST(a_text_that_is_not_in_the_journal_is_a_line_on_today),
        LIFE_TEST(o_continues_it_and_its_file_goes_once_the_draft_holds_it),
        LIFE_TEST(it_comes_before_a_draft_and_does_not_write_over_it),
        LIFE_TEST(what_the_editor_put_beside_the_text_is_said_by_its_folder),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
