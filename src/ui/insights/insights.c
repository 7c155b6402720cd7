/*
 * The tab of the insights: the sentences above, the plot of the chosen one below, and what is read from it. Up, down and Tab choose a sentence with its plot;
 * Enter makes the plot larger, and then they and the arrows move a cursor over its cells.
 */
#include "ui/insights/insights.h"

#include <inttypes.h>
#include <string.h>

#include "ui/frame/views.h"
#include "ui/kit/list.h"
#include "ui/kit/rowplan.h"

enum { SLICE_DAYS = 182 };

/* What is counted up to now becomes what is shown. */
static bool count(struct insights_loaded *loaded, struct app *app, daynum from, struct arena *arena,
                  struct error *error)
{
    if (!insights_count(app->store, &app->present, &app->person, from, &loaded->rows, arena, &loaded->sentence, error))
        return false;
    struct insights     *insights = &loaded->sentence.insights;
    struct insight_basis basis = {insights, loaded->sentence.helped, loaded->sentence.helped_count};
    if (app->count_hidden)
        insights->gap_count = 0; /* the lengths of streaks */
    for (enum insight_plot plot = 0; plot < INSIGHT_PLOTS; plot++)
        loaded->sentences[plot] = insight_words_say(plot, &basis, arena);
    daynum begin = app->person.started_on; /* a day without an urge is one, too */
    if (loaded->sentence.first != DAY_NONE && loaded->sentence.first < begin)
        begin = loaded->sentence.first;
    loaded->from = from != DAY_NONE && from > begin ? from : begin;
    loaded->to = app->present.today;
    if (loaded->from > loaded->to)
        loaded->from = loaded->to;
    return true;
}

static bool load(struct app *app, void *state, void *out, struct arena *arena, struct error *error)
{
    const struct insights_where *where = state;
    struct insights_loaded      *loaded = out;
    enum insight_window          first = where->window == INSIGHT_ALL ? INSIGHT_YEAR : where->window;
    loaded->week_sunday = app->env->settings.week_sunday;
    loaded->read_from = insight_from(first, app->present.today);
    if (!insights_read(app->store, &app->person, loaded->read_from, app->present.today, arena, &loaded->rows, error) ||
        !count(loaded, app, loaded->read_from, arena, error))
        return false;
    loaded->reads_on = where->window == INSIGHT_ALL && loaded->sentence.first != DAY_NONE &&
                       loaded->sentence.first < loaded->read_from;
    return true;
}

static bool read_on(struct insights_loaded *loaded, struct app *app, struct arena *arena, struct error *error)
{
    daynum to = loaded->read_from - 1, from = to - SLICE_DAYS + 1;
    if (to < loaded->sentence.first) {
        loaded->reads_on = false;
        return count(loaded, app, DAY_NONE, arena, error);
    }
    loaded->read_from = from;
    return insights_read(app->store, &app->person, from, to, arena, &loaded->rows, error);
}

static bool work(struct app *app, void *state, void *of_store, struct arena *arena)
{
    (void)state;
    struct insights_loaded *loaded = of_store;
    struct error            error = {0};
    if (loaded->reads_on && !read_on(loaded, app, arena, &error)) {
        loaded->reads_on = false;
        app_say(app, false, "%s", error.text);
    }
    return loaded->reads_on;
}

const struct insights_plot *insights_plot_of(const struct insights_screen *screen)
{
    static const struct insights_plot *const plots[INSIGHT_PLOTS] = {
        [INSIGHT_PLOT_WHEN] = &insights_heat,     [INSIGHT_PLOT_WEEKS] = &insights_series,
        [INSIGHT_PLOT_TRIGGERS] = &insights_bars, [INSIGHT_PLOT_HELPED] = &insights_bars,
        [INSIGHT_PLOT_MOOD] = &insights_series,   [INSIGHT_PLOT_LOOKS] = &insights_bars,
    };
    return plots[screen->where->plot];
}

static int within(int at, int count)
{
    return at < 0 ? 0 : at < count ? at : count - 1;
}

struct insights_cell insights_plot_at(const struct insights_screen *screen, int cols)
{
    const struct insights_plot *plot = insights_plot_of(screen);
    struct insights_cell        cells = plot->cells(screen, cols);
    struct insights_cell        at = screen->where->has_moved ? screen->where->at : plot->first(screen, cols);
    return (struct insights_cell){within(at.row, cells.row), within(at.col, cells.col)};
}

const char *insights_plot_number(struct arena *arena, int64_t number)
{
    struct buf out = {.arena = arena};
    buf_printf(&out, "%" PRId64, number);
    return buf_text(&out);
}

const char *insights_plot_figure(struct arena *arena, double figure)
{
    struct buf out = {.arena = arena};
    buf_printf(&out, "%.1f", figure);
    return buf_text(&out);
}

void insights_plot_say_count(int64_t urges, struct buf *out)
{
    enum word word = urges == 0 ? WORD_insights_no_urge : urges == 1 ? WORD_insights_urge : WORD_insights_urges;
    buf_fill(out, texts_word(word), (struct buf_value[]){{"count", insights_plot_number(out->arena, urges)}, {0}});
}

void insights_plot_say_group(const struct insight_group *group, struct buf *out)
{
    const struct {
        enum word word;
        int64_t   count;
    } parts[] = {{WORD_insights_ridden, group->resisted}, {WORD_insights_contact, group->gave_in}};
    double mean;
    insights_plot_say_count(group->count, out);
    if (insight_mean(group, &mean))
        buf_fill(out, texts_word(WORD_insights_mean),
                 (struct buf_value[]){{"mean", insights_plot_figure(out->arena, mean)}, {0}});
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (parts[i].count > 0)
            buf_fill(out, texts_word(parts[i].word),
                     (struct buf_value[]){{"count", insights_plot_number(out->arena, parts[i].count)}, {0}});
}

enum {
    MARGIN = 2,
    NAME_COL = 3,
    TEXT_COL = 13,
    NARROW_TEXT_COL = 10,
    NARROW = 60,
    LIST_COLS = 80,
    CASES_COLS = 13, /* at least: so the column stands still while one goes from period to period */
    PROSE_COLS = 72,
    LINES_MOST = 2, /* of a text around a plot */
};

static int width(const char *text)
{
    return (int)text_cols(text, strlen(text));
}

static int least(int a, int b)
{
    return a < b ? a : b;
}

/* A sentence with its cases in a column of their own, which begins where the widest of them has room. */
static void draw_sentence(const struct insights_screen *screen, enum insight_plot plot, struct canvas *canvas,
                          struct rect area, int row)
{
    const struct insight_sentence *sentence = &screen->loaded->sentences[plot];
    int                            end = least(area.cols, LIST_COLS) - 1, cases = CASES_COLS;
    int                            col = area.cols < NARROW ? NARROW_TEXT_COL : TEXT_COL;
    for (int i = 0; i < INSIGHT_PLOTS; i++)
        cases = width(screen->loaded->sentences[i].cases) > cases ? width(screen->loaded->sentences[i].cases) : cases;
    bool is_wide = area.cols >= NARROW;
    int  cases_col = is_wide ? end - cases : end - width(sentence->cases);
    canvas_text(canvas, area, row, NAME_COL, STYLE_text, insight_words_name(plot));
    canvas_cut(canvas, area, row, col, cases_col - col - 1, sentence->is_known ? STYLE_text : STYLE_soft,
               sentence->text);
    canvas_text(canvas, area, row, cases_col, STYLE_soft, sentence->cases);
}

static struct list list_of(const struct insights_screen *screen)
{
    return (struct list){.count = INSIGHT_PLOTS, .chosen = (size_t)screen->where->plot};
}

static void draw_sentences(const struct insights_screen *screen, struct canvas *canvas, struct rect area, int rows)
{
    struct list list = list_of(screen);
    struct rect marked = {area.row, area.col, area.rows, least(area.cols, LIST_COLS)};
    list_follow(&list, rows);
    for (int i = 0; i < rows && list.top + (size_t)i < list.count; i++) {
        draw_sentence(screen, (enum insight_plot)(list.top + (size_t)i), canvas, area, i);
        if (list.top + (size_t)i == list.chosen)
            list_mark(canvas, marked, i, 1);
    }
}

/* "Urges by hour and weekday, 1 Sep to 22 Nov" */
static const char *say_title(const struct insights_screen *screen, struct arena *arena)
{
    struct buf title = {.arena = arena};
    char       from[WHEN_WORDS_SIZE], to[WHEN_WORDS_SIZE];
    when_say_date_near(screen->loaded->from, screen->loaded->to, from);
    when_say_date_near(screen->loaded->to, screen->loaded->to, to);
    buf_fill(
        &title, texts_word(screen->loaded->reads_on ? WORD_insights_title_on : WORD_insights_title),
        (struct buf_value[]){{"title", insight_words_title(screen->where->plot)}, {"from", from}, {"to", to}, {0}});
    return buf_text(&title);
}

/* "When: Most often on Sundays from 21 to 22 h (7 of 41)" */
static const char *say_sentence(const struct insights_screen *screen, struct arena *arena)
{
    const struct insight_sentence *sentence = &screen->loaded->sentences[screen->where->plot];
    struct buf                     out = {.arena = arena};
    buf_fill(&out, texts_word(WORD_insights_sentence),
             (struct buf_value[]){{"name", insight_words_name(screen->where->plot)},
                                  {"text", sentence->text},
                                  {"cases", sentence->cases},
                                  {0}});
    return buf_text(&out);
}

/* What the signs mean stands beside the reading, or in the blank line above it. */
static void draw_legend(const struct insights_screen *screen, struct canvas *canvas, struct rect area, int row,
                        const char *reading, bool is_airy)
{
    const struct insights_plot *plot = insights_plot_of(screen);
    struct arena                scratch = {0};
    struct buf                  legend = {.arena = &scratch};
    if (plot->legend)
        plot->legend(screen, canvas, &legend);
    int  from = least(area.cols, LIST_COLS) - 1 - width(buf_text(&legend));
    bool is_beside = reading[0] != '\0' && 2 * MARGIN + width(reading) <= from;
    if (is_beside || (is_airy && from >= MARGIN))
        canvas_text(canvas, area, is_beside ? row : row - 1, from, STYLE_soft, buf_text(&legend));
    arena_free(&scratch);
}

/* The parts of the screen below the sentences. */
enum part { PART_APART, PART_SENTENCE, PART_TITLE, PART_DETAIL, PART_SPACE, PART_PLOT, PART_AIR, PART_READING, PARTS };

struct prose {
    const char *text;
    enum style  style;
    int         cols;
};

/* How long each part stays: the first row of a text, and a further one. The plot is there as a whole, or not at all. */
static const struct {
    int keep, keep_more;
} stays[PARTS] = {
    [PART_PLOT] = {100, 0},   [PART_TITLE] = {90, 50}, [PART_READING] = {80, 45}, [PART_SENTENCE] = {70, 40},
    [PART_DETAIL] = {60, 35}, [PART_APART] = {30, 0},  [PART_SPACE] = {20, 0},    [PART_AIR] = {10, 0},
};

/* From top to bottom, as many as there is room for; is_there says which are wanted that are no prose. */
static struct rowplan plan_parts(const struct prose prose[PARTS], const bool is_there[PARTS], int plot_rows, int rows)
{
    struct rowplan plan = {.count = 0};
    for (int part = 0; part < PARTS; part++)
        if (prose[part].text && prose[part].text[0] != '\0')
            rowplan_add_text(&plan, part, prose[part].text, prose[part].cols, LINES_MOST, stays[part].keep,
                             stays[part].keep_more);
        else
            for (int i = 0; is_there[part] && i < (part == PART_PLOT ? plot_rows : 1); i++)
                rowplan_add(&plan, part, i, stays[part].keep);
    rowplan_fit(&plan, rows);
    return plan;
}

static int count_part(const struct rowplan *plan, enum part part)
{
    int count = 0;
    for (size_t i = 0; i < plan->count; i++)
        count += plan->lines[i].kind == (int)part;
    return count;
}

/* From `row` on. The plot grows into what is left when everything else is there. */
static void draw_plot(const struct insights_screen *screen, struct canvas *canvas, struct rect area, int row)
{
    const struct insights_plot *plot = insights_plot_of(screen);
    struct insights_cell        at = insights_plot_at(screen, area.cols);
    struct arena                scratch = {0};
    struct buf                  read = {.arena = &scratch};
    bool                        is_large = screen->where->is_large, is_empty = plot->cells(screen, area.cols).row == 0;
    int                         cols = area.cols - MARGIN - 1, narrow = least(cols, PROSE_COLS), left = area.rows - row;
    if (!is_empty)
        plot->read(screen, at, area.cols, &read);
    const struct prose prose[PARTS] = {
        [PART_SENTENCE] = {is_large ? say_sentence(screen, &scratch) : NULL, STYLE_text, narrow},
        [PART_TITLE] = {say_title(screen, &scratch), STYLE_call, cols},
        [PART_DETAIL] = {screen->loaded->sentences[screen->where->plot].detail, STYLE_soft, narrow},
        [PART_READING] = {buf_text(&read), STYLE_text, cols},
    };
    int        need = is_empty ? 1 : plot->least_rows;
    bool       has_plot = left >= need + (is_large ? 0 : 1 + !is_empty); /* a plot says nothing without its title */
    const bool is_there[PARTS] = {
        [PART_APART] = !is_large, [PART_SPACE] = has_plot, [PART_PLOT] = has_plot, [PART_AIR] = has_plot && !is_empty};
    struct rowplan plan = plan_parts(prose, is_there, need, left);
    int            reading_rows = count_part(&plan, PART_READING), plot_rows = need + left - (int)plan.count;
    for (size_t i = 0; i < plan.count; i++) {
        const struct rowplan_line *line = &plan.lines[i];
        if (prose[line->kind].text)
            rowplan_draw_text(line, canvas, area, row, MARGIN, prose[line->kind].style, prose[line->kind].text,
                              prose[line->kind].cols);
        if (line->kind == PART_PLOT && line->part > 0)
            continue;
        if (line->kind == PART_PLOT && is_empty)
            canvas_cut(canvas, area, row, MARGIN, cols, STYLE_soft, texts_word(WORD_insights_none));
        else if (line->kind == PART_PLOT)
            plot->draw(screen, canvas, (struct rect){area.row + row, area.col, plot_rows, area.cols},
                       is_large ? &at : NULL);
        row += line->kind == PART_PLOT ? plot_rows : 1;
    }
    if (has_plot && !is_empty)
        draw_legend(screen, canvas, area, row - reading_rows, reading_rows == 1 ? prose[PART_READING].text : "",
                    count_part(&plan, PART_AIR) > 0);
    arena_free(&scratch);
}

static void draw_screen(const struct insights_screen *screen, struct canvas *canvas, struct rect area)
{
    if (area.rows < 1 || area.cols < 1)
        return;
    canvas_focus(canvas, area, 0, 0);
    int rows = screen->where->is_large ? 0 : least(area.rows, INSIGHT_PLOTS);
    draw_sentences(screen, canvas, area, rows);
    draw_plot(screen, canvas, area, rows);
}

static bool open(struct app *app, void *state, const void *given, struct error *error)
{
    (void)app, (void)given, (void)error;
    ((struct insights_where *)state)->window = INSIGHT_13_WEEKS;
    return true;
}

static void draw(const struct app *app, const void *state, const void *loaded, struct canvas *canvas, struct rect area)
{
    (void)app;
    struct insights_where where = *(const struct insights_where *)state;
    draw_screen(&(struct insights_screen){&where, loaded}, canvas, area);
}

/* False where there is none further on. */
static bool turn(const struct insights_screen *screen, int step)
{
    int plot = (int)screen->where->plot + step;
    if (plot < 0 || plot >= INSIGHT_PLOTS)
        return false;
    screen->where->plot = (enum insight_plot)plot;
    screen->where->has_moved = false;
    return true;
}

static void change_period(const struct insights_screen *screen, struct app *app, int step)
{
    int window = (int)screen->where->window + step;
    if (window < 0 || window >= INSIGHT_WINDOWS)
        return;
    screen->where->window = (enum insight_window)window;
    screen->where->has_moved = false;
    app_load_again(app);
}

/* The end of a plot is where the cursor stays. */
static void move(const struct insights_screen *screen, const struct app *app, int rows, int cols)
{
    struct insights_cell at = insights_plot_at(screen, app->area_cols);
    screen->where->has_moved = true;
    screen->where->at = (struct insights_cell){at.row + rows, at.col + cols};
    screen->where->at = insights_plot_at(screen, app->area_cols);
}

static bool act_on_move(const struct insights_screen *screen, const struct app *app, enum action action)
{
    static const struct {
        enum action action;
        int         rows, cols;
    } moves[] = {
        {ACTION_MOVE_down, 1, 0},
        {ACTION_MOVE_up, -1, 0},
        {ACTION_MOVE_left, 0, -1},
        {ACTION_MOVE_right, 0, 1},
        {ACTION_EVERYWHERE_page_down, INT16_MAX, 0},
        {ACTION_EVERYWHERE_page_up, -INT16_MAX, 0},
        {ACTION_MOVE_first, -INT16_MAX, -INT16_MAX},
        {ACTION_MOVE_last, INT16_MAX, INT16_MAX},
    };
    struct list list = list_of(screen);
    if (!screen->where->is_large) {
        bool is_move = list_act(&list, action, INSIGHT_PLOTS);
        if (is_move)
            turn(screen, (int)list.chosen - (int)screen->where->plot);
        return is_move;
    }
    for (size_t i = 0; i < sizeof moves / sizeof *moves; i++)
        if (moves[i].action == action) {
            move(screen, app, moves[i].rows, moves[i].cols);
            return true;
        }
    return false;
}

static bool act(struct app *app, void *view_state, const void *loaded, enum action action, keycode key)
{
    (void)key;
    const struct insights_screen *screen = &(struct insights_screen){view_state, loaded};
    switch (action) {
    case ACTION_TABS_next: /* past the last plot it is the next tab */
        return turn(screen, 1);
    case ACTION_TABS_previous:
        return turn(screen, -1);
    case ACTION_INSIGHTS_enlarge:
        screen->where->is_large = true;
        return true;
    case ACTION_INSIGHTS_longer:
        change_period(screen, app, 1);
        return true;
    case ACTION_INSIGHTS_shorter:
        change_period(screen, app, -1);
        return true;
    case ACTION_INSIGHTS_report:
        app_push(app, &view_report, &screen->where->window);
        return true;
    case ACTION_EVERYWHERE_back:
    case ACTION_PLAIN_quit:
        if (!screen->where->is_large)
            return false;
        screen->where->is_large = false;
        return true;
    default:
        return act_on_move(screen, app, action);
    }
}

static void hints(const struct app *app, const void *view_state, const void *loaded,
                  struct view_hint out[VIEW_FOOTER_MAX + 1])
{
    enum { ARROWS_AT = 1, END_AT = 6 };
    static const struct view_hint row[] = {{ACTION_PLAIN_urge, NULL},       {ACTION_MOVE_up, "plot"},
                                           {ACTION_INSIGHTS_enlarge, NULL}, {ACTION_INSIGHTS_shorter, NULL},
                                           {ACTION_INSIGHTS_report, NULL},  {ACTION_PLAIN_help, NULL},
                                           {ACTION_PLAIN_quit, NULL},       {ACTION_NONE, NULL}};
    struct insights_where         where = *(const struct insights_where *)view_state;
    const struct insights_screen *screen = &(struct insights_screen){&where, loaded};
    (void)app;
    memcpy(out, row, sizeof row);
    if (!screen->where->is_large)
        return;
    memcpy(out + ARROWS_AT, insights_plot_of(screen)->arrows, sizeof insights_plot_of(screen)->arrows);
    out[END_AT].action = ACTION_EVERYWHERE_back;
}

const struct view view_insights = {
    .name = "insights",
    .scopes = SCOPE_INSIGHTS | SCOPE_MOVE,
    .state_size = sizeof(struct insights_where),
    .loaded_size = sizeof(struct insights_loaded),
    .is_tab = true,
    .open = open,
    .load = load,
    .work = work,
    .draw = draw,
    .act = act,
    .hints = hints,
};
