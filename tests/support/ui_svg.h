/*
 * ui_svg: a drawn screen as a picture, for the README: dark or light as its reader's pages are.
 */
#ifndef TESTS_SUPPORT_UI_SVG_H
#define TESTS_SUPPORT_UI_SVG_H

#include "ui/kit/canvas.h"

/* `title` is read out in place of the picture. */
void svg_of_canvas(const struct canvas *canvas, const char *title, struct buf *out);

#endif
