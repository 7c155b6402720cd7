#include "support/store_world.h"

#include <dirent.h>
#include <ftw.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "store/rowhash.h"

#include "core/buf.h"

static const int32_t offset_s = 3600;

int world_setup(void **state)
{
    struct world *world = calloc(1, sizeof *world);
    assert_non_null(world);
    const char *place = getenv("TMPDIR");
    snprintf(world->folder, sizeof world->folder, "%s/store-XXXXXX", place && *place ? place : "/tmp");
    assert_non_null(mkdtemp(world->folder));
    snprintf(world->path, sizeof world->path, "%.200s/holdfast.db", world->folder);
    world->present = when_present(INT64_C(1795378440) * 1000, when_fixed_zone(&offset_s), 0);
    *state = world;
    return 0;
}

static int remove_entry(const char *path, const struct stat *status, int type, struct FTW *at)
{
    (void)status;
    (void)type;
    (void)at;
    return remove(path);
}

int world_teardown(void **state)
{
    struct world *world = *state;
    world_close(world);
    nftw(world->folder, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
    arena_free(&world->arena);
    free(world);
    return 0;
}

void world_close(struct world *world)
{
    store_close(world->store);
    world->store = NULL;
}

void world_open(struct world *world)
{
    world_close(world);
    WORLD_OK(store_open(&world->store, world->path, STORE_WRITE, true, &world->error));
}

const char *world_refused(struct world *world, enum store_mode mode, enum error_kind kind)
{
    struct store *store = NULL;
    assert_false(store_open(&store, world->path, mode, true, &world->error));
    assert_null(store);
    assert_int_equal(world->error.kind, kind);
    assert_null(strchr(world->error.text, '\n'));
    return world->error.text;
}

void world_pass(struct world *world, int64_t seconds)
{
    world->present =
        when_present(world->present.unix_ms + seconds * 1000, when_fixed_zone(&offset_s), world->present.day_start_h);
}

struct person world_person(struct world *world, const char *name)
{
    struct person person = {.name = name,
                            .started_on = world->present.today - 100,
                            .started_offset_s = offset_s,
                            .target_days = 90,
                            .rules = {.preset = RULES_STANDARD},
                            .closed_on = DAY_NONE};
    WORLD_OK(persons_add(world->store, &world->present, &world->arena, &person, &world->error));
    return person;
}

struct urge world_urge(struct world *world, int64_t person_id, int intensity)
{
    struct urge urge = {
        .person_id = person_id, .at = world->present.now, .intensity = intensity, .want = URGES_NO_KIND};
    WORLD_OK(urges_add(world->store, &world->present, &world->arena, &urge, &world->error));
    return urge;
}

struct contact world_contact(struct world *world, int64_t person_id, enum contact_kind kind, int64_t days_ago)
{
    struct contact contact = {.person_id = person_id,
                              .at = {world->present.now.unix_s - days_ago * WORLD_DAY_S, offset_s},
                              .until = DAY_NONE,
                              .kind = kind,
                              .direction = CONTACT_OUT};
    contact.breaks = rules_break(&(struct rules){.preset = RULES_STANDARD}, kind, CONTACT_OUT);
    WORLD_OK(contacts_add(world->store, &world->present, &world->arena, &contact, &world->error));
    return contact;
}

struct entry world_entry(struct world *world, const char *body)
{
    struct entry entry = {.at = world->present.now, .closed_until = DAY_NONE, .body = body};
    WORLD_OK(entries_add(world->store, &world->present, &world->arena, &entry, &world->error));
    return entry;
}

const char *world_sql(struct world *world, const char *sql)
{
    sqlite3      *db = NULL;
    sqlite3_stmt *statement = NULL;
    const char   *first = NULL;
    assert_int_equal(sqlite3_open_v2(world->path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL), SQLITE_OK);
    sqlite3_busy_timeout(db, STORE_BUSY_MS);
    while (*sql) {
        if (sqlite3_prepare_v2(db, sql, -1, &statement, &sql) != SQLITE_OK)
            fail_msg("%s", sqlite3_errmsg(db));
        int code = statement ? sqlite3_step(statement) : SQLITE_DONE;
        if (code == SQLITE_ROW)
            first = arena_copy_text(&world->arena, (const char *)sqlite3_column_text(statement, 0));
        else if (code != SQLITE_DONE)
            fail_msg("%s", sqlite3_errmsg(db));
        sqlite3_finalize(statement);
    }
    sqlite3_close(db);
    return first;
}

int64_t world_number(struct world *world, const char *sql)
{
    const char *text = world_sql(world, sql);
    assert_non_null(text);
    return strtoll(text, NULL, 10);
}

/* Every column but those that tell when and where a row was written. */
static void dump_table(struct world *world, sqlite3 *db, const char *table, struct buf *out)
{
    sqlite3_stmt *statement;
    char         *sql = sqlite3_mprintf("SELECT * FROM %s WHERE deleted_ms IS NULL ORDER BY id", table);
    assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &statement, NULL), SQLITE_OK);
    while (sqlite3_step(statement) == SQLITE_ROW) {
        buf_puts(out, table);
        for (int i = 0; i < sqlite3_column_count(statement); i++) {
            const char *name = sqlite3_column_name(statement, i);
            if (strcmp(name, "updated_ms") == 0 || strcmp(name, "device") == 0 || strcmp(name, "hash") == 0)
                continue;
            const char *value = (const char *)sqlite3_column_text(statement, i);
            buf_printf(out, " %s=%d:%s", name, sqlite3_column_type(statement, i), value ? value : "");
        }
        buf_putc(out, '\n');
    }
    sqlite3_finalize(statement);
    sqlite3_free(sql);
    (void)world;
}

const char *world_dump(struct world *world)
{
    static const char *const tables[] = {
        "person", "rule_cell", "contact", "urge",          "urge_action", "checkin",   "friend",  "reason",
        "plan",   "entry",     "goal",    "goal_schedule", "goal_step",   "goal_mark", "hardday", "readiness"};
    struct buf out = {.arena = &world->arena};
    sqlite3   *db = NULL;
    assert_int_equal(sqlite3_open_v2(world->path, &db, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        dump_table(world, db, tables[i], &out);
    sqlite3_close(db);
    return buf_text(&out);
}

struct world_bytes world_read(struct world *world, const char *path)
{
    struct world_bytes read = {0};
    FILE              *in = fopen(path, "rb");
    assert_non_null(in);
    assert_int_equal(fseek(in, 0, SEEK_END), 0);
    read.length = (size_t)ftell(in);
    rewind(in);
    read.bytes = arena_alloc(&world->arena, read.length + 1, 1);
    assert_int_equal(fread(read.bytes, 1, read.length, in), read.length);
    fclose(in);
    return read;
}

void world_write(const char *path, const void *bytes, size_t length)
{
    FILE *out = fopen(path, "wb");
    assert_non_null(out);
    assert_int_equal(fwrite(bytes, 1, length, out), length);
    assert_int_equal(fclose(out), 0);
}

int world_entries(const char *folder)
{
    DIR *listing = opendir(folder);
    int  count = 0;
    if (!listing)
        return -1;
    for (struct dirent *entry = readdir(listing); entry; entry = readdir(listing))
        count += strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
    closedir(listing);
    return count;
}

void world_undo(struct world *world)
{
    struct act undone;
    WORLD_OK(act_undo(world->store, &world->present, &world->arena, &undone, &world->error));
}

size_t world_act_count(struct world *world)
{
    struct act *acts;
    size_t      count;
    WORLD_OK(act_list(world->store, &world->arena, &acts, &count, &world->error));
    return count;
}

void world_rehash(struct world *world)
{
    struct store *store;
    WORLD_OK(store_open(&store, world->path, STORE_WRITE, false, &world->error));
    WORLD_OK(statements_run(store, SQL_begin, &world->error) && rowhash_write_all(store, &world->error) &&
             statements_run(store, SQL_commit, &world->error));
    store_close(store);
}

void world_assert_sound(struct world *world)
{
    const char **findings;
    size_t       count;
    WORLD_OK(store_check(world->store, &world->arena, &findings, &count, &world->error));
    if (count > 0)
        fail_msg("%s", findings[0]);
}
