/*
 * The frame: tabs or a title with the clock, a line, the screen, a line, what just happened, the keys. How much of it there is room for is
 * decided in one place, plan(); everything else draws what the plan says. Below 40x12 there is one small screen, whatever is open: the count, what is
 * open, what just happened; every key does what it always does.
 */
#include "ui/frame/layer.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "store/contacts.h"
#include "words/words.h"

enum {
    FULL_ROWS = 18,   /* from here on the message has a row of its own */
    NARROW_COLS = 60, /* below that only the open tab is shown */
    LEAST_ROWS = 12,  /* below these there is the small screen */
    LEAST_COLS = 40,
    WORDS_COLS = 12, /* of the small screen; below there is room for the number only */
    MESSAGE_ROWS_MAX = 3,
    GAP = 3,
    LEAST_GAP = 2,
};

/* In text only what is no letter: a field takes those. */
unsigned frame_scopes(const struct view *view, bool is_text)
{
    if (is_text)
        return SCOPE_EVERYWHERE | SCOPE_TEXT | (view->scopes & (SCOPE_FORM | SCOPE_PICK | SCOPE_WRITE));
    return SCOPE_EVERYWHERE | SCOPE_PLAIN | view->scopes | (view->is_tab ? SCOPE_TABS : 0u);
}

enum head { HEAD_NONE, HEAD_TABS, HEAD_TITLE };

struct plan {
    enum head   head;
    int         rule_row;    /* of the line at the bottom; -1: none */
    int         message_row; /* -1: no room */
    int         message_rows;
    int         keys_row;
    struct rect area;
    const char *message; /* NULL: none */
    bool        is_fault, has_undo, is_standing;
};

static const char *not_on_disk(const struct app *app, struct arena *scratch)
{
    struct buf line = {.arena = scratch};
    buf_fill(&line, texts_word(WORD_not_on_disk),
             (const struct buf_value[]){{"reason", app->private->not_on_disk_why}, {NULL, NULL}});
    return buf_text(&line);
}

static void choose_message(const struct app *app, const struct layer *base, struct arena *scratch, struct plan *plan)
{
    const struct app_private *p = app->private;
    const struct layer       *top = stack_top(app);
    struct buf                standing = {.arena = scratch};
    if (p->is_not_on_disk) {
        plan->message = not_on_disk(app, scratch);
        plan->is_fault = true;
    } else if (p->message[0] != '\0') {
        plan->message = p->message;
        plan->is_fault = p->message_is_fault;
        plan->has_undo = p->message_has_undo;
    } else if (top->offered) {
        struct buf offer = {.arena = scratch};
        drafts_say_offer(app, top, &offer);
        plan->message = buf_text(&offer);
    } else if (base->view == &view_today && p->left_line[0] != '\0') {
        plan->message = p->left_line;
    } else if (base->view->standing) {
        base->view->standing(app, base->state, base->loaded, &standing);
        plan->message = standing.length > 0 ? standing.text : NULL;
        plan->is_standing = true;
    }
}

static int wrapped_rows(const char *text, int cols)
{
    struct canvas nothing = {0};
    int           rows = canvas_wrap(&nothing, (struct rect){0}, 0, 0, MESSAGE_ROWS_MAX, cols, STYLE_text, text);
    return rows > 0 ? rows : 1;
}

/* The rows of everything, with the message that `plan` has. */
static struct plan lay_out(struct plan plan, const struct layer *base, const struct canvas *canvas)
{
    bool is_full = canvas->rows >= FULL_ROWS, is_tab = base->view->is_tab;
    plan.rule_row = plan.message_row = -1;
    plan.message_rows = 1;
    plan.keys_row = canvas->rows - 1;
    plan.head = is_tab ? HEAD_TABS : base->view->title ? HEAD_TITLE : HEAD_NONE;
    int head = plan.head == HEAD_NONE ? 0 : 2, end = plan.keys_row;
    if (plan.message && !plan.is_standing && !plan.has_undo)
        plan.message_rows = wrapped_rows(plan.message, canvas->cols - 2);
    if (!is_full && is_tab && plan.is_standing)
        plan.message = NULL; /* what always stands there needs a row of its own */
    bool has_room = is_full || (plan.message && !is_tab);
    if (has_room) {
        end -= plan.message_rows;
        plan.message_row = end;
    }
    if (is_tab) {
        end -= has_room ? 1 : plan.message_rows;
        plan.rule_row = end;
        if (!has_room)
            plan.message_row = end;
    }
    if (plan.message_row < 0 && plan.head != HEAD_NONE)
        plan.message_row = 0;
    plan.area = (struct rect){head, 0, end - head, canvas->cols};
    return plan;
}

/* Twice: what stands in the quiet line may depend on the room that the view has. */
static struct plan make_plan(struct app *app, const struct layer *base, const struct canvas *canvas,
                             struct arena *scratch)
{
    struct plan plan = lay_out((struct plan){.message = NULL}, base, canvas);
    app->area_rows = plan.area.rows;
    choose_message(app, base, scratch, &plan);
    plan = lay_out(plan, base, canvas);
    app->area_rows = plan.area.rows;
    return plan;
}

/* The date and the time, at the right; without the date, or not at all, where there is no room after `from`. */
static void draw_clock(const struct app *app, struct canvas *canvas, int from)
{
    struct rect whole = canvas_whole(canvas);
    char        date[WHEN_WORDS_SIZE], clock[WHEN_DAY_SIZE];
    when_say_date(when_date(app->present.now), date);
    when_say_clock(app->present.now, clock);
    int end = canvas->cols - 1;
    int clock_cols = (int)strlen(clock), date_cols = (int)strlen(date) + 2;
    if (end - clock_cols <= from)
        return;
    canvas_right(canvas, whole, 0, end, STYLE_text, clock);
    if (end - clock_cols - date_cols > from)
        canvas_right(canvas, whole, 0, end - clock_cols - 2, STYLE_soft, date);
}

static int draw_tab(struct canvas *canvas, int col, size_t at, bool is_open)
{
    struct rect whole = canvas_whole(canvas);
    char        key[16];
    int         from = col;
    keys_first(actions_tab_action(at), key);
    col = canvas_text(canvas, whole, 0, col, STYLE_soft, is_open ? "[" : " ");
    col = canvas_text(canvas, whole, 0, col, STYLE_soft, key);
    col = canvas_text(canvas, whole, 0, col, STYLE_soft, " ");
    col = canvas_text(canvas, whole, 0, col, STYLE_soft, keys_row(actions_tab_action(at)).help);
    col = canvas_text(canvas, whole, 0, col, STYLE_soft, is_open ? "]" : " ");
    if (is_open)
        canvas_restyle(canvas, (struct rect){0, from, 1, col - from}, STYLE_tab);
    return col;
}

static void draw_tabs(const struct app *app, struct canvas *canvas, const struct view *open)
{
    int col = 0;
    for (size_t i = 0; i < ACTIONS_TABS; i++)
        if (canvas->cols >= NARROW_COLS || actions_tab_view(i) == open)
            col = draw_tab(canvas, col, i, actions_tab_view(i) == open);
    draw_clock(app, canvas, col);
}

static void draw_title(const struct app *app, struct canvas *canvas, const struct layer *base, struct arena *scratch)
{
    struct rect whole = canvas_whole(canvas);
    struct buf  aside = {.arena = scratch};
    if (base->view->aside)
        base->view->aside(app, base->state, base->loaded, &aside);
    int col = canvas_cut(canvas, whole, 0, 1, canvas->cols - 2, STYLE_call, base->view->title);
    int room = canvas->cols - 1 - col - 2;
    if (aside.length == 0)
        draw_clock(app, canvas, col);
    else if ((int)text_cols(aside.text, aside.length) <= room)
        canvas_right(canvas, whole, 0, canvas->cols - 1, STYLE_soft, aside.text);
}

static void draw_message(struct canvas *canvas, const struct plan *plan)
{
    struct rect whole = canvas_whole(canvas);
    if (!plan->message || plan->message_row < 0)
        return;
    enum style  style = plan->is_fault ? STYLE_fault : STYLE_text;
    const char *undo = texts_word(WORD_undo_takes_back);
    int         undo_cols = (int)text_cols(undo, strlen(undo));
    for (int i = 0; i < plan->message_rows; i++)
        for (int col = 0; col < canvas->cols; col++)
            canvas_text(canvas, whole, plan->message_row + i, col, STYLE_text, " ");
    int col = canvas->cols > 2 ? 1 : 0;
    if (plan->message_rows > 1) {
        canvas_wrap(canvas, whole, plan->message_row, col, plan->message_rows, canvas->cols - 2, style, plan->message);
        return;
    }
    int  cols = (int)text_cols(plan->message, strlen(plan->message));
    bool has_undo = plan->has_undo && col + cols + 2 + undo_cols < canvas->cols;
    canvas_cut(canvas, whole, plan->message_row, col, canvas->cols - 2 * col, style, plan->message);
    if (has_undo)
        canvas_right(canvas, whole, plan->message_row, canvas->cols - 1, STYLE_soft, undo);
}

static const struct view_hint plain_hints[] = {
    {ACTION_PLAIN_urge, NULL}, {ACTION_PLAIN_help, NULL}, {ACTION_EVERYWHERE_back, NULL}, {ACTION_NONE, NULL}};

static const struct view_hint offer_hints[] = {{ACTION_FORM_save, "continue"}, {ACTION_FORM_discard, "start fresh"},
                                               {ACTION_EVERYWHERE_urge, NULL}, {ACTION_EVERYWHERE_help, NULL},
                                               {ACTION_EVERYWHERE_back, NULL}, {ACTION_NONE, NULL}};

static const char *hint_word(const struct view_hint *hint)
{
    return hint->hint ? hint->hint : keys_row(hint->action).hint;
}

/* The key as it is shown. Left and up stand for both arrows; in ASCII for the letters that do the same. */
static const char *hint_key(const struct canvas *canvas, enum action action, char out[16])
{
    enum glyph first = GLYPH_arrow_left, second = GLYPH_arrow_right;
    if (action == ACTION_INSIGHTS_shorter)
        return "< >";
    if (action == ACTION_MOVE_up)
        first = GLYPH_arrow_up, second = GLYPH_arrow_down;
    else if (action != ACTION_MOVE_left)
        return keys_first(action, out);
    snprintf(out, 16, "%s%s", canvas_glyph_text(canvas, first), canvas_glyph_text(canvas, second));
    return out;
}

static int hint_cols(const struct view_hint *hint)
{
    const struct canvas ascii = {.ascii = true}; /* as wide as the other set */
    char                key[16];
    const char         *word = hint_word(hint);
    int                 cols = (int)strlen(hint_key(&ascii, hint->action, key));
    return cols + (word[0] != '\0' ? 1 + (int)text_cols(word, strlen(word)) : 0);
}

static int hints_cols(const struct view_hint *hints, size_t count, int gap)
{
    int cols = 1;
    for (size_t i = 0; i < count; i++)
        cols += hint_cols(&hints[i]) + (i > 0 ? gap : 0);
    return cols;
}

/* As many as fit, from both ends towards the middle; the first and the last stay. Returns the gap. */
static int fit_hints(struct view_hint *hints, size_t *count, int cols)
{
    struct view_hint all[VIEW_FOOTER_MAX];
    bool             stays[VIEW_FOOTER_MAX] = {false};
    size_t           whole = *count;
    memcpy(all, hints, whole * sizeof *all);
    for (size_t i = 0; i < whole; i++) {
        size_t at = i % 2 == 0 ? i / 2 : whole - 1 - i / 2;
        stays[at] = true;
        *count = 0;
        for (size_t j = 0; j < whole; j++)
            if (stays[j])
                hints[(*count)++] = all[j];
        stays[at] = i < 2 || hints_cols(hints, *count, LEAST_GAP) <= cols;
    }
    *count = 0;
    for (size_t j = 0; j < whole; j++)
        if (stays[j])
            hints[(*count)++] = all[j];
    for (int gap = GAP; gap >= LEAST_GAP; gap--)
        if (hints_cols(hints, *count, gap) <= cols)
            return gap;
    for (size_t i = *count; i > 0 && hints_cols(hints, *count, 1) - 1 > cols; i--)
        hints[i - 1].hint = ""; /* the key alone */
    return 1;
}

static void draw_keys(const struct app *app, struct canvas *canvas, const struct layer *top, int row)
{
    struct view_hint        hints[VIEW_FOOTER_MAX + 1] = {{ACTION_NONE, NULL}};
    struct rect             whole = canvas_whole(canvas);
    size_t                  count = 0;
    const struct view_hint *row_of = top->offered ? offer_hints : top->view->footer ? top->view->footer : plain_hints;
    if (top->view->hints && !top->offered)
        top->view->hints(app, top->state, top->loaded, hints);
    else
        for (size_t i = 0; row_of[i].action != ACTION_NONE; i++)
            hints[i] = row_of[i];
    while (count < VIEW_FOOTER_MAX && hints[count].action != ACTION_NONE)
        count++;
    int gap = fit_hints(hints, &count, canvas->cols);
    int col = hints_cols(hints, count, gap) <= canvas->cols ? 1 : 0;
    for (size_t i = 0; i < count; i++, col += gap) {
        char key[16];
        col = canvas_text(canvas, whole, row, col, STYLE_accent, hint_key(canvas, hints[i].action, key));
        if (hint_word(&hints[i])[0] != '\0')
            col = canvas_text(canvas, whole, row, col + 1, STYLE_soft, hint_word(&hints[i]));
    }
}

/* The count is read when it is first seen so small, and again after everything that may change it. */
static bool read_count(struct app *app)
{
    struct small *small = &app->private->small;
    struct arena  scratch = {0};
    struct tally  tally;
    struct error  error = {0};
    if (!small->is_read && app->has_person) {
        small->is_read =
            contacts_tally(app->store, &app->present, &app->person, CONTACTS_CURRENT, &scratch, &tally, NULL, &error);
        small->days = small->is_read ? tally.streak_days : 0;
    }
    arena_free(&scratch);
    return small->is_read;
}

/* "Urge, began 21:14, 6 min ago"; of a tab nothing: the count says where one is. */
static void say_open(const struct app *app, const struct layer *layer, struct buf *out)
{
    struct buf aside = {.arena = out->arena};
    if (layer->view->is_tab || !layer->view->title)
        return;
    if (layer->view->aside)
        layer->view->aside(app, layer->state, layer->loaded, &aside);
    buf_printf(out, "%s%s%s", layer->view->title, aside.length > 0 ? ", " : "", buf_text(&aside));
}

static void draw_small_lines(struct app *app, struct canvas *canvas, struct rect area, const struct layer *open,
                             const char *message, enum style style)
{
    struct arena scratch = {0};
    struct buf   line = {.arena = &scratch};
    char         number[16], days[WORDS_SIZE];
    int          row = 0;
    if (!app->count_hidden && read_count(app)) {
        snprintf(number, sizeof number, "%" PRId32, app->private->small.days);
        const char *count = canvas->cols < WORDS_COLS ? number : words_days(app->private->small.days, days);
        canvas_text(canvas, area, row++, 0, STYLE_accent, count);
    }
    say_open(app, open, &line);
    if (line.length > 0)
        row += canvas_wrap(canvas, area, row, 0, area.rows - row, area.cols, STYLE_text, buf_text(&line));
    if (!message) {
        message = texts_word(WORD_small);
        style = STYLE_soft;
    }
    canvas_wrap(canvas, area, row, 0, area.rows - row, area.cols, style, message);
    canvas_focus(canvas, area, 0, 0);
    arena_free(&scratch);
}

static void draw_small(struct app *app, struct canvas *canvas, struct arena *scratch)
{
    struct plan plan = {.message = NULL};
    int         keys = canvas->rows > 1;
    struct rect area = {0, 0, canvas->rows - keys, canvas->cols};
    app->area_rows = area.rows;
    choose_message(app, app->private->stack[stack_base(app)], scratch, &plan);
    if (plan.is_standing && plan.message)
        plan.message += strspn(plan.message, " "); /* in line with a screen that is not seen */
    draw_small_lines(app, canvas, area, stack_top(app), plan.message, plan.is_fault ? STYLE_fault : STYLE_text);
    if (keys > 0)
        draw_keys(app, canvas, stack_top(app), canvas->rows - 1);
}

static void draw_whole(struct app *app, struct canvas *canvas, struct arena *scratch)
{
    const struct app_private *p = app->private;
    size_t                    at = stack_base(app);
    const struct layer       *base = p->stack[at];
    struct plan               plan = make_plan(app, base, canvas, scratch);
    canvas_focus(canvas, canvas_whole(canvas), plan.area.row, 0);
    if (plan.head == HEAD_TABS)
        draw_tabs(app, canvas, base->view);
    else if (plan.head == HEAD_TITLE)
        draw_title(app, canvas, base, scratch);
    if (plan.head != HEAD_NONE)
        canvas_rule(canvas, canvas_whole(canvas), 1);
    if (plan.rule_row >= 0)
        canvas_rule(canvas, canvas_whole(canvas), plan.rule_row);
    draw_message(canvas, &plan);
    base->view->draw(app, base->state, base->loaded, canvas, plan.area);
    struct rect above_keys = {0, 0, plan.keys_row, canvas->cols};
    for (at++; at < p->depth; at++)
        p->stack[at]->view->draw(app, p->stack[at]->state, p->stack[at]->loaded, canvas, above_keys);
    draw_keys(app, canvas, stack_top(app), plan.keys_row);
}

void frame_draw(struct app *app, struct canvas *canvas)
{
    struct arena scratch = {0};
    canvas_clear(canvas);
    if (app->private->depth == 0)
        return;
    app->area_cols = canvas->cols;
    if (canvas->rows < LEAST_ROWS || canvas->cols < LEAST_COLS)
        draw_small(app, canvas, &scratch);
    else
        draw_whole(app, canvas, &scratch);
    arena_free(&scratch);
}
