/*
 * persons: whom the plans are about.
 */
#ifndef HOLDFAST_STORE_PERSONS_H
#define HOLDFAST_STORE_PERSONS_H

#include "core/rules.h"
#include "store/store.h"

struct person {
    int64_t       id;
    const char   *uid;
    const char   *name; /* NULL: none given */
    daynum        started_on;
    int32_t       started_offset_s; /* the offset in force when started_on was set */
    bool          has_started_at;   /* a time was given, which lies on started_on */
    int64_t       started_at_unix_s;
    int32_t       target_days; /* 1 to 36500 */
    struct rules  rules;
    const char   *promise; /* NULL: none */
    bool          unsafe;
    bool          closed;
    struct moment closed_at; /* when closed */
    daynum        closed_on; /* DAY_NONE unless closed */
    bool          archived;
};

/*
 * The person of that exact name, archived ones too; or, for NULL, the one last started and not archived.
 * ERROR_ABSENT with a line that says how to begin if there is none.
 */
MUST_CHECK bool persons_find(struct store *store, const char *name, struct arena *arena, struct person *out,
                             struct error *error);
MUST_CHECK bool persons_get(struct store *store, int64_t id, struct arena *arena, struct person *out,
                            struct error *error);

/* All, the last started first. */
MUST_CHECK bool persons_list(struct store *store, struct arena *arena, struct person **out, size_t *count,
                             struct error *error);

/*
 * Fills id and uid. ERROR_USAGE if one of that name (or another one without a name) is there; the line says how to
 * change that one.
 */
MUST_CHECK bool persons_add(struct store *store, const struct present *present, struct arena *arena,
                            struct person *person, struct error *error);

/*
 * Writes every column and the changed cells; load it first, in the same act. ERROR_USAGE if the name is another
 * one's.
 */
MUST_CHECK bool persons_save(struct store *store, const struct present *present, const struct person *person,
                             const char *what, struct error *error);

#endif
