#include "cli/commands/commands.h"

#include "cli/rows.h"
#include "cli/urge_row.h"

/* Loads the urge, changes it and writes it, as one act. */
static bool change_urge(struct cli *cli, int64_t id, const struct urge_change *change, bool ends, struct urge *urge,
                        struct error *error)
{
    const char *what = ends ? "urge end" : "urge edit";
    if (!rows_begin(cli, what, error))
        return false;
    bool done = urge_row_load(cli, id, urge, error);
    if (done) {
        urge_row_apply(cli->arena, change, ends, urge);
        if (ends && change->to.outcome != URGE_OPEN) {
            urge->has_ended = true;
            urge->ended_at = cli->present.now;
        }
        done = urges_save(cli->store, &cli->present, urge, what, error);
    }
    return rows_end(cli, done, error);
}

static bool run_end(struct cli *cli, const struct cli_args *args, struct error *error)
{
    int64_t            id;
    struct urge_change change = {0};
    struct urge        urge;
    if (!cli_id("the urge", args->operands[0], &id, error))
        return false;
    if (!cli_has(args, "outcome"))
        return error_set(error, ERROR_USAGE, "say how it ended: --outcome resisted, gave-in or open");
    if (!urge_row_read(cli, args, NULL, &change, error))
        return false;
    if (!cli_open_existing(cli, error) || !change_urge(cli, id, &change, true, &urge, error))
        return false;
    rows_answer(cli, &urge_row_kind, urge.outcome == URGE_OPEN ? WORD_cmd_urge_reopened : WORD_cmd_urge_ended, urge.id,
                &urge);
    if (!cli->json)
        urge_row_say_contact(cli, &urge);
    return true;
}

static bool run_edit(struct cli *cli, const struct cli_args *args, struct error *error)
{
    int64_t            id;
    struct urge_change change = {0};
    struct urge        urge;
    if (!cli_id("the urge", args->operands[0], &id, error) ||
        !urge_row_read(cli, args, args->operands[1], &change, error))
        return false;
    if (!urge_row_changes(&change))
        return error_set(error, ERROR_USAGE, "say what to change, for instance --trigger TEXT or --at WHEN");
    if (!cli_open_existing(cli, error) || !change_urge(cli, id, &change, false, &urge, error))
        return false;
    rows_answer(cli, &urge_row_kind, WORD_cmd_urge_changed, urge.id, &urge);
    return true;
}

static bool run_delete(struct cli *cli, const struct cli_args *args, struct error *error)
{
    struct urge urge;
    return rows_delete(cli, args, &urge_row_kind, &urge, error);
}

static bool run_list(struct cli *cli, const struct cli_args *args, struct error *error)
{
    struct urges_filter filter = {.outcome = -1};
    struct urge        *urges;
    size_t              count;
    if (!rows_range(cli, args, &filter.since, &filter.until, error) || !cli_open(cli, STORE_READ, error) ||
        !rows_filter_person(cli, &filter.person_id, error) ||
        !urges_list(cli->store, &filter, cli->arena, &urges, &count, error))
        return false;
    rows_list(cli, &urge_row_kind, urges, count, ROWS_AS_THEY_COME);
    return true;
}

const struct command cmd_urge_end = {
    .name = "urge end",
    .synopsis = "urge end ID --outcome resisted|gave-in|open [--after 1-10] [--did ACTION]...",
    .summary = "say how an urge ended",
    .details =
        "It ends now; said again, it is written anew. --did adds to what stands there. --outcome open opens it again.",
    .options =
        (const struct cli_option[]){
            {.name = "outcome", .value = CLI_TEXT, .argument = "OUTCOME", .help = "resisted, gave-in or open"},
            {.name = "after", .value = CLI_TEXT, .argument = "1-10", .help = "how strong it is now"},
            {.name = "did", .value = CLI_LINE, .many = true, .argument = "ACTION", .help = "what you did instead"},
            {0},
        },
    .operands_min = 1,
    .operands_max = 1,
    .operand_names = {"ID"},
    .takes_person = true,
    .shows = true,
    .run = run_end,
};

const struct command cmd_urge_edit = {
    .name = "urge edit",
    .synopsis = "urge edit ID [1-10] [--want KIND] [--trigger TEXT] [--note TEXT] [--did ACTION]... "
                "[--outcome resisted|gave-in|open] [--after 1-10] [--at WHEN]",
    .summary = "change an urge",
    .details = "--option= empties a field; --intensity= empties the strength. --did replaces what stands there.",
    .options =
        (const struct cli_option[]){
            {.name = "intensity", .value = CLI_TEXT, .clears = true, .argument = "1-10", .help = "how strong it was"},
            {.name = "want", .value = CLI_TEXT, .clears = true, .argument = "KIND", .help = "what you wanted to do"},
            {.name = "trigger", .value = CLI_LINE, .clears = true, .argument = "TEXT", .help = "what set it off"},
            {.name = "note",
             .value = CLI_NOTE,
             .clears = true,
             .argument = "TEXT",
             .help = "a note, - from standard input"},
            {.name = "did",
             .value = CLI_LINE,
             .many = true,
             .clears = true,
             .argument = "ACTION",
             .help = "what you did instead"},
            {.name = "outcome", .value = CLI_TEXT, .argument = "OUTCOME", .help = "resisted, gave-in or open"},
            {.name = "after",
             .value = CLI_TEXT,
             .clears = true,
             .argument = "1-10",
             .help = "how strong it was afterwards"},
            {.name = "at", .value = CLI_TEXT, .argument = "WHEN", .help = "when it began"},
            {0},
        },
    .operands_min = 1,
    .operands_max = 2,
    .operand_names = {"ID", "1-10"},
    .takes_person = true,
    .shows = true,
    .run = run_edit,
};

const struct command cmd_urge_delete = {
    .name = "urge delete",
    .synopsis = "urge delete ID",
    .summary = "delete an urge",
    .operands_min = 1,
    .operands_max = 1,
    .operand_names = {"ID"},
    .takes_person = true,
    .shows = true,
    .run = run_delete,
};

const struct command cmd_urge_list = {
    .name = "urge list",
    .synopsis = "urge list [--since DAY] [--until DAY]",
    .summary = "the urges, newest first",
    .options = rows_range_options,
    .takes_person = true,
    .shows = true,
    .run = run_list,
};
