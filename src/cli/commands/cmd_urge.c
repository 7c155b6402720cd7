/*
 * `holdfast urge`: the row is on disk before anything is said or asked. What is said then stands in the order in
 * which it is needed.
 */
#include "cli/commands/commands.h"

#include <stdio.h>
#include <string.h>

#include "cli/ask.h"
#include "cli/rows.h"
#include "cli/urge_row.h"
#include "store/friends.h"
#include "store/plans.h"

static bool store_urge(struct cli *cli, const struct urge_change *change, struct person *person, struct urge *urge,
                       struct error *error)
{
    if (!rows_begin(cli, "urge", error))
        return false;
    bool done = cli_person(cli, person, error);
    if (done) {
        *urge = (struct urge){.person_id = person->id, .at = cli->present.now, .want = URGES_NO_KIND};
        urge_row_apply(cli->arena, change, false, urge);
        done = urges_add(cli->store, &cli->present, cli->arena, urge, error);
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
    if (!friends_list(cli->store, cli->arena, &friends, &count, error))
        return false;
    if (count == 0)
        return true;
    size_t can = friends_by_hour(friends, count, (int)(when_second(cli->present.now) / 60));
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
    if (trigger && !plans_for(cli->store, trigger, cli->arena, &plan, &found, error))
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

/* One question of the dialog: what the answer becomes is read like the option of that name. */
struct question {
    const char        *field;
    struct urge_change change;
};

static bool read_answer(struct cli *cli, const char *answer, void *context, struct error *error)
{
    struct question *question = context;
    if (strcmp(question->field, "did") != 0)
        return urge_row_read_field(cli, question->field, answer, &question->change, error);
    if (!text_check(TEXT_LINE, "the answer", answer, strlen(answer), error))
        return false;
    question->change.did = true;
    urge_row_add_action(cli->arena, &question->change.to, answer);
    return true;
}

/* Each answer is an update of its own: whatever happens to the terminal, the answers given so far are on disk. */
static bool store_answer(struct cli *cli, const struct urge_change *change, struct urge *urge, struct error *error)
{
    if (!rows_begin(cli, "urge edit", error))
        return false;
    bool done = urges_get(cli->store, urge->id, cli->arena, urge, error);
    if (done) {
        urge_row_apply(cli->arena, change, true, urge);
        done = urges_save(cli->store, &cli->present, urge, "urge edit", error);
    }
    return rows_end(cli, done, error);
}

/* What was given as an option is not asked again, and how strong it is afterwards only once it is over. */
static bool is_asked(const char *field, const struct urge_change *given, const struct urge *urge)
{
    if (strcmp(field, "intensity") == 0)
        return !given->intensity;
    if (strcmp(field, "want") == 0)
        return !given->want;
    if (strcmp(field, "trigger") == 0)
        return !given->trigger;
    if (strcmp(field, "did") == 0)
        return !given->did;
    if (strcmp(field, "note") == 0)
        return !given->note;
    if (strcmp(field, "outcome") == 0)
        return !given->outcome;
    return !given->after && urge->outcome != URGE_OPEN;
}

static bool ask_urge(struct cli *cli, const struct urge_change *given, struct urge *urge, struct error *error)
{
    static const struct {
        const char *field;
        enum word   question;
        bool        again; /* asked until nothing more comes */
    } questions[] = {
        {"intensity", WORD_ask_intensity, false}, {"want", WORD_ask_want, false},
        {"trigger", WORD_ask_trigger, false},     {"did", WORD_ask_did, true},
        {"note", WORD_ask_note, false},           {"outcome", WORD_ask_outcome, false},
        {"after", WORD_ask_after, false},
    };
    for (size_t i = 0; i < sizeof questions / sizeof *questions; i++) {
        if (!is_asked(questions[i].field, given, urge))
            continue;
        enum ask_answer answer;
        do {
            struct question question = {.field = questions[i].field};
            answer = ask_question(cli, questions[i].question, read_answer, &question);
            if (answer == ASK_GIVEN && !store_answer(cli, &question.change, urge, error))
                return false;
            if (answer == ASK_GIVEN && question.change.trigger && !cli->json && !say_plan(cli, urge->trigger, error))
                return false;
        } while (answer == ASK_GIVEN && questions[i].again);
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

static bool run(struct cli *cli, const struct cli_args *args, struct error *error)
{
    struct urge_change change = {0};
    struct person      person = {0};
    struct urge        urge = {0};
    bool               rides = cli_has(args, "ride");
    if (rides && !check_ride(cli, args, error))
        return false;
    if (!urge_row_read(cli, args, args->operands[0], &change, error))
        return false;
    if (rides)
        cli->screens = CLI_SCREENS_URGE;
    if (rides && !urge_row_changes(&change))
        return true;
    if (!cli_open_existing(cli, error) || !store_urge(cli, &change, &person, &urge, error))
        return false;
    if (rides)
        return true;
    if (!cli->json && !say_urge(cli, &person, &urge, error))
        return false;
    if (cli_has(args, "ask") && !ask_urge(cli, &change, &urge, error))
        return false;
    if (cli->json)
        rows_put_json(cli, &urge_row_kind, &urge);
    else
        urge_row_say_contact(cli, &urge);
    return true;
}

const struct command cmd_urge = {
    .name = "urge",
    .synopsis = "urge [1-10] [--want KIND] [--trigger TEXT] [--note TEXT] [--did ACTION]... "
                "[--outcome resisted|gave-in|open] [--after 1-10] [--at WHEN] [--ask | --ride]",
    .summary = "write down an urge, and see what helps",
    .details =
        "The urge is on disk before anything else happens. Then its number stands here, the count, your promise, "
        "a friend who can be called now and your plan for that trigger.\n\n"
        "KIND is what you wanted to do: " RULES_KINDS_SAID ".\n\n"
        "--ask asks in plain lines; Enter leaves an answer out. --ride opens the urge screen.",
    .options =
        (const struct cli_option[]){
            {.name = "want", .value = CLI_TEXT, .argument = "KIND", .help = "what you wanted to do"},
            {.name = "trigger", .value = CLI_LINE, .argument = "TEXT", .help = "what set it off"},
            {.name = "note", .value = CLI_NOTE, .argument = "TEXT", .help = "a note, - from standard input"},
            {.name = "did", .value = CLI_LINE, .many = true, .argument = "ACTION", .help = "what you did instead"},
            {.name = "outcome", .value = CLI_TEXT, .argument = "OUTCOME", .help = "resisted, gave-in or open"},
            {.name = "after", .value = CLI_TEXT, .argument = "1-10", .help = "how strong it was afterwards"},
            {.name = "at", .value = CLI_TEXT, .argument = "WHEN", .help = "when it began, now if not said"},
            {.name = "ask", .value = CLI_FLAG, .help = "ask in plain lines"},
            {.name = "ride", .value = CLI_FLAG, .help = "open the urge screen"},
            {0},
        },
    .operands_max = 1,
    .operand_names = {"1-10"},
    .takes_person = true,
    .shows = true,
    .run = run,
};
