#include "ui/shared/friend_lines.h"

#include <stdio.h>
#include <string.h>

bool friend_lines_load(struct app *app, struct arena *arena, struct friend_lines *out, struct error *error)
{
    struct friend_row *rows = NULL;
    size_t             count = 0;
    if (!lists_all(app->store, &lists_friends, arena, &rows, &count, error))
        return false;
    *out = (struct friend_lines){rows, count};
    return true;
}

static int minute_of(const struct app *app)
{
    return when_second(app->present.now) / 60;
}

static bool can_be_called(const struct friend_row *row, int minute)
{
    return row->any_hour || when_within_hours(minute, row->from_min, row->until_min);
}

/* The hours are looked at when drawn, not when loaded: the list turns over by itself at eight in the morning. */
static const struct friend_row *at_index(const struct friend_lines *lines, int minute, size_t index)
{
    for (int pass = 0; pass < 2; pass++)
        for (size_t i = 0; i < lines->count; i++)
            if (can_be_called(&lines->rows[i], minute) == (pass == 0) && index-- == 0)
                return &lines->rows[i];
    return NULL;
}

static int widest_name(const struct friend_lines *lines)
{
    enum { LEAST = 6, MOST = 14 };
    size_t widest = LEAST;
    for (size_t i = 0; i < lines->count; i++) {
        size_t cols = text_cols(lines->rows[i].name, strlen(lines->rows[i].name));
        if (cols > widest)
            widest = cols;
    }
    return widest > MOST ? MOST : (int)widest;
}

static void say_hours(const struct friend_row *row, bool now, char *out, size_t size)
{
    if (row->any_hour) {
        snprintf(out, size, "any hour");
        return;
    }
    int minute = now ? row->until_min : row->from_min;
    snprintf(out, size, "%s %02d:%02d", now ? "until" : "from", minute / 60, minute % 60);
}

/* Half a number calls nobody: the name gives way to it, down to its first letters. */
static int how_column(int col, int name_cols, int how_cols, int cols)
{
    enum { LEAST_NAME = 5 };
    int wanted = col + name_cols + 1, whole = cols - how_cols - 1, least = col + LEAST_NAME + 1;
    return wanted <= whole ? wanted : whole > least ? whole : least < wanted ? least : wanted;
}

void friend_lines_draw(const struct friend_lines *lines, const struct app *app, struct canvas *canvas, struct rect area,
                       int row, int col, int hours_col, size_t index)
{
    int                      minute = minute_of(app);
    const struct friend_row *line = at_index(lines, minute, index);
    if (line == NULL)
        return;
    bool       now = can_be_called(line, minute);
    enum style style = !now ? STYLE_soft : index == 0 ? STYLE_call : STYLE_text;
    char       hours[32];
    say_hours(line, now, hours, sizeof hours);
    int hours_cols = (int)strlen(hours);
    int how_cols = (int)text_cols(line->how, strlen(line->how));
    int how_col = how_column(col, widest_name(lines), how_cols, area.cols);
    canvas_cut(canvas, area, row, col, how_col - 1 - col, style, line->name);

    /* A number is worth more than the hours: these give way where the two do not fit. */
    int at = hours_col;
    if (at < how_col + how_cols + 2)
        at = how_col + how_cols + 2;
    if (at + hours_cols > area.cols)
        at = area.cols - hours_cols - 1;
    bool shows_hours = at >= how_col + how_cols + 2;
    canvas_cut(canvas, area, row, how_col, area.cols - how_col, style, line->how);
    if (shows_hours)
        canvas_text(canvas, area, row, at, now ? STYLE_text : STYLE_soft, hours);
}
