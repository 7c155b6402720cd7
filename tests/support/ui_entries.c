#include "support/ui_entries.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#include "core/buf.h"
#include "store/memo.h"

static void check(bool done, const struct error *error)
{
    if (!done)
        fail_msg("%s", error->text);
}

int64_t entries_row(struct ui_world *world, const struct entries_row *row)
{
    struct store *store = ui_store(world);
    struct error  error;
    struct entry  entry = {
         .title = row->title, .body = row->body, .kind = row->kind, .mood = row->mood, .closed_until = DAY_NONE};
    assert_true(when_read_instant(row->at, &entry.at));
    if (row->tag) {
        entry.tags = ARENA_NEW(&world->arena, const char *, 1);
        entry.tags[entry.tag_count++] = row->tag;
    }
    if (row->closed)
        check(when_read_day("closed", row->closed, WHEN_ANY, &world->present, &entry.closed_until, &error), &error);
    check(entries_add(store, &world->present, &world->arena, &entry, &error), &error);
    store_close(store);
    return entry.id;
}

struct entry *entries_rows(struct ui_world *world, size_t *count)
{
    struct store               *store = ui_store(world);
    struct error                error;
    struct entry               *rows = NULL;
    const struct entries_filter filter = {
        .since = DAY_NONE, .until = DAY_NONE, .kind = -1, .today = world->present.today};
    check(entries_list(store, &filter, &world->arena, &rows, count, &error), &error);
    store_close(store);
    return rows;
}

struct entry entries_newest(struct ui_world *world)
{
    size_t        count;
    struct entry *rows = entries_rows(world, &count);
    assert_true(count > 0);
    return rows[0];
}

size_t entries_count(struct ui_world *world)
{
    size_t count;
    entries_rows(world, &count);
    return count;
}

const char *entries_draft(struct ui_world *world, const char *name)
{
    struct store *store = ui_store(world);
    struct buf    key = {.arena = &world->arena};
    const char   *draft = NULL;
    struct error  error;
    buf_printf(&key, "draft:%s", name);
    check(memo_get(store, buf_text(&key), &world->arena, &draft, &error), &error);
    store_close(store);
    return draft;
}

void entries_of_the_picture(struct ui_world *world)
{
    static const struct entries_row rows[] = {
        {.at = "2025-11-22T20:00:00+01:00", .body = "The first snow, and nobody to tell it to."},
        {.at = "2026-10-22T22:10:00+02:00", .body = "Too loud here, all of it.\nI left early."},
        {.at = "2026-10-31T23:00:00+01:00",
         .kind = ENTRY_LETTER,
         .body = "SECRET words #secrettag",
         .closed = "2027-06-01"},
        {.at = "2026-11-14T20:00:00+01:00", .title = "The idea of them", .body = "It was an idea.", .mood = 3},
        {.at = "2026-11-20T20:00:00+01:00",
         .kind = ENTRY_LETTER,
         .title = "What I did not say",
         .body = "Dear M.,\nyou never asked."},
        {.at = "2026-11-22T18:02:00+01:00",
         .title = "A quiet Sunday",
         .mood = 4,
         .tag = "alone",
         .body = "I played our song on purpose, once, and it was only a song. Then it was quiet, and I noticed that I "
                 "liked it. #music\n\nDo I miss them, or the idea of them?\nTonight it was the idea: somebody who "
                 "would have listened to the end of it."},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        entries_row(world, &rows[i]);
}
