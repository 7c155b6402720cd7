#include "ui/shared/danger.h"

#include "words/texts.h"

enum { WHOLE_COLS = 70, UNSAFE_COLS = 75 }; /* from here on there is room for all of it */

const char *danger_line(const struct app *app, int cols)
{
    if (app->person.unsafe)
        return texts_word(cols < UNSAFE_COLS ? WORD_help_unsafe_short : WORD_help_unsafe);
    return texts_word(cols < WHOLE_COLS ? WORD_help_in_danger_short : WORD_help_in_danger);
}

void danger_standing(const struct app *app, const void *state, const void *loaded, struct buf *out)
{
    (void)state, (void)loaded;
    buf_printf(out, " %s", danger_line(app, app->area_cols));
}
