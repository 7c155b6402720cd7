/*
 * journal_state: the journal as its screen holds it: what is looked for, a window of rows, the text of the chosen one.
 *
 * There may be 20,000 entries: only a window round the chosen one is in memory, and of all but that one only the first
 * bytes.
 */
#ifndef HOLDFAST_UI_JOURNAL_JOURNAL_STATE_H
#define HOLDFAST_UI_JOURNAL_JOURNAL_STATE_H

#include "core/query.h"
#include "ui/kit/reader.h"
#include "store/entries.h"
#include "ui/frame/app.h"
#include "ui/kit/editbuf.h"
#include "ui/kit/list.h"

enum { JOURNAL_FILTERS = 3, JOURNAL_TAG_SIZE = 4 * TEXT_LINE_MAX + 1, JOURNAL_SIDE_FROM = 70 /* columns */ };

enum journal_filter_kind { JOURNAL_BY_KIND, JOURNAL_BY_TAG, JOURNAL_BY_TIME };

/* The times that can be chosen. */
enum journal_time { JOURNAL_ALWAYS, JOURNAL_WEEK, JOURNAL_MONTH, JOURNAL_YEAR, JOURNAL_TIMES };

struct journal_state {
    struct list list;

    struct editbuf *find; /* what is looked for */
    bool            is_finding;

    /* The filter; -1, "" and JOURNAL_ALWAYS where it holds back nothing. */
    int               kind;
    char              tag[JOURNAL_TAG_SIZE];
    enum journal_time time;
    int64_t           hides[JOURNAL_FILTERS]; /* how many each of them hides that is set */
    int64_t           all;                    /* without what is looked for */

    struct arena  window; /* holds rows */
    struct entry *rows;
    const char  **titles;
    size_t        first, row_count;
    int64_t       newest_id; /* of the whole list */

    /* The chosen one. */
    struct arena            text_arena;
    struct entry            shown; /* id 0: none */
    struct reader          *text;
    const struct query_hit *hits;
    size_t                  hit_count, hit_at;
    bool                    in_text; /* the keys that move, move in the text */

    const char *ago; /* what was written a month or a year ago; in the view's arena */
};

void journal_state_open(struct journal_state *state);
void journal_state_close(struct journal_state *state);

bool journal_state_is_filtered(const struct journal_state *state, enum journal_filter_kind kind);

/* For view.load; after the filter was changed; and for what is looked for alone, at every letter. */
MUST_CHECK bool journal_state_load(struct journal_state *state, struct app *app, struct error *error);
MUST_CHECK bool journal_state_filter(struct journal_state *state, struct app *app, struct error *error);
MUST_CHECK bool journal_state_find(struct journal_state *state, struct app *app, struct error *error);

/* After the list moved: has the rows of this page and the text of the chosen one. */
MUST_CHECK bool journal_state_reach(struct journal_state *state, struct app *app, struct error *error);

/* A row of the list, NULL where it is not in memory; its title in *title, which may be NULL. */
const struct entry *journal_state_row(const struct journal_state *state, size_t index, const char **title);

/* Does a month begin with this row? */
bool journal_state_is_heading(const struct journal_state *state, size_t index);

/* The rows of an area that the list itself has. */
int journal_state_list_rows(const struct journal_state *state, int area_rows);

/* Moves the top so that the chosen row is seen among so many, with the months above the rows. */
void journal_state_follow(const struct journal_state *state, struct list *list, int rows);

/* To the next hit in the text, or the one before. */
void journal_state_next_hit(struct journal_state *state, bool back);

#endif
