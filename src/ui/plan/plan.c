/*
 * The tab of the plan for a person: its sections with how they stand, and the open one. With rows enough both are seen, below
 * each other, on a wide screen side by side; else one of them at a time.
 */
#include "ui/plan/plan.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "words/words.h"

enum {
    TITLE_COL = 3,
    STATE_COL = 16,
    SIDE_FROM = 138, /* from so many columns on side by side */
    SIDE_COLS = 58,  /* of the list then */
    BOTH_FROM = PLAN_SECTIONS + 6,
    TITLE_ROWS = 6 /* from so many rows on an open section that stands alone has its title */
};

void plan_say_date(daynum day, daynum today, char out[WHEN_WORDS_SIZE])
{
    enum { NEAR_DAYS = 182 };
    bool is_near = day - today <= NEAR_DAYS && today - day <= NEAR_DAYS;
    when_say_date_near(day, is_near ? day : today, out);
}

void plan_say_ahead(int64_t ahead, char out[WHEN_WORDS_SIZE])
{
    if (ahead <= 1)
        snprintf(out, WHEN_WORDS_SIZE, "%s", ahead == 0 ? "today" : "tomorrow");
    else
        snprintf(out, WHEN_WORDS_SIZE, "in %" PRId64 " days", ahead);
}

void plan_say_closed(struct buf *out, const struct app *app, const struct plan_screen *screen)
{
    char date[WHEN_WORDS_SIZE], days[WORDS_SIZE];
    plan_say_date(app->person.closed_on, app->present.today, date);
    words_days(screen->loaded->tally.streak_days, days);
    buf_fill(out, texts_word(app->count_hidden ? WORD_plan_closed_hidden : WORD_plan_closed),
             (struct buf_value[]){{"date", date}, {"days", days}, {NULL, NULL}});
}

void plan_mark_row(const struct plan_screen *screen, enum plan_key section, size_t at, struct canvas *canvas,
                   struct rect area, int row)
{
    if (!screen->where->is_inside || screen->where->sections.chosen != (size_t)section ||
        screen->where->rows[section].chosen != at)
        return;
    list_mark(canvas, area, row, 0);
}

struct list plan_list(const struct plan_screen *screen, enum plan_key section, int rows)
{
    return list_seen(&screen->where->rows[section], rows);
}

static int prose_cols(int cols)
{
    int room = cols - PLAN_TEXT_COL - 1;
    return room < PLAN_PROSE_COLS ? room : PLAN_PROSE_COLS;
}

int plan_prose(struct canvas *canvas, struct rect area, int row, enum style style, const char *text)
{
    return canvas_wrap(canvas, area, row, PLAN_TEXT_COL, INT16_MAX, prose_cols(area.cols), style, text);
}

int plan_prose_rows(const char *text, int cols)
{
    struct canvas nothing = {0};
    return plan_prose(&nothing, (struct rect){.cols = cols}, 0, STYLE_text, text);
}

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

static enum plan_key open_key(const struct plan_screen *screen)
{
    return (enum plan_key)screen->where->sections.chosen;
}

static const struct plan_section *open_section(const struct plan_screen *screen)
{
    return sections[open_key(screen)];
}

static size_t count_rows(const struct app *app, const struct plan_screen *screen, const struct plan_section *section)
{
    if (section->rows)
        return screen->loaded->lists[section->rows->key].count;
    return section->count ? section->count(app, screen) : 0;
}

static int draw_section(const struct app *app, const struct plan_screen *screen, const struct plan_section *section,
                        struct canvas *canvas, struct rect area)
{
    if (area.rows < 1 || area.cols < 1)
        return 0;
    return section->rows ? plan_lists_draw(section->rows, app, screen, canvas, area)
                         : section->draw(app, screen, canvas, area);
}

/* The rows of the screen that the open section would take, so wide. */
static int wants_rows(const struct app *app, const struct plan_screen *screen, int cols)
{
    struct canvas nothing = {0};
    return draw_section(app, screen, open_section(screen), &nothing, (struct rect){.rows = INT16_MAX, .cols = cols});
}

static void set_counts(const struct app *app, const struct plan_screen *screen)
{
    for (int i = 0; i < PLAN_SECTIONS; i++)
        list_set_count(&screen->where->rows[i], count_rows(app, screen, sections[i]));
}

/* Those that are over come last; of two on a day the first added comes first. */
static int compare_harddays(const void *left, const void *right)
{
    const struct plan_hardday *a = left, *b = right;
    bool                       a_is_over = a->next_on == DAY_NONE, b_is_over = b->next_on == DAY_NONE;
    if (a_is_over != b_is_over)
        return a_is_over ? 1 : -1;
    if (a->next_on != b->next_on)
        return a->next_on < b->next_on ? -1 : 1;
    return a->row.id < b->row.id ? -1 : a->row.id > b->row.id;
}

static bool prepare_harddays(struct plan_list *list, struct app *app, struct arena *arena, struct error *error)
{
    const struct hardday *rows = list->rows;
    struct plan_hardday  *harddays = ARENA_NEW(arena, struct plan_hardday, list->count);
    for (size_t i = 0; i < list->count; i++) {
        struct plan plan;
        bool        found = false;
        if (!lists_plan_for(app->store, rows[i].text, arena, &plan, &found, error))
            return false;
        harddays[i] = (struct plan_hardday){rows[i], hardday_next(rows[i].day, rows[i].every, app->present.today),
                                            found ? plan.action : NULL};
    }
    if (list->count > 1)
        qsort(harddays, list->count, sizeof *harddays, compare_harddays);
    list->rows = harddays;
    return true;
}

static bool load_lists(struct plan_loaded *loaded, struct app *app, struct arena *arena, struct error *error)
{
    for (int i = 0; i < PLAN_SECTIONS; i++)
        if (sections[i]->rows && !lists_all(app->store, sections[i]->rows->of, arena, &loaded->lists[i].rows,
                                            &loaded->lists[i].count, error))
            return false;
    return prepare_harddays(&loaded->lists[PLAN_HARD_DAYS], app, arena, error);
}

/*
 * The conditions, where they belong to the open section: they ask for the marks of every habit and for the letters, and so
 * only when they are looked at.
 */
static bool load_ready(struct plan_loaded *loaded, const struct plan_where *where, struct app *app, struct arena *arena,
                       struct error *error)
{
    if (!loaded->is_reached || where->sections.chosen != PLAN_REACHING_OUT)
        return true;
    if (!readiness_get(app->store, app->person.id, arena, &loaded->sentence, error) ||
        !readiness_facts(app->store, &app->present, &app->person, &loaded->tally, texts_lens_words(), arena,
                         &loaded->facts, error))
        return false;
    loaded->ready = ready_compute(&loaded->facts);
    loaded->has_ready = true;
    return true;
}

static bool load_way(struct plan_loaded *loaded, struct app *app, struct arena *arena, struct error *error)
{
    if (!contacts_tally(app->store, &app->present, &app->person, CONTACTS_COUNT, arena, &loaded->tally, &loaded->today,
                        error))
        return false;
    loaded->is_reached =
        !app->person.unsafe && !app->person.closed && loaded->tally.streak_days >= app->person.target_days;
    loaded->milestones = milestone_list(&loaded->tally, app->person.target_days, arena, &loaded->milestone_count);
    return true;
}

/* With another person the cursors begin anew: a row is none of the other's. */
static void begin_person(struct plan_where *where, const struct plan_loaded *loaded, const struct app *app)
{
    if (where->person_id == app->person.id)
        return;
    where->person_id = app->person.id;
    where->has_three = false;
    for (int i = 0; i < PLAN_SECTIONS; i++)
        where->rows[i] = (struct list){0};
    size_t *row = &where->rows[PLAN_WAY].chosen;
    while (*row < loaded->milestone_count && loaded->milestones[*row].in_days < 0)
        ++*row;
    ++*row; /* day 0 has a row, too */
}

static bool load(struct app *app, void *state, void *out, struct arena *arena, struct error *error)
{
    struct plan_where  *where = state;
    struct plan_loaded *loaded = out;
    list_set_count(&where->sections, PLAN_SECTIONS);
    if (!load_way(loaded, app, arena, error) || !load_lists(loaded, app, arena, error) ||
        !load_ready(loaded, where, app, arena, error))
        return false;
    begin_person(where, loaded, app);
    set_counts(app, &(struct plan_screen){where, loaded});
    return true;
}

/* How the area is shared out; no rows or columns: it is not seen. */
struct layout {
    struct rect list, open;
    int         rule_row; /* between them; -1: none */
};

static struct layout make_layout(const struct app *app, const struct plan_screen *screen, struct rect area)
{
    struct layout layout = {.list = area, .open = area, .rule_row = -1};
    int           below = area.rows - PLAN_SECTIONS - 1;
    if (area.cols >= SIDE_FROM) {
        layout.list.cols = SIDE_COLS;
        layout.open.col += SIDE_COLS + 1;
        layout.open.cols -= SIDE_COLS + 1;
        return layout;
    }
    bool is_alone = area.rows < BOTH_FROM || (screen->where->is_inside && wants_rows(app, screen, area.cols) > below);
    if (is_alone) {
        *(screen->where->is_inside ? &layout.list : &layout.open) = (struct rect){0};
        return layout;
    }
    layout.list.rows = PLAN_SECTIONS;
    layout.rule_row = PLAN_SECTIONS;
    layout.open.row += PLAN_SECTIONS + 1;
    layout.open.rows = below;
    return layout;
}

static void say_section(const struct app *app, const struct plan_screen *screen, const struct plan_section *section,
                        struct buf *out)
{
    if (section->rows && count_rows(app, screen, section) == 0)
        buf_puts(out, "none yet");
    else
        section->say(app, screen, out);
}

static void draw_list(const struct app *app, const struct plan_screen *screen, struct canvas *canvas, struct rect area)
{
    struct list list = list_seen(&screen->where->sections, area.rows);
    for (size_t at = list.top; at < PLAN_SECTIONS && (int)(at - list.top) < area.rows; at++) {
        struct arena scratch = {0};
        struct buf   says = {.arena = &scratch};
        int          row = (int)(at - list.top);
        bool         is_chosen = at == list.chosen;
        say_section(app, screen, sections[at], &says);
        canvas_cut(canvas, area, row, TITLE_COL, area.cols - TITLE_COL, STYLE_text, sections[at]->title);
        canvas_cut(canvas, area, row, STATE_COL, area.cols - STATE_COL - 1, is_chosen ? STYLE_text : STYLE_soft,
                   buf_text(&says));
        if (is_chosen)
            canvas_glyph(canvas, area, row, 1, STYLE_accent, GLYPH_chosen);
        if (is_chosen && !screen->where->is_inside) {
            canvas_restyle(canvas, (struct rect){area.row + row, area.col, 1, area.cols}, STYLE_row);
            canvas_focus(canvas, area, row, 1);
        }
        arena_free(&scratch);
    }
}

/* Its title and how it stands, where the list is not seen. */
static int draw_title(const struct app *app, const struct plan_screen *screen, struct canvas *canvas, struct rect area)
{
    struct arena scratch = {0};
    struct buf   says = {.arena = &scratch};
    say_section(app, screen, open_section(screen), &says);
    int end = canvas_cut(canvas, area, 0, TITLE_COL, area.cols - TITLE_COL, STYLE_call, open_section(screen)->title);
    int col = end + 2 > STATE_COL ? end + 2 : STATE_COL;
    canvas_cut(canvas, area, 0, col, area.cols - col - 1, STYLE_soft, buf_text(&says));
    arena_free(&scratch);
    return 1;
}

static void draw(const struct app *app, const void *view_state, const void *loaded, struct canvas *canvas,
                 struct rect area)
{
    struct plan_where         where = *(const struct plan_where *)view_state;
    const struct plan_screen *screen = &(struct plan_screen){&where, loaded};
    struct layout             layout = make_layout(app, screen, area);
    draw_list(app, screen, canvas, layout.list);
    if (layout.rule_row >= 0)
        canvas_rule(canvas, area, layout.rule_row);
    for (int row = 0; area.cols >= SIDE_FROM && row < area.rows; row++)
        canvas_glyph(canvas, area, row, SIDE_COLS, STYLE_line, GLYPH_divider);
    struct rect open = layout.open;
    if (layout.list.rows == 0 && open.rows >= TITLE_ROWS) {
        int rows = draw_title(app, screen, canvas, open);
        open.row += rows;
        open.rows -= rows;
    }
    open.col += 1;
    open.cols -= 1;
    if (screen->where->is_inside)
        canvas_focus(canvas, open, 0, 0); /* a section that is only read has no other place for it */
    draw_section(app, screen, open_section(screen), canvas, open);
}

static void give_section(struct app *app, const struct plan_screen *screen, enum action action)
{
    const struct plan_section *section = open_section(screen);
    if (section->rows)
        plan_lists_act(section->rows, app, screen, action);
    else if (section->act)
        section->act(app, screen, action);
}

/* Where there is nothing to stand on, Enter is the section's own at once. */
static void enter(struct app *app, const struct plan_screen *screen)
{
    bool has_rows = screen->where->rows[open_key(screen)].count > 0;
    screen->where->is_inside = true;
    if (!has_rows)
        give_section(app, screen, ACTION_LIST_open);
    if (!has_rows && open_key(screen) == PLAN_HELP_LINES)
        screen->where->is_inside = false; /* the help stands there instead */
}

static bool is_row_action(enum action action)
{
    return action == ACTION_LIST_tick || action == ACTION_LIST_delete || action == ACTION_LIST_edit ||
           action == ACTION_LIST_new || action == ACTION_LIST_open;
}

/* From the list, what is done to a row leads in first: nothing happens to a row on which nobody stands. */
static void act_on_row(struct app *app, const struct plan_screen *screen, enum action action)
{
    bool is_whole = action == ACTION_LIST_new || (action == ACTION_LIST_edit && open_section(screen)->edits_whole);
    if (screen->where->is_inside || is_whole)
        give_section(app, screen, action);
    else
        enter(app, screen);
}

static void go_to_section(struct app *app, const struct plan_screen *screen, enum action action)
{
    list_act(&screen->where->sections, action, PLAN_SECTIONS);
    if (open_key(screen) == PLAN_REACHING_OUT && screen->loaded->is_reached && !screen->loaded->has_ready)
        app_load_again(app);
}

static void move(struct app *app, const struct plan_screen *screen, enum action action)
{
    if (!screen->where->is_inside)
        go_to_section(app, screen, action);
    else if (!list_act(&screen->where->rows[open_key(screen)], action, app->area_rows / 2))
        give_section(app, screen, action);
}

static bool act(struct app *app, void *view_state, const void *loaded, enum action action, keycode key)
{
    (void)key;
    const struct plan_screen *screen = &(struct plan_screen){view_state, loaded};
    if (action == ACTION_EVERYWHERE_back || action == ACTION_PLAIN_quit) {
        bool was_inside = screen->where->is_inside;
        screen->where->is_inside = false;
        return was_inside;
    }
    enum scope scope = keys_row(action).scope;
    if (action == ACTION_PLAN_archive && open_key(screen) == PLAN_PERSON)
        plan_person_archive(app);
    else if (action == ACTION_PLAN_archive)
        app_say_filled(app, false, WORD_plan_archive_where, NULL);
    else if (is_row_action(action))
        act_on_row(app, screen, action);
    else if (scope == SCOPE_BIT_MOVE || scope == SCOPE_BIT_LIST)
        move(app, screen, action);
    else
        return false;
    return true;
}

static void standing(const struct app *app, const void *view_state, const void *loaded, struct buf *out)
{
    struct plan_where         where = *(const struct plan_where *)view_state;
    const struct plan_screen *screen = &(struct plan_screen){&where, loaded};
    bool is_seen = screen->where->is_inside || app->area_cols >= SIDE_FROM || app->area_rows >= BOTH_FROM;
    if (is_seen && open_section(screen)->standing)
        open_section(screen)->standing(app, screen, out);
}

static void hints(const struct app *app, const void *view_state, const void *loaded,
                  struct view_hint out[VIEW_FOOTER_MAX + 1])
{
    static const struct view_hint of_lists[] = {
        {ACTION_LIST_new, NULL}, {ACTION_LIST_edit, NULL}, {ACTION_LIST_delete, NULL}, {ACTION_NONE, NULL}};
    struct plan_where          where = *(const struct plan_where *)view_state;
    const struct plan_screen  *screen = &(struct plan_screen){&where, loaded};
    const struct plan_section *section = open_section(screen);
    const struct view_hint    *own = section->rows ? of_lists : section->hints;
    size_t                     count = 0;
    out[count++] = (struct view_hint){ACTION_PLAIN_urge, NULL};
    if (!screen->where->is_inside)
        out[count++] = (struct view_hint){ACTION_LIST_open, NULL};
    bool has_row = screen->where->rows[open_key(screen)].count > 0;
    for (const struct view_hint *hint = own; hint->action != ACTION_NONE; hint++)
        if (has_row || section->edits_whole || hint->action == ACTION_LIST_new)
            out[count++] = *hint;
    if (app->person_count > 1)
        out[count++] = (struct view_hint){ACTION_PLAIN_person, NULL};
    out[count++] = (struct view_hint){ACTION_PLAIN_help, NULL};
    out[count++] = (struct view_hint){screen->where->is_inside ? ACTION_EVERYWHERE_back : ACTION_PLAIN_quit, NULL};
    out[count] = (struct view_hint){ACTION_NONE, NULL};
}

const struct view view_plan = {
    .name = "plan",
    .scopes = SCOPE_PLAN | SCOPE_LIST | SCOPE_MOVE,
    .state_size = sizeof(struct plan_where),
    .loaded_size = sizeof(struct plan_loaded),
    .is_tab = true,
    .load = load,
    .draw = draw,
    .act = act,
    .standing = standing,
    .hints = hints,
};
