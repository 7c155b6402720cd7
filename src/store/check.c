/*
 * SQLite's own checks see whether the file is built as it must be, not whether what stands in it can be true. So
 * the days are compared with their instants, and every word is held against the rules that were in force when it
 * was written.
 */
#include <string.h>

#include "core/buf.h"
#include "core/habit.h"
#include "core/rules.h"
#include "core/text.h"
#include "store/internal.h"

struct findings {
    struct arena *arena;
    const char  **lines;
    size_t        count, room;
};

static void note(struct findings *findings, const char *line)
{
    findings->lines =
        row_grow(findings->arena, findings->lines, findings->count, &findings->room, sizeof *findings->lines);
    findings->lines[findings->count++] = line;
}

static void note_row(struct findings *findings, const char *table, int64_t id, const char *what)
{
    struct buf line = {.arena = findings->arena};
    buf_printf(&line, "%s %lld: %s", table, (long long)id, what);
    note(findings, buf_text(&line));
}

/* A finding in plain words, or "ok". */
static void read_finding(struct row *row, void *out)
{
    const char *line = row_words(row, 0);
    if (strcmp(line, "ok") != 0)
        note(out, line);
}

static bool check_structure(struct store *store, struct findings *findings, struct error *error)
{
    struct call call = {.sql = SQL_check_integrity};
    return row_each(store, &call, findings->arena, read_finding, findings, error);
}

/* A word of the schema that is no longer what it was, such as the name of a column: some statement does not find it. */
static bool check_statements(struct store *store, struct findings *findings, struct error *error)
{
    for (int sql = 0; sql < SQLS; sql++) {
        if (statements_get(store, (enum sql)sql, error))
            continue;
        if ((sqlite3_errcode(store->db) & 0xFF) != SQLITE_ERROR)
            return false;
        note(findings, "the tables are not as Holdfast makes them");
        break;
    }
    return true;
}

/* What the numbers of SQL_check_words stand for; those behind them are words that core knows. */
static const enum text_field fields[] = {TEXT_NOTE, TEXT_LINE, TEXT_BODY};
enum { FIELDS = sizeof fields / sizeof *fields, SCHEDULE = FIELDS, KIND, DIRECTION };

static bool is_known(int64_t field, const char *word)
{
    struct habit_schedule  schedule;
    enum contact_kind      kind;
    enum contact_direction direction;
    switch (field) {
    case SCHEDULE:
        return habit_read_stored(word, &schedule);
    case KIND:
        return rules_read_kind(word, &kind);
    default:
        return rules_read_direction(word, &direction);
    }
}

/* A row of a table and what is wrong with it: the table, the id, the finding. */
static void read_wrong(struct row *row, void *out)
{
    note_row(out, row_words(row, 0), sqlite3_column_int64(row->statement, 1), row_words(row, 2));
}

/* Words to look at: the table, the id, what they are called, the words, and what they must be. */
static void read_written(struct row *row, void *out)
{
    struct findings *findings = out;
    const char      *table = row_words(row, 0), *what = row_words(row, 2), *words = row_words(row, 3);
    int64_t          id = sqlite3_column_int64(row->statement, 1), field = row_number(row, 4, 0, DIRECTION);
    size_t           length = (size_t)sqlite3_column_bytes(row->statement, 3);
    struct error     finding;
    if (field >= FIELDS && !is_known(field, words)) {
        struct buf line = {.arena = findings->arena};
        buf_printf(&line, "its %s cannot be read", what);
        note_row(findings, table, id, buf_text(&line));
    }
    if (field < FIELDS && !text_check(fields[field], what, words, length, &finding))
        note_row(findings, table, id, arena_copy_text(findings->arena, finding.text));
}

static bool check_rows(struct store *store, enum sql sql, row_reader *read, struct findings *findings,
                       struct error *error)
{
    return row_each(store, &(struct call){.sql = sql}, findings->arena, read, findings, error);
}

/* SQLite takes the lock of a writer for it, though nothing is written: a file that cannot be written is not asked. */
static bool check_index(struct store *store, struct findings *findings, struct error *error)
{
    if (sqlite3_db_readonly(store->db, "main") == 1 || statements_run(store, SQL_check_index, error))
        return true;
    if (error->kind != ERROR_DAMAGED)
        return false;
    note(findings, "the search does not know the entries as they are");
    return true;
}

bool store_check(struct store *store, struct arena *arena, const char ***out, size_t *count, struct error *error)
{
    struct findings findings = {.arena = arena};
    bool            whole =
        check_structure(store, &findings, error) && (findings.count > 0 || check_statements(store, &findings, error));
    if (whole && findings.count == 0) /* a broken file answers nothing else reliably */
        whole = check_rows(store, SQL_check_references, read_wrong, &findings, error) &&
                check_rows(store, SQL_check_days, read_wrong, &findings, error) &&
                check_rows(store, SQL_check_words, read_written, &findings, error) &&
                check_index(store, &findings, error);
    if (!whole && error->kind != ERROR_DAMAGED)
        return false;
    if (!whole)
        note(&findings, "the file is damaged");
    *out = findings.lines;
    *count = findings.count;
    return true;
}
