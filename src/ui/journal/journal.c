/*
 * The tab of the journal: entries and letters that are not sent, and the text of the chosen one: beside the list where there is room, alone
 * while it is read.
 */
#include "ui/journal/journal.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "ui/frame/views.h"
#include "ui/shared/prompts.h"

/* Kinds of the filter: enum entry_kind, a tag's text, so many days. */
enum { BY_KIND, BY_TAG, BY_TIME };

enum {
    WINDOW_LEAST = 64,
    PREVIEW_BYTES = 240,
    FIND_MOST = 200,
    WEEK_DAYS = 7,
    MONTH_DAYS = 30,
    YEAR_DAYS = 365,
    SIDE_FROM = 70,
    LIST_COLS = 29, /* at 80 columns */
    LIST_COLS_WIDE = 40,
    LIST_COLS_WIDER = 56,
    PROSE = 72,
    MARK = 1,
    DAY = 3,
    SIGN = 6, /* of a letter */
    TITLE = 7,
    FIND = 7,
    NUMBER_SIZE = 48,
};

static const char *const months[] = {"January", "February", "March",     "April",   "May",      "June",
                                     "July",    "August",   "September", "October", "November", "December"};

static int list_cols(int cols)
{
    if (cols < SIDE_FROM)
        return cols;
    return cols >= 150 ? LIST_COLS_WIDER : cols >= 100 ? LIST_COLS_WIDE : LIST_COLS;
}

static struct entries_filter make_filter(const struct journal_where *where, const struct filter *filter,
                                         const struct app *app)
{
    const struct filter_choice *kind = &filter->of[BY_KIND], *tag = &filter->of[BY_TAG], *days = &filter->of[BY_TIME];
    return (struct entries_filter){
        .since = days->is_set ? day_add(app->present.today, 1 - (int32_t)days->value) : DAY_NONE,
        .until = DAY_NONE,
        .kind = kind->is_set ? (int)kind->value : -1,
        .tag = tag->is_set ? tag->text : NULL,
        .query = editbuf_text(where->find, NULL),
        .today = app->present.today,
    };
}

/* How many there are under a filter, with what is looked for. */
static bool count(struct app *app, const void *state, const struct filter *filter, int64_t *out, struct error *error)
{
    struct entries_filter wanted = make_filter(state, filter, app);
    return entries_total(app->store, &wanted, out, error);
}

/* How many there are without what is looked for; `found` with it. */
static bool count_all(const struct journal_where *where, struct app *app, int64_t found, int64_t *out,
                      struct error *error)
{
    struct entries_filter wanted = make_filter(where, &where->filter, app);
    *out = found;
    wanted.query = NULL;
    return editbuf_is_blank(where->find) || entries_total(app->store, &wanted, out, error);
}

/* The rows of an area that the list itself has: without what is looked for, and what the sign of a letter means. */
static int list_rows(const struct filter *filter, int area_rows)
{
    int rows = area_rows - 2 - filter_count(filter);
    return rows > 1 ? rows : 1;
}

/* A row of the list, NULL where it is not in memory; its title in *title, which may be NULL. */
static const struct entry *row_at(const struct journal_loaded *loaded, size_t index, const char **title)
{
    if (index < loaded->first || index - loaded->first >= loaded->row_count)
        return NULL;
    if (title)
        *title = loaded->titles[index - loaded->first];
    return &loaded->rows[index - loaded->first];
}

/* Does a month begin with this row? */
static bool is_heading(const struct journal_loaded *loaded, size_t index)
{
    const struct entry *row = row_at(loaded, index, NULL);
    const struct entry *before = index > 0 ? row_at(loaded, index - 1, NULL) : NULL;
    if (!row || !before)
        return row != NULL;
    struct civil a = day_to_civil(row->day), b = day_to_civil(before->day);
    return a.month != b.month || a.year != b.year;
}

/*
 * Moves the top so that the chosen row is seen among so many, with the months above the rows. The month stands above the first row that is seen, too;
 * where there is one row only, nothing stands above it.
 */
static void follow(const struct journal_loaded *loaded, struct list *list, int rows)
{
    list_follow(list, rows);
    int taken = 1;
    for (size_t i = list->top; i <= list->chosen && list->count > 0; i++)
        taken += 1 + (i > list->top && is_heading(loaded, i));
    while (taken > rows && list->top < list->chosen) {
        taken -= 1 + is_heading(loaded, list->top + 1);
        list->top++;
    }
}

/* The page that is seen, as much above it and as much below. */
static bool load_window(const struct journal_where *where, struct journal_loaded *loaded, size_t top, int64_t *total,
                        struct app *app, struct arena *arena, struct error *error)
{
    struct entries_filter filter = make_filter(where, &where->filter, app);
    size_t                page = (size_t)list_rows(&where->filter, app->area_rows);
    if (page < WINDOW_LEAST)
        page = WINDOW_LEAST;
    loaded->first = top > page ? top - page : 0;
    filter.limit = 3 * page;
    filter.skip = loaded->first;
    filter.preview_bytes = PREVIEW_BYTES;
    if (!entries_list_counted(app->store, &filter, arena, &loaded->rows, &loaded->row_count, total, error))
        return false;
    loaded->titles = ARENA_NEW(arena, const char *, loaded->row_count);
    for (size_t i = 0; i < loaded->row_count; i++) {
        bool is_closed = entries_is_closed(&loaded->rows[i], app->present.today);
        loaded->titles[i] = is_closed ? loaded->rows[i].title : entries_title(&loaded->rows[i], arena);
    }
    return true;
}

/* The rows are looked for once more where there are fewer than before and the list stood below them. */
static bool load_rows(struct journal_where *where, struct journal_loaded *loaded, struct app *app, struct arena *arena,
                      struct error *error)
{
    int64_t total = 0;
    size_t  top = where->list.top;
    if (!load_window(where, loaded, top, &total, app, arena, error) ||
        !filter_count_hidden(app, where, &where->filter, total, count, loaded->hides, error) ||
        !count_all(where, app, total, &loaded->all, error))
        return false;
    list_set_count(&where->list, (size_t)total);
    list_follow(&where->list, list_rows(&where->filter, app->area_rows));
    return where->list.top == top || load_window(where, loaded, where->list.top, &total, app, arena, error);
}

/* What was just written is shown. */
static void go_to_new(struct journal_where *where, const struct journal_loaded *loaded)
{
    const struct entry *newest = row_at(loaded, 0, NULL);
    int64_t             id = newest ? newest->id : 0;
    if (where->newest_id != 0 && id > where->newest_id)
        where->list.chosen = where->list.top = 0;
    if (newest || where->list.count == 0)
        where->newest_id = id;
}

static bool load(struct app *app, void *state, void *out, struct arena *arena, struct error *error)
{
    struct journal_where  *where = state;
    struct journal_loaded *loaded = out;
    loaded->filter = where->filter;
    if (!prompts_earlier(app, arena, &loaded->earlier, error) || !load_rows(where, loaded, app, arena, error))
        return false;
    go_to_new(where, loaded);
    follow(loaded, &where->list, list_rows(&where->filter, app->area_rows));
    const struct entry *row = where->list.count > 0 ? row_at(loaded, where->list.chosen, NULL) : NULL;
    if (row && !entries_get(app->store, row->id, arena, &loaded->shown, error))
        return false;
    journal_text_take(where, loaded, app, arena);
    return true;
}

static const char *number(int64_t value, char out[NUMBER_SIZE])
{
    snprintf(out, NUMBER_SIZE, "%" PRId64, value);
    return out;
}

/* What is looked for and how many there are, or how many there are at all. */
static void draw_find(const struct journal_where *where, const struct journal_loaded *loaded, struct canvas *canvas,
                      struct rect clip)
{
    char count[NUMBER_SIZE];
    bool finds = where->is_finding || !editbuf_is_blank(where->find);
    if (finds)
        snprintf(count, sizeof count, "%zu of %" PRId64, where->list.count, loaded->all);
    else
        snprintf(count, sizeof count, "%" PRId64 " written", loaded->all);
    int from = canvas_right(canvas, clip, 0, clip.cols - 2, STYLE_soft, count);
    if (!finds)
        return;
    canvas_text(canvas, clip, 0, 1, STYLE_soft, "Find:");
    struct rect inside = {clip.row, clip.col + FIND, clip.rows > 0 ? 1 : 0, from - FIND - 1};
    editbuf_draw(where->find, canvas, inside, STYLE_text, where->is_finding, NULL);
}

static void draw_month(const struct app *app, struct canvas *canvas, struct rect clip, int row, daynum day)
{
    struct civil date = day_to_civil(day);
    char         line[NUMBER_SIZE];
    snprintf(line, sizeof line, "%s", months[date.month - 1]);
    if (date.year != day_to_civil(app->present.today).year)
        snprintf(line, sizeof line, "%s %d", months[date.month - 1], date.year);
    canvas_text(canvas, clip, row, 1, STYLE_soft, line);
}

/* In the list the day until which a letter is closed stands for its title. */
static const char *title_of(const struct app *app, const struct entry *entry, const char *title, bool has_room,
                            struct arena *arena)
{
    struct buf   date = {.arena = arena};
    struct civil day = day_to_civil(entry->closed_until == DAY_NONE ? app->present.today : entry->closed_until);
    if (!entries_is_closed(entry, app->present.today))
        return title;
    buf_printf(&date, "%d %s", day.day, when_month_name(day.month));
    if (has_room && day.year != day_to_civil(app->present.today).year)
        buf_printf(&date, " %d", day.year);
    return texts_fill(arena, WORD_journal_closed_until, (struct buf_value[]){{"date", buf_text(&date)}, {NULL, NULL}});
}

/* What was found in a title that is drawn from `col` on, before `end`. */
static void mark_hits(const struct app *app, const struct journal_where *where, struct canvas *canvas, struct rect clip,
                      int row, int col, int end, const char *title)
{
    struct arena            scratch = {0};
    struct query            query = query_read(editbuf_text(where->find, NULL), &app->present, &scratch);
    size_t                  count;
    const struct query_hit *hits = query_hits(&query, title, strlen(title), &scratch, &count);
    for (size_t i = 0; i < count; i++) {
        int from = col + (int)text_cols(title, hits[i].from),
            cols = (int)text_cols(title + hits[i].from, hits[i].to - hits[i].from);
        if (from + cols < end)
            canvas_restyle(canvas, (struct rect){clip.row + row, clip.col + from, 1, cols}, STYLE_hit);
    }
    arena_free(&scratch);
}

static void draw_row(const struct app *app, const struct journal_where *where, struct canvas *canvas, struct rect clip,
                     int row, const struct entry *entry, const char *title)
{
    struct arena scratch = {0};
    char         text[NUMBER_SIZE];
    bool         is_letter = entry->kind == ENTRY_LETTER;
    snprintf(text, sizeof text, "%2d", day_to_civil(entry->day).day);
    canvas_text(canvas, clip, row, DAY, STYLE_text, text);
    if (is_letter)
        canvas_glyph(canvas, clip, row, SIGN, STYLE_soft, GLYPH_letter);
    int col = TITLE + is_letter, end = clip.cols - 4;
    if (entry->mood > 0)
        canvas_right(canvas, clip, row, clip.cols - 1, STYLE_soft, number(entry->mood, text));
    end += entry->mood > 0 ? 0 : 3;
    canvas_cut(canvas, clip, row, col, end - col, STYLE_text,
               title_of(app, entry, title, clip.cols > LIST_COLS, &scratch));
    if (title && !entries_is_closed(entry, app->present.today) && !editbuf_is_blank(where->find))
        mark_hits(app, where, canvas, clip, row, col, end, title);
    arena_free(&scratch);
}

static void draw_none(const struct journal_where *where, const struct journal_loaded *loaded, struct canvas *canvas,
                      struct rect clip, int row)
{
    int       cols = clip.cols - 2 < PROSE ? clip.cols - 2 : PROSE;
    enum word word = !editbuf_is_blank(where->find)      ? WORD_journal_none_found
                     : filter_count(&loaded->filter) > 0 ? WORD_journal_none_filtered
                                                         : WORD_journal_none;
    canvas_wrap(canvas, clip, row, 1, clip.rows, cols, STYLE_text, texts_word(word));
    if (!where->is_finding)
        canvas_focus(canvas, clip, row, 1);
}

static void draw_chosen(const struct journal_where *where, struct canvas *canvas, struct rect clip, int row)
{
    canvas_glyph(canvas, clip, row, MARK, STYLE_text, GLYPH_chosen);
    canvas_restyle(canvas, (struct rect){clip.row + row, clip.col, 1, clip.cols}, STYLE_row);
    if (!where->is_finding)
        canvas_focus(canvas, clip, row, MARK);
}

/* The rows with their months, from `row` on, so many high. */
static void draw_rows(const struct app *app, const struct journal_where *where, const struct journal_loaded *loaded,
                      struct canvas *canvas, struct rect clip, int row, int rows)
{
    struct list list = where->list;
    int         end = row + rows;
    follow(loaded, &list, rows);
    for (size_t i = list.top; i < list.count && row < end; i++) {
        const char         *title = NULL;
        const struct entry *entry = row_at(loaded, i, &title);
        if (!entry)
            break;
        bool has_month = rows > 1 && (i == list.top || is_heading(loaded, i));
        if (has_month)
            draw_month(app, canvas, clip, row++, entry->day);
        if (row >= end)
            break;
        draw_row(app, where, canvas, clip, row, entry, title);
        if (i == list.chosen)
            draw_chosen(where, canvas, clip, row);
        row++;
    }
}

static bool has_letter(const struct journal_loaded *loaded)
{
    for (size_t i = 0; i < loaded->row_count; i++)
        if (loaded->rows[i].kind == ENTRY_LETTER)
            return true;
    return false;
}

static void draw_list(const struct app *app, const struct journal_where *where, const struct journal_loaded *loaded,
                      struct canvas *canvas, struct rect clip)
{
    enum { LEGEND_FROM = 6 };
    draw_find(where, loaded, canvas, clip);
    int row = filter_draw(&loaded->filter, loaded->hides, WORD_journal_hides, canvas, clip, 1, 1);
    row += clip.rows >= LEGEND_FROM + row;
    bool has_legend = clip.rows >= LEGEND_FROM + row && has_letter(loaded);
    int  rows = clip.rows - row - has_legend;
    if (rows < 1)
        row = clip.rows - 1, rows = 1;
    if (where->list.count == 0)
        draw_none(where, loaded, canvas, clip, row);
    else
        draw_rows(app, where, loaded, canvas, clip, row, rows);
    if (!has_legend)
        return;
    canvas_glyph(canvas, clip, clip.rows - 1, 1, STYLE_soft, GLYPH_letter);
    canvas_cut(canvas, clip, clip.rows - 1, 3, clip.cols - 4, STYLE_soft, texts_word(WORD_journal_letter));
}

static void draw(const struct app *app, const void *state, const void *of_store, struct canvas *canvas,
                 struct rect area)
{
    const struct journal_where  *where = state;
    const struct journal_loaded *loaded = of_store;
    int                          cols = list_cols(area.cols);
    bool                         is_side = area.cols >= SIDE_FROM;
    if (where->is_reading && where->list.count > 0) {
        int wide = area.cols - 2 < PROSE ? area.cols - 2 : PROSE;
        journal_text_draw(app, where, loaded, canvas,
                          (struct rect){area.row, area.col + (area.cols - wide) / 2, area.rows, wide});
        return;
    }
    draw_list(app, where, loaded, canvas, (struct rect){area.row, area.col, area.rows, cols});
    if (!is_side)
        return;
    for (int row = 0; row < area.rows; row++)
        canvas_glyph(canvas, area, row, cols, STYLE_line, GLYPH_divider);
    struct rect text = {area.row, area.col + cols + 2, area.rows, area.cols - cols - 3};
    if (text.cols > PROSE)
        text.cols = PROSE;
    journal_text_draw(app, where, loaded, canvas, text);
}

static bool list_options(struct app *app, struct arena *arena, struct filter_option **out, size_t *out_count,
                         struct error *error)
{
    static const struct filter_option fixed[] = {
        {.kind = FILTER_ALL, .label = "all of them"},
        {.kind = BY_KIND, .value = ENTRY_JOURNAL, .label = "entries", .line = "Entries"},
        {.kind = BY_KIND, .value = ENTRY_LETTER, .label = "letters", .line = "Letters"},
        {.kind = BY_TIME, .value = WEEK_DAYS, .label = "the last 7 days", .line = "The last 7 days"},
        {.kind = BY_TIME, .value = MONTH_DAYS, .label = "the last 30 days", .line = "The last 30 days"},
        {.kind = BY_TIME, .value = YEAR_DAYS, .label = "the last 365 days", .line = "The last 365 days"},
    };
    enum { FIXED = sizeof fixed / sizeof *fixed };
    struct entry_tag *tags = NULL;
    size_t            tag_count = 0;
    if (!entries_tags(app->store, app->present.today, arena, &tags, &tag_count, error))
        return false;
    struct filter_option *options = ARENA_NEW(arena, struct filter_option, FIXED + tag_count);
    memcpy(options, fixed, sizeof fixed);
    for (size_t i = 0; i < tag_count; i++) {
        struct buf label = {.arena = arena}, line = {.arena = arena};
        buf_printf(&line, "#%s", tags[i].tag);
        buf_printf(&label, "#%s", tags[i].tag);
        options[FIXED + i] = (struct filter_option){
            .kind = BY_TAG, .text = tags[i].tag, .label = buf_text(&label), .line = buf_text(&line)};
    }
    *out = options;
    *out_count = FIXED + tag_count;
    return true;
}

/* Another list: from its top, and its newest row is none that was just written. */
static void begin_list(struct app *app, struct journal_where *where)
{
    where->list = (struct list){0};
    where->newest_id = 0;
    app_load_again(app);
}

static void take_filter(struct app *app, void *state, const void *loaded, size_t index, const char *label)
{
    (void)loaded, (void)index;
    struct journal_where *where = state;
    if (filter_take(app, &where->filter, list_options, label))
        begin_list(app, where);
}

static bool open(struct app *app, void *state, const void *given, struct error *error)
{
    (void)app, (void)error;
    struct journal_where       *where = state;
    const struct journal_given *what = given;
    where->find = editbuf_new(EDITBUF_LINE, FIND_MOST);
    where->reader = reader_new();
    where->is_finding = what && what->finds;
    return true;
}

static void close(void *state)
{
    struct journal_where *where = state;
    editbuf_free(where->find);
    reader_free(where->reader);
}

static void say_closed(struct app *app, const struct entry *entry)
{
    struct arena scratch = {0};
    char         date[WHEN_WORDS_SIZE];
    when_say_date_year(entry->closed_until, date);
    app_say(app, false, "%s", journal_text_closed(date, &scratch));
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

static bool act_on_entry(struct app *app, struct journal_where *where, const struct entry *entry, enum action action)
{
    switch (action) {
    case ACTION_LIST_open:
    case ACTION_MOVE_right:
        where->is_reading = entry != NULL;
        return true;
    case ACTION_MOVE_left:
        where->is_reading = false;
        return true;
    case ACTION_LIST_edit:
    case ACTION_JOURNAL_own_editor:
        if (entry)
            write_on(app, entry, action == ACTION_JOURNAL_own_editor);
        return true;
    case ACTION_JOURNAL_details:
        if (entry)
            app_push(app, &view_entry_edit, &entry->id);
        return true;
    case ACTION_LIST_delete:
        where->is_reading = false;
        if (entry)
            delete (app, entry);
        return true;
    default:
        return false;
    }
}

static bool move(struct app *app, struct journal_where *where, const struct journal_loaded *loaded, enum action action)
{
    int    rows = list_rows(&loaded->filter, app->area_rows);
    size_t before = where->list.chosen;
    if (where->is_reading && reader_act(where->reader, action))
        return true;
    if (action == ACTION_LIST_to_today)
        where->list.chosen = 0;
    else if (!list_act(&where->list, action, rows))
        return false;
    follow(loaded, &where->list, rows);
    if (where->list.chosen != before)
        app_load_again(app);
    return true;
}

/*
 * Esc: back from the text to the list, from what was found to all of it; where there is nothing to go back from, it is
 * the tab's.
 */
static bool go_back(struct app *app, struct journal_where *where)
{
    if (where->is_reading) {
        where->is_reading = false;
        return true;
    }
    bool was_finding = where->is_finding;
    where->is_finding = false;
    if (!editbuf_is_blank(where->find)) {
        editbuf_set(where->find, "", 0);
        begin_list(app, where);
        return true;
    }
    return was_finding;
}

static bool act(struct app *app, void *state, const void *of_store, enum action action, keycode key)
{
    (void)key;
    struct journal_where        *where = state;
    const struct journal_loaded *loaded = of_store;
    const struct entry          *chosen = where->list.count > 0 && loaded->shown.id != 0 ? &loaded->shown : NULL;
    switch (action) {
    case ACTION_EVERYWHERE_back:
        return go_back(app, where);
    case ACTION_PLAIN_find:
        where->is_finding = true;
        where->is_reading = false;
        return true;
    case ACTION_TEXT_down:
    case ACTION_TEXT_up:
        where->is_finding = false;
        return true;
    case ACTION_LIST_new:
        app_push(app, &view_write, &(struct write_given){0});
        return true;
    case ACTION_JOURNAL_prompt:
        app_push(app, &view_write, &(struct write_given){.prompt = prompts_now(app, 0)});
        return true;
    case ACTION_LIST_filter:
        filter_ask(app, list_options, take_filter);
        return true;
    case ACTION_JOURNAL_next_hit:
    case ACTION_JOURNAL_previous_hit:
        journal_text_next_hit(where, loaded, action == ACTION_JOURNAL_previous_hit);
        return true;
    default:
        return act_on_entry(app, where, chosen, action) || move(app, where, loaded, action);
    }
}

static bool text(struct app *app, void *view_state, keycode key)
{
    struct journal_where *where = view_state;
    if (key == KEY_RETURN) {
        where->is_finding = false;
        return true;
    }
    struct arena scratch = {0};
    const char  *before = arena_copy_text(&scratch, editbuf_text(where->find, NULL));
    bool         taken = editbuf_key(where->find, key);
    if (strcmp(before, editbuf_text(where->find, NULL)) != 0)
        begin_list(app, where);
    arena_free(&scratch);
    return taken;
}

static bool is_text(const void *state)
{
    return ((const struct journal_where *)state)->is_finding;
}

static bool paste(struct app *app, void *view_state, const char *bytes, size_t length)
{
    struct journal_where *where = view_state;
    bool                  fits = editbuf_paste(where->find, bytes, length);
    begin_list(app, where);
    return fits;
}

/* Does the last row offer what needs a row, a hit, or anything at all? */
static bool is_offered(const struct journal_loaded *loaded, enum action action)
{
    switch (action) {
    case ACTION_LIST_open:
    case ACTION_LIST_edit:
        return loaded->shown.id != 0;
    case ACTION_JOURNAL_next_hit:
        return loaded->hit_count > 0;
    case ACTION_PLAIN_find:
    case ACTION_LIST_filter:
        return loaded->all > 0 || filter_count(&loaded->filter) > 0;
    default:
        return true;
    }
}

static void hints(const struct app *app, const void *view_state, const void *loaded,
                  struct view_hint out[VIEW_FOOTER_MAX + 1])
{
    (void)app;
    const struct journal_where   *where = view_state;
    const struct journal_loaded  *of_store = loaded;
    static const struct view_hint row[] = {
        {ACTION_PLAIN_urge, NULL},  {ACTION_PLAIN_write, NULL}, {ACTION_PLAIN_letter, NULL},
        {ACTION_LIST_open, "read"}, {ACTION_LIST_edit, NULL},   {ACTION_JOURNAL_prompt, NULL},
        {ACTION_PLAIN_find, NULL},  {ACTION_LIST_filter, NULL}, {ACTION_PLAIN_help, NULL},
        {ACTION_PLAIN_quit, NULL},  {ACTION_NONE, NULL},
    };
    static const struct view_hint reading[] = {
        {ACTION_PLAIN_urge, NULL},       {ACTION_LIST_edit, NULL},          {ACTION_JOURNAL_details, NULL},
        {ACTION_JOURNAL_next_hit, NULL}, {ACTION_JOURNAL_own_editor, NULL}, {ACTION_LIST_delete, NULL},
        {ACTION_PLAIN_help, NULL},       {ACTION_EVERYWHERE_back, NULL},    {ACTION_NONE, NULL},
    };
    static const struct view_hint finding[] = {
        {ACTION_EVERYWHERE_urge, NULL},
        {ACTION_PICK_choose, "to the list"},
        {ACTION_EVERYWHERE_help, NULL},
        {ACTION_EVERYWHERE_back, "show all"},
        {ACTION_NONE, NULL},
    };
    const struct view_hint *hint = where->is_finding ? finding : where->is_reading ? reading : row;
    size_t                  count = 0;
    for (; hint->action != ACTION_NONE; hint++)
        if (is_offered(of_store, hint->action))
            out[count++] = *hint;
    out[count] = *hint;
}

static bool work(struct app *app, void *state, void *loaded, struct arena *arena)
{
    return journal_text_work(state, loaded, app, arena);
}

const struct view view_journal = {
    .name = "journal",
    .scopes = SCOPE_JOURNAL | SCOPE_LIST | SCOPE_MOVE,
    .state_size = sizeof(struct journal_where),
    .loaded_size = sizeof(struct journal_loaded),
    .is_tab = true,
    .open = open,
    .load = load,
    .work = work,
    .draw = draw,
    .act = act,
    .text = text,
    .is_text = is_text,
    .paste = paste,
    .hints = hints,
    .close = close,
};
