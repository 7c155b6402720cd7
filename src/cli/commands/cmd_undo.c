/*
 * What is brought back: undo takes back the last act, redo does it again, the trash holds what was deleted.
 */
#include "cli/commands/commands.h"

#include <stdio.h>
#include <string.h>

#include "cli/ask.h"
#include "cli/progress.h"
#include "cli/rows.h"
#include "store/act.h"
#include "store/contacts.h"
#include "store/trash.h"

/* When it was, at the offset that held in the user's zone then. */
static struct moment moment_of(struct cli *cli, int64_t unix_ms)
{
    int64_t     unix_s = unix_ms / 1000;
    struct zone zone = cli->present.zone;
    return (struct moment){.unix_s = unix_s, .offset_s = zone.offset_at(zone.context, unix_s)};
}

static void json_act(struct json *json, struct cli *cli, const struct act *act)
{
    json_named_number(json, "id", act->id);
    json_named_instant(json, "at", moment_of(cli, act->at_unix_ms));
    json_named(json, "what", act->what);
}

static void say_act(struct cli *cli, enum word sentence, const struct act *act)
{
    struct moment at = moment_of(cli, act->at_unix_ms);
    char          date[WHEN_WORDS_SIZE], clock[WHEN_DAY_SIZE];
    when_say_date_year(when_date(at), date);
    when_say_clock(at, clock);
    const struct buf_value values[] = {{"what", act->what}, {"date", date}, {"clock", clock}, {NULL, NULL}};
    cli_say(cli, sentence, values);
}

typedef bool list_fn(struct store *store, struct arena *arena, struct act **out, size_t *count, struct error *error);

static bool show_list(struct cli *cli, list_fn *list, enum word nothing, struct error *error)
{
    struct act *acts;
    size_t      count;
    if (!cli_open(cli, STORE_READ, error) || !list(cli->store, cli->arena, &acts, &count, error))
        return false;
    if (!cli->json) {
        for (size_t i = 0; i < count; i++)
            say_act(cli, acts[i].is_lost ? WORD_undo_row_lost : WORD_undo_row, &acts[i]);
        if (count == 0)
            cli_say(cli, nothing, NULL);
        return true;
    }
    struct json json = {.out = cli->out};
    json_open_array(&json);
    for (size_t i = 0; i < count; i++) {
        json_open_object(&json);
        json_act(&json, cli, &acts[i]);
        json_close_object(&json);
    }
    json_close_array(&json);
    json_end(&json);
    return true;
}

/* The count as it is now; *found false where nobody is left to count for. */
static bool count_now(struct cli *cli, int32_t *days, bool *found, struct error *error)
{
    struct person person;
    struct tally  tally;
    *found = cli_person(cli, &person, error);
    if (!*found) {
        bool is_absent = error->kind == ERROR_ABSENT;
        if (is_absent)
            error->kind = ERROR_NONE;
        return is_absent;
    }
    if (!contacts_tally(cli->store, &cli->present, &person, CONTACTS_CURRENT, cli->arena, &tally, NULL, error))
        return false;
    *days = tally.streak_days;
    return true;
}

static bool read_yes(struct cli *cli, const char *answer, void *context, struct error *error)
{
    bool *yes = context;
    (void)cli;
    *yes = strcmp(answer, "yes") == 0;
    return *yes || strcmp(answer, "no") == 0 || error_set(error, ERROR_USAGE, "type yes or no");
}

/* The start is the whole count: it is not taken back by an undo too many. */
static bool may_take_back(struct cli *cli, bool yes, struct error *error)
{
    struct act act;
    bool       found;
    if (!act_newest(cli->store, cli->arena, &act, &found, error))
        return false;
    if (!found || !act_is_start(&act) || yes)
        return true;
    if (!cli->json && cli->env->stdin_is_terminal && ask_question(cli, WORD_undo_start, read_yes, &yes) == ASK_GIVEN &&
        yes)
        return true;
    return error_set(error, ERROR_REFUSED,
                     "the last act is the start of a plan, and stays; undo --yes takes it back, with the count");
}

/* What undo and redo differ in. */
struct way {
    bool (*act)(struct store *store, const struct present *present, struct arena *arena, struct act *out,
                struct error *error);
    const char *nothing; /* there is no file yet */
    enum word   done, count;
};

static bool go(struct cli *cli, const struct way *way, struct error *error)
{
    struct act act;
    int32_t    before = 0, days = 0;
    bool       was_found, found;
    if (!count_now(cli, &before, &was_found, error) || !way->act(cli->store, &cli->present, cli->arena, &act, error) ||
        !count_now(cli, &days, &found, error))
        return false;
    if (!cli->json) {
        const struct buf_value values[] = {{"days", found ? cli_days(cli, days) : ""}, {NULL, NULL}};
        say_act(cli, way->done, &act);
        if (was_found && found && days != before && !cli->env->settings.count_hidden)
            cli_say(cli, way->count, values);
        return true;
    }
    struct json json = {.out = cli->out};
    json_open_object(&json);
    json_act(&json, cli, &act);
    json_key(&json, "streak_days");
    if (found)
        json_number(&json, days);
    else
        json_null(&json);
    json_close_object(&json);
    json_end(&json);
    return true;
}

static bool open_written(struct cli *cli, const struct way *way, struct error *error)
{
    if (!cli_open_existing(cli, error))
        return false;
    return cli->writes ? true : error_set(error, ERROR_ABSENT, "%s", way->nothing); /* no file yet */
}

static bool run(struct cli *cli, const struct cli_args *args, struct error *error)
{
    static const struct way way = {act_undo, "there is nothing to take back", WORD_undo_taken_back, WORD_undo_count};
    if (cli_has(args, "list"))
        return show_list(cli, act_list, WORD_undo_nothing, error);
    return open_written(cli, &way, error) && may_take_back(cli, cli_has(args, "yes"), error) && go(cli, &way, error);
}

static bool run_redo(struct cli *cli, const struct cli_args *args, struct error *error)
{
    static const struct way way = {act_redo, "there is nothing to do again", WORD_redo_done, WORD_redo_count};
    if (cli_has(args, "list"))
        return show_list(cli, act_list_undone, WORD_redo_nothing, error);
    return open_written(cli, &way, error) && go(cli, &way, error);
}

static void json_row(struct cli *cli, struct json *json, const struct trash_row *row)
{
    json_open_object(json);
    json_named_number(json, "id", row->id);
    json_named(json, "what", row->what);
    json_named_number(json, "row_id", row->row_id);
    json_named_instant(json, "deleted_at", moment_of(cli, row->deleted_ms));
    json_named(json, "title", row->title);
    json_close_object(json);
}

static void put_line(struct cli *cli, const struct trash_row *row)
{
    enum { TITLE_COLS = 50 };
    struct buf line = {.arena = cli->arena};
    buf_printf(&line, "%lld  %s  %s %lld", (long long)row->id, rows_when(cli, moment_of(cli, row->deleted_ms)),
               row->what, (long long)row->row_id);
    if (row->title) {
        buf_puts(&line, "  ");
        text_cut(&line, row->title, strlen(row->title), TITLE_COLS, false);
    }
    cli_put_line(cli, &line);
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
    if (!cli_open_existing(cli, error))
        return false;
    struct progress progress;
    progress_watch(&progress, cli, texts_word(WORD_gone_progress));
    bool done = !cli->writes || trash_empty(cli->store, &cli->present, &count, error);
    progress_unwatch(&progress, cli);
    if (!done)
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
        rows_say_gone(cli);
    return true;
}

static const struct cli_option options[] = {
    {"list", CLI_FLAG, NULL, "list what can be taken back, the newest first"},
    {"yes", CLI_FLAG, NULL, "take back the start of a plan without a question"},
    {0},
};

static const struct cli_option redo_options[] = {
    {"list", CLI_FLAG, NULL, "list what can be done again, the next one first"},
    {0},
};

const struct command cmd_undo[] = {
    {
        .name = "undo",
        .synopsis = "undo [--list] [--yes] [--json]",
        .summary = "take back the last act",
        .details = "Whatever it was: an urge, a contact, a changed rule, a deleted row. Again takes back the one "
                   "before, up to 50, also after days and restarts. An entry lies in the trash then, with its words. "
                   "Where the last act cannot be taken back any more, because something was deleted for good, that is "
                   "said first, and the next undo takes the one before.",
        .options = options,
        .run = run,
    },
    {
        .name = "redo",
        .synopsis = "redo [--list] [--json]",
        .summary = "do again what undo took back",
        .details = "As often as something was taken back, until something else is done.",
        .options = redo_options,
        .run = run_redo,
    },
    {
        .name = "trash",
        .synopsis = "trash [restore | empty]",
        .summary = "what was deleted in the last 30 days, newest first",
        .run = run_list,
    },
    {
        .name = "trash restore",
        .synopsis = "trash restore ID",
        .summary = "put a deleted row back where it stood",
        .details = "ID is the first number of its line in `holdfast trash`.",
        .operand_names = {"ID"},
        .run = run_restore,
    },
    {
        .name = "trash empty",
        .synopsis = "trash empty",
        .summary = "clear everything in the trash for good",
        .details = "It asks nothing and cannot be undone; the copies of the file are cleared, too.",
        .run = run_empty,
    },
    {0},
};
