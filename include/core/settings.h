/*
 * settings: the user's `key = value` lines. Reading never fails: what is unknown is a warning, and the default holds.
 */
#ifndef HOLDFAST_CORE_SETTINGS_H
#define HOLDFAST_CORE_SETTINGS_H

#include <stddef.h>

#include "core/error.h"

struct arena;

enum setting_theme { THEME_AUTO, THEME_DARK, THEME_LIGHT, THEME_MONO };
enum setting_tristate { SETTING_AUTO, SETTING_YES, SETTING_NO };

struct settings {
    int                   day_start_h;  /* 0 to 6; 0 */
    bool                  week_sunday;  /* week_start = sunday; monday */
    enum setting_theme    theme;        /* auto */
    enum setting_tristate ascii;        /* auto */
    bool                  motion;       /* yes */
    bool                  count_hidden; /* count = hidden; shown */
    bool                  editor_own;   /* editor = own; builtin */
};

/* The defaults. */
struct settings settings_default(void);

/*
 * Reads the text of a settings file over the defaults. `path` names it in the warnings, each one line: file, line,
 * what is wrong and how to mend it. *warnings is an array in the arena. A key given twice: the later holds, with a
 * warning.
 */
struct settings settings_read(const char *path, const char *bytes, size_t length, struct arena *arena,
                              const char ***warnings, size_t *warning_count);

#endif
