/*
 * contacts: what took place, with what the rules made of it at the time.
 */
#ifndef HOLDFAST_STORE_CONTACTS_H
#define HOLDFAST_STORE_CONTACTS_H

#include "core/rules.h"
#include "core/tally.h"
#include "store/persons.h"

struct contact {
    int64_t                id;
    const char            *uid;
    int64_t                person_id;
    const char            *person_name; /* NULL: none given; set by the readers */
    struct moment          at;
    daynum                 day;   /* the writers compute it from `at` */
    daynum                 until; /* DAY_NONE: no stretch; the writers turn until == day into DAY_NONE */
    enum contact_kind      kind;
    enum contact_direction direction;
    bool                   breaks;
    bool                   breaks_said; /* the user said so, not the rules */
    const char            *note;        /* NULL: none */

    bool          waiting; /* a message that came, and it is not decided whether it is answered */
    bool          is_held; /* until hold_until */
    struct moment hold_until;
    bool          is_answer; /* `at` is when it was answered, came_at when the message came */
    struct moment came_at;
    bool          planned;     /* reaching out, as planned */
    const char   *answer;      /* what came of a planned one: "yes", "none", "no"; NULL: not told yet */
    const char   *answer_note; /* that in own words; NULL: none */
    const char   *way_on;      /* what was decided after it: "close", "go_on", "begin_again"; NULL: nothing yet */
};

/*
 * Fills id, uid and day. until before the day is ERROR_USAGE. `breaks` is the caller's: rules_break() or what the
 * user said.
 */
MUST_CHECK bool contacts_add(struct store *store, const struct present *present, struct arena *arena,
                             struct contact *contact, struct error *error);
MUST_CHECK bool contacts_save(struct store *store, const struct present *present, struct contact *contact,
                              struct error *error); /* the day is computed anew only if `at` changed */
MUST_CHECK bool contacts_delete(struct store *store, const struct present *present, int64_t id, struct error *error);
MUST_CHECK bool contacts_get(struct store *store, int64_t id, struct arena *arena, struct contact *out,
                             struct error *error); /* ERROR_ABSENT names the id */

/* What becomes of a message that waits: it is left unanswered, put aside for a while, or was answered. */
enum contacts_choice { CONTACTS_LEAVE, CONTACTS_HOLD, CONTACTS_ANSWER };

/*
 * Decides that, as one act, and reads the row into *out. `at` is until when it is held, or when it was answered: then the row becomes the
 * contact of that time, its message's in came_at, and the person's rules say whether it breaks, unless that was said before. ERROR_USAGE:
 * it does not wait (one that is left can be left again), or the answer would lie before the message; ERROR_ABSENT names the id.
 */
MUST_CHECK bool contacts_decide(struct store *store, const struct present *present, int64_t id,
                                enum contacts_choice choice, struct moment at, struct arena *arena, struct contact *out,
                                struct error *error);

/*
 * Which rows a list holds. person_id 0: all persons; DAY_NONE: no limit; limit 0: all; before_at_s/before_id: rows
 * after that one in the list.
 */
struct contacts_filter {
    int64_t person_id;
    daynum  since, until; /* inclusive */
    size_t  limit;
};

/* Newest first: by instant, then id. */
MUST_CHECK bool contacts_list(struct store *store, const struct contacts_filter *filter, struct arena *arena,
                              struct contact **out, size_t *count, struct error *error);

/*
 * Is it answered like a contact that ends a streak, seen from this day: is it a break, or one on day 0 with which the
 * clock begins anew? Of a closed plan nothing after its closing counts.
 */
bool contacts_ends_streak(const struct contact *contact, const struct person *person, daynum today);

/* How much of a person's history a tally needs; see tally_compute(). */
enum contacts_scope {
    CONTACTS_CURRENT, /* the streak: since, streak_days, elapsed_s. A fixed number of rows however long the history */
    CONTACTS_COUNT,   /* all figures but unanswered: breaks, the last look, the last allowed one */
    CONTACTS_ALL
};

/*
 * Loads that much and computes. For a closed plan the count rests: today and now are those of its closing.
 * *today_used, if not NULL, is the day the count stands on.
 */
MUST_CHECK bool contacts_tally(struct store *store, const struct present *present, const struct person *person,
                               enum contacts_scope scope, struct arena *arena, struct tally *out, daynum *today_used,
                               struct error *error);

/*
 * The newest message that waits, or waited and was neither answered nor left until it no longer did, within the last two weeks: tally_is_waiting()
 * tells which. *found false: none; none of a closed plan either.
 */
MUST_CHECK bool contacts_newest_waiting(struct store *store, const struct present *present, const struct person *person,
                                        struct arena *arena, struct contact *out, bool *found, struct error *error);

/* The ids of the messages that wait, the newest first: neither answered nor left, and not older than a week. */
MUST_CHECK bool contacts_waiting(struct store *store, const struct present *present, const struct person *person,
                                 struct arena *arena, int64_t **out, size_t *count, struct error *error);

#endif
