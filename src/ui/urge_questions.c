#include "urge_questions.h"

#include <stdio.h>

#include "kind_say.h"
#include "store/urges.h"

/* In the order of the row; the kinds from OTHERS on share its last place. */
static const enum contact_kind order[CONTACT_KINDS] = {CONTACT_TEXT,   CONTACT_CALL,     CONTACT_LOOK,
                                                       CONTACT_MEET,   CONTACT_EMAIL,    CONTACT_SOCIAL,
                                                       CONTACT_FRIEND, CONTACT_LOGISTICS};
enum { OTHERS = 4 };

static int place_of(int want)
{
    for (int i = 0; i < CONTACT_KINDS; i++)
        if ((int)order[i] == want)
            return i;
    return CONTACT_KINDS; /* none */
}

/* One to choose, with room for its brackets. */
static int draw_item(struct canvas *canvas, struct rect area, int row, int col, bool chosen, const char *text)
{
    enum style style = chosen ? STYLE_accent : STYLE_text;
    canvas_text(canvas, area, row, col, style, chosen ? "[" : " ");
    int end = canvas_text(canvas, area, row, col + 1, style, text);
    return canvas_text(canvas, area, row, end, style, chosen ? "]" : " ");
}

void urge_questions_strength(struct canvas *canvas, struct rect area, int row, int col, int strength)
{
    col--;
    for (int i = 1; i <= 10; i++) {
        char digit[12];
        snprintf(digit, sizeof digit, "%d", i % 10);
        col = draw_item(canvas, area, row, col, i == strength, digit);
    }
}

void urge_questions_want(struct canvas *canvas, struct rect area, int row, int col, int want)
{
    int place = place_of(want);
    col--;
    for (int i = 0; i < OTHERS; i++)
        col = draw_item(canvas, area, row, col, i == place, kind_say_short(order[i]));
    bool is_other = place >= OTHERS && place < CONTACT_KINDS;
    draw_item(canvas, area, row, col, is_other, is_other ? kind_say_short(order[place]) : "other");
}

int urge_questions_step(int want, int step)
{
    enum { PLACES = CONTACT_KINDS + 1 };
    int place = (place_of(want) + step + PLACES) % PLACES;
    return place == CONTACT_KINDS ? URGES_NO_KIND : (int)order[place];
}
