/*
 * The small screen: all there is room for below 40x12, whatever is open. The count, what is open, what just happened; the keys stand below it, and every
 * key does what it always does.
 */
#include "ui/frame/app_private.h"

#include <inttypes.h>
#include <stdio.h>

#include "store/contacts.h"
#include "words/words.h"

enum { WORDS_FROM = 12 }; /* columns; below there is room for the number only */

/* The count is read when it is first seen so small, and again after everything that may change it. */
static bool read_count(struct app *app)
{
    struct small *small = &app->private->small;
    struct arena  scratch = {0};
    struct tally  tally;
    struct error  error = {0};
    if (!small->is_read && app->has_person) {
        small->is_read =
            contacts_tally(app->store, &app->present, &app->person, CONTACTS_CURRENT, &scratch, &tally, NULL, &error);
        small->days = small->is_read ? tally.streak_days : 0;
    }
    arena_free(&scratch);
    return small->is_read;
}

/* "Urge, began 21:14, 6 min ago"; of a tab nothing: the count says where one is. */
static void say_open(const struct app *app, const struct layer *layer, struct buf *out)
{
    struct buf aside = {.arena = out->arena};
    if (layer->view->is_tab || !layer->view->title)
        return;
    if (layer->view->aside)
        layer->view->aside(app, layer->state, layer->loaded, &aside);
    buf_printf(out, "%s%s%s", layer->view->title, aside.length > 0 ? ", " : "", buf_text(&aside));
}

void small_draw(struct app *app, struct canvas *canvas, struct rect area, const struct layer *open, const char *message,
                enum style style)
{
    struct arena scratch = {0};
    struct buf   line = {.arena = &scratch};
    char         number[16], days[WORDS_SIZE];
    int          row = 0;
    if (!app->count_hidden && read_count(app)) {
        snprintf(number, sizeof number, "%" PRId32, app->private->small.days);
        const char *count = canvas->cols < WORDS_FROM ? number : words_days(app->private->small.days, days);
        canvas_text(canvas, area, row++, 0, STYLE_accent, count);
    }
    say_open(app, open, &line);
    if (line.length > 0)
        row += canvas_wrap(canvas, area, row, 0, area.rows - row, area.cols, STYLE_text, buf_text(&line));
    if (!message) {
        message = texts_word(WORD_small);
        style = STYLE_soft;
    }
    canvas_wrap(canvas, area, row, 0, area.rows - row, area.cols, style, message);
    canvas_focus(canvas, area, 0, 0);
    arena_free(&scratch);
}
