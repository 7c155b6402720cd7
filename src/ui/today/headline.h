/*
 * headline: Today has one line for what matters most and shows one thing there, the first that applies. Pure: chosen from what was
 * loaded.
 *
 * What is not on disk comes before all of these; that is the app's to say. A weekly day is always near: until the day
 * before it, it gives way to what is there on a few days only.
 */
#ifndef HOLDFAST_UI_TODAY_HEADLINE_H
#define HOLDFAST_UI_TODAY_HEADLINE_H

#include "core/arena.h"
#include "store/contacts.h"
#include "store/lists.h"
#include "store/urges.h"
#include "store/insights.h"

enum { HEADLINE_AFTER_S = 24 * 3600 }; /* how long after a contact its hours are said */

enum headline_kind {
    HEADLINE_NONE,
    HEADLINE_URGE_OPEN,   /* an urge still to be told */
    HEADLINE_WAITING,     /* a message that waits, or was left so long that it counts as unanswered: said once */
    HEADLINE_HOURS_AFTER, /* the day after a contact that ended a streak */
    HEADLINE_HARDDAY,     /* a day to be ready for, from 7 days before */
    HEADLINE_MILESTONE,   /* one that this streak reached and that was not shown before today */
    HEADLINE_HOUR,        /* the hour that is usually hard, within an hour of it */
    HEADLINE_EARLIER,     /* what was written a year or a month ago */
    HEADLINE_CLOSED,      /* the plan is closed: the count rests */
    HEADLINE_IDEA         /* the week's suggestion of the phase */
};

/* The hour of the week that is usually hard, with what one wants to do then. */
struct headline_hour {
    bool                    is_today; /* from 20 urges on, on its weekday; never for a plan that is closed */
    struct insights_hardest hardest;
    const char             *plan; /* the one for what set off the last urge of this hour that has one; NULL: none */
    const char             *idea; /* for this hour, another one each week */
};

struct headline_input {
    struct moment               now;
    daynum                      today;
    const struct person        *person;
    const struct tally         *tally;
    const struct contact       *last_break; /* the last contact of the last break; NULL: none, or more than a day ago */
    const struct urge          *open_urge;  /* the newest open one; NULL: none */
    bool                        was_asked;  /* it was asked about before */
    const struct contact       *waiting;    /* the newest message that waits or waited; NULL: none */
    bool                        was_left_said; /* that it counts as left was said before */
    int32_t                     seen_days;     /* the greatest milestone of this streak that was shown; 0: none */
    daynum                      seen_on;       /* the day it was first shown */
    bool                        count_hidden;
    const char                 *earlier;    /* what was written a year or a month ago, as a line; NULL or "": nothing */
    const struct hardday       *hardday;    /* the one that comes next; NULL: none within HARDDAY_AHEAD_DAYS */
    daynum                      hardday_on; /* the day it comes */
    const char                 *hardday_plan; /* what I will do then; NULL: no plan */
    const struct headline_hour *hour;         /* the hour that is usually hard; NULL: it is not near */
    const char                 *idea;         /* of the week; NULL: none */
};

struct headline {
    enum headline_kind kind;
    const char        *text;  /* in the arena; "" for NEWS_NONE */
    const char        *brief; /* what is said instead where there are few columns; NULL: the same */
    int32_t            milestone_days;
};

struct headline headline_choose(const struct headline_input *input, struct arena *arena);

#endif
