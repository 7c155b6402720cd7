/*
 * The main column below the count: the calendar, or the suggestions of the first days; the check-in and the goals of today; the headline and the prompt.
 *
 * How they share the screen: first everything that has to stay gets its rows, then what may go, the last to go first; what is left over becomes blank lines.
 * With few rows the prompt goes first, then the urges, the calendar, the phase, the goals from the last up; with few columns the calendar's oldest weeks.
 */
#include "ui/today/today.h"

#include <stdio.h>
#include <string.h>

#include "words/texts.h"

enum {
    BLOCK_COL = 40,         /* the block "Today" beside the calendar */
    BLOCK_COLS = 35,        /* at the right edge where there is less room */
    BESIDE_FROM = 56,       /* below so many columns it stands under the calendar */
    FIRST_BESIDE_FROM = 75, /* the same for the suggestions of the first days */
    CALENDAR_GAP = 3,       /* between the calendar and the block */
    WEEK_COLS = 2,
    URGES_ROW = 6, /* of the calendar */
    URGES_ROWS = 2,
    ROOMY_ROWS = 14,    /* below that the count stands at the top, and the phase right under it */
    HEADLINE_COLS = 76, /* a line of news; what is longer is prose */
    PROSE_COLS = 72,
    IDEA_ROWS = 2,
    CALENDAR_ROWS = CHART_WEEKDAYS + 1,
    CALENDAR_LEFT = 7,
    SHORT_NAME = 3,     /* of a weekday */
    SENTENCE_COLS = 76, /* of the first days */
    BLOCK_FIELD = 21,   /* the second column of the rows of the day, from the first */
    BOX_COLS = 4,
    MARK_COLS = 2,
};

/* The news as it will be drawn. */
struct told {
    struct headline headline;
    bool            mood_one;
    int             cols;     /* at most so wide */
    int             rows;     /* of the text */
    bool            keys_row; /* the keys of its question stand in a row of their own */
    int             all_rows;
};

/* What can be said to the question of how an urge ended. */
static const struct {
    const char *key, *words;
} answers[] = {{"r", "ridden out"}, {"c", "contact"}, {"Esc", "not told"}};
enum { ANSWERS = sizeof answers / sizeof answers[0], ANSWERS_GAP = 3 };

static int text_width(const char *text)
{
    return (int)text_cols(text, strlen(text));
}

static int count_rows(const char *text, int cols)
{
    size_t length = strlen(text), at = 0;
    int    rows = 0;
    for (; at < length; rows++)
        at = text_wrap(text, length, at, (size_t)cols).next;
    return rows;
}

static int answers_cols(int gap)
{
    int cols = -gap;
    for (size_t i = 0; i < ANSWERS; i++)
        cols += text_width(answers[i].key) + 1 + text_width(answers[i].words) + gap;
    return cols;
}

static struct told tell(const struct today *today, int cols, struct arena *arena)
{
    struct told told = {.headline = today_headline(today, arena)};
    int         room = cols > 2 * TODAY_LEFT ? cols - 2 * TODAY_LEFT : 1;
    if (told.headline.brief && cols < TODAY_NARROW)
        told.headline.text = told.headline.brief;
    told.mood_one = today->has_checkin && today->checkin.mood == 1;
    told.cols = room < HEADLINE_COLS ? room : HEADLINE_COLS;
    if (text_width(told.headline.text) > told.cols && told.cols > PROSE_COLS)
        told.cols = PROSE_COLS;
    told.rows = count_rows(told.headline.text, told.cols);
    if (told.headline.kind == HEADLINE_IDEA && told.rows > IDEA_ROWS) {
        told.headline.text = ""; /* half an idea is none */
        told.rows = 0;
    }
    if (told.headline.kind == HEADLINE_URGE_OPEN) {
        int keys = answers_cols(ANSWERS_GAP);
        told.keys_row = told.rows > 1 || text_width(told.headline.text) + 2 + keys > told.cols;
    }
    told.all_rows = told.rows + told.keys_row + told.mood_one;
    return told;
}

/* Closer together where there is less room; at the narrowest those that fit whole. */
static void draw_answers(struct canvas *canvas, struct rect clip, int row, int col)
{
    int gap = ANSWERS_GAP;
    while (gap > 1 && col + answers_cols(gap) > clip.cols)
        gap--;
    for (size_t i = 0; i < ANSWERS; i++, col += gap) {
        if (col + text_width(answers[i].key) + 1 + text_width(answers[i].words) > clip.cols)
            return;
        col = canvas_text(canvas, clip, row, col, STYLE_accent, answers[i].key) + 1;
        col = canvas_text(canvas, clip, row, col, STYLE_text, answers[i].words);
    }
}

static void draw_headline(const struct told *told, struct canvas *canvas, struct rect clip, int row)
{
    bool       is_warm = told->headline.kind == HEADLINE_URGE_OPEN || told->headline.kind == HEADLINE_HOURS_AFTER;
    enum style style = is_warm ? STYLE_warm : told->headline.kind == HEADLINE_IDEA ? STYLE_soft : STYLE_text;
    int        room = clip.rows - row - told->keys_row - told->mood_one, rows = told->rows;
    if (rows > room)
        rows = room > 1 ? room : 1; /* a long one ends in an ellipsis rather than below the last row */
    canvas_wrap(canvas, clip, row, TODAY_LEFT, rows, told->cols, style, told->headline.text);
    if (told->headline.kind == HEADLINE_URGE_OPEN) {
        int at = told->keys_row ? row + rows : row;
        int col = TODAY_LEFT + (told->keys_row ? 0 : text_width(told->headline.text) + 2);
        canvas_focus(canvas, clip, at, col);
        draw_answers(canvas, clip, at, col);
    }
    if (told->mood_one)
        canvas_cut(canvas, clip, row + rows + told->keys_row, TODAY_LEFT, clip.cols - TODAY_LEFT, STYLE_call,
                   texts_word(WORD_mood_one));
}

enum { PROMPT_KEY_COLS = 2 };

/* How wide the question of the day is with its key; what is long has the key in front and no word behind it. */
static int prompt_width(const struct today *today, bool is_short)
{
    int writes = is_short ? 0 : 2 + text_width(texts_word(WORD_today_prompt));
    return TODAY_LEFT + text_width(today->prompt) + PROMPT_KEY_COLS + writes;
}

static void draw_prompt(const struct today *today, struct canvas *canvas, struct rect clip, int row)
{
    if (prompt_width(today, false) >= clip.cols) {
        canvas_text(canvas, clip, row, TODAY_LEFT, STYLE_accent, "p");
        canvas_text(canvas, clip, row, TODAY_LEFT + PROMPT_KEY_COLS, STYLE_text, today->prompt);
        return;
    }
    int col = canvas_text(canvas, clip, row, TODAY_LEFT, STYLE_text, today->prompt) + 2;
    canvas_text(canvas, clip, row, col, STYLE_accent, "p");
    canvas_text(canvas, clip, row, col + PROMPT_KEY_COLS, STYLE_soft, texts_word(WORD_today_prompt));
}

static void draw_urges(const struct today *today, struct canvas *canvas, struct rect clip, int row, int col)
{
    canvas_text(canvas, clip, row, col, STYLE_text, "Urges, 14 days");
    today_urges_draw(today, canvas, clip, row, col + BLOCK_FIELD);
    today_urges_sentence(today, canvas, clip, row + 1, col);
}

static void draw_cell(struct canvas *canvas, struct rect clip, int row, int col, enum chart_cell cell)
{
    switch (cell) {
    case CHART_CHECKED:
        canvas_glyph(canvas, clip, row, col, STYLE_mark, GLYPH_checked);
        break;
    case CHART_KEPT:
        canvas_glyph(canvas, clip, row, col, STYLE_mark, GLYPH_kept);
        break;
    case CHART_CONTACT:
        canvas_glyph(canvas, clip, row, col, STYLE_warm_mark, GLYPH_contact);
        break;
    case CHART_BEFORE:
    case CHART_AHEAD:
        canvas_glyph(canvas, clip, row, col, STYLE_line, GLYPH_none);
        break;
    }
}

/* The calendar's newest `weeks`, CALENDAR_ROWS high. */
static void draw_calendar(const struct today *today, struct canvas *canvas, struct rect clip, int row, int weeks)
{
    const struct chart_calendar *calendar = &today->calendar;
    int                          first = CHART_WEEKS - weeks;
    for (int week = first; week < CHART_WEEKS; week++) {
        int col = CALENDAR_LEFT + (week - first) * WEEK_COLS;
        if (calendar->month[week] > 0)
            canvas_text(canvas, clip, row, col, STYLE_soft, when_month_name(calendar->month[week]));
        for (int day = 0; day < CHART_WEEKDAYS; day++)
            draw_cell(canvas, clip, row + 1 + day, col, calendar->cells[week][day]);
    }
    for (int day = 0; day < CHART_WEEKDAYS; day++) {
        enum weekday weekday = (enum weekday)(today->week_sunday ? (day + SUNDAY) % CHART_WEEKDAYS : day);
        canvas_bytes(canvas, clip, row + 1 + day, TODAY_LEFT, STYLE_soft, when_weekday_name(weekday), SHORT_NAME);
    }
}

static int sentence_cols(int cols)
{
    cols -= 2 * TODAY_LEFT;
    return cols < SENTENCE_COLS ? cols : SENTENCE_COLS;
}

/* What stands in its place in the first days: the sentence with a blank line below it, and the suggestions. */
static void draw_first_days(struct canvas *canvas, struct rect clip, int row, int sentence_rows)
{
    struct texts_phase phase = texts_phase(PHASE_DETOX);
    if (sentence_rows > 0) {
        canvas_wrap(canvas, clip, row, TODAY_LEFT, sentence_rows, sentence_cols(clip.cols), STYLE_text,
                    texts_word(WORD_first_days));
        row += sentence_rows + 1;
    }
    for (int i = 0; i < TEXTS_SUGGESTIONS; i++) {
        int col = canvas_glyph(canvas, clip, row + i, TODAY_LEFT, STYLE_mark, GLYPH_none) + 1;
        canvas_cut(canvas, clip, row + i, col, clip.cols - col, STYLE_text, phase.suggestions[i]);
    }
}

/* The rows of the day: the check-in, the goals, and how many more there are. */
static int block_rows(const struct today *today)
{
    return 1 + (int)today->goals.count + (today->goals.more > 0);
}

/* The key in front of its words. */
static void draw_asking(const struct today *today, struct canvas *canvas, struct rect clip, int row, int col)
{
    col = canvas_text(canvas, clip, row, col, today->checkin_rests ? STYLE_soft : STYLE_accent, "m") + 1;
    canvas_text(canvas, clip, row, col, STYLE_soft, texts_word(WORD_today_checkin));
}

static void draw_mark(const struct today *today, struct canvas *canvas, struct rect clip, int row, int col, int end)
{
    if (!today->is_marking)
        return;
    canvas_glyph(canvas, clip, row, col - MARK_COLS, STYLE_text, GLYPH_chosen);
    canvas_restyle(canvas, (struct rect){clip.row + row, clip.col + col, 1, end - col}, STYLE_row);
}

/* One line where nothing is there to tick; and where for long nobody checked in, no box stands open. */
static void draw_checkin(const struct today *today, struct canvas *canvas, struct rect clip, int row, int col,
                         bool is_chosen)
{
    bool has_box = today->has_checkin || (today->goals.count > 0 && !today->checkin_rests);
    int  end = col + 1;
    if (has_box) {
        end = canvas_text(canvas, clip, row, col, STYLE_text, today->has_checkin ? "[x] check in" : "[ ] check in");
        if (today->has_checkin && today->checkin.mood > 0) {
            char mood[32];
            snprintf(mood, sizeof mood, "mood %d of 5", today->checkin.mood);
            canvas_text(canvas, clip, row, col + BLOCK_FIELD, STYLE_soft, mood);
        } else if (!today->has_checkin) {
            draw_asking(today, canvas, clip, row, col + BLOCK_FIELD);
        }
    } else {
        draw_asking(today, canvas, clip, row, col);
    }
    if (!is_chosen)
        return;
    canvas_focus(canvas, clip, row, has_box ? col + 1 : col);
    draw_mark(today, canvas, clip, row, col, end);
}

static void draw_goal(const struct today *today, struct canvas *canvas, struct rect clip, int row, int col,
                      size_t index, bool is_chosen)
{
    const struct today_goal *goal = &today->goals.rows[index];
    char                     figure[TODAY_GOALS_FIGURE_SIZE];
    today_goals_say(goal, today->present.today, clip.cols - col - BLOCK_FIELD, figure);
    int room = (figure[0] ? BLOCK_FIELD - 1 : clip.cols - col) - BOX_COLS;
    int end = canvas_text(canvas, clip, row, col, STYLE_text, goal->is_done ? "[x] " : "[ ] ");
    if (goal->is_skipped)
        canvas_glyph(canvas, clip, row, col + 1, STYLE_text, GLYPH_dash);
    end = canvas_cut(canvas, clip, row, end, room, STYLE_text, goal->title);
    canvas_text(canvas, clip, row, col + BLOCK_FIELD, STYLE_soft, figure);
    if (!is_chosen)
        return;
    canvas_focus(canvas, clip, row, col + 1);
    draw_mark(today, canvas, clip, row, col, end);
}

static void draw_more(const struct today *today, struct canvas *canvas, struct rect clip, int row, int col)
{
    struct arena scratch = {0};
    char         count[24];
    snprintf(count, sizeof count, "%zu", today->goals.more);
    canvas_text(canvas, clip, row, col + BOX_COLS, STYLE_soft,
                texts_fill(&scratch, WORD_today_more, (struct buf_value[]){{"count", count}, {0}}));
    arena_free(&scratch);
}

/* So many of them as fit into `rows`, those around the chosen one. The focus of the screen is on that. */
static void draw_block(const struct today *today, struct canvas *canvas, struct rect clip, int row, int col, int rows)
{
    int chosen = (int)today->chosen, first = chosen < rows ? 0 : chosen - rows + 1;
    for (int i = 0; i < rows; i++) {
        int at = first + i;
        if (at == 0)
            draw_checkin(today, canvas, clip, row + i, col, at == chosen);
        else if (at <= (int)today->goals.count)
            draw_goal(today, canvas, clip, row + i, col, (size_t)at - 1, at == chosen);
        else
            draw_more(today, canvas, clip, row + i, col);
    }
}

/* Which parts there is room for. */
struct arrangement {
    bool first_days, beside, phase, middle, urges;
    int  day_rows; /* the check-in and the goals */
    int  block_col;
    int  weeks;
    int  sentence_rows; /* of the first days; 0: left out */
    int  middle_rows;   /* the calendar or the suggestions, with what stands beside them */
    bool prompt;
    bool gap_top, gap_phase, gap_middle, gap_headline;
};

static bool take(int *left, int rows)
{
    if (rows > *left)
        return false;
    *left -= rows;
    return true;
}

static int most(int a, int b)
{
    return a > b ? a : b;
}

/* The middle with what stands beside it holds the rows of the day as well; else a blank line and those rows follow it. */
static bool take_middle(struct arrangement *plan, int *left, int rows, int above)
{
    plan->middle_rows = above + (plan->beside ? most(rows, 1 + plan->day_rows) : rows);
    return take(left, plan->beside ? plan->middle_rows - plan->day_rows : plan->middle_rows + 1);
}

static void plan_first_days(struct arrangement *plan, int cols, int *left)
{
    plan->sentence_rows = count_rows(texts_word(WORD_first_days), sentence_cols(cols));
    plan->middle = take_middle(plan, left, TEXTS_SUGGESTIONS, plan->sentence_rows + 1);
    if (!plan->middle) {
        plan->sentence_rows = 0;
        plan->middle = take_middle(plan, left, TEXTS_SUGGESTIONS, 0);
    }
}

static void plan_calendar(struct arrangement *plan, int cols, int *left)
{
    int room = cols - CALENDAR_LEFT + 1 - (plan->beside ? BLOCK_COLS + CALENDAR_GAP : 0);
    plan->weeks = room / WEEK_COLS < CHART_WEEKS ? room / WEEK_COLS : CHART_WEEKS;
    plan->middle = take_middle(plan, left, CALENDAR_ROWS, 0);
}

/* Where the block begins, in the rows of the middle. */
static int block_row(const struct arrangement *plan)
{
    return plan->sentence_rows > 0 ? plan->sentence_rows + 1 : 0;
}

/* Beside the calendar they are at its foot; under the rows of the day where those are more. */
static int urges_row(const struct arrangement *plan)
{
    int below = block_row(plan) + 1 + plan->day_rows + 1;
    return plan->first_days ? below : most(below, URGES_ROW);
}

static bool take_urges(struct arrangement *plan, int *left)
{
    if (!plan->middle || !plan->beside)
        return plan->middle && take(left, URGES_ROWS);
    int rows = most(plan->middle_rows, urges_row(plan) + URGES_ROWS);
    if (!take(left, rows - plan->middle_rows))
        return false;
    plan->middle_rows = rows;
    return true;
}

static struct arrangement plan_rows(const struct today *today, struct rect area, bool has_side, const struct told *told)
{
    int                left = area.rows - today_count_rows(today) - told->all_rows, day = block_rows(today);
    struct arrangement plan = {.first_days = today_is_first_days(today)};
    plan.beside = area.cols >= (plan.first_days ? FIRST_BESIDE_FROM : BESIDE_FROM);
    plan.block_col = area.cols < BLOCK_COL + BLOCK_COLS ? area.cols - BLOCK_COLS : BLOCK_COL;
    plan.day_rows = most(0, day < left ? day : left);
    left -= plan.day_rows;
    plan.phase = today->tally.starts_in_days == 0 && take(&left, 1);
    if (plan.first_days)
        plan_first_days(&plan, area.cols, &left);
    else
        plan_calendar(&plan, area.cols, &left);
    plan.gap_middle = plan.day_rows > 0 && take(&left, 1);
    plan.gap_headline = told->all_rows > 0 && take(&left, 1);
    plan.urges = !has_side && take_urges(&plan, &left);
    plan.prompt = today->has_prompt && (plan.urges || has_side || !plan.middle) &&
                  prompt_width(today, true) < area.cols && take(&left, told->all_rows > 0 ? 1 : 2);
    plan.gap_phase = plan.phase && area.rows >= ROOMY_ROWS && take(&left, 1);
    plan.gap_top = area.rows >= ROOMY_ROWS && take(&left, 1);
    return plan;
}

/* Calendar and block side by side. */
static void draw_beside(const struct today *today, const struct arrangement *plan, struct canvas *canvas,
                        struct rect clip, int row)
{
    int block = row + block_row(plan);
    if (plan->first_days)
        draw_first_days(canvas, clip, row, plan->sentence_rows);
    else
        draw_calendar(today, canvas, clip, row, plan->weeks);
    canvas_text(canvas, clip, block, plan->block_col, STYLE_text, "Today");
    draw_block(today, canvas, clip, block + 1, plan->block_col, plan->day_rows);
    if (plan->urges)
        draw_urges(today, canvas, clip, row + urges_row(plan), plan->block_col);
}

/* One below the other; returns the row after them. */
static int draw_stacked(const struct today *today, const struct arrangement *plan, struct canvas *canvas,
                        struct rect clip, int row)
{
    if (plan->middle && plan->first_days)
        draw_first_days(canvas, clip, row, plan->sentence_rows);
    else if (plan->middle)
        draw_calendar(today, canvas, clip, row, plan->weeks);
    if (plan->middle)
        row += plan->middle_rows + 1;
    draw_block(today, canvas, clip, row, TODAY_LEFT, plan->day_rows);
    row += plan->day_rows;
    if (plan->urges) {
        draw_urges(today, canvas, clip, row, TODAY_LEFT);
        row += URGES_ROWS;
    }
    return row;
}

static void draw_big(const struct today *today, const struct told *told, struct canvas *canvas, struct rect area,
                     struct rect clip)
{
    bool               has_side = area.cols >= TODAY_SIDE_FROM;
    struct arrangement plan = plan_rows(today, clip, has_side, told);
    int                row = plan.gap_top;
    canvas_focus(canvas, clip, row, TODAY_LEFT);
    today_count_draw(today, canvas, clip, row);
    if (has_side)
        today_side_draw(today, canvas, area, row);
    row += today_count_rows(today) + plan.gap_phase;
    if (plan.phase)
        today_count_draw_phase(today, canvas, clip, row++);
    row += plan.gap_middle;
    if (plan.middle && plan.beside) {
        draw_beside(today, &plan, canvas, clip, row);
        row += plan.middle_rows;
    } else {
        row = draw_stacked(today, &plan, canvas, clip, row);
    }
    draw_headline(told, canvas, clip, row + plan.gap_headline);
    if (plan.prompt)
        draw_prompt(today, canvas, clip, told->all_rows > 0 ? row + plan.gap_headline + told->all_rows : row + 1);
}

void today_draw(const struct today *today, struct canvas *canvas, struct rect area)
{
    if (area.rows < 1 || area.cols < 1)
        return;
    struct arena scratch = {0};
    struct rect  clip = area;
    if (clip.cols > TODAY_COLS)
        clip.cols = TODAY_COLS;
    struct told told = tell(today, clip.cols, &scratch);
    draw_big(today, &told, canvas, area, clip);
    arena_free(&scratch);
}
