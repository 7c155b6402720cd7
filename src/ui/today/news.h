/*
 * news: Today has one line for news and shows one thing there, the first that applies. Pure: chosen from what was
 * loaded.
 *
 * What is not on disk comes before all of these; that is the app's to say. A weekly day is always near: until the day
 * before it, it gives way to what is there on a few days only.
 */
#ifndef HOLDFAST_UI_TODAY_NEWS_H
#define HOLDFAST_UI_TODAY_NEWS_H

#include "core/arena.h"
#include "store/contacts.h"
#include "store/harddays.h"
#include "store/urges.h"
#include "store/insights.h"

enum { NEWS_AFTER_S = 24 * 3600 }; /* how long after a contact its hours are said */

enum news_kind {
    NEWS_NONE,
    NEWS_URGE_OPEN,   /* an urge still to be told */
    NEWS_HOURS_AFTER, /* the day after a contact that ended a streak */
    NEWS_HARDDAY,     /* a day to be ready for, from 7 days before */
    NEWS_MILESTONE,   /* one that this streak reached and that was not shown before today */
    NEWS_HOUR,        /* the hour that is usually hard, within an hour of it */
    NEWS_AGO,         /* what was written a year or a month ago */
    NEWS_CLOSED,      /* the plan is closed: the count rests */
    NEWS_IDEA         /* the week's suggestion of the phase */
};

/* The hour of the week that is usually hard, with what one wants to do then. */
struct news_hour {
    bool                    is_today; /* from 20 urges on, on its weekday; never for a plan that is closed */
    struct insights_hardest hardest;
    const char             *plan; /* the one for what set off the last urge of this hour that has one; NULL: none */
    const char             *idea; /* for this hour, another one each week */
};

struct news_input {
    struct moment           now;
    daynum                  today;
    const struct person    *person;
    const struct tally     *tally;
    const struct contact   *last_break; /* the last contact of the last break; NULL: none, or more than a day ago */
    const struct urge      *open_urge;  /* the newest open one; NULL: none */
    bool                    was_asked;  /* it was asked about before */
    int32_t                 seen_days;  /* the greatest milestone of this streak that was shown; 0: none */
    daynum                  seen_on;    /* the day it was first shown */
    bool                    count_hidden;
    const char             *ago;          /* what was written a year or a month ago, as a line; NULL or "": nothing */
    const struct hardday   *hardday;      /* the one that comes next; NULL: none within HARDDAY_AHEAD_DAYS */
    daynum                  hardday_on;   /* the day it comes */
    const char             *hardday_plan; /* what I will do then; NULL: no plan */
    const struct news_hour *hour;         /* the hour that is usually hard; NULL: it is not near */
    const char             *idea;         /* of the week; NULL: none */
};

struct news {
    enum news_kind kind;
    const char    *text;  /* in the arena; "" for NEWS_NONE */
    const char    *brief; /* what is said instead where there are few columns; NULL: the same */
    int32_t        milestone_days;
};

struct news news_choose(const struct news_input *input, struct arena *arena);

#endif
