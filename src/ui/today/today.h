/*
 * today: the first screen: what is loaded (today.c), and its parts, drawn from that. Pure.
 *
 * The parts: count (the count, its line, the promise, the phase), layout (thirteen weeks or the suggestions of the first days, the check-in and
 * the goals of today, the headline), side (what stands in the columns of a wide terminal).
 */
#ifndef HOLDFAST_UI_TODAY_TODAY_H
#define HOLDFAST_UI_TODAY_TODAY_H

#include "core/chart.h"
#include "core/phase.h"
#include "store/checkins.h"
#include "store/lists.h"
#include "ui/kit/canvas.h"
#include "ui/today/headline.h"
#include "ui/shared/today_goals.h"

enum {
    TODAY_URGE_DAYS = 14,
    TODAY_FIRST_DAYS = 3, /* so many days of a streak are its first ones */
    TODAY_COLS = 80,      /* the main column is never wider */
    TODAY_SIDE_FROM = 100,
    TODAY_PLAN_FROM = 150,
    TODAY_SIDE_COL = 82,
    TODAY_PLAN_COL = 116,
    TODAY_NARROW = 60, /* below this the hero's lines are short */
    TODAY_LEFT = 2,    /* the margin */
    TODAY_FIELD = 12,  /* where the second column of the hero begins */
};

/* What Today shows. */
struct today {
    struct person         person;
    struct present        present; /* of the moment that is drawn */
    bool                  count_hidden;
    bool                  week_sunday;
    struct tally          tally;
    int64_t               loaded_unix_s; /* when the tally was computed: the time since then is added */
    bool                  has_checkin;
    struct checkin        checkin;
    struct chart_calendar calendar;
    int                   strongest[TODAY_URGE_DAYS]; /* as in struct urges_day */
    int64_t               felt, ridden_out;           /* of those days */
    struct friend_row    *friends;
    size_t                friend_count;
    bool                  is_asked;  /* the file says that the open urge was asked about */
    bool                  was_asked; /* as in struct headline_input: it is not being asked about now */
    int32_t               seen_days; /* as in struct headline_input */
    daynum                seen_on;
    bool                  has_open_urge, has_last_break;
    bool                  has_waiting, was_left_said; /* as in struct headline_input */
    struct contact        waiting;
    struct urge           open_urge;
    struct contact        last_break;
    const char           *prompt;     /* the question of the day */
    bool                  has_prompt; /* it stands on the screen today */
    struct today_goals    goals;
    size_t                chosen;        /* a row of the day: 0 the check-in, then the goals */
    bool                  is_marking;    /* the chosen row is marked: somebody moved it */
    bool                  checkin_rests; /* none for 14 days: it is asked for more softly */
    struct today_hardday  hardday;
    struct headline_hour  hour;
    const char           *idea;    /* of the week; NULL: none */
    const char           *earlier; /* what was written a year or a month ago; "": nothing */
    const char           *last;    /* what was written last: its title or first sentence; "": nothing */
    daynum                last_day;
};

/* Is the streak one of the first days, in which the calendar gives way? */
bool today_is_first_days(const struct today *today);

/* The news of now. The text lives in the arena. */
struct headline today_headline(const struct today *today, struct arena *arena);

void today_draw(const struct today *today, struct canvas *canvas, struct rect area);

/* The count, so many rows, from `row` of the clip on. */
int  today_count_rows(const struct today *today);
void today_count_draw(const struct today *today, struct canvas *canvas, struct rect clip, int row);
void today_count_draw_phase(const struct today *today, struct canvas *canvas, struct rect clip, int row);

/*
 * The strongest urge of each of the 14 days: in one line of so many columns; large; and the sentence: "7 felt, 7 ridden
 * out".
 */
enum { TODAY_URGES_LARGE_ROWS = 7 };
void today_urges_draw(const struct today *today, struct canvas *canvas, struct rect clip, int row, int col);
void today_urges_draw_large(const struct today *today, struct canvas *canvas, struct rect clip, int row, int col);
void today_urges_sentence(const struct today *today, struct canvas *canvas, struct rect clip, int row, int col);

/* The columns of a wide terminal, beside the main one. */
void today_side_draw(const struct today *today, struct canvas *canvas, struct rect area, int row);

#endif
