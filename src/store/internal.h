/*
 * What the files of the store share. Nothing outside src/store/ (and its tests) includes this, and nothing else
 * includes sqlite3.h.
 */
#ifndef HOLDFAST_STORE_INTERNAL_H
#define HOLDFAST_STORE_INTERNAL_H

/* The session extension, by which acts are undone: its part of the header is shown only so. */
#define SQLITE_ENABLE_SESSION        1
#define SQLITE_ENABLE_PREUPDATE_HOOK 1
#include <sqlite3.h>
#include <sys/stat.h>

#include "store/act.h"
#include "store/store.h"
#include "store/tables.def"

enum {
    STORE_APPLICATION_ID = 0x486F6C64, /* "Hold" in the file's header; the schema step writes it */
    STORE_BUSY_MS = 5000,
    STORE_UID_BYTES = 16,
    STORE_UID_SIZE = 33, /* 32 hexadecimal digits and a NUL */
    STORE_SHOWN_SIZE = 128,
    STORE_OFFSET_MOST_S = 18 * 3600,
};

enum sql {
#define SQL(name, text) SQL_##name,
#include "store/sql.def"
#undef SQL
    SQLS
};

/* A file as the file system last showed it. */
struct file_mark {
    int64_t modified_s, modified_ns, size;
    ino_t   inode;
};

/* patience.c: of one wait for another process. */
struct patience {
    struct file_mark seen[2];             /* the file and its journal */
    int              waited_ms, still_ms; /* in all; since somebody got on */
};

extern void (*patience_sleep_for_tests)(int ms);

struct store {
    sqlite3         *db;
    sqlite3_stmt    *statements[SQLS]; /* NULL until first used */
    char            *path;
    char             shown[STORE_SHOWN_SIZE]; /* the path for error lines, shortened and cleaned */
    bool             on_disk;
    bool             has_tables; /* false: in memory, and nothing was asked of it yet */
    bool             for_writing, for_check;
    bool             has_written; /* the act that was begun last is in the file */
    bool             sync_failed; /* final: nothing more is written through this handle */
    struct file_mark mark;        /* as of the last poll */
    int64_t          data_version;
    struct patience  patience;
    daynum           copied_on; /* today's copy is known to be there; DAY_NONE: not looked yet */
    daynum settled_on; /* today, or the day of the write before if that is earlier: what is cleared by age goes by it */
    daynum copy_due;   /* the day whose copy is to be made before the open act commits; DAY_NONE: none */
    struct error warning; /* ERROR_NONE: none */

    void (*tick)(void *context); /* see store_on_progress() */
    void *tick_context;

    /* The act that is open. */
    int          depth;  /* how many act_begin() wait for their act_end() */
    bool         doomed; /* something in it failed: it can only be rolled back */
    struct error doom;
    bool         cleared; /* it cleared something for good */
    bool         changed_memo;
    bool         copies_owe, copies_tell; /* there are rows to be cleared in the copies; this act deleted them */
    char         act_uid[STORE_UID_SIZE];
    const char  *act_what;
    int64_t      act_at_ms;
    struct present present; /* when it was begun */

    sqlite3_session *session; /* records what the act changes; NULL: none is open */
};

/* handle.c. The one place where SQLite's codes become kinds and sentences. Returns false. */
bool handle_fail(struct store *store, int code, struct error *error);
/* May this handle write (now)? It was opened for writing, no sync failed, and its file is still the one at its path. */
MUST_CHECK bool handle_may_write(struct store *store, struct error *error);
/* These bytes as a uid; and a new random one for a row. */
void handle_write_uid(const unsigned char bytes[STORE_UID_BYTES], char out[STORE_UID_SIZE]);
void handle_make_uid(char out[STORE_UID_SIZE]);

/* file.c: everything about the file that is not SQLite's. */
enum file_state { FILE_ABSENT, FILE_EMPTY, FILE_FILLED };
/* False for anything that can be no database: a folder, a FIFO, a loop of links, a folder that cannot be entered. */
MUST_CHECK bool file_look(const char *path, enum file_state *out, struct error *error);
/* Makes an empty file, 0600, and the missing folders of its path, 0700, if make_folder. One that is there is fine. */
MUST_CHECK bool file_create(const char *path, bool make_folder, struct error *error);
/*
 * The file, which is there, becomes 0600 if it is one's own. For writing it must be, and lie in a folder where nobody else can put another in
 * its place; for reading it does not matter.
 */
MUST_CHECK bool file_make_private(const char *path, bool for_writing, struct error *error);
/* Does it begin a file of ours? */
enum { FILE_HEADER_SIZE = 100 };
bool file_header_is_ours(const unsigned char header[FILE_HEADER_SIZE]);
/*
 * Does the journal that lies beside it belong to a file of ours: one that was being made, or one whose first page it holds as it was before?
 * Then a header that cannot be read was torn, and SQLite puts it back.
 */
bool file_journal_is_ours(const char *path);
/* A journal lies beside the file: what was written last is not committed. */
bool file_has_journal(const char *path);
/* False if there is no file. */
bool file_mark(const char *path, struct file_mark *out);
bool file_mark_same(const struct file_mark *a, const struct file_mark *b);
/*
 * A path with something behind it, as SQLite must be told it: with "./" where it would else look like one of SQLite's
 * special names. And one in a folder. NULL if memory is out; to be given back with free().
 */
char *file_name(const char *path, const char *behind);
char *file_in(const char *folder, const char *name);
/* The path for an error line. */
void file_shown(const char *path, char out[STORE_SHOWN_SIZE]);
/* Brings a folder's entries to the disk: that folder's, and those of the one the file lies in. False with errno. */
bool file_sync_folder(const char *folder);
bool file_sync_folder_of(const char *path);
/* False with errno. */
bool file_write_all(int file, const char *bytes, size_t length);
/* Every missing folder on the way to the file, 0700, on the disk. */
MUST_CHECK bool file_make_folders(const char *path, struct error *error);

/* restore.c: a consistent copy of a database into an empty file, whoever writes to it meanwhile; and a file onto the disk. */
MUST_CHECK bool restore_copy_database(const char *from, const char *to, struct error *error);
MUST_CHECK bool restore_sync_file(const char *path, struct error *error);

/* migrate.c: brings the schema up to date. A file without one gets it. */
MUST_CHECK bool migrate_is_done(struct store *store, bool *done,
                                struct error *error); /* is the file of the newest schema? */
MUST_CHECK bool migrate_run(struct store *store, struct error *error);
/* One more step behind those of data/schema/: a test's, so that none has to be released for the machinery to be tested. NULL: none. */
extern const char *migrate_step_for_tests;

/* copy.c. The day's copy: whether one may be due, asked before the act changes anything; and the copy, if there is none
   yet, of what is committed so far. What goes wrong becomes the store's warning. */
void copy_prepare(struct store *store, daynum today);
void copy_daily(struct store *store);
/* Within an open transaction: a copy of what is committed, under that name in the folder of copies. */
MUST_CHECK bool copy_keep(struct store *store, const char *name, struct error *error);

/*
 * search.c: the index of the entries' words. A living entry is either in the index or waits for it; what is deleted
 * is neither. The words of a row leave with the very columns they came with: so a row is forgotten before it changes
 * or goes, and taken in again once it has changed.
 */
MUST_CHECK bool search_open(struct store *store, struct error *error); /* its functions, on a connection */
MUST_CHECK bool search_forget(struct store *store, int64_t entry_id, struct error *error);
MUST_CHECK bool search_take(struct store *store, int64_t entry_id, size_t body_length, struct error *error);
/* No word of what is deleted stays in the index. */
MUST_CHECK bool search_purge(struct store *store, struct error *error);

/*
 * trash_clear.c: how rows come into the trash, and how they are cleared. `what` is "friend", the table and the command at once.
 */
/* Turns the living row of that id into a tombstone, which is listed in the trash. ERROR_ABSENT. */
MUST_CHECK bool trash_delete(struct store *store, enum sql sql, const char *what, int64_t id,
                             const struct present *present, struct error *error);
/* The same, but not listed there: what was part of something. It is cleared like the rest. One that is gone already is fine. */
MUST_CHECK bool trash_delete_part(struct store *store, enum sql sql, const char *what, int64_t id,
                                  const struct present *present, struct error *error);
/* What undo took away: it is cleared like the rest, and listed or not. */
MUST_CHECK bool trash_add(struct store *store, const char *table, int64_t row_id, int64_t deleted_ms, bool listed,
                          struct error *error);
/* Clears the content of a row everywhere in the file and, once that is committed, in its copies; and in this file alone. */
MUST_CHECK bool trash_clear_row(struct store *store, const struct present *present, const char *table, int64_t row_id,
                                struct error *error);
MUST_CHECK bool trash_clear_here(struct store *store, const struct present *present, const char *table, int64_t row_id,
                                 struct error *error);
/* On the first write of a day, within its act: clears what has lain in the trash for longer than TRASH_DAYS, as store->settled_on counts. */
MUST_CHECK bool trash_clear_old(struct store *store, const struct present *present, struct error *error);
/* Clears everything that was deleted, everywhere. */
MUST_CHECK bool trash_clear_all(struct store *store, const struct present *present, struct error *error);
/* Rows that were deleted before it are past their 30 days. */
int64_t trash_oldest_kept_ms(daynum today);

/* memo.c: a mark by which the commit of an act that changed nothing else is found again. */
MUST_CHECK bool memo_mark(struct store *store, const char *uid, int64_t now_ms, struct error *error);

/* statements.c: the table sql.def. */
/* The statement, prepared on first use, without bindings. NULL, and the error filled, if it cannot be prepared. */
sqlite3_stmt *statements_get(struct store *store, enum sql sql, struct error *error);
/*
 * Steps a reading statement. *row false: it is at its end, and over as by statements_end(); so it is when this
 * returns false.
 */
MUST_CHECK bool statements_step(struct store *store, sqlite3_stmt *statement, bool *row, struct error *error);
/* Must follow before its last row: a statement that is not over keeps its lock on the file. */
void statements_end(sqlite3_stmt *statement);
/* Runs a statement without values to its end; a failure dooms no act. */
MUST_CHECK bool statements_run(struct store *store, enum sql sql, struct error *error);
/* A whole number of one row and one column. */
MUST_CHECK bool statements_number(struct store *store, enum sql sql, int64_t *out, struct error *error);
void            statements_close(struct store *store);

/*
 * call.c: a statement and the values it is called with, ?1 and on; those that are left out are NULL. Texts and bytes must stay until
 * the statement is over.
 */
enum value_type { VALUE_NULL, VALUE_NUMBER, VALUE_TEXT, VALUE_BYTES };
struct value {
    enum value_type type;
    int             length; /* of bytes */
    union {
        int64_t     number;
        const void *bytes; /* of a text, too */
    } of;
};
enum { CALL_VALUES = 21 };
struct call {
    enum sql     sql;
    struct value values[CALL_VALUES];
};
struct value value_number(int64_t number);
struct value value_if(bool given, int64_t number);
struct value value_id(int64_t id);                       /* 0 is NULL */
struct value value_day(daynum day);                      /* DAY_NONE is NULL */
struct value value_text(const char *text);               /* NULL is NULL */
struct value value_bytes(const void *bytes, int length); /* NULL is NULL */

/* The statement with its values bound. NULL, and the error filled, if it cannot be prepared. */
sqlite3_stmt *call_start(struct store *store, const struct call *call, struct error *error);
/* Runs a writing statement within an act to its end. A failure dooms the act. */
MUST_CHECK bool call_write(struct store *store, const struct call *call, struct error *error);
/* The same for one that adds a row. It is given ?1, a new uid, and ?2, the time; *id is that of the row. */
MUST_CHECK bool call_add(struct store *store, struct call *call, const struct present *present,
                         char uid[STORE_UID_SIZE], int64_t *id, struct error *error);
/* The same for one that changes a row. It is given ?1, the id, and ?2, the time. */
MUST_CHECK bool call_save(struct store *store, struct call *call, const struct present *present, int64_t id,
                          struct error *error);

/*
 * row.c: reads rows. Nothing in a file is trusted: what is out of its range marks the row as bad, and the reading
 * fails in the end. A reader is called for each row; it may ask the store for what belongs to it, by another statement.
 */
struct row {
    struct store *store;
    sqlite3_stmt *statement;
    struct arena *arena; /* for the texts; NULL where none are read */
    bool          bad;
    bool          out_of_memory;
    bool          enough; /* a reader sets it where it wants no more rows */
    bool          failed; /* what else a reader asked of the store did, and the error is filled */
    struct error *error;  /* for that */
};
/* Reads the row the statement stands on into an item, which is all zero before, or for row_each() into what that was given. */
typedef void row_reader(struct row *row, void *out);

/* Every row. */
MUST_CHECK bool row_each(struct store *store, const struct call *call, struct arena *arena, row_reader *read, void *out,
                         struct error *error);
/* Every row, each an item of that size: *items, a pointer to them, is set to an array in the arena; NULL where there are none. */
MUST_CHECK bool row_all(struct store *store, const struct call *call, struct arena *arena, row_reader *read,
                        size_t size, void *items, size_t *count, struct error *error);
/* The first row. *found false, and *out untouched, if there is none. */
MUST_CHECK bool row_one(struct store *store, const struct call *call, struct arena *arena, row_reader *read, void *out,
                        bool *found, struct error *error);
/* The living row of that id, by a statement whose ?1 it is. ERROR_ABSENT names it: `what` is "friend", as the command is called. */
MUST_CHECK bool row_get(struct store *store, enum sql sql, int64_t id, const char *what, struct arena *arena,
                        row_reader *read, void *out, struct error *error);
/* Readers of an int64_t, the first column: an id, or a number of something. */
void row_read_id(struct row *row, void *out);
void row_read_count(struct row *row, void *out);
/* A reader of a const char *, the first column, which must be there. */
void row_read_words(struct row *row, void *out);

/* The columns count from 0. */
int64_t       row_number(struct row *row, int column, int64_t least, int64_t most);
int64_t       row_number_or(struct row *row, int column, int64_t least, int64_t most, int64_t absent);
int64_t       row_id(struct row *row, int column);
int64_t       row_id_or_none(struct row *row, int column); /* 0: none */
int64_t       row_count(struct row *row, int column);      /* from 0 on */
bool          row_flag(struct row *row, int column);
bool          row_is_null(const struct row *row, int column);
daynum        row_day(struct row *row, int column);
daynum        row_day_or_none(struct row *row, int column);
int64_t       row_instant(struct row *row, int column);
struct moment row_moment(struct row *row, int column); /* this column and the next, the offset */
const char   *row_text(struct row *row, int column);   /* NULL: none */
const char   *row_words(struct row *row, int column);  /* must be there; never NULL */
/* A blob that must be there, of *length bytes. */
void *row_bytes(struct row *row, int column, int *length);
/* Room for one more item in a growing array in the arena. */
void *row_grow(struct arena *arena, void *items, size_t count, size_t *room, size_t item_size);

/* "there is no friend 7; see: holdfast friend list". Returns false. */
bool row_say_absent(const char *what, int64_t id, struct error *error);

#endif
