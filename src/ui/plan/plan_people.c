/*
 * The sections of one's own reasons, and of the friends to call.
 */
#include "ui/plan/plan_rows.h"

#include <stdio.h>
#include <string.h>

#include "ui/plan/plan_form.h"
#include "ui/plan/plan_say.h"

static size_t count_reasons(const struct plan_screen *screen)
{
    return screen->loaded->reason_count;
}

static int64_t reason_id(const struct plan_screen *screen, size_t at)
{
    return screen->loaded->reasons[at].id;
}

static const char *whole_reason(const struct plan_screen *screen, size_t at)
{
    return screen->loaded->reasons[at].text;
}

static void draw_reason(const struct app *app, const struct plan_screen *screen, size_t at, struct canvas *canvas,
                        struct rect area, int row)
{
    (void)app;
    plan_rows_put(canvas, area, row, PLAN_TEXT_COL, area.cols - 1, STYLE_text, screen->loaded->reasons[at].text);
}

static const struct plan_rows reason_kind = {
    .key = PLAN_REASONS,
    .none = WORD_plan_no_reason,
    .edit = &view_reason_edit,
    .count = count_reasons,
    .id = reason_id,
    .line = draw_reason,
    .whole = whole_reason,
    .delete = reasons_delete,
    .deleted = WORD_plan_reason_deleted,
};

static void say_reasons(const struct app *app, const struct plan_screen *screen, struct buf *out)
{
    (void)app;
    if (screen->loaded->reason_count == 0)
        buf_puts(out, "none yet");
    else if (screen->loaded->reason_count == 1)
        buf_puts(out, "1, shown with each urge");
    else
        buf_printf(out, "%zu, one of them is shown with each urge", screen->loaded->reason_count);
}

const struct plan_section plan_reasons = {
    .title = "Reasons",
    .say = say_reasons,
    .rows = &reason_kind,
    .hints = {{ACTION_LIST_new, NULL}, {ACTION_LIST_edit, NULL}, {ACTION_LIST_delete, NULL}},
};

static size_t count_friends(const struct plan_screen *screen)
{
    return screen->loaded->friend_count;
}

static int64_t friend_id(const struct plan_screen *screen, size_t at)
{
    return screen->loaded->friends[at].id;
}

static void draw_friend(const struct app *app, const struct plan_screen *screen, size_t at, struct canvas *canvas,
                        struct rect area, int row)
{
    const struct friend_row *friend_row = &screen->loaded->friends[at];
    bool                     is_narrow = area.cols < PLAN_NARROW;
    char                     hours[32] = "any hour";
    int                      how = is_narrow ? 14 : 22, end = area.cols - 1;
    (void)app;
    if (!friend_row->any_hour)
        snprintf(hours, sizeof hours, is_narrow ? "%02d:%02d-%02d:%02d" : "%02d:%02d to %02d:%02d",
                 friend_row->from_min / 60, friend_row->from_min % 60, friend_row->until_min / 60,
                 friend_row->until_min % 60);
    int at_hours = is_narrow ? end - (int)strlen(hours) : 50;
    if (area.cols < 30)
        at_hours = end + 2;
    else
        canvas_text(canvas, area, row, at_hours, STYLE_soft, hours);
    plan_rows_put(canvas, area, row, PLAN_TEXT_COL, how - 1, STYLE_text, friend_row->name);
    plan_rows_put(canvas, area, row, how, at_hours - 1, STYLE_text, friend_row->how);
}

static const struct plan_rows friend_kind = {
    .key = PLAN_FRIENDS,
    .none = WORD_plan_no_friend,
    .edit = &view_friend_edit,
    .count = count_friends,
    .id = friend_id,
    .line = draw_friend,
    .delete = friends_delete,
    .deleted = WORD_plan_friend_deleted,
};

static void say_friends(const struct app *app, const struct plan_screen *screen, struct buf *out)
{
    (void)app;
    if (screen->loaded->friend_count == 0)
        buf_puts(out, "none yet");
    for (size_t i = 0; i < screen->loaded->friend_count; i++)
        buf_printf(out, "%s%s", i > 0 ? ", " : "", screen->loaded->friends[i].name);
}

const struct plan_section plan_friends = {
    .title = "Friends",
    .say = say_friends,
    .rows = &friend_kind,
    .hints = {{ACTION_LIST_new, NULL}, {ACTION_LIST_edit, NULL}, {ACTION_LIST_delete, NULL}},
};
