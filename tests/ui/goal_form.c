/* Making and editing goals in the form. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <string.h>

#include "support/ui_goals.h"
#include "support/ui_rows.h"

static struct ui_world *begin_empty(void **state)
{
    struct ui_world *world = goals_begin(state);
    ui_open(world);
    ui_keys(world, "4");
    return world;
}

static struct ui_world *begin(void **state)
{
    struct ui_world *world = goals_begin(state);
    goals_of_the_picture(world);
    ui_open(world);
    ui_keys(world, "4");
    return world;
}

/* The same key within a second would be one held down. */
static void then(struct ui_world *world, const char *keys)
{
    ui_pass(world, 1);
    ui_keys(world, keys);
}

static void expect_view(struct ui_world *world, const char *name)
{
    assert_string_equal(session_view(world->session), name);
}

static const char *schedule_of(struct ui_world *world, const char *title)
{
    struct goal goal = goals_by_title(world, title);
    char       *sentence = ARENA_NEW(&world->arena, char, HABIT_SAY_SIZE);
    habit_say_stored(&goal.schedule, sentence);
    return sentence;
}

static void a_habit_of_ones_own_is_made_in_a_few_keys(void **state)
{
    struct ui_world *world = begin_empty(state);
    ui_keys(world, "n<Enter>");
    expect_view(world, "goal_new");
    then(world, "Swim<Enter>");
    expect_view(world, "goals");
    ui_shows(world, "Swim is written down.");
    ui_shows(world, "› Swim");
    struct goal goal = goals_by_title(world, "Swim");
    assert_int_equal(goal.kind, GOAL_HABIT);
    assert_null(goal.area);
    assert_int_equal(goal.begun_on, world->present.today);
    assert_string_equal(schedule_of(world, "Swim"), "daily");
    ui_keys(world, "U");
    size_t count;
    goals_all(world, &count);
    assert_int_equal(count, 0);
}

static void an_enter_held_down_chooses_one_to_begin_with_and_writes_none(void **state)
{
    struct ui_world *world = begin_empty(state);
    size_t           count;
    ui_keys(world, "n<Down><Enter><Enter><Enter>");
    expect_view(world, "goal_new");
    goals_all(world, &count);
    assert_int_equal(count, 0);
    then(world, "<Enter>");
    goals_all(world, &count);
    assert_int_equal(count, 1);
}

static void schedules_are_chosen(void **state)
{
    struct ui_world *world = begin_empty(state);
    ui_keys(world, "n<Enter>Run<Tab><Tab><Space><Tab><Space><Tab>wed, Monday fri");
    then(world, "<Enter>");
    assert_string_equal(schedule_of(world, "Run"), "weekdays:mon,wed,fri");
    assert_string_equal(goals_by_title(world, "Run").area, "health");
    then(world, "n<Enter>Call<Tab><Tab><Tab><Space><Space><Tab><Space>");
    ui_shows(world, "Days a week");
    then(world, "<Enter>");
    assert_string_equal(schedule_of(world, "Call"), "weekly:3");
    assert_string_equal(goals_by_title(world, "Call").area, "health"); /* that of the row from which it was made */
}

static void a_project_has_a_day_and_steps(void **state)
{
    struct ui_world *world = begin_empty(state);
    ui_keys(world, "n<Enter>Trip<Tab><Space><Tab><Tab>2027-03-01<Tab>ask her;  days off ;; pack");
    ui_shows(world, "a project, with steps");
    then(world, "<Enter>");
    struct goal goal = goals_by_title(world, "Trip");
    assert_int_equal(goal.kind, GOAL_PROJECT);
    assert_int_equal(goal.due_on, day_from_civil(2027, 3, 1));
    assert_int_equal(goal.step_count, 3);
    assert_string_equal(goal.steps[1].text, "days off");
    assert_string_equal(goal.steps[2].text, "pack");
}

static void an_area_of_ones_own_gets_a_heading(void **state)
{
    struct ui_world *world = begin_empty(state);
    ui_keys(world, "n<Enter>Draw<Tab><Tab><Left><Tab>Zines");
    then(world, "<Enter>");
    assert_string_equal(goals_by_title(world, "Draw").area, "Zines");
    ui_shows(world, "\n  Zines\n");
    ui_keys(world, "n<Enter>");
    ui_shows(world, "[ Zines"); /* and is filled in for the next one */
}

static void what_is_wrong_is_said_under_the_field(void **state)
{
    struct ui_world *world = begin_empty(state);
    ui_keys(world, "n<Enter>");
    then(world, "<Enter>");
    ui_shows(world, "this needs a word or two");
    ui_keys(world, "Run<Tab><Tab><Tab><Space><Tab>never");
    then(world, "<Enter>");
    ui_golden_state(world, "goal-wrong-days");
    ui_shows(world, "these are weekdays, such as mon, wed, fri");
    ui_keys(world, "<^U>3x");
    then(world, "<Enter>");
    ui_shows(world, "these are weekdays");
    ui_keys(world, "<^U><S-Tab><S-Tab><S-Tab><Space><Tab><Tab>soon");
    then(world, "<Enter>");
    ui_shows(world, "2026-11-22"); /* how a day is written */
    expect_view(world, "goal_new");
    ui_keys(world, "<^U>");
    then(world, "<Enter>");
    expect_view(world, "goals");
}

static void a_goal_to_begin_with_is_filled_in_and_offered_once(void **state)
{
    struct ui_world *world = begin_empty(state);
    ui_keys(world, "n<Down><Enter>");
    ui_shows(world, "Clear the reminders");
    then(world, "<Enter>");
    ui_shows(world, "Clear the reminders is written down.");
    struct goal goal = goals_by_title(world, "Clear the reminders");
    assert_string_equal(goal.area, "reminders");
    assert_int_equal(goal.step_count, 5);
    assert_string_equal(goal.steps[4].text, "Agree with a friend when to call");
    ui_keys(world, "n");
    ui_hides(world, "(reminders)");
    ui_keys(world, "<Down><Enter>");
    ui_shows(world, "A weekend somewhere else");
}

static void every_goal_to_begin_with_can_be_saved_as_it_is(void **state)
{
    struct ui_world *world = begin_empty(state);
    size_t           before, after;
    for (after = 0, before = 1; before != after;) {
        goals_all(world, &before);
        then(world, "n<Down>");
        then(world, "<Enter>");
        bool is_own = strstr(ui_screen(world, 80, 24), "Run, Spanish, a weekend away") != NULL;
        then(world, is_own ? "<Esc>" : "<Enter>");
        goals_all(world, &after);
    }
    assert_true(after >= 20);
}

static void an_edit_keeps_what_it_does_not_touch(void **state)
{
    struct ui_world *world = begin(state);
    struct goal      before = goals_by_title(world, "A weekend at my sister’s");
    ui_keys(world, "jjjje <Backspace><Enter>");
    ui_shows(world, "is changed.");
    struct goal after = goals_by_title(world, "A weekend at my sister’s");
    assert_string_equal(after.title, before.title);
    assert_int_equal(after.due_on, before.due_on);
    assert_int_equal(after.step_count, before.step_count);
    for (size_t i = 0; i < after.step_count; i++) {
        assert_int_equal(after.steps[i].id, before.steps[i].id);
        assert_int_equal(after.steps[i].done_on, before.steps[i].done_on);
    }
}

static void a_reworded_step_keeps_its_tick_and_a_new_one_has_none(void **state)
{
    struct ui_world *world = begin(state);
    struct goal      before = goals_by_title(world, "A weekend at my sister’s");
    ui_keys(world, "jjjje<Tab><Tab><Tab><^U>ask my sister; days off; train; pack<Enter>");
    struct goal after = goals_by_title(world, "A weekend at my sister’s");
    assert_int_equal(after.steps[0].id, before.steps[0].id);
    assert_int_equal(after.steps[0].done_on, world->present.today);
    then(world, "e<Tab><Tab><Tab><^U>a present; days off; pack; ask my sister; train<Enter>");
    after = goals_by_title(world, "A weekend at my sister’s");
    assert_int_equal(after.step_count, 5);
    assert_int_equal(after.steps[0].done_on, DAY_NONE);
    assert_int_equal(after.steps[1].id, before.steps[1].id);
    assert_int_equal(after.steps[3].id, before.steps[0].id);
    assert_int_equal(after.steps[3].done_on, world->present.today);
}

static void a_half_filled_goal_is_offered_again(void **state)
{
    struct ui_world *world = begin_empty(state);
    ui_keys(world, "n<Enter>Half<Tab><Space><Tab><Tab><Tab>one; two<Esc>");
    ui_shows(world, "Draft kept. Press the same key to continue.");
    then(world, "n<Down><Enter>");
    ui_hides(world, "Half"); /* another one begins from its own */
    ui_keys(world, "<Esc>n");
    then(world, "<Enter>");
    ui_hides(world, "Half");
    then(world, "<Enter>");
    ui_shows(world, "Half");
    ui_shows(world, "one; two");
    then(world, "<Enter>");
    assert_int_equal(goals_by_title(world, "Half").step_count, 2);
    then(world, "n");
    then(world, "<Enter>");
    ui_hides(world, "Half");
}

static void a_hang_up_keeps_a_new_goal_and_one_that_was_being_changed(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "e more");
    ui_tick(world, 1);
    assert_string_equal(ui_close(world), "");
    ui_open(world);
    ui_shows(world, "Left open: a goal, from 21:14. o to continue.");
    ui_keys(world, "4e<Enter>");
    ui_shows(world, "Run more");
    ui_keys(world, "<Esc>n<Down><Enter>, mine");
    ui_tick(world, 1);
    ui_close(world);
    ui_open(world);
    expect_view(world, "today");
    ui_shows(world, "Left open: a goal, from 21:14 (+1). o to continue.");
    ui_keys(world, "o"); /* the newest first */
    expect_view(world, "goal_new");
    ui_shows(world, ", mine");
    ui_shows(world, "Mute and unfollow; Archive the chat");
    then(world, "<Enter>");
    assert_int_equal(goals_by_title(world, "Clear the reminders, mine").step_count, 5);
}

static void a_goal_that_cannot_be_written_is_kept_and_tried_again(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "n<Enter>Late");
    ui_tick(world, 1);
    rows_fill_disk();
    ui_keys(world, "<Enter>");
    ui_shows(world, "This is not on disk yet");
    rows_free_disk();
    ui_tick(world, 1);
    ui_shows(world, "Late is written down.");
    goals_by_title(world, "Late");
}

static void a_goal_deleted_elsewhere_while_it_is_edited_is_said(void **state)
{
    struct ui_world *world = begin(state);
    struct goal      goal = goals_by_title(world, "Run");
    struct error     error;
    ui_keys(world, "e more");
    struct store *store = ui_store(world);
    assert_true(goals_delete(store, &world->present, goal.id, &error));
    store_close(store);
    then(world, "<Enter>");
    expect_view(world, "goal_edit");
    ui_shows(world, "there is no goal");
    ui_keys(world, "<Esc>");
    expect_view(world, "goals");
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        LIFE_TEST(a_habit_of_ones_own_is_made_in_a_few_keys),
        LIFE_TEST(an_enter_held_down_chooses_one_to_begin_with_and_writes_none),
        LIFE_TEST(schedules_are_chosen),
        LIFE_TEST(a_project_has_a_day_and_steps),
        LIFE_TEST(an_area_of_ones_own_gets_a_heading),
        LIFE_TEST(what_is_wrong_is_said_under_the_field),
        LIFE_TEST(a_goal_to_begin_with_is_filled_in_and_offered_once),
        LIFE_TEST(every_goal_to_begin_with_can_be_saved_as_it_is),
        LIFE_TEST(an_edit_keeps_what_it_does_not_touch),
        LIFE_TEST(a_reworded_step_keeps_its_tick_and_a_new_one_has_none),
        LIFE_TEST(a_half_filled_goal_is_offered_again),
        LIFE_TEST(a_hang_up_keeps_a_new_goal_and_one_that_was_being_changed),
        LIFE_TEST(a_goal_that_cannot_be_written_is_kept_and_tried_again),
        LIFE_TEST(a_goal_deleted_elsewhere_while_it_is_edited_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
