/*
 * plan_say: what the sections of the plan say and draw alike.
 */
#ifndef HOLDFAST_UI_PLAN_PLAN_SAY_H
#define HOLDFAST_UI_PLAN_PLAN_SAY_H

#include "ui/plan/plan.h"

enum { PLAN_TEXT_COL = 2, PLAN_PROSE_COLS = 72, PLAN_NARROW = 60 };

/* "7 Jan"; with the year where it is half a year away or more. */
void plan_say_date(daynum day, daynum today, char out[WHEN_WORDS_SIZE]);

/* "today", "tomorrow", "in 20 days". ahead >= 0. */
void plan_say_ahead(int64_t ahead, char out[WHEN_WORDS_SIZE]);

/* Appends the sentence. values may be NULL. */
void plan_say_word(struct buf *out, enum word word, const struct buf_value *values);

/* Says it in the line for what just happened; undo as in app_say(). */
void plan_say(struct app *app, bool undo, enum word word, const struct buf_value *values);

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

#endif
