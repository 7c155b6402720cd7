/* What the parts of a made-up life share: life.c, life_goals.c, life_entries.c. */
#ifndef HOLDFAST_DEMO_LIFE_PARTS_H
#define HOLDFAST_DEMO_LIFE_PARTS_H

#include "demo/life.h"
#include "store/persons.h"

/* What writing a life needs at hand. */
struct life {
    struct store         *store;
    const struct present *present;
    struct life_size      size;
    struct person         person;
    uint64_t              state;
    struct error         *error;
};

int  life_below(struct life *life, int limit); /* 0 to limit - 1 */
bool life_chance(struct life *life, int of_100);

/* life_goals.c. Goals with their marks and steps, and hard days. */
MUST_CHECK bool life_write_goals(struct life *life, struct arena *arena);

/* life_entries.c. The journal, and letters. */
MUST_CHECK bool life_write_entries(struct life *life, struct arena *arena);

#endif
