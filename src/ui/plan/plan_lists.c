/*
 * The sections that are lists: one's own reasons, friends to call, plans for triggers, hard days: what is the same for all of them, then a record each.
 */
#include "ui/plan/plan.h"

#include <stdio.h>
#include <string.h>

#include "store/urges.h"
#include "ui/frame/views.h"

static size_t count_of(const struct plan_rows *kind, const struct plan_screen *screen)
{
    return screen->loaded->lists[kind->key].count;
}

static const void *row_at(const struct plan_rows *kind, const struct plan_screen *screen, size_t at)
{
    return (const char *)screen->loaded->lists[kind->key].rows + at * kind->size;
}

/* What the line of the chosen row cut short, below the list where there is room. */
static void draw_whole(const struct plan_rows *kind, const struct plan_screen *screen, struct canvas *canvas,
                       struct rect area, int row)
{
    size_t at = screen->where->rows[kind->key].chosen;
    if (!kind->whole || at >= count_of(kind, screen) || row >= area.rows)
        return;
    const char *text = kind->whole(row_at(kind, screen, at));
    bool        is_cut = strchr(text, '\n') || (int)text_cols(text, strlen(text)) > area.cols - PLAN_TEXT_COL - 1;
    struct rect below = {area.row + row, area.col, area.rows - row, area.cols};
    if (is_cut)
        plan_prose(canvas, below, 0, STYLE_soft, text);
}

int plan_lists_draw(const struct plan_rows *kind, const struct app *app, const struct plan_screen *screen,
                    struct canvas *canvas, struct rect area)
{
    size_t      count = count_of(kind, screen);
    struct list list = plan_list(screen, kind->key, area.rows);
    if (count == 0)
        return plan_prose(canvas, area, 0, STYLE_soft, texts_word(kind->none));
    for (size_t at = list.top; at < count && (int)(at - list.top) < area.rows; at++) {
        int row = (int)(at - list.top);
        kind->line(app, row_at(kind, screen, at), canvas, area, row);
        plan_mark_row(screen, kind->key, at, canvas, area, row);
    }
    if (screen->where->is_inside)
        draw_whole(kind, screen, canvas, area, (int)(count - list.top) + 1);
    return (int)count;
}

struct deletion {
    const struct plan_rows *kind;
    int64_t                 id;
};

static bool write_deletion(struct app *app, void *context, struct error *error)
{
    const struct deletion *deletion = context;
    return lists_delete(app->store, deletion->kind->of, &app->present, deletion->id, error);
}

/* The struct of each row begins with its id. */
void plan_lists_act(const struct plan_rows *kind, struct app *app, const struct plan_screen *screen, enum action action)
{
    size_t          at = screen->where->rows[kind->key].chosen;
    bool            has_row = at < count_of(kind, screen);
    struct deletion deletion = {kind, has_row ? *(const int64_t *)row_at(kind, screen, at) : 0};
    if (action == ACTION_LIST_new && kind->add)
        kind->add(app);
    else if (action == ACTION_LIST_new || (!has_row && action == ACTION_LIST_open))
        app_push(app, kind->edit, NULL);
    else if (has_row && (action == ACTION_LIST_edit || action == ACTION_LIST_open))
        app_push(app, kind->edit, &(struct plan_given){.id = deletion.id});
    else if (has_row && action == ACTION_LIST_delete && app_write(app, write_deletion, &deletion))
        app_say_filled(app, true, kind->deleted, NULL);
}

/* A text of one's own, cut, from a column up to `end`; a line of several shows its first. */
static void put(struct canvas *canvas, struct rect area, int row, int col, int end, enum style style, const char *text)
{
    size_t length = strcspn(text, "\n");
    if (text[length] == '\0') {
        canvas_cut(canvas, area, row, col, end - col, style, text);
        return;
    }
    struct arena scratch = {0};
    struct buf   line = {.arena = &scratch};
    buf_put(&line, text, length);
    buf_puts(&line, canvas->ascii ? " ..." : " …");
    canvas_cut(canvas, area, row, col, end - col, style, buf_text(&line));
    arena_free(&scratch);
}

static const char *whole_reason(const void *of)
{
    return ((const struct reason *)of)->text;
}

static void draw_reason(const struct app *app, const void *of, struct canvas *canvas, struct rect area, int row)
{
    (void)app;
    put(canvas, area, row, PLAN_TEXT_COL, area.cols - 1, STYLE_text, whole_reason(of));
}

static void say_reasons(const struct app *app, const struct plan_screen *screen, struct buf *out)
{
    (void)app;
    if (screen->loaded->lists[PLAN_REASONS].count == 1)
        buf_puts(out, "1, shown with each urge");
    else
        buf_printf(out, "%zu, one of them is shown with each urge", screen->loaded->lists[PLAN_REASONS].count);
}

const struct plan_section plan_reasons = {
    .title = "Reasons",
    .say = say_reasons,
    .rows = &(const struct plan_rows){.key = PLAN_REASONS,
                                      .of = &lists_reasons,
                                      .size = sizeof(struct reason),
                                      .none = WORD_plan_no_reason,
                                      .edit = &view_reason_edit,
                                      .line = draw_reason,
                                      .whole = whole_reason,
                                      .deleted = WORD_plan_reason_deleted},
};

static void draw_friend(const struct app *app, const void *of, struct canvas *canvas, struct rect area, int row)
{
    const struct friend_row *friend_row = of;
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
    put(canvas, area, row, PLAN_TEXT_COL, how - 1, STYLE_text, friend_row->name);
    put(canvas, area, row, how, at_hours - 1, STYLE_text, friend_row->how);
}

static void say_friends(const struct app *app, const struct plan_screen *screen, struct buf *out)
{
    const struct friend_row *friends = screen->loaded->lists[PLAN_FRIENDS].rows;
    (void)app;
    for (size_t i = 0; i < screen->loaded->lists[PLAN_FRIENDS].count; i++)
        buf_printf(out, "%s%s", i > 0 ? ", " : "", friends[i].name);
}

const struct plan_section plan_friends = {
    .title = "Friends",
    .say = say_friends,
    .rows = &(const struct plan_rows){.key = PLAN_FRIENDS,
                                      .of = &lists_friends,
                                      .size = sizeof(struct friend_row),
                                      .none = WORD_plan_no_friend,
                                      .edit = &view_friend_edit,
                                      .line = draw_friend,
                                      .deleted = WORD_plan_friend_deleted},
};

static void draw_plan(const struct app *app, const void *of, struct canvas *canvas, struct rect area, int row)
{
    const struct plan *plan = of;
    int                action = area.cols < PLAN_NARROW ? area.cols / 2 : 34;
    (void)app;
    put(canvas, area, row, PLAN_TEXT_COL, action - 1, STYLE_text, plan->trigger);
    put(canvas, area, row, action, area.cols - 1, STYLE_text, plan->action);
}

static void say_plans(const struct app *app, const struct plan_screen *screen, struct buf *out)
{
    (void)app;
    buf_printf(out, "%zu with a plan", screen->loaded->lists[PLAN_TRIGGERS].count);
}

static void trigger_chosen(struct app *app, void *screen, const void *loaded, size_t index, const char *text)
{
    (void)screen, (void)loaded, (void)index;
    app_push(app, &view_trigger_edit, &(struct plan_given){.text = text});
}

/* The triggers named with urges that have no plan yet. *count 0 also where they cannot be read: then one is typed. */
static const char **known_triggers(struct app *app, struct arena *arena, size_t *count)
{
    enum { MOST = 50 };
    const char **triggers = NULL;
    size_t       all = 0;
    struct error error = {0};
    *count = 0;
    if (!urges_triggers(app->store, MOST, arena, &triggers, &all, &error))
        return triggers;
    for (size_t i = 0; i < all; i++) {
        struct plan plan;
        bool        found = false;
        if (lists_plan_for(app->store, triggers[i], arena, &plan, &found, &error) && !found)
            triggers[(*count)++] = triggers[i];
    }
    return triggers;
}

static void add_trigger(struct app *app)
{
    struct arena        scratch = {0};
    size_t              count;
    const char        **triggers = known_triggers(app, &scratch, &count);
    struct pick_request request = {
        .title = "What sets it off?", .rows = triggers, .count = count, .free_text = true, .chosen = trigger_chosen};
    if (count > 0)
        app_push(app, &view_pick, &request);
    else
        app_push(app, &view_trigger_edit, NULL);
    arena_free(&scratch);
}

const struct plan_section plan_triggers = {
    .title = "Triggers",
    .say = say_plans,
    .rows = &(const struct plan_rows){.key = PLAN_TRIGGERS,
                                      .of = &lists_plans,
                                      .size = sizeof(struct plan),
                                      .none = WORD_plan_no_trigger,
                                      .edit = &view_trigger_edit,
                                      .add = add_trigger,
                                      .line = draw_plan,
                                      .deleted = WORD_plan_trigger_deleted},
};

static void draw_hardday(const struct app *app, const void *of, struct canvas *canvas, struct rect area, int row)
{
    static const char *const   every[] = {"", "every week", "every year"};
    const struct plan_hardday *hardday = of;
    bool                       is_over = hardday->next_on == DAY_NONE, is_narrow = area.cols < PLAN_NARROW;
    char                       date[WHEN_WORDS_SIZE], ahead[WHEN_WORDS_SIZE] = "over";
    int                        text = is_narrow ? 15 : 43, end = area.cols - 1;
    enum style                 style = is_over ? STYLE_soft : STYLE_text;
    plan_say_date(is_over ? hardday->row.day : hardday->next_on, app->present.today, date);
    if (!is_over)
        plan_say_ahead(hardday->next_on - app->present.today, ahead);
    canvas_cut(canvas, area, row, PLAN_TEXT_COL, 12, style, date);
    if (!is_narrow) {
        canvas_text(canvas, area, row, 15, STYLE_soft, ahead);
        canvas_text(canvas, area, row, 30, STYLE_soft, every[hardday->row.every]);
    }
    int plan = hardday->plan && !is_narrow && end - text > 40 ? text + (end - text) / 2 : end;
    put(canvas, area, row, text, plan - (plan < end), style, hardday->row.text);
    if (plan < end)
        put(canvas, area, row, plan, end, STYLE_soft, hardday->plan);
}

static void say_harddays(const struct app *app, const struct plan_screen *screen, struct buf *out)
{
    const struct plan_hardday *first = screen->loaded->lists[PLAN_HARD_DAYS].rows;
    char                       date[WHEN_WORDS_SIZE], ahead[WHEN_WORDS_SIZE];
    if (first->next_on == DAY_NONE) {
        buf_puts(out, "none ahead");
        return;
    }
    plan_say_date(first->next_on, app->present.today, date);
    plan_say_ahead(first->next_on - app->present.today, ahead);
    buf_printf(out, "%s, %s", date, ahead);
}

/* A quiet line with the plan of the chosen day, where its row has no room for it. */
static void standing_hardday(const struct app *app, const struct plan_screen *screen, struct buf *out)
{
    const struct plan_hardday *harddays = screen->loaded->lists[PLAN_HARD_DAYS].rows;
    size_t                     at = screen->where->rows[PLAN_HARD_DAYS].chosen;
    (void)app;
    if (screen->where->is_inside && at < screen->loaded->lists[PLAN_HARD_DAYS].count && harddays[at].plan)
        buf_fill(out, texts_word(WORD_plan_hardday_plan),
                 (struct buf_value[]){{"plan", harddays[at].plan}, {NULL, NULL}});
}

const struct plan_section plan_harddays = {
    .title = "Hard days",
    .say = say_harddays,
    .rows = &(const struct plan_rows){.key = PLAN_HARD_DAYS,
                                      .of = &lists_harddays,
                                      .size = sizeof(struct plan_hardday),
                                      .none = WORD_plan_no_hardday,
                                      .edit = &view_hardday_edit,
                                      .line = draw_hardday,
                                      .deleted = WORD_plan_hardday_deleted},
    .standing = standing_hardday,
};
