/*
 * ui_golden: the screens without a terminal: a file in a folder of its own, a clock that stands until it is moved, keys by their names, and the drawn screen
 * compared with golden files. What a screen shows between the frame's lines stands in tests/golden/NAME-COLSxROWS.txt; the frame (tabs or title, message,
 * keys) of all states in which a view is on top stands in tests/golden/frame-VIEW.txt, so that a word of a footer changes one file. With UPDATE=1 in the
 * environment the files are written instead; the difference is read before it is committed.
 */
#ifndef TESTS_SUPPORT_UI_GOLDEN_H
#define TESTS_SUPPORT_UI_GOLDEN_H

#include "store/contacts.h"
#include "store/lists.h"
#include "store/urges.h"
#include "ui/frame/session.h"

struct ui_world {
    struct arena     arena;
    char             folder[64], db[128];
    struct env       env;
    struct app_start start;
    int32_t          offset_s;
    struct present   present;
    int64_t          ms; /* the monotonic clock */
    struct session  *session;
};

/* A folder, no file in it yet, and this moment: "2026-11-22T21:14:00+01:00". */
void ui_begin(struct ui_world *world, const char *now);

/* Closes the session if there is one, and removes the folder. */
void ui_end(struct ui_world *world);

/* Moves both clocks on. The session is not told: ui_tick() does. */
void ui_pass(struct ui_world *world, int64_t seconds);
void ui_tick(struct ui_world *world, int64_t seconds);

/* A handle of another program on the same file, and the person "M." who was started on that day. */
struct store *ui_store(struct ui_world *world);
struct person ui_person(struct ui_world *world, struct store *store, const char *name, const char *started_on);

/* Opens the session; an error fails the test. Closes it: what it said on stderr, in the world's arena. */
void        ui_open(struct ui_world *world);
const char *ui_close(struct ui_world *world);

/* Presses keys, a millisecond apart: characters as they are, others by their name: "u7<Esc><S-Tab><^X>"; "<lt>" is a `<`. */
void ui_keys(struct ui_world *world, const char *keys);
void ui_paste(struct ui_world *world, const char *text);

/* The screen as text and where the cursor stands, in the world's arena. */
const char *ui_screen(struct ui_world *world, int cols, int rows);
const char *ui_styles(struct ui_world *world, int cols, int rows);

/* Fails unless the screen holds (does not hold) this text at 80x24. */
void ui_shows(struct ui_world *world, const char *text);
void ui_hides(struct ui_world *world, const char *text);

/* Compares the screen with its golden files. One too low for a whole frame is one golden file with its frame. */
void ui_golden(struct ui_world *world, const char *name, int cols, int rows);

/*
 * A state of a screen: its golden at 80x24. At every other size of the design it is drawn, too: the cursor stands on the screen, no word is cut without a
 * mark, and drawing changes nothing. The second one is called once a screen, and has goldens at 120x36, 200x60 and 45x14 as well.
 */
void ui_golden_state(struct ui_world *world, const char *name);
void ui_golden_screen(struct ui_world *world, const char *name);

/* Compares any text with tests/golden/FILE. */
void ui_golden_text(const char *file, const char *text);

#endif
