/* What U says was taken back. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <glob.h>
#include <stdio.h>
#include <string.h>

#include "words/texts.h"
#include "support/ui_entries.h"

static void where_the_count_moved_it_is_the_count(void **state)
{
    struct ui_world *world = rows_begin(state, 44);
    ui_keys(world, "c<Enter><Esc>");
    ui_pass(world, 1);
    ui_keys(world, "U");
    ui_shows(world, "Taken back. The count is 44 again.");
}

static void where_it_did_not_move_it_is_the_act(void **state)
{
    struct ui_world *world = rows_begin(state, 44);
    ui_keys(world, "wa word<Esc>");
    ui_pass(world, 1);
    ui_keys(world, "U");
    ui_shows(world, "Taken back: the entry.");
    ui_keys(world, "Wa word<Esc>");
    ui_pass(world, 1);
    ui_keys(world, "U");
    ui_shows(world, "Taken back: the letter.");
    ui_keys(world, "m<Enter>");
    ui_pass(world, 1);
    ui_keys(world, "U");
    ui_shows(world, "Taken back: the check-in.");
}

static void what_was_taken_back_is_done_again(void **state)
{
    struct ui_world *world = rows_begin(state, 44);
    ui_keys(world, "<^R>");
    ui_shows(world, "There is nothing to do again.");
    ui_keys(world, "c<Enter><Esc>");
    ui_pass(world, 1);
    ui_keys(world, "U");
    ui_shows(world, "Taken back. The count is 44 again.");
    ui_keys(world, "<^R>");
    ui_shows(world, "Done again. The count is 0.");
    ui_keys(world, "wa word<Esc>");
    ui_pass(world, 1);
    ui_keys(world, "U");
    ui_keys(world, "<^R>");
    ui_shows(world, "Done again: the entry.");
}

static void the_start_is_taken_back_after_a_question_only(void **state)
{
    struct ui_world *world = rows_begin(state, 44);
    ui_keys(world, "U");
    ui_shows(world, "Take back the start of the plan?");
    ui_keys(world, "<Enter>");
    ui_hides(world, "Taken back");
    ui_keys(world, "U<Down><Enter>");
    ui_hides(world, "Take back the start of the plan?");
    ui_shows(world, "Taken back");
}

static bool write_unnamed(struct app *app, struct error *error)
{
    struct friend_row friend = {.name = "Maya", .how = "+1 555 0100", .any_hour = true};
    struct arena scratch = {0};
    bool         done = act_begin(app->store, &app->present, "from another version", error);
    done = done &&
           act_end(app->store, lists_add(app->store, &lists_friends, &app->present, &scratch, &friend, error), error);
    arena_free(&scratch);
    return done;
}

static void an_act_without_a_name_is_taken_back_all_the_same(void **state)
{
    struct ui_world *world = rows_begin(state, 44);
    struct app       app = {.store = ui_store(world), .present = world->present};
    struct error     error = {0};
    assert_true(write_unnamed(&app, &error));
    store_close(app.store);
    ui_tick(world, 1);
    ui_keys(world, "U");
    ui_shows(world, "Taken back.");
}

/* The word that follows one of the ways in which sources name an act; the number of those without words. */
static int count_unnamed(const char *source, const char *path)
{
    static const char *const ways[] = {"act_begin(", "rows_begin(", " edit(cli, args, ", "delete_act = "};
    int                      unnamed = 0;
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
        for (const char *at = source; (at = strstr(at, ways[i])) != NULL;) {
            char what[40];
            at += strlen(ways[i]);
            size_t to_word = strcspn(at, "\";{"); /* a literal of the same call, if there is one */
            if (at[to_word] != '"' || sscanf(at + to_word + 1, "%39[^\"]", what) != 1 || texts_act(what))
                continue;
            print_error("%s: \"%s\" has no row in acts.txt\n", path, what);
            unnamed++;
        }
    return unnamed;
}

static void every_act_of_the_program_has_its_words(void **state)
{
    struct ui_world *world = *state;
    glob_t           sources;
    int              unnamed = 0;
    assert_int_equal(glob(TESTS_DIR "/../src/*/*.c", 0, NULL, &sources), 0);
    for (size_t i = 0; i < sources.gl_pathc; i++) {
        FILE      *file = fopen(sources.gl_pathv[i], "r");
        struct buf text = {.arena = &world->arena};
        assert_non_null(file);
        for (int byte; (byte = fgetc(file)) != EOF;)
            buf_putc(&text, (char)byte);
        assert_int_equal(fclose(file), 0);
        unnamed += count_unnamed(buf_text(&text), sources.gl_pathv[i]);
    }
    globfree(&sources);
    assert_int_equal(unnamed, 0);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        LIFE_TEST(where_the_count_moved_it_is_the_count),
        LIFE_TEST(where_it_did_not_move_it_is_the_act),
        LIFE_TEST(what_was_taken_back_is_done_again),
        LIFE_TEST(the_start_is_taken_back_after_a_question_only),
        LIFE_TEST(an_act_without_a_name_is_taken_back_all_the_same),
        LIFE_TEST(every_act_of_the_program_has_its_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
