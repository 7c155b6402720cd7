/*
 * insights: the rows that core/insight.h counts.
 */
#ifndef HOLDFAST_STORE_INSIGHTS_H
#define HOLDFAST_STORE_INSIGHTS_H

#include "core/insight.h"
#include "store/persons.h"

/* What was counted. */
struct insights_result {
    struct insights     insights;
    struct urge_helped *helped; /* "helped before" within that time, of this person, ranked by urge_rank_helped() */
    size_t              helped_count;
    daynum              first; /* of the first urge or mood ever; DAY_NONE: none */
};

/*
 * Reads the urges of a person with what was done in them, the moods of all check-ins and the looks from `from` on
 * (DAY_NONE: all), with the person's tally, and counts. For a closed plan urges and moods go on, and the tally rests.
 * All of it lives in the arena.
 */
MUST_CHECK bool insights_compute(struct store *store, const struct present *present, const struct person *person,
                                 daynum from, struct arena *arena, struct insights_result *out, struct error *error);

/* The same in slices, so that nobody has to wait for ten years. All zero: nothing was read yet; all in one arena. */
struct insights_rows {
    struct insight_urge *urges;
    size_t               urge_count, urge_room;
    struct insight_mood *moods;
    size_t               mood_count, mood_room;
    daynum              *looks;
    size_t               look_count, look_room;
    struct urge_helped  *helped; /* as found, not ranked */
    size_t               helped_count, helped_room;
};

/* Adds what lies on the days from..to; from DAY_NONE: all up to it. No day may be read twice. */
MUST_CHECK bool insights_read(struct store *store, const struct person *person, daynum from, daynum to,
                              struct arena *arena, struct insights_rows *rows, struct error *error);

/* Counts what was read; `from` is that of the window. The rows stay as they are, and can be added to. */
MUST_CHECK bool insights_count(struct store *store, const struct present *present, const struct person *person,
                               daynum from, const struct insights_rows *rows, struct arena *arena,
                               struct insights_result *out, struct error *error);

/* The hardest hour of the last INSIGHTS_LATELY_DAYS days, for Today. *known as in struct insights. */
enum { INSIGHTS_LATELY_DAYS = 13 * 7 };
struct insights_hardest {
    enum weekday weekday;
    int          hour;
    int64_t      count, of; /* urges in that hour, of so many */
};
MUST_CHECK bool insights_hardest(struct store *store, const struct present *present, const struct person *person,
                                 struct insights_hardest *out, bool *known, struct error *error);

/*
 * What is planned for that hour: the newest plan for what set off the last urge of this hour of the week that has one,
 * among the newest 64 urges: what set them off long ago may be over. NULL: nothing.
 */
MUST_CHECK bool insights_hour_plan(struct store *store, const struct person *person,
                                   const struct insights_hardest *hour, struct arena *arena, const char **out,
                                   struct error *error);

#endif
