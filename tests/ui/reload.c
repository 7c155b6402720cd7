/*
 * Every screen reads the store again while it is shown. Each statement of such a reload is made to fail in turn, and each screen is taken
 * away under what it has opened: nothing of what is shown changes, and nothing that was freed is touched.
 */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

#include "store/memo.h"
#include "support/ui_day.h"
#include "support/ui_entries.h"
#include "support/ui_plan.h"
#include "support/ui_rows.h"

enum { COLS = 120, ROWS = 40, STATEMENTS_MOST = 400 };

/* Counts the statements of all handles, and fails the one of this number; 0: none. */
static struct {
    int  at, count;
    bool hit;
} fault;

static int count_statement(unsigned kind, void *db, void *statement, void *text)
{
    (void)kind, (void)statement, (void)text;
    fault.count++;
    if (fault.at > 0 && fault.count == fault.at) {
        fault.hit = true;
        sqlite3_interrupt(db);
    }
    return 0;
}

static int hook(sqlite3 *db, const char **message, const struct sqlite3_api_routines *api)
{
    (void)message, (void)api;
    return sqlite3_trace_v2(db, SQLITE_TRACE_STMT, count_statement, db);
}

static void arm(int at)
{
    fault.at = at;
    fault.count = 0;
    fault.hit = false;
}

static int begin(void **state)
{
    arm(0);
    sqlite3_auto_extension((void (*)(void))hook);
    return life_setup(state);
}

static int end(void **state)
{
    sqlite3_cancel_auto_extension((void (*)(void))hook);
    return life_teardown(state);
}

/* Rows for every screen, so that each has something that could be freed. */
static struct ui_world *open_life(void **state)
{
    struct ui_world *world = *state;
    struct person    person = rows_of_the_picture(world);
    entries_of_the_picture(world);
    day_of_the_picture(world);
    day_hardday(world, world->present.today + 3, HARDDAY_YEAR, "her birthday");
    rows_reason(world, "I want to sleep");
    life_contact(world, person.id, "2026-11-01T10:00:00+01:00", CONTACT_TEXT, false);
    world->env.settings.motion = false; /* the breath moves */
    ui_open(world);
    ui_keys(world, "u<Esc>U"); /* the day's copy is made */
    return world;
}

struct screen {
    const char *name;
    const char *keys; /* open it */
    const char *view; /* the name of its view */
};

static const struct screen screens[] = {
    {"today", "1", "today"},
    {"urges", "2", "urges"},
    {"urges, filtered", "2f<Down><Enter>", "urges"},
    {"journal", "3", "journal"},
    {"journal, filtered", "3f<Down><Enter>", "journal"},
    {"journal, found", "3/a<Enter>", "journal"},
    {"goals", "4", "goals"},
    {"insights", "5", "insights"},
    {"the report", "5p", "report"},
    {"plan", "6", "plan"},
    {"plan, reaching out", "6<Up><Up><Enter>", "plan"},
    {"an urge", "u7", "urge"},
    {"an urge, ridden out", "u7r", "strength"},
    {"after a contact", "c<Enter>", "after"},
    {"a message that waits", "c<Tab><Left><Enter>", "wrote"},
    {"writing", "wrain", "write"},
};

/* Another program has written something that no screen shows. */
static void write_elsewhere(struct ui_world *world, int number)
{
    struct store *store = ui_store(world);
    struct error  error;
    char          value[16];
    snprintf(value, sizeof value, "%d", number);
    assert_true(memo_put(store, &world->present, "test", value, &error));
    store_close(store);
}

/* The rows of the screen without the frame. */
static const char *body(struct ui_world *world)
{
    enum { HEAD = 2, FOOT = 5 };
    const char *screen = ui_screen(world, COLS, ROWS), *from = screen, *to;
    for (int i = 0; i < HEAD; i++)
        from = strchr(from, '\n') + 1;
    to = from;
    for (int i = HEAD; i < ROWS - FOOT; i++)
        to = strchr(to, '\n') + 1;
    return arena_copy_bytes(&world->arena, from, (size_t)(to - from));
}

/* A second later the file is looked at; the clock on the screen stands. */
static void look_again(struct ui_world *world)
{
    world->ms += 1000;
    session_tick(world->session, &world->present, world->ms);
}

static void fail_each_statement(struct ui_world *world, const struct screen *screen)
{
    int hits = 0;
    ui_keys(world, screen->keys);
    look_again(world);
    look_again(world);
    if (strcmp(session_view(world->session), screen->view) != 0)
        fail_msg("%s: \"%s\" is open", screen->name, session_view(world->session));
    const char *before = body(world);
    for (int at = 1; at <= STATEMENTS_MOST; at++) {
        write_elsewhere(world, at);
        arm(at);
        look_again(world);
        bool hit = fault.hit;
        arm(0);
        hits += hit;
        if (strcmp(session_view(world->session), screen->view) != 0)
            fail_msg("%s: closed by statement %d", screen->name, at);
        if (strcmp(body(world), before) != 0)
            fail_msg("%s, statement %d failed:\n%s\nbefore:\n%s", screen->name, at, body(world), before);
        look_again(world);
        if (strcmp(body(world), before) != 0)
            fail_msg("%s, read again after statement %d:\n%s\nbefore:\n%s", screen->name, at, body(world), before);
        if (!hit)
            break;
    }
    if (hits == 0 || hits == STATEMENTS_MOST)
        fail_msg("%s: %d statements failed", screen->name, hits);
}

static void a_reload_that_fails_leaves_what_is_shown(void **state)
{
    for (size_t i = 0; i < sizeof screens / sizeof *screens; i++) {
        struct ui_world *world = open_life(state);
        fail_each_statement(world, &screens[i]);
        life_teardown(state);
        life_setup(state);
    }
}

static void delete_urges_elsewhere(struct ui_world *world)
{
    struct store *store = ui_store(world);
    struct error  error;
    size_t        count;
    struct urge  *urges = rows_urges(world, &count);
    for (size_t i = 0; i < count; i++)
        assert_true(urges_delete(store, &world->present, urges[i].id, &error));
    store_close(store);
}

static void undo_all_elsewhere(struct ui_world *world)
{
    struct store *store = ui_store(world);
    struct error  error = {0};
    struct act    act;
    while (act_undo(store, &world->present, &world->arena, &act, &error))
        continue;
    assert_int_equal(error.kind, ERROR_ABSENT);
    store_close(store);
}

/* What asks a layer below it for an answer, and the key that gives it. */
static const struct screen askers[] = {
    {"what set the urge off", "uttea", "pick"},
    {"what urges to show", "2f<Down>", "pick"},
    {"which entries to show", "3f<Down>", "pick"},
    {"which goals to show", "4f<Down>", "pick"},
    {"a goal to begin with", "4n<Down>", "pick"},
    {"entries for the report", "5p<Tab><Tab><Tab>  <Tab> ", "report_pick"},
};

static void what_was_deleted_under_a_picker_gets_no_answer(void **state)
{
    for (size_t i = 0; i < sizeof askers / sizeof *askers; i++) {
        struct ui_world *world = open_life(state);
        ui_keys(world, askers[i].keys);
        assert_string_equal(session_view(world->session), askers[i].view);
        delete_urges_elsewhere(world);
        look_again(world);
        ui_keys(world, "<Enter><Enter>");
        ui_screen(world, COLS, ROWS);
        assert_string_not_equal(session_view(world->session), "urge");
        life_teardown(state);
        life_setup(state);
    }
}

static void a_person_whose_start_was_taken_back_takes_every_picker_along(void **state)
{
    for (size_t i = 0; i < sizeof askers / sizeof *askers; i++) {
        struct ui_world *world = *state;
        struct person    person = {.name = "M.", .started_on = world->present.today - 44};
        life_person(world, &person);
        ui_open(world);
        ui_keys(world, askers[i].keys);
        assert_string_equal(session_view(world->session), askers[i].view);
        undo_all_elsewhere(world);
        look_again(world);
        assert_string_equal(session_view(world->session), "first_run");
        ui_keys(world, "<Down>");
        ui_screen(world, COLS, ROWS);
        life_teardown(state);
        life_setup(state);
    }
}

/* Its box marks the person being started, in the form below it. */
static void the_help_marks_nobody_once_the_form_below_it_is_gone(void **state)
{
    struct ui_world *world = *state;
    ui_open(world);
    ui_keys(world, "<F1>");
    struct store *store = ui_store(world);
    ui_person(world, store, "M.", "2026-10-09");
    store_close(store);
    look_again(world);
    ui_keys(world, "  <Esc>");
    ui_screen(world, COLS, ROWS);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_reload_that_fails_leaves_what_is_shown, begin, end),
        cmocka_unit_test_setup_teardown(what_was_deleted_under_a_picker_gets_no_answer, begin, end),
        cmocka_unit_test_setup_teardown(a_person_whose_start_was_taken_back_takes_every_picker_along, begin, end),
        cmocka_unit_test_setup_teardown(the_help_marks_nobody_once_the_form_below_it_is_gone, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
