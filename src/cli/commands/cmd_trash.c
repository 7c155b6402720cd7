#include "cli/commands/commands.h"

#include <stdio.h>
#include <string.h>

#include "cli/rows.h"
#include "store/trash.h"

/* When it was deleted, at the offset that held in the user's zone then. */
static struct moment moment_of(struct cli *cli, const struct trash_row *row)
{
    int64_t     unix_s = row->deleted_ms / 1000;
    struct zone zone = cli->present.zone;
    return (struct moment){.unix_s = unix_s, .offset_s = zone.offset_at(zone.context, unix_s)};
}

static void json_row(struct cli *cli, struct json *json, const struct trash_row *row)
{
    json_open_object(json);
    json_named_number(json, "id", row->id);
    json_named(json, "what", row->what);
    json_named_number(json, "row_id", row->row_id);
    json_named_instant(json, "deleted_at", moment_of(cli, row));
    json_named(json, "title", row->title);
    json_close_object(json);
}

static void put_line(struct cli *cli, const struct trash_row *row)
{
    enum { TITLE_COLS = 50 };
    struct buf line = {.arena = cli->arena};
    buf_printf(&line, "%lld  %s  %s %lld", (long long)row->id, rows_when(cli, moment_of(cli, row)), row->what,
               (long long)row->row_id);
    if (row->title) {
        buf_puts(&line, "  ");
        text_cut(&line, row->title, strlen(row->title), TITLE_COLS, false);
    }
    cli_put_text(cli, buf_text(&line));
    fputc('\n', cli->out);
}

static bool run_list(struct cli *cli, const struct cli_args *args, struct error *error)
{
    (void)args;
    struct trash_row *rows;
    size_t            count;
    if (!cli_open(cli, STORE_READ, error) ||
        !trash_list(cli->store, cli->present.today, cli->arena, &rows, &count, error))
        return false;
    struct json json = {.out = cli->out};
    if (cli->json)
        json_open_array(&json);
    for (size_t i = 0; i < count; i++) {
        if (cli->json)
            json_row(cli, &json, &rows[i]);
        else
            put_line(cli, &rows[i]);
    }
    if (cli->json) {
        json_close_array(&json);
        json_end(&json);
    } else if (count == 0) {
        cli_say(cli, WORD_cmd_trash_nothing, NULL);
    }
    return true;
}

static bool run_restore(struct cli *cli, const struct cli_args *args, struct error *error)
{
    int64_t          id;
    struct trash_row row;
    if (!cli_id("the row", args->operands[0], &id, error) || !cli_open_existing(cli, error))
        return false;
    if (!cli->writes) /* no file yet */
        return error_set(error, ERROR_ABSENT, "there is nothing in the trash");
    if (!trash_restore(cli->store, &cli->present, id, cli->arena, &row, error))
        return false;
    if (cli->json) {
        struct json json = {.out = cli->out};
        json_row(cli, &json, &row);
        json_end(&json);
        return true;
    }
    char row_id[24];
    snprintf(row_id, sizeof row_id, "%lld", (long long)row.row_id);
    cli_say(cli, WORD_cmd_trash_restored, (struct buf_value[]){{"what", row.what}, {"id", row_id}, {0}});
    return true;
}

static bool run_empty(struct cli *cli, const struct cli_args *args, struct error *error)
{
    (void)args;
    int64_t count = 0;
    if (!cli_open_existing(cli, error) || (cli->writes && !trash_empty(cli->store, &cli->present, &count, error)))
        return false;
    if (cli->json) {
        struct json json = {.out = cli->out};
        json_open_object(&json);
        json_named_number(&json, "count", count);
        json_close_object(&json);
        json_end(&json);
        return true;
    }
    cli_say(cli, count == 0 ? WORD_cmd_trash_nothing : WORD_cmd_trash_emptied,
            (struct buf_value[]){{"count", rows_count(cli, count, "row", "rows")}, {0}});
    if (count > 0)
        cli_say(cli, WORD_cmd_gone_copies, NULL);
    return true;
}

const struct command cmd_trash = {
    .name = "trash",
    .synopsis = "trash [restore | empty]",
    .summary = "what was deleted in the last 30 days, newest first",
    .run = run_list,
};

const struct command cmd_trash_restore = {
    .name = "trash restore",
    .synopsis = "trash restore ID",
    .summary = "put a deleted row back where it stood",
    .details = "ID is the first number of its line in `holdfast trash`.",
    .operand_names = {"ID"},
    .run = run_restore,
};

const struct command cmd_trash_empty = {
    .name = "trash empty",
    .synopsis = "trash empty",
    .summary = "clear everything in the trash for good",
    .details = "It asks nothing and cannot be undone; the copies of the last seven days may still hold what was "
               "cleared.",
    .run = run_empty,
};
