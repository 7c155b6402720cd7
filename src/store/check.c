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
#include "store/rowhash.h"
#include "store/schema.h"

struct findings {
    size_t        told; /* before the hashes are looked at */
    struct arena *arena;
    const char  **lines;
    size_t        count, room;
};

static void note(struct findings *findings, const char *line)
{
    findings->lines =
        row_grow(findings->arena, findings->lines, findings->count, &findings->room, sizeof *findings->lines);
    findings->lines[findings->count++] = arena_copy_text(findings->arena, line);
}

static void note_row(struct findings *findings, struct row *row, const char *what)
{
    struct buf line = {.arena = row->arena};
    buf_printf(&line, "%s %lld: %s", row_words(row, 0), (long long)sqlite3_column_int64(row->statement, 1), what);
    note(findings, buf_text(&line));
}

/* One finding in plain words a row, the word "ok" apart. */
static void check_structure(struct row *row, void *findings)
{
    const char *line = row_words(row, 0);
    if (strstr(line, "unable to get the page")) /* a disk that did not answer tells nothing of what is on it */
        row->failed = !handle_fail(row->store, SQLITE_IOERR_READ, row->error);
    else if (strcmp(line, "ok") != 0)
        note(findings, line);
}

/* A table, an id and a finding. */
static void check_finding(struct row *row, void *findings)
{
    note_row(findings, row, row_words(row, 2));
}

static bool reads_schedule(const char *word)
{
    struct habit_schedule schedule;
    return habit_read_stored(word, &schedule);
}

static bool reads_kind(const char *word)
{
    enum contact_kind kind;
    return rules_read_kind(word, &kind);
}

static bool reads_direction(const char *word)
{
    enum contact_direction direction;
    return rules_read_direction(word, &direction);
}

/* What the words of tables.def can be: texts, or words that core knows. */
static const struct {
    const char     *name;
    enum text_field field;
    bool (*reads)(const char *word);
} kinds[] = {
    {"LINE", TEXT_LINE, NULL},       {"NOTE", TEXT_NOTE, NULL}, {"BODY", TEXT_BODY, NULL},
    {"SCHEDULE", 0, reads_schedule}, {"KIND", 0, reads_kind},   {"DIRECTION", 0, reads_direction},
};

/* A table, an id, words, what they are called, and the name of their kind. */
static void check_words(struct row *row, void *findings)
{
    const char  *words = row_words(row, 2), *called = row_words(row, 3), *kind = row_words(row, 4);
    size_t       length = (size_t)sqlite3_column_bytes(row->statement, 2), i = 0;
    struct error finding;
    while (strcmp(kinds[i].name, kind) != 0)
        i++;
    if (!kinds[i].reads) {
        if (!text_check(kinds[i].field, called, words, length, &finding))
            note_row(findings, row, finding.text);
    } else if (!kinds[i].reads(words)) {
        struct buf what = {.arena = row->arena};
        buf_printf(&what, "its %s cannot be read", called);
        note_row(findings, row, buf_text(&what));
    }
}

/* Was something else found in this row? */
static bool is_told(const struct findings *findings, struct row *row)
{
    struct buf begins = {.arena = row->arena};
    buf_printf(&begins, "%s %lld: ", row_words(row, 0), (long long)sqlite3_column_int64(row->statement, 1));
    for (size_t i = 0; i < findings->told; i++)
        if (strncmp(findings->lines[i], buf_text(&begins), begins.length) == 0)
            return true;
    return false;
}

/* A row of any table: what a person wrote in it, against the hash that was made of it then. */
static void check_hash(struct row *row, void *findings)
{
    if (!rowhash_agrees(row) && !is_told(findings, row))
        note_row(findings, row, "it is no longer as it was written");
}

/* What a row is read into goes with it: however many there are, memory holds one of them. */
struct check {
    struct findings *findings;
    row_reader      *read;
};

static void read_alone(struct row *row, void *out)
{
    struct check *check = out;
    check->read(row, check->findings);
    arena_free(row->arena);
}

static bool check_rows(struct store *store, enum sql sql, row_reader *read, struct findings *findings,
                       struct error *error)
{
    struct arena scratch = {0};
    struct check check = {findings, read};
    bool         done = row_each(store, &(struct call){.sql = sql}, &scratch, read_alone, &check, error);
    arena_free(&scratch);
    return done;
}

static bool check_hashes(struct store *store, struct findings *findings, struct error *error)
{
    bool done = true;
    findings->told = findings->count;
    for (enum table table = 0; done && table < TABLES_ALL; table++)
        done = check_rows(store, tables_info(table)->rows, check_hash, findings, error);
    return done;
}

static bool check_schema(struct store *store, struct findings *findings, struct error *error)
{
    struct arena scratch = {0};
    const char **lines = NULL;
    size_t       count = 0;
    bool         done = schema_differences(store, &scratch, &lines, &count, error);
    for (size_t i = 0; done && i < count; i++)
        note(findings, lines[i]);
    arena_free(&scratch);
    return done;
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
    bool            whole = check_rows(store, SQL_check_integrity, check_structure, &findings, error) &&
                 check_schema(store, &findings, error);
    if (whole && findings.count == 0) /* a broken file answers nothing else reliably */
        whole = check_rows(store, SQL_check_references, check_finding, &findings, error) &&
                check_rows(store, SQL_check_days, check_finding, &findings, error) &&
                check_rows(store, SQL_check_words, check_words, &findings, error) &&
                check_hashes(store, &findings, error) && check_index(store, &findings, error);
    if (!whole && error->kind != ERROR_DAMAGED)
        return false;
    if (!whole)
        note(&findings, "the file is damaged");
    *out = findings.lines;
    *count = findings.count;
    return true;
}
