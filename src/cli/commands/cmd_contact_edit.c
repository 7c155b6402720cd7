#include "cli/commands/commands.h"

#include "cli/contact_row.h"
#include "cli/rows.h"
#include "store/urges.h"

/* Loads the contact, changes it and its link, and writes them, as one act. */
static bool change_contact(struct cli *cli, int64_t id, const struct contact_change *change, struct contact *contact,
                           struct error *error)
{
    struct person person;
    if (!rows_begin(cli, "contact edit", error))
        return false;
    bool done = contact_row_load(cli, id, contact, error) &&
                persons_get(cli->store, contact->person_id, cli->arena, &person, error) &&
                contact_row_apply(cli, change, &person.rules, contact, error) &&
                contacts_save(cli->store, &cli->present, contact, error);
    if (done && change->urge)
        done = contact_row_unlink(cli, contact, change->urge_id, error) &&
               (change->unlinks || contact_row_link(cli, contact, change->urge_id, error));
    return rows_end(cli, done, error);
}

/* Where the count stands after a change. */
static bool say_count(struct cli *cli, const struct contact *contact, struct error *error)
{
    struct person person;
    return persons_get(cli->store, contact->person_id, cli->arena, &person, error) &&
           rows_say_count(cli, &person, error);
}

static bool run_edit(struct cli *cli, const struct cli_args *args, struct error *error)
{
    int64_t               id;
    struct contact_change change = {.to = {.until = DAY_NONE}};
    struct contact        contact;
    if (!cli_id("the contact", args->operands[0], &id, error) || !contact_row_read(cli, args, &change, error))
        return false;
    if (!change.kind && !change.direction && !change.note && !change.breaks && !change.at && !change.until &&
        !change.urge)
        return error_set(error, ERROR_USAGE, "say what to change, for instance --at WHEN or --keeps");
    if (change.kind && change.direction && !contact_row_check_cell(change.to.kind, change.to.direction, error))
        return false;
    if (change.at && change.until &&
        !contact_row_check_until(day_of_instant(change.to.at.unix_s, change.to.at.offset_s, cli->present.day_start_h),
                                 change.to.until, error))
        return false;
    if (!cli_open_existing(cli, error) || !change_contact(cli, id, &change, &contact, error))
        return false;
    rows_answer(cli, &contact_row_kind, WORD_cmd_contact_changed, contact.id, &contact);
    return say_count(cli, &contact, error);
}

static bool run_delete(struct cli *cli, const struct cli_args *args, struct error *error)
{
    struct contact contact;
    return rows_delete(cli, args, &contact_row_kind, &contact, error) && say_count(cli, &contact, error);
}

static bool run_list(struct cli *cli, const struct cli_args *args, struct error *error)
{
    struct contacts_filter filter = {0};
    struct contact        *contacts;
    size_t                 count;
    if (!rows_range(cli, args, &filter.since, &filter.until, error) || !cli_open(cli, STORE_READ, error) ||
        !rows_filter_person(cli, &filter.person_id, error) ||
        !contacts_list(cli->store, &filter, cli->arena, &contacts, &count, error))
        return false;
    rows_list(cli, &contact_row_kind, contacts, count, ROWS_AS_THEY_COME);
    return true;
}

const struct command cmd_contact_edit = {
    .name = "contact edit",
    .synopsis =
        "contact edit ID [--kind KIND] [--direction out|in|chance] [--note TEXT] [--breaks | --keeps] [--at WHEN] "
        "[--until DAY] [--urge ID]",
    .summary = "change a contact",
    .details = "--note=, --until= and --urge= empty a field. Your rules are applied anew only if kind or direction "
               "changes and "
               "neither --breaks nor --keeps was ever given.",
    .options =
        (const struct cli_option[]){
            {.name = "kind", .value = CLI_TEXT, .argument = "KIND", .help = "what it was"},
            {.name = "direction", .value = CLI_TEXT, .argument = "DIRECTION", .help = "out, in or chance"},
            {.name = "note",
             .value = CLI_NOTE,
             .clears = true,
             .argument = "TEXT",
             .help = "a note, - from standard input"},
            {.name = "breaks", .value = CLI_FLAG, .help = "it ends the streak, whatever the rules say"},
            {.name = "keeps", .value = CLI_FLAG, .help = "it does not end the streak, whatever the rules say"},
            {.name = "at", .value = CLI_TEXT, .argument = "WHEN", .help = "when it was"},
            {.name = "until",
             .value = CLI_TEXT,
             .clears = true,
             .argument = "DAY",
             .help = "the last day of a stretch"},
            {.name = "urge", .value = CLI_TEXT, .clears = true, .argument = "ID", .help = "the urge it came from"},
            {0},
        },
    .operands_min = 1,
    .operands_max = 1,
    .operand_names = {"ID"},
    .takes_person = true,
    .shows = true,
    .run = run_edit,
};

const struct command cmd_contact_delete = {
    .name = "contact delete",
    .synopsis = "contact delete ID",
    .summary = "delete a contact; an urge linked to it keeps its outcome",
    .operands_min = 1,
    .operands_max = 1,
    .operand_names = {"ID"},
    .takes_person = true,
    .shows = true,
    .run = run_delete,
};

const struct command cmd_contact_list = {
    .name = "contact list",
    .synopsis = "contact list [--since DAY] [--until DAY]",
    .summary = "the contacts, newest first",
    .options = rows_range_options,
    .takes_person = true,
    .shows = true,
    .run = run_list,
};
