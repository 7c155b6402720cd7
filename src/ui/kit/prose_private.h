/*
 * prose_private: a prose from the inside, for prose.c, which changes the text, prose_lines.c, which knows where the
 * lines break, prose_keys.c and prose_draw.c.
 */
#ifndef HOLDFAST_UI_KIT_PROSE_PRIVATE_H
#define HOLDFAST_UI_KIT_PROSE_PRIVATE_H

#include "core/arena.h"
#include "core/buf.h"
#include "ui/kit/textedit.h"
#include "ui/kit/prose.h"

/* What the last key did: the next one of the same kind belongs to the same step of undo. */
enum prose_doing { PROSE_NOTHING, PROSE_TYPING, PROSE_ERASING_BACK, PROSE_ERASING };

/* Where the shown lines begin. starts[0] is 0; those from `count` on are not known yet, unless is_whole. */
struct prose_lines {
    struct arena arena;
    size_t      *starts;
    size_t       count, room;
    size_t       cols; /* the width they are for; 0: none yet */
    bool         is_whole;
};

struct prose {
    struct arena own;
    size_t       most;

    struct arena text_arena;
    char        *text;
    size_t       length, room;
    size_t       words;
    size_t       cursor;

    struct textedit_steps steps; /* in `own` */
    enum prose_doing      doing;

    struct buf cut;       /* what ^Y puts back; in `own` */
    bool       cut_grows; /* the last key cut, too: what the next one cuts is added */

    bool   is_selecting;
    size_t select_at; /* where it began */

    struct prose_lines lines;
    size_t             top;  /* where the first line that is seen begins */
    int                rows; /* seen when it was last drawn */
    size_t             goal; /* the column that Up and Down keep to */
    bool               has_goal;
};

/* Bytes [at, at + removed) become these, as a step of undo, or as part of the last one. The cursor goes behind them. */
void prose_replace(struct prose *prose, size_t at, size_t removed, const char *bytes, size_t length,
                   enum prose_doing doing);
bool prose_undo(struct prose *prose);
bool prose_redo(struct prose *prose);

/* The part of the text that is selected: whole lines. */
void prose_selected(const struct prose *prose, size_t *from, size_t *to);

/* From now on the lines are so wide. */
void prose_lines_fit(struct prose_lines *lines, size_t cols);
/* The text was changed: `removed` bytes at `at` became `inserted` ones. */
void prose_lines_edit(struct prose *prose, size_t at, size_t removed, size_t inserted);

/* The number of the line that a place in the text is on, and whether there is a line of this number. */
size_t prose_lines_of(struct prose *prose, size_t at);
bool   prose_lines_has(struct prose *prose, size_t line);

/* Where it begins, and where what is shown of it ends. */
size_t prose_lines_from(const struct prose *prose, size_t line);
size_t prose_lines_to(struct prose *prose, size_t line);

/* The place in this line that is so many columns from its left. */
size_t prose_lines_at(struct prose *prose, size_t line, size_t col);

/* The characters before and behind a place. */
size_t prose_lines_back(struct prose *prose, size_t at);
size_t prose_lines_on(const struct prose *prose, size_t at);

#endif
