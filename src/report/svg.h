/*
 * svg: plots as pictures within the page, each with its sentence as the label and its values in words as the description. Shape and
 * place tell apart what colour tells apart. Nothing here says what a figure means: the sentence does.
 */
#ifndef HOLDFAST_REPORT_SVG_H
#define HOLDFAST_REPORT_SVG_H

#include "words/insight_words.h"
#include "report/html.h"

/* The days of each streak along time, from that day on, up to the day on which the count stands. */
void svg_history(struct html *html, const struct tally *tally, daynum from, daynum until, const char *label);

void svg_when(struct html *html, const struct insights *insights, const char *label);
void svg_weeks(struct html *html, const struct insights *insights, const char *label);
void svg_mood(struct html *html, const struct insights *insights, const char *label);
void svg_looks(struct html *html, const struct insights *insights, const char *label);

/* A bar: `solid` of `whole` in the accent, `warm` behind it in another colour and hatched, the rest up to `all` hollow. */
void svg_bar(struct html *html, double solid, double warm, double all, double whole, const char *label);

#endif
