/*
 * today_hour: the hour of the week that is usually hard, while it is near, with what one wants to do then.
 */
#ifndef HOLDFAST_UI_TODAY_TODAY_HOUR_H
#define HOLDFAST_UI_TODAY_TODAY_HOUR_H

#include "store/insights.h"
#include "ui/frame/app.h"

struct today_hour {
    bool                    is_today; /* from 20 urges on, on its weekday; never for a plan that is closed */
    struct insights_hardest hardest;
    const char             *plan; /* the one for what set off the last urge of this hour that has one; NULL: none */
    const char             *idea; /* for this hour, another one each week */
};

MUST_CHECK bool today_hour_load(struct app *app, struct arena *arena, struct today_hour *out, struct error *error);

/* Is it within an hour of it? */
bool today_hour_is_near(const struct today_hour *hour, struct moment now);

#endif
