#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <string.h>

#include "support/ui_entries.h"
#include "support/ui_rows.h"

static struct ui_world *begin(void **state)
{
    return rows_begin(state, 44);
}

static size_t contact_count(struct ui_world *world)
{
    size_t count;
    rows_contacts(world, &count);
    return count;
}

static void the_form_at_every_size(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "c");
    ui_golden_screen(world, "contact");
}

static void the_form_about_children_with_wide_characters(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "c<Left><Tab><Tab><Tab><Tab><Tab><Tab>雨 and e\u0301tude");
    ui_golden_state(world, "contact-children");
}

static void the_form_in_ascii(void **state)
{
    struct ui_world *world = *state;
    world->env.settings.ascii = SETTING_YES;
    begin(state);
    ui_keys(world, "c");
    ui_golden_state(world, "contact-ascii");
}

static void enter_alone_is_a_text_of_now_that_ends_the_streak(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "c");
    ui_tick(world, 120);
    ui_keys(world, "<Enter>");
    struct contact contact = rows_contact_now(world);
    assert_int_equal(contact.kind, CONTACT_TEXT);
    assert_int_equal(contact.direction, CONTACT_OUT);
    assert_true(contact.breaks);
    assert_false(contact.breaks_said);
    assert_int_equal(contact.at.unix_s, world->present.now.unix_s - 120); /* now is when the form was opened */
    assert_string_equal(session_view(world->session), "after");
}

static void a_look_has_no_they_and_is_one_line(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "c<Right><Right><Right><Right>");
    ui_shows(world, "[a look]");
    ui_shows(world, "[I] by chance");
    ui_shows(world, "[is only counted]");
    ui_keys(world, "<Enter>");
    assert_string_equal(session_view(world->session), "today");
    ui_shows(world, "It is written down: a look. 44 days without contact go on. Not looked for: 0");
    assert_false(rows_contact_now(world).breaks);
}

static void they_wrote_and_no_answer_is_one_line(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "c<Tab><Space><Enter>");
    assert_string_equal(session_view(world->session), "today");
    ui_shows(world, "It is written down. Left unanswered. The count goes on.");
    assert_int_equal(rows_contact_now(world).direction, CONTACT_IN);
}

static void where_the_other_is_feared_a_message_is_kept_and_told(void **state)
{
    struct ui_world *world = *state;
    struct person    person = {.name = "M.", .started_on = world->present.today - 20, .unsafe = true};
    life_person(world, &person);
    ui_open(world);
    ui_keys(world, "c<Tab>");
    ui_hides(world, "Keep the message");
    ui_keys(world, "<Space>");
    ui_shows(world, "they, and I did not answer");
    ui_shows(world, "Keep the message, and tell somebody you trust.");
    ui_golden_state(world, "contact-unsafe");
    ui_keys(world, "<Enter>");
    ui_shows(world, "It is written down. Keep the message, and tell somebody you trust.");
    ui_hides(world, "nanswered");
}

static void about_children_silence_is_no_win(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "c<Left><Tab><Tab><Space><Enter>");
    ui_shows(world, "It is written down. The count goes on.");
    ui_hides(world, "Left unanswered");
}

static void what_the_rule_allows_is_one_line(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "c<Tab><Space><Space><Enter>");
    ui_shows(world, "It is written down. Your rule allows this; the count goes on.");
    assert_int_equal(rows_contact_now(world).direction, CONTACT_CHANCE);
}

static void space_turns_the_rule_round(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "c<Tab><Tab><Tab><Tab>");
    ui_shows(world, "My rule: it   [ends the streak] is only counted");
    ui_keys(world, "<Space>");
    ui_shows(world, "I say it       ends the streak [is only counted]");
    ui_keys(world, "<Enter>");
    assert_false(rows_contact_now(world).breaks);
    assert_true(rows_contact_now(world).breaks_said);
    ui_shows(world, "It is written down. The count goes on.");
}

static void what_began_about_children_can_have_become_something_else(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "c<Left>");
    ui_shows(world, "[x] It stayed with that");
    ui_keys(world, "<Tab><Space><Tab><Space>");
    ui_shows(world, "It became");
    ui_keys(world, "<Enter>");
    assert_int_equal(rows_contact_now(world).kind, CONTACT_CALL);
    assert_true(rows_contact_now(world).breaks);
}

static void a_stretch_of_days_says_which_are_counted(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "c<Tab><Tab>2026-11-03 10:00<Tab>2026-11-20<Enter>");
    assert_string_equal(session_view(world->session), "after");
    ui_shows(world, "It is written down: 3 Nov to 20 Nov. Those days are counted as contact");
    ui_shows(world, "The count stands at 2 now. This stays:");
    assert_int_equal(rows_contact_now(world).until, world->present.today - 2);
}

static void what_cannot_be_read_stays_in_the_form(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "c<Tab><Tab>2026-11-03<Enter>");
    assert_string_equal(session_view(world->session), "contact");
    ui_shows(world, "[ 2026-11-03");
    ui_shows(world, "time");
    ui_keys(world, " 10:00<Tab>2026-11-02<Enter>");
    ui_shows(world, "this lies before the contact began");
    assert_int_equal(contact_count(world), 0);
    ui_keys(world, "<^U><Enter>");
    assert_int_equal(contact_count(world), 1);
}

static void a_contact_before_the_start_changes_nothing(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "c<Tab><Tab>2026-09-01 10:00<Enter>");
    assert_string_equal(session_view(world->session), "today");
    ui_shows(world, "It is written down. It lies before the count and changes nothing in it.");
}

static void a_half_filled_form_is_continued_from_today(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "c<Left><Tab><Space><Tab><Right><Right><Right><Right><Tab><Right><Tab><Tab><Tab><Space><Tab>a note");
    const char *before = ui_screen(world, 80, 24);
    ui_close(world);
    ui_open(world);
    assert_string_equal(session_view(world->session), "today");
    ui_shows(world, "Left open: a contact, from 21:14. o to continue.");
    ui_keys(world, "o<Tab><Tab><Tab><Tab><Tab><Tab><Tab>");
    assert_string_equal(session_view(world->session), "contact");
    ui_shows(world, "[ 2026-11-22 21:14");
    assert_string_equal(strstr(ui_screen(world, 80, 24), "I say it"), strstr(before, "I say it"));
    ui_keys(world, "<Enter>");
    assert_string_equal(rows_contact_now(world).note, "a note");
    assert_int_equal(rows_contact_now(world).kind, CONTACT_LOOK);
    assert_int_equal(rows_contact_now(world).direction, CONTACT_CHANCE);
    assert_true(rows_contact_now(world).breaks_said);
    ui_keys(world, "<Esc>c");
    ui_hides(world, "a note");
}

/* A contact that was not meant is never one Enter away. */
static void a_form_left_by_esc_is_offered_by_its_key_and_never_filled_in_by_itself(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "c<Right><Tab><Tab><Tab><Tab><Tab>a note<Esc>");
    ui_close(world);
    ui_open(world);
    assert_string_equal(session_view(world->session), "today");
    ui_keys(world, "c");
    ui_shows(world, "Draft from Sun 22 Nov, 21:14: Enter continue, ^G start fresh");
    ui_hides(world, "a note");
    ui_keys(world, "xyz<Tab> ");
    ui_hides(world, "xyz");
    ui_hides(world, "a note");
    ui_keys(world, "<Esc>c");
    ui_shows(world, "Draft from Sun 22 Nov, 21:14: Enter continue, ^G start fresh");
    ui_keys(world, "<Enter>");
    ui_shows(world, "a note");
    assert_int_equal(contact_count(world), 0);
    ui_keys(world, "<Enter>"); /* still the same one, held down */
    assert_int_equal(contact_count(world), 0);
    ui_close(world);
    ui_open(world);
    assert_string_equal(session_view(world->session), "today");
}

static void what_is_offered_can_be_thrown_away(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "c<Tab><Tab><Tab><Tab><Tab>a note<Esc>c<^G>");
    assert_string_equal(session_view(world->session), "contact");
    ui_keys(world, "<Esc>c");
    ui_hides(world, "Draft from");
    ui_hides(world, "a note");
    ui_keys(world, "<Tab><Tab><Tab><Tab><Tab>another<^G>");
    assert_string_equal(session_view(world->session), "today");
    ui_shows(world, "Draft thrown away.");
    ui_pass(world, 1);
    ui_keys(world, "c");
    ui_hides(world, "Draft from");
    ui_close(world);
    ui_open(world);
    ui_hides(world, "Left open");
}

static void a_draft_older_than_a_day_is_not_offered_and_goes(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "c<Tab><Tab><Tab><Tab><Tab>a note<Esc>");
    life_at(world, "2026-11-23T21:13:00+01:00");
    ui_keys(world, "c");
    ui_shows(world, "Draft from Sun 22 Nov, 21:14");
    ui_keys(world, "<Esc>");
    life_at(world, "2026-11-23T21:15:00+01:00");
    ui_keys(world, "c");
    ui_hides(world, "Draft from");
    ui_close(world);
    ui_open(world);
    ui_hides(world, "Left open");
    assert_null(entries_draft(world, "contact"));
}

static void a_time_in_a_draft_is_an_instant(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "c<Tab><Tab>yesterday 20:00");
    ui_shows(world, "Sat 21 Nov 2026, 20:00");
    ui_keys(world, "<Esc>");
    life_at(world, "2026-11-23T09:00:00+01:00");
    ui_keys(world, "c<Enter>");
    ui_shows(world, "[ 2026-11-21 20:00");
    ui_pass(world, 1);
    ui_keys(world, "<Enter>");
    assert_int_equal(rows_contact_now(world).day, world->present.today - 2);
}

static void a_full_disk_keeps_the_form_and_writes_it_later(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "c<Tab><Space><Tab><Tab><Tab><Tab>a note");
    rows_fill_disk();
    ui_keys(world, "<Enter>");
    rows_free_disk();
    assert_string_equal(session_view(world->session), "contact");
    ui_shows(world, "This is not on disk yet:");
    ui_shows(world, "a note");
    ui_tick(world, 1);
    assert_string_equal(session_view(world->session), "today");
    ui_shows(world, "Left unanswered");
    assert_int_equal(contact_count(world), 1);
}

static void what_was_never_written_is_named_at_the_end(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "c");
    rows_fill_disk();
    ui_keys(world, "<Enter><^X>");
    const char *sentence = ui_close(world);
    rows_free_disk();
    assert_non_null(strstr(sentence, "holdfast: not written: a contact entered at 21:14\n"));
}

/* An urge of the evening before, about which Today asks how it ended. */
static int64_t leave_an_urge_open(struct ui_world *world)
{
    struct person person = {.name = "M.", .started_on = world->present.today - 44};
    life_person(world, &person);
    int64_t id = life_urge(world, person.id, "2026-11-21T23:40:17+01:00", 7, URGE_OPEN);
    ui_open(world);
    ui_shows(world, "how did it end?");
    return id;
}

static void asked_how_an_urge_ended_the_form_is_about_that_urge(void **state)
{
    struct ui_world *world = *state;
    int64_t          id = leave_an_urge_open(world);
    ui_keys(world, "c");
    ui_golden_state(world, "contact-from-urge");
    ui_shows(world, "From an urge  [x] of 21 Nov, 23:40");
    ui_shows(world, "It ends that urge. Space: it had nothing to do with it.");
    ui_shows(world, "[ 2026-11-21 23:40");
    ui_keys(world, "<Tab><Right>"); /* they began: it ends no urge */
    ui_shows(world, "It is noted with that urge.");
    ui_keys(world, "<Left><Enter>");
    assert_int_equal(rows_contact_now(world).at.unix_s, rows_urge_now(world).at.unix_s);
    assert_int_equal(rows_urge_now(world).outcome, URGE_GAVE_IN);
    assert_int_equal(rows_urge_now(world).id, id);
    assert_int_equal(rows_urge_now(world).contact_id, rows_contact_now(world).id);
}

static void the_same_key_can_mean_a_contact_of_now(void **state)
{
    struct ui_world *world = *state;
    leave_an_urge_open(world);
    ui_keys(world, "c<Tab><Tab><Space>");
    ui_shows(world, "Not from that urge, which stays open.");
    ui_hides(world, "2026-11-21 23:40");
    ui_keys(world, "<Space>");
    ui_shows(world, "2026-11-21 23:40");
    ui_keys(world, "<Space><Enter>");
    assert_int_equal(rows_contact_now(world).at.unix_s, world->present.now.unix_s);
    assert_int_equal(rows_urge_now(world).outcome, URGE_OPEN);
    assert_int_equal(rows_urge_now(world).contact_id, 0);
    ui_keys(world, "<Esc>");
    ui_shows(world, "how did it end?");
}

static void a_draft_from_an_urge_is_still_about_it(void **state)
{
    struct ui_world *world = *state;
    leave_an_urge_open(world);
    ui_keys(world, "c<Space>");
    ui_close(world);
    ui_open(world);
    assert_string_equal(session_view(world->session), "today");
    ui_keys(world, "o");
    assert_string_equal(session_view(world->session), "contact");
    ui_shows(world, "[x] of 21 Nov, 23:40");
    ui_keys(world, "<Enter>");
    assert_int_equal(rows_contact_now(world).at.unix_s, rows_urge_now(world).at.unix_s);
    assert_int_equal(rows_urge_now(world).outcome, URGE_GAVE_IN);
}

static void letters_are_letters_in_the_note_and_f2_is_the_urge(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "c<Tab><Tab><Tab><Tab><Tab>quU?c");
    ui_shows(world, "quU?c");
    ui_keys(world, "<F2>");
    assert_string_equal(session_view(world->session), "urge");
    ui_keys(world, "<Esc>");
    ui_shows(world, "quU?c");
}

static void from_an_urge_about_somebody_else_it_is_about_them(void **state)
{
    struct ui_world *world = *state;
    struct person    other = {.name = "B.", .started_on = world->present.today - 10};
    struct person    shown = {.name = "M.", .started_on = world->present.today - 44};
    life_person(world, &other);
    life_person(world, &shown);
    life_urge(world, other.id, "2026-11-22T21:10:00+01:00", 5, URGE_OPEN);
    ui_open(world);
    ui_keys(world, "2<Enter>c<Enter>");
    assert_int_equal(rows_contact_now(world).person_id, other.id);
    ui_shows(world, "It is written down: a text to B., 21:14.");
    ui_shows(world, "9 of 10 days kept");
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        LIFE_TEST(the_form_at_every_size),
        LIFE_TEST(the_form_about_children_with_wide_characters),
        LIFE_TEST(the_form_in_ascii),
        LIFE_TEST(enter_alone_is_a_text_of_now_that_ends_the_streak),
        LIFE_TEST(a_look_has_no_they_and_is_one_line),
        LIFE_TEST(they_wrote_and_no_answer_is_one_line),
        LIFE_TEST(where_the_other_is_feared_a_message_is_kept_and_told),
        LIFE_TEST(about_children_silence_is_no_win),
        LIFE_TEST(what_the_rule_allows_is_one_line),
        LIFE_TEST(space_turns_the_rule_round),
        LIFE_TEST(what_began_about_children_can_have_become_something_else),
        LIFE_TEST(a_stretch_of_days_says_which_are_counted),
        LIFE_TEST(what_cannot_be_read_stays_in_the_form),
        LIFE_TEST(a_contact_before_the_start_changes_nothing),
        LIFE_TEST(a_half_filled_form_is_continued_from_today),
        LIFE_TEST(a_form_left_by_esc_is_offered_by_its_key_and_never_filled_in_by_itself),
        LIFE_TEST(what_is_offered_can_be_thrown_away),
        LIFE_TEST(a_draft_older_than_a_day_is_not_offered_and_goes),
        LIFE_TEST(a_time_in_a_draft_is_an_instant),
        LIFE_TEST(a_full_disk_keeps_the_form_and_writes_it_later),
        LIFE_TEST(what_was_never_written_is_named_at_the_end),
        LIFE_TEST(from_an_urge_about_somebody_else_it_is_about_them),
        LIFE_TEST(asked_how_an_urge_ended_the_form_is_about_that_urge),
        LIFE_TEST(the_same_key_can_mean_a_contact_of_now),
        LIFE_TEST(a_draft_from_an_urge_is_still_about_it),
        LIFE_TEST(letters_are_letters_in_the_note_and_f2_is_the_urge),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
