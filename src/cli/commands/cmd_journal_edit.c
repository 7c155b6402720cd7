#include "cli/commands/commands.h"

#include <stdio.h>
#include <string.h>

#include "cli/entry_row.h"
#include "cli/entry_text.h"
#include "cli/rows.h"

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
    if (!cli_id("the entry", args->operands[0], &id, error) || !cli_open_existing(cli, error) ||
        !entries_get(cli->store, id, cli->arena, &entry, error) ||
        !entries_delete(cli->store, &cli->present, id, forever, error))
        return false;
    if (cli->json) {
        entry_row_put_json(cli, &entry);
    } else if (forever) {
        say(cli, WORD_cmd_entry_gone, &entry);
        cli_say(cli, WORD_cmd_gone_copies, NULL);
    } else {
        say(cli, WORD_cmd_entry_deleted, &entry);
        entry_row_put_titled(cli, &entry);
    }
    return true;
}

const struct command cmd_journal_edit = {
    .name = "journal edit",
    .synopsis = "journal edit ID [TEXT...] [--title T] [--tag T]... [--mood 1-5] [--at WHEN] [--closed-until DAY] "
                "[--edit]",
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
};

const struct command cmd_journal_delete = {
    .name = "journal delete",
    .synopsis = "journal delete ID [--forever]",
    .summary = "delete an entry or a letter into the trash, or for good",
    .details = "The trash keeps it for 30 days. --forever clears it everywhere in the file at once, asks nothing, and "
               "cannot be undone; the copies of the last seven days may still hold it.",
    .options = (const struct cli_option[]){{"forever", CLI_FLAG, NULL, "for good, without the trash"}, {0}},
    .operand_names = {"ID"},
    .run = run_delete,
};
