/*
 * The section of the rule: which contact ends the streak, as a grid of cells. Texts, calls and mails share a row as
 * long as they are treated alike; Enter gives each its own.
 */
#include "ui/plan/plan.h"

#include <stdio.h>
#include <string.h>

#include "ui/frame/views.h"

enum { THREE = 3, HEAD_ROWS = 2, WIDE = 76, TINY = 30, QUIET_ROWS = 13 };

static bool is_alike(const struct rules *rules, enum contact_kind a, enum contact_kind b)
{
    bool alike = true;
    for (enum contact_direction direction = 0; direction < CONTACT_DIRECTIONS; direction++)
        alike = alike && rules_break(rules, a, direction) == rules_break(rules, b, direction);
    return alike;
}

/* Texts, calls and mails have a row each: asked for, or because they differ. */
static bool has_three(const struct app *app, const struct plan_screen *screen)
{
    const struct rules *rules = &app->person.rules;
    return screen->where->has_three || !is_alike(rules, CONTACT_TEXT, CONTACT_CALL) ||
           !is_alike(rules, CONTACT_TEXT, CONTACT_EMAIL);
}

/* The kinds from *first on, so many, that share a row. */
static int kinds_of(const struct app *app, const struct plan_screen *screen, size_t row, enum contact_kind *first)
{
    bool three = has_three(app, screen);
    *first = (enum contact_kind)(three || row == 0 ? row : row + THREE - 1);
    return !three && row == 0 ? THREE : 1;
}

/* The column one stands in: a look has no `in`, and passes it over without forgetting it. */
static enum contact_direction direction_of(const struct app *app, const struct plan_screen *screen)
{
    enum contact_kind kind;
    kinds_of(app, screen, screen->where->rows[PLAN_RULE].chosen, &kind);
    return rules_has_cell(kind, (enum contact_direction)screen->where->rule_col)
               ? (enum contact_direction)screen->where->rule_col
               : CONTACT_OUT;
}

static const char *label(enum contact_kind kind, int kinds, bool is_wide)
{
    static const char *const wide[CONTACT_KINDS] = {"text",
                                                    "call",
                                                    "mail",
                                                    "like, comment, a post meant for them",
                                                    "a look at their profile, photos, old chats",
                                                    "meeting",
                                                    "through somebody else",
                                                    "children, work, money, keys",
                                                    "writing again, checking whether it was seen"};
    static const char *const narrow[CONTACT_KINDS] = {
        "text", "call", "mail", "likes, posts", "a look", "meeting", "through others", "children, work", "again"};
    return kinds == THREE ? "text, call, mail" : is_wide ? wide[kind] : narrow[kind];
}

static void say(const struct app *app, const struct plan_screen *screen, struct buf *out)
{
    (void)screen;
    const struct rules *rules = &app->person.rules;
    int                 changed = rules_changed(rules);
    buf_puts(out, rules_preset_name(rules->preset));
    if (changed > 0)
        buf_printf(out, ", %d cell%s changed", changed, changed == 1 ? "" : "s");
}

static size_t count(const struct app *app, const struct plan_screen *screen)
{
    /* Writing again is asked about where it is the rule; else it is a text, a call or a mail like any other. */
    size_t kinds = app->person.rules.preset == RULES_SPACE ? CONTACT_KINDS : CONTACT_AGAIN;
    return has_three(app, screen) ? kinds : kinds - THREE + 1;
}

/* The column of a cell. */
static int cell_col(int cols, int direction)
{
    static const int wide[CONTACT_DIRECTIONS] = {48, 60, 71};
    int              step = cols < TINY ? 3 : 7;
    return cols >= WIDE ? wide[direction] : cols - 4 - (CONTACT_DIRECTIONS - 1 - direction) * step;
}

static int draw_head(struct canvas *canvas, struct rect area)
{
    static const char *const above[CONTACT_DIRECTIONS] = {"I began", "they,", "by"};
    static const char *const below[CONTACT_DIRECTIONS] = {"or answered", "unanswered", "chance"};
    static const char *const narrow[CONTACT_DIRECTIONS] = {"I", "they", "chance"};
    bool                     is_wide = area.cols >= WIDE;
    if (area.cols < TINY)
        return 0;
    if (is_wide)
        canvas_text(canvas, area, 0, PLAN_TEXT_COL, STYLE_soft, texts_word(WORD_plan_rule_which));
    for (int i = 0; i < CONTACT_DIRECTIONS; i++) {
        int col = cell_col(area.cols, i) - 3;
        if (is_wide)
            canvas_text(canvas, area, 0, col, STYLE_soft, above[i]);
        canvas_text(canvas, area, is_wide, is_wide ? col : col + 4 - (int)strlen(narrow[i]) / 2, STYLE_soft,
                    is_wide ? below[i] : narrow[i]);
    }
    return is_wide ? HEAD_ROWS : 1;
}

static void draw_cell(const struct app *app, const struct plan_screen *screen, struct canvas *canvas, struct rect area,
                      int row, size_t at, enum contact_direction direction)
{
    enum contact_kind kind;
    kinds_of(app, screen, at, &kind);
    int  col = cell_col(area.cols, (int)direction);
    bool is_chosen = screen->where->rows[PLAN_RULE].chosen == at && direction_of(app, screen) == direction;
    if (!rules_has_cell(kind, direction))
        return;
    bool breaks = rules_break(&app->person.rules, kind, direction);
    canvas_glyph(canvas, area, row, col, breaks ? STYLE_warm_mark : STYLE_text, breaks ? GLYPH_contact : GLYPH_kept);
    if (!is_chosen)
        return;
    canvas_text(canvas, area, row, col - 1, STYLE_accent, "[");
    canvas_text(canvas, area, row, col + 1, STYLE_accent, "]");
    if (screen->where->is_inside)
        canvas_focus(canvas, area, row, col);
}

static void standing(const struct app *app, const struct plan_screen *screen, struct buf *out)
{
    (void)screen;
    const char *word = texts_word(app->area_cols < PLAN_NARROW ? WORD_plan_rule_legend_short : WORD_plan_rule_legend);
    const struct buf_value values[] = {
        {"ends", app->ascii ? "x" : "◆"}, {"counts", app->ascii ? "o" : "○"}, {NULL, NULL}};
    buf_fill(out, word, values);
}

/* Where the frame has no quiet line. */
static void draw_legend(const struct app *app, struct canvas *canvas, struct rect area, int row)
{
    struct arena scratch = {0};
    struct buf   text = {.arena = &scratch};
    standing(app, NULL, &text);
    canvas_cut(canvas, area, row, PLAN_TEXT_COL, area.cols - PLAN_TEXT_COL - 1, STYLE_soft, buf_text(&text));
    arena_free(&scratch);
}

static int draw(const struct app *app, const struct plan_screen *screen, struct canvas *canvas, struct rect area)
{
    size_t rows = count(app, screen);
    int    head = area.rows > 2 ? draw_head(canvas, area) : 0;
    if (area.cols < TINY)
        head = 0;
    struct list list = plan_list(screen, PLAN_RULE, area.rows - head);
    for (size_t at = list.top; at < rows; at++) {
        int               row = head + (int)(at - list.top);
        enum contact_kind kind;
        int               kinds = kinds_of(app, screen, at, &kind);
        int               room = cell_col(area.cols, 0) - PLAN_TEXT_COL - 2;
        bool              is_chosen = screen->where->is_inside && screen->where->rows[PLAN_RULE].chosen == at;
        canvas_cut(canvas, area, row, PLAN_TEXT_COL, room, is_chosen ? STYLE_call : STYLE_text,
                   label(kind, kinds, area.cols >= WIDE));
        if (is_chosen)
            canvas_glyph(canvas, area, row, 0, STYLE_accent, GLYPH_chosen);
        for (enum contact_direction direction = 0; direction < CONTACT_DIRECTIONS; direction++)
            draw_cell(app, screen, canvas, area, row, at, direction);
    }
    int below = head + (int)rows;
    if (app->area_rows < QUIET_ROWS && below < area.rows)
        draw_legend(app, canvas, area, below + (below + 1 < area.rows));
    return below;
}

struct turn {
    enum contact_kind      first;
    int                    kinds;
    enum contact_direction direction;
    bool                   breaks;
};

static void set_cells(struct app *app, struct person *person, const void *context)
{
    const struct turn *turn = context;
    (void)app;
    for (int i = 0; i < turn->kinds; i++)
        rules_set(&person->rules, turn->first + (enum contact_kind)i, turn->direction, turn->breaks);
}

static void turn_cell(struct app *app, const struct plan_screen *screen)
{
    static const char *const who[CONTACT_DIRECTIONS] = {"I began or answered", "they, unanswered", "by chance"};
    struct turn              turn = {.direction = direction_of(app, screen)};
    turn.kinds = kinds_of(app, screen, screen->where->rows[PLAN_RULE].chosen, &turn.first);
    turn.breaks = !rules_break(&app->person.rules, turn.first, turn.direction);
    if (plan_person_change(app, "person rule", set_cells, &turn))
        app_say_filled(app, true, turn.breaks ? WORD_plan_rule_ends : WORD_plan_rule_counts,
                       (struct buf_value[]){
                           {"what", label(turn.first, turn.kinds, false)}, {"who", who[turn.direction]}, {NULL, NULL}});
}

/* To the next cell of the row that is there. */
static void go(const struct app *app, const struct plan_screen *screen, int step)
{
    enum contact_kind kind;
    kinds_of(app, screen, screen->where->rows[PLAN_RULE].chosen, &kind);
    for (int col = (int)direction_of(app, screen) + step; col >= 0 && col < CONTACT_DIRECTIONS; col += step)
        if (rules_has_cell(kind, (enum contact_direction)col)) {
            screen->where->rule_col = col;
            return;
        }
}

static void act(struct app *app, const struct plan_screen *screen, enum action action)
{
    switch (action) {
    case ACTION_MOVE_left:
    case ACTION_MOVE_right:
        go(app, screen, action == ACTION_MOVE_left ? -1 : 1);
        break;
    case ACTION_LIST_tick:
        turn_cell(app, screen);
        break;
    case ACTION_LIST_open:
        screen->where->has_three = !screen->where->has_three;
        screen->where->rows[PLAN_RULE].count = count(app, screen);
        screen->where->rows[PLAN_RULE].chosen = 0;
        break;
    case ACTION_LIST_edit:
        app_push(app, &view_person_edit, &(struct plan_given){.id = app->person.id, .field = PLAN_GIVEN_RULES});
        break;
    default:
        break;
    }
}

const struct plan_section plan_rule = {
    .title = "Rule",
    .say = say,
    .count = count,
    .draw = draw,
    .act = act,
    .standing = standing,
    .edits_whole = true,
    .hints = {{ACTION_LIST_tick, "change"}, {ACTION_LIST_edit, "preset"}},
};
