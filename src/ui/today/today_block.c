#include "ui/today/today.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "words/texts.h"

enum { BOX_COLS = 4, MARK_COLS = 2 };

int today_block_rows(const struct today *today)
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
            canvas_text(canvas, clip, row, col + TODAY_BLOCK_FIELD, STYLE_soft, mood);
        } else if (!today->has_checkin) {
            draw_asking(today, canvas, clip, row, col + TODAY_BLOCK_FIELD);
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
    today_goals_say(goal, today->present.today, clip.cols - col - TODAY_BLOCK_FIELD, figure);
    int room = (figure[0] ? TODAY_BLOCK_FIELD - 1 : clip.cols - col) - BOX_COLS;
    int end = canvas_text(canvas, clip, row, col, STYLE_text, goal->is_done ? "[x] " : "[ ] ");
    if (goal->is_skipped)
        canvas_glyph(canvas, clip, row, col + 1, STYLE_text, GLYPH_dash);
    end = canvas_cut(canvas, clip, row, end, room, STYLE_text, goal->title);
    canvas_text(canvas, clip, row, col + TODAY_BLOCK_FIELD, STYLE_soft, figure);
    if (!is_chosen)
        return;
    canvas_focus(canvas, clip, row, col + 1);
    draw_mark(today, canvas, clip, row, col, end);
}

static void draw_more(const struct today *today, struct canvas *canvas, struct rect clip, int row, int col)
{
    struct arena scratch = {0};
    struct buf   text = {.arena = &scratch};
    char         count[24];
    snprintf(count, sizeof count, "%zu", today->goals.more);
    buf_fill(&text, texts_word(WORD_today_more), (struct buf_value[]){{"count", count}, {0}});
    canvas_text(canvas, clip, row, col + BOX_COLS, STYLE_soft, buf_text(&text));
    arena_free(&scratch);
}

void today_block_draw(const struct today *today, struct canvas *canvas, struct rect clip, int row, int col, int rows)
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
