#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "support/ui_rows.h"

static struct ui_world *begin(void **state)
{
    struct ui_world *world = *state;
    struct person    person = {.name = "M.", .started_on = world->present.today - 44};
    life_person(world, &person);
    rows_urge(world, person.id,
              &(struct rows_urge){.at = "2026-11-20T23:40:17+02:00",
                                  .intensity = 7,
                                  .after = 3,
                                  .took_min = 12,
                                  .outcome = URGE_RESISTED,
                                  .trigger = "our song",
                                  .note = "雨 and e\u0301tude",
                                  .did = {"a walk", "tea, with honey"}});
    ui_open(world);
    ui_keys(world, "2");
    return world;
}

static void the_form_at_every_size(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "e");
    ui_golden_screen(world, "urge-edit");
}

static void an_earlier_one_at_every_size(void **state)
{
    struct ui_world *world = *state;
    world->env.settings.ascii = SETTING_YES;
    begin(state);
    ui_keys(world, "n");
    ui_golden_state(world, "urge-new-ascii");
}

static void what_is_not_touched_stays_as_it_is(void **state)
{
    struct ui_world *world = begin(state);
    struct urge      before = rows_urge_now(world);
    ui_keys(world, "e<Tab><^U>9<Enter>");
    assert_string_equal(session_view(world->session), "urges");
    ui_shows(world, "The urge of 23:40 is written down.");
    struct urge after = rows_urge_now(world);
    assert_int_equal(after.intensity, 9);
    assert_int_equal(after.at.unix_s, before.at.unix_s); /* to the second, and with its own offset */
    assert_int_equal(after.at.offset_s, before.at.offset_s);
    assert_int_equal(after.did_count, 2);
    assert_string_equal(after.did[1], "tea, with honey");
    assert_true(after.has_ended);
    assert_int_equal(after.ended_at.unix_s, before.ended_at.unix_s);
    assert_string_equal(after.note, before.note);
}

static void what_was_wanted_and_missed_stays_whatever_it_was(void **state)
{
    struct ui_world *world = begin(state);
    struct urge      urge = rows_urge_now(world);
    struct store    *store = ui_store(world);
    struct error     error;
    urge.want = CONTACT_AGAIN;
    urge.missing = "habit";
    assert_true(urges_save(store, &world->present, &urge, "urge edit", &error));
    store_close(store);
    ui_tick(world, 1);
    ui_keys(world, "e");
    ui_shows(world, "[wrote again]");
    ui_shows(world, "[habit]");
    ui_keys(world, "<Tab><^U>9<Enter>");
    urge = rows_urge_now(world);
    assert_int_equal(urge.intensity, 9);
    assert_int_equal(urge.want, CONTACT_AGAIN);
    assert_string_equal(urge.missing, "habit");
    ui_keys(world, "e<Tab><Tab><Tab><Tab><Tab><Tab><Tab><Left><Left><Left><Enter>");
    assert_null(rows_urge_now(world).missing);
}

static void every_field_can_be_changed(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "e<^U>2026-11-19 08:00<Tab><^U>10<Tab><Right><Right><Tab><^U>a photo<Tab><^U>tea,  , music ,"
                   "<Tab><Right><Tab><^U>1<Tab><Right><Right><Tab><^U>short<Enter>");
    struct urge urge = rows_urge_now(world);
    assert_int_equal(urge.day, world->present.today - 3);
    assert_int_equal(urge.at.offset_s, 3600);
    assert_int_equal(urge.intensity, 10);
    assert_int_equal(urge.want, CONTACT_CALL);
    assert_string_equal(urge.trigger, "a photo");
    assert_int_equal(urge.did_count, 2);
    assert_string_equal(urge.did[0], "tea");
    assert_string_equal(urge.did[1], "music");
    assert_int_equal(urge.outcome, URGE_GAVE_IN);
    assert_int_equal(urge.intensity_after, 1);
    assert_string_equal(urge.missing, "someone");
    assert_string_equal(urge.note, "short");
    ui_tick(world, 1);
    ui_keys(world, "U");
    assert_int_equal(rows_urge_now(world).intensity, 7);
}

static void every_field_can_be_emptied(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "e<Tab><^U><Tab><Tab><^U><Tab><^U><Tab><Left><Tab><^U><Tab><Tab><^U><Enter>");
    struct urge urge = rows_urge_now(world);
    assert_int_equal(urge.intensity, 0);
    assert_null(urge.trigger);
    assert_int_equal(urge.did_count, 0);
    assert_int_equal(urge.outcome, URGE_OPEN);
    assert_false(urge.has_ended);
    assert_int_equal(urge.intensity_after, 0);
    assert_null(urge.note);
}

static void what_is_wrong_stays_in_the_form(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "e<Tab><^U>11<Enter>");
    assert_string_equal(session_view(world->session), "urge_change");
    ui_shows(world, "this is a number from 1 to 10");
    ui_keys(world, "<^U>x<Enter>");
    ui_shows(world, "this is a number from 1 to 10");
    ui_keys(world, "<^U>8<S-Tab><^U>tomorrow<Enter>");
    assert_string_equal(session_view(world->session), "urge_change");
    assert_int_equal(rows_urge_now(world).intensity, 7);
    ui_keys(world, "<^U>45m ago<Enter>");
    assert_int_equal(rows_urge_now(world).at.unix_s, world->present.now.unix_s - 45 * 60);
}

static void an_earlier_one_is_logged(void **state)
{
    struct ui_world *world = begin(state);
    size_t           count;
    ui_keys(world, "nyesterday 21:14<Tab>6<Enter>");
    rows_urges(world, &count);
    assert_int_equal(count, 2);
    struct urge urge = rows_urge_now(world);
    assert_int_equal(urge.day, world->present.today - 1);
    assert_int_equal(urge.intensity, 6);
    assert_int_equal(urge.outcome, URGE_RESISTED);
    assert_false(urge.has_ended);
}

static void a_half_filled_form_is_offered_again(void **state)
{
    struct ui_world *world = begin(state);
    size_t           count;
    ui_keys(world, "n<Tab>6<Tab><Right><Tab>a photo");
    ui_close(world);
    ui_open(world);
    assert_string_equal(session_view(world->session), "today");
    ui_shows(world, "Left open: an urge, from 21:14. o to continue.");
    ui_keys(world, "o");
    assert_string_equal(session_view(world->session), "urge_edit");
    ui_shows(world, "a photo");
    ui_keys(world, "<Esc>2");
    ui_keys(world, "e"); /* a draft of a new one is none of an edited one */
    ui_hides(world, "a photo");
    ui_keys(world, "<Esc>n<Enter>");
    ui_shows(world, "a photo");
    ui_pass(world, 1);
    ui_keys(world, "<Enter>");
    rows_urges(world, &count);
    assert_int_equal(count, 2);
    assert_string_equal(rows_urge_now(world).trigger, "a photo");
}

static void each_urge_has_a_draft_of_its_own(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "n<Enter>g");
    ui_keys(world, "e<Tab><Tab><Tab>the rain<Esc>");
    ui_keys(world, "<Down>e");
    ui_hides(world, "the rain");
    ui_keys(world, "<Tab><Tab><Tab><^U>a dream<Esc>");
    ui_keys(world, "<Up>e<Enter>");
    ui_shows(world, "the rain");
    ui_keys(world, "<Esc><Down>e<Enter>");
    ui_shows(world, "a dream");
    ui_close(world);
    ui_open(world);
    ui_keys(world, "2ge<Enter>");
    ui_shows(world, "the rain");
}

static void a_full_disk_keeps_the_form_and_writes_it_later(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "e<Tab><^U>2");
    rows_fill_disk();
    ui_keys(world, "<Enter>");
    rows_free_disk();
    assert_string_equal(session_view(world->session), "urge_change");
    ui_shows(world, "This is not on disk yet:");
    ui_tick(world, 1);
    assert_string_equal(session_view(world->session), "urges");
    assert_int_equal(rows_urge_now(world).intensity, 2);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        LIFE_TEST(the_form_at_every_size),
        LIFE_TEST(an_earlier_one_at_every_size),
        LIFE_TEST(what_is_not_touched_stays_as_it_is),
        LIFE_TEST(what_was_wanted_and_missed_stays_whatever_it_was),
        LIFE_TEST(every_field_can_be_changed),
        LIFE_TEST(every_field_can_be_emptied),
        LIFE_TEST(what_is_wrong_stays_in_the_form),
        LIFE_TEST(an_earlier_one_is_logged),
        LIFE_TEST(a_half_filled_form_is_offered_again),
        LIFE_TEST(each_urge_has_a_draft_of_its_own),
        LIFE_TEST(a_full_disk_keeps_the_form_and_writes_it_later),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
