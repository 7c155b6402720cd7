/*
 * The sections of what is prepared for: plans for triggers, and hard days.
 */
#include "ui/plan/plan_rows.h"

#include <stdio.h>
#include <string.h>

#include "ui/plan/plan_form.h"
#include "ui/plan/plan_say.h"
#include "store/urges.h"
#include "ui/frame/pick.h"

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
    plan_rows_put(canvas, area, row, PLAN_TEXT_COL, action - 1, STYLE_text, screen->loaded->plans[at].trigger);
    plan_rows_put(canvas, area, row, action, area.cols - 1, STYLE_text, screen->loaded->plans[at].action);
}

static const struct plan_rows plan_kind = {
    .key = PLAN_TRIGGERS,
    .none = WORD_plan_no_trigger,
    .edit = &view_trigger_edit,
    .count = count_plans,
    .id = plan_id,
    .line = draw_plan,
    .delete = plans_delete,
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
        if (plans_for(app->store, triggers[i], arena, &plan, &found, &error) && !found)
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
        plan_rows_act(&plan_kind, app, screen, action);
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
    plan_rows_put(canvas, area, row, text, plan - (plan < end), style, hardday->row.text);
    if (plan < end)
        plan_rows_put(canvas, area, row, plan, end, STYLE_soft, hardday->plan);
}

static const struct plan_rows hardday_kind = {
    .key = PLAN_HARD_DAYS,
    .none = WORD_plan_no_hardday,
    .edit = &view_hardday_edit,
    .count = count_harddays,
    .id = hardday_id,
    .line = draw_hardday,
    .delete = harddays_delete,
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
