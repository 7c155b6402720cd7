#include "ui/today/today.h"

#include <string.h>

#include "words/texts.h"

enum { CELL_COLS = 2, SHORT_NAME = 3, SENTENCE_COLS = 76 };

static void draw_cell(struct canvas *canvas, struct rect clip, int row, int col, enum chart_cell cell)
{
    switch (cell) {
    case CHART_CHECKED:
        canvas_glyph(canvas, clip, row, col, STYLE_mark, GLYPH_checked);
        break;
    case CHART_KEPT:
        canvas_glyph(canvas, clip, row, col, STYLE_mark, GLYPH_kept);
        break;
    case CHART_CONTACT:
        canvas_glyph(canvas, clip, row, col, STYLE_warm_mark, GLYPH_contact);
        break;
    case CHART_BEFORE:
    case CHART_AHEAD:
        canvas_glyph(canvas, clip, row, col, STYLE_line, GLYPH_none);
        break;
    }
}

void today_calendar_draw(const struct today *today, struct canvas *canvas, struct rect clip, int row, int weeks)
{
    const struct chart_calendar *calendar = &today->calendar;
    int                          first = CHART_WEEKS - weeks;
    for (int week = first; week < CHART_WEEKS; week++) {
        int col = TODAY_CALENDAR_LEFT + (week - first) * CELL_COLS;
        if (calendar->month[week] > 0)
            canvas_text(canvas, clip, row, col, STYLE_soft, when_month_name(calendar->month[week]));
        for (int day = 0; day < CHART_WEEKDAYS; day++)
            draw_cell(canvas, clip, row + 1 + day, col, calendar->cells[week][day]);
    }
    for (int day = 0; day < CHART_WEEKDAYS; day++) {
        enum weekday weekday = (enum weekday)(today->week_sunday ? (day + SUNDAY) % CHART_WEEKDAYS : day);
        canvas_bytes(canvas, clip, row + 1 + day, TODAY_LEFT, STYLE_soft, when_weekday_name(weekday), SHORT_NAME);
    }
}

static int sentence_cols(int cols)
{
    cols -= 2 * TODAY_LEFT;
    return cols < SENTENCE_COLS ? cols : SENTENCE_COLS;
}

int today_calendar_sentence_rows(int cols)
{
    const char *sentence = texts_word(WORD_first_days);
    size_t      length = strlen(sentence), at = 0;
    int         rows = 0;
    for (; at < length; rows++)
        at = text_wrap(sentence, length, at, (size_t)sentence_cols(cols)).next;
    return rows;
}

void today_calendar_draw_first(struct canvas *canvas, struct rect clip, int row, int sentence_rows)
{
    struct texts_phase phase = texts_phase(PHASE_DETOX);
    if (sentence_rows > 0) {
        canvas_wrap(canvas, clip, row, TODAY_LEFT, sentence_rows, sentence_cols(clip.cols), STYLE_text,
                    texts_word(WORD_first_days));
        row += sentence_rows + 1;
    }
    for (int i = 0; i < TEXTS_SUGGESTIONS; i++) {
        int col = canvas_glyph(canvas, clip, row + i, TODAY_LEFT, STYLE_mark, GLYPH_none) + 1;
        canvas_cut(canvas, clip, row + i, col, clip.cols - col, STYLE_text, phase.suggestions[i]);
    }
}
