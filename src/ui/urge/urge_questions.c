#include "ui/urge/urge_questions.h"

#include <stdio.h>
#include <string.h>

#include "store/urges.h"

/* In the order of the row; the kinds from OTHERS on share its last place. */
static const enum contact_kind order[CONTACT_KINDS] = {CONTACT_TEXT,   CONTACT_CALL,      CONTACT_LOOK,
                                                       CONTACT_MEET,   CONTACT_EMAIL,     CONTACT_SOCIAL,
                                                       CONTACT_FRIEND, CONTACT_LOGISTICS, CONTACT_AGAIN};
enum { OTHERS = 4 };

static int place_of(int want)
{
    for (int i = 0; i < CONTACT_KINDS; i++)
        if ((int)order[i] == want)
            return i;
    return CONTACT_KINDS; /* none */
}

/*
 * One to choose, with room for its brackets; `col` is that of the left one. Where there is less room, neighbours share theirs: "5 6[7]8". Returns the column of
 * the next one's.
 */
static int draw_item(struct canvas *canvas, struct rect area, int row, int col, bool is_tight, bool chosen,
                     const char *text)
{
    enum style style = chosen ? STYLE_accent : STYLE_text;
    if (chosen)
        canvas_text(canvas, area, row, col, style, "[");
    int end = canvas_text(canvas, area, row, col + 1, style, text);
    if (chosen)
        canvas_text(canvas, area, row, end, style, "]");
    return is_tight ? end : end + 1;
}

void urge_questions_strength(struct canvas *canvas, struct rect area, int row, int col, int strength)
{
    enum { MOST = 10, ITEM = 3 };
    bool is_tight = col - 1 + MOST * ITEM > area.cols;
    col--;
    for (int i = 1; i <= MOST; i++) {
        char digit[12];
        snprintf(digit, sizeof digit, "%d", i % MOST);
        col = draw_item(canvas, area, row, col, is_tight, i == strength, digit);
    }
}

static const char *const kinds[CONTACT_KINDS] = {
    [CONTACT_TEXT] = "text",
    [CONTACT_CALL] = "call",
    [CONTACT_EMAIL] = "mail",
    [CONTACT_SOCIAL] = "like",
    [CONTACT_LOOK] = "look",
    [CONTACT_MEET] = "meet",
    [CONTACT_FRIEND] = "through somebody",
    [CONTACT_LOGISTICS] = "children, work",
    [CONTACT_AGAIN] = "again",
};

void urge_questions_want(struct canvas *canvas, struct rect area, int row, int col, int want)
{
    int         place = place_of(want), cols = 0;
    bool        is_other = place >= OTHERS && place < CONTACT_KINDS;
    const char *words[OTHERS + 1];
    for (int i = 0; i <= OTHERS; i++) {
        words[i] = i < OTHERS ? kinds[order[i]] : is_other ? kinds[order[place]] : "other";
        cols += (int)strlen(words[i]) + 2;
    }
    bool is_tight = col - 1 + cols > area.cols;
    col--;
    for (int i = 0; i <= OTHERS; i++)
        col = draw_item(canvas, area, row, col, is_tight, i < OTHERS ? i == place : is_other, words[i]);
}

int urge_questions_step(int want, int step)
{
    enum { PLACES = CONTACT_KINDS + 1 };
    int place = (place_of(want) + step + PLACES) % PLACES;
    return place == CONTACT_KINDS ? URGES_NO_KIND : (int)order[place];
}
