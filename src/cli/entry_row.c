#include "cli/entry_row.h"

#include <stdio.h>
#include <string.h>

#include "core/tags.h"

#define MARK     "\033[1;4m" /* bold and underlined: seen without colours, too */
#define MARK_END "\033[0m"

enum { TITLE_COLS = 60 };

bool entry_row_read_tag(const char *text, const char **out, struct error *error)
{
    const char *tag = text[0] == '#' || text[0] == '@' ? text + 1 : text;
    *out = tag;
    return text_check(TEXT_LINE, "--tag", tag, strlen(tag), error);
}

/* `--tag=` among other tags adds none; alone it clears them all. */
static bool read_tags(struct cli *cli, const struct cli_args *args, struct entry_change *change, struct error *error)
{
    size_t             count;
    const char *const *given = cli_values(args, "tag", &count);
    change->to.tags = ARENA_NEW(cli->arena, const char *, count);
    change->tags = true;
    for (size_t i = 0; i < count; i++) {
        const char *tag;
        if (!given[i][0])
            continue;
        if (!entry_row_read_tag(given[i], &tag, error))
            return false;
        if (!tags_hold(change->to.tags, change->to.tag_count, tag))
            change->to.tags[change->to.tag_count++] = tag;
    }
    if (change->to.tag_count > TAGS_MAX)
        return error_set(error, ERROR_USAGE, "--tag may be given at most %d times", TAGS_MAX);
    return true;
}

static bool read_mood(const char *text, struct entry_change *change, struct error *error)
{
    int64_t mood = 0;
    change->mood = true;
    if (*text && !cli_number("--mood", text, 1, 5, &mood, error))
        return false;
    change->to.mood = (int)mood;
    return true;
}

static bool read_closed_until(struct cli *cli, const char *text, struct entry_change *change, struct error *error)
{
    change->closed_until = true;
    if (!*text)
        return true;
    if (!when_read_day("--closed-until", text, WHEN_ANY, &cli->present, &change->to.closed_until, error))
        return false;
    if (change->to.closed_until <= cli->present.today)
        return error_set(error, ERROR_USAGE, "--closed-until must be a day after today, not %s",
                         text_quote(text, strlen(text)).text);
    return true;
}

bool entry_row_read(struct cli *cli, const struct cli_args *args, struct entry_change *change, struct error *error)
{
    change->to.closed_until = DAY_NONE;
    for (size_t i = 0; args->options[i].name; i++) {
        const char *name = args->options[i].name;
        bool        done = true;
        if (args->counts[i] == 0)
            continue;
        const char *value = args->values[i][0];
        if (strcmp(name, "title") == 0) {
            change->title = true;
            change->to.title = *value ? value : NULL;
        } else if (strcmp(name, "tag") == 0) {
            done = read_tags(cli, args, change, error);
        } else if (strcmp(name, "mood") == 0) {
            done = read_mood(value, change, error);
        } else if (strcmp(name, "at") == 0) {
            change->at = true;
            done = when_read("--at", value, &cli->present, &change->to.at, error);
        } else if (strcmp(name, "closed-until") == 0) {
            done = read_closed_until(cli, value, change, error);
        }
        if (!done)
            return false;
    }
    return true;
}

bool entry_row_changes(const struct entry_change *change)
{
    return change->title || change->tags || change->mood || change->at || change->closed_until;
}

bool entry_row_apply(const struct entry_change *change, struct entry *entry, struct error *error)
{
    const struct entry *to = &change->to;
    if (change->title)
        entry->title = to->title;
    if (change->tags) {
        entry->tags = to->tags;
        entry->tag_count = to->tag_count;
    }
    if (change->mood)
        entry->mood = to->mood;
    if (change->at)
        entry->at = to->at;
    if (change->closed_until && entry->kind != ENTRY_LETTER)
        return error_set(error, ERROR_USAGE, "only a letter can be kept closed, and %lld is an entry",
                         (long long)entry->id);
    if (change->closed_until)
        entry->closed_until = to->closed_until;
    return true;
}

const char *entry_row_noun(enum entry_kind kind)
{
    return kind == ENTRY_LETTER ? "Letter" : "Entry";
}

const char *entry_row_date(struct cli *cli, daynum day)
{
    struct civil date = day_to_civil(day);
    struct buf   text = {.arena = cli->arena};
    buf_printf(&text, "%d %s %d", date.day, when_month_name(date.month), date.year);
    return buf_text(&text);
}

/* A tag that stands in the text is a word of it, too. */
static void json_tags(struct cli *cli, struct json *json, const struct entry *entry, bool is_closed)
{
    size_t       count = 0;
    const char **in_text =
        is_closed && entry->tag_count > 0 ? tags_of_text(entry->body, entry->body_length, cli->arena, &count) : NULL;
    json_named_array(json, "tags");
    for (size_t i = 0; i < entry->tag_count; i++)
        if (!in_text || !tags_hold(in_text, count, entry->tags[i]))
            json_text(json, entry->tags[i]);
    json_close_array(json);
}

void entry_row_json(struct cli *cli, struct json *json, const struct entry *entry)
{
    bool is_closed = entries_is_closed(entry, cli->present.today);
    json_open_object(json);
    json_named_number(json, "id", entry->id);
    json_named(json, "uid", entry->uid);
    json_named_instant(json, "at", entry->at);
    json_named_day(json, "day", entry->day);
    json_named(json, "kind", entries_kind_name(entry->kind));
    json_named(json, "title", is_closed ? NULL : entry->title);
    json_named(json, "body", is_closed ? NULL : entry->body);
    json_tags(cli, json, entry, is_closed);
    json_named_positive(json, "mood", entry->mood);
    json_close_object(json);
}

void entry_row_put_json(struct cli *cli, const struct entry *entry)
{
    struct json json = {.out = cli->out};
    entry_row_json(cli, &json, entry);
    json_end(&json);
}

/* What is looked for, where it stands in the line from there on. */
static void mark_hits(struct cli *cli, struct entry_lines *lines, size_t from)
{
    size_t                  count, done = 0;
    struct buf             *line = &lines->line;
    const char             *plain = arena_copy_bytes(cli->arena, line->text + from, line->length - from);
    const struct query_hit *hits = query_hits(lines->query, plain, line->length - from, cli->arena, &count);
    buf_truncate(line, from);
    for (size_t i = 0; i < count; i++) {
        buf_put(line, plain + done, hits[i].from - done);
        buf_puts(line, MARK);
        buf_put(line, plain + hits[i].from, hits[i].to - hits[i].from);
        buf_puts(line, MARK_END);
        done = hits[i].to;
    }
    buf_puts(line, plain + done);
}

static void add_words(struct cli *cli, struct entry_lines *lines, const char *words, size_t cols)
{
    size_t from = lines->line.length;
    text_cut(&lines->line, words, strlen(words), cols, false);
    if (lines->query && lines->line.length > from)
        mark_hits(cli, lines, from);
}

/* Of a list of thousands each line is put together in the same place, without a format. */
void entry_row_put_line(struct cli *cli, struct entry_lines *lines, const struct entry *entry, const char *title)
{
    bool        is_closed = entries_is_closed(entry, cli->present.today);
    struct buf *line = &lines->line;
    char        id[24], day[WHEN_DAY_SIZE];
    line->arena = cli->arena;
    buf_truncate(line, 0);
    snprintf(id, sizeof id, "%lld  ", (long long)entry->id);
    buf_puts(line, id);
    when_say_day(entry->day, day);
    buf_puts(line, day);
    if (entry->kind == ENTRY_LETTER) {
        buf_puts(line, "  ");
        buf_puts(line, texts_word(WORD_cmd_letter));
    }
    if (is_closed) {
        buf_puts(line, ", ");
        buf_fill(line, texts_word(WORD_cmd_letter_closed),
                 (struct buf_value[]){{"date", entry_row_date(cli, entry->closed_until)}, {0}});
    } else if (title[0]) {
        buf_puts(line, "  ");
        add_words(cli, lines, title, TITLE_COLS);
    }
    if (entry->mood)
        buf_printf(line, "  mood %d", entry->mood);
    for (size_t i = 0; !is_closed && i < entry->tag_count; i++) {
        buf_puts(line, i == 0 ? "  #" : " #");
        add_words(cli, lines, entry->tags[i], SIZE_MAX);
    }
    buf_putc(line, '\n');
    fwrite(line->text, 1, line->length, cli->out);
}

const char *entry_row_title(struct cli *cli, const struct entry *entry)
{
    return entries_is_closed(entry, cli->present.today) ? "" : entries_title(entry, cli->arena);
}

bool entry_row_fills(const char *title)
{
    size_t length = strlen(title);
    return text_fit(title, length, TITLE_COLS, NULL) < length;
}

void entry_row_put_titled(struct cli *cli, const struct entry *entry)
{
    entry_row_put_line(cli, &(struct entry_lines){0}, entry, entry_row_title(cli, entry));
}
