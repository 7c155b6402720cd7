#include "ui/today/today.h"

#include <inttypes.h>
#include <stdio.h>

#include "words/texts.h"

enum { STRENGTH_ONE_DIGIT = 9, BAR_ROWS = 5, PER_ROW = 2, SENTENCE_SIZE = 96, WIDE_DAY = 2 };

/* In ASCII the strength itself, in one column: `+` stands for ten, `-` for an urge without a strength. */
static const char *strength_digit(int strength, char out[2])
{
    out[0] = '.';
    if (strength > STRENGTH_ONE_DIGIT)
        out[0] = '+';
    else if (strength > 0)
        out[0] = (char)('0' + strength);
    else if (strength < 0)
        out[0] = '-';
    out[1] = '\0';
    return out;
}

void today_urges_draw(const struct today *today, struct canvas *canvas, struct rect clip, int row, int col)
{
    for (int i = 0; i < TODAY_URGE_DAYS; i++) {
        int  strength = today->strongest[i];
        char digit[2];
        if (canvas->ascii)
            canvas_text(canvas, clip, row, col + i, STYLE_mark, strength_digit(strength, digit));
        else if (strength > 0)
            canvas_glyph(canvas, clip, row, col + i, STYLE_mark,
                         (enum glyph)(GLYPH_spark1 + chart_level(strength) - 1));
        else if (strength < 0)
            canvas_glyph(canvas, clip, row, col + i, STYLE_mark, GLYPH_dash);
    }
}

/* One bar, two steps of strength to a row, from its foot up. */
static void draw_bar(struct canvas *canvas, struct rect clip, int foot, int col, int strength)
{
    for (int i = 0; i < strength / PER_ROW; i++)
        canvas_glyph(canvas, clip, foot - i, col, STYLE_mark, GLYPH_full);
    if (strength > 0 && strength % PER_ROW)
        canvas_glyph(canvas, clip, foot - strength / PER_ROW, col, STYLE_mark, GLYPH_half_bottom);
    if (strength < 0)
        canvas_glyph(canvas, clip, foot, col, STYLE_mark, GLYPH_dash);
}

void today_urges_draw_large(const struct today *today, struct canvas *canvas, struct rect clip, int row, int col)
{
    int each = clip.cols - col > TODAY_URGE_DAYS * WIDE_DAY ? WIDE_DAY : 1;
    for (int i = 0; i < TODAY_URGE_DAYS; i++) {
        char   digit[2];
        int    at = col + i * each, strength = today->strongest[i];
        daynum day = today->present.today - TODAY_URGE_DAYS + 1 + i;
        draw_bar(canvas, clip, row + BAR_ROWS - 1, at, strength);
        if (strength != 0)
            canvas_text(canvas, clip, row + BAR_ROWS, at, STYLE_text, strength_digit(strength, digit));
        else
            canvas_glyph(canvas, clip, row + BAR_ROWS, at, STYLE_line, GLYPH_none);
        canvas_bytes(canvas, clip, row + BAR_ROWS + 1, at, STYLE_soft, when_weekday_name(day_weekday(day)), 1);
    }
}

void today_urges_sentence(const struct today *today, struct canvas *canvas, struct rect clip, int row, int col)
{
    char sentence[SENTENCE_SIZE];
    if (today->felt == 0)
        snprintf(sentence, sizeof sentence, "%s", texts_word(WORD_today_no_urge));
    else
        snprintf(sentence, sizeof sentence, "%" PRId64 " felt, %" PRId64 " ridden out", today->felt, today->ridden_out);
    canvas_text(canvas, clip, row, col, STYLE_soft, sentence);
}
