/*
 * The tab of the journal: entries and letters that are not sent, and the text of the chosen one.
 */
#include "ui/frame/views.h"

#include <string.h>

#include "ui/journal/journal_draw.h"
#include "ui/journal/journal_filter.h"
#include "ui/shared/prompts.h"

static bool open(struct app *app, void *view_state, const void *given, struct error *error)
{
    (void)app, (void)error;
    struct journal_state       *state = view_state;
    const struct journal_given *what = given;
    journal_state_open(state);
    state->is_finding = what && what->finds;
    return true;
}

static void close(void *state)
{
    journal_state_close(state);
}

static bool load(struct app *app, void *state, void *out, struct arena *arena, struct error *error)
{
    (void)out, (void)arena;
    return journal_state_load(state, app, error);
}

static void draw(const struct app *app, const void *state, const void *loaded, struct canvas *canvas, struct rect area)
{
    (void)loaded;
    journal_draw_screen(app, state, canvas, area);
}

static const struct entry *chosen(const struct journal_state *state)
{
    return state->list.count > 0 && state->shown.id != 0 ? &state->shown : NULL;
}

static void say_closed(struct app *app, const struct entry *entry)
{
    struct arena scratch = {0};
    struct buf   text = {.arena = &scratch};
    char         date[WHEN_WORDS_SIZE];
    when_say_date_year(entry->closed_until, date);
    buf_fill(&text, texts_word(WORD_write_closed), (struct buf_value[]){{"date", date}, {NULL, NULL}});
    app_say(app, false, "%s", buf_text(&text));
    arena_free(&scratch);
}

static void write_on(struct app *app, const struct entry *entry, bool own_editor)
{
    if (entries_is_closed(entry, app->present.today))
        say_closed(app, entry);
    else
        app_push(app, entry->kind == ENTRY_LETTER ? &view_letter : &view_write,
                 &(struct write_given){.entry_id = entry->id, .own_editor = own_editor});
}

static bool write_delete(struct app *app, void *context, struct error *error)
{
    return entries_delete(app->store, &app->present, *(const int64_t *)context, false, error);
}

static void delete (struct app *app, const struct entry *entry)
{
    int64_t id = entry->id;
    bool    is_letter = entry->kind == ENTRY_LETTER;
    if (app_write(app, write_delete, &id))
        app_say(app, true, "%s", texts_word(is_letter ? WORD_journal_letter_deleted : WORD_journal_deleted));
}

static bool act_on_entry(struct app *app, const struct entry *entry, enum action action)
{
    switch (action) {
    case ACTION_LIST_open:
        if (entry)
            write_on(app, entry, false);
        return true;
    case ACTION_JOURNAL_own_editor:
        if (entry)
            write_on(app, entry, true);
        return true;
    case ACTION_LIST_edit:
        if (entry)
            app_push(app, &view_entry_edit, &entry->id);
        return true;
    case ACTION_LIST_delete:
        if (entry)
            delete (app, entry);
        return true;
    default:
        return false;
    }
}

static void say_if(struct app *app, bool done, const struct error *error)
{
    if (!done)
        app_say(app, false, "%s", error->text);
}

static bool move_in_text(struct journal_state *state, enum action action)
{
    switch (action) {
    case ACTION_MOVE_down:
    case ACTION_MOVE_up:
        reader_scroll(state->text, action == ACTION_MOVE_down ? 1 : -1);
        return true;
    case ACTION_LIST_page_down:
    case ACTION_LIST_half_down:
        reader_page(state->text, 1);
        return true;
    case ACTION_LIST_page_up:
    case ACTION_LIST_half_up:
        reader_page(state->text, -1);
        return true;
    case ACTION_MOVE_first:
        reader_show(state->text, 0);
        return true;
    case ACTION_MOVE_last:
        reader_show(state->text, SIZE_MAX);
        return true;
    default:
        return false;
    }
}

static bool move(struct app *app, struct journal_state *state, enum action action)
{
    struct error error = {0};
    if (state->in_text && move_in_text(state, action))
        return true;
    if (action == ACTION_LIST_to_today)
        state->list.chosen = 0;
    else if (!list_act(&state->list, action, (size_t)journal_state_list_rows(state, app->area_rows)))
        return false;
    say_if(app, journal_state_reach(state, app, &error), &error);
    return true;
}

static void find(struct app *app, struct journal_state *state)
{
    struct error error = {0};
    say_if(app, journal_state_find(state, app, &error), &error);
}

/*
 * Esc: back from the text to the list, from what was found to all of it; where there is nothing to go back from, it is
 * the tab's.
 */
static bool go_back(struct app *app, struct journal_state *state)
{
    if (state->in_text) {
        state->in_text = false;
        return true;
    }
    bool was_finding = state->is_finding;
    state->is_finding = false;
    if (!editbuf_is_blank(state->find)) {
        editbuf_set(state->find, "", 0);
        find(app, state);
        return true;
    }
    return was_finding;
}

static bool act(struct app *app, void *view_state, const void *loaded, enum action action, keycode key)
{
    (void)loaded;
    (void)key;
    struct journal_state *state = view_state;
    switch (action) {
    case ACTION_EVERYWHERE_back:
        return go_back(app, state);
    case ACTION_PLAIN_find:
        state->is_finding = true;
        state->in_text = false;
        return true;
    case ACTION_TEXT_down:
    case ACTION_TEXT_up:
        state->is_finding = false;
        return true;
    case ACTION_LIST_new:
        app_push(app, &view_write, &(struct write_given){0});
        return true;
    case ACTION_JOURNAL_prompt:
        app_push(app, &view_write, &(struct write_given){.prompt = prompts_now(app, 0)});
        return true;
    case ACTION_LIST_filter:
        journal_filter_ask(app);
        return true;
    case ACTION_JOURNAL_next_hit:
    case ACTION_JOURNAL_previous_hit:
        journal_state_next_hit(state, action == ACTION_JOURNAL_previous_hit);
        return true;
    case ACTION_MOVE_right:
    case ACTION_MOVE_left:
        state->in_text = action == ACTION_MOVE_right && chosen(state) != NULL;
        return true;
    default:
        return act_on_entry(app, chosen(state), action) || move(app, state, action);
    }
}

static bool text(struct app *app, void *view_state, keycode key)
{
    struct journal_state *state = view_state;
    if (key == KEY_RETURN) {
        state->is_finding = false;
        return true;
    }
    struct arena scratch = {0};
    const char  *before = arena_copy_text(&scratch, editbuf_text(state->find, NULL));
    bool         taken = editbuf_key(state->find, key);
    if (strcmp(before, editbuf_text(state->find, NULL)) != 0)
        find(app, state);
    arena_free(&scratch);
    return taken;
}

static bool is_text(const void *state)
{
    return ((const struct journal_state *)state)->is_finding;
}

static void paste(struct app *app, void *view_state, const char *bytes, size_t length)
{
    struct journal_state *state = view_state;
    editbuf_paste(state->find, bytes, length);
    find(app, state);
}

static void hints(const struct app *app, const void *view_state, const void *loaded,
                  struct view_hint out[VIEW_FOOTER_MAX + 1])
{
    (void)loaded;
    (void)app;
    const struct journal_state   *state = view_state;
    static const struct view_hint row[] = {
        {ACTION_PLAIN_urge, NULL},     {ACTION_PLAIN_write, NULL}, {ACTION_PLAIN_letter, NULL},
        {ACTION_JOURNAL_prompt, NULL}, {ACTION_LIST_edit, NULL},   {ACTION_PLAIN_find, NULL},
        {ACTION_LIST_filter, NULL},    {ACTION_PLAIN_help, NULL},  {ACTION_PLAIN_quit, NULL},
        {ACTION_NONE, NULL},
    };
    static const struct view_hint finding[] = {
        {ACTION_EVERYWHERE_urge, NULL},
        {ACTION_PICK_choose, "to the list"},
        {ACTION_EVERYWHERE_help, NULL},
        {ACTION_EVERYWHERE_back, "show all"},
        {ACTION_NONE, NULL},
    };
    memcpy(out, state->is_finding ? finding : row, state->is_finding ? sizeof finding : sizeof row);
}

const struct view view_journal = {
    .name = "journal",
    .scopes = SCOPE_JOURNAL | SCOPE_LIST | SCOPE_MOVE,
    .state_size = sizeof(struct journal_state),
    .is_tab = true,
    .open = open,
    .load = load,
    .draw = draw,
    .act = act,
    .text = text,
    .is_text = is_text,
    .paste = paste,
    .hints = hints,
    .close = close,
};
