#include "ui/journal/journal_state.h"

#include "ui/shared/ago.h"

#include <string.h>

enum { WINDOW_LEAST = 64, PREVIEW_BYTES = 240, FIND_MOST = 200, WEEK_DAYS = 7, MONTH_DAYS = 30, YEAR_DAYS = 365 };

void journal_state_open(struct journal_state *state)
{
    state->kind = -1;
    state->find = editbuf_new(EDITBUF_LINE, FIND_MOST);
    state->text = reader_new();
}

void journal_state_close(struct journal_state *state)
{
    editbuf_free(state->find);
    reader_free(state->text);
    arena_free(&state->window);
    arena_free(&state->text_arena);
}

bool journal_state_is_filtered(const struct journal_state *state, enum journal_filter_kind kind)
{
    switch (kind) {
    case JOURNAL_BY_KIND:
        return state->kind >= 0;
    case JOURNAL_BY_TAG:
        return state->tag[0] != '\0';
    case JOURNAL_BY_TIME:
        return state->time != JOURNAL_ALWAYS;
    }
    return false;
}

static daynum first_day(const struct journal_state *state, const struct app *app)
{
    static const int days[JOURNAL_TIMES] = {0, WEEK_DAYS, MONTH_DAYS, YEAR_DAYS};
    return state->time == JOURNAL_ALWAYS ? DAY_NONE : day_add(app->present.today, 1 - days[state->time]);
}

static struct entries_filter make_filter(const struct journal_state *state, const struct app *app)
{
    return (struct entries_filter){
        .since = first_day(state, app),
        .until = DAY_NONE,
        .kind = state->kind,
        .tag = state->tag[0] ? state->tag : NULL,
        .query = editbuf_text(state->find, NULL),
        .today = app->present.today,
    };
}

static struct entries_filter without(struct entries_filter filter, enum journal_filter_kind kind)
{
    if (kind == JOURNAL_BY_KIND)
        filter.kind = -1;
    else if (kind == JOURNAL_BY_TAG)
        filter.tag = NULL;
    else
        filter.since = DAY_NONE;
    return filter;
}

static bool count_hidden(struct journal_state *state, struct app *app, int64_t total, struct error *error)
{
    struct entries_filter filter = make_filter(state, app);
    for (int kind = 0; kind < JOURNAL_FILTERS; kind++) {
        if (!journal_state_is_filtered(state, (enum journal_filter_kind)kind))
            continue;
        struct entries_filter rest = without(filter, (enum journal_filter_kind)kind);
        int64_t               all = 0;
        if (!entries_total(app->store, &rest, &all, error))
            return false;
        state->hides[kind] = all - total;
    }
    return true;
}

int journal_state_list_rows(const struct journal_state *state, int area_rows)
{
    int rows = area_rows - 2; /* what is looked for, and what the sign of a letter means */
    for (int kind = 0; kind < JOURNAL_FILTERS; kind++)
        rows -= journal_state_is_filtered(state, (enum journal_filter_kind)kind);
    return rows > 1 ? rows : 1;
}

const struct entry *journal_state_row(const struct journal_state *state, size_t index, const char **title)
{
    if (index < state->first || index - state->first >= state->row_count)
        return NULL;
    if (title)
        *title = state->titles[index - state->first];
    return &state->rows[index - state->first];
}

bool journal_state_is_heading(const struct journal_state *state, size_t index)
{
    const struct entry *row = journal_state_row(state, index, NULL);
    const struct entry *before = index > 0 ? journal_state_row(state, index - 1, NULL) : NULL;
    if (!row || !before)
        return row != NULL;
    struct civil a = day_to_civil(row->day), b = day_to_civil(before->day);
    return a.month != b.month || a.year != b.year;
}

/* The month stands above the first row that is seen, too; where there is one row only, nothing stands above it. */
void journal_state_follow(const struct journal_state *state, struct list *list, int rows)
{
    list_follow(list, rows > 0 ? (size_t)rows : 1);
    int taken = 1;
    for (size_t i = list->top; i <= list->chosen && list->count > 0; i++)
        taken += 1 + (i > list->top && journal_state_is_heading(state, i));
    while (taken > rows && list->top < list->chosen) {
        taken -= 1 + journal_state_is_heading(state, list->top + 1);
        list->top++;
    }
}

/* The old rows stay until the new ones are there. total: how many there are in all; NULL if nobody asks. */
static bool load_window(struct journal_state *state, struct app *app, size_t first, size_t count, int64_t *total,
                        struct error *error)
{
    struct entries_filter filter = make_filter(state, app);
    struct arena          window = {0};
    struct entry         *rows = NULL;
    size_t                row_count = 0;
    filter.limit = count;
    filter.skip = first;
    filter.preview_bytes = PREVIEW_BYTES;
    bool read = total ? entries_list_counted(app->store, &filter, &window, &rows, &row_count, total, error)
                      : entries_list(app->store, &filter, &window, &rows, &row_count, error);
    if (!read) {
        arena_free(&window);
        return false;
    }
    const char **titles = ARENA_NEW(&window, const char *, row_count);
    for (size_t i = 0; i < row_count; i++) {
        bool is_closed = entries_is_closed(&rows[i], app->present.today);
        titles[i] = is_closed ? rows[i].title : entries_title(&rows[i], &window);
    }
    arena_free(&state->window);
    state->window = window;
    state->rows = rows;
    state->titles = titles;
    state->first = first;
    state->row_count = row_count;
    return true;
}

/* The page that is seen, as much above it and as much below. */
static bool load_round(struct journal_state *state, struct app *app, int64_t *total, struct error *error)
{
    size_t page = (size_t)journal_state_list_rows(state, app->area_rows);
    if (page < WINDOW_LEAST)
        page = WINDOW_LEAST;
    size_t top = state->list.top;
    return load_window(state, app, top > page ? top - page : 0, 3 * page, total, error);
}

static void mark_hits(struct journal_state *state, const struct app *app)
{
    size_t      length;
    const char *text = reader_text(state->text, &length);
    state->hits = NULL;
    state->hit_count = state->hit_at = 0;
    if (editbuf_is_blank(state->find))
        return;
    struct query query = query_read(editbuf_text(state->find, NULL), &app->present, &state->text_arena);
    state->hits = query_hits(&query, text, length, &state->text_arena, &state->hit_count);
    if (state->hit_count > 0)
        reader_show(state->text, state->hits[0].from);
}

/* The whole text of the chosen one. is_stale: what was read of it may have changed. */
static bool load_text(struct journal_state *state, struct app *app, bool is_stale, struct error *error)
{
    const struct entry *row = state->list.count > 0 ? journal_state_row(state, state->list.chosen, NULL) : NULL;
    if (row && row->id == state->shown.id && !is_stale)
        return true;
    struct arena arena = {0};
    struct entry entry = {0};
    if (row && !entries_get(app->store, row->id, &arena, &entry, error)) {
        arena_free(&arena);
        return false;
    }
    bool is_same = entry.id == state->shown.id, is_closed = row && entries_is_closed(&entry, app->present.today);
    arena_free(&state->text_arena);
    state->text_arena = arena;
    state->shown = entry;
    size_t      length;
    const char *text = reader_text(state->text, &length);
    bool        is_shown = row && !is_closed;
    size_t      wanted = is_shown ? entry.body_length : 0;
    if (!is_same || length != wanted || (wanted > 0 && memcmp(text, entry.body, wanted) != 0)) {
        reader_set(state->text, is_shown ? entry.body : "", wanted);
        reader_show(state->text, 0);
    }
    mark_hits(state, app);
    return true;
}

bool journal_state_reach(struct journal_state *state, struct app *app, struct error *error)
{
    int    rows = journal_state_list_rows(state, app->area_rows);
    size_t end = state->list.top + (size_t)rows;
    if (end > state->list.count)
        end = state->list.count;
    if (end > 0 && (!journal_state_row(state, state->list.top, NULL) || !journal_state_row(state, end - 1, NULL)) &&
        !load_round(state, app, NULL, error))
        return false;
    journal_state_follow(state, &state->list, rows);
    return load_text(state, app, false, error);
}

/* What was just written is shown. */
static void go_to_new(struct journal_state *state)
{
    const struct entry *newest = journal_state_row(state, 0, NULL);
    int64_t             id = newest ? newest->id : 0;
    if (state->newest_id != 0 && id > state->newest_id)
        state->list.chosen = state->list.top = 0;
    if (newest || state->list.count == 0)
        state->newest_id = id;
}

/* How many there are without what is looked for. */
static bool count_all(struct journal_state *state, struct app *app, struct error *error)
{
    struct entries_filter filter = make_filter(state, app);
    filter.query = NULL;
    return entries_total(app->store, &filter, &state->all, error);
}

/* The rows are looked for once more where there are fewer than before and the list stood below them. */
static bool load_rows(struct journal_state *state, struct app *app, struct error *error)
{
    int     rows = journal_state_list_rows(state, app->area_rows);
    int64_t total = 0;
    if (!load_round(state, app, &total, error) || !count_hidden(state, app, total, error))
        return false;
    size_t top = state->list.top;
    list_set_count(&state->list, (size_t)total);
    list_follow(&state->list, (size_t)rows);
    return state->list.top == top || load_round(state, app, NULL, error);
}

bool journal_state_find(struct journal_state *state, struct app *app, struct error *error)
{
    state->list = (struct list){0};
    if (!load_rows(state, app, error))
        return false;
    state->newest_id = 0;
    journal_state_follow(state, &state->list, journal_state_list_rows(state, app->area_rows));
    return load_text(state, app, true, error);
}

bool journal_state_filter(struct journal_state *state, struct app *app, struct error *error)
{
    return count_all(state, app, error) && journal_state_find(state, app, error);
}

/* The text last: what it frees, a load that fails afterwards would want back. */
bool journal_state_load(struct journal_state *state, struct app *app, struct error *error)
{
    if (!ago_load(app, app_arena(app, state), &state->ago, error) || !count_all(state, app, error) ||
        !load_rows(state, app, error))
        return false;
    go_to_new(state);
    journal_state_follow(state, &state->list, journal_state_list_rows(state, app->area_rows));
    return load_text(state, app, true, error);
}

void journal_state_next_hit(struct journal_state *state, bool back)
{
    if (state->hit_count == 0)
        return;
    state->hit_at = (state->hit_at + (back ? state->hit_count - 1 : 1)) % state->hit_count;
    reader_show(state->text, state->hits[state->hit_at].from);
}
