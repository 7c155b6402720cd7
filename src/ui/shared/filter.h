/*
 * filter: what a list is narrowed to: at most one choice of each kind (how an urge ended, about whom, what set it off). All zero: nothing is
 * held back.
 */
#ifndef HOLDFAST_UI_SHARED_FILTER_H
#define HOLDFAST_UI_SHARED_FILTER_H

#include "core/text.h"
#include "ui/frame/app.h"

enum { FILTER_KINDS = 3, FILTER_ALL = -1, FILTER_TEXT_SIZE = 4 * TEXT_LINE_MAX + 1 };

struct filter_choice {
    bool    is_set;
    int64_t value;
    char    text[FILTER_TEXT_SIZE];      /* a name, a tag, a trigger; "" where the value says it all */
    char    line[FILTER_TEXT_SIZE + 16]; /* "Set off by our song" */
};

struct filter {
    struct filter_choice of[FILTER_KINDS];
};

/* What can be chosen. */
struct filter_option {
    int         kind; /* below FILTER_KINDS; FILTER_ALL takes all choices away */
    int64_t     value;
    const char *text;  /* NULL: "" */
    const char *line;  /* NULL: that of FILTER_ALL */
    const char *label; /* in the picker */
};

/* How many choices are set: so many lines filter_draw() takes. */
int filter_count(const struct filter *filter);

/* How many rows each choice hides that is set: `total` counts what is left under a filter, `shown` under this one. */
MUST_CHECK bool filter_count_hidden(struct app *app, const void *where, const struct filter *filter, int64_t shown,
                                    bool (*total)(struct app *app, const void *where, const struct filter *filter,
                                                  int64_t *out, struct error *error),
                                    int64_t hides[FILTER_KINDS], struct error *error);

/* A line for each choice from this row and column on: `word` with what it is and how many it hides. Returns the row after them. */
int filter_draw(const struct filter *filter, const int64_t hides[FILTER_KINDS], enum word word, struct canvas *canvas,
                struct rect clip, int row, int col);

/* Lists them, as they are now; in the arena. */
typedef bool filter_list(struct app *app, struct arena *arena, struct filter_option **out, size_t *count,
                         struct error *error);

/* The picker with all of them; `chosen` as of a struct pick_request. Should they not be read, that is said. */
void filter_ask(struct app *app, filter_list *list,
                void (*chosen)(struct app *app, void *state, const void *loaded, size_t index, const char *label));

/* The option of this label, found again among those of now, is chosen: what is set already is taken away. False if there is none. */
bool filter_take(struct app *app, struct filter *filter, filter_list *list, const char *label);

#endif
