/*
 * The actions that mean the same on every screen: what no view wanted comes here. U takes the last act back and says what it was, the start of a
 * plan only after a question; ^R does it again.
 */
#include "ui/frame/layer.h"

#include "store/contacts.h"
#include "ui/frame/app.h"
#include "ui/frame/views.h"

static const struct {
    enum action        action;
    const struct view *view;
} tabs[ACTIONS_TABS] = {
    {ACTION_TABS_today, &view_today}, {ACTION_TABS_urges, &view_urges},       {ACTION_TABS_journal, &view_journal},
    {ACTION_TABS_goals, &view_goals}, {ACTION_TABS_insights, &view_insights}, {ACTION_TABS_plan, &view_plan},
};

const struct view *actions_tab_view(size_t at)
{
    return tabs[at].view;
}

enum action actions_tab_action(size_t at)
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
    for (size_t i = 0; i < ACTIONS_TABS; i++)
        if (stack_top(app)->view == tabs[i].view) {
            go_tab(app, (i + step) % ACTIONS_TABS);
            return;
        }
}

static void find(struct app *app)
{
    if (is_on_tab(app))
        stack_open(app, STEP_TAB, &view_journal, &(struct journal_given){.finds = true});
}

/* What undo and redo differ in. */
struct way {
    bool (*act)(struct store *store, const struct present *present, struct arena *arena, struct act *out,
                struct error *error);
    bool (*list)(struct store *store, struct arena *arena, struct act **out, size_t *count, struct error *error);
    enum word nothing, plain, count, named;
};

static const struct way ways[] = {
    {act_undo, act_list, WORD_nothing_to_take_back, WORD_taken_back, WORD_taken_back_count, WORD_taken_back_act},
    {act_redo, act_list_undone, WORD_nothing_to_do_again, WORD_done_again, WORD_done_again_count, WORD_done_again_act},
};
enum { BACK, AGAIN };

struct turned {
    const struct way *way;
    struct arena      arena;
    struct act        act;
    struct error      refusal; /* it cannot be: told, and no failure of the disk */
};

static bool turn(struct app *app, void *context, struct error *error)
{
    struct turned *turned = context;
    if (turned->way->act(app->store, &app->present, &turned->arena, &turned->act, error))
        return true;
    turned->refusal = *error;
    return error->kind == ERROR_REFUSED;
}

/* The acts there are, in the arena; *known false: the file could not be asked. */
static size_t count_acts(struct app *app, const struct way *way, struct arena *arena, struct act **acts, bool *known)
{
    size_t       count = 0;
    struct error error = {0};
    *known = store_is_on_disk(app->store) && way->list(app->store, arena, acts, &count, &error);
    return *known ? count : 0;
}

/* The count of the person shown; false where there is none, or where it is not to be seen. */
static bool count_now(struct app *app, int32_t *days)
{
    struct arena scratch = {0};
    struct tally tally;
    struct error error = {0};
    bool         counts =
        app->has_person && !app->count_hidden &&
        contacts_tally(app->store, &app->present, &app->person, CONTACTS_CURRENT, &scratch, &tally, NULL, &error);
    *days = counts ? tally.streak_days : 0;
    arena_free(&scratch);
    return counts;
}

static void say_count(struct app *app, const struct way *way, int32_t days)
{
    char number[16];
    snprintf(number, sizeof number, "%d", (int)days);
    say_word(app, way->count, "days", number);
}

static void say_act(struct app *app, const struct way *way, const char *what)
{
    const char *words = texts_act(what);
    if (words)
        say_word(app, way->named, "what", words);
    else
        app_say(app, false, "%s", texts_word(way->plain));
}

static void go(struct app *app, const struct way *way)
{
    struct turned turned = {.way = way};
    int32_t       before, after;
    bool          was_known = count_now(app, &before);
    if (app_write(app, turn, &turned)) {
        if (turned.refusal.kind != ERROR_NONE)
            app_say(app, false, "%s", turned.refusal.text);
        else if (was_known && count_now(app, &after) && after != before)
            say_count(app, way, after);
        else
            say_act(app, way, turned.act.what);
    }
    arena_free(&turned.arena);
}

static void start_answered(struct app *app, void *state, const void *loaded, size_t index, const char *text)
{
    (void)state, (void)loaded, (void)text;
    if (index == 1)
        go(app, &ways[BACK]);
}

static void ask_for_start(struct app *app)
{
    const char *const rows[] = {texts_word(WORD_take_start_back_no), texts_word(WORD_take_start_back_yes)};
    app_push(app, &view_pick,
             &(struct pick_request){
                 .title = texts_word(WORD_take_start_back), .rows = rows, .count = 2, .chosen = start_answered});
}

static void undo(struct app *app, int which)
{
    struct arena      scratch = {0};
    const struct way *way = &ways[which];
    struct act       *acts = NULL;
    bool              known;
    size_t            count = count_acts(app, way, &scratch, &acts, &known);
    bool              is_nothing = count == 0 && (known || !store_is_on_disk(app->store));
    bool              is_start = which == BACK && count > 0 && act_is_start(&acts[0]);
    arena_free(&scratch);
    if (is_nothing)
        app_say(app, false, "%s", texts_word(way->nothing));
    else if (is_start)
        ask_for_start(app);
    else
        go(app, way);
}

/* Opens what was left open. */
static void resume(struct app *app)
{
    struct arena       scratch = {0};
    const char        *key, *about;
    const struct view *view;
    if (app->private->left_text)
        lend_take_up(app);
    else if ((view = drafts_newest(app, &scratch, &key, &about)) != NULL)
        stack_continue(app, view, NULL, key, about);
    arena_free(&scratch);
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
        resume(app);
        break;
    case ACTION_PLAIN_undo:
        undo(app, BACK);
        break;
    case ACTION_PLAIN_redo:
        undo(app, AGAIN);
        break;
    case ACTION_PLAIN_person:
        if (is_on_tab(app) && app->person_count > 1)
            shown_next(app);
        break;
    default:
        break;
    }
}

static void act_on_tabs(struct app *app, enum action action)
{
    for (size_t i = 0; i < ACTIONS_TABS; i++)
        if (tabs[i].action == action)
            go_tab(app, i);
    if (action == ACTION_TABS_next)
        turn_tab(app, 1);
    else if (action == ACTION_TABS_previous)
        turn_tab(app, ACTIONS_TABS - 1);
}

void actions_act(struct app *app, enum action action)
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
