#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "core/buf.h"
#include "support/ui_entries.h"

static struct ui_world *begin(void **state)
{
    struct ui_world *world = *state;
    struct person    person = {.name = "M.", .started_on = world->present.today - 44};
    life_person(world, &person);
    ui_open(world);
    return world;
}

static void expect_view(struct ui_world *world, const char *name)
{
    assert_string_equal(session_view(world->session), name);
}

/* As after a kill: the file as it is now, in a folder of its own, and a new start on it. The first one is closed without a trace there. */
static void kill_and_open(struct ui_world *world)
{
    struct buf copy = {.arena = &world->arena}, command = {.arena = &world->arena};
    buf_printf(&copy, "%s/killed.db", world->folder);
    buf_printf(&command, "cp %s %s", world->db, buf_text(&copy));
    assert_int_equal(system(buf_text(&command)), 0);
    ui_close(world);
    buf_truncate(&command, 0);
    buf_printf(&command, "mv %s %s", buf_text(&copy), world->db);
    assert_int_equal(system(buf_text(&command)), 0);
    ui_open(world);
}

/* F2 goes back to the urge that the letter was begun on; what was typed is not lost sight of. */
static void a_letter_left_for_the_urge_is_offered_at_the_next_start(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "uwI want to say this here<F2>");
    ui_close(world);
    ui_open(world);
    ui_shows(world, "Left open: a letter, from 21:14. o to continue.");
    ui_keys(world, "o");
    ui_shows(world, "I want to say this here");
    ui_keys(world, "<Esc>");
    assert_int_equal(entries_newest(world).urge_id, rows_urge_now(world).id);
}

static void the_view_at_every_size(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "w");
    ui_golden_state(world, "write-empty");
    ui_paste(world, "A quiet Sunday\n\nI played our song on purpose, once, and it was only a song. Then it was quiet, "
                    "and I noticed that I liked it.\n\n雨の夜, e\u0301tude, and a verylongwordwithoutanyblankinitthat"
                    "goesonandonandonandonandonandonuntilthelineends\n");
    ui_keys(world, "<^P>");
    ui_golden_screen(world, "write");
    ui_keys(world, "<Up><Up><Up><^Space>");
    ui_golden_state(world, "write-selecting");
    ui_golden_text("write-selecting-styles-80x24.txt", ui_styles(world, 80, 24));
}

static void a_letter_at_every_size(void **state)
{
    struct ui_world *world = *state;
    world->env.settings.ascii = SETTING_YES;
    begin(state);
    ui_keys(world, "W");
    ui_paste(world, "Dear M., you never called back. Why? I was sad. Write to me.");
    ui_keys(world, "<^T>");
    ui_golden_state(world, "letter-ascii");
}

static void what_is_written_is_in_the_journal_after_esc(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "wQuiet today. #alone<Enter>second line");
    ui_shows(world, "5 words");
    ui_keys(world, "<Esc>");
    expect_view(world, "today");
    ui_shows(world, "It is written down.");
    struct entry entry = entries_newest(world);
    assert_string_equal(entry.body, "Quiet today. #alone\nsecond line");
    assert_int_equal(entry.kind, ENTRY_JOURNAL);
    assert_int_equal(entry.tag_count, 1);
    assert_null(entries_draft(world, "write"));
    ui_keys(world, "U");
    assert_int_equal(entries_count(world), 0);
}

static void nothing_is_asked_before_the_first_letter_and_an_empty_text_writes_nothing(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "wu1q<Backspace><Backspace><Backspace> <Esc>");
    ui_shows(world, "Nothing was written.");
    expect_view(world, "today");
    assert_int_equal(entries_count(world), 0);
}

static void a_letter_on_the_urge_is_tied_to_it(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "uwI want to write to you.<Esc>");
    expect_view(world, "urge");
    ui_shows(world, "it is not sent");
    struct entry entry = entries_newest(world);
    assert_int_equal(entry.kind, ENTRY_LETTER);
    assert_int_equal(entry.urge_id, rows_urge_now(world).id);
    assert_true(entry.person_id != 0);
}

static void a_letter_after_a_contact_is_tied_to_it(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "c<Enter>");
    expect_view(world, "after");
    ui_keys(world, "wThe next one.<Esc>");
    expect_view(world, "after");
    ui_shows(world, "1 journal entry");
    assert_int_equal(entries_newest(world).contact_id, rows_contact_now(world).id);
}

static void the_prompt_is_answered_and_the_next_one_asked_for(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "p");
    expect_view(world, "write");
    const char *first = entries_draft(world, "write");
    assert_null(first);
    ui_keys(world, "An answer.<Esc>");
    struct entry entry = entries_newest(world);
    assert_non_null(entry.prompt);
    ui_shows(world, entry.prompt); /* on Today it stands the whole day */
    ui_keys(world, "3p<^P>Another.<Esc>");
    assert_string_not_equal(entries_newest(world).prompt, entry.prompt);
    ui_shows(world, "Another.");
}

static void the_text_is_kept_within_a_second_and_offered_after_a_kill(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "wthis must stay");
    ui_tick(world, 1);
    assert_non_null(strstr(entries_draft(world, "write"), "\n\nthis must stay"));
    kill_and_open(world);
    expect_view(world, "today");
    ui_keys(world, "w");
    expect_view(world, "write");
    ui_shows(world, "Draft from Sun 22 Nov, 21:14: Enter continue, ^G start fresh");
    ui_hides(world, "this must stay");
    ui_keys(world, "<Enter> here<Esc>");
    assert_string_equal(entries_newest(world).body, "this must stay here");
    assert_null(entries_draft(world, "write"));
}

static void leaving_the_program_keeps_it_for_the_next_start(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "Wnot yet<^X>");
    assert_string_equal(ui_close(world), "");
    assert_int_equal(entries_count(world), 0);
    ui_open(world);
    expect_view(world, "today");
    ui_shows(world, "Left open: a letter, from 21:14. o to continue.");
    ui_keys(world, "o");
    expect_view(world, "letter");
    ui_shows(world, "not yet");
}

/* Many words are thrown away by no single key. */
static void what_is_written_is_thrown_away_only_when_that_is_said_twice(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "wnot for long<^G>");
    ui_shows(world, "^G again throws away 3 words. Esc saves.");
    ui_keys(world, "<^G>"); /* held down */
    expect_view(world, "write");
    ui_keys(world, "x");
    ui_pass(world, 1);
    ui_keys(world, "<^G>");
    ui_shows(world, "^G again throws away 3 words. Esc saves.");
    ui_pass(world, 1);
    ui_keys(world, "<^G>");
    expect_view(world, "today");
    ui_shows(world, "Draft thrown away.");
    assert_int_equal(entries_count(world), 0);
    assert_null(entries_draft(world, "write"));
    ui_keys(world, "w");
    ui_hides(world, "Draft from");
}

static void two_unfinished_texts_do_not_meet(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "Wto M.<F2>");
    expect_view(world, "urge");
    ui_keys(world, "win the urge");
    ui_tick(world, 1);
    assert_non_null(strstr(entries_draft(world, "letter"), "to M."));
    assert_non_null(strstr(entries_draft(world, "letter:0:1:0"), "in the urge"));
    ui_keys(world, "<F2>"); /* back to the urge: what was written there is kept */
    expect_view(world, "urge");
    ui_keys(world, "w<Enter>");
    ui_shows(world, "in the urge");
    ui_keys(world, "<Esc><Esc>");
    expect_view(world, "letter");
    ui_shows(world, "to M.");
    ui_keys(world, "<Esc>");
    assert_int_equal(entries_count(world), 2);
    assert_null(entries_draft(world, "letter"));
    assert_null(entries_draft(world, "letter:0:1:0"));
}

static void what_is_in_the_journal_is_written_on(void **state)
{
    struct ui_world *world = *state;
    begin(state);
    ui_keys(world, "wone<Esc>3e");
    expect_view(world, "write");
    ui_keys(world, "<Esc>");
    assert_string_equal(entries_newest(world).body, "one");
    ui_keys(world, "e two");
    ui_tick(world, 1);
    kill_and_open(world);
    ui_keys(world, "w");
    ui_hides(world, "Draft from"); /* that is another one */
    ui_keys(world, "<Esc>o");
    expect_view(world, "write");
    ui_shows(world, "one two");
    ui_keys(world, "<Esc>");
    assert_int_equal(entries_count(world), 1);
    assert_string_equal(entries_newest(world).body, "one two");
    ui_keys(world, "3e<^U><Esc>");
    ui_shows(world, "An empty text is not kept");
    assert_string_equal(entries_newest(world).body, "one two");
}

static void ctrl_s_keeps_it_at_once(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "wnow<^S>");
    ui_shows(world, "It is kept. Esc puts it into the journal.");
    assert_non_null(strstr(entries_draft(world, "write"), "now"));
}

static void a_full_disk_is_said_and_tried_again(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "w");
    rows_fill_disk();
    ui_keys(world, "kept here");
    ui_tick(world, 1);
    ui_shows(world, "This is not on disk yet: the disk is full.");
    ui_keys(world, " still<Esc>");
    ui_tick(world, 1);
    expect_view(world, "write");
    ui_shows(world, "kept here still");
    ui_shows(world, "This is not on disk yet");
    rows_free_disk();
    ui_tick(world, 1);
    ui_hides(world, "not on disk");
    assert_string_equal(entries_newest(world).body, "kept here still");
    expect_view(world, "today");
}

static void a_draft_that_could_not_be_kept_is_kept_when_there_is_room(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "w");
    rows_fill_disk();
    ui_keys(world, "kept here");
    ui_tick(world, 1);
    ui_tick(world, 1);
    ui_shows(world, "This is not on disk yet: the disk is full.");
    rows_free_disk();
    ui_tick(world, 1);
    ui_hides(world, "not on disk");
    assert_non_null(strstr(entries_draft(world, "write"), "kept here"));
}

/* F2, and back to an urge that stands below: the letter on top is closed while the disk is full. */
static void a_letter_that_is_closed_while_the_disk_is_full_is_not_lost(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "uw");
    rows_fill_disk();
    ui_keys(world, "not to be lost<F2>");
    expect_view(world, "urge");
    ui_tick(world, 1);
    rows_free_disk();
    ui_tick(world, 1);
    assert_non_null(strstr(entries_draft(world, "letter:0:1:0"), "not to be lost"));
}

static void the_lens_counts_only_when_it_is_asked(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "W");
    ui_paste(world, "I was sad. You always leave me. Why did you go?");
    ui_hides(world, "about me");
    ui_keys(world, "<^T>");
    ui_shows(world, "3 sentences: 1 about me, 2 about you. Asking for an answer: 1. Blame: 1.");
    ui_keys(world, "xy");
    ui_hides(world, "about me");
    ui_keys(world, "<Esc>w<^T>");
    ui_shows(world, "This looks at letters only.");
}

static void a_large_paste_comes_in_whole(void **state)
{
    enum { LARGE = 100 * 1024 };
    struct ui_world *world = begin(state);
    char            *text = arena_alloc(&world->arena, 1, LARGE + 1);
    for (size_t i = 0; i < LARGE; i++)
        text[i] = i % 7 == 6 ? ' ' : 'a';
    text[LARGE - 1] = 'z';
    ui_keys(world, "w");
    ui_paste(world, text);
    ui_shows(world, "14629 words");
    ui_tick(world, 1);
    ui_keys(world, "<Esc>");
    assert_string_equal(entries_newest(world).body, text);
}

static void what_the_own_editor_left_is_put_in_its_place(void **state)
{
    struct ui_world *world = begin(state);
    char             editor[256];
    snprintf(editor, sizeof editor, "%s/edit", world->folder);
    FILE *script = fopen(editor, "w");
    assert_non_null(script);
    fputs("#!/bin/sh\nprintf ' and more' >> \"$1\"\n", script);
    assert_int_equal(fclose(script), 0);
    assert_int_equal(chmod(editor, 0700), 0);
    world->env.editor = editor;
    ui_keys(world, "wbegun<^O>");
    assert_int_equal(session_take_request(world->session), SESSION_EDITOR);
    session_lend(world->session);
    ui_shows(world, "begun");
    ui_shows(world, "and more");
    assert_non_null(strstr(entries_draft(world, "write"), "and more"));
    ui_keys(world, "<Esc>3o");
    assert_int_equal(session_take_request(world->session), SESSION_EDITOR);
    session_lend(world->session);
    expect_view(world, "journal");
    assert_string_equal(entries_newest(world).body, "begun\n and more\n and more");
    world->env.editor = "/nowhere/at-all";
    ui_keys(world, "o");
    assert_int_equal(session_take_request(world->session), SESSION_EDITOR);
    session_lend(world->session);
    expect_view(world, "write");
    ui_shows(world, "cannot be started");
}

static void the_command_opens_the_writing_view_with_what_it_was_given(void **state)
{
    struct ui_world         *world = *state;
    static const char *const tags[] = {"alone"};
    const struct entry       begin_with = {.kind = ENTRY_LETTER,
                                           .at = world->present.now,
                                           .title = "A title",
                                           .tags = (const char **)(uintptr_t)tags,
                                           .tag_count = 1,
                                           .mood = 2,
                                           .closed_until = world->present.today + 10};
    world->start.writing = &begin_with;
    begin(state);
    expect_view(world, "letter");
    ui_keys(world, "text");
    ui_tick(world, 1);
    world->start.writing = NULL;
    kill_and_open(world);
    ui_keys(world, "o<Esc>");
    struct entry entry = entries_newest(world);
    assert_string_equal(entry.title, "A title");
    assert_string_equal(entry.body, "text");
    assert_string_equal(entry.tags[0], "alone");
    assert_int_equal(entry.mood, 2);
    assert_int_equal(entry.closed_until, world->present.today + 10);
}

static void the_command_offers_first_what_was_left_unfinished(void **state)
{
    struct ui_world   *world = begin(state);
    const struct entry nothing = {.at = world->present.now, .closed_until = DAY_NONE};
    ui_keys(world, "wunfinished<^X>");
    ui_close(world);
    world->start.writing = &nothing;
    ui_open(world);
    ui_shows(world, "Draft from Sun 22 Nov, 21:14: Enter continue, ^G start fresh");
    ui_hides(world, "unfinished");
    ui_keys(world, "<Enter>");
    ui_shows(world, "unfinished");
    ui_keys(world, "<Esc>");
    expect_view(world, "today");
}

static void without_a_person_it_can_be_written_too(void **state)
{
    struct ui_world   *world = *state;
    const struct entry nothing = {.at = world->present.now, .closed_until = DAY_NONE};
    world->start.writing = &nothing;
    ui_open(world);
    expect_view(world, "write");
    ui_keys(world, "a first word<^P><Esc>");
    expect_view(world, "first_run");
    assert_string_equal(entries_newest(world).body, "a first word");
}

static void what_cannot_be_written_at_the_end_is_said(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "wnot on disk");
    rows_fill_disk();
    ui_keys(world, "<Esc>");
    const char *sentence = ui_close(world);
    rows_free_disk();
    assert_non_null(strstr(sentence, "not written: an entry of 21:14"));
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        LIFE_TEST(a_letter_left_for_the_urge_is_offered_at_the_next_start),
        LIFE_TEST(the_view_at_every_size),
        LIFE_TEST(a_letter_at_every_size),
        LIFE_TEST(what_is_written_is_in_the_journal_after_esc),
        LIFE_TEST(nothing_is_asked_before_the_first_letter_and_an_empty_text_writes_nothing),
        LIFE_TEST(a_letter_on_the_urge_is_tied_to_it),
        LIFE_TEST(a_letter_after_a_contact_is_tied_to_it),
        LIFE_TEST(the_prompt_is_answered_and_the_next_one_asked_for),
        LIFE_TEST(the_text_is_kept_within_a_second_and_offered_after_a_kill),
        LIFE_TEST(leaving_the_program_keeps_it_for_the_next_start),
        LIFE_TEST(what_is_written_is_thrown_away_only_when_that_is_said_twice),
        LIFE_TEST(two_unfinished_texts_do_not_meet),
        LIFE_TEST(what_is_in_the_journal_is_written_on),
        LIFE_TEST(ctrl_s_keeps_it_at_once),
        LIFE_TEST(a_full_disk_is_said_and_tried_again),
        LIFE_TEST(a_draft_that_could_not_be_kept_is_kept_when_there_is_room),
        LIFE_TEST(a_letter_that_is_closed_while_the_disk_is_full_is_not_lost),
        LIFE_TEST(the_lens_counts_only_when_it_is_asked),
        LIFE_TEST(a_large_paste_comes_in_whole),
        LIFE_TEST(what_the_own_editor_left_is_put_in_its_place),
        LIFE_TEST(the_command_opens_the_writing_view_with_what_it_was_given),
        LIFE_TEST(the_command_offers_first_what_was_left_unfinished),
        LIFE_TEST(without_a_person_it_can_be_written_too),
        LIFE_TEST(what_cannot_be_written_at_the_end_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
