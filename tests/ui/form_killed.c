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
#include <unistd.h>

#include "support/ui_rows.h"

struct killed {
    const char *name;
    const char *keys;    /* open it and fill something in */
    const char *saves;   /* the keys that save it */
    const char *count;   /* of its rows */
    int         rows;    /* so many then */
    const char *started; /* the person's first day; NULL: 2026-10-09, "": nobody was started yet */
    const char *file;    /* typed last: it is there then */
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
#define PURPOSES "SELECT count(*) FROM readiness WHERE purpose IS NOT NULL AND deleted_ms IS NULL"
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
    if (access(world->db, F_OK) != 0)
        return 0;
    assert_int_equal(sqlite3_open_v2(world->db, &db, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
    if (sqlite3_prepare_v2(db, sql, -1, &statement, NULL) != SQLITE_OK)
        fail_msg("%s", sqlite3_errmsg(db));
    assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
    int found = sqlite3_column_int(statement, 0);
    sqlite3_finalize(statement);
    sqlite3_close(db);
    return found;
}

/* One person, one urge; or, where `started` is empty, no file yet. */
static int begin(void **state, const char *started)
{
    static struct ui_world world;
    sqlite3_auto_extension((void (*)(void))hook);
    is_killed = false;
    ui_begin(&world, "2026-11-22T21:14:00+01:00");
    *state = &world;
    if (started && !started[0]) {
        ui_open(&world);
        return 0;
    }
    struct store *store = ui_store(&world);
    ui_person(&world, store, "M.", started ? started : "2026-10-09");
    store_close(store);
    ui_open(&world);
    ui_keys(&world, "u<Esc>"); /* the day's copy is made */
    ui_tick(&world, 60);
    return 0;
}

static int end(void **state)
{
    sqlite3_cancel_auto_extension((void (*)(void))hook);
    ui_end(*state);
    return 0;
}

static const struct killed forms[] = {
    {"an urge", "2n<Tab>7", "<Enter>", URGES, 2, NULL, NULL},
    {"an edited urge", "2e<Tab>7", "<Enter>", URGES, 1, NULL, NULL},
    {"a contact", "c<Tab><Tab><Tab><Tab>half a sentence", "<Enter>", CONTACTS, 1, NULL, NULL},
    {"an edited contact", "c<Enter><Esc>2<Up>e<Tab><Tab><Tab><Tab>half a sentence", "<Enter>", CONTACTS, 1, NULL, NULL},
    {"the answers after a contact", "c<Enter>train", "<Enter>", CONTACTS, 1, NULL, NULL},
    {"a check-in", "m3", "<Enter>", CHECKINS, 1, NULL, NULL},
    {"a goal", "4n<Enter>Run", "<Enter>", GOALS, 1, NULL, NULL},
    {"an entry", "wrain", "<Esc>", ENTRIES, 1, NULL, NULL},
    {"a letter", "Wrain", "<Esc>", ENTRIES, 1, NULL, NULL},
    {"a person", "6e<^U>K.", "<Enter>", PERSONS, 1, NULL, NULL},
    {"a promise", "6jjeI keep quiet", "<Enter>", PERSONS, 1, NULL, NULL},
    {"a reason", "6jjjnquiet evenings", "<Enter>", REASONS, 1, NULL, NULL},
    {"a friend", "6jjjjjnMaya<Tab>the bell", "<Enter>", FRIENDS, 1, NULL, NULL},
    {"a plan for a trigger", "6jjjjjjntrain<Tab>read", "<Enter>", PLANS, 1, NULL, NULL},
    {"a hard day", "6jjjjjjjn2026-12-12<Tab><Tab>birthday<Tab>lunch", "<Enter>", HARDDAYS, 1, NULL, NULL},
    {"an edited entry", "wrain<Esc>3E<Tab><Tab><Space>", "<Enter>", ENTRIES, 1, NULL, NULL},
    {"the first run", "<Tab>K.", "<Enter>", PERSONS, 1, "", NULL},
    {"a purpose", "6jjjjjjjj<Enter>gjjjjjeTo return the key", "<Enter>", PURPOSES, 1, "2026-07-25", NULL},
    {"a report", "5p<Tab>", "<Enter>", PERSONS, 1, NULL, "report.html"},
};

static void a_form_killed_after_its_act_writes_nothing_twice(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        const struct killed *form = &forms[i];
        begin(state, form->started);
        struct ui_world *world = *state;
        ui_keys(world, form->keys);
        char path[sizeof world->folder + 32];
        snprintf(path, sizeof path, "%s/%s", world->folder, form->file ? form->file : "");
        if (form->file)
            ui_paste(world, path);
        ui_tick(world, 1);
        int drafts = count(world, DRAFTS);
        if (drafts != (access(world->db, F_OK) == 0)) /* none where there is no file yet */
            fail_msg("%s: %d drafts before, on the screen %s\n%s", form->name, drafts, session_view(world->session),
                     ui_screen(world, 80, 24));
        commits_left = access(world->db, F_OK) == 0 ? 1 : 2; /* a new file is a commit of its own */
        is_killed = true;
        ui_keys(world, form->saves);
        ui_close(world);
        is_killed = false;
        if (access(path, F_OK) != 0)
            fail_msg("%s: no file", form->name);
        drafts = count(world, DRAFTS);
        int rows = count(world, form->count);
        if (drafts != 0 || rows != form->rows)
            fail_msg("%s: %d drafts, %d rows, not 0 and %d", form->name, drafts, rows, form->rows);
        end(state);
    }
}

static void two_programs_that_write_keep_a_draft_each(void **state)
{
    static const char *const texts[] = {"rain today", "a long walk"};
    begin(state, NULL);
    struct ui_world *world = *state, other = *world;
    ui_open(&other);
    ui_keys(world, "w");
    ui_keys(&other, "w");
    ui_keys(world, texts[0]);
    ui_tick(world, 1);
    other.present = world->present;
    other.ms = world->ms;
    ui_keys(&other, texts[1]);
    ui_tick(&other, 1);
    ui_keys(world, ".");
    ui_tick(world, 1);
    assert_int_equal(count(world, DRAFTS), 2);
    commits_left = 0;
    is_killed = true;
    ui_close(world);
    ui_close(&other);
    is_killed = false;
    ui_open(world);
    for (size_t i = 0; i < 2; i++) { /* the newest first */
        ui_keys(world, "w");
        ui_shows(world, "Draft from");
        ui_keys(world, "<Enter>");
        ui_shows(world, texts[i]);
        ui_keys(world, "<Esc>");
        assert_int_equal(count(world, DRAFTS), 1 - (int)i);
        assert_int_equal(count(world, ENTRIES), 1 + (int)i);
    }
    ui_keys(world, "w");
    ui_hides(world, "Draft from");
    end(state);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_form_killed_after_its_act_writes_nothing_twice),
        cmocka_unit_test(two_programs_that_write_keep_a_draft_each),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
