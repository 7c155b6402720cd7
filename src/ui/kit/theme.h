/*
 * theme: which colours and attributes a style has on this terminal. One column of style.def.
 */
#ifndef HOLDFAST_UI_KIT_THEME_H
#define HOLDFAST_UI_KIT_THEME_H

#include "core/settings.h"
#include "ui/kit/canvas.h"

enum theme_ground { GROUND_UNKNOWN, GROUND_DARK, GROUND_LIGHT };

/* A column of style.def. */
enum theme { THEMES_DARK, THEMES_LIGHT, THEMES_UNKNOWN, THEMES_EIGHT_DARK, THEMES_EIGHT_LIGHT, THEMES_PLAIN };

enum { LOOK_BOLD = 1, LOOK_REVERSE = 2, LOOK_UNDERLINE = 4 };

struct theme_look {
    int      colour, ground; /* foreground and background; -1: the terminal's own */
    unsigned attributes;
};

/* colours: how many the terminal has. no_color: NO_COLOR is set. */
enum theme        theme_choose(enum setting_theme setting, bool no_color, int colours, enum theme_ground ground);
struct theme_look theme_look(enum theme theme, enum style style);

/* The background that COLORFGBG tells: "15;0" is dark. NULL is unknown. */
enum theme_ground theme_ground_of_colorfgbg(const char *text);

/* What a terminal answered to OSC 11: "rgb:1e1e/1e1e/1e1e", one to four digits each. Anything else is unknown. */
enum theme_ground theme_ground_of_answer(const char *text);

#endif
