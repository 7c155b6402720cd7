/*
 * The writing view: plain, with nothing in front of the first letter. What is typed is kept as a draft every second;
 * Esc puts it into the journal.
 *
 * A draft is a few lines `key value`, a blank line, and the text as it is. What it is about stands in the lines, so
 * that it can be continued from Today.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "ui/frame/app.h"
#include "ui/frame/views.h"
#include "ui/kit/editbuf.h"
#include "ui/shared/prompts.h"

struct write_state {
    struct editbuf *text;
    struct arena   *own;    /* of the layer */
    struct entry    entry;  /* but for its body, which is the text; strings in `own` */
    const char     *stored; /* the body as it is in the journal; NULL: it is not there yet */
    size_t          stored_length;
    const char     *stored_prompt;
    bool            has_prompt;   /* it was opened with one */
    bool            is_begun;     /* it began with more than nothing */
    size_t          prompts;      /* how many were asked for */
    bool            own_editor;   /* opened for the person's own editor: Esc is pressed when that ends */
    bool            is_lent;      /* it was given to it */
    bool            is_left;      /* to be put into the journal */
    bool            asks_discard; /* ^G was pressed once */
    bool            is_done;
};

static const char **copy_tags(struct arena *arena, const char *const *tags, size_t count)
{
    const char **copy = ARENA_NEW(arena, const char *, count);
    for (size_t i = 0; i < count; i++)
        copy[i] = arena_copy_text(arena, tags[i]);
    return copy;
}

/* Everything beside the text is kept; *entry may live in any arena. */
static void take_entry(struct write_state *state, const struct entry *entry)
{
    state->entry = *entry;
    state->entry.uid = NULL;
    state->entry.body = "";
    state->entry.body_length = 0;
    state->entry.title = arena_copy_text(state->own, entry->title);
    state->entry.prompt = arena_copy_text(state->own, entry->prompt);
    state->entry.tags = copy_tags(state->own, entry->tags, entry->tag_count);
}

/* Reads one that is in the journal. */
static bool take_stored(struct write_state *state, struct app *app, int64_t id, struct error *error)
{
    struct arena scratch = {0};
    struct entry entry;
    bool         read = entries_get(app->store, id, &scratch, &entry, error);
    if (read && entries_is_closed(&entry, app->present.today))
        read = error_set(error, ERROR_REFUSED, "this letter is closed still");
    if (read) {
        take_entry(state, &entry);
        state->stored = arena_copy_bytes(state->own, entry.body, entry.body_length);
        state->stored_length = entry.body_length;
        state->stored_prompt = state->entry.prompt;
        editbuf_set(state->text, entry.body, entry.body_length);
    }
    arena_free(&scratch);
    return read;
}

static bool begin(struct write_state *state, struct app *app, enum entry_kind kind, const struct write_given *given,
                  struct error *error)
{
    static const struct write_given nothing = {0};
    const struct write_given       *what = given ? given : &nothing;
    struct entry                    entry = {.kind = kind, .at = app->present.now, .closed_until = DAY_NONE};
    state->own = app_arena(app);
    state->text = editbuf_new(EDITBUF_LONG, ENTRIES_BODY_MAX);
    if (what->entry_id != 0) {
        bool is_taken = take_stored(state, app, what->entry_id, error);
        if (!is_taken)
            editbuf_free(state->text);
        return is_taken;
    }
    if (what->begin)
        entry = *what->begin;
    entry.urge_id = what->urge_id;
    entry.contact_id = what->contact_id;
    entry.prompt = what->prompt;
    state->has_prompt = what->prompt != NULL;
    if (kind == ENTRY_LETTER && entry.person_id == 0 && app->has_person)
        entry.person_id = app->person.id;
    state->is_begun = what->begin && (entry.title || entry.tag_count > 0 || entry.mood != 0 ||
                                      (kind == ENTRY_LETTER && entry.closed_until != DAY_NONE));
    take_entry(state, &entry);
    return true;
}

static bool is_same(const struct write_state *state)
{
    size_t      length;
    const char *text = editbuf_text(state->text, &length);
    if (editbuf_is_blank(state->text))
        return !state->stored;
    return state->stored && length == state->stored_length && memcmp(text, state->stored, length) == 0 &&
           text_is_same(state->entry.prompt, state->stored_prompt);
}

static const char *draft_of(const struct write_state *state, struct arena *arena)
{
    const struct entry *entry = &state->entry;
    struct buf          out = {.arena = arena};
    size_t              length;
    const char         *text = editbuf_text(state->text, &length);
    if (state->is_done || is_same(state))
        return NULL;
    buf_printf(&out, "id %" PRId64 "\nurge %" PRId64 "\ncontact %" PRId64 "\n", entry->id, entry->urge_id,
               entry->contact_id);
    buf_printf(&out, "person %" PRId64 "\nat %" PRId64 " %" PRId32 "\nmood %d\n", entry->person_id, entry->at.unix_s,
               entry->at.offset_s, entry->mood);
    if (entry->closed_until != DAY_NONE)
        buf_printf(&out, "closed %" PRId32 "\n", entry->closed_until);
    if (entry->title)
        buf_printf(&out, "title %s\n", entry->title);
    if (entry->prompt)
        buf_printf(&out, "prompt %s\n", entry->prompt);
    for (size_t i = 0; i < entry->tag_count; i++)
        buf_printf(&out, "tag %s\n", entry->tags[i]);
    buf_putc(&out, '\n');
    buf_put(&out, text, length);
    return buf_text(&out);
}

/*
 * The value of a line, in *value up to the newline; false if the draft has none of that key from *at on. Moves *at
 * behind it.
 */
static bool next_value(const char **at, const char *key, const char **value, size_t *length)
{
    size_t key_length = strlen(key);
    while (**at != '\0' && **at != '\n') {
        const char *line = *at;
        size_t      line_length = strcspn(line, "\n");
        *at = line + line_length + (line[line_length] == '\n');
        if (strncmp(line, key, key_length) == 0 && line[key_length] == ' ') {
            *value = line + key_length + 1;
            *length = line_length - key_length - 1;
            return true;
        }
    }
    return false;
}

static int64_t number_of(const char *draft, const char *key, int64_t otherwise)
{
    const char *value;
    size_t      length;
    return next_value(&draft, key, &value, &length) ? strtoll(value, NULL, 10) : otherwise;
}

static const char *text_of(const char *draft, const char *key, struct arena *arena)
{
    const char *value;
    size_t      length;
    return next_value(&draft, key, &value, &length) ? arena_copy_bytes(arena, value, length) : NULL;
}

static struct moment moment_of(const char *draft, struct moment otherwise)
{
    const char *value;
    char       *end;
    size_t      length;
    if (!next_value(&draft, "at", &value, &length))
        return otherwise;
    struct moment at = {.unix_s = strtoll(value, &end, 10)};
    at.offset_s = (int32_t)strtol(end, NULL, 10);
    return at;
}

static void read_tags(struct write_state *state, const char *draft)
{
    const char *value, *at = draft;
    size_t      length, count = 0;
    while (next_value(&at, "tag", &value, &length))
        count++;
    state->entry.tags = ARENA_NEW(state->own, const char *, count);
    state->entry.tag_count = count;
    at = draft;
    for (size_t i = 0; i < count && next_value(&at, "tag", &value, &length); i++)
        state->entry.tags[i] = arena_copy_bytes(state->own, value, length);
}

/* An entry that was deleted in the meantime becomes a new one. */
static void take_draft(struct write_state *state, struct app *app, const char *draft)
{
    struct error  error = {0};
    struct entry *entry = &state->entry;
    int64_t       id = number_of(draft, "id", 0);
    if (id != entry->id && !(id != 0 && take_stored(state, app, id, &error)))
        id = 0;
    if (id == 0) {
        state->stored = NULL;
        *entry = (struct entry){.kind = entry->kind,
                                .at = moment_of(draft, entry->at),
                                .urge_id = number_of(draft, "urge", 0),
                                .contact_id = number_of(draft, "contact", 0),
                                .person_id = number_of(draft, "person", 0),
                                .mood = (int)number_of(draft, "mood", 0),
                                .closed_until = (daynum)number_of(draft, "closed", DAY_NONE),
                                .title = text_of(draft, "title", state->own),
                                .body = ""};
        read_tags(state, draft);
    }
    entry->prompt = text_of(draft, "prompt", state->own);
    const char *body = draft, *none;
    size_t      length;
    while (next_value(&body, "", &none, &length))
        continue;
    body += *body == '\n';
    editbuf_set(state->text, body, strlen(body));
}

static bool put(struct write_state *state, struct app *app, struct error *error)
{
    struct arena scratch = {0};
    struct entry entry = state->entry;
    entry.body = editbuf_text(state->text, &entry.body_length);
    bool saved = entry.id != 0 && entries_save(app->store, &app->present, &scratch, &entry, error);
    bool is_gone = entry.id != 0 && !saved && error->kind == ERROR_ABSENT;
    if (entry.id == 0 || is_gone)
        saved = entries_add(app->store, &app->present, &scratch, &entry, error);
    arena_free(&scratch);
    return saved;
}

enum { NUMBER_SIZE = 40, WIDE = 76 };

static const char *say_number(size_t number, const char *what, char out[NUMBER_SIZE])
{
    snprintf(out, NUMBER_SIZE, "%zu%s%s", number, what, *what && number != 1 ? "s" : "");
    return out;
}

static void say_lens(struct app *app, const struct editbuf *written, enum entry_kind kind)
{
    struct arena scratch = {0};
    struct buf   line = {.arena = &scratch};
    struct lens  lens;
    size_t       length;
    const char  *text = editbuf_text(written, &length);
    char         sentences[NUMBER_SIZE], me[NUMBER_SIZE], you[NUMBER_SIZE], demands[NUMBER_SIZE], blame[NUMBER_SIZE];
    lens_look(text, length, texts_lens_words(), &scratch, &lens);
    if (kind != ENTRY_LETTER)
        buf_puts(&line, texts_word(WORD_write_lens_letters));
    else if (lens.sentences == 0)
        buf_puts(&line, texts_word(WORD_write_lens_none));
    else
        buf_fill(&line, texts_word(app->area_cols < WIDE ? WORD_write_lens_short : WORD_write_lens),
                 (struct buf_value[]){{"sentences", say_number(lens.sentences, " sentence", sentences)},
                                      {"me", say_number(lens.found[LENS_ABOUT_ME].count, "", me)},
                                      {"you", say_number(lens.found[LENS_ABOUT_YOU].count, "", you)},
                                      {"demands", say_number(lens.found[LENS_DEMANDS].count, "", demands)},
                                      {"blame", say_number(lens.found[LENS_BLAME].count, "", blame)},
                                      {NULL, NULL}});
    app_say(app, false, "%s", buf_text(&line));
    arena_free(&scratch);
}

enum {
    PROSE = 72,
    LEFT = 2,
    MARGIN_FROM = 50, /* below so many columns there is none */
    ROOMY_ROWS = 8,   /* below that there are no blank lines */
    PROMPT_ROWS = 3,
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
    if (!begin(state, app, kind, given, error))
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
    editbuf_free(((struct write_state *)state)->text);
}

static void draw(const struct app *app, const void *view_state, const void *loaded, struct canvas *canvas,
                 struct rect area)
{
    (void)app, (void)loaded;
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
        done = act_end(app->store, put(state, app, error) && app_drop_draft(app, error), error);
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
    if (!is_blank && !is_same(state)) {
        state->is_left = true;
        app_save(app);
        return;
    }
    if (is_blank)
        app_say(app, false, "%s", texts_word(state->stored ? WORD_write_emptied : WORD_write_nothing));
    state->is_done = true;
    app_pop(app);
}

/* A draft that is offered comes first: if it is continued, that goes to the editor. */
static bool load(struct app *app, void *view_state, void *out, struct arena *arena, struct error *error)
{
    (void)out, (void)arena, (void)error;
    struct write_state *state = view_state;
    if (app_is_offering(app))
        return true;
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
    state->entry.prompt = arena_copy_text(state->own, prompt);
}

/* Many words go at once, and nothing brings them back: so the first time it only asks. */
static void discard(struct app *app, struct write_state *state, bool was_asked)
{
    char words[NUMBER_SIZE];
    if (is_same(state)) {
        state->is_done = true;
        app_pop(app);
    } else if (!was_asked) {
        state->asks_discard = true;
        say_number(editbuf_words(state->text), " word", words);
        app_say_filled(app, false, WORD_write_discard, (struct buf_value[]){{"words", words}, {NULL, NULL}});
    } else if (app_discard_draft(app)) {
        state->is_done = true;
        app_say(app, false, "%s", texts_word(WORD_form_discarded));
        app_pop(app);
    }
}

static bool act(struct app *app, void *view_state, const void *loaded, enum action action, keycode key)
{
    (void)key, (void)loaded;
    struct write_state *state = view_state;
    bool                was_asked = state->asks_discard;
    state->asks_discard = false;
    switch (action) {
    case ACTION_WRITE_discard:
        discard(app, state, was_asked);
        return true;
    case ACTION_EVERYWHERE_back:
        leave(app, state);
        return true;
    case ACTION_WRITE_keep:
        if (app_save_draft(app))
            app_say(app, false, "%s", texts_word(WORD_write_kept));
        return true;
    case ACTION_WRITE_own_editor:
        lend(app, state);
        return true;
    case ACTION_WRITE_prompt:
        next_prompt(app, state);
        return true;
    case ACTION_WRITE_lens:
        say_lens(app, state->text, state->entry.kind);
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
        state->asks_discard = state->is_left = false; /* what is being changed is not what was to be written */
    return taken;
}

static bool is_text(const void *state)
{
    (void)state;
    return true;
}

static bool paste(struct app *app, void *view_state, const char *bytes, size_t length)
{
    (void)app;
    struct write_state *state = view_state;
    state->is_left = false;
    return editbuf_paste(state->text, bytes, length);
}

static const char *draft_get(struct app *app, const void *state, struct arena *arena)
{
    (void)app;
    return draft_of(state, arena);
}

static void draft_put(struct app *app, void *state, const char *draft)
{
    take_draft(state, app, draft);
}

static void draft_about(const void *view_state, struct buf *key)
{
    const struct write_state *state = view_state;
    const struct entry       *entry = &state->entry;
    if (entry->id != 0 || entry->urge_id != 0 || entry->contact_id != 0)
        buf_printf(key, ":%" PRId64 ":%" PRId64 ":%" PRId64, entry->id, entry->urge_id, entry->contact_id);
    if (state->has_prompt)
        buf_puts(key, ":prompt");
    if (state->is_begun)
        buf_puts(key, ":begun");
}

static void hints(const struct app *app, const void *view_state, const void *loaded,
                  struct view_hint out[VIEW_FOOTER_MAX + 1])
{
    (void)app, (void)loaded;
    const struct write_state     *state = view_state;
    size_t                        count = 0;
    static const struct view_hint row[] = {
        {ACTION_EVERYWHERE_urge, NULL},
        {ACTION_WRITE_discard, NULL},
        {ACTION_WRITE_prompt, NULL},
        {ACTION_WRITE_lens, NULL},
        {ACTION_WRITE_select, NULL},
        {ACTION_EVERYWHERE_help, NULL},
        {ACTION_EVERYWHERE_back, "into the journal"},
        {ACTION_NONE, NULL},
    };
    for (size_t i = 0; i < sizeof row / sizeof *row; i++)
        if ((row[i].action != ACTION_WRITE_lens || state->entry.kind == ENTRY_LETTER) &&
            (row[i].action != ACTION_WRITE_discard || !is_same(state)))
            out[count++] = row[i];
}

static void aside(const struct app *app, const void *view_state, const void *loaded, struct buf *out)
{
    (void)app, (void)loaded;
    const struct write_state *state = view_state;
    size_t                    words = editbuf_words(state->text);
    if (words > 0)
        buf_printf(out, "%zu word%s", words, words == 1 ? "" : "s");
}

static void standing(const struct app *app, const void *view_state, const void *loaded, struct buf *out)
{
    (void)app, (void)loaded;
    const struct write_state *state = view_state;
    size_t                    length;
    editbuf_text(state->text, &length);
    if (editbuf_is_selecting(state->text))
        buf_puts(out, texts_word(WORD_write_selecting));
    else if (length == 0)
        buf_puts(out, texts_word(WORD_write_begin));
}

/* Two records, so that the drafts of letters and of entries do not meet. */
#define WRITE_VIEW(record, record_name, record_title, opens, noun)                                                     \
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
        .draft_about = draft_about,                                                                                    \
        .draft_name = (noun),                                                                                          \
        .hints = hints,                                                                                                \
        .aside = aside,                                                                                                \
        .standing = standing,                                                                                          \
        .close = close,                                                                                                \
    }

WRITE_VIEW(view_write, "write", "Journal", open_entry, "an entry");
WRITE_VIEW(view_letter, "letter", "A letter, not sent", open_letter, "a letter");
