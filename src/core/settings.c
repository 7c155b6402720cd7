/*
 * One table: a key, the words it takes, and where the choice goes. The place of a word in its row is the value.
 */
#include "core/settings.h"

#include <string.h>

#include "core/arena.h"
#include "core/buf.h"
#include "core/text.h"

enum { WORDS_MAX = 7, PATH_COLS = 200 };

struct key {
    const char *name;
    const char *words[WORDS_MAX + 1];
    void (*set)(struct settings *settings, int choice);
};

static void set_day_start(struct settings *settings, int choice)
{
    settings->day_start_h = choice;
}

static void set_week_start(struct settings *settings, int choice)
{
    settings->week_sunday = choice == 1;
}

static void set_theme(struct settings *settings, int choice)
{
    settings->theme = (enum setting_theme)choice;
}

static void set_ascii(struct settings *settings, int choice)
{
    settings->ascii = (enum setting_tristate)choice;
}

static void set_motion(struct settings *settings, int choice)
{
    settings->motion = choice == 0;
}

static void set_count(struct settings *settings, int choice)
{
    settings->count_hidden = choice == 1;
}

static void set_editor(struct settings *settings, int choice)
{
    settings->editor_own = choice == 1;
}

static const struct key keys[] = {
    {"day_start", {"0", "1", "2", "3", "4", "5", "6"}, set_day_start},
    {"week_start", {"monday", "sunday"}, set_week_start},
    {"theme", {"auto", "dark", "light", "mono"}, set_theme},
    {"ascii", {"auto", "yes", "no"}, set_ascii},
    {"motion", {"yes", "no"}, set_motion},
    {"count", {"shown", "hidden"}, set_count},
    {"editor", {"builtin", "own"}, set_editor},
};

enum { KEYS = sizeof keys / sizeof keys[0] };

struct span {
    const char *bytes;
    size_t      length;
};

struct reader {
    const char     *path;
    struct arena   *arena;
    struct settings settings;
    size_t          line;
    size_t          set_on_line[KEYS]; /* 0: not yet */
    const char    **warnings;
    size_t          warning_count, warning_room;
};

struct settings settings_default(void)
{
    return (struct settings){.theme = THEME_AUTO, .ascii = SETTING_AUTO, .motion = true};
}

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\r';
}

static struct span trim(struct span span)
{
    while (span.length > 0 && is_blank(span.bytes[0])) {
        span.bytes++;
        span.length--;
    }
    while (span.length > 0 && is_blank(span.bytes[span.length - 1]))
        span.length--;
    return span;
}

/* A comment begins with a # at the start of the line or after a blank. */
static struct span without_comment(struct span line)
{
    for (size_t i = 0; i < line.length; i++)
        if (line.bytes[i] == '#' && (i == 0 || is_blank(line.bytes[i - 1])))
            return trim((struct span){line.bytes, i});
    return trim(line);
}

static bool is_word(struct span span, const char *word)
{
    return strlen(word) == span.length && memcmp(word, span.bytes, span.length) == 0;
}

/* Adds "FILE:LINE: " and makes room in the list; the caller writes the rest. */
static struct buf warning_begin(struct reader *reader)
{
    struct buf warning = {.arena = reader->arena};
    text_cut(&warning, reader->path, strlen(reader->path), PATH_COLS, true);
    buf_printf(&warning, ":%zu: ", reader->line);
    return warning;
}

static void warning_end(struct reader *reader, const struct buf *warning)
{
    if (reader->warning_count == reader->warning_room) {
        size_t       room = reader->warning_room ? reader->warning_room * 2 : 4;
        const char **warnings = ARENA_NEW(reader->arena, const char *, room);
        for (size_t i = 0; i < reader->warning_count; i++)
            warnings[i] = reader->warnings[i];
        reader->warnings = warnings;
        reader->warning_room = room;
    }
    reader->warnings[reader->warning_count++] = buf_text(warning);
}

/* "a, b or c" */
static void list_begin_next(struct buf *out, size_t index, bool last)
{
    if (index > 0)
        buf_puts(out, last ? " or " : ", ");
}

static void warn_unknown_key(struct reader *reader, struct span name)
{
    struct buf warning = warning_begin(reader);
    buf_printf(&warning, "%s is no setting; use ", text_quote(name.bytes, name.length).text);
    for (size_t i = 0; i < KEYS; i++) {
        list_begin_next(&warning, i, i + 1 == KEYS);
        buf_puts(&warning, keys[i].name);
    }
    warning_end(reader, &warning);
}

static void warn_value(struct reader *reader, const struct key *key, struct span value)
{
    struct buf warning = warning_begin(reader);
    buf_printf(&warning, "%s is no %s; use ", text_quote(value.bytes, value.length).text, key->name);
    for (size_t i = 0; key->words[i]; i++) {
        list_begin_next(&warning, i, !key->words[i + 1]);
        buf_puts(&warning, key->words[i]);
    }
    warning_end(reader, &warning);
}

static void warn_no_value(struct reader *reader, struct span line)
{
    struct buf warning = warning_begin(reader);
    buf_printf(&warning, "%s has no \"=\"; write it like theme = dark", text_quote(line.bytes, line.length).text);
    warning_end(reader, &warning);
}

static void warn_twice(struct reader *reader, const struct key *key, size_t first_line)
{
    struct buf warning = warning_begin(reader);
    buf_printf(&warning, "%s was set on line %zu already and this one holds; remove one of them", key->name,
               first_line);
    warning_end(reader, &warning);
}

static void set(struct reader *reader, size_t index, struct span value)
{
    const struct key *key = &keys[index];
    int               choice = 0;
    while (key->words[choice] && !is_word(value, key->words[choice]))
        choice++;
    if (!key->words[choice]) {
        warn_value(reader, key, value);
        return;
    }
    if (reader->set_on_line[index] > 0)
        warn_twice(reader, key, reader->set_on_line[index]);
    reader->set_on_line[index] = reader->line;
    key->set(&reader->settings, choice);
}

static void read_line(struct reader *reader, struct span line)
{
    line = without_comment(line);
    if (line.length == 0)
        return;
    const char *equals = memchr(line.bytes, '=', line.length);
    if (!equals) {
        warn_no_value(reader, line);
        return;
    }
    size_t      name_length = (size_t)(equals - line.bytes);
    struct span name = trim((struct span){line.bytes, name_length});
    struct span value = trim((struct span){equals + 1, line.length - name_length - 1});
    for (size_t i = 0; i < KEYS; i++) {
        if (is_word(name, keys[i].name)) {
            set(reader, i, value);
            return;
        }
    }
    warn_unknown_key(reader, name);
}

struct settings settings_read(const char *path, const char *bytes, size_t length, struct arena *arena,
                              const char ***warnings, size_t *warning_count)
{
    struct reader reader = {.path = path, .arena = arena, .settings = settings_default()};
    for (size_t at = 0; at < length;) {
        const char *newline = memchr(bytes + at, '\n', length - at);
        size_t      end = newline ? (size_t)(newline - bytes) : length;
        reader.line++;
        read_line(&reader, (struct span){bytes + at, end - at});
        at = end + 1;
    }
    *warnings = reader.warnings;
    *warning_count = reader.warning_count;
    return reader.settings;
}
