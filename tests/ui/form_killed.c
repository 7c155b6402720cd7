/*
 * Each form is killed between the act that writes its row and whatever the program would write next. What a kill leaves behind is the file as
 * it is after that one commit: every later one is refused here.
 */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <sqlite3.h>
#include <stdio.h>

#include "support/ui_rows.h"

struct killed {
    const char *name;
    const char *keys;  /* open it and fill something in */
    const char *saves; /* the keys that save it */
    const char *count; /* of its rows */
    int         rows;  /* so many then */
};

#define URGES    "SELECT count(*) FROM urge WHERE deleted_ms IS NULL"
#define CONTACTS "SELECT count(*) FROM contact WHERE deleted_ms IS NULL"
#define CHECKINS "SELECT count(*) FROM checkin WHERE deleted_ms IS NULL"
#define PLANS    "SELECT count(*) FROM plan WHERE deleted_ms IS NULL"
#define ENTRIES  "SELECT count(*) FROM entry WHERE deleted_ms IS NULL"
#define GOALS    "SELECT count(*) FROM goal WHERE deleted_ms IS NULL"
#define REASONS  "SELECT count(*) FROM reason WHERE deleted_ms IS NULL"
#define FRIENDS  "SELECT count(*) FROM friend WHERE deleted_ms IS NULL"
#define HARDDAYS "SELECT count(*) FROM hardday WHERE deleted_ms IS NULL"
#define PERSONS  "SELECT count(*) FROM person WHERE deleted_ms IS NULL"
#define DRAFTS   "SELECT count(*) FROM memo WHERE key LIKE 'draft:%' AND value IS NOT NULL"

static int64_t commits_left;
static bool    is_killed;

static int refuse(void *context)
{
    (void)context;
    return is_killed && commits_left-- <= 0;
}

static int hook(sqlite3 *db, const char **message, const struct sqlite3_api_routines *api)
{
    (void)message, (void)api;
    sqlite3_commit_hook(db, refuse, NULL);
    return SQLITE_OK;
}

static int count(struct ui_world *world, const char *sql)
{
    sqlite3      *db;
    sqlite3_stmt *statement;
    assert_int_equal(sqlite3_open_v2(world->db, &db, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
    if (sqlite3_prepare_v2(db, sql, -1, &statement, NULL) != SQLITE_OK)
        fail_msg("%s", sqlite3_errmsg(db));
    assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
    int found = sqlite3_column_int(statement, 0);
    sqlite3_finalize(statement);
    sqlite3_close(db);
    return found;
}

/* One person, one urge. */
static int begin(void **state)
{
    static struct ui_world world;
    sqlite3_auto_extension((void (*)(void))hook);
    is_killed = false;
    ui_begin(&world, "2026-11-22T21:14:00+01:00");
    struct store *store = ui_store(&world);
    ui_person(&world, store, "M.", "2026-10-09");
    store_close(store);
    ui_open(&world);
    ui_keys(&world, "u<Esc>"); /* the day's copy is made */
    ui_tick(&world, 60);
    *state = &world;
    return 0;
}

static int end(void **state)
{
    sqlite3_cancel_auto_extension((void (*)(void))hook);
    ui_end(*state);
    return 0;
}

static const struct killed forms[] = {
    {"an urge", "2n<Tab>7", "<Enter>", URGES, 2},
    {"an edited urge", "2e<Tab>7", "<Enter>", URGES, 1},
    {"a contact", "c<Tab><Tab><Tab><Tab>half a sentence", "<Enter>", CONTACTS, 1},
    {"an edited contact", "c<Enter><Esc>2<Up>e<Tab><Tab><Tab><Tab>half a sentence", "<Enter>", CONTACTS, 1},
    {"the answers after a contact", "c<Enter>train", "<Enter>", CONTACTS, 1},
    {"a check-in", "m3", "<Enter>", CHECKINS, 1},
    {"a goal", "4n<Enter>Run", "<Enter>", GOALS, 1},
    {"an entry", "wrain", "<Esc>", ENTRIES, 1},
    {"a letter", "Wrain", "<Esc>", ENTRIES, 1},
    {"a person", "6e<^U>K.", "<Enter>", PERSONS, 1},
    {"a promise", "6jjeI keep quiet", "<Enter>", PERSONS, 1},
    {"a reason", "6jjjnquiet evenings", "<Enter>", REASONS, 1},
    {"a friend", "6jjjjjnMaya<Tab>the bell", "<Enter>", FRIENDS, 1},
    {"a plan for a trigger", "6jjjjjjntrain<Tab>read", "<Enter>", PLANS, 1},
    {"a hard day", "6jjjjjjjn2026-12-12<Tab><Tab>birthday<Tab>lunch", "<Enter>", HARDDAYS, 1},
    {"an edited entry", "wrain<Esc>3e<Tab><Tab><Space>", "<Enter>", ENTRIES, 1},
};

static void a_form_killed_after_its_act_writes_nothing_twice(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        const struct killed *form = &forms[i];
        begin(state);
        struct ui_world *world = *state;
        ui_keys(world, form->keys);
        ui_tick(world, 1);
        int drafts = count(world, DRAFTS);
        if (drafts != 1)
            fail_msg("%s: %d drafts before, on the screen %s\n%s", form->name, drafts, session_view(world->session),
                     ui_screen(world, 80, 24));
        commits_left = 1;
        is_killed = true;
        ui_keys(world, form->saves);
        ui_close(world);
        is_killed = false;
        drafts = count(world, DRAFTS);
        int rows = count(world, form->count);
        if (drafts != 0 || rows != form->rows)
            fail_msg("%s: %d drafts, %d rows, not 0 and %d", form->name, drafts, rows, form->rows);
        end(state);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_form_killed_after_its_act_writes_nothing_twice),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
