/*
 * pick: a small window over the screen in which one of several rows is chosen, or a text of one's own is typed.
 */
#ifndef HOLDFAST_UI_FRAME_PICK_H
#define HOLDFAST_UI_FRAME_PICK_H

#include <stdbool.h>
#include <stddef.h>

struct app;

/* Handed to app_push(app, &view_pick, &request); everything in it is copied. */
struct pick_request {
    const char        *title;
    const char *const *rows;
    size_t             count;
    bool free_text;    /* what is typed narrows the rows, and can itself be taken; at most TEXT_LINE_MAX code points */
    const char *begin; /* the row chosen at first; NULL: the first one */

    /*
     * Called after the window has closed, for the view that opened it, see app_answer(). `index` is the row, or `count`
     * for a typed text. Not called when it is left by Esc.
     */
    void (*chosen)(struct app *app, void *state, const void *loaded, size_t index, const char *text);
};

#endif
