/*
 * today_hardday: the hard day that is near, with its plan: for Today's news, and for the urge on the day itself.
 */
#ifndef HOLDFAST_UI_SHARED_TODAY_HARDDAY_H
#define HOLDFAST_UI_SHARED_TODAY_HARDDAY_H

#include "store/lists.h"
#include "ui/frame/app.h"

struct today_hardday {
    bool           found;
    struct hardday day; /* strings in the arena of the load */
    daynum         on;
    const char    *plan; /* what I will do; NULL: no plan for it */
};

MUST_CHECK bool today_hardday_load(struct app *app, struct arena *arena, struct today_hardday *out,
                                   struct error *error);

#endif
