/*
 * readiness: what somebody says of being ready for a person, and the facts of the file that core/ready.h decides by.
 */
#ifndef HOLDFAST_STORE_READINESS_H
#define HOLDFAST_STORE_READINESS_H

#include "core/ready.h"
#include "core/tally.h"
#include "words/texts.h"
#include "store/contacts.h"
#include "store/persons.h"

struct readiness {
    const char *purpose;                  /* NULL: none written */
    daynum      purpose_on, confirmed_on; /* DAY_NONE: not */
    daynum      fine_on;                  /* since then: "I am fine without an answer"; DAY_NONE: not said */
};

/* All absent if nothing was ever said. */
MUST_CHECK bool readiness_get(struct store *store, int64_t person_id, struct arena *arena, struct readiness *out,
                              struct error *error);

/* Writes the purpose of today; NULL or "" takes it away. A changed one is to be confirmed anew. The same text changes nothing. */
MUST_CHECK bool readiness_write(struct store *store, const struct present *present, int64_t person_id,
                                const char *purpose, struct error *error);

/*
 * Read again, and confirmed today. ERROR_ABSENT if there is none, ERROR_USAGE if it was written less than READY_REST_DAYS ago: the line
 * says from which day on.
 */
MUST_CHECK bool readiness_confirm(struct store *store, const struct present *present, int64_t person_id,
                                  struct error *error);

/* Yes again changes nothing, unless the day it was said on lies ahead: then it is said today. */
MUST_CHECK bool readiness_fine(struct store *store, const struct present *present, int64_t person_id, bool fine,
                               struct error *error);

/* Gathers the facts; tally is the person's, of now. Letters that are still closed are not looked at. */
MUST_CHECK bool readiness_facts(struct store *store, const struct present *present, const struct person *person,
                                const struct tally *tally, struct lens_words words, struct arena *arena,
                                struct ready_input *out, struct error *error);

/* What came of reaching out, as planned, and how it goes on. NULL: as it was. */
struct readiness_outcome {
    const char *answer; /* "yes", "none", "no" */
    const char *note;   /* in own words; "": taken away */
    const char *way_on; /* "close", "go_on", "begin_again" */
};

/*
 * The newest planned contact of the person, not before that time. *found false: there is none.
 */
MUST_CHECK bool readiness_planned(struct store *store, int64_t person_id, int64_t since_unix_s, struct arena *arena,
                                  struct contact *out, bool *found, struct error *error);

/*
 * Writes that with the newest planned contact, as one act, and reads it into *out. "close" closes the plan of today, if it is open; "begin_again"
 * lets the contact break, anything else does not. ERROR_ABSENT if nothing was planned and done.
 */
MUST_CHECK bool readiness_then(struct store *store, const struct present *present, int64_t person_id,
                               const struct readiness_outcome *outcome, struct arena *arena, struct contact *out,
                               struct error *error);

#endif
