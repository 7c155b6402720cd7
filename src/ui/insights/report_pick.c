/* The entries of the period, newest first, each with a box. Closed letters are not among them. */
#include "ui/frame/views.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "ui/insights/report_chosen.h"
#include "ui/frame/app.h"
#include "ui/kit/list.h"

enum { DATE_COLS = 12, SLICE = 256 };

struct row {
    int64_t     id;
    daynum      day;
    bool        is_letter;
    const char *title;
};

struct state {
    struct report_chosen     chosen; /* a copy of the form's, which is told of each change */
    struct report_pick_given given;
    size_t                   read; /* so many rows of the file, closed letters too */
    struct list              list;
};

struct loaded {
    struct row *rows;
    size_t      count, room;
    bool        has_more;
};

static bool open(struct app *app, void *state, const void *given, struct error *error)
{
    (void)app, (void)error;
    struct state *pick = state;
    pick->given = *(const struct report_pick_given *)given;
    pick->chosen = *pick->given.chosen;
    pick->given.chosen = NULL; /* it is the form's, and may go with it */
    return true;
}

/* Here and in the form below. */
static void turn(struct app *app, struct state *pick, const struct row *row)
{
    char text[64];
    if (!report_chosen_turn(&pick->chosen, row->id, row->day)) {
        app_say(app, false, "%s", texts_word(WORD_report_chosen_full));
        return;
    }
    snprintf(text, sizeof text, "%" PRId64 " %" PRId32, row->id, row->day);
    app_answer(app, pick->given.turned, 0, text);
}

static void add_row(struct loaded *loaded, const struct entry *entry, struct arena *arena)
{
    enum { FIRST_ROOM = 64 };
    if (loaded->count == loaded->room) {
        const struct row *before = loaded->rows;
        loaded->room = loaded->room > 0 ? 2 * loaded->room : FIRST_ROOM;
        loaded->rows = ARENA_NEW(arena, struct row, loaded->room);
        for (size_t i = 0; i < loaded->count; i++)
            loaded->rows[i] = before[i];
    }
    loaded->rows[loaded->count++] =
        (struct row){entry->id, entry->day, entry->kind == ENTRY_LETTER, entries_title(entry, arena)};
}

/* So many more. */
static bool read_on(struct app *app, struct state *pick, struct loaded *loaded, size_t most, struct arena *arena,
                    struct error *error)
{
    enum { PREVIEW_BYTES = 240 };
    struct entries_filter filter = {.since = pick->chosen.since,
                                    .until = app->present.today,
                                    .kind = -1,
                                    .today = app->present.today,
                                    .limit = most,
                                    .skip = pick->read,
                                    .preview_bytes = PREVIEW_BYTES};
    struct entry         *entries;
    size_t                count;
    if (!entries_list(app->store, &filter, arena, &entries, &count, error))
        return false;
    for (size_t i = 0; i < count; i++)
        if (!entries_is_closed(&entries[i], app->present.today))
            add_row(loaded, &entries[i], arena);
    pick->read += count;
    loaded->has_more = count == most;
    list_set_count(&pick->list, loaded->count);
    return true;
}

/* As far as it had been read, so that the chosen row stays; the rest follows between keys. */
static bool load(struct app *app, void *state, void *out, struct arena *arena, struct error *error)
{
    struct state *pick = state;
    size_t        read = pick->read;
    pick->read = 0;
    return read_on(app, pick, out, read > SLICE ? read : SLICE, arena, error);
}

static bool work(struct app *app, void *state, void *view_loaded, struct arena *arena)
{
    struct error   error = {0};
    struct loaded *loaded = view_loaded;
    if (loaded->has_more && !read_on(app, state, loaded, SLICE, arena, &error)) {
        loaded->has_more = false;
        app_say(app, false, "%s", error.text);
    }
    return loaded->has_more;
}

static void draw_row(const struct app *app, const struct state *pick, struct canvas *canvas, struct rect clip, int row,
                     const struct row *entry)
{
    char date[WHEN_WORDS_SIZE];
    bool is_chosen = report_chosen_has(&pick->chosen, entry->id);
    int  col = 7, end = clip.cols - 1;
    canvas_text(canvas, clip, row, 3, is_chosen ? STYLE_accent : STYLE_text, is_chosen ? "[x]" : "[ ]");
    when_say_date_near(entry->day, app->present.today, date);
    if (day_to_civil(entry->day).year == day_to_civil(app->present.today).year)
        when_say_date(entry->day, date);
    canvas_text(canvas, clip, row, col, STYLE_soft, date);
    col += DATE_COLS;
    if (entry->is_letter) {
        end = canvas_right(canvas, clip, row, end, STYLE_soft, texts_word(WORD_journal_not_sent)) - 2;
        canvas_glyph(canvas, clip, row, col, STYLE_soft, GLYPH_letter);
        col += 2;
    }
    canvas_cut(canvas, clip, row, col, end - col, STYLE_text, entry->title);
}

static void draw(const struct app *app, const void *state, const void *view_loaded, struct canvas *canvas,
                 struct rect area)
{
    const struct state  *pick = state;
    const struct loaded *loaded = view_loaded;
    struct list          list = pick->list;
    int                  head = area.rows > 3 ? 2 : 0;
    char                 line[64];
    if (list.count == 0) {
        canvas_wrap(canvas, area, head, 1, area.rows, area.cols - 2, STYLE_text, texts_word(WORD_report_no_entries));
        canvas_focus(canvas, area, head, 1);
        return;
    }
    if (head > 0) {
        snprintf(line, sizeof line, "%zu of %zu chosen", report_chosen_count(&pick->chosen), loaded->count);
        canvas_cut(canvas, area, 0, 1, area.cols - 2, STYLE_soft, line);
    }
    list_follow(&list, area.rows - head);
    for (int row = head; row < area.rows && list.top < list.count; row++, list.top++) {
        draw_row(app, pick, canvas, area, row, &loaded->rows[list.top]);
        if (list.top == list.chosen)
            list_mark(canvas, area, row, 1);
    }
}

static bool act(struct app *app, void *state, const void *view_loaded, enum action action, keycode key)
{
    struct state        *pick = state;
    const struct loaded *loaded = view_loaded;
    (void)key;
    switch (action) {
    case ACTION_LIST_tick:
        if (loaded->count > 0)
            turn(app, pick, &loaded->rows[pick->list.chosen]);
        return true;
    case ACTION_LIST_open:
    case ACTION_EVERYWHERE_back:
    case ACTION_PLAIN_quit:
        app_pop(app);
        return true;
    default:
        return list_act(&pick->list, action, app->area_rows - 2);
    }
}

static const struct view_hint footer[] = {{ACTION_LIST_tick, "choose"},
                                          {ACTION_MOVE_up, "entry"},
                                          {ACTION_PLAIN_help, NULL},
                                          {ACTION_LIST_open, "done"},
                                          {ACTION_NONE, NULL}};

const struct view view_report_pick = {
    .name = "report_pick",
    .title = "Entries for the report",
    .scopes = SCOPE_LIST | SCOPE_MOVE,
    .state_size = sizeof(struct state),
    .loaded_size = sizeof(struct loaded),
    .open = open,
    .load = load,
    .work = work,
    .draw = draw,
    .act = act,
    .footer = footer,
};
