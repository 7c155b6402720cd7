/*
 * The journal: its list, the text of an entry, and what can be done with an entry later.
 */
#include "cli/commands/commands.h"

#include <stdio.h>
#include <string.h>

#include "cli/entry_row.h"
#include "cli/entry_text.h"
#include "cli/progress.h"
#include "cli/rows.h"

enum { TITLE_BYTES = 256, CHARACTER_BYTES = 4, TAB_COLS = 4 };

static bool read_filter(struct cli *cli, const struct cli_args *args, struct entries_filter *filter,
                        struct error *error)
{
    const char     *kind = cli_value(args, "kind"), *tag = cli_value(args, "tag"), *limit = cli_value(args, "limit");
    enum entry_kind kind_read;
    int64_t         most = 0;
    if (!rows_range(cli, args, &filter->since, &filter->until, error))
        return false;
    if (tag && !entry_row_read_tag(tag, &filter->tag, error))
        return false;
    if (kind && !entries_read_kind(kind, &kind_read))
        return error_set(error, ERROR_USAGE, "--kind must be entry or letter, not %s",
                         text_quote(kind, strlen(kind)).text);
    if (limit && !cli_number("--limit", limit, 1, INT32_MAX, &most, error))
        return false;
    filter->kind = kind ? (int)kind_read : -1;
    filter->query = cli_value(args, "search");
    const char *wrong = query_read(filter->query ? filter->query : "", &cli->present, cli->arena).wrong;
    if (wrong)
        return error_set(error, ERROR_USAGE, "--search: %s", wrong);
    filter->today = cli->present.today;
    filter->oldest_first = cli_has(args, "reverse");
    filter->limit = (size_t)most;
    filter->preview_bytes = cli->json ? 0 : TITLE_BYTES;
    return true;
}

static void put_json(struct cli *cli, const struct entry *entries, size_t count)
{
    struct json json = {.out = cli->out};
    json_open_array(&json);
    for (size_t i = 0; i < count; i++)
        entry_row_json(cli, &json, &entries[i]);
    json_close_array(&json);
    json_end(&json);
}

/*
 * The first bytes of a text nearly always hold all that the line shows of it. Where they end in blank lines, or in a
 * script of many bytes a column, all of it is read.
 */
static bool read_title(struct cli *cli, struct entry *entry, const char **title, struct error *error)
{
    const char *begins = entry->body + strspn(entry->body, " \t\n");
    bool        whole = entry->body_length + CHARACTER_BYTES <= TITLE_BYTES || strchr(begins, '\n');
    *title = entry_row_title(cli, entry);
    if (entry->title || whole || entry_row_fills(*title))
        return true;
    if (!entries_get(cli->store, entry->id, cli->arena, entry, error))
        return false;
    *title = entry_row_title(cli, entry);
    return true;
}

static bool put_lines(struct cli *cli, const char *searched, struct entry *entries, size_t count, struct error *error)
{
    struct query       query = query_read(searched ? searched : "", &cli->present, cli->arena);
    struct entry_lines lines = {.query = cli->color && searched ? &query : NULL};
    const char        *title;
    for (size_t i = 0; i < count; i++) {
        if (!read_title(cli, &entries[i], &title, error))
            return false;
        entry_row_put_line(cli, &lines, &entries[i], title);
    }
    return true;
}

static bool run_list(struct cli *cli, const struct cli_args *args, struct error *error)
{
    struct entries_filter filter = {0};
    struct entry         *entries;
    size_t                count;
    if (!read_filter(cli, args, &filter, error) || !cli_open(cli, STORE_READ, error) ||
        !entries_list(cli->store, &filter, cli->arena, &entries, &count, error))
        return false;
    if (!cli->json)
        return put_lines(cli, filter.query, entries, count, error);
    put_json(cli, entries, count);
    return true;
}

/* For a person: the line of the list, then the text, cleaned and wrapped. */
static void put_for_reading(struct cli *cli, const struct entry *entry)
{
    struct buf text = {.arena = cli->arena};
    for (const char *at = entry->body; *at; at++) {
        if (*at == '\t')
            buf_printf(&text, "%*s", TAB_COLS, "");
        else
            buf_putc(&text, *at);
    }
    entry_row_put_line(cli, &(struct entry_lines){0}, entry, entry->title ? entry->title : "");
    fputc('\n', cli->out);
    cli_put_wrapped(cli, 0, buf_text(&text));
}

/* For a program: the text as it was accepted, byte for byte, and the newline that was dropped then. Another's file may hold what never was. */
static void put_exact(struct cli *cli, const struct entry *entry)
{
    struct buf   text = {.arena = cli->arena};
    struct error ignored;
    if (text_check(TEXT_BODY, "the text", entry->body, entry->body_length, &ignored))
        buf_put(&text, entry->body, entry->body_length);
    else
        text_clean(&text, entry->body, entry->body_length, true);
    buf_putc(&text, '\n');
    fwrite(text.text, 1, text.length, cli->out);
}

static bool run_show(struct cli *cli, const struct cli_args *args, struct error *error)
{
    int64_t      id;
    struct entry entry;
    if (!cli_id("the entry", args->operands[0], &id, error) || !cli_open(cli, STORE_READ, error) ||
        !entries_get(cli->store, id, cli->arena, &entry, error))
        return false;
    if (cli->json)
        entry_row_put_json(cli, &entry);
    else if (entries_is_closed(&entry, cli->present.today))
        cli_say(cli, WORD_cmd_letter_is_closed,
                (struct buf_value[]){{"date", entry_row_date(cli, entry.closed_until)}, {0}});
    else if (cli->env->stdout_is_terminal)
        put_for_reading(cli, &entry);
    else
        put_exact(cli, &entry);
    return true;
}

static void say(struct cli *cli, enum word word, const struct entry *entry)
{
    char id[24];
    snprintf(id, sizeof id, "%lld", (long long)entry->id);
    cli_say(cli, word, (struct buf_value[]){{"what", entry_row_noun(entry->kind)}, {"id", id}, {0}});
}

/* What the call asks for. */
struct edit {
    int64_t             id;
    struct entry_change change;
    struct entry_text   text;
    bool                in_editor;
};

/* *to_screen: nothing was given, and the writing screen is where it is to be changed. */
static bool read_call(struct cli *cli, const struct cli_args *args, struct edit *edit, bool *to_screen,
                      struct error *error)
{
    if (!cli_id("the entry", args->operands[0], &edit->id, error) || !entry_row_read(cli, args, &edit->change, error) ||
        !entry_text_given(cli, args, 1, &edit->text, error))
        return false;
    edit->in_editor = cli_has(args, "edit");
    *to_screen = false;
    if (edit->text.text || edit->in_editor || entry_row_changes(&edit->change))
        return true;
    if (!cli->env->stdin_is_terminal)
        return entry_text_input(cli, &edit->text, error);
    edit->in_editor = cli->env->settings.editor_own;
    *to_screen = !edit->in_editor;
    return edit->in_editor || entry_text_check_screens(cli, error);
}

/* An editor shows what it opens. */
static bool check_open(struct cli *cli, const struct entry *entry, struct error *error)
{
    if (!entries_is_closed(entry, cli->present.today))
        return true;
    return error_set(error, ERROR_REFUSED, "letter %lld is closed until %s; --closed-until= opens it",
                     (long long)entry->id, entry_row_date(cli, entry->closed_until));
}

/*
 * Writes it over the row as it is now. What another process wrote into the text while the editor had it is not
 * overwritten.
 */
static bool change_entry(struct cli *cli, const struct edit *edit, struct entry *entry, struct error *error)
{
    const char *body_before = entry->body;
    if (!rows_begin(cli, "journal edit", error))
        return false;
    bool done = entries_get(cli->store, edit->id, cli->arena, entry, error);
    if (done && edit->text.is_lent && strcmp(entry->body, body_before) != 0)
        done = error_set(error, ERROR_FAILED, "entry %lld was changed elsewhere meanwhile", (long long)edit->id);
    if (done && edit->text.text) {
        entry->body = edit->text.text;
        entry->body_length = edit->text.length;
    }
    done = done && entry_row_apply(&edit->change, entry, error) &&
           entries_save(cli->store, &cli->present, cli->arena, entry, error);
    return rows_end(cli, done, error);
}

static bool edit_text(struct cli *cli, struct edit *edit, const struct entry *entry, struct error *error)
{
    bool from_row = !edit->text.text;
    if (from_row)
        edit->text = (struct entry_text){.text = entry->body, .length = entry->body_length};
    return check_open(cli, entry, error) && entry_text_edit(cli, from_row, &edit->text, error);
}

static bool run_edit(struct cli *cli, const struct cli_args *args, struct error *error)
{
    struct edit  edit = {0};
    struct entry entry;
    bool         to_screen;
    if (!read_call(cli, args, &edit, &to_screen, error) || !cli_open_existing(cli, error) ||
        !entries_get(cli->store, edit.id, cli->arena, &entry, error))
        return false;
    if (to_screen) {
        cli->writing = entry;
        cli->screens = entry.kind == ENTRY_LETTER ? CLI_SCREENS_LETTER : CLI_SCREENS_WRITE;
        return check_open(cli, &entry, error);
    }
    if (edit.in_editor && !edit_text(cli, &edit, &entry, error))
        return false;
    bool changes = edit.text.text || entry_row_changes(&edit.change);
    if (changes && !entry_text_end(&edit.text, change_entry(cli, &edit, &entry, error), error))
        return false;
    if (!changes) {
        entry_text_say_nothing(cli, &edit.text);
    } else if (cli->json) {
        entry_row_put_json(cli, &entry);
    } else {
        say(cli, WORD_cmd_entry_changed, &entry);
        entry_row_put_titled(cli, &entry);
    }
    entry_text_say_left(cli);
    return true;
}

static bool run_delete(struct cli *cli, const struct cli_args *args, struct error *error)
{
    int64_t      id;
    struct entry entry;
    bool         forever = cli_has(args, "forever");
    if (!cli_id("the entry", args->operands[0], &id, error) || !cli_open_existing(cli, error))
        return false;
    struct progress progress;
    progress_watch(&progress, cli, texts_word(WORD_gone_progress));
    bool done = entries_get(cli->store, id, cli->arena, &entry, error) &&
                entries_delete(cli->store, &cli->present, id, forever, error);
    progress_unwatch(&progress, cli);
    if (!done)
        return false;
    if (cli->json) {
        entry_row_put_json(cli, &entry);
    } else if (forever) {
        say(cli, WORD_cmd_entry_gone, &entry);
        rows_say_gone(cli);
    } else {
        say(cli, WORD_cmd_entry_deleted, &entry);
        entry_row_put_titled(cli, &entry);
    }
    return true;
}

const struct command cmd_journal[] = {
    {
        .name = "journal",
        .synopsis = "journal [--since DAY] [--until DAY] [--tag T] [--kind entry|letter] [--search QUERY] [--limit N] "
                    "[--reverse]",
        .summary = "entries and letters, newest first",
        .details =
            "QUERY is words, found as the beginnings of words, without regard to case and accents. \"A phrase\" stands "
            "in quotes, -word must not be there, rain OR snow is either; tag:music, mood:4, since:2026-11-01 and "
            "until:2026-11-30 narrow it down. What holds no word, an emoji, is looked for as it is.\n\n"
            "Of a letter that is still closed the day is shown and no word of its text.",
        .options =
            (const struct cli_option[]){
                {"since", CLI_TEXT, "DAY", "from this day on"},
                {"until", CLI_TEXT, "DAY", "up to this day"},
                {"tag", CLI_LINE, "T", "with this tag"},
                {"kind", CLI_TEXT, "KIND", "entry or letter"},
                {"search", CLI_LINE, "QUERY", "with these words in it"},
                {"limit", CLI_TEXT, "N", "at most that many"},
                {"reverse", CLI_FLAG, NULL, "oldest first"},
                {0},
            },
        .run = run_list,
    },
    {
        .name = "journal show",
        .synopsis = "journal show ID",
        .summary = "the text of an entry or a letter",
        .details =
            "Into a file or a pipe the text goes as it was written, byte for byte, and a newline at its end. In a "
            "terminal its line of the list stands above it, and what would act on the terminal is shown as a mark.",
        .operand_names = {"ID"},
        .run = run_show,
    },
    {
        .name = "journal edit",
        .synopsis =
            "journal edit ID [TEXT...] [--title T] [--tag T]... [--mood 1-5] [--at WHEN] [--closed-until DAY] [--edit]",
        .summary = "change an entry or a letter",
        .details = "TEXT takes the place of the text; a single - is standard input, and so is a call without TEXT and "
                   "options where standard input is no terminal; --edit opens it in your own editor. --title=, --tag=, "
                   "--mood= and --closed-until= empty a field.",
        .options =
            (const struct cli_option[]){
                {"title", CLI_LINE | CLI_CLEARS, "T", "another title"},
                {"tag", CLI_LINE | CLI_MANY | CLI_CLEARS, "T", "these tags instead; each #tag in the text stays"},
                {"mood", CLI_TEXT | CLI_CLEARS, "1-5", "how you felt"},
                {"at", CLI_TEXT, "WHEN", "when it was"},
                {"closed-until", CLI_TEXT | CLI_CLEARS, "DAY", "keep a letter closed until that day"},
                {"edit", CLI_FLAG, NULL, "open it in your own editor"},
                {0},
            },
        .operands_optional = 1,
        .operands_many = true,
        .operand_names = {"ID", "TEXT"},
        .run = run_edit,
    },
    {
        .name = "journal delete",
        .synopsis = "journal delete ID [--forever]",
        .summary = "delete an entry or a letter into the trash, or for good",
        .details = "The trash keeps it for 30 days. --forever clears it everywhere in the file at once, asks nothing, "
                   "and in its copies, and cannot be undone.",
        .options = (const struct cli_option[]){{"forever", CLI_FLAG, NULL, "for good, without the trash"}, {0}},
        .operand_names = {"ID"},
        .run = run_delete,
    },
    {0},
};
