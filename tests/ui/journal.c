#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "support/ui_entries.h"

static struct ui_world *begin(void **state)
{
    struct ui_world *world = *state;
    struct person    person = {.name = "M.", .started_on = world->present.today - 44};
    life_person(world, &person);
    entries_of_the_picture(world);
    ui_open(world);
    ui_keys(world, "3");
    return world;
}

static void expect_view(struct ui_world *world, const char *name)
{
    assert_string_equal(session_view(world->session), name);
}

static void the_picture_at_every_size(void **state)
{
    struct ui_world *world = begin(state);
    ui_golden_screen(world, "journal-picture");
    ui_golden(world, "journal-picture", 69, 24);
}

static void the_picture_in_ascii(void **state)
{
    ((struct ui_world *)*state)->env.settings.ascii = SETTING_YES;
    ui_golden_state(begin(state), "journal-ascii");
}

static void the_text_alone_where_there_is_no_room_for_both(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "<Enter>");
    ui_golden_state(world, "journal-text");
    ui_keys(world, "<Esc>");
    assert_non_null(strstr(ui_screen(world, 45, 14), "What I did not say"));
}

static void while_nothing_is_written(void **state)
{
    struct ui_world *world = *state;
    struct person    person = {.name = "M.", .started_on = world->present.today};
    life_person(world, &person);
    ui_open(world);
    ui_keys(world, "3");
    ui_golden_state(world, "journal-empty");
    ui_keys(world, "jkGgeEdof<Esc>o<Enter><Right>><lt>d"); /* nothing to act on */
    expect_view(world, "journal");
    ui_keys(world, "/x");
    ui_shows(world, "Nothing fits.");
}

static void what_is_found_is_marked(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "/quie");
    ui_golden_state(world, "journal-finding");
    ui_golden_text("journal-finding-styles-80x24.txt", ui_styles(world, 80, 24));
    ui_keys(world, "<^U>tag:zz");
    ui_shows(world, "0 of 6");
    ui_keys(world, "<^U>i<Enter>"); /* in the titles of rows, too */
    ui_golden_text("journal-found-styles-80x24.txt", ui_styles(world, 80, 24));
    ui_keys(world, "/<^U>quiet song<Enter>");
    ui_shows(world, "1 of 6");
    ui_shows(world, "hit 1 of 3");
    ui_keys(world, "><lt><lt>");
    ui_shows(world, "hit 3 of 3");
    ui_keys(world, "<Esc>");
    ui_shows(world, "6 written");
}

static void letters_typed_while_finding_are_no_keys(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "/quwd1");
    expect_view(world, "journal");
    ui_shows(world, "Find: quwd1");
    ui_keys(world, "<Esc>1");
    expect_view(world, "today");
    ui_keys(world, "/quiet");
    expect_view(world, "journal");
    ui_shows(world, "Find: quiet");
    ui_paste(world, " -song");
    ui_shows(world, "0 of 6");
    for (int i = 0; i < 6; i++)
        ui_keys(world, "<Backspace>");
    ui_keys(world, "<Down>d");
    assert_int_equal(entries_count(world), 5);
}

static void a_closed_letter_shows_its_day_and_no_word(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "jjj");
    ui_shows(world, "closed until 1 Jun");
    ui_shows(world, "Closed until 1 Jun 2027, as you wished.");
    ui_hides(world, "SECRET");
    ui_hides(world, "secrettag");
    ui_keys(world, "E");
    ui_hides(world, "secrettag");
    ui_keys(world, "<Esc><Enter>");
    expect_view(world, "journal");
    ui_keys(world, "o/secret");
    ui_hides(world, "SECRET");
    ui_shows(world, "0 of 6");
    ui_keys(world, "<Esc>");
    life_at(world, "2027-06-01T00:01:00+01:00");
    ui_tick(world, 1);
    ui_keys(world, "gjjj");
    ui_shows(world, "SECRET");
}

static void a_filter_says_how_many_it_hides(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "fjj<Enter>");
    ui_shows(world, "Letters: hides 4");
    ui_keys(world, "fjjj<Enter>");
    ui_shows(world, "The last 7 days: hides 1");
    ui_golden_state(world, "journal-filtered");
    ui_keys(world, "f<Enter>f<End><Enter>");
    ui_shows(world, ": hides 5");
    ui_keys(world, "/zz");
    ui_shows(world, "0 of 1");
    ui_keys(world, "<Esc>f<Enter>");
    ui_shows(world, "6 written");
}

static void what_is_deleted_comes_back(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "d");
    ui_shows(world, "The entry is in the trash, for 30 days.");
    ui_shows(world, "U takes it back");
    assert_int_equal(entries_count(world), 5);
    ui_keys(world, "U");
    assert_int_equal(entries_count(world), 6);
    ui_shows(world, "A quiet Sunday");
}

static void the_form_changes_what_is_beside_the_text(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "E");
    expect_view(world, "entry_edit");
    ui_golden_screen(world, "journal-form");
    ui_keys(world, "<^U>Another title<Tab><^U>one, #two,, one<Tab><Space><Enter>");
    expect_view(world, "journal");
    ui_shows(world, "It is changed.");
    struct entry entry = entries_newest(world);
    assert_string_equal(entry.title, "Another title");
    assert_int_equal(entry.mood, 5);
    assert_int_equal(entry.tag_count, 3);
    assert_string_equal(entry.tags[0], "one");
    assert_string_equal(entry.tags[1], "two");
    assert_string_equal(entry.tags[2], "music");
    ui_keys(world, "E<S-Tab><^U>yesterday 10:00<Enter>");
    assert_int_equal(entries_newest(world).day, world->present.today - 1);
    ui_keys(world, "E<S-Tab><^U>soon<Enter>");
    expect_view(world, "entry_edit");
}

static void a_letter_is_closed_and_opened_in_the_form(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "jE");
    ui_shows(world, "Closed until");
    ui_keys(world, "<Tab><Tab><Tab>2027-01-01<Enter>");
    ui_shows(world, "closed until 1 Jan");
    ui_hides(world, "you never asked");
    ui_keys(world, "E<Tab><Tab><^U><Enter>");
    ui_shows(world, "you never asked");
}

static void a_long_text_is_read_from_its_beginning_on(void **state)
{
    struct ui_world *world = *state;
    struct person    person = {.name = "M.", .started_on = world->present.today - 44};
    struct buf       body = {.arena = &world->arena};
    life_person(world, &person);
    for (int i = 0; i < 60; i++)
        buf_printf(&body, "line %d\n", i);
    entries_row(world, &(struct entries_row){.at = "2026-11-22T18:02:00+01:00", .body = buf_text(&body)});
    ui_open(world);
    ui_keys(world, "3");
    ui_hides(world, "line 20");
    ui_shows(world, "more below");
    ui_keys(world, "<Enter>jjj"); /* nothing is typed into it */
    expect_view(world, "journal");
    ui_hides(world, "line 1\n");
    ui_keys(world, "<PgDn>");
    ui_shows(world, "line 20");
    ui_keys(world, "G");
    ui_shows(world, "line 59");
    ui_hides(world, "more below");
    ui_keys(world, "kkg");
    ui_shows(world, "line 1\n");
    ui_keys(world, "jj<PgUp><Left>j");
    ui_shows(world, "line 1\n");
    ui_keys(world, "e");
    expect_view(world, "write");
    ui_keys(world, "<Esc>/line<Enter>");
    for (int i = 0; i < 40; i++)
        ui_keys(world, ">");
    ui_shows(world, "line 40");
}

static void many_rows_are_all_reached(void **state)
{
    enum { MANY = 300 };
    struct ui_world *world = *state;
    struct person    person = {.name = "M.", .started_on = world->present.today - 44};
    struct store    *store;
    struct error     error;
    life_person(world, &person);
    store = ui_store(world);
    assert_true(act_begin(store, &world->present, "write", &error));
    for (int i = 0; i < MANY; i++) {
        struct buf   body = {.arena = &world->arena};
        struct entry entry = {.at = world->present.now, .closed_until = DAY_NONE};
        entry.at.unix_s -= (int64_t)i * 86400 * 3;
        buf_printf(&body, "number %d.", i);
        entry.body = buf_text(&body);
        assert_true(entries_add(store, &world->present, &world->arena, &entry, &error));
    }
    assert_true(act_end(store, true, &error));
    store_close(store);
    ui_open(world);
    ui_keys(world, "3");
    for (int i = 0; i < MANY; i++) {
        char wanted[32];
        snprintf(wanted, sizeof wanted, "number %d.", i);
        if (i % 10 == 0 || i > MANY - 5) {
            const char *screen = ui_screen(world, 80, 24), *first = strstr(screen, wanted);
            if (!first || !strstr(first + 1, wanted)) /* in the list and as the text */
                fail_msg("\"%s\" is not chosen:\n%s", wanted, screen);
        }
        ui_keys(world, "j");
    }
    for (int i = MANY - 1; i >= 0; i -= 7) {
        ui_shows(world, "›");
        ui_keys(world, "kkkkkkk");
    }
    ui_keys(world, "G");
    ui_shows(world, "number 299.");
    ui_keys(world, "<PgUp><PgUp>g");
    ui_shows(world, "number 0.");
    assert_non_null(strstr(ui_screen(world, 200, 60), "number 40."));
}

static void on_this_day_stands_on_today(void **state)
{
    ((struct ui_world *)*state)->env.settings.count_hidden = true; /* so that no milestone is news */
    struct ui_world *world = begin(state);
    ui_keys(world, "1");
    life_at(world, "2026-12-14T12:00:00+01:00");
    ui_tick(world, 1);
    ui_shows(world, "A month ago: “The idea of them”");
    life_at(world, "2026-12-20T12:00:00+01:00");
    ui_tick(world, 1);
    ui_shows(world, "A month ago: a letter that was not sent");
    ui_hides(world, "you never asked");
    ui_golden(world, "today-ago", 120, 36);
    ui_keys(world, "u<Esc>");
    ui_tick(world, 700);
    ui_golden(world, "today-ago-beside", 120, 36); /* something else is the news */
    ui_keys(world, "<Esc>");
    life_at(world, "2026-12-21T12:00:00+01:00");
    ui_tick(world, 1);
    ui_hides(world, "A month ago");
}

static void a_hostile_entry_is_shown_as_marks(void **state)
{
    struct ui_world *world = *state;
    struct person    person = {.name = "M.", .started_on = world->present.today};
    life_person(world, &person);
    entries_row(world, &(struct entries_row){.at = "2026-11-22T18:02:00+01:00",
                                             .title = "a\u202etitle",
                                             .tag = "t\u2066ag",
                                             .body = "tab\there \u202e back \u200f\U000e0041"});
    ui_open(world);
    ui_keys(world, "3");
    const char *screen = ui_screen(world, 80, 24);
    for (size_t at = 0, length = strlen(screen); at < length;) {
        codepoint character;
        at += text_decode(screen + at, length - at, &character);
        assert_true(character == '\n' || text_visible(character) == character);
    }
    ui_shows(world, "a\ufffdtitle");
    ui_shows(world, "tab here \ufffd back");
}

static void what_was_written_last_stands_beside_today_where_there_is_room(void **state)
{
    struct ui_world *world = rows_begin(state, 44);
    assert_null(strstr(ui_screen(world, 200, 60), "Written"));
    entries_of_the_picture(world);
    ui_tick(world, 1);
    ui_golden(world, "today-last", 200, 60);
    ui_golden(world, "today-last", 150, 36);
    assert_null(strstr(ui_screen(world, 149, 36), "Written"));
    entries_row(world, &(struct entries_row){.at = "2026-11-22T21:10:00+01:00",
                                             .kind = ENTRY_LETTER,
                                             .title = "A closed title",
                                             .body = "not a word of this",
                                             .closed = "2027-06-01"});
    ui_tick(world, 1);
    const char *screen = ui_screen(world, 200, 60);
    assert_non_null(strstr(screen, "a letter that was not sent"));
    assert_null(strstr(screen, "A closed title"));
    assert_null(strstr(screen, "not a word"));
}

static void a_paste_that_find_has_no_room_for_says_so(void **state)
{
    struct ui_world *world = begin(state);
    static char      longer[1000];
    memset(longer, 'w', sizeof longer - 1);
    ui_keys(world, "/");
    ui_paste(world, longer);
    ui_shows(world, "The rest of it has no room here.");
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        LIFE_TEST(a_paste_that_find_has_no_room_for_says_so),
        LIFE_TEST(the_picture_at_every_size),
        LIFE_TEST(the_picture_in_ascii),
        LIFE_TEST(the_text_alone_where_there_is_no_room_for_both),
        LIFE_TEST(while_nothing_is_written),
        LIFE_TEST(what_is_found_is_marked),
        LIFE_TEST(letters_typed_while_finding_are_no_keys),
        LIFE_TEST(a_closed_letter_shows_its_day_and_no_word),
        LIFE_TEST(a_filter_says_how_many_it_hides),
        LIFE_TEST(what_is_deleted_comes_back),
        LIFE_TEST(the_form_changes_what_is_beside_the_text),
        LIFE_TEST(a_letter_is_closed_and_opened_in_the_form),
        LIFE_TEST(a_long_text_is_read_from_its_beginning_on),
        LIFE_TEST(many_rows_are_all_reached),
        LIFE_TEST(on_this_day_stands_on_today),
        LIFE_TEST(a_hostile_entry_is_shown_as_marks),
        LIFE_TEST(what_was_written_last_stands_beside_today_where_there_is_room),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
