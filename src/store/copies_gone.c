#include "store/copies_gone.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/buf.h"
#include "core/text.h"
#include "store/copies.h"
#include "store/memo.h"
#include "words/texts.h"

static const char prefix[] = "gone:";

bool copies_note_gone(struct store *store, const struct present *present, enum table table, int64_t row_id,
                      struct error *error)
{
    struct arena arena = {0};
    struct buf   key = {.arena = &arena};
    const char  *uid = "";
    bool         found, done;
    done = row_one(store, &(struct call){tables_info(table)->uid, {value_number(row_id)}}, &arena, row_read_words, &uid,
                   &found, error);
    if (done && found) {
        buf_printf(&key, "%s%s:%s", prefix, tables_info(table)->name, uid);
        done = memo_put(store, present, buf_text(&key), "1", error);
        store->copies_owe = store->copies_tell = true;
    }
    arena_free(&arena);
    return done;
}

bool copies_owe(struct store *store, bool *owe, struct error *error)
{
    int64_t any;
    if (!statements_number(store, SQL_memo_any_gone, &any, error))
        return false;
    *owe = any != 0;
    return true;
}

/* A memo's table and uid; false where it names none. */
static bool read_key(const char *key, struct arena *arena, enum table *table, const char **uid)
{
    char *name = arena_copy_text(arena, key + sizeof prefix - 1), *colon = strchr(name, ':');
    if (!colon)
        return false;
    *colon = '\0';
    *uid = colon + 1;
    return tables_find(name, table);
}

/* Those rows that this copy has, by their uid: under the same id another life has another row. *held: there was one. */
static bool clear_each(struct store *copy, const struct present *present, const struct memo *gone, size_t count,
                       bool *held, struct error *error)
{
    struct arena arena = {0};
    bool         done = true;
    for (size_t i = 0; done && i < count; i++) {
        enum table  table;
        const char *uid;
        int64_t     id;
        bool        found = false;
        if (!read_key(gone[i].key, &arena, &table, &uid))
            continue;
        done = row_one(copy, &(struct call){tables_info(table)->by_uid, {value_text(uid)}}, NULL, row_read_id, &id,
                       &found, error) &&
               (!found || trash_clear_here(copy, present, tables_info(table)->name, id, error));
        *held = *held || found;
    }
    arena_free(&arena);
    return done;
}

static bool clear_rows(struct store *copy, const struct present *present, const struct memo *gone, size_t count,
                       bool *held, struct error *error)
{
    return act_begin(copy, present, "trash empty", error) &&
           act_end(copy, clear_each(copy, present, gone, count, held, error), error);
}

static void is_whole(struct row *row, void *out)
{
    *(bool *)out = strcmp(row_words(row, 0), "ok") == 0;
}

/* A copy of an older schema is there to go back to it: bringing it up would make it another one. */
static bool is_of_schema(const char *path)
{
    enum { VERSION_AT = 60, VERSION_BYTES = 4 };
    unsigned char bytes[VERSION_BYTES] = {0};
    int           file = open(path, O_RDONLY | O_CLOEXEC);
    bool          read = file >= 0 && pread(file, bytes, sizeof bytes, VERSION_AT) == (ssize_t)sizeof bytes;
    if (file >= 0)
        close(file);
    return read && bytes[0] == 0 && bytes[1] == 0 && (bytes[2] << 8 | bytes[3]) == texts_schema_newest();
}

/* The draft, which nobody else knows. *held: it was changed, and is whole. */
static bool clear_draft(struct store *store, const char *draft, const struct memo *gone, size_t count, bool *held,
                        struct error *error)
{
    struct arena  arena = {0};
    struct store *copy = NULL;
    bool          whole = false;
    if (!is_of_schema(draft))
        return error_set(error, ERROR_FAILED, "it has an older schema");
    bool done = store_open(&copy, draft, STORE_WRITE, false, error);
    if (done) {
        store_on_progress(copy, store->tick, store->tick_context);
        copy->copied_on = store->present.today; /* no copy of a copy */
        done = clear_rows(copy, &store->present, gone, count, held, error) &&
               (!*held || row_each(copy, &(struct call){.sql = SQL_check_quick}, &arena, is_whole, &whole, error));
    }
    store_close(copy);
    arena_free(&arena);
    return done && (!*held || whole || error_set(error, ERROR_DAMAGED, "it is damaged"));
}

static bool clear_copy(struct store *store, const struct copy *copy, const struct memo *gone, size_t count,
                       struct error *error)
{
    struct arena          arena = {0};
    struct buf            draft = {.arena = &arena};
    char                  uid[STORE_UID_SIZE], day[WHEN_DAY_SIZE];
    bool                  held = false;
    const struct timespec times[] = {{.tv_sec = copy->changed_s}, {.tv_sec = copy->changed_s}};
    handle_make_uid(uid);
    when_say_day(store->present.today, day);
    buf_printf(&draft, "%.*s/.%s.db.%.8s", (int)(strrchr(copy->path, '/') - copy->path), copy->path, day, uid);
    bool done = file_create(buf_text(&draft), false, error) && restore_copy_database(copy->path, draft.text, error) &&
                clear_draft(store, draft.text, gone, count, &held, error);
    if (done && held) { /* its age is that of what it holds */
        done = utimensat(AT_FDCWD, draft.text, times, 0) == 0 && restore_sync_file(draft.text, error) &&
               rename(draft.text, copy->path) == 0 && file_sync_folder_of(copy->path);
        if (!done && error->kind == ERROR_NONE)
            error_set(error, ERROR_FAILED, "it could not be written");
    }
    if (!done || !held)
        (void)unlink(draft.text);
    arena_free(&arena);
    return done;
}

static bool forget(struct store *store, const struct memo *gone, size_t count, struct error *error)
{
    bool done = statements_run(store, SQL_begin, error);
    for (size_t i = 0; done && i < count; i++)
        done = memo_put(store, &store->present, gone[i].key, NULL, error);
    done = done && statements_run(store, SQL_commit, error);
    struct error ignored;
    if (!done && !sqlite3_get_autocommit(store->db) && !statements_run(store, SQL_rollback, &ignored))
        store->sync_failed = true; /* as in act.c: a transaction that can be neither kept nor left */
    return done;
}

void copies_clear_gone(struct store *store, bool tells)
{
    struct arena arena = {0};
    struct error error = {0};
    struct memo *gone = NULL;
    struct copy *copies = NULL;
    size_t       count = 0, copy_count = 0, missed = 0;
    const char  *first = NULL;
    struct error reason = {0};
    bool         done = memo_list(store, prefix, &arena, &gone, &count, &error) && count > 0 &&
                copies_list(store->path, &arena, &copies, &copy_count, &error);
    for (size_t i = 0; done && i < copy_count; i++) {
        error = (struct error){0};
        if (clear_copy(store, &copies[i], gone, count, &error))
            continue;
        if (missed++ == 0) {
            first = copies[i].path;
            reason = error;
        }
    }
    if (done && missed == 0)
        done = forget(store, gone, count, &error);
    if (tells && missed > 0 && store->warning.kind == ERROR_NONE) {
        const char *name = strrchr(first, '/') + 1;
        error_set(&store->warning, ERROR_FAILED,
                  "the copy %s%s may still hold it: %s; delete that file if you don't need it",
                  text_quote(name, strlen(name)).text, missed > 1 ? " and others" : "", reason.text);
    }
    arena_free(&arena);
}
