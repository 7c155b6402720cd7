/*
 * insight_words: the insights in sentences, said alike by the command, the screen and the report. Each sentence comes with the
 * number of cases it stands on; where they are too few it says how many there are and how many it would take.
 */
#ifndef HOLDFAST_WORDS_INSIGHT_WORDS_H
#define HOLDFAST_WORDS_INSIGHT_WORDS_H

#include "core/insight.h"

/* In the order in which they are shown. */
enum insight_plot {
    INSIGHT_PLOT_WHEN,
    INSIGHT_PLOT_WEEKS,
    INSIGHT_PLOT_TRIGGERS,
    INSIGHT_PLOT_HELPED,
    INSIGHT_PLOT_MOOD,
    INSIGHT_PLOT_LOOKS,
    INSIGHT_PLOTS
};

/* "When", "Weeks", "What", "Helped", "Mood", "Looks". */
const char *insight_words_name(enum insight_plot plot);

/* What all of it is said about. */
struct insight_basis {
    const struct insights    *insights;
    const struct urge_helped *helped; /* as urge_rank_helped() left it */
    size_t                    helped_count;
};

struct insight_sentence {
    bool        is_known; /* false: text is "Too few yet" */
    const char *text;     /* "Most often on Sundays from 21 to 22 h" */
    const char *cases;    /* "7 of 41"; where it is not known "5 of 20" */
    const char
        *detail; /* the trend with its interval, unless that rounds to nothing; the gaps; "" where there is no more */
};

/* The strings live in the arena. */
struct insight_sentence insight_words_say(enum insight_plot plot, const struct insight_basis *basis,
                                          struct arena *arena);

/* What a plot shows, as its title: "Urges by hour and weekday". */
const char *insight_words_title(enum insight_plot plot);

/* "Sundays", for Sunday. */
const char *insight_words_weekdays(enum weekday weekday);

/* "the day of a look", "3 to 6 days after", "14 days and more after". */
const char *insight_words_reach(const struct insight_reach *reach, struct arena *arena);

#endif
