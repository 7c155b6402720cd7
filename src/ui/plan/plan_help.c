/*
 * The help lines, as the help shows them; Enter goes there.
 */
#include "ui/plan/plan.h"

#include "ui/plan/plan_say.h"

static void say(const struct app *app, const struct plan_screen *screen, struct buf *out)
{
    (void)app, (void)screen;
    buf_puts(out, "?");
}

static size_t count(const struct app *app, const struct plan_screen *screen)
{
    (void)app, (void)screen;
    return 0;
}

/* With a canvas of no cells it only counts the rows. */
static int lay_out(struct canvas *canvas, struct rect area, bool has_gaps)
{
    int row = 0;
    for (size_t i = 0; i < texts_help_line_count(); i++) {
        struct texts_help_line line = texts_help_line(i);
        struct arena           scratch = {0};
        struct buf             source = {.arena = &scratch};
        row += has_gaps && i > 0;
        row += plan_prose(canvas, area, row, STYLE_call, line.text);
        if (line.source[0] != '\0') {
            plan_say_word(&source, WORD_help_looked_up,
                          (struct buf_value[]){{"source", line.source}, {"date", line.looked_up}, {NULL, NULL}});
            row += plan_prose(canvas, area, row, STYLE_soft, buf_text(&source));
        }
        arena_free(&scratch);
    }
    return row;
}

static int wants(const struct app *app, const struct plan_screen *screen, int cols)
{
    (void)app, (void)screen;
    struct canvas nothing = {0};
    return lay_out(&nothing, (struct rect){.cols = cols}, false);
}

static void draw(const struct app *app, const struct plan_screen *screen, struct canvas *canvas, struct rect area)
{
    struct canvas nothing = {0};
    (void)app, (void)screen;
    lay_out(canvas, area, lay_out(&nothing, (struct rect){.cols = area.cols}, true) <= area.rows);
}

static void act(struct app *app, const struct plan_screen *screen, enum action action)
{
    (void)screen;
    if (action == ACTION_LIST_open)
        app_push(app, &view_help, NULL);
}

const struct plan_section plan_help = {
    .title = "Help lines",
    .say = say,
    .count = count,
    .wants = wants,
    .draw = draw,
    .act = act,
};
