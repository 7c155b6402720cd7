/*
 * plan: the tab of the plan: where one is, what is loaded at once for all sections, and the sections: a record of functions each, in a file of its
 * own; plan.c holds the table.
 */
#ifndef HOLDFAST_UI_PLAN_PLAN_H
#define HOLDFAST_UI_PLAN_PLAN_H

#include "core/milestone.h"
#include "store/contacts.h"
#include "store/lists.h"
#include "store/readiness.h"
#include "ui/frame/app.h"
#include "ui/frame/views.h"
#include "ui/kit/list.h"

/* In the order of the screen. */
enum plan_key {
    PLAN_PERSON,
    PLAN_RULE,
    PLAN_PROMISE,
    PLAN_REASONS,
    PLAN_WAY,
    PLAN_FRIENDS,
    PLAN_TRIGGERS,
    PLAN_HARD_DAYS,
    PLAN_REACHING_OUT,
    PLAN_HELP_LINES,
    PLAN_SECTIONS
};

/* A hard day with what is computed for it. The next one stands first, those that are over last. */
struct plan_hardday {
    struct hardday row;
    daynum         next_on; /* DAY_NONE: over */
    const char    *plan;    /* NULL: none */
};

/* Where one is. */
struct plan_where {
    struct list sections;            /* the chosen one is open */
    bool        is_inside;           /* keys go to the open one */
    struct list rows[PLAN_SECTIONS]; /* where one stands in each */
    int         rule_col;            /* enum contact_direction */
    bool        has_three;           /* texts, calls and mails have a row each */
    int64_t     person_id;           /* of whom it was loaded */
};

/* The rows of a section that is a list. */
struct plan_list {
    void  *rows; /* an array of the struct that is named in its record */
    size_t count;
};

struct plan_loaded {
    struct tally            tally;
    daynum                  today; /* the day the count stands on: that of the closing, for a closed plan */
    const struct milestone *milestones;
    size_t                  milestone_count;
    struct plan_list        lists[PLAN_SECTIONS]; /* of the sections that are lists */
    bool                    is_reached;           /* the target is, and reaching out is part of this plan */
    bool                    has_ready;            /* then, while that section is open: the conditions are loaded */
    struct ready_input      facts;
    struct ready            ready;
    struct readiness        sentence;
};

/* Both, for the sections. */
struct plan_screen {
    struct plan_where        *where;
    const struct plan_loaded *loaded;
};

/* A section that is a list. Its rows are loaded, counted, walked, opened, made and deleted alike; what is its own stands here. */
struct plan_rows {
    enum plan_key           key;
    const struct list_kind *of;
    size_t                  size; /* of the struct of a row, which begins with its id */
    enum word               none; /* what it is for, while it is empty */
    enum word               deleted;
    const struct view      *edit;
    void (*add)(struct app *); /* what a new one begins with; NULL: with its form */
    void (*line)(const struct app *, const void *of, struct canvas *, struct rect, int row);
    const char *(*whole)(const void *of); /* shown below the list if a line cannot; NULL: never */
};

struct plan_section {
    const char *title;

    /* A list: then there is no count, draw and act. NULL: it is none. */
    const struct plan_rows *rows;

    /* How it stands, for its line in the list; of a list, if it has a row. */
    void (*say)(const struct app *app, const struct plan_screen *screen, struct buf *out);

    /* The rows one can stand on. NULL: there are none, it is only read. */
    size_t (*count)(const struct app *app, const struct plan_screen *screen);

    /*
     * Draws it open. Column 0 is for the mark of the chosen row, text begins at column 2. Returns how many rows it would take, were there room
     * for all of it.
     */
    int (*draw)(const struct app *app, const struct plan_screen *screen, struct canvas *canvas, struct rect area);

    /* Takes an action of LIST, or left and right; NULL where there is nothing to do. */
    void (*act)(struct app *app, const struct plan_screen *screen, enum action action);

    /* What stands in the quiet line while it is open; NULL: nothing. */
    void (*standing)(const struct app *app, const struct plan_screen *screen, struct buf *out);

    bool             edits_whole; /* `e` means the whole of it, wherever one stands */
    struct view_hint hints[5];    /* its keys, for the last row, ended by ACTION_NONE; a list has those of all lists */
};

extern const struct plan_section plan_person, plan_rule, plan_promise, plan_reasons, plan_way, plan_friends,
    plan_triggers, plan_harddays, plan_reach, plan_help;

/* plan.c: what the sections say and draw alike. */

enum { PLAN_TEXT_COL = 2, PLAN_PROSE_COLS = 72, PLAN_NARROW = 60 };

/* "7 Jan"; with the year where it is half a year away or more. */
void plan_say_date(daynum day, daynum today, char out[WHEN_WORDS_SIZE]);

/* "today", "tomorrow", "in 20 days". ahead >= 0. */
void plan_say_ahead(int64_t ahead, char out[WHEN_WORDS_SIZE]);

/* Appends "Closed, on 7 Jan, after 90 days. Everything stays readable." */
void plan_say_closed(struct buf *out, const struct app *app, const struct plan_screen *screen);

/* A row one can stand on: with its mark, and the focus if keys go there. Call it after the row is drawn. */
void plan_mark_row(const struct plan_screen *screen, enum plan_key section, size_t at, struct canvas *canvas,
                   struct rect area, int row);

/* The list of a section moved so that its chosen row is seen in so many rows. */
struct list plan_list(const struct plan_screen *screen, enum plan_key section, int rows);

/* Prose at the text column, at most PLAN_PROSE_COLS wide; returns the rows it took. */
int plan_prose(struct canvas *canvas, struct rect area, int row, enum style style, const char *text);
int plan_prose_rows(const char *text, int cols);

/* plan_lists.c: as the functions of struct plan_section. */
int  plan_lists_draw(const struct plan_rows *kind, const struct app *app, const struct plan_screen *screen,
                     struct canvas *canvas, struct rect area);
void plan_lists_act(const struct plan_rows *kind, struct app *app, const struct plan_screen *screen,
                    enum action action);

/* plan_person.c: a change to the person shown, each an act of its own that U takes back. */

/* Loads the person, lets change() have it, and writes it. False: it is not written, and that has been said. */
bool plan_person_change(struct app *app, const char                                                    *what,
                        void (*change)(struct app *, struct person *, const void *context), const void *context);

/* Closes the plan, or goes on with it; says so. */
void plan_person_close(struct app *app, const struct plan_screen *screen);

/* Puts the person away and shows the next one, if there is one; or fetches an archived one back. Says so. */
void plan_person_archive(struct app *app);

#endif
