/*
 * store_scenes: what a person does in one evening, act by act, for tests that break things in the midst of it. An act
 * opens nothing and closes nothing, may fail, and may be done again if it failed.
 */
#ifndef HOLDFAST_TESTS_SUPPORT_STORE_SCENES_H
#define HOLDFAST_TESTS_SUPPORT_STORE_SCENES_H

#include "support/store_world.h"

enum { SCENE_ACTS_MOST = 6 };

typedef bool scene_act(struct world *world, struct store *store, struct error *error);

struct scene {
    const char *name;
    bool        is_first_start; /* there is no file yet */
    bool        is_next_day;    /* the first write makes the day's copy */
    bool        is_roomy;       /* most pages of the file are free */
    scene_act  *acts[SCENE_ACTS_MOST + 1];
};

enum scene_name {
    SCENE_URGE,
    SCENE_SLIP,
    SCENE_UNDO,
    SCENE_FIRST_START,
    SCENE_COPY,
    SCENE_JOURNAL,
    SCENE_LETTER,
    SCENE_GOALS,
    SCENE_TIDY,
    SCENES
};
const struct scene *scenes_get(enum scene_name name);
size_t              scenes_acts(const struct scene *scene);

/* Lays out the file on which the scene begins, in the world's folder, which is empty; the world's store is closed. */
void scenes_prepare(struct world *world, const struct scene *scene);

/*
 * Everything in the file that a person or undo can see, as text that is the same in every run: all columns of all rows
 * but random names. NULL if it cannot be read.
 */
const char *scenes_state(sqlite3 *db, struct arena *arena);

/* As the file is before the first act, and after each. In the arena. Needs the scene prepared, and leaves it played. */
const char **scenes_states(struct world *world, const struct scene *scene, struct arena *arena);

#endif
