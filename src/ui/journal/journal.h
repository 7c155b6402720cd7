/*
 * journal: what its screen is made of: the list (journal.c) and the text of the chosen one (journal_text.c).
 *
 * There may be 20,000 entries: only a window round the chosen one is loaded, and of all but that one only the first
 * bytes.
 */
#ifndef HOLDFAST_UI_JOURNAL_JOURNAL_H
#define HOLDFAST_UI_JOURNAL_JOURNAL_H

#include "core/query.h"
#include "store/entries.h"
#include "ui/frame/app.h"
#include "ui/kit/editbuf.h"
#include "ui/kit/list.h"
#include "ui/kit/reader.h"
#include "ui/shared/filter.h"

/* Where one is. */
struct journal_where {
    struct list     list;
    struct editbuf *find; /* what is looked for */
    bool            is_finding;
    struct filter   filter;
    int64_t         newest_id; /* of the whole list; 0: not known */
    int64_t         shown_id;  /* whose text is read; 0: none */
    struct reader  *reader;
    size_t          hit_at;
    bool            is_reading; /* the text alone; the keys that move, move in it */
};

struct journal_loaded {
    struct filter filter; /* under which it was loaded */
    int64_t       hides[FILTER_KINDS];
    int64_t       all; /* without what is looked for */

    struct entry *rows;
    const char  **titles;
    size_t        first, row_count;

    struct entry            shown; /* the chosen one, whole; id 0: none */
    struct query_hit *hits; /* in the part of the text before looked_to; the rest is looked through between keys */
    size_t            hit_count, looked_to;

    const char *earlier; /* what was written a month or a year ago */
};

/* The last step of a load, which cannot fail: the reader has the text of `shown`, and stays where it is if it had it. */
void journal_text_take(struct journal_where *where, struct journal_loaded *loaded, const struct app *app,
                       struct arena *arena);

/* Looks for hits in a further part of a long text. False: there is no more to look through. */
bool journal_text_work(struct journal_where *where, struct journal_loaded *loaded, const struct app *app,
                       struct arena *arena);

void journal_text_draw(const struct app *app, const struct journal_where *where, const struct journal_loaded *loaded,
                       struct canvas *canvas, struct rect clip);

/* To the next hit in the text, or the one before. */
void journal_text_next_hit(struct journal_where *where, const struct journal_loaded *loaded, bool back);

/* Until when the letter is closed: "This letter is closed until 3 Mar 2027." */
const char *journal_text_closed(const char *date, struct arena *arena);

#endif
