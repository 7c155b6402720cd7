#include "ui/urge/urge_draw.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "ui/kit/rowplan.h"
#include "ui/urge/urge_questions.h"
#include "ui/shared/urge_say.h"

enum {
    LABEL = 2,
    ASIDE = 44,
    ASIDE_LEAST = 12, /* what comes of a goal says so where there is so much room */
    HINT = 60,
    WIDE = 70,
    SECOND_COLUMN_FROM = 100,
    SECOND_COLUMN = 84,
    PROSE = 72,
    TEXT_ROWS = 3
};

enum kind {
    LINE_BLANK,
    LINE_STORED,
    LINE_TOOK,
    LINE_BREATH,
    LINE_FRIEND,
    LINE_PROMISE,
    LINE_DAY_PLAN,
    LINE_PLAN,
    LINE_REASON,
    LINE_TRY,
    LINE_STRENGTH,
    LINE_WANT,
    LINE_TRIGGER
};

/* How long each stays when rows are few; friends and things to try lose a little with each further one. */
enum keep {
    KEEP_STORED = 100,
    KEEP_BREATH = 90,
    KEEP_FIRST_FRIEND = 85,
    KEEP_PROMISE = 80,
    KEEP_DAY_PLAN = 66,
    KEEP_PLAN = 65,
    KEEP_FIRST_TRY = 60,
    KEEP_STRENGTH = 55,
    KEEP_WANT = 52,
    KEEP_TRIGGER = 50,
    KEEP_SECOND_FRIEND = 46,
    KEEP_TRY = 45,
    KEEP_MORE_TEXT = 40,
    KEEP_TOOK = 36,
    KEEP_FRIEND = 34,
    KEEP_BLANK = 22,
    KEEP_REASON = 15, /* beside a plan: some blank lines stay longer */
    KEEP_MORE_REASON = 2
};

/* What is drawn more than once or measured before it is drawn. */
struct screen {
    const struct app        *app;
    const struct urge_state *state;
    struct canvas           *canvas;
    struct rect              area;    /* the first column */
    int                      content; /* where what stands behind the labels begins */
    int                      prose;   /* how wide text there may be */
    const char              *stored, *took, *promise, *reason;
    int                      last_part[LINE_TRIGGER + 1]; /* of each kind that has room */
};

static const char *quoted(const char *text, struct arena *arena)
{
    struct buf out = {.arena = arena};
    buf_printf(&out, "“%s”", text);
    return buf_text(&out);
}

static void add_blank(struct rowplan *plan, int rank)
{
    rowplan_add(plan, LINE_BLANK, 0, KEEP_BLANK - 2 * rank);
}

/* A text of up to TEXT_ROWS rows; the first stays longest. */
static void add_text(struct rowplan *plan, int kind, const char *text, int cols, int keep, int keep_more)
{
    int rows = rowplan_wrapped(text, cols, TEXT_ROWS);
    for (int i = 0; i < rows; i++)
        rowplan_add(plan, kind, i, i == 0 ? keep : keep_more - i);
}

static void add_words(const struct screen *screen, struct rowplan *plan)
{
    const struct urge_state *state = screen->state;
    bool                     has_words = false;
    if (screen->promise) {
        add_text(plan, LINE_PROMISE, screen->promise, screen->prose, KEEP_PROMISE, KEEP_MORE_TEXT);
        has_words = true;
    }
    if (state->day_plan) {
        add_text(plan, LINE_DAY_PLAN, state->day_plan, screen->prose, KEEP_DAY_PLAN, KEEP_MORE_TEXT);
        has_words = true;
    }
    if (state->plan) {
        add_text(plan, LINE_PLAN, state->plan, screen->prose, KEEP_PLAN, KEEP_MORE_TEXT);
        has_words = true;
    }
    if (screen->reason) {
        bool has_plan = state->plan || state->day_plan;
        add_text(plan, LINE_REASON, screen->reason, screen->prose, has_plan ? KEEP_REASON : KEEP_PLAN,
                 has_plan ? KEEP_MORE_REASON : KEEP_MORE_TEXT);
        has_words = true;
    }
    if (has_words)
        add_blank(plan, 3);
}

static void make_plan(const struct screen *screen, struct rowplan *plan)
{
    const struct urge_state *state = screen->state;
    add_blank(plan, 5);
    add_text(plan, LINE_STORED, screen->stored, screen->area.cols - LABEL - 1, KEEP_STORED, KEEP_BREATH);
    if (screen->took)
        rowplan_add(plan, LINE_TOOK, 0, KEEP_TOOK);
    add_blank(plan, 0);
    rowplan_add(plan, LINE_BREATH, 0, KEEP_BREATH);
    add_blank(plan, 1);
    for (size_t i = 0; i < state->friends.count; i++)
        rowplan_add(plan, LINE_FRIEND, (int)i,
                    i == 0   ? KEEP_FIRST_FRIEND
                    : i == 1 ? KEEP_SECOND_FRIEND
                             : KEEP_FRIEND - (i < 10 ? (int)i : 10));
    if (state->friends.count > 0)
        add_blank(plan, 2);
    add_words(screen, plan);
    for (size_t i = 0; i < state->try_count; i++)
        rowplan_add(plan, LINE_TRY, (int)i, i == 0 ? KEEP_FIRST_TRY : KEEP_TRY - (int)i);
    add_blank(plan, 4);
    rowplan_add(plan, LINE_STRENGTH, 0, KEEP_STRENGTH);
    rowplan_add(plan, LINE_WANT, 0, KEEP_WANT);
    rowplan_add(plan, LINE_TRIGGER, 0, KEEP_TRIGGER);
    add_blank(plan, 6);
}

/* At `want_col`, or behind what stands in the row already; nothing where there is no room. */
static bool draw_behind(const struct screen *screen, int row, int used, int want_col, const char *text)
{
    int col = used + 2 > want_col ? used + 2 : want_col;
    int cols = (int)text_cols(text, strlen(text));
    if (col + cols >= screen->area.cols)
        col = screen->area.cols - cols - 1;
    if (col < used + 2)
        return false;
    canvas_text(screen->canvas, screen->area, row, col, STYLE_soft, text);
    return true;
}

static void draw_label(const struct screen *screen, int row, const char *label)
{
    canvas_text(screen->canvas, screen->area, row, LABEL, STYLE_soft, label);
}

static void draw_prose(const struct screen *screen, int row, enum kind kind, const char *text, int part)
{
    rowplan_draw_wrapped(screen->canvas, screen->area, row, screen->content, STYLE_text, text, screen->prose, part,
                         screen->last_part[kind]);
}

static void draw_promise(const struct screen *screen, int row, int part)
{
    draw_prose(screen, row, LINE_PROMISE, screen->promise, part);
    if (part > 0)
        return;
    draw_label(screen, row, "My promise");
    if (screen->app->count_hidden || screen->area.cols < WIDE)
        return;
    char days[24];
    snprintf(days, sizeof days, "%" PRId32 " day%s", screen->state->streak_days,
             screen->state->streak_days == 1 ? "" : "s");
    canvas_text(screen->canvas, screen->area, row, HINT, STYLE_accent, days);
}

static void draw_figure(const struct screen *screen, int row, int used, const struct urge_try *try)
{
    if (try->uses < URGE_HELPED_USES_MIN) {
        int room = screen->area.cols - (used + 2 > ASIDE ? used + 2 : ASIDE) - 1;
        if (room >= ASIDE_LEAST)
            canvas_cut(screen->canvas, screen->area, row, screen->area.cols - 1 - room, room, STYLE_soft, try->aside);
        return;
    }
    struct urge_helped helped = {.uses = try->uses, .drop_sum = try->drop_sum};
    double             drop = urge_mean_drop(&helped);
    char               brief[32], whole[64];
    if (try->drop_sum == 0)
        snprintf(brief, sizeof brief, "as strong");
    else
        snprintf(brief, sizeof brief, "%.1f %s", drop < 0 ? -drop : drop, drop < 0 ? "stronger" : "lower");
    snprintf(whole, sizeof whole, "%" PRId64 " times, %s after", try->uses, brief);
    if (!draw_behind(screen, row, used, ASIDE, whole))
        draw_behind(screen, row, used, ASIDE, brief);
}

static void draw_try(const struct screen *screen, int row, int part)
{
    const struct urge_try *try = &screen->state->tries[part];
    bool                   chosen = (size_t)part == screen->state->try_chosen;
    if (part == 0)
        draw_label(screen, row, "Try");
    int end = canvas_text(screen->canvas, screen->area, row, screen->content, STYLE_text, try->tried ? "[x] " : "[ ] ");
    end = canvas_cut(screen->canvas, screen->area, row, end, screen->area.cols - end - 1, STYLE_text, try->action);
    draw_figure(screen, row, end, try);
    if (!chosen)
        return;
    canvas_glyph(screen->canvas, screen->area, row, screen->content - 2, STYLE_text, GLYPH_chosen);
    canvas_restyle(screen->canvas,
                   (struct rect){screen->area.row + row, screen->area.col + screen->content, 1, end - screen->content},
                   STYLE_row);
    canvas_focus(screen->canvas, screen->area, row, screen->content);
}

static void draw_trigger(const struct screen *screen, int row)
{
    const char *trigger = screen->state->trigger;
    draw_label(screen, row, "Set off by");
    int room = screen->area.cols >= WIDE ? HINT - 2 - screen->content : screen->area.cols - screen->content - 1;
    int end = canvas_cut(screen->canvas, screen->area, row, screen->content, room, STYLE_text, trigger);
    draw_behind(screen, row, end, HINT, trigger[0] ? "t changes this" : "t names it");
}

static void draw_line(const struct screen *screen, int row, const struct rowplan_line *line)
{
    const struct urge_state *state = screen->state;
    bool                     is_first = line->part == 0;
    switch ((enum kind)line->kind) {
    case LINE_BLANK:
        break;
    case LINE_STORED:
        rowplan_draw_wrapped(screen->canvas, screen->area, row, LABEL, STYLE_text, screen->stored,
                             screen->area.cols - LABEL - 1, line->part, screen->last_part[LINE_STORED]);
        break;
    case LINE_TOOK:
        canvas_cut(screen->canvas, screen->area, row, LABEL, screen->area.cols - LABEL - 1, STYLE_soft, screen->took);
        break;
    case LINE_BREATH:
        breath_draw(&state->breath, screen->app, screen->canvas, screen->area, row, LABEL, screen->content);
        break;
    case LINE_FRIEND:
        if (is_first)
            draw_label(screen, row, "Call");
        friend_lines_draw(&state->friends, screen->app, screen->canvas, screen->area, row, screen->content, ASIDE,
                          (size_t)line->part);
        break;
    case LINE_PROMISE:
        draw_promise(screen, row, line->part);
        break;
    case LINE_DAY_PLAN:
        if (is_first)
            draw_label(screen, row, "My plan");
        draw_prose(screen, row, LINE_DAY_PLAN, state->day_plan, line->part);
        break;
    case LINE_PLAN:
        if (is_first && !state->day_plan)
            draw_label(screen, row, "My plan");
        draw_prose(screen, row, LINE_PLAN, state->plan, line->part);
        break;
    case LINE_REASON:
        if (is_first)
            draw_label(screen, row, "My reason");
        draw_prose(screen, row, LINE_REASON, screen->reason, line->part);
        break;
    case LINE_TRY:
        draw_try(screen, row, line->part);
        break;
    case LINE_STRENGTH:
        draw_label(screen, row, "How strong");
        urge_questions_strength(screen->canvas, screen->area, row, screen->content, state->intensity);
        break;
    case LINE_WANT:
        draw_label(screen, row, "I wanted to");
        urge_questions_want(screen->canvas, screen->area, row, screen->content, state->want);
        break;
    case LINE_TRIGGER:
        draw_trigger(screen, row);
        break;
    }
}

/* All reasons, where there is a second column. */
static void draw_reasons(const struct urge_state *state, struct canvas *canvas, struct rect area)
{
    int cols = area.cols - SECOND_COLUMN - 2, row = 1;
    if (cols > PROSE)
        cols = PROSE;
    canvas_text(canvas, area, row, SECOND_COLUMN, STYLE_soft, "My reasons");
    row += 2;
    for (size_t i = 0; i < state->reason_count && row < area.rows; i++)
        row +=
            canvas_wrap(canvas, area, row, SECOND_COLUMN, area.rows - row, cols, STYLE_text, state->reasons[i].text) +
            1;
}

static struct screen make_screen(const struct app *app, const struct urge_state *state, struct canvas *canvas,
                                 struct rect area, struct arena *arena)
{
    bool          has_second = area.cols >= SECOND_COLUMN_FROM;
    struct screen screen = {.app = app, .state = state, .canvas = canvas, .area = area};
    if (has_second)
        screen.area.cols = SECOND_COLUMN - 2;
    bool is_wide = screen.area.cols >= WIDE;
    screen.content = is_wide ? 16 : 14;
    screen.prose = (is_wide ? HINT - 2 : screen.area.cols - 1) - screen.content;
    screen.stored = urge_say_stored(app, state, area.cols, arena);
    screen.took = urge_say_took(state, arena);
    if (app->person.promise)
        screen.promise = quoted(app->person.promise, arena);
    if (state->reason_count > 0 && !has_second)
        screen.reason = state->reasons[state->reason_chosen].text;
    return screen;
}

void urge_draw_screen(const struct app *app, const struct urge_state *state, struct canvas *canvas, struct rect area)
{
    struct arena   scratch = {0};
    struct screen  screen = make_screen(app, state, canvas, area, &scratch);
    struct rowplan plan = {0};
    make_plan(&screen, &plan);
    rowplan_fit(&plan, area.rows);
    for (size_t i = 0; i < plan.count; i++)
        if (plan.lines[i].part > screen.last_part[plan.lines[i].kind])
            screen.last_part[plan.lines[i].kind] = plan.lines[i].part;
    canvas_focus(canvas, area, 0, LABEL);
    for (size_t i = 0; i < plan.count; i++)
        draw_line(&screen, (int)i, &plan.lines[i]);
    if (area.cols >= SECOND_COLUMN_FROM && state->reason_count > 0)
        draw_reasons(state, canvas, area);
    arena_free(&scratch);
}
