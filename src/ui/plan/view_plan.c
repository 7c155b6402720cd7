/*
 * The tab of the plan for a person: its sections with their state, and the open one. With rows enough both are seen, below
 * each other, on a wide screen side by side; else one of them at a time.
 */
#include "ui/frame/views.h"

#include <string.h>

#include "ui/plan/plan_change.h"
#include "ui/plan/plan_rows.h"
#include "ui/plan/plan_say.h"

enum {
    TITLE_COL = 3,
    STATE_COL = 16,
    SIDE_FROM = 138, /* from so many columns on side by side */
    SIDE_COLS = 58,  /* of the list then */
    BOTH_FROM = PLAN_SECTIONS + 6,
    TITLE_ROWS = 6 /* from so many rows on an open section that stands alone has its title */
};

static const struct plan_section *const sections[PLAN_SECTIONS] = {
    [PLAN_PERSON] = &plan_person,
    [PLAN_RULE] = &plan_rule,
    [PLAN_PROMISE] = &plan_promise,
    [PLAN_REASONS] = &plan_reasons,
    [PLAN_WAY] = &plan_way,
    [PLAN_FRIENDS] = &plan_friends,
    [PLAN_TRIGGERS] = &plan_triggers,
    [PLAN_HARD_DAYS] = &plan_harddays,
    [PLAN_REACHING_OUT] = &plan_reach,
    [PLAN_HELP_LINES] = &plan_help,
};

static enum plan_key open_key(const struct plan_state *state)
{
    return (enum plan_key)state->sections.chosen;
}

static const struct plan_section *open_section(const struct plan_state *state)
{
    return sections[open_key(state)];
}

static size_t count_rows(const struct app *app, const struct plan_state *state, const struct plan_section *section)
{
    return section->rows ? section->rows->count(state) : section->count(app, state);
}

static int wants_rows(const struct app *app, const struct plan_state *state, const struct plan_section *section,
                      int cols)
{
    return section->rows ? plan_rows_wants(section->rows, state, cols) : section->wants(app, state, cols);
}

static void draw_section(const struct app *app, const struct plan_state *state, const struct plan_section *section,
                         struct canvas *canvas, struct rect area)
{
    if (area.rows < 1 || area.cols < 1)
        return;
    if (section->rows)
        plan_rows_draw(section->rows, app, state, canvas, area);
    else
        section->draw(app, state, canvas, area);
}

static void set_counts(const struct app *app, struct plan_state *state)
{
    for (int i = 0; i < PLAN_SECTIONS; i++)
        list_set_count(&state->rows[i], count_rows(app, state, sections[i]));
}

static bool load(struct app *app, void *view_state, void *out, struct arena *arena, struct error *error)
{
    (void)out, (void)arena;
    struct plan_state *state = view_state;
    if (!plan_state_load(state, app, error))
        return false;
    list_set_count(&state->sections, PLAN_SECTIONS);
    set_counts(app, state);
    return true;
}

/* How the area is shared out; no rows or columns: it is not seen. */
struct layout {
    struct rect list, open;
    int         rule_row; /* between them; -1: none */
};

static struct layout make_layout(const struct app *app, const struct plan_state *state, struct rect area)
{
    struct layout layout = {.list = area, .open = area, .rule_row = -1};
    int           below = area.rows - PLAN_SECTIONS - 1;
    if (area.cols >= SIDE_FROM) {
        layout.list.cols = SIDE_COLS;
        layout.open.col += SIDE_COLS + 1;
        layout.open.cols -= SIDE_COLS + 1;
        return layout;
    }
    bool is_alone =
        area.rows < BOTH_FROM || (state->is_inside && wants_rows(app, state, open_section(state), area.cols) > below);
    if (is_alone) {
        *(state->is_inside ? &layout.list : &layout.open) = (struct rect){0};
        return layout;
    }
    layout.list.rows = PLAN_SECTIONS;
    layout.rule_row = PLAN_SECTIONS;
    layout.open.row += PLAN_SECTIONS + 1;
    layout.open.rows = below;
    return layout;
}

static void draw_list(const struct app *app, const struct plan_state *state, struct canvas *canvas, struct rect area)
{
    struct list list = state->sections;
    list_follow(&list, area.rows > 0 ? (size_t)area.rows : 1);
    for (size_t at = list.top; at < PLAN_SECTIONS && (int)(at - list.top) < area.rows; at++) {
        struct arena scratch = {0};
        struct buf   says = {.arena = &scratch};
        int          row = (int)(at - list.top);
        bool         is_chosen = at == list.chosen;
        sections[at]->say(app, state, &says);
        canvas_cut(canvas, area, row, TITLE_COL, area.cols - TITLE_COL, STYLE_text, sections[at]->title);
        canvas_cut(canvas, area, row, STATE_COL, area.cols - STATE_COL - 1, is_chosen ? STYLE_text : STYLE_soft,
                   buf_text(&says));
        if (is_chosen)
            canvas_glyph(canvas, area, row, 1, STYLE_accent, GLYPH_chosen);
        if (is_chosen && !state->is_inside) {
            canvas_restyle(canvas, (struct rect){area.row + row, area.col, 1, area.cols}, STYLE_row);
            canvas_focus(canvas, area, row, 1);
        }
        arena_free(&scratch);
    }
}

/* Its title and its state, where the list is not seen. */
static int draw_title(const struct app *app, const struct plan_state *state, struct canvas *canvas, struct rect area)
{
    struct arena scratch = {0};
    struct buf   says = {.arena = &scratch};
    open_section(state)->say(app, state, &says);
    int end = canvas_cut(canvas, area, 0, TITLE_COL, area.cols - TITLE_COL, STYLE_call, open_section(state)->title);
    int col = end + 2 > STATE_COL ? end + 2 : STATE_COL;
    canvas_cut(canvas, area, 0, col, area.cols - col - 1, STYLE_soft, buf_text(&says));
    arena_free(&scratch);
    return 1;
}

static void draw(const struct app *app, const void *view_state, const void *loaded, struct canvas *canvas,
                 struct rect area)
{
    (void)loaded;
    const struct plan_state *state = view_state;
    struct layout            layout = make_layout(app, state, area);
    draw_list(app, state, canvas, layout.list);
    if (layout.rule_row >= 0)
        canvas_rule(canvas, area, layout.rule_row);
    for (int row = 0; area.cols >= SIDE_FROM && row < area.rows; row++)
        canvas_glyph(canvas, area, row, SIDE_COLS, STYLE_line, GLYPH_divider);
    struct rect open = layout.open;
    if (layout.list.rows == 0 && open.rows >= TITLE_ROWS) {
        int rows = draw_title(app, state, canvas, open);
        open.row += rows;
        open.rows -= rows;
    }
    open.col += 1;
    open.cols -= 1;
    if (state->is_inside)
        canvas_focus(canvas, open, 0, 0); /* a section that is only read has no other place for it */
    draw_section(app, state, open_section(state), canvas, open);
}

static void give_section(struct app *app, struct plan_state *state, enum action action)
{
    const struct plan_section *section = open_section(state);
    if (section->act)
        section->act(app, state, action);
    else if (section->rows)
        plan_rows_act(section->rows, app, state, action);
}

/* Where there is nothing to stand on, Enter is the section's own at once. */
static void enter(struct app *app, struct plan_state *state)
{
    bool has_rows = state->rows[open_key(state)].count > 0;
    state->is_inside = true;
    if (!has_rows)
        give_section(app, state, ACTION_LIST_open);
    if (!has_rows && open_key(state) == PLAN_HELP_LINES)
        state->is_inside = false; /* the help stands there instead */
}

static bool is_row_action(enum action action)
{
    return action == ACTION_LIST_tick || action == ACTION_LIST_delete || action == ACTION_LIST_edit ||
           action == ACTION_LIST_new || action == ACTION_LIST_open;
}

/* From the list, what is done to a row leads in first: nothing happens to a row on which nobody stands. */
static void act_on_row(struct app *app, struct plan_state *state, enum action action)
{
    bool is_whole = action == ACTION_LIST_new || (action == ACTION_LIST_edit && open_section(state)->edits_whole);
    if (state->is_inside || is_whole)
        give_section(app, state, action);
    else
        enter(app, state);
}

static void go_to_section(struct app *app, struct plan_state *state, enum action action)
{
    struct error error = {0};
    list_act(&state->sections, action, PLAN_SECTIONS);
    if (!plan_state_look(state, app, &error))
        app_say(app, false, "%s", error.text);
    set_counts(app, state);
}

static void move(struct app *app, struct plan_state *state, enum action action)
{
    if (!state->is_inside)
        go_to_section(app, state, action);
    else if (!list_act(&state->rows[open_key(state)], action, app->area_rows > 2 ? (size_t)app->area_rows / 2 : 1))
        give_section(app, state, action);
}

static bool act(struct app *app, void *view_state, const void *loaded, enum action action, keycode key)
{
    (void)loaded;
    (void)key;
    struct plan_state *state = view_state;
    if (action == ACTION_EVERYWHERE_back || action == ACTION_PLAIN_quit) {
        bool was_inside = state->is_inside;
        state->is_inside = false;
        return was_inside;
    }
    enum scope scope = keys_row(action).scope;
    if (action == ACTION_PLAN_archive && open_key(state) == PLAN_PERSON)
        plan_change_archive(app);
    else if (action == ACTION_PLAN_archive)
        plan_say(app, false, WORD_plan_archive_where, NULL);
    else if (is_row_action(action))
        act_on_row(app, state, action);
    else if (scope == SCOPE_BIT_MOVE || scope == SCOPE_BIT_LIST)
        move(app, state, action);
    else
        return false;
    return true;
}

static void standing(const struct app *app, const void *view_state, const void *loaded, struct buf *out)
{
    (void)loaded;
    const struct plan_state *state = view_state;
    bool                     is_seen = state->is_inside || app->area_cols >= SIDE_FROM || app->area_rows >= BOTH_FROM;
    if (is_seen && open_section(state)->standing)
        open_section(state)->standing(app, state, out);
}

static void hints(const struct app *app, const void *view_state, const void *loaded,
                  struct view_hint out[VIEW_FOOTER_MAX + 1])
{
    (void)loaded;
    const struct plan_state   *state = view_state;
    const struct plan_section *section = open_section(state);
    size_t                     count = 0;
    out[count++] = (struct view_hint){ACTION_PLAIN_urge, NULL};
    if (!state->is_inside)
        out[count++] = (struct view_hint){ACTION_LIST_open, NULL};
    bool has_row = state->rows[open_key(state)].count > 0;
    for (const struct view_hint *hint = section->hints; hint->action != ACTION_NONE; hint++)
        if (has_row || section->edits_whole || hint->action == ACTION_LIST_new)
            out[count++] = *hint;
    if (app->person_count > 1)
        out[count++] = (struct view_hint){ACTION_PLAIN_person, NULL};
    out[count++] = (struct view_hint){ACTION_PLAIN_help, NULL};
    out[count++] = (struct view_hint){state->is_inside ? ACTION_EVERYWHERE_back : ACTION_PLAIN_quit, NULL};
    out[count] = (struct view_hint){ACTION_NONE, NULL};
}

const struct view view_plan = {
    .name = "plan",
    .scopes = SCOPE_PLAN | SCOPE_LIST | SCOPE_MOVE,
    .state_size = sizeof(struct plan_state),
    .is_tab = true,
    .load = load,
    .draw = draw,
    .act = act,
    .standing = standing,
    .hints = hints,
};
