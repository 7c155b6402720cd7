/*
 * A form is drawn twice: once on a clip of no rows, to learn how high it is and where the focus stands, and then for
 * real, scrolled. So there is one function that knows how a field looks and no second one that counts its rows. With
 * few rows what stands below a field goes out of sight first, then its label, never the place where the cursor is.
 */
#include <string.h>

#include "core/text.h"
#include "ui/kit/form.h"

enum {
    BOX_COLS_MAX = 40, /* of a one-line field, brackets and all */
    NOTE_COLS_MAX = 62,
    NOTE_ROWS = 3,
    NARROW_COLS = 50, /* below that a field stands under its label */
    LABEL_COL = 2,
};

/* Where a field is drawn. */
struct spot {
    struct canvas *canvas;
    struct rect    clip;
    int            row, col, cols;
    bool           has_focus;
};

static int at_most(int value, int most)
{
    return value < most ? value : most;
}

static void draw_box(const struct form_field *field, struct spot spot)
{
    int         cols = at_most(spot.cols, BOX_COLS_MAX);
    struct rect inside = {spot.clip.row + spot.row, spot.clip.col + spot.col + 2, 1, cols - 4};
    if (spot.row < 0 || spot.row >= spot.clip.rows)
        inside.rows = 0;
    canvas_text(spot.canvas, spot.clip, spot.row, spot.col, STYLE_soft, "[");
    canvas_text(spot.canvas, spot.clip, spot.row, spot.col + cols - 1, STYLE_soft, "]");
    editbuf_draw(field->edit, spot.canvas, inside, STYLE_text, spot.has_focus, field->words);
}

/* A note may be scrolled out in part: its rows are drawn on a clip that is cut to what is seen. */
static int draw_note(const struct form_field *field, struct spot spot)
{
    int         cols = at_most(spot.cols, NOTE_COLS_MAX);
    struct rect inside = {spot.clip.row + spot.row, spot.clip.col + spot.col + 2, NOTE_ROWS, cols - 2};
    if (spot.row < 0 || spot.row >= spot.clip.rows)
        inside.rows = 0;
    else if (spot.row + NOTE_ROWS > spot.clip.rows)
        inside.rows = spot.clip.rows - spot.row;
    for (int i = 0; i < NOTE_ROWS; i++)
        canvas_glyph(spot.canvas, spot.clip, spot.row + i, spot.col, STYLE_line, GLYPH_divider);
    editbuf_draw(field->edit, spot.canvas, inside, STYLE_text, spot.has_focus, field->words);
    return NOTE_ROWS;
}

static int draw_choice(const struct form_field *field, struct spot spot, int *cursor_row)
{
    int rows = 1, col = spot.col;
    for (int i = 0; field->choices[i]; i++) {
        const char *word = field->choices[i];
        int         cols = at_most((int)text_cols(word, strlen(word)) + 2, spot.cols);
        bool        is_chosen = i == field->choice;
        if (col > spot.col && col + cols > spot.col + spot.cols) {
            rows++;
            col = spot.col;
        }
        int row = spot.row + rows - 1;
        if (is_chosen) {
            canvas_text(spot.canvas, spot.clip, row, col, STYLE_accent, "[");
            canvas_text(spot.canvas, spot.clip, row, col + cols - 1, STYLE_accent, "]");
        }
        canvas_cut(spot.canvas, spot.clip, row, col + 1, cols - 2, is_chosen ? STYLE_accent : STYLE_soft, word);
        if (is_chosen && spot.has_focus)
            canvas_focus(spot.canvas, spot.clip, row, col + 1);
        if (is_chosen)
            *cursor_row = row;
        col += cols;
    }
    return rows;
}

static int draw_tick(const struct form_field *field, struct spot spot)
{
    enum { BOX = 4 };
    const char *words = field->words ? field->words : "";
    canvas_text(spot.canvas, spot.clip, spot.row, spot.col, field->choice ? STYLE_accent : STYLE_text,
                field->choice ? "[x]" : "[ ]");
    if (spot.has_focus)
        canvas_focus(spot.canvas, spot.clip, spot.row, spot.col + 1);
    int rows =
        canvas_wrap(spot.canvas, spot.clip, spot.row, spot.col + BOX, INT16_MAX, spot.cols - BOX, STYLE_text, words);
    return rows > 0 ? rows : 1;
}

/* Returns the rows it took; *cursor_row is the one of them that must be seen. */
static int draw_value(const struct form_field *field, struct spot spot, int *cursor_row)
{
    *cursor_row = spot.row;
    switch (field->kind) {
    case FORM_NOTE:
        return draw_note(field, spot);
    case FORM_CHOICE:
        return draw_choice(field, spot, cursor_row);
    case FORM_TICK:
        return draw_tick(field, spot);
    default:
        break;
    }
    draw_box(field, spot);
    return 1;
}

/* How a form is laid into an area. */
struct layout {
    int  label_cols;
    bool is_narrow;
    bool is_tight; /* no blank lines */
};

/* The rows of a field. */
struct rows {
    int label, cursor, end;
};

/* One field from `row` on: what stands above it, label, value, what is below. */
static struct rows draw_field(const struct form *form, size_t at, struct canvas *canvas, struct rect clip, int row,
                              const struct layout *layout)
{
    const struct form_field *field = &form->fields[at];
    struct rows              rows;
    bool                     has_focus = at == form->focus, is_wrong = form->fault && form->fault_at == at;
    if (field->above) {
        row += !layout->is_tight && at > 0;
        row += canvas_wrap(canvas, clip, row, LABEL_COL, INT16_MAX, clip.cols - LABEL_COL, STYLE_soft, field->above);
        row += !layout->is_tight;
    }
    rows.label = row;
    if (has_focus)
        canvas_glyph(canvas, clip, row, 0, STYLE_accent, GLYPH_chosen);
    canvas_text(canvas, clip, row, LABEL_COL, has_focus ? STYLE_call : STYLE_soft, field->label);
    int col = layout->is_narrow ? LABEL_COL + 2 : layout->label_cols;
    row += layout->is_narrow;
    row += draw_value(field, (struct spot){canvas, clip, row, col, clip.cols - col, has_focus}, &rows.cursor);
    int         below_col = col + (field->kind == FORM_TICK ? 4 : 2);
    const char *below = field->sentence[0] != '\0' ? field->sentence : field->below;
    if (below && !(is_wrong && layout->is_tight))
        row += canvas_wrap(canvas, clip, row, below_col, INT16_MAX, clip.cols - below_col, STYLE_soft, below);
    if (is_wrong)
        row += canvas_wrap(canvas, clip, row, below_col, INT16_MAX, clip.cols - below_col, STYLE_fault, form->fault);
    rows.end = row;
    return rows;
}

/* All fields from `row` on. Returns the row after the last; *focus are the rows of the field with the focus. */
static int draw_fields(const struct form *form, struct canvas *canvas, struct rect clip, int row,
                       const struct layout *layout, struct rows *focus)
{
    for (size_t i = 0; i < form->count; i++) {
        if (form->fields[i].hidden)
            continue;
        struct rows rows = draw_field(form, i, canvas, clip, row, layout);
        row = rows.end;
        if (i == form->focus)
            *focus = rows;
    }
    return row;
}

/* The row on top of an area of so many. */
static int scroll_to(const struct rows *focus, int rows)
{
    int top = focus->end > rows ? focus->end - rows : 0;
    if (top > focus->label)
        top = focus->label;
    return focus->cursor >= top + rows ? focus->cursor - rows + 1 : top;
}

int form_draw(const struct form *form, struct canvas *canvas, struct rect area, int label_cols)
{
    struct layout layout = {label_cols, area.cols < NARROW_COLS, false};
    struct rect   nowhere = {area.row, area.col, 0, area.cols};
    struct rows   focus = {0};
    int           rows = draw_fields(form, canvas, nowhere, 0, &layout, &focus);
    if (rows > area.rows) {
        layout.is_tight = true;
        rows = draw_fields(form, canvas, nowhere, 0, &layout, &focus);
    }
    draw_fields(form, canvas, area, -scroll_to(&focus, area.rows), &layout, &focus);
    return at_most(rows, area.rows);
}
