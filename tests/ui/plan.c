#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "support/ui_plan.h"

static const char *const titles[] = {"Person",  "Rule",     "Promise",   "Reasons",      "Way",
                                     "Friends", "Triggers", "Hard days", "Reaching out", "Help lines"};
enum { SECTIONS = sizeof titles / sizeof *titles };

/* "plan-hard-days" and the like. */
static const char *golden_name(const char *begin, const char *title)
{
    static char name[64];
    size_t      at = (size_t)snprintf(name, sizeof name, "%s-", begin);
    for (; *title; title++)
        name[at++] = *title == ' ' ? '-' : (char)tolower((unsigned char)*title);
    name[at] = '\0';
    return name;
}

static void the_tab_at_every_size(void **state)
{
    struct ui_world *world = uiplan_begin(state);
    uiplan_open(world, "Rule");
    ui_golden_screen(world, "plan");
}

static void the_tab_in_ascii(void **state)
{
    struct ui_world *world = *state;
    world->env.settings.ascii = SETTING_YES;
    uiplan_begin(state);
    ui_keys(world, "j<Enter>");
    ui_golden_state(world, "plan-ascii");
    ui_keys(world, "<Esc>jjj<Enter>");
    ui_golden_state(world, "plan-ascii-way");
}

static void each_section_from_inside_at_every_size(void **state)
{
    struct ui_world *world = uiplan_begin(state);
    for (int i = 0; i < SECTIONS - 1; i++) {
        uiplan_open(world, titles[i]);
        ui_keys(world, "<Enter>");
        if (i == 2)
            ui_keys(world, "<Esc>"); /* the promise is a form at once */
        ui_golden_state(world, golden_name("plan", titles[i]));
    }
}

static void each_section_while_there_is_nothing(void **state)
{
    struct ui_world *world = *state;
    struct person    person = {.started_on = world->present.today};
    life_person(world, &person);
    ui_open(world);
    ui_keys(world, "6");
    for (int i = 0; i < SECTIONS; i++) {
        uiplan_open(world, titles[i]);
        ui_golden_state(world, golden_name("plan-empty", titles[i]));
    }
}

static struct ui_world *begin_rule(void **state)
{
    struct ui_world *world = uiplan_begin(state);
    uiplan_open(world, "Rule");
    ui_keys(world, "<Enter>");
    return world;
}

/* Inside a section, on its row that many down. */
static void stand(struct ui_world *world, const char *title, int row)
{
    uiplan_open(world, title);
    ui_keys(world, "<Enter>g");
    for (int i = 0; i < row; i++)
        ui_keys(world, "j");
}

static void a_cell_is_turned_and_no_stored_contact_changes(void **state)
{
    struct ui_world *world = begin_rule(state);
    const char      *before = uiplan_contacts_text(world);
    ui_keys(world, "jjl<Space>"); /* a look has no "they": right is by chance */
    ui_shows(world, "Ends the streak from now on: a look; by chance.");
    ui_shows(world, "U takes it back");
    ui_shows(world, "standard, 2 cells changed");
    assert_string_equal(uiplan_contacts_text(world), before);
    struct person person = uiplan_person_of(world, 1);
    assert_true(rules_break(&person.rules, CONTACT_LOOK, CONTACT_CHANCE));
    ui_keys(world, "U");
    ui_shows(world, "standard, 1 cell changed");
    ui_shows(world, "Taken back: a change to a rule.");
    assert_string_equal(uiplan_contacts_text(world), before);
}

static void texts_calls_and_mails_turn_together_until_enter_parts_them(void **state)
{
    struct ui_world *world = begin_rule(state);
    ui_keys(world, "<Space>");
    ui_shows(world, "Is only counted from now on: text, call, mail; I began or answered.");
    struct person person = uiplan_person_of(world, 1);
    assert_false(rules_break(&person.rules, CONTACT_TEXT, CONTACT_OUT));
    assert_false(rules_break(&person.rules, CONTACT_EMAIL, CONTACT_OUT));
    ui_keys(world, "U<Enter>j<Space>");
    ui_shows(world, "Is only counted from now on: call; I began or answered.");
    person = uiplan_person_of(world, 1);
    assert_true(rules_break(&person.rules, CONTACT_TEXT, CONTACT_OUT));
    assert_false(rules_break(&person.rules, CONTACT_CALL, CONTACT_OUT));
    ui_golden_state(world, "plan-rule-parted");
}

static void another_preset_takes_single_changes_back_and_changes_no_contact(void **state)
{
    struct ui_world *world = begin_rule(state);
    const char      *before = uiplan_contacts_text(world);
    ui_keys(world, "e");
    assert_string_equal(session_view(world->session), "person_edit");
    ui_golden_state(world, "person-form");
    ui_keys(world, "<Left><Enter>");
    assert_string_equal(session_view(world->session), "plan");
    ui_shows(world, "The plan is changed. What is already logged stays as it is.");
    ui_shows(world, "Rule         strict");
    ui_hides(world, "cell changed");
    assert_string_equal(uiplan_contacts_text(world), before);
    ui_keys(world, "U");
    ui_shows(world, "standard, 1 cell changed");
}

static void the_form_of_the_person_writes_every_field(void **state)
{
    struct ui_world *world = uiplan_begin(state);
    stand(world, "Person", 0);
    ui_keys(world, "e<^U>Kim<Tab><^U>2026-10-01<Tab><^U>100<Enter>");
    ui_shows(world, "Kim, since 1 Oct");
    struct person person = uiplan_person_of(world, 1);
    assert_string_equal(person.name, "Kim");
    assert_int_equal(person.started_on, day_from_civil(2026, 10, 1));
    assert_int_equal(person.target_days, 100);
    assert_int_equal(rules_changed(&person.rules), 1);
    assert_string_equal(person.promise, "I choose my own quiet.");
    ui_keys(world, "U");
    ui_shows(world, "M., since 1 Sep");
}

static void what_is_wrong_in_the_form_is_said_under_the_field(void **state)
{
    struct ui_world *world = uiplan_begin(state);
    struct person    other = {.name = "K.", .started_on = world->present.today - 10};
    life_person(world, &other);
    stand(world, "Person", 0);
    ui_keys(world, "e<^U>K.<Enter>");
    ui_shows(world, "there is somebody of that name already");
    ui_keys(world, "<^U>M.<Tab><^U>soon<Enter>");
    assert_string_equal(session_view(world->session), "person_edit");
    ui_keys(world, "<^U>2026-09-01<Tab><^U>0<Enter>");
    ui_shows(world, "this is a number of days, from 1 to 36500");
    ui_keys(world, "<^U>90<Enter>");
    assert_string_equal(session_view(world->session), "plan");
}

static void space_on_the_row_of_the_mark_marks_somebody_as_unsafe(void **state)
{
    struct ui_world *world = uiplan_begin(state);
    stand(world, "Person", 3);
    ui_keys(world, "<Space>");
    ui_shows(world, "Marked. Keep their messages, tell somebody. ? shows who can help.");
    ui_shows(world, "M., since 1 Sep, unsafe");
    assert_true(uiplan_person_of(world, 1).unsafe);
    ui_golden_state(world, "plan-unsafe-person");
    ui_keys(world, "<Space>");
    assert_true(uiplan_person_of(world, 1).unsafe); /* a key held down does nothing twice */
    ui_keys(world, "U");
    assert_false(uiplan_person_of(world, 1).unsafe);
}

static void space_in_a_row_without_a_box_is_answered(void **state)
{
    struct ui_world *world = *state;
    uiplan_reached(world);
    stand(world, "Person", 0);
    ui_keys(world, "<Space>");
    ui_shows(world, "Space does nothing in this row.");
    ui_keys(world, "<Esc>");
    stand(world, "Reaching out", 1);
    ui_hides(world, "Space does nothing in this row.");
    ui_keys(world, "<Space>");
    ui_shows(world, "Space does nothing in this row.");
}

static void for_an_unsafe_person_reaching_out_is_help_and_nothing_else(void **state)
{
    struct ui_world *world = *state;
    struct person    person = {.name = "M.", .started_on = world->present.today - 120, .unsafe = true};
    life_person(world, &person);
    ui_open(world);
    ui_keys(world, "6");
    uiplan_open(world, "Reaching out");
    ui_shows(world, "Reaching out no part of this plan");
    ui_keys(world, "<Enter>");
    ui_shows(world, "Reaching out is no part of this plan. ? shows who can help.");
    ui_shows(world, "findahelpline.com lists free lines by country.");
    ui_hides(world, "I will not write");
    ui_hides(world, "met");
    ui_keys(world, "<Space>e");
    assert_false(uiplan_person_of(world, person.id).closed);
    ui_golden_state(world, "plan-unsafe-reaching-out");
}

static void before_the_target_there_is_its_date_and_nothing_else(void **state)
{
    struct ui_world *world = uiplan_begin(state);
    stand(world, "Reaching out", 0);
    ui_shows(world, "Not before 7 Jan.");
    for (size_t i = 0; i < 4; i++)
        ui_hides(world, ((const char *const[]){"calm", "purpose", "%", "met"})[i]);
    ui_keys(world, "jjj");
    ui_shows(world, "› [ ] I will not write");
}

static void i_will_not_write_closes_the_plan_at_any_time_and_can_be_taken_back(void **state)
{
    struct ui_world *world = uiplan_begin(state);
    stand(world, "Reaching out", 0);
    ui_keys(world, "<Enter>");
    assert_false(uiplan_person_of(world, 1).closed); /* Enter is safe */
    ui_shows(world, "Space closes the plan: the count rests, everything stays readable.");
    ui_keys(world, "<Space>");
    ui_shows(world, "Closed, on 22 Nov, after 44 days. Everything stays readable.");
    ui_shows(world, "I will not write, since 22 Nov");
    struct person person = uiplan_person_of(world, 1);
    assert_true(person.closed);
    assert_int_equal(person.closed_on, world->present.today);
    ui_golden_state(world, "plan-closed");
    ui_keys(world, "U");
    assert_false(uiplan_person_of(world, 1).closed);
    ui_shows(world, "not before 7 Jan");
}

static void a_closed_plan_is_readable_in_every_section_and_opened_again(void **state)
{
    struct ui_world *world = uiplan_begin(state);
    stand(world, "Person", 4);
    ui_keys(world, "<Space>");
    life_at(world, "2026-12-05T10:00:00+01:00");
    ui_tick(world, 2);
    ui_shows(world, "M., since 1 Sep, closed");
    ui_shows(world, "Way          Rebuild, day 44 of 90, at rest");
    for (int i = 0; i < SECTIONS; i++) {
        uiplan_open(world, titles[i]);
        ui_golden_state(world, golden_name("plan-closed", titles[i]));
    }
    stand(world, "Person", 4);
    ui_keys(world, "<Space>");
    ui_shows(world, "The plan goes on, and so does the count.");
    ui_shows(world, "Way          Rebuild, day 57 of 90, until 7 Jan");
}

static void after_the_target_the_conditions_are_shown_with_their_values(void **state)
{
    struct ui_world *world = *state;
    struct person    person = uiplan_reached(world);
    for (int i = 0; i < 7; i++)
        life_checkin(world, world->present.today - i, 1 + i % 4, NULL);
    life_urge(world, person.id, "2026-11-20T20:00:00+01:00", 6, URGE_RESISTED);
    ui_tick(world, 2);
    stand(world, "Reaching out", 0);
    ui_shows(world, "Not met yet: at most 3 urges in 14 days, none above 5. Not writing is as");
    ui_shows(world, "1 urge in 14 days, the strongest 6");
    ui_hides(world, "%");
    ui_hides(world, "of 7");
    ui_golden_screen(world, "plan-reached");
    ui_keys(world, "G");
    ui_golden_state(world, "plan-reached-end");
}

/* The conditions turn one after the other; the purpose rests for 3 days. */
static void all_of_them_can_be_met_and_the_choice_stays_ones_own(void **state)
{
    struct ui_world *world = *state;
    struct person    person = uiplan_reached(world);
    stand(world, "Reaching out", 5);
    ui_keys(world, "<Space>");
    ui_shows(world, "No purpose is written yet. e writes it.");
    ui_keys(world, "e");
    assert_string_equal(session_view(world->session), "purpose_edit");
    ui_keys(world, "To return the key, and nothing else.<Enter>");
    ui_shows(world, "It is written down. In 3 days you can read it again.");
    ui_shows(world, "written 22 Nov; it rests until 25 Nov");
    ui_keys(world, "x<Space>");
    ui_shows(world, "It rests until 25 Nov. Then it can be read again and confirmed.");
    ui_keys(world, "j<Space>");
    ui_shows(world, "[x] I am fine without an answer");
    assert_int_equal(uiplan_said(world, person.id).fine_on, world->present.today);
    uiplan_letter(world, person.id, "2026-11-22T20:00:00+01:00",
                  "I have the key. I bring it to the office. I am well.");
    for (int i = 0; i < 7; i++)
        life_checkin(world, world->present.today - i, 4, NULL);
    uiplan_finished_goal(world, "Run 5 km");
    life_at(world, "2026-11-26T10:00:00+01:00");
    ui_tick(world, 2);
    ui_shows(world, "Not met yet: the purpose, read again and confirmed.");
    ui_keys(world, "k<Space>");
    ui_shows(world, "It is written down: read again, and it holds.");
    ui_shows(world, "These were your own conditions, and they are met. It is still your");
    ui_golden_state(world, "plan-all-met");
    ui_keys(world, "U");
    ui_shows(world, "Taken back: what was said of being ready.");
    ui_shows(world, "Not met yet: the purpose");
}

static void n_makes_a_friend_e_edits_it_and_d_deletes_it(void **state)
{
    struct ui_world *world = uiplan_begin(state);
    size_t           count;
    stand(world, "Friends", 0);
    ui_keys(world, "nZoe<Tab>+1 555 0142<Tab>22:00-06:00<Enter>");
    ui_shows(world, "It is written down: a friend to call.");
    ui_shows(world, "22:00 to 06:00");
    ui_keys(world, "Ge<Tab><Tab><^U><Enter>");
    struct friend_row *rows = uiplan_friends(world, &count);
    assert_int_equal(count, 3);
    assert_true(rows[2].any_hour);
    assert_string_equal(rows[2].name, "Zoe");
    ui_keys(world, "U");
    assert_int_equal(uiplan_friends(world, &count)[2].from_min, 22 * 60);
    ui_keys(world, "Gd");
    ui_shows(world, "The friend is in the trash, for 30 days.");
    uiplan_friends(world, &count);
    assert_int_equal(count, 2);
    ui_keys(world, "U");
    uiplan_friends(world, &count);
    assert_int_equal(count, 3);
}

static void a_friend_without_a_number_is_not_written(void **state)
{
    struct ui_world *world = uiplan_begin(state);
    stand(world, "Friends", 0);
    ui_keys(world, "nZoe<Enter>");
    ui_shows(world, "a few words belong here");
    ui_keys(world, "+1 555 0142<Tab>late<Enter>");
    assert_string_equal(session_view(world->session), "friend_edit");
    ui_golden_screen(world, "friend-form");
}

static void a_reason_of_several_lines_is_edited_whole(void **state)
{
    struct ui_world *world = uiplan_begin(state);
    stand(world, "Reasons", 1);
    ui_keys(world, "<Enter>");
    ui_shows(world, "Not by anybody.");
    ui_keys(world, " Ever.<Enter>");
    ui_shows(world, "The reason is written down.");
    ui_keys(world, "e");
    ui_shows(world, "Not by anybody. Ever.");
    ui_keys(world, "<Esc>d");
    ui_shows(world, "The reason is in the trash, for 30 days.");
    ui_hides(world, "shouted");
}

static void a_reason_that_was_cut_short_is_read_whole_below_the_list(void **state)
{
    struct ui_world *world = uiplan_begin(state);
    stand(world, "Reasons", 0);
    ui_hides(world, "Not by anybody.");
    ui_keys(world, "j");
    ui_shows(world, "Not by anybody.");
    ui_golden_state(world, "plan-reason-whole");
}

static void known_triggers_without_a_plan_are_offered(void **state)
{
    struct ui_world *world = uiplan_begin(state);
    size_t           count;
    rows_urge(
        world, 1,
        &(struct rows_urge){
            .at = "2026-11-21T20:00:00+01:00", .intensity = 3, .outcome = URGE_RESISTED, .trigger = "the bus stop"});
    rows_urge(world, 1,
              &(struct rows_urge){
                  .at = "2026-11-21T21:00:00+01:00", .intensity = 3, .outcome = URGE_RESISTED, .trigger = "our song"});
    ui_tick(world, 2);
    stand(world, "Triggers", 0);
    ui_keys(world, "n");
    assert_string_equal(session_view(world->session), "pick");
    ui_shows(world, "the bus stop");
    ui_golden_state(world, "plan-known-triggers");
    ui_keys(world, "<Enter>take the other street<Enter>");
    assert_string_equal(session_view(world->session), "plan");
    struct plan *rows = uiplan_plans(world, &count);
    assert_int_equal(count, 5);
    assert_string_equal(rows[4].trigger, "the bus stop");
    assert_string_equal(rows[4].action, "take the other street");
}

static void a_hard_day_and_its_plan_are_one_act(void **state)
{
    struct ui_world *world = uiplan_begin(state);
    size_t           days, plans;
    stand(world, "Hard days", 0);
    ui_keys(world, "n2026-12-31<Tab><Space><Space><Tab>New Year<Tab>go to my sister<Enter>");
    ui_shows(world, "The day is written down.");
    struct hardday *rows = uiplan_harddays(world, &days);
    assert_int_equal(days, 6);
    assert_int_equal(rows[5].every, HARDDAY_YEAR);
    assert_string_equal(uiplan_plans(world, &plans)[4].action, "go to my sister");
    ui_keys(world, "U");
    uiplan_harddays(world, &days);
    uiplan_plans(world, &plans);
    assert_int_equal(days, 5);
    assert_int_equal(plans, 4);
}

static void another_text_takes_the_plan_along_and_an_empty_plan_takes_it_away(void **state)
{
    struct ui_world *world = uiplan_begin(state);
    size_t           plans;
    stand(world, "Hard days", 1);
    ui_keys(world, "e");
    ui_shows(world, "lunch with Maya");
    ui_golden_screen(world, "hardday-form");
    ui_keys(world, "<Tab><Tab><^U>the old birthday<Enter>");
    struct plan *rows = uiplan_plans(world, &plans);
    assert_int_equal(plans, 4);
    assert_string_equal(rows[3].trigger, "the old birthday");
    assert_string_equal(rows[3].action, "lunch with Maya");
    ui_keys(world, "e<Tab><Tab><Tab><^U><Enter>");
    uiplan_plans(world, &plans);
    assert_int_equal(plans, 3);
}

static void the_promise_is_written_and_shown(void **state)
{
    struct ui_world *world = *state;
    struct person    person = {.name = "M.", .started_on = world->present.today - 5};
    life_person(world, &person);
    ui_open(world);
    ui_keys(world, "6");
    uiplan_open(world, "Promise");
    ui_keys(world, "<Enter>");
    ui_keys(world, "I choose the quiet.<Enter>");
    ui_shows(world, "The promise is written down.");
    ui_shows(world, "“I choose the quiet.”");
    ui_keys(world, "U");
    ui_shows(world, "none yet");
}

static void a_half_filled_form_is_taken_up_again(void **state)
{
    struct ui_world *world = uiplan_begin(state);
    stand(world, "Triggers", 0);
    ui_keys(world, "ea draft<Esc>");
    ui_tick(world, 2);
    ui_close(world);
    ui_open(world);
    ui_keys(world, "6");
    stand(world, "Triggers", 1);
    ui_keys(world, "e");
    ui_hides(world, "a draft"); /* that is another plan */
    ui_keys(world, "<Esc>");
    stand(world, "Triggers", 0);
    ui_keys(world, "e");
    ui_hides(world, "our songa draft");
    ui_keys(world, "<Enter>");
    ui_shows(world, "our songa draft");
}

static void another_person_is_started_here_and_at_goes_from_one_to_the_other(void **state)
{
    struct ui_world *world = uiplan_begin(state);
    struct person    before = uiplan_person_of(world, 1);
    const char      *contacts = uiplan_contacts_text(world);
    stand(world, "Person", 0);
    ui_keys(world, "n");
    assert_string_equal(session_view(world->session), "first_run");
    ui_golden_state(world, "plan-another");
    ui_keys(world, "<Esc>");
    assert_string_equal(session_view(world->session), "plan");
    ui_keys(world, "n3d ago<Tab>K.<Enter>");
    assert_string_equal(session_view(world->session), "today");
    ui_shows(world, "K.");
    ui_keys(world, "6");
    ui_shows(world, "K., since 19 Nov");
    ui_shows(world, "Way          Detox, day 3 of 90, until 17 Feb");
    ui_keys(world, "@");
    ui_shows(world, "M., since 1 Sep");
    ui_shows(world, "Way          Rebuild, day 44 of 90, until 7 Jan");
    ui_keys(world, "@");
    ui_shows(world, "K., since 19 Nov");
    struct person after = uiplan_person_of(world, 1);
    assert_int_equal(after.started_on, before.started_on);
    assert_int_equal(after.target_days, before.target_days);
    assert_string_equal(uiplan_contacts_text(world), contacts);
}

static void a_name_that_is_taken_is_said_in_the_form(void **state)
{
    struct ui_world *world = uiplan_begin(state);
    stand(world, "Person", 0);
    ui_keys(world, "n<Tab>M.<Enter>");
    assert_string_equal(session_view(world->session), "first_run");
    ui_shows(world, "there is somebody of that name already");
}

static void a_person_is_put_away_and_the_other_one_shown(void **state)
{
    struct ui_world *world = uiplan_begin(state);
    struct person    other = {.name = "K.", .started_on = world->present.today - 10};
    life_person(world, &other);
    ui_tick(world, 2);
    uiplan_open(world, "Rule");
    ui_keys(world, "a");
    ui_shows(world, "A person is put away under Person.");
    uiplan_open(world, "Person");
    ui_keys(world, "a");
    ui_shows(world, "M. is put away. Everything stays readable.");
    ui_shows(world, "K., since 12 Nov");
    assert_true(uiplan_person_of(world, 1).archived);
    ui_keys(world, "U");
    assert_false(uiplan_person_of(world, 1).archived);
    ui_keys(world, "@");
    ui_shows(world, "M., since 1 Sep");
}

static void the_only_person_put_away_stays_in_sight_and_comes_back(void **state)
{
    struct ui_world *world = uiplan_begin(state);
    ui_keys(world, "a");
    ui_shows(world, "M., since 1 Sep, put away");
    ui_shows(world, "This one is put away. Everything stays readable; a brings it back.");
    ui_keys(world, "ja");
    ui_keys(world, "ka");
    ui_shows(world, "M. is back.");
    assert_false(uiplan_person_of(world, 1).archived);
}

static void what_is_put_away_is_there_at_the_next_start_with_the_urge(void **state)
{
    struct ui_world *world = uiplan_begin(state);
    ui_keys(world, "a");
    ui_close(world);
    ui_open(world);
    ui_keys(world, "6");
    ui_shows(world, "M., since 1 Sep, put away");
    ui_keys(world, "u");
    assert_string_equal(session_view(world->session), "urge");
    ui_shows(world, "It is written down.");
}

static void a_hidden_count_is_hidden_here_too(void **state)
{
    struct ui_world *world = *state;
    world->env.settings.count_hidden = true;
    uiplan_begin(state);
    uiplan_open(world, "Way");
    ui_shows(world, "Way          Rebuild");
    ui_hides(world, "44");
    ui_shows(world, "The count is hidden by the settings.");
}

static void the_way_says_how_often_and_when_first(void **state)
{
    struct ui_world *world = uiplan_begin(state);
    stand(world, "Way", 0);
    ui_shows(world, "● 1 day         first on 2 Sep, 3 times");
    ui_shows(world, "○ 45 days       23 Nov, tomorrow");
    ui_hides(world, "%");
    uiplan_contact_now(world, 1);
    ui_tick(world, 2);
    ui_shows(world, "○ 30 days       first on 8 Nov; again 22 Dec");
}

static void a_start_ahead_and_a_target_beyond_the_calendar_do_no_harm(void **state)
{
    struct ui_world *world = *state;
    struct person    person = {.name = "M.", .started_on = world->present.today + 5, .target_days = 36500};
    life_person(world, &person);
    ui_open(world);
    ui_keys(world, "6");
    uiplan_open(world, "Way");
    ui_shows(world, "begins on 27 Nov");
    ui_shows(world, "28 Nov, in 6 days"); /* day 1 */
    ui_golden_state(world, "plan-ahead");
}

static void enter_on_the_help_lines_opens_the_help(void **state)
{
    struct ui_world *world = uiplan_begin(state);
    uiplan_open(world, "Help lines");
    ui_keys(world, "<Enter>");
    assert_string_equal(session_view(world->session), "help");
    ui_keys(world, "<Esc>");
    assert_string_equal(session_view(world->session), "plan");
    ui_keys(world, "<Esc>");
    assert_string_equal(session_view(world->session), "plan");
}

static void what_the_disk_does_not_take_is_said_and_the_form_tried_again(void **state)
{
    struct ui_world *world = uiplan_begin(state);
    size_t           count;
    stand(world, "Reasons", 0);
    ui_keys(world, "nI like my mornings.");
    rows_fill_disk();
    ui_keys(world, "<Enter>");
    rows_free_disk();
    assert_string_equal(session_view(world->session), "reason_edit");
    ui_shows(world, "This is not on disk yet");
    ui_tick(world, 2);
    assert_string_equal(session_view(world->session), "plan");
    ui_shows(world, "I like my mornings.");
    stand(world, "Friends", 0);
    rows_fill_disk();
    ui_keys(world, "d");
    rows_free_disk();
    ui_shows(world, "This was not written");
    uiplan_friends(world, &count);
    assert_int_equal(count, 2);
}

/* Letters that mean nothing do nothing, whatever stands below them. */
static void no_key_does_harm_in_any_section_at_any_size(void **state)
{
    static const char *const keys = "jkhlgGJKftbxyz0<PgDn><PgUp><^D><^U><Home><End><Up><Down><Left><Right>";
    struct ui_world         *world = uiplan_begin(state);
    const char              *contacts = uiplan_contacts_text(world);
    for (int i = 0; i < SECTIONS - 1; i++) {
        uiplan_open(world, titles[i]);
        if (i != 2)
            ui_keys(world, "<Enter>");
        ui_keys(world, keys);
        ui_screen(world, 40, 12);
        ui_screen(world, 7, 3);
        ui_screen(world, 300, 9);
        assert_string_equal(session_view(world->session), "plan");
    }
    assert_string_equal(uiplan_contacts_text(world), contacts);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        LIFE_TEST(the_tab_at_every_size),
        LIFE_TEST(the_tab_in_ascii),
        LIFE_TEST(each_section_from_inside_at_every_size),
        LIFE_TEST(each_section_while_there_is_nothing),
        LIFE_TEST(a_cell_is_turned_and_no_stored_contact_changes),
        LIFE_TEST(texts_calls_and_mails_turn_together_until_enter_parts_them),
        LIFE_TEST(another_preset_takes_single_changes_back_and_changes_no_contact),
        LIFE_TEST(the_form_of_the_person_writes_every_field),
        LIFE_TEST(what_is_wrong_in_the_form_is_said_under_the_field),
        LIFE_TEST(space_on_the_row_of_the_mark_marks_somebody_as_unsafe),
        LIFE_TEST(space_in_a_row_without_a_box_is_answered),
        LIFE_TEST(for_an_unsafe_person_reaching_out_is_help_and_nothing_else),
        LIFE_TEST(before_the_target_there_is_its_date_and_nothing_else),
        LIFE_TEST(i_will_not_write_closes_the_plan_at_any_time_and_can_be_taken_back),
        LIFE_TEST(a_closed_plan_is_readable_in_every_section_and_opened_again),
        LIFE_TEST(after_the_target_the_conditions_are_shown_with_their_values),
        LIFE_TEST(all_of_them_can_be_met_and_the_choice_stays_ones_own),
        LIFE_TEST(n_makes_a_friend_e_edits_it_and_d_deletes_it),
        LIFE_TEST(a_friend_without_a_number_is_not_written),
        LIFE_TEST(a_reason_of_several_lines_is_edited_whole),
        LIFE_TEST(a_reason_that_was_cut_short_is_read_whole_below_the_list),
        LIFE_TEST(known_triggers_without_a_plan_are_offered),
        LIFE_TEST(a_hard_day_and_its_plan_are_one_act),
        LIFE_TEST(another_text_takes_the_plan_along_and_an_empty_plan_takes_it_away),
        LIFE_TEST(the_promise_is_written_and_shown),
        LIFE_TEST(a_half_filled_form_is_taken_up_again),
        LIFE_TEST(another_person_is_started_here_and_at_goes_from_one_to_the_other),
        LIFE_TEST(a_name_that_is_taken_is_said_in_the_form),
        LIFE_TEST(a_person_is_put_away_and_the_other_one_shown),
        LIFE_TEST(the_only_person_put_away_stays_in_sight_and_comes_back),
        LIFE_TEST(what_is_put_away_is_there_at_the_next_start_with_the_urge),
        LIFE_TEST(a_hidden_count_is_hidden_here_too),
        LIFE_TEST(the_way_says_how_often_and_when_first),
        LIFE_TEST(a_start_ahead_and_a_target_beyond_the_calendar_do_no_harm),
        LIFE_TEST(enter_on_the_help_lines_opens_the_help),
        LIFE_TEST(what_the_disk_does_not_take_is_said_and_the_form_tried_again),
        LIFE_TEST(no_key_does_harm_in_any_section_at_any_size),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
