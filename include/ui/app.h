/*
 * app: the screens, as main opens them.
 */
#ifndef HOLDFAST_UI_APP_H
#define HOLDFAST_UI_APP_H

#include <stdbool.h>

#include "env.h"

struct entry;

/* What main hands over. */
struct app_start {
    const char         *db_path;
    bool                db_is_default;
    const char         *person_name; /* NULL: the default one */
    bool                urge;        /* open on the urge screen: an urge is stored at once */
    const struct entry *writing;     /* open on the writing view, with this; id not 0: on that entry. NULL: not */
};

/* Opens the screens and returns the exit status when they close. Errors are printed after the terminal is restored. */
int app_run(const struct env *env, const struct app_start *start);

#endif
