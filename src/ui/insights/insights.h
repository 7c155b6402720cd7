/*
 * insights: the screen of the insights: the sentences, the plot that is chosen, the period, where the cursor stands, and what was counted (insights.c);
 * and its plots, a file each: the hours of the week as a map, weeks as columns and lines, and bars. Each is a table of cells that a cursor goes over,
 * and says in words what is under it. Pure.
 *
 * A period of all years is counted from its last year at first; the rest is read in slices, between keys.
 */
#ifndef HOLDFAST_UI_INSIGHTS_INSIGHTS_H
#define HOLDFAST_UI_INSIGHTS_INSIGHTS_H

#include "store/insights.h"
#include "ui/frame/app.h"
#include "words/insight_words.h"

struct insights_cell {
    int row, col;
};

struct insights_where {
    enum insight_window  window;
    enum insight_plot    plot;
    bool                 is_large;
    bool                 has_moved; /* the cursor; else it stands where the plot says most */
    struct insights_cell at;
};

struct insights_loaded {
    struct insights_result  sentence;
    struct insights_rows    rows;
    daynum                  from, to;  /* the days that were counted */
    daynum                  read_from; /* those from here on were read */
    bool                    reads_on;
    bool                    week_sunday;
    struct insight_sentence sentences[INSIGHT_PLOTS];
};

/* Both, for the parts of the screen. */
struct insights_screen {
    struct insights_where        *where;
    const struct insights_loaded *loaded;
};

struct insights_plot {
    int              least_rows; /* with fewer it is not drawn */
    struct view_hint arrows[2];  /* what goes over its cells while it is large, for the last row */

    /* How many cells there are in so many columns of the screen: at least 1 row and 1 column, or 0 rows: nothing to draw. */
    struct insights_cell (*cells)(const struct insights_screen *screen, int cols);

    /* Where the cursor stands at first. */
    struct insights_cell (*first)(const struct insights_screen *screen, int cols);

    /* `at` NULL: no cursor. Puts the focus on the cell where there is one. */
    void (*draw)(const struct insights_screen *screen, struct canvas *canvas, struct rect area,
                 const struct insights_cell *at);

    /* What stands in the cell: "Sun 21 to 22 h: 7 urges, mean 6.1, 7 ridden out". */
    void (*read)(const struct insights_screen *screen, struct insights_cell at, int cols, struct buf *out);

    /* What the signs mean; NULL: nothing has to be said. */
    void (*legend)(const struct insights_screen *screen, const struct canvas *canvas, struct buf *out);
};

extern const struct insights_plot insights_heat, insights_series, insights_bars;

const struct insights_plot *insights_plot_of(const struct insights_screen *screen);

/* Where the cursor stands now. */
struct insights_cell insights_plot_at(const struct insights_screen *screen, int cols);

/* "7 urges"; "7 urges, mean 6.1, 7 ridden out". */
void insights_plot_say_count(int64_t urges, struct buf *out);
void insights_plot_say_group(const struct insight_group *group, struct buf *out);

/* "7", "6.1"; in the arena. */
const char *insights_plot_number(struct arena *arena, int64_t number);
const char *insights_plot_figure(struct arena *arena, double figure);

#endif
