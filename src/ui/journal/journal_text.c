/*
 * The text of the chosen entry: its head, the text with what was found in it, and a line on what was written a month or a year ago.
 */
#include "ui/journal/journal.h"

#include <stdio.h>
#include <string.h>

enum { LINE_SIZE = 48 };

/* The end of the part that begins at `from`: behind a line, or a word, where there is one. */
static size_t part_end(const char *text, size_t length, size_t from)
{
    enum { PART = 64 * 1024 };
    if (length - from <= PART)
        return length;
    size_t to = from + PART;
    while (to > from && text[to - 1] != '\n')
        to--;
    for (size_t at = from + PART; to == from && at > from; at--)
        if (text[at - 1] == ' ')
            to = at;
    return to > from ? to : length; /* one word, longer than any part */
}

static void add_hits(struct journal_loaded *loaded, const struct query_hit *hits, size_t count, struct arena *arena)
{
    struct query_hit *all = ARENA_NEW(arena, struct query_hit, loaded->hit_count + count);
    if (loaded->hit_count > 0)
        memcpy(all, loaded->hits, loaded->hit_count * sizeof *all);
    for (size_t i = 0; i < count; i++)
        all[loaded->hit_count + i] = hits[i];
    loaded->hits = all;
    loaded->hit_count += count;
}

bool journal_text_work(struct journal_where *where, struct journal_loaded *loaded, const struct app *app,
                       struct arena *arena)
{
    enum { AHEAD = 1024 }; /* a phrase may go on in the next part */
    size_t      length, from = loaded->looked_to, count;
    const char *text = reader_text(where->reader, &length);
    if (editbuf_is_blank(where->find) || from >= length)
        return false;
    struct query            query = query_read(editbuf_text(where->find, NULL), &app->present, arena);
    size_t                  to = part_end(text, length, from), end = to + AHEAD < length ? to + AHEAD : length;
    const struct query_hit *hits = query_hits(&query, text + from, end - from, arena, &count);
    struct query_hit       *found = ARENA_NEW(arena, struct query_hit, count);
    size_t                  kept = 0;
    for (size_t i = 0; i < count; i++)
        if (from + hits[i].from < to)
            found[kept++] = (struct query_hit){from + hits[i].from, from + hits[i].to};
    if (loaded->hit_count == 0 && kept > 0)
        reader_show(where->reader, found[0].from);
    if (kept > 0)
        add_hits(loaded, found, kept, arena);
    loaded->looked_to = to;
    return to < length;
}

void journal_text_take(struct journal_where *where, struct journal_loaded *loaded, const struct app *app,
                       struct arena *arena)
{
    const struct entry *entry = &loaded->shown;
    bool                is_shown = entry->id != 0 && !entries_is_closed(entry, app->present.today);
    bool                is_same = entry->id == where->shown_id;
    size_t              length, wanted = is_shown ? entry->body_length : 0;
    const char         *text = reader_text(where->reader, &length);
    where->shown_id = entry->id;
    if (!is_same || length != wanted || (wanted > 0 && memcmp(text, entry->body, wanted) != 0)) {
        reader_set(where->reader, is_shown ? entry->body : "", wanted);
        reader_show(where->reader, 0);
    }
    where->hit_at = 0;
    (void)journal_text_work(where, loaded, app, arena);
}

void journal_text_next_hit(struct journal_where *where, const struct journal_loaded *loaded, bool back)
{
    if (loaded->hit_count == 0)
        return;
    where->hit_at = (where->hit_at + (back ? loaded->hit_count - 1 : 1)) % loaded->hit_count;
    reader_show(where->reader, loaded->hits[where->hit_at].from);
}

const char *journal_text_closed(const char *date, struct arena *arena)
{
    return texts_fill(arena, WORD_write_closed, (struct buf_value[]){{"date", date}, {0}});
}

/* "not sent   mood 4 of 5   #alone #music" */
static const char *say_beside(const struct entry *entry, bool is_closed, struct arena *arena)
{
    struct buf out = {.arena = arena};
    if (entry->kind == ENTRY_LETTER)
        buf_puts(&out, texts_word(WORD_journal_not_sent));
    if (entry->mood > 0)
        buf_printf(&out, "%smood %d of 5", out.length > 0 ? "   " : "", entry->mood);
    for (size_t i = 0; i < entry->tag_count && !is_closed; i++) /* they may stand in the text */
        buf_printf(&out, "%s#%s", i > 0 ? " " : out.length > 0 ? "   " : "", entry->tags[i]);
    return buf_text(&out);
}

static void draw_head(const struct app *app, const struct journal_loaded *loaded, struct canvas *canvas,
                      struct rect clip)
{
    struct arena        scratch = {0};
    const struct entry *entry = &loaded->shown;
    struct buf          when = {.arena = &scratch};
    char                date[WHEN_WORDS_SIZE], clock[WHEN_DAY_SIZE];
    when_say_date_near(entry->day, app->present.today, date);
    if (day_to_civil(entry->day).year == day_to_civil(app->present.today).year)
        when_say_date(entry->day, date);
    when_say_clock(entry->at, clock);
    buf_printf(&when, "%s, %s", date, clock);
    int from = canvas_right(canvas, clip, 0, clip.cols, STYLE_soft, buf_text(&when));
    canvas_cut(canvas, clip, 0, 0, from - 2, STYLE_call, entry->title ? entry->title : "");
    canvas_cut(canvas, clip, 1, 0, clip.cols, STYLE_soft,
               say_beside(entry, entries_is_closed(entry, app->present.today), &scratch));
    arena_free(&scratch);
}

static void draw_foot(const struct journal_where *where, const struct journal_loaded *loaded, struct canvas *canvas,
                      struct rect clip)
{
    char   line[LINE_SIZE];
    size_t words = reader_words(where->reader);
    snprintf(line, sizeof line, "%zu word%s%s", words, words == 1 ? "" : "s",
             reader_has_more(where->reader) ? ", more below" : "");
    canvas_text(canvas, clip, clip.rows - 1, 0, STYLE_soft, line);
    if (loaded->hit_count > 0) {
        snprintf(line, sizeof line, "hit %zu of %zu", where->hit_at + 1, loaded->hit_count);
        canvas_right(canvas, clip, clip.rows - 1, clip.cols, STYLE_soft, line);
    }
}

static void draw_closed(const struct app *app, const struct journal_loaded *loaded, struct canvas *canvas,
                        struct rect clip, int row)
{
    struct arena scratch = {0};
    char         date[WHEN_WORDS_SIZE];
    when_say_date_near(loaded->shown.closed_until, app->present.today, date);
    canvas_wrap(canvas, clip, row, 0, clip.rows - row, clip.cols, STYLE_text, journal_text_closed(date, &scratch));
    arena_free(&scratch);
}

void journal_text_draw(const struct app *app, const struct journal_where *where, const struct journal_loaded *loaded,
                       struct canvas *canvas, struct rect clip)
{
    enum { HEAD = 3, ROOMY = 8, PROMPT_ROWS = 2 };
    if (where->is_reading)
        canvas_focus(canvas, clip, 0, 0);
    if (loaded->shown.id == 0)
        return;
    bool is_closed = entries_is_closed(&loaded->shown, app->present.today), is_roomy = clip.rows >= ROOMY;
    bool has_earlier = is_roomy && loaded->earlier && loaded->earlier[0] != '\0';
    int  row = is_roomy ? HEAD : clip.rows > 2 ? 1 : 0, end = clip.rows - (is_roomy ? 2 : 0) - has_earlier;
    if (row > 0)
        draw_head(app, loaded, canvas, clip);
    if (is_closed) {
        draw_closed(app, loaded, canvas, clip, row);
        return;
    }
    if (is_roomy && loaded->shown.prompt)
        row += canvas_wrap(canvas, clip, row, 0, PROMPT_ROWS, clip.cols, STYLE_soft, loaded->shown.prompt) + 1;
    reader_draw(where->reader, canvas, (struct rect){clip.row + row, clip.col, end - row, clip.cols}, loaded->hits,
                loaded->hit_count);
    if (is_roomy)
        draw_foot(where, loaded, canvas, clip);
    if (has_earlier)
        canvas_cut(canvas, clip, clip.rows - 2, 0, clip.cols, STYLE_soft, loaded->earlier);
}
