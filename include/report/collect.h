/*
 * paper: the report of a person's life, for the command and the screen alike: what it shows is gathered here from the store; how it
 * looks is the business of report/.
 */
#ifndef HOLDFAST_REPORT_COLLECT_H
#define HOLDFAST_REPORT_COLLECT_H

#include "core/buf.h"
#include "store/persons.h"

/* What is told beyond the count, the plots and the goals. Closed letters never are. */
struct collect_wanted {
    daynum         since; /* of the period; DAY_NONE: all */
    bool           names;
    bool           journal;
    const int64_t *chosen; /* with the journal: of the entries of the period only these ids; NULL: all of them */
    size_t         chosen_count;
};

/* Appends the whole page; *entries, if not NULL, is how many of the journal stand in it. */
MUST_CHECK bool collect_page(struct store *store, const struct present *present, const struct person *person,
                             const struct collect_wanted *wanted, struct arena *arena, struct buf *page,
                             size_t *entries, struct error *error);

/* Puts the page into a file, in place of an earlier report or an empty one only; `how` as for outfile_write(). */
MUST_CHECK bool collect_write(const char *path, const struct buf *page, const char *how, struct error *error);

#endif
