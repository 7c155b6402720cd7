#include "cli/commands/commands.h"

#include <stdio.h>

#include "cli/entry_row.h"
#include "cli/entry_text.h"

static void say_written(struct cli *cli, const struct entry *entry)
{
    char id[24];
    snprintf(id, sizeof id, "%lld", (long long)entry->id);
    if (entry->kind != ENTRY_LETTER)
        cli_say(cli, WORD_cmd_entry_stored, (struct buf_value[]){{"id", id}, {0}});
    else if (entry->closed_until == DAY_NONE)
        cli_say(cli, WORD_cmd_letter_stored, (struct buf_value[]){{"id", id}, {0}});
    else
        cli_say(cli, WORD_cmd_letter_stored_closed,
                (struct buf_value[]){{"id", id}, {"date", entry_row_date(cli, entry->closed_until)}, {0}});
}

/* A letter is to the person shown; where nobody was ever started it is to nobody, and not lost for that. */
static bool find_person(struct cli *cli, struct entry *entry, struct error *error)
{
    struct person person;
    if (entry->kind != ENTRY_LETTER)
        return true;
    if (cli_person(cli, &person, error))
        entry->person_id = person.id;
    else if (error->kind == ERROR_ABSENT && !cli->person_name)
        error->kind = ERROR_NONE;
    return error->kind == ERROR_NONE;
}

static bool store_entry(struct cli *cli, const struct entry_text *text, struct entry *entry, struct error *error)
{
    entry->body = text->text;
    entry->body_length = text->length;
    bool done = entries_add(cli->store, &cli->present, cli->arena, entry, error);
    return entry_text_end(text, done, error);
}

static bool write_entry(struct cli *cli, const struct cli_args *args, enum entry_kind kind, struct error *error)
{
    struct entry_change change = {0};
    struct entry_text   text = {0};
    struct entry        entry = {.kind = kind, .at = cli->present.now, .closed_until = DAY_NONE};
    bool                edits = cli_has(args, "edit");
    if (!entry_row_read(cli, args, &change, error) || !entry_row_apply(&change, &entry, error) ||
        !entry_text_given(cli, args, 0, &text, error))
        return false;
    if (!text.text && !edits && !cli->env->stdin_is_terminal && !entry_text_input(cli, &text, error))
        return false;
    if (!text.text)
        edits = edits || cli->env->settings.editor_own;
    if (!text.text && !edits) {
        if (!entry_text_check_screens(cli, error))
            return false;
        cli->writing = entry;
        cli->screens = kind == ENTRY_LETTER ? CLI_SCREENS_LETTER : CLI_SCREENS_WRITE;
        return true;
    }
    if (!cli_open(cli, STORE_WRITE, error) || !find_person(cli, &entry, error))
        return false;
    if (edits && !entry_text_edit(cli, false, &text, error))
        return false;
    if (text.text && !store_entry(cli, &text, &entry, error))
        return false;
    if (!text.text)
        entry_text_say_nothing(cli, &text);
    else if (cli->json)
        entry_row_put_json(cli, &entry);
    else
        say_written(cli, &entry);
    entry_text_say_left(cli);
    return true;
}

static bool run_write(struct cli *cli, const struct cli_args *args, struct error *error)
{
    return write_entry(cli, args, ENTRY_JOURNAL, error);
}

static bool run_letter(struct cli *cli, const struct cli_args *args, struct error *error)
{
    return write_entry(cli, args, ENTRY_LETTER, error);
}

const struct command cmd_write[] = {
    {
        .name = "write",
        .synopsis = "write [TEXT...] [--title T] [--tag T]... [--mood 1-5] [--at WHEN] [--edit]",
        .summary = "a journal entry",
        .details = "The text is what the words say. A single - is standard input, and so are no words where standard "
                   "input is no terminal; else the writing screen opens, or your own editor with --edit or `editor = "
                   "own` in the settings. Its time is when you began, unless --at says another.\n\n"
                   "While your own editor has it, the text lies in a private folder in $XDG_RUNTIME_DIR, or beside the "
                   "file; it is wiped afterwards. If the editor fails, the text is kept there and its place is said; "
                   "if there was nobody left to say it, the next start finds it, keeps it beside the file and says so.",
        .options =
            (const struct cli_option[]){
                {"title", CLI_LINE, "T", "a title; else the first line stands for it"},
                {"tag", CLI_LINE | CLI_MANY, "T", "a tag, beside each #tag in it"},
                {"mood", CLI_TEXT, "1-5", "how you feel, 5 is a good day"},
                {"at", CLI_TEXT, "WHEN", "when it was, now if not said"},
                {"edit", CLI_FLAG, NULL, "write in your own editor: $VISUAL, $EDITOR or vi"},
                {0},
            },
        .operands_optional = 1,
        .operands_many = true,
        .operand_names = {"TEXT"},
        .run = run_write,
    },
    {
        .name = "letter",
        .synopsis = "letter [TEXT...] [--title T] [--tag T]... [--mood 1-5] [--at WHEN] [--closed-until DAY] [--edit]",
        .summary = "a letter that is not sent",
        .details = "It is written like an entry of the journal, and nothing sends it. With --closed-until its text is "
                   "not shown before that day.",
        .options =
            (const struct cli_option[]){
                {"title", CLI_LINE, "T", "a title; else the first line stands for it"},
                {"tag", CLI_LINE | CLI_MANY, "T", "a tag, beside each #tag in it"},
                {"mood", CLI_TEXT, "1-5", "how you feel, 5 is a good day"},
                {"at", CLI_TEXT, "WHEN", "when it was, now if not said"},
                {"edit", CLI_FLAG, NULL, "write in your own editor: $VISUAL, $EDITOR or vi"},
                {"closed-until", CLI_TEXT, "DAY", "keep it closed until that day"},
                {0},
            },
        .operands_optional = 1,
        .operands_many = true,
        .operand_names = {"TEXT"},
        .takes_person = true,
        .run = run_letter,
    },
    {0},
};
