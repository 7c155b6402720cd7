/*
 * The actions that mean the same on every screen: what no view wanted comes here.
 */
#include "ui/frame/app_private.h"
#include "ui/frame/undo.h"

static const struct {
    enum action        action;
    const struct view *view;
} tabs[APP_TABS] = {
    {ACTION_TABS_today, &view_today}, {ACTION_TABS_urges, &view_urges},       {ACTION_TABS_journal, &view_journal},
    {ACTION_TABS_goals, &view_goals}, {ACTION_TABS_insights, &view_insights}, {ACTION_TABS_plan, &view_plan},
};

const struct view *app_tab_view(size_t at)
{
    return tabs[at].view;
}

enum action app_tab_action(size_t at)
{
    return tabs[at].action;
}

/* Goes back to a view that is open somewhere below, or opens it. */
static void go_to(struct app *app, const struct view *view)
{
    struct layer *layer = stack_find(app, view);
    if (!layer)
        stack_open(app, STEP_PUSH, view, NULL);
    else if (layer != stack_top(app))
        stack_close_above(app, layer);
}

/* An urge screen below decides for itself whether `u` goes back to its urge. */
static void go_to_urge(struct app *app, enum action action)
{
    struct layer *layer = stack_find(app, &view_urge);
    struct layer *top = stack_top(app);
    go_to(app, &view_urge);
    if (!layer || layer == top)
        return;
    app->private->current = layer;
    layer->view->act(app, layer->state, layer->loaded, action, 0);
    app->private->current = NULL;
}

static bool is_on_tab(const struct app *app)
{
    const struct layer *top = stack_top(app);
    return top && top->view->is_tab;
}

static void go_tab(struct app *app, size_t at)
{
    if (stack_top(app)->view != tabs[at].view)
        app_tab(app, tabs[at].view);
}

static void turn_tab(struct app *app, size_t step)
{
    for (size_t i = 0; i < APP_TABS; i++)
        if (stack_top(app)->view == tabs[i].view) {
            go_tab(app, (i + step) % APP_TABS);
            return;
        }
}

static void next_person(struct app *app)
{
    struct arena   scratch = {0};
    struct person *persons;
    size_t         count, at = 0;
    struct error   error = {0};
    if (!persons_list(app->store, &scratch, &persons, &count, &error)) {
        app_say_fault(app, &error);
        return;
    }
    while (at < count && persons[at].id != app->person.id)
        at++;
    for (size_t i = 1; i <= count; i++) {
        const struct person *next = &persons[(at + i) % count];
        if (!next->archived) {
            app->private->person_id = next->id;
            break;
        }
    }
    arena_free(&scratch);
    app_reload(app);
}

void app_show_person(struct app *app, int64_t id)
{
    app->private->person_id = id;
    app_reload(app);
}

static void find(struct app *app)
{
    if (is_on_tab(app))
        stack_open(app, STEP_TAB, &view_journal, &(struct journal_given){.finds = true});
}

static void act_on_person(struct app *app, enum action action)
{
    switch (action) {
    case ACTION_EVERYWHERE_urge:
    case ACTION_PLAIN_urge:
        go_to_urge(app, action);
        break;
    case ACTION_PLAIN_contact:
        go_to(app, &view_contact);
        break;
    case ACTION_PLAIN_checkin:
        go_to(app, &view_checkin);
        break;
    case ACTION_PLAIN_write:
        app_push(app, &view_write, &(struct write_given){0});
        break;
    case ACTION_PLAIN_letter:
        app_push(app, &view_letter, &(struct write_given){0});
        break;
    case ACTION_PLAIN_find:
        find(app);
        break;
    case ACTION_TODAY_resume:
        drafts_resume(app);
        break;
    case ACTION_PLAIN_undo:
        undo_last(app);
        break;
    case ACTION_PLAIN_redo:
        undo_redo(app);
        break;
    case ACTION_PLAIN_person:
        if (is_on_tab(app) && app->person_count > 1)
            next_person(app);
        break;
    default:
        break;
    }
}

static void act_on_tabs(struct app *app, enum action action)
{
    for (size_t i = 0; i < APP_TABS; i++)
        if (tabs[i].action == action)
            go_tab(app, i);
    if (action == ACTION_TABS_next)
        turn_tab(app, 1);
    else if (action == ACTION_TABS_previous)
        turn_tab(app, APP_TABS - 1);
}

void app_act(struct app *app, enum action action)
{
    struct app_private *p = app->private;
    switch (action) {
    case ACTION_EVERYWHERE_back:
        if (!is_on_tab(app))
            stack_pop(app, stack_top(app));
        break;
    case ACTION_PLAIN_quit:
        if (is_on_tab(app))
            app_quit(app);
        else
            stack_pop(app, stack_top(app));
        break;
    case ACTION_EVERYWHERE_away:
    case ACTION_PLAIN_away:
        app_quit(app);
        break;
    case ACTION_EVERYWHERE_help:
    case ACTION_PLAIN_help:
        go_to(app, &view_help);
        break;
    case ACTION_EVERYWHERE_suspend:
        p->request = SESSION_SUSPEND;
        break;
    case ACTION_EVERYWHERE_redraw:
        p->request = SESSION_REDRAW;
        break;
    case ACTION_TABS_today:
    case ACTION_TABS_urges:
    case ACTION_TABS_journal:
    case ACTION_TABS_goals:
    case ACTION_TABS_insights:
    case ACTION_TABS_plan:
    case ACTION_TABS_next:
    case ACTION_TABS_previous:
        if (is_on_tab(app))
            act_on_tabs(app, action);
        break;
    default:
        if (app->has_person)
            act_on_person(app, action);
        break;
    }
}
