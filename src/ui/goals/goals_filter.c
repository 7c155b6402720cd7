#include "ui/goals/goals_filter.h"

#include "ui/frame/pick.h"
#include "ui/frame/views.h"

static void take(struct app *app, void *view_state, const void *loaded, size_t index, const char *text)
{
    (void)loaded, (void)text;
    struct goals_state *state = view_state;
    enum goals_filter   before = state->filter;
    struct error        error = {0};
    state->filter = (enum goals_filter)index;
    if (goals_state_load(state, app, &error))
        return;
    state->filter = before;
    app_say(app, false, "%s", error.text);
}

void goals_filter_ask(struct goals_state *state, struct app *app)
{
    static const char *const names[GOALS_FILTERS] = {[GOALS_OPEN] = "the open ones",
                                                     [GOALS_FINISHED] = "the finished ones",
                                                     [GOALS_ARCHIVED] = "the archived ones",
                                                     [GOALS_ALL] = "all of them"};
    struct arena             scratch = {0};
    const char              *rows[GOALS_FILTERS];
    for (int i = 0; i < GOALS_FILTERS; i++) {
        struct buf row = {.arena = &scratch};
        buf_printf(&row, "%s, %zu", names[i], state->counts[i]);
        rows[i] = buf_text(&row);
    }
    app_push(
        app, &view_pick,
        &(struct pick_request){
            .title = "Show only", .rows = rows, .count = GOALS_FILTERS, .begin = rows[state->filter], .chosen = take});
    arena_free(&scratch);
}
