/*
 * entries: the journal, and letters that are not sent.
 *
 * The text is kept byte for byte as it was accepted. A letter may be kept closed until a day: what it says is then in the row, but shown by nobody
 * before that day (entries_is_closed()).
 */
#ifndef HOLDFAST_STORE_ENTRIES_H
#define HOLDFAST_STORE_ENTRIES_H

#include "store/store.h"

enum entry_kind { ENTRY_JOURNAL, ENTRY_LETTER, ENTRY_KINDS };

enum { ENTRIES_BODY_MAX = 4 * 1024 * 1024 }; /* bytes of a body */

struct entry {
    int64_t         id;
    const char     *uid;
    struct moment   at;
    daynum          day; /* the writers compute it from `at` */
    enum entry_kind kind;
    const char     *title; /* NULL: none given; the first line of the body stands for it (entries_title()) */
    const char     *body;  /* never NULL in a row that was read; in lists only its first bytes, see entries_filter */
    size_t          body_length; /* of those bytes; for the writers 0: up to the NUL */
    const char **tags; /* as given, then those from the text (`#tag`), without doubles, at most 50; the writers add the
                             latter, and take away those that only the text before gave */
    size_t       tag_count;
    int          mood;         /* 1 to 5; 0: not given */
    daynum       closed_until; /* letters only; DAY_NONE: open */
    const char  *prompt;       /* the prompt it answers, as it read; NULL: none */
    int64_t      person_id;    /* letters only: to whom; 0: nobody */
    int64_t      urge_id;      /* the urge it was written in, 0: none; that may be deleted since */
    int64_t      contact_id;   /* the contact it was written after, 0: none; that may be deleted since */
};

/* "entry", "letter" as in JSON and the file. */
const char *entries_kind_name(enum entry_kind kind);
bool        entries_read_kind(const char *word, enum entry_kind *out);

/* Is this letter still closed today? */
bool entries_is_closed(const struct entry *entry, daynum today);

/* What a list shows as title: the title, else the first line of the body that is not blank, else "". In the arena. */
const char *entries_title(const struct entry *entry, struct arena *arena);

/*
 * Fills id, uid, day, tags, body_length. ERROR_USAGE for what text_check() refuses as a body, a title, a tag, a prompt,
 * and for a day to be kept closed until on what is no letter. The day is computed anew only if `at` changed.
 */
MUST_CHECK bool entries_add(struct store *store, const struct present *present, struct arena *arena,
                            struct entry *entry, struct error *error);
MUST_CHECK bool entries_save(struct store *store, const struct present *present, struct arena *arena,
                             struct entry *entry, struct error *error);
MUST_CHECK bool entries_get(struct store *store, int64_t id, struct arena *arena, struct entry *out,
                            struct error *error);

/*
 * Into the trash; forever: the content is cleared at once, everywhere in the file (see trash.h), and only the tombstone
 * stays.
 */
MUST_CHECK bool entries_delete(struct store *store, const struct present *present, int64_t id, bool forever,
                               struct error *error);

struct entries_filter {
    daynum      since, until; /* inclusive; DAY_NONE: no limit */
    int         kind;         /* enum entry_kind, or -1 */
    const char *tag;          /* exactly this one, or NULL */
    const char *query;        /* as the person typed it; NULL or "": everything. See core/query.h for its syntax */
    daynum      today;        /* closed letters are found by title, day and mood only, never by their text or tags */
    bool        oldest_first;
    size_t      limit, skip;   /* limit 0: all */
    size_t      preview_bytes; /* 0: whole bodies; else the body is cut to about that many bytes at a character's end */
};

/* Newest first by instant, then id, unless oldest_first. A query changes which rows there are, not their order. */
MUST_CHECK bool entries_list(struct store *store, const struct entries_filter *filter, struct arena *arena,
                             struct entry **out, size_t *count, struct error *error);
/* Both in one search: *total is how many there are without limit and skip. */
MUST_CHECK bool entries_list_counted(struct store *store, const struct entries_filter *filter, struct arena *arena,
                                     struct entry **out, size_t *count, int64_t *total, struct error *error);
MUST_CHECK bool entries_total(struct store *store, const struct entries_filter *filter, int64_t *out,
                              struct error *error);

/*
 * The tags of the newest ENTRIES_TAGS_OF entries that have any, with how many of these have each, the most used first; closed letters apart. What
 * was not used for so long is still found by its name.
 */
enum { ENTRIES_TAGS_OF = 2000 };
struct entry_tag {
    const char *tag;
    int64_t     count;
};
MUST_CHECK bool entries_tags(struct store *store, daynum today, struct arena *arena, struct entry_tag **out,
                             size_t *count, struct error *error);

/* The newest open (not closed) entry written on that day; *found false if there is none. For "a month ago". */
MUST_CHECK bool entries_on_day(struct store *store, daynum day, daynum today, struct arena *arena, struct entry *out,
                               bool *found, struct error *error);

/* Is there an entry or a letter with exactly this text? What holds a NUL is no text. */
MUST_CHECK bool entries_hold(struct store *store, const char *text, size_t length, bool *held, struct error *error);

#endif
