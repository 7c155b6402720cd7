/*
 * The writing view: plain, with nothing in front of the first letter. What is typed is kept as a draft every second;
 * Esc puts it into the journal.
 */
#include "ui/frame/views.h"

#include <stdio.h>
#include <string.h>

#include "ui/shared/prompts.h"
#include "ui/journal/write_lens.h"
#include "ui/journal/write_state.h"

enum {
    PROSE = 72,
    LEFT = 2,
    MARGIN_FROM = 50, /* below so many columns there is none */
    ROOMY_ROWS = 8,   /* below that there are no blank lines */
    PROMPT_ROWS = 3,
    DRAFTS = 4,
};

static void lend(struct app *app, const struct write_state *state)
{
    size_t      length;
    const char *text = editbuf_text(state->text, &length);
    app_lend(app, text, length);
}

static bool open_kind(struct app *app, struct write_state *state, enum entry_kind kind, const struct write_given *given,
                      struct error *error)
{
    if (!write_state_open(state, app, kind, given, error))
        return false;
    state->own_editor = given && (given->own_editor || app->env->settings.editor_own);
    return true;
}

static bool open_entry(struct app *app, void *state, const void *given, struct error *error)
{
    return open_kind(app, state, ENTRY_JOURNAL, given, error);
}

static bool open_letter(struct app *app, void *state, const void *given, struct error *error)
{
    return open_kind(app, state, ENTRY_LETTER, given, error);
}

static void close(void *state)
{
    write_state_close(state);
}

static void draw(const struct app *app, const void *view_state, const void *loaded, struct canvas *canvas,
                 struct rect area)
{
    (void)loaded;
    (void)app;
    const struct write_state *state = view_state;
    int                       left = area.cols >= MARGIN_FROM ? LEFT : 0, top = area.rows >= ROOMY_ROWS;
    struct rect               inside = {area.row + top, area.col + left, area.rows - top, area.cols - 2 * left};
    if (inside.cols > PROSE + 1)
        inside.cols = PROSE + 1;
    if (state->entry.prompt && area.rows > PROMPT_ROWS) {
        int taken = canvas_wrap(canvas, inside, 0, 0, area.rows >= ROOMY_ROWS ? PROMPT_ROWS : 1, inside.cols,
                                STYLE_soft, state->entry.prompt);
        inside.row += taken + top;
        inside.rows -= taken + top;
    }
    editbuf_draw(state->text, canvas, inside, STYLE_text, true, NULL);
}

static bool save(struct app *app, void *view_state, struct error *error)
{
    struct write_state *state = view_state;
    if (!state->is_left)
        return true;
    bool done = act_begin(app->store, &app->present,
                          state->entry.id                     ? "journal edit"
                          : state->entry.kind == ENTRY_LETTER ? "letter"
                                                              : "write",
                          error);
    if (done)
        done = act_end(app->store, write_state_save(state, app, error) && app_drop_draft(app, error), error);
    if (!done)
        return false;
    state->is_left = false;
    state->is_done = true;
    app_say(app, true, "%s",
            texts_word(state->entry.kind == ENTRY_LETTER ? WORD_write_letter_saved : WORD_write_saved));
    app_pop(app);
    return true;
}

static bool is_unsaved(const void *view_state)
{
    return ((const struct write_state *)view_state)->is_left;
}

static void unsaved_name(const struct app *app, const void *view_state, struct buf *out)
{
    (void)app;
    const struct write_state *state = view_state;
    char                      clock[WHEN_DAY_SIZE];
    when_say_clock(state->entry.at, clock);
    buf_printf(out, "%s of %s", state->entry.kind == ENTRY_LETTER ? "a letter" : "an entry", clock);
}

/* Esc: into the journal, where there is anything to put there. */
static void leave(struct app *app, struct write_state *state)
{
    bool is_blank = editbuf_is_blank(state->text);
    if (editbuf_unselect(state->text))
        return;
    if (!is_blank && !write_state_is_same(state)) {
        state->is_left = true;
        app_save(app);
        return;
    }
    if (is_blank)
        app_say(app, false, "%s", texts_word(state->stored ? WORD_write_emptied : WORD_write_nothing));
    state->is_done = true;
    app_pop(app);
}

/* Called after the draft was taken up, if there was one: that goes to the editor, too. */
static bool load(struct app *app, void *view_state, void *out, struct arena *arena, struct error *error)
{
    (void)out, (void)arena;
    (void)error;
    struct write_state *state = view_state;
    if (state->own_editor && !state->is_lent)
        lend(app, state);
    state->is_lent = true;
    return true;
}

static void lent(struct app *app, void *view_state, const char *text, size_t length, bool changed)
{
    struct write_state *state = view_state;
    if (changed && !editbuf_change(state->text, text, length))
        app_say(app, false, "%s", texts_word(WORD_write_no_room));
    if (state->own_editor)
        leave(app, state);
}

static void next_prompt(struct app *app, struct write_state *state)
{
    const char *prompt = prompts_now(app, state->prompts++);
    if (state->entry.prompt && strcmp(prompt, state->entry.prompt) == 0)
        prompt = prompts_now(app, state->prompts++);
    state->entry.prompt = arena_copy_text(&state->own, prompt);
}

static bool act(struct app *app, void *view_state, const void *loaded, enum action action, keycode key)
{
    (void)loaded;
    (void)key;
    struct write_state *state = view_state;
    switch (action) {
    case ACTION_EVERYWHERE_back:
        leave(app, state);
        return true;
    case ACTION_WRITE_keep:
        if (app_keep(app))
            app_say(app, false, "%s", texts_word(WORD_write_kept));
        return true;
    case ACTION_WRITE_own_editor:
        lend(app, state);
        return true;
    case ACTION_WRITE_prompt:
        next_prompt(app, state);
        return true;
    case ACTION_WRITE_lens:
        write_lens_say(app, state->text, state->entry.kind);
        return true;
    default:
        return false;
    }
}

static bool text(struct app *app, void *view_state, keycode key)
{
    (void)app;
    struct write_state *state = view_state;
    bool                taken = editbuf_key(state->text, key);
    if (taken)
        state->is_left = false; /* what is being changed is not what was to be written */
    return taken;
}

static bool is_text(const void *state)
{
    (void)state;
    return true;
}

static void paste(struct app *app, void *view_state, const char *bytes, size_t length)
{
    struct write_state *state = view_state;
    state->is_left = false;
    if (!editbuf_paste(state->text, bytes, length))
        app_say(app, false, "%s", texts_word(WORD_write_no_room));
}

static const char *draft_get(struct app *app, const void *state, struct arena *arena)
{
    (void)app;
    return write_state_draft(state, arena);
}

static void draft_put(struct app *app, void *state, const char *draft)
{
    write_state_take_draft(state, app, draft);
}

static bool draft_fits(const void *state, const char *draft)
{
    return write_state_fits(state, draft);
}

static void hints(const struct app *app, const void *view_state, const void *loaded,
                  struct view_hint out[VIEW_FOOTER_MAX + 1])
{
    (void)loaded;
    (void)app;
    const struct write_state     *state = view_state;
    size_t                        count = 0;
    static const struct view_hint row[] = {
        {ACTION_EVERYWHERE_urge, NULL},
        {ACTION_WRITE_prompt, NULL},
        {ACTION_WRITE_lens, NULL},
        {ACTION_WRITE_select, NULL},
        {ACTION_EVERYWHERE_help, NULL},
        {ACTION_EVERYWHERE_back, "into the journal"},
        {ACTION_NONE, NULL},
    };
    for (size_t i = 0; i < sizeof row / sizeof *row; i++)
        if (row[i].action != ACTION_WRITE_lens || state->entry.kind == ENTRY_LETTER)
            out[count++] = row[i];
}

static void aside(const struct app *app, const void *view_state, const void *loaded, struct buf *out)
{
    (void)loaded;
    (void)app;
    const struct write_state *state = view_state;
    size_t                    words = editbuf_words(state->text);
    if (words > 0)
        buf_printf(out, "%zu word%s", words, words == 1 ? "" : "s");
}

static void standing(const struct app *app, const void *view_state, const void *loaded, struct buf *out)
{
    (void)loaded;
    (void)app;
    const struct write_state *state = view_state;
    size_t                    length;
    editbuf_text(state->text, &length);
    if (editbuf_is_selecting(state->text))
        buf_puts(out, texts_word(WORD_write_selecting));
    else if (length == 0)
        buf_puts(out, texts_word(WORD_write_begin));
}

/* Two records, so that the drafts of letters and of entries do not meet. */
#define WRITE_VIEW(record, record_name, record_title, opens)                                                           \
    const struct view record = {                                                                                       \
        .name = (record_name),                                                                                         \
        .title = (record_title),                                                                                       \
        .scopes = SCOPE_WRITE,                                                                                         \
        .state_size = sizeof(struct write_state),                                                                      \
        .open = (opens),                                                                                               \
        .load = load,                                                                                                  \
        .lent = lent,                                                                                                  \
        .draw = draw,                                                                                                  \
        .act = act,                                                                                                    \
        .text = text,                                                                                                  \
        .is_text = is_text,                                                                                            \
        .paste = paste,                                                                                                \
        .save = save,                                                                                                  \
        .is_unsaved = is_unsaved,                                                                                      \
        .unsaved_name = unsaved_name,                                                                                  \
        .draft_get = draft_get,                                                                                        \
        .draft_put = draft_put,                                                                                        \
        .draft_count = DRAFTS,                                                                                         \
        .draft_fits = draft_fits,                                                                                      \
        .hints = hints,                                                                                                \
        .aside = aside,                                                                                                \
        .standing = standing,                                                                                          \
        .close = close,                                                                                                \
    }

WRITE_VIEW(view_write, "write", "Journal", open_entry);
WRITE_VIEW(view_letter, "letter", "A letter, not sent", open_letter);
