/*
 * What the sections of the plan say alike, and how each draws a row and a paragraph.
 */
#include "ui/plan/plan.h"

#include <inttypes.h>
#include <stdio.h>

#include "words/words.h"

void plan_say_date(daynum day, daynum today, char out[WHEN_WORDS_SIZE])
{
    enum { NEAR_DAYS = 182 };
    bool is_near = day - today <= NEAR_DAYS && today - day <= NEAR_DAYS;
    when_say_date_near(day, is_near ? day : today, out);
}

void plan_say_ahead(int64_t ahead, char out[WHEN_WORDS_SIZE])
{
    if (ahead <= 1)
        snprintf(out, WHEN_WORDS_SIZE, "%s", ahead == 0 ? "today" : "tomorrow");
    else
        snprintf(out, WHEN_WORDS_SIZE, "in %" PRId64 " days", ahead);
}

void plan_say_closed(struct buf *out, const struct app *app, const struct plan_screen *screen)
{
    char date[WHEN_WORDS_SIZE], days[WORDS_SIZE];
    plan_say_date(app->person.closed_on, app->present.today, date);
    words_days(screen->loaded->tally.streak_days, days);
    buf_fill(out, texts_word(app->count_hidden ? WORD_plan_closed_hidden : WORD_plan_closed),
             (struct buf_value[]){{"date", date}, {"days", days}, {NULL, NULL}});
}

void plan_mark_row(const struct plan_screen *screen, enum plan_key section, size_t at, struct canvas *canvas,
                   struct rect area, int row)
{
    if (!screen->where->is_inside || screen->where->sections.chosen != (size_t)section ||
        screen->where->rows[section].chosen != at)
        return;
    list_mark(canvas, area, row, 0);
}

struct list plan_list(const struct plan_screen *screen, enum plan_key section, int rows)
{
    return list_seen(&screen->where->rows[section], rows);
}

static int prose_cols(int cols)
{
    int room = cols - PLAN_TEXT_COL - 1;
    return room < PLAN_PROSE_COLS ? room : PLAN_PROSE_COLS;
}

int plan_prose(struct canvas *canvas, struct rect area, int row, enum style style, const char *text)
{
    return canvas_wrap(canvas, area, row, PLAN_TEXT_COL, INT16_MAX, prose_cols(area.cols), style, text);
}

int plan_prose_rows(const char *text, int cols)
{
    struct canvas nothing = {0};
    return plan_prose(&nothing, (struct rect){.cols = cols}, 0, STYLE_text, text);
}
