#include "ui/kit/reader.h"

#include "core/arena.h"
#include "core/tags.h"
#include "core/text.h"
#include "ui/kit/wrap.h"

enum { COLS_FIRST = 72 /* before it was drawn */ };

struct reader {
    struct arena own, text_arena;
    const char  *text;
    size_t       length, words;
    struct wrap  wrap;
    size_t       top;  /* where the first line that is seen begins */
    size_t       rows; /* seen when it was last drawn */
    bool         has_more;
};

struct reader *reader_new(void)
{
    struct arena   arena = {0};
    struct reader *reader = ARENA_NEW(&arena, struct reader, 1);
    reader->own = arena;
    reader->text = "";
    reader->rows = 1;
    wrap_set(&reader->wrap, reader->text, 0);
    wrap_fit(&reader->wrap, COLS_FIRST);
    return reader;
}

void reader_free(struct reader *reader)
{
    if (!reader)
        return;
    wrap_free(&reader->wrap);
    arena_free(&reader->text_arena);
    struct arena own = reader->own;
    arena_free(&own);
}

static size_t count_words(const char *text, size_t length)
{
    size_t count = 0;
    bool   after_blank = true;
    for (const char *at = text; at < text + length; at++) {
        bool is_blank = (unsigned char)*at <= ' ';
        count += after_blank && !is_blank;
        after_blank = is_blank;
    }
    return count;
}

void reader_set(struct reader *reader, const char *text, size_t length)
{
    struct arena arena = {0};
    reader->text = arena_copy_bytes(&arena, text, length);
    reader->length = length;
    arena_free(&reader->text_arena);
    reader->text_arena = arena;
    reader->words = count_words(reader->text, length);
    reader->top = 0;
    wrap_set(&reader->wrap, reader->text, length);
}

const char *reader_text(const struct reader *reader, size_t *length)
{
    if (length)
        *length = reader->length;
    return reader->text;
}

size_t reader_words(const struct reader *reader)
{
    return reader->words;
}

bool reader_has_more(const struct reader *reader)
{
    return reader->has_more;
}

/* The first line that is seen; the last page is full where there is more than one. */
static size_t top_line(struct reader *reader)
{
    size_t top = wrap_line_of(&reader->wrap, reader->top < reader->length ? reader->top : reader->length);
    while (top > 0 && !wrap_has(&reader->wrap, top + reader->rows - 1))
        top--;
    return top;
}

/* The part of [begin, end) that stands in this line. */
static void mark(const struct reader *reader, struct canvas *canvas, struct rect area, int row, size_t line,
                 size_t begin, size_t end, enum style style)
{
    size_t from = wrap_from(&reader->wrap, line), to = wrap_to(&reader->wrap, line);
    begin = begin > from ? begin : from;
    end = end < to ? end : to;
    if (begin >= end)
        return;
    int col = (int)text_cols(reader->text + from, begin - from);
    int cols = (int)text_cols(reader->text + begin, end - begin);
    if (col < area.cols)
        canvas_restyle(
            canvas, (struct rect){area.row + row, area.col + col, 1, col + cols > area.cols ? area.cols - col : cols},
            style);
}

static void mark_tags(const struct reader *reader, struct canvas *canvas, struct rect area, int row, size_t line)
{
    size_t from = wrap_from(&reader->wrap, line), end = wrap_to(&reader->wrap, line), to;
    for (; tags_next(reader->text, end, &from, &to); from = to)
        mark(reader, canvas, area, row, line, from, to, STYLE_accent);
}

void reader_draw(struct reader *reader, struct canvas *canvas, struct rect area, const struct query_hit *hits,
                 size_t hit_count)
{
    if (area.rows < 1 || area.cols < 1)
        return;
    struct wrap *wrap = &reader->wrap;
    wrap_fit(wrap, (size_t)area.cols);
    reader->rows = (size_t)area.rows;
    size_t top = top_line(reader), hit = 0;
    reader->has_more = wrap_has(wrap, top + reader->rows);
    for (int row = 0; row < area.rows && wrap_has(wrap, top + (size_t)row); row++) {
        size_t line = top + (size_t)row, from = wrap_from(wrap, line), to = wrap_to(wrap, line);
        canvas_bytes(canvas, area, row, 0, STYLE_text, reader->text + from, to - from);
        mark_tags(reader, canvas, area, row, line);
        while (hit < hit_count && hits[hit].to <= from)
            hit++;
        for (size_t i = hit; i < hit_count && hits[i].from < to; i++)
            mark(reader, canvas, area, row, line, hits[i].from, hits[i].to, STYLE_hit);
    }
}

/* So many lines down, up where negative. */
static void scroll(struct reader *reader, int lines)
{
    struct wrap *wrap = &reader->wrap;
    size_t       top = top_line(reader), step = (size_t)(lines < 0 ? -lines : lines);
    if (lines < 0)
        top = top > step ? top - step : 0;
    else
        top = wrap_has(wrap, top + step) ? top + step : wrap_last_known(wrap);
    reader->top = wrap_from(wrap, top);
    reader->top = wrap_from(wrap, top_line(reader));
}

void reader_show(struct reader *reader, size_t at)
{
    size_t rows = reader->rows, line = wrap_line_of(&reader->wrap, at), top = top_line(reader);
    if (line >= top && line < top + rows)
        return;
    reader->top = wrap_from(&reader->wrap, line > rows / 2 ? line - rows / 2 : 0);
}

bool reader_act(struct reader *reader, enum action action)
{
    int page = reader->rows > 2 ? (int)reader->rows - 1 : 1, half = page > 1 ? page / 2 : 1;
    const struct {
        enum action action;
        int         lines;
    } moves[] = {
        {ACTION_MOVE_down, 1},
        {ACTION_MOVE_up, -1},
        {ACTION_EVERYWHERE_page_down, page},
        {ACTION_EVERYWHERE_page_up, -page},
        {ACTION_MOVE_half_down, half},
        {ACTION_MOVE_half_up, -half},
    };
    for (size_t i = 0; i < sizeof moves / sizeof *moves; i++)
        if (moves[i].action == action) {
            scroll(reader, moves[i].lines);
            return true;
        }
    if (action != ACTION_MOVE_first && action != ACTION_MOVE_last)
        return false;
    reader_show(reader, action == ACTION_MOVE_first ? 0 : SIZE_MAX);
    return true;
}
