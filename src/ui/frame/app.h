/*
 * app: what views may ask of the frame around them. What they may read stands in view.h.
 */
#ifndef HOLDFAST_UI_FRAME_APP_H
#define HOLDFAST_UI_FRAME_APP_H

#include "ui/frame/view.h"
#include "words/texts.h"

/* The view that calls it wants to load again before it is next drawn: its list moved, its filter changed. */
void app_load_again(struct app *app);

/* Lives as long as the view that calls it: for what it was given, and what it holds for the person. A view has no arena of its own. */
struct arena *app_arena(struct app *app);

/* Opens a view on top. `given` is handed to its open(). */
void app_push(struct app *app, const struct view *view, const void *given);

/* Leaves the view that calls it. app_replace: leaves it and opens another in its place. */
void app_pop(struct app *app);
void app_replace(struct app *app, const struct view *view, const void *given);

/*
 * Answers the view that opened the caller: `chosen` is called with that one's state once the caller's function has
 * returned, as if by its act(), so that it may push, pop and save; not at all if it has left meanwhile. The text is
 * copied.
 */
void app_answer(struct app *app,
                void (*chosen)(struct app *app, void *state, const void *loaded, size_t index, const char *text),
                size_t index, const char *text);

/* Goes to a tab: everything above it closes (drafts are kept). */
void app_tab(struct app *app, const struct view *tab);

/*
 * Calls the view's save() now. True: it is on disk and the views have loaded again. False: the screen says that it is
 * not on disk, and save() is called again every second until it is: it must do itself what follows (say, pop, push).
 */
bool app_save(struct app *app);

/*
 * Keeps the draft of the view that calls it now, instead of within the second. False: it is not on disk; that has been
 * said.
 */
bool app_save_draft(struct app *app);

/* Inside the act of save(): what was half filled in is about to be written whole, and its draft goes with it. */
MUST_CHECK bool app_drop_draft(struct app *app, struct error *error);

/* What was typed into the view that calls it is thrown away: its draft goes. False: that failed, and has been said. */
bool app_discard_draft(struct app *app);

/* Is a draft offered in the view that calls it? Until that is answered it is not to begin anything by itself. */
bool app_is_offering(const struct app *app);

/*
 * Lends the text of the view that calls it to the person's own editor, as soon as the screen can be left for it; what
 * the editor leaves goes to the view's lent(). If the editor fails, the screen says where the text is kept. draft_get()
 * must hold the text that is lent, unless it is in the file otherwise.
 */
void app_lend(struct app *app, const char *text, size_t length);

/* Writes something small that needs no keeping (a memo, an undo). On failure the screen says so. Views load again. */
bool app_write(struct app *app, bool (*write)(struct app *app, void *context, struct error *error), void *context);

/*
 * The line for what just happened: it stays until the next one, at most until the next key but one. undo: adds "U takes
 * it back" at the right.
 */
void app_say(struct app *app, bool undo, const char *format, ...) PRINTF_LIKE(3, 4);

/* The same for a sentence with values in it, see buf_fill(). */
void app_say_filled(struct app *app, bool undo, enum word word, const struct buf_value *values);

/* From now on the screens are about this person. */
void app_show_person(struct app *app, int64_t id);

/* Ends the program, everything kept. */
void app_quit(struct app *app);

#endif
