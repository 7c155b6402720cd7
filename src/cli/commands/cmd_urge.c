/*
 * `holdfast urge` and what can be done with an urge later. The row is on disk before anything is said or asked; what is said then stands in
 * the order in which it is needed.
 */
#include "cli/commands/commands.h"

#include <stdio.h>
#include <string.h>

#include "cli/ask.h"
#include "cli/rows.h"
#include "store/lists.h"
#include "store/urges.h"

static bool read_strength(const char *name, const char *text, int *out, struct error *error)
{
    int64_t number = 0;
    if (*text && !cli_number(name, text, 1, 10, &number, error))
        return false;
    *out = (int)number;
    return true;
}

static bool read_intensity(struct cli *cli, const char *text, struct urge *to, struct error *error)
{
    (void)cli;
    return read_strength("intensity", text, &to->intensity, error);
}

static bool read_after(struct cli *cli, const char *text, struct urge *to, struct error *error)
{
    (void)cli;
    return read_strength("--after", text, &to->intensity_after, error);
}

static bool read_want(struct cli *cli, const char *text, struct urge *to, struct error *error)
{
    (void)cli;
    enum contact_kind kind;
    to->want = URGES_NO_KIND;
    if (!*text)
        return true;
    if (!rules_read_kind(text, &kind))
        return error_set(error, ERROR_USAGE, "--want must be " RULES_KINDS_SAID ", not %s",
                         text_quote(text, strlen(text)).text);
    to->want = (int)kind;
    return true;
}

static bool read_missing(struct cli *cli, const char *text, struct urge *to, struct error *error)
{
    (void)cli;
    to->missing = urge_missing(text);
    return !*text || to->missing ||
           error_set(error, ERROR_USAGE, "--missing must be them, someone, habit or answer, not %s",
                     text_quote(text, strlen(text)).text);
}

static bool read_text(enum text_field field, const char *name, const char *text, const char **out, struct error *error)
{
    *out = *text ? text : NULL;
    return !*text || text_check(field, name, text, strlen(text), error);
}

static bool read_trigger(struct cli *cli, const char *text, struct urge *to, struct error *error)
{
    (void)cli;
    return read_text(TEXT_LINE, "--trigger", text, &to->trigger, error);
}

static bool read_note(struct cli *cli, const char *text, struct urge *to, struct error *error)
{
    (void)cli;
    return read_text(TEXT_NOTE, "--note", text, &to->note, error);
}

static bool read_outcome(struct cli *cli, const char *text, struct urge *to, struct error *error)
{
    (void)cli;
    if (!urge_read_outcome_word(text, &to->outcome))
        return error_set(error, ERROR_USAGE, "--outcome must be resisted, gave-in or open, not %s",
                         text_quote(text, strlen(text)).text);
    to->has_ended = to->has_ended && to->outcome != URGE_OPEN;
    return true;
}

static bool read_at(struct cli *cli, const char *text, struct urge *to, struct error *error)
{
    return when_read("--at", text, &cli->present, &to->at, error);
}

/* What is tried comes one at a time; an empty one is what `--did=` gives. */
static void add_action(struct arena *arena, struct urge *urge, const char *action)
{
    if (!*action)
        return;
    for (size_t i = 0; i < urge->did_count; i++)
        if (strcmp(urge->did[i], action) == 0)
            return;
    const char **did = ARENA_NEW(arena, const char *, urge->did_count + 1);
    for (size_t i = 0; i < urge->did_count; i++)
        did[i] = urge->did[i];
    did[urge->did_count++] = action;
    urge->did = did;
}

static bool read_did(struct cli *cli, const char *text, struct urge *to, struct error *error)
{
    if (*text && !text_check(TEXT_LINE, "--did", text, strlen(text), error))
        return false;
    add_action(cli->arena, to, text);
    return true;
}

/*
 * The fields of an urge that a call can give, by the names of their options, in the order in which `--ask` asks. A reader writes into
 * the row; a cleared field holds what that calls none.
 */
enum field { INTENSITY, WANT, TRIGGER, DID, NOTE, OUTCOME, AFTER, MISSING, AT, FIELDS };

static const struct {
    const char *name;
    bool (*read)(struct cli *cli, const char *text, struct urge *to, struct error *error);
    enum word question; /* WORDS: it is not asked */
} fields[FIELDS] = {
    [INTENSITY] = {"intensity", read_intensity, WORD_ask_intensity},
    [WANT] = {"want", read_want, WORD_ask_want},
    [TRIGGER] = {"trigger", read_trigger, WORD_ask_trigger},
    [DID] = {"did", read_did, WORD_ask_did},
    [NOTE] = {"note", read_note, WORD_ask_note},
    [OUTCOME] = {"outcome", read_outcome, WORD_ask_outcome},
    [AFTER] = {"after", read_after, WORD_ask_after},
    [MISSING] = {"missing", read_missing, WORD_ask_missing},
    [AT] = {"at", read_at, WORDS},
};

/* What was given for each field. It is read twice: to be checked before the file is opened, and into the row. */
struct change {
    const char *const *texts[FIELDS];
    size_t             counts[FIELDS];
};

/* Reads what was given into the row. The actions replace the row's, or are added to them. */
static bool apply(struct cli *cli, const struct change *change, bool adds_actions, struct urge *urge,
                  struct error *error)
{
    if (change->counts[DID] > 0 && !adds_actions)
        urge->did_count = 0;
    for (enum field field = 0; field < FIELDS; field++)
        for (size_t i = 0; i < change->counts[field]; i++)
            if (!fields[field].read(cli, change->texts[field][i], urge, error))
                return false;
    return true;
}

static bool has_option(const struct cli_args *args, const char *name)
{
    for (const struct cli_option *option = args->options; option->name; option++)
        if (strcmp(option->name, name) == 0)
            return cli_has(args, name);
    return false;
}

/* Takes all options that were given, and the strength if it stands as that operand, and checks them. */
static bool read_change(struct cli *cli, const struct cli_args *args, size_t operand, struct change *change,
                        struct error *error)
{
    struct urge checked = {0};
    *change = (struct change){0};
    for (enum field field = 0; field < FIELDS; field++)
        if (has_option(args, fields[field].name))
            change->texts[field] = cli_values(args, fields[field].name, &change->counts[field]);
    if (operand < args->operand_count) {
        if (!args->operands[operand][0])
            return error_set(error, ERROR_USAGE, "intensity must be 1 to 10, not \"\"");
        if (change->counts[INTENSITY] > 0)
            return read_intensity(cli, args->operands[operand], &checked, error) &&
                   error_set(error, ERROR_USAGE, "intensity is given twice; leave one of them out");
        change->texts[INTENSITY] = (const char *const *)&args->operands[operand];
        change->counts[INTENSITY] = 1;
    }
    return apply(cli, change, false, &checked, error);
}

static bool is_any_given(const struct change *change)
{
    bool any = false;
    for (enum field field = 0; field < FIELDS; field++)
        any = any || change->counts[field] > 0;
    return any;
}

/* The urge of this id, if it belongs to the person of --person. */
static bool load_urge(struct cli *cli, int64_t id, void *out, struct error *error)
{
    char what[40];
    snprintf(what, sizeof what, "urge %lld", (long long)id);
    return urges_get(cli->store, id, cli->arena, out, error) &&
           rows_check_person(cli, what, ((struct urge *)out)->person_id, error);
}

static void put_json(struct cli *cli, struct json *json, const void *row)
{
    (void)cli;
    const struct urge *urge = row;
    json_open_object(json);
    json_named_number(json, "id", urge->id);
    json_named(json, "uid", urge->uid);
    json_named_instant(json, "at", urge->at);
    json_named_day(json, "day", urge->day);
    json_named(json, "person", urge->person_name);
    json_named_positive(json, "intensity", urge->intensity);
    json_named(json, "want", urge->want == URGES_NO_KIND ? NULL : rules_kind_name((enum contact_kind)urge->want));
    json_named(json, "missing", urge->missing);
    json_named(json, "trigger", urge->trigger);
    json_named(json, "note", urge->note);
    json_named(json, "outcome", urge_outcome_name(urge->outcome));
    json_named_positive(json, "intensity_after", urge->intensity_after);
    json_key(json, "ended_at");
    if (urge->has_ended)
        json_instant(json, urge->ended_at);
    else
        json_null(json);
    json_named_array(json, "did");
    for (size_t i = 0; i < urge->did_count; i++)
        json_text(json, urge->did[i]);
    json_close_array(json);
    json_named_positive(json, "contact", urge->contact_id);
    json_close_object(json);
}

/* How to write down the contact that an urge ended in, where that is still to be done. */
static void say_contact(struct cli *cli, const struct urge *urge)
{
    if (urge->outcome != URGE_GAVE_IN || urge->contact_id != 0)
        return;
    char id[24];
    snprintf(id, sizeof id, "%lld", (long long)urge->id);
    cli_say(cli, WORD_cmd_urge_gave_in, (struct buf_value[]){{"id", id}, {0}});
}

/* The outcome as commands say it; an open one that was never told is named so. */
static const char *outcome_word(struct cli *cli, const struct urge *urge)
{
    if (urge_is_not_told(urge->outcome, urge->at.unix_s, cli->present.now.unix_s))
        return "not told";
    return urge_outcome_word(urge->outcome);
}

/* "7", "7 to 3", "? to 3", "-" */
static void put_strength(struct buf *line, const struct urge *urge)
{
    if (urge->intensity)
        buf_printf(line, "%d", urge->intensity);
    else
        buf_puts(line, urge->intensity_after ? "?" : "-");
    if (urge->intensity_after)
        buf_printf(line, " to %d", urge->intensity_after);
}

static void put_line(struct cli *cli, const void *row)
{
    const struct urge *urge = row;
    struct buf         line = {.arena = cli->arena};
    buf_printf(&line, "%lld  %s  ", (long long)urge->id, rows_when(cli, urge->at));
    put_strength(&line, urge);
    buf_printf(&line, "  %s", outcome_word(cli, urge));
    if (urge->want != URGES_NO_KIND)
        buf_printf(&line, "  wanted: %s", rules_kind_name((enum contact_kind)urge->want));
    if (urge->trigger)
        buf_printf(&line, "  %s", urge->trigger);
    buf_puts(&line, rows_name(cli, urge->person_name));
    for (size_t i = 0; i < urge->did_count; i++)
        buf_printf(&line, "%s%s", i == 0 ? "  did: " : ", ", urge->did[i]);
    cli_put_line(cli, &line);
    rows_put_note(cli, urge->note);
}

static bool delete_urge(struct cli *cli, int64_t id, struct error *error)
{
    return urges_delete(cli->store, &cli->present, id, error);
}

static const struct rows_kind kind = {
    .name = "urge",
    .remove_act = "urge delete",
    .removed = WORD_cmd_urge_deleted,
    .size = sizeof(struct urge),
    .json = put_json,
    .line = put_line,
    .get = load_urge,
    .remove = delete_urge,
};

static bool store_urge(struct cli *cli, const struct change *change, struct person *person, struct urge *urge,
                       struct error *error)
{
    if (!rows_begin(cli, "urge", error))
        return false;
    bool done = cli_person(cli, person, error);
    if (done) {
        *urge = (struct urge){.person_id = person->id, .at = cli->present.now, .want = URGES_NO_KIND};
        done = apply(cli, change, false, urge, error) && urges_add(cli->store, &cli->present, cli->arena, urge, error);
        urge->person_name = person->name;
    }
    return rows_end(cli, done, error);
}

static const char *hours_words(struct cli *cli, const struct friend_row *friend, bool now)
{
    if (friend->any_hour)
        return texts_word(WORD_cmd_friend_any_hour);
    int        minute = now ? friend->until_min : friend->from_min;
    struct buf hours = {.arena = cli->arena};
    char       clock[16];
    snprintf(clock, sizeof clock, "%02d:%02d", minute / 60, minute % 60);
    buf_fill(&hours, texts_word(now ? WORD_cmd_friend_until : WORD_cmd_friend_from),
             (struct buf_value[]){{"clock", clock}, {0}});
    return buf_text(&hours);
}

static bool say_friend(struct cli *cli, struct error *error)
{
    struct friend_row *friends;
    size_t             count;
    if (!lists_all(cli->store, &lists_friends, cli->arena, &friends, &count, error))
        return false;
    if (count == 0)
        return true;
    size_t can = lists_friends_by_hour(friends, count, (int)(when_second(cli->present.now) / 60));
    cli_say(cli, WORD_cmd_urge_friend,
            (struct buf_value[]){{"name", friends[0].name},
                                 {"how", friends[0].how},
                                 {"hours", hours_words(cli, &friends[0], can > 0)},
                                 {0}});
    return true;
}

static bool say_plan(struct cli *cli, const char *trigger, struct error *error)
{
    struct plan plan;
    bool        found = false;
    if (trigger && !lists_plan_for(cli->store, trigger, cli->arena, &plan, &found, error))
        return false;
    if (found)
        cli_say(cli, WORD_cmd_urge_plan, (struct buf_value[]){{"trigger", plan.trigger}, {"action", plan.action}, {0}});
    return true;
}

static bool say_urge(struct cli *cli, const struct person *person, const struct urge *urge, struct error *error)
{
    char id[24];
    snprintf(id, sizeof id, "%lld", (long long)urge->id);
    cli_say(cli, WORD_cmd_urge_stored, (struct buf_value[]){{"id", id}, {"name", rows_name(cli, person->name)}, {0}});
    if (!rows_say_count(cli, person, error))
        return false;
    if (person->promise)
        cli_say(cli, WORD_cmd_urge_promise, (struct buf_value[]){{"promise", person->promise}, {0}});
    if (!say_friend(cli, error) || !say_plan(cli, urge->trigger, error))
        return false;
    rows_say_help(cli, person);
    return true;
}

/* One question of the dialog: its answer is read like the option of that name. */
struct question {
    enum field  field;
    const char *answer;
};

static bool read_answer(struct cli *cli, const char *answer, void *context, struct error *error)
{
    struct question *question = context;
    struct urge      checked = {0};
    question->answer = answer;
    return fields[question->field].read(cli, answer, &checked, error);
}

/* Each answer is an update of its own: whatever happens to the terminal, the answers given so far are on disk. */
static bool store_answer(struct cli *cli, const struct question *question, struct urge *urge, struct error *error)
{
    if (!rows_begin(cli, "urge edit", error))
        return false;
    bool done = urges_get(cli->store, urge->id, cli->arena, urge, error) &&
                fields[question->field].read(cli, question->answer, urge, error) &&
                urges_save(cli->store, &cli->present, urge, "urge edit", error);
    return rows_end(cli, done, error);
}

static bool ask_urge(struct cli *cli, const struct change *given, struct urge *urge, struct error *error)
{
    for (enum field field = 0; field < FIELDS; field++) {
        /* What was given as an option is not asked again, and how strong it is afterwards only once it is over. */
        if (fields[field].question == WORDS || given->counts[field] > 0 ||
            (field == AFTER && urge->outcome == URGE_OPEN))
            continue;
        enum ask_answer answer = ASK_END;
        do {
            struct question question = {.field = field};
            answer = ask_question(cli, fields[field].question, read_answer, &question);
            struct urge before = *urge;
            if (answer == ASK_GIVEN && !store_answer(cli, &question, urge, error)) {
                *urge = before;
                return false;
            }
            if (answer == ASK_GIVEN && field == TRIGGER && !cli->json && !say_plan(cli, urge->trigger, error))
                return false;
        } while (answer == ASK_GIVEN && field == DID); /* until nothing more comes */
        if (answer == ASK_END)
            break;
    }
    return true;
}

/* `--ride` leads to the urge screen, which stores an urge by itself unless one was just told here. */
static bool check_ride(struct cli *cli, const struct cli_args *args, struct error *error)
{
    if (!cli->env->stdin_is_terminal || !cli->env->stdout_is_terminal)
        return error_set(error, ERROR_USAGE, "--ride needs a terminal; leave it out, or use --ask");
    static const char *const apart[] = {"ask", "outcome", "after", "at"};
    for (size_t i = 0; i < sizeof apart / sizeof *apart; i++)
        if (cli_has(args, apart[i]))
            return error_set(error, ERROR_USAGE, "--ride and --%s exclude each other; leave one of them out", apart[i]);
    if (cli->json)
        return error_set(error, ERROR_USAGE, "--ride and --json exclude each other; leave one of them out");
    return true;
}

static bool run_urge(struct cli *cli, const struct cli_args *args, struct error *error)
{
    struct change change;
    struct person person = {0};
    struct urge   urge = {0};
    bool          rides = cli_has(args, "ride");
    if (rides && !check_ride(cli, args, error))
        return false;
    if (!read_change(cli, args, 0, &change, error))
        return false;
    if (rides)
        cli->screens = CLI_SCREENS_URGE;
    if (rides && !is_any_given(&change))
        return true;
    if (!cli_open_existing(cli, error) || !store_urge(cli, &change, &person, &urge, error))
        return false;
    if (rides)
        return true;
    if (!cli->json && !say_urge(cli, &person, &urge, error))
        return false;
    if (cli_has(args, "ask") && !ask_urge(cli, &change, &urge, error))
        ask_say_lost(cli, "urge", urge.id, error);
    if (cli->json)
        rows_put_json(cli, &kind, &urge);
    else
        say_contact(cli, &urge);
    return true;
}

/* Loads the urge, changes it and writes it, as one act. */
static bool change_urge(struct cli *cli, int64_t id, const struct change *change, bool ends, struct urge *urge,
                        struct error *error)
{
    const char *what = ends ? "urge end" : "urge edit";
    if (!rows_begin(cli, what, error))
        return false;
    bool done = load_urge(cli, id, urge, error) && apply(cli, change, ends, urge, error);
    if (done && ends && urge->outcome != URGE_OPEN) {
        urge->has_ended = true;
        urge->ended_at = cli->present.now;
    }
    done = done && urges_save(cli->store, &cli->present, urge, what, error);
    return rows_end(cli, done, error);
}

static bool run_end(struct cli *cli, const struct cli_args *args, struct error *error)
{
    int64_t       id;
    struct change change;
    struct urge   urge;
    if (!cli_id("the urge", args->operands[0], &id, error))
        return false;
    if (!cli_has(args, "outcome"))
        return error_set(error, ERROR_USAGE, "say how it ended: --outcome resisted, gave-in or open");
    if (!read_change(cli, args, 1, &change, error))
        return false;
    if (!cli_open_existing(cli, error) || !change_urge(cli, id, &change, true, &urge, error))
        return false;
    rows_answer(cli, &kind, urge.outcome == URGE_OPEN ? WORD_cmd_urge_reopened : WORD_cmd_urge_ended, urge.id, &urge);
    if (!cli->json)
        say_contact(cli, &urge);
    return true;
}

static bool run_edit(struct cli *cli, const struct cli_args *args, struct error *error)
{
    int64_t       id;
    struct change change;
    struct urge   urge;
    if (!cli_id("the urge", args->operands[0], &id, error) || !read_change(cli, args, 1, &change, error))
        return false;
    if (!is_any_given(&change))
        return error_set(error, ERROR_USAGE, "say what to change, for instance --trigger TEXT or --at WHEN");
    if (!cli_open_existing(cli, error) || !change_urge(cli, id, &change, false, &urge, error))
        return false;
    rows_answer(cli, &kind, WORD_cmd_urge_changed, urge.id, &urge);
    return true;
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
    rows_list(cli, &kind, urges, count, ROWS_AS_THEY_COME);
    return true;
}

const struct command cmd_urge[] = {
    {
        .name = "urge",
        .synopsis =
            "urge [1-10] [--want KIND] [--trigger TEXT] [--note TEXT] [--did ACTION]... [--missing "
            "them|someone|habit|answer] [--outcome resisted|gave-in|open] [--after 1-10] [--at WHEN] [--ask | --ride]",
        .summary = "write down an urge, and see what helps",
        .details = "The urge is on disk before anything else happens. Then its number stands here, the count, your "
                   "promise, a friend who can be called now and your plan for that trigger.\n\n"
                   "KIND is what you wanted to do: " RULES_KINDS_SAID ".\n\n"
                   "--ask asks in plain lines; Enter leaves an answer out. --ride opens the urge screen.",
        .options =
            (const struct cli_option[]){
                {"want", CLI_TEXT, "KIND", "what you wanted to do"},
                {"trigger", CLI_LINE, "TEXT", "what set it off"},
                {"note", CLI_NOTE, "TEXT", "a note, - from standard input"},
                {"did", CLI_LINE | CLI_MANY, "ACTION", "what you did instead"},
                {"missing", CLI_TEXT, "WHAT", "what is missed: them, someone, habit or answer"},
                {"outcome", CLI_TEXT, "OUTCOME", "resisted, gave-in or open"},
                {"after", CLI_TEXT, "1-10", "how strong it was afterwards"},
                {"at", CLI_TEXT, "WHEN", "when it began, now if not said"},
                {"ask", CLI_FLAG, NULL, "ask in plain lines"},
                {"ride", CLI_FLAG, NULL, "open the urge screen"},
                {0},
            },
        .operands_optional = 1,
        .operand_names = {"1-10"},
        .takes_person = true,
        .run = run_urge,
    },
    {
        .name = "urge end",
        .synopsis = "urge end ID --outcome resisted|gave-in|open [--after 1-10] [--did ACTION]...",
        .summary = "say how an urge ended",
        .details = "It ends now; said again, it is written anew. --did adds to what stands there. --outcome open opens "
                   "it again.",
        .options =
            (const struct cli_option[]){
                {"outcome", CLI_TEXT, "OUTCOME", "resisted, gave-in or open"},
                {"after", CLI_TEXT, "1-10", "how strong it is now"},
                {"did", CLI_LINE | CLI_MANY, "ACTION", "what you did instead"},
                {0},
            },
        .operand_names = {"ID"},
        .takes_person = true,
        .run = run_end,
    },
    {
        .name = "urge edit",
        .synopsis = "urge edit ID [1-10] [--want KIND] [--trigger TEXT] [--note TEXT] [--did ACTION]... [--missing "
                    "them|someone|habit|answer] [--outcome resisted|gave-in|open] [--after 1-10] [--at WHEN]",
        .summary = "change an urge",
        .details = "--option= empties a field; --intensity= empties the strength. --did replaces what stands there.",
        .options =
            (const struct cli_option[]){
                {"intensity", CLI_TEXT | CLI_CLEARS, "1-10", "how strong it was"},
                {"want", CLI_TEXT | CLI_CLEARS, "KIND", "what you wanted to do"},
                {"trigger", CLI_LINE | CLI_CLEARS, "TEXT", "what set it off"},
                {"note", CLI_NOTE | CLI_CLEARS, "TEXT", "a note, - from standard input"},
                {"did", CLI_LINE | CLI_MANY | CLI_CLEARS, "ACTION", "what you did instead"},
                {"missing", CLI_TEXT | CLI_CLEARS, "WHAT", "what is missed: them, someone, habit or answer"},
                {"outcome", CLI_TEXT, "OUTCOME", "resisted, gave-in or open"},
                {"after", CLI_TEXT | CLI_CLEARS, "1-10", "how strong it was afterwards"},
                {"at", CLI_TEXT, "WHEN", "when it began"},
                {0},
            },
        .operands_optional = 1,
        .operand_names = {"ID", "1-10"},
        .takes_person = true,
        .run = run_edit,
    },
    {
        .name = "urge delete",
        .synopsis = "urge delete ID",
        .summary = "delete an urge",
        .operand_names = {"ID"},
        .takes_person = true,
        .run = rows_run_delete,
        .rows = &kind,
    },
    {
        .name = "urge list",
        .synopsis = "urge list [--since DAY] [--until DAY]",
        .summary = "the urges, newest first",
        .options = rows_range_options,
        .takes_person = true,
        .run = run_list,
    },
    {0},
};
