/*
 * The sections that are lists: one's own reasons, friends to call, plans for triggers, hard days, and the help lines as the help shows them.
 */
#include "ui/plan/plan.h"

#include <stdio.h>
#include <string.h>

#include "store/urges.h"
#include "ui/frame/views.h"

/* What the line of the chosen row cut short, below the list where there is room. */
static void draw_whole(const struct plan_rows *kind, const struct plan_screen *screen, struct canvas *canvas,
                       struct rect area, int row)
{
    size_t at = screen->where->rows[kind->key].chosen;
    if (!kind->whole || at >= kind->count(screen) || row >= area.rows)
        return;
    const char *text = kind->whole(screen, at);
    bool        is_cut = strchr(text, '\n') || (int)text_cols(text, strlen(text)) > area.cols - PLAN_TEXT_COL - 1;
    struct rect below = {area.row + row, area.col, area.rows - row, area.cols};
    if (is_cut)
        plan_prose(canvas, below, 0, STYLE_soft, text);
}

void plan_lists_draw(const struct plan_rows *kind, const struct app *app, const struct plan_screen *screen,
                     struct canvas *canvas, struct rect area)
{
    if (kind->count(screen) == 0)
        plan_prose(canvas, area, 0, STYLE_soft, texts_word(kind->none));
    struct list list = plan_list(screen, kind->key, area.rows);
    for (size_t at = list.top; at < kind->count(screen) && (int)(at - list.top) < area.rows; at++) {
        int row = (int)(at - list.top);
        kind->line(app, screen, at, canvas, area, row);
        plan_mark_row(screen, kind->key, at, canvas, area, row);
    }
    if (screen->where->is_inside)
        draw_whole(kind, screen, canvas, area, (int)(kind->count(screen) - list.top) + 1);
}

int plan_lists_wants(const struct plan_rows *kind, const struct plan_screen *screen, int cols)
{
    size_t count = kind->count(screen);
    return count > 0 ? (int)count : plan_prose_rows(texts_word(kind->none), cols);
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

void plan_lists_act(const struct plan_rows *kind, struct app *app, const struct plan_screen *screen, enum action action)
{
    size_t          at = screen->where->rows[kind->key].chosen;
    bool            has_row = at < kind->count(screen);
    struct deletion deletion = {.kind = kind, .id = has_row ? kind->id(screen, at) : 0};
    if (action == ACTION_LIST_new || (!has_row && action == ACTION_LIST_open))
        app_push(app, kind->edit, NULL);
    else if (has_row && (action == ACTION_LIST_edit || action == ACTION_LIST_open))
        app_push(app, kind->edit, &(struct plan_given){.id = deletion.id});
    else if (has_row && action == ACTION_LIST_delete && app_write(app, write_deletion, &deletion))
        app_say_filled(app, true, kind->deleted, NULL);
}

void plan_lists_put(struct canvas *canvas, struct rect area, int row, int col, int end, enum style style,
                    const char *text)
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
    plan_lists_put(canvas, area, row, PLAN_TEXT_COL, area.cols - 1, STYLE_text, screen->loaded->reasons[at].text);
}

static const struct plan_rows reason_kind = {
    .key = PLAN_REASONS,
    .none = WORD_plan_no_reason,
    .edit = &view_reason_edit,
    .count = count_reasons,
    .id = reason_id,
    .line = draw_reason,
    .whole = whole_reason,
    .of = &lists_reasons,
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
    plan_lists_put(canvas, area, row, PLAN_TEXT_COL, how - 1, STYLE_text, friend_row->name);
    plan_lists_put(canvas, area, row, how, at_hours - 1, STYLE_text, friend_row->how);
}

static const struct plan_rows friend_kind = {
    .key = PLAN_FRIENDS,
    .none = WORD_plan_no_friend,
    .edit = &view_friend_edit,
    .count = count_friends,
    .id = friend_id,
    .line = draw_friend,
    .of = &lists_friends,
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

static size_t count_plans(const struct plan_screen *screen)
{
    return screen->loaded->plan_count;
}

static int64_t plan_id(const struct plan_screen *screen, size_t at)
{
    return screen->loaded->plans[at].id;
}

static void draw_plan(const struct app *app, const struct plan_screen *screen, size_t at, struct canvas *canvas,
                      struct rect area, int row)
{
    int action = area.cols < PLAN_NARROW ? area.cols / 2 : 34;
    (void)app;
    plan_lists_put(canvas, area, row, PLAN_TEXT_COL, action - 1, STYLE_text, screen->loaded->plans[at].trigger);
    plan_lists_put(canvas, area, row, action, area.cols - 1, STYLE_text, screen->loaded->plans[at].action);
}

static const struct plan_rows plan_kind = {
    .key = PLAN_TRIGGERS,
    .none = WORD_plan_no_trigger,
    .edit = &view_trigger_edit,
    .count = count_plans,
    .id = plan_id,
    .line = draw_plan,
    .of = &lists_plans,
    .deleted = WORD_plan_trigger_deleted,
};

static void say_plans(const struct app *app, const struct plan_screen *screen, struct buf *out)
{
    (void)app;
    if (screen->loaded->plan_count == 0)
        buf_puts(out, "none yet");
    else
        buf_printf(out, "%zu with a plan", screen->loaded->plan_count);
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

static void new_trigger(struct app *app)
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

static void act_plans(struct app *app, const struct plan_screen *screen, enum action action)
{
    if (action == ACTION_LIST_new)
        new_trigger(app);
    else
        plan_lists_act(&plan_kind, app, screen, action);
}

const struct plan_section plan_triggers = {
    .title = "Triggers",
    .say = say_plans,
    .rows = &plan_kind,
    .act = act_plans,
    .hints = {{ACTION_LIST_new, NULL}, {ACTION_LIST_edit, NULL}, {ACTION_LIST_delete, NULL}},
};

static size_t count_harddays(const struct plan_screen *screen)
{
    return screen->loaded->hardday_count;
}

static int64_t hardday_id(const struct plan_screen *screen, size_t at)
{
    return screen->loaded->harddays[at].row.id;
}

static void draw_hardday(const struct app *app, const struct plan_screen *screen, size_t at, struct canvas *canvas,
                         struct rect area, int row)
{
    static const char *const   every[] = {"", "every week", "every year"};
    const struct plan_hardday *hardday = &screen->loaded->harddays[at];
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
    plan_lists_put(canvas, area, row, text, plan - (plan < end), style, hardday->row.text);
    if (plan < end)
        plan_lists_put(canvas, area, row, plan, end, STYLE_soft, hardday->plan);
}

static const struct plan_rows hardday_kind = {
    .key = PLAN_HARD_DAYS,
    .none = WORD_plan_no_hardday,
    .edit = &view_hardday_edit,
    .count = count_harddays,
    .id = hardday_id,
    .line = draw_hardday,
    .of = &lists_harddays,
    .deleted = WORD_plan_hardday_deleted,
};

static void say_harddays(const struct app *app, const struct plan_screen *screen, struct buf *out)
{
    char date[WHEN_WORDS_SIZE], ahead[WHEN_WORDS_SIZE];
    if (screen->loaded->hardday_count == 0 || screen->loaded->harddays[0].next_on == DAY_NONE) {
        buf_puts(out, screen->loaded->hardday_count == 0 ? "none yet" : "none ahead");
        return;
    }
    plan_say_date(screen->loaded->harddays[0].next_on, app->present.today, date);
    plan_say_ahead(screen->loaded->harddays[0].next_on - app->present.today, ahead);
    buf_printf(out, "%s, %s", date, ahead);
}

/* A quiet line with the plan of the chosen day, where its row has no room for it. */
static void standing_hardday(const struct app *app, const struct plan_screen *screen, struct buf *out)
{
    size_t at = screen->where->rows[PLAN_HARD_DAYS].chosen;
    (void)app;
    if (screen->where->is_inside && at < screen->loaded->hardday_count && screen->loaded->harddays[at].plan)
        plan_say_word(out, WORD_plan_hardday_plan,
                      (struct buf_value[]){{"plan", screen->loaded->harddays[at].plan}, {NULL, NULL}});
}

const struct plan_section plan_harddays = {
    .title = "Hard days",
    .say = say_harddays,
    .rows = &hardday_kind,
    .standing = standing_hardday,
    .hints = {{ACTION_LIST_new, NULL}, {ACTION_LIST_edit, NULL}, {ACTION_LIST_delete, NULL}},
};

/* The help lines; Enter goes to the help. */
static void say_help(const struct app *app, const struct plan_screen *screen, struct buf *out)
{
    (void)app, (void)screen;
    buf_puts(out, "?");
}

static size_t count_help(const struct app *app, const struct plan_screen *screen)
{
    (void)app, (void)screen;
    return 0;
}

/* With a canvas of no cells it only counts the rows. */
static int lay_out_help(struct canvas *canvas, struct rect area, bool has_gaps)
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

static int wants_help(const struct app *app, const struct plan_screen *screen, int cols)
{
    (void)app, (void)screen;
    struct canvas nothing = {0};
    return lay_out_help(&nothing, (struct rect){.cols = cols}, false);
}

static void draw_help(const struct app *app, const struct plan_screen *screen, struct canvas *canvas, struct rect area)
{
    struct canvas nothing = {0};
    (void)app, (void)screen;
    lay_out_help(canvas, area, lay_out_help(&nothing, (struct rect){.cols = area.cols}, true) <= area.rows);
}

static void act_help(struct app *app, const struct plan_screen *screen, enum action action)
{
    (void)screen;
    if (action == ACTION_LIST_open)
        app_push(app, &view_help, NULL);
}

const struct plan_section plan_help = {
    .title = "Help lines",
    .say = say_help,
    .count = count_help,
    .wants = wants_help,
    .draw = draw_help,
    .act = act_help,
};
