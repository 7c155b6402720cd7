#include "demo/life_parts.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "core/buf.h"
#include "words/texts.h"
#include "store/entries.h"

enum { ENTRY_BYTES = 1024, CLOSED_DAYS = 200, MINUTE_S = 60, HOUR_S = 3600, DAY_S = 86400 };

/* A row of the sample, read. Its first column ends in the title, which may be missing. */
struct written {
    int         days_ago, hour, minute, mood;
    char        kind[8];
    const char *title;
    const char *body;
};

static struct written read_written(size_t index)
{
    struct texts_sample row = texts_sample("written", index);
    struct written      out = {.body = row.second};
    int                 title_at = 0;
    int                 got =
        sscanf(row.first, "%d %d:%d %7s %d %n", &out.days_ago, &out.hour, &out.minute, out.kind, &out.mood, &title_at);
    assert(got == 5);
    (void)got;
    out.title = row.first[title_at] ? row.first + title_at : NULL;
    return out;
}

/* The paragraphs of the sample stand in one line, with a slash between them. */
static const char *paragraphs(struct arena *arena, const char *text)
{
    struct buf out = {.arena = arena};
    for (const char *gap; (gap = strstr(text, " / ")) != NULL; text = gap + 3) {
        buf_put(&out, text, (size_t)(gap - text));
        buf_puts(&out, "\n\n");
    }
    buf_puts(&out, text);
    return buf_text(&out);
}

static bool add(struct life *life, struct arena *arena, daynum day, int32_t second, struct entry *entry)
{
    if (!when_from_local(day, second, life->present->zone, &entry->at) ||
        entry->at.unix_s > life->present->now.unix_s) /* the hour has not come today, or was skipped */
        entry->at = (struct moment){.unix_s = life->present->now.unix_s - (int64_t)(life->present->today - day) * DAY_S,
                                    .offset_s = life->present->now.offset_s};
    return entries_add(life->store, life->present, arena, entry, life->error);
}

/* All letters are to the person; the one with a mood of its own time is closed. */
static bool add_written(struct life *life, struct arena *arena, size_t index)
{
    struct written written = read_written(index);
    bool           is_letter = strcmp(written.kind, "letter") == 0;
    struct entry   entry = {
          .kind = is_letter ? ENTRY_LETTER : ENTRY_JOURNAL,
          .title = written.title,
          .body = paragraphs(arena, written.body),
          .mood = is_letter ? 0 : written.mood,
          .person_id = is_letter ? life->person.id : 0,
          .closed_until = is_letter && written.mood > 0 ? day_add(life->present->today, CLOSED_DAYS) : DAY_NONE,
    };
    return written.days_ago > life->size.days || add(life, arena, day_add(life->present->today, -written.days_ago),
                                                     written.hour * HOUR_S + written.minute * MINUTE_S, &entry);
}

/* About so much text, words of the sample in another order each time. */
static const char *long_text(struct life *life, struct arena *arena)
{
    struct buf out = {.arena = arena};
    while (out.length < ENTRY_BYTES) {
        const char *text = read_written((size_t)life_below(life, (int)texts_sample_count("written"))).body;
        size_t      length = strlen(text), from = (size_t)life_below(life, (int)length);
        while (from > 0 && text[from - 1] != ' ')
            from--;
        buf_puts(&out, text + from);
        buf_putc(&out, ' ');
    }
    return buf_text(&out);
}

static bool add_long(struct life *life, daynum day)
{
    struct arena arena = {0};
    struct entry entry = {.body = long_text(life, &arena), .mood = life_below(life, 6), .closed_until = DAY_NONE};
    bool         done = add(life, &arena, day, (int32_t)life_below(life, DAY_S), &entry);
    arena_free(&arena);
    return done;
}

bool life_write_entries(struct life *life, struct arena *arena)
{
    bool done = true;
    for (size_t i = texts_sample_count("written"); done && life->size.entries == 0 && i > 0; i--)
        done = add_written(life, arena, i - 1);
    for (daynum day = life->person.started_on; done && day <= life->present->today; day++)
        for (int i = life->size.entries / 100 + life_chance(life, life->size.entries % 100); done && i > 0; i--)
            done = add_long(life, day);
    return done;
}
