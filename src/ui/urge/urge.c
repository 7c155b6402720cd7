/*
 * The urge: on disk before it is drawn, help first, questions below. Each answer is written at once; Esc leaves it open. With few rows the written-down
 * line, the breath, one friend and the promise stay longest.
 */
#include "ui/frame/views.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "ui/kit/rowplan.h"
#include "ui/urge/urge_help.h"
#include "ui/urge/urge_questions.h"

/* The open urge of the last ten minutes, if there is one: `u` goes back to it. */
static bool find_fresh(struct urge_state *state, struct app *app, struct error *error)
{
    struct arena scratch = {0};
    struct urge  urge;
    bool         found = false;
    bool         read = urges_newest_open(app->store, app->person.id, &scratch, &urge, &found, error);
    if (read && found && urge_is_fresh(urge.outcome, urge.at.unix_s, app->present.now.unix_s)) {
        state->id = urge.id;
        state->was_there = true;
    }
    arena_free(&scratch);
    return read;
}

static bool open(struct app *app, void *view_state, const void *given, struct error *error)
{
    struct urge_state *state = view_state;
    state->opened_ms = app->monotonic_ms;
    breath_start(&state->breath, app);
    state->want = URGES_NO_KIND;
    if (given != NULL)
        return urge_state_read(state, app, *(const int64_t *)given, error);
    /* A file that cannot be read now is no reason not to begin one: it is kept here and written later. */
    if (!find_fresh(state, app, error) || state->id == 0) {
        urge_state_begin(state, app);
        app_save(app);
        return true;
    }
    return urge_state_read(state, app, state->id, error);
}

static bool load(struct app *app, void *view_state, void *out, struct arena *arena, struct error *error)
{
    struct urge_state *state = view_state;
    if (state->id != 0 && !urge_state_read(state, app, state->id, error))
        return false;
    if (state->outcome != URGE_OPEN)
        return error_set(error, ERROR_ABSENT, "this urge is told already");
    return urge_help_load(state, app, out, arena, error) &&
           (state->has_tries || urge_help_choose_tries(state, app, error));
}

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
    LINE_OFFER,
    LINE_STRENGTH,
    LINE_WANT,
    LINE_TRIGGER
};

/* How long each stays when rows are few; friends and things to try lose a little with each further one. */
enum keep {
    RANK_STORED = 100,
    RANK_BREATH = 90,
    RANK_FIRST_FRIEND = 85,
    RANK_PROMISE = 80,
    RANK_DAY_PLAN = 66,
    RANK_PLAN = 65,
    RANK_FIRST_OFFER = 60,
    RANK_STRENGTH = 55,
    RANK_WANT = 52,
    RANK_TRIGGER = 50,
    RANK_SECOND_FRIEND = 46,
    RANK_OFFER = 45,
    RANK_MORE_TEXT = 40,
    RANK_TOOK = 36,
    RANK_FRIEND = 34,
    RANK_BLANK = 22,
    RANK_REASON = 15, /* beside a plan: some blank lines stay longer */
    RANK_MORE_REASON = 2
};

/* What is drawn more than once or measured before it is drawn. */
struct screen {
    const struct app        *app;
    const struct urge_state *state;
    const struct urge_help  *help;
    struct canvas           *canvas;
    struct rect              area;    /* the first column */
    int                      content; /* where what stands behind the labels begins */
    int                      prose;   /* how wide text there may be */
    const char              *stored, *took, *promise, *reason;
};

static const char *quoted(const char *text, struct arena *arena)
{
    struct buf out = {.arena = arena};
    buf_printf(&out, "“%s”", text);
    return buf_text(&out);
}

static void add_blank(struct rowplan *plan, int rank)
{
    rowplan_add(plan, LINE_BLANK, 0, RANK_BLANK - 2 * rank);
}

static void add_words(const struct screen *screen, struct rowplan *plan)
{
    const struct urge_help *help = screen->help;
    bool                    has_words = false;
    if (screen->promise) {
        rowplan_add_text(plan, LINE_PROMISE, screen->promise, screen->prose, TEXT_ROWS, RANK_PROMISE, RANK_MORE_TEXT);
        has_words = true;
    }
    if (help->day_plan) {
        rowplan_add_text(plan, LINE_DAY_PLAN, help->day_plan, screen->prose, TEXT_ROWS, RANK_DAY_PLAN, RANK_MORE_TEXT);
        has_words = true;
    }
    if (help->plan) {
        rowplan_add_text(plan, LINE_PLAN, help->plan, screen->prose, TEXT_ROWS, RANK_PLAN, RANK_MORE_TEXT);
        has_words = true;
    }
    if (screen->reason) {
        bool has_plan = help->plan || help->day_plan;
        rowplan_add_text(plan, LINE_REASON, screen->reason, screen->prose, TEXT_ROWS,
                         has_plan ? RANK_REASON : RANK_PLAN, has_plan ? RANK_MORE_REASON : RANK_MORE_TEXT);
        has_words = true;
    }
    if (has_words)
        add_blank(plan, 3);
}

static void make_plan(const struct screen *screen, struct rowplan *plan)
{
    const struct urge_state *state = screen->state;
    const struct urge_help  *help = screen->help;
    add_blank(plan, 5);
    rowplan_add_text(plan, LINE_STORED, screen->stored, screen->area.cols - LABEL - 1, TEXT_ROWS, RANK_STORED,
                     RANK_BREATH);
    if (screen->took)
        rowplan_add(plan, LINE_TOOK, 0, RANK_TOOK);
    add_blank(plan, 0);
    rowplan_add(plan, LINE_BREATH, 0, RANK_BREATH);
    add_blank(plan, 1);
    for (size_t i = 0; i < help->friends.count; i++)
        rowplan_add(plan, LINE_FRIEND, (int)i,
                    i == 0   ? RANK_FIRST_FRIEND
                    : i == 1 ? RANK_SECOND_FRIEND
                             : RANK_FRIEND - (i < 10 ? (int)i : 10));
    if (help->friends.count > 0)
        add_blank(plan, 2);
    add_words(screen, plan);
    for (size_t i = 0; i < state->offer_count; i++)
        rowplan_add(plan, LINE_OFFER, (int)i, i == 0 ? RANK_FIRST_OFFER : RANK_OFFER - (int)i);
    add_blank(plan, 4);
    rowplan_add(plan, LINE_STRENGTH, 0, RANK_STRENGTH);
    rowplan_add(plan, LINE_WANT, 0, RANK_WANT);
    rowplan_add(plan, LINE_TRIGGER, 0, RANK_TRIGGER);
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

static void draw_prose(const struct screen *screen, int row, const struct rowplan_line *line, const char *text)
{
    rowplan_draw_text(line, screen->canvas, screen->area, row, screen->content, STYLE_text, text, screen->prose);
}

static void draw_promise(const struct screen *screen, int row, const struct rowplan_line *line)
{
    draw_prose(screen, row, line, screen->promise);
    if (line->part > 0)
        return;
    draw_label(screen, row, "My promise");
    if (screen->app->count_hidden || screen->area.cols < WIDE)
        return;
    char days[24];
    snprintf(days, sizeof days, "%" PRId32 " day%s", screen->help->streak_days,
             screen->help->streak_days == 1 ? "" : "s");
    canvas_text(screen->canvas, screen->area, row, HINT, STYLE_accent, days);
}

static void draw_figure(const struct screen *screen, int row, int used, const struct urge_offer *offer)
{
    if (offer->uses < URGE_HELPED_USES_MIN) {
        int room = screen->area.cols - (used + 2 > ASIDE ? used + 2 : ASIDE) - 1;
        if (room >= ASIDE_LEAST)
            canvas_cut(screen->canvas, screen->area, row, screen->area.cols - 1 - room, room, STYLE_soft, offer->aside);
        return;
    }
    struct urge_helped helped = {.uses = offer->uses, .drop_sum = offer->drop_sum};
    double             drop = urge_mean_drop(&helped);
    char               brief[32], whole[64];
    if (offer->drop_sum == 0)
        snprintf(brief, sizeof brief, "as strong");
    else
        snprintf(brief, sizeof brief, "%.1f %s", drop < 0 ? -drop : drop, drop < 0 ? "stronger" : "lower");
    snprintf(whole, sizeof whole, "%" PRId64 " times, %s after", offer->uses, brief);
    if (!draw_behind(screen, row, used, ASIDE, whole))
        draw_behind(screen, row, used, ASIDE, brief);
}

static void draw_offer(const struct screen *screen, int row, int part)
{
    const struct urge_offer *offer = &screen->state->tries[part];
    bool                     chosen = (size_t)part == screen->state->offer_chosen;
    if (part == 0)
        draw_label(screen, row, "Try");
    int end =
        canvas_text(screen->canvas, screen->area, row, screen->content, STYLE_text, offer->tried ? "[x] " : "[ ] ");
    end = canvas_cut(screen->canvas, screen->area, row, end, screen->area.cols - end - 1, STYLE_text, offer->action);
    draw_figure(screen, row, end, offer);
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
    const struct urge_help  *help = screen->help;
    bool                     is_first = line->part == 0;
    switch ((enum kind)line->kind) {
    case LINE_BLANK:
        break;
    case LINE_STORED:
        rowplan_draw_text(line, screen->canvas, screen->area, row, LABEL, STYLE_text, screen->stored,
                          screen->area.cols - LABEL - 1);
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
        friend_lines_draw(&help->friends, screen->app, screen->canvas, screen->area, row, screen->content, ASIDE,
                          (size_t)line->part);
        break;
    case LINE_PROMISE:
        draw_promise(screen, row, line);
        break;
    case LINE_DAY_PLAN:
        if (is_first)
            draw_label(screen, row, "My plan");
        draw_prose(screen, row, line, help->day_plan);
        break;
    case LINE_PLAN:
        if (is_first && !help->day_plan)
            draw_label(screen, row, "My plan");
        draw_prose(screen, row, line, help->plan);
        break;
    case LINE_REASON:
        if (is_first)
            draw_label(screen, row, "My reason");
        draw_prose(screen, row, line, screen->reason);
        break;
    case LINE_OFFER:
        draw_offer(screen, row, line->part);
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
static void draw_reasons(const struct urge_help *help, struct canvas *canvas, struct rect area)
{
    int cols = area.cols - SECOND_COLUMN - 2, row = 1;
    if (cols > PROSE)
        cols = PROSE;
    canvas_text(canvas, area, row, SECOND_COLUMN, STYLE_soft, "My reasons");
    row += 2;
    for (size_t i = 0; i < help->reason_count && row < area.rows; i++)
        row +=
            canvas_wrap(canvas, area, row, SECOND_COLUMN, area.rows - row, cols, STYLE_text, help->reasons[i].text) + 1;
}

/* That it is written down, only where it is. While it is not, the frame says so where the line for danger stands, and that one comes here. */
static const char *say_stored(const struct app *app, const struct urge_state *state, int cols, struct arena *arena)
{
    if (urge_state_is_unsaved(state))
        return help_danger(app, cols);
    if (!state->was_there)
        return texts_word(WORD_urge_stored);
    char clock[WHEN_DAY_SIZE];
    when_say_clock(state->began, clock);
    return texts_fill(arena, WORD_urge_again, (struct buf_value[]){{"clock", clock}, {0}});
}

/* How long the last ones took; NULL while too few were timed. */
static const char *say_took(const struct urge_help *help, struct arena *arena)
{
    enum { MINUTE_S = 60 };
    if (help->timed < URGE_TIMED_MIN)
        return NULL;
    char count[24], from[24], to[24];
    snprintf(count, sizeof count, "%" PRId64, help->timed);
    snprintf(from, sizeof from, "%" PRId64, help->took_from_s / MINUTE_S);
    snprintf(to, sizeof to, "%" PRId64, help->took_to_s / MINUTE_S);
    return texts_fill(arena, WORD_urge_took, (struct buf_value[]){{"from", from}, {"to", to}, {"count", count}, {0}});
}

static struct screen make_screen(const struct app *app, const struct urge_state *state, const struct urge_help *help,
                                 struct canvas *canvas, struct rect area, struct arena *arena)
{
    bool          has_second = area.cols >= SECOND_COLUMN_FROM;
    struct screen screen = {.app = app, .state = state, .help = help, .canvas = canvas, .area = area};
    if (has_second)
        screen.area.cols = SECOND_COLUMN - 2;
    bool is_wide = screen.area.cols >= WIDE;
    screen.content = is_wide ? 16 : 14;
    screen.prose = (is_wide ? HINT - 2 : screen.area.cols - 1) - screen.content;
    screen.stored = say_stored(app, state, area.cols, arena);
    screen.took = say_took(help, arena);
    if (app->person.promise)
        screen.promise = quoted(app->person.promise, arena);
    if (help->reason_count > 0 && !has_second)
        screen.reason = help->reasons[help->reason_chosen].text;
    return screen;
}

static void draw(const struct app *app, const void *state, const void *loaded, struct canvas *canvas, struct rect area)
{
    const struct urge_help *help = loaded;
    struct arena            scratch = {0};
    struct screen           screen = make_screen(app, state, help, canvas, area, &scratch);
    struct rowplan          plan = {0};
    make_plan(&screen, &plan);
    rowplan_fit(&plan, area.rows);
    canvas_focus(canvas, area, 0, LABEL);
    for (size_t i = 0; i < plan.count; i++)
        draw_line(&screen, (int)i, &plan.lines[i]);
    if (area.cols >= SECOND_COLUMN_FROM && help->reason_count > 0)
        draw_reasons(help, canvas, area);
    arena_free(&scratch);
}

static void answer(struct app *app, struct urge_state *state, enum urge_answer which)
{
    state->pending |= (unsigned)which;
    state->is_touched = true;
    app_save(app);
}

static void answer_strength(struct app *app, struct urge_state *state, int strength)
{
    if (strength == state->intensity)
        return;
    state->intensity = strength;
    answer(app, state, URGE_ANSWER_STRENGTH);
}

static void tick(struct app *app, struct urge_state *state)
{
    if (state->offer_count == 0)
        return;
    struct urge_offer *offer = &state->tries[state->offer_chosen];
    offer->tried = !offer->tried;
    offer->changed = true;
    answer(app, state, URGE_ANSWER_DID);
}

static void move(struct urge_state *state, int step)
{
    if (step > 0 && state->offer_chosen + 1 < state->offer_count)
        state->offer_chosen++;
    else if (step < 0 && state->offer_chosen > 0)
        state->offer_chosen--;
}

static void take_trigger(struct app *app, void *view_state, const void *loaded, size_t index, const char *text)
{
    (void)loaded, (void)index;
    struct urge_state *state = view_state;
    if (strcmp(state->trigger, text) == 0)
        return;
    snprintf(state->trigger, sizeof state->trigger, "%s", text);
    answer(app, state, URGE_ANSWER_TRIGGER);
}

static void ask_trigger(struct app *app, struct urge_state *state)
{
    enum { KNOWN_MOST = 50 };
    struct arena scratch = {0};
    struct error error;
    const char **known = NULL;
    size_t       count = 0;
    if (!urges_triggers(app->store, KNOWN_MOST, &scratch, &known, &count, &error))
        count = 0; /* then it can still be typed */
    struct pick_request request = {.title = "What set it off?",
                                   .rows = known,
                                   .count = count,
                                   .free_text = true,
                                   .begin = state->trigger[0] ? state->trigger : NULL,
                                   .chosen = take_trigger};
    app_push(app, &view_pick, &request);
    arena_free(&scratch);
}

/* What is not on disk yet goes with it. */
static void ride_out(struct app *app, struct urge_state *state)
{
    app_replace(app, &view_strength, &(struct strength_given){.unsaved = state});
    state->is_handed_over = true;
}

static void make_contact(struct app *app, struct urge_state *state)
{
    app_push(app, &view_contact, &(struct contact_given){.urge_id = state->id});
}

static void leave(struct app *app, const struct urge_state *state)
{
    bool is_slip = !state->was_there && !state->is_touched && app->monotonic_ms - state->opened_ms <= URGE_SLIP_MS;
    if (!urge_state_is_unsaved(state))
        app_say(app, false, "%s", texts_word(is_slip ? WORD_urge_slip : WORD_urge_stays_open));
    app_pop(app);
}

/* What can be done with an urge that is there and open. */
static bool act_on_urge(struct app *app, struct urge_state *state, enum action action, keycode key)
{
    switch (action) {
    case ACTION_URGE_strength:
        answer_strength(app, state, keys_digit(key));
        return true;
    case ACTION_URGE_want_less:
    case ACTION_URGE_want_more:
        state->want = urge_questions_step(state->want, action == ACTION_URGE_want_more ? 1 : -1);
        answer(app, state, URGE_ANSWER_WANT);
        return true;
    case ACTION_URGE_offer_down:
    case ACTION_URGE_offer_up:
        move(state, action == ACTION_URGE_offer_down ? 1 : -1);
        return true;
    case ACTION_URGE_tried:
        tick(app, state);
        return true;
    case ACTION_URGE_trigger:
        ask_trigger(app, state);
        return true;
    case ACTION_URGE_rode:
        ride_out(app, state);
        return true;
    case ACTION_URGE_edit:
        if (state->id != 0)
            app_push(app, &view_urge_change, &state->id);
        return true;
    case ACTION_PLAIN_contact:
        make_contact(app, state);
        return true;
    case ACTION_PLAIN_write:
    case ACTION_PLAIN_letter:
        app_push(app, &view_letter, &(struct write_given){.urge_id = state->id});
        return true;
    default:
        return false;
    }
}

static bool act(struct app *app, void *view_state, const void *loaded, enum action action, keycode key)
{
    (void)loaded;
    struct urge_state *state = view_state;
    switch (action) {
    case ACTION_PLAIN_urge:
    case ACTION_EVERYWHERE_urge: /* a key held down stores one urge */
        state->was_there = true;
        return true;
    case ACTION_EVERYWHERE_back:
    case ACTION_PLAIN_quit:
        leave(app, state);
        return true;
    case ACTION_URGE_breath:
        breath_toggle(&state->breath, app);
        return true;
    case ACTION_URGE_nothing:
        return true;
    default:
        return act_on_urge(app, state, action, key);
    }
}

static int redraw_ms(const struct app *app, const void *state, const void *loaded)
{
    (void)loaded;
    return breath_redraw_ms(&((const struct urge_state *)state)->breath, app);
}

static const struct view_hint footer[] = {
    {ACTION_URGE_rode, NULL},
    {ACTION_PLAIN_contact, "I made contact"},
    {ACTION_PLAIN_write, "write it instead"},
    {ACTION_PLAIN_help, NULL},
    {ACTION_URGE_trigger, NULL},
    {ACTION_URGE_tried, NULL},
    {ACTION_EVERYWHERE_back, "later"},
    {ACTION_NONE, NULL},
};

const struct view view_urge = {
    .name = "urge",
    .title = "Urge",
    .scopes = SCOPE_URGE,
    .state_size = sizeof(struct urge_state),
    .loaded_size = sizeof(struct urge_help),
    .open = open,
    .load = load,
    .draw = draw,
    .act = act,
    .save = urge_state_save,
    .is_unsaved = urge_state_is_unsaved,
    .unsaved_name = urge_state_unsaved_name,
    .redraw_ms = redraw_ms,
    .footer = footer,
    .aside = urge_state_aside,
    .standing = help_standing,
};
