#include "cli/commands/commands.h"

#include "cli/ask.h"
#include "cli/contact_row.h"
#include "cli/contact_say.h"
#include "cli/rows.h"
#include "store/urges.h"

/* Whom it is about: the urge's person, where one is named, and then --person must not say otherwise. */
static bool find_person(struct cli *cli, const struct contact_change *change, struct person *person,
                        struct error *error)
{
    struct urge urge;
    if (!change->urge)
        return cli_person(cli, person, error);
    return urges_get(cli->store, change->urge_id, cli->arena, &urge, error) &&
           rows_check_person(cli, "the urge", urge.person_id, error) &&
           persons_get(cli->store, urge.person_id, cli->arena, person, error);
}

static bool store_contact(struct cli *cli, const struct contact_change *change, struct person *person,
                          struct contact *contact, struct error *error)
{
    if (!rows_begin(cli, "contact", error))
        return false;
    bool done = find_person(cli, change, person, error);
    if (done) {
        *contact = change->to;
        contact->person_id = person->id;
        contact->person_name = person->name;
        contact->breaks_said = change->breaks;
        if (!change->breaks)
            contact->breaks = rules_break(&person->rules, contact->kind, contact->direction);
        done = contacts_add(cli->store, &cli->present, cli->arena, contact, error) &&
               (!change->urge || contact_row_link(cli, contact, change->urge_id, error));
    }
    return rows_end(cli, done, error);
}

/* One question of the dialog: what the answer becomes is read like the option of that name. */
struct question {
    const char           *field;
    const struct contact *contact; /* NULL before it is stored */
    struct contact_change change;
};

static bool read_answer(struct cli *cli, const char *answer, void *context, struct error *error)
{
    struct question      *question = context;
    const struct contact *to = &question->change.to;
    if (!contact_row_read_field(cli, question->field, answer, &question->change, error))
        return false;
    if (question->change.direction)
        return contact_row_check_cell(to->kind, to->direction, error);
    if (!question->contact)
        return true;
    daynum day = question->contact->day;
    daynum until = question->contact->until;
    if (question->change.at)
        day = day_of_instant(to->at.unix_s, to->at.offset_s, cli->present.day_start_h);
    if (question->change.until)
        until = to->until;
    return contact_row_check_until(day, until, error);
}

/*
 * What it was and who began decide what it is: they are asked before it is stored, all else is an update. False at
 * the end of the input.
 */
static enum ask_answer ask_first(struct cli *cli, const char *field, enum word word, struct contact_change *change)
{
    struct question question = {.field = field, .change = *change};
    enum ask_answer answer = ask_question(cli, word, read_answer, &question);
    if (answer == ASK_GIVEN)
        *change = question.change;
    return answer;
}

static bool store_answer(struct cli *cli, const struct contact_change *change, struct contact *contact,
                         struct error *error)
{
    struct person person;
    if (!rows_begin(cli, "contact edit", error))
        return false;
    bool done = contacts_get(cli->store, contact->id, cli->arena, contact, error) &&
                persons_get(cli->store, contact->person_id, cli->arena, &person, error) &&
                contact_row_apply(cli, change, &person.rules, contact, error) &&
                contacts_save(cli->store, &cli->present, contact, error);
    return rows_end(cli, done, error);
}

static bool ask_contact(struct cli *cli, const struct contact_change *given, struct contact *contact,
                        struct error *error)
{
    const struct {
        const char *field;
        enum word   question;
        bool        is_given;
    } questions[] = {
        {"at", WORD_ask_when, given->at},
        {"until", WORD_ask_until, given->until},
        {"note", WORD_ask_note, given->note},
    };
    for (size_t i = 0; i < sizeof questions / sizeof *questions; i++) {
        if (questions[i].is_given)
            continue;
        struct question question = {.field = questions[i].field, .contact = contact};
        enum ask_answer answer = ask_question(cli, questions[i].question, read_answer, &question);
        if (answer == ASK_END)
            break;
        if (answer == ASK_GIVEN && !store_answer(cli, &question.change, contact, error))
            return false;
    }
    return true;
}

/* Reads the line: what can be wrong with it is said before the file is opened. */
static bool read_contact(struct cli *cli, const struct cli_args *args, struct contact_change *change,
                         struct error *error)
{
    change->to = (struct contact){.at = cli->present.now, .until = DAY_NONE};
    if (args->operand_count > 0 && !contact_row_read_field(cli, "kind", args->operands[0], change, error))
        return false;
    if (!contact_row_read(cli, args, change, error))
        return false;
    if (!change->kind && !cli_has(args, "ask"))
        return error_set(error, ERROR_USAGE, "say what it was: " RULES_KINDS_SAID);
    if (change->kind && !contact_row_check_cell(change->to.kind, change->to.direction, error))
        return false;
    if (change->waiting && change->to.direction != CONTACT_IN)
        return error_set(error, ERROR_USAGE, "--waiting is about a message that came: add --direction in");
    daynum day = day_of_instant(change->to.at.unix_s, change->to.at.offset_s, cli->present.day_start_h);
    return contact_row_check_until(day, change->to.until, error);
}

static bool run(struct cli *cli, const struct cli_args *args, struct error *error)
{
    struct contact_change change = {0};
    struct person         person;
    struct contact        contact;
    bool                  asks = cli_has(args, "ask");
    if (!read_contact(cli, args, &change, error) || !cli_open_existing(cli, error))
        return false;
    if (asks && !find_person(cli, &change, &person, error))
        return false;
    if (asks && !change.kind) {
        enum ask_answer answer = ask_first(cli, "kind", WORD_ask_kind, &change);
        if (answer == ASK_EMPTY)
            cli_notice(cli, "%s", texts_word(WORD_ask_nothing_stored));
        if (answer != ASK_GIVEN)
            return answer == ASK_EMPTY ||
                   error_set(error, ERROR_USAGE, "nothing is written down: it was not said what it was");
    }
    if (asks && !change.direction && ask_first(cli, "direction", WORD_ask_direction, &change) == ASK_END)
        asks = false;
    if (!store_contact(cli, &change, &person, &contact, error))
        return false;
    if (asks && !ask_contact(cli, &change, &contact, error))
        return false;
    if (cli->json) {
        rows_put_json(cli, &contact_row_kind, &contact);
        return true;
    }
    return contact_say(cli, &person, &contact, error);
}

const struct command cmd_contact = {
    .name = "contact",
    .synopsis = "contact KIND [--direction out|in|chance] [--note TEXT] [--breaks | --keeps] [--at WHEN] [--until DAY] "
                "[--urge ID] [--waiting] [--ask]",
    .summary = "write down a contact, and see what your rules make of it",
    .details =
        "KIND is text, call, email, social (a like, a comment, a post meant for them), look (their profile, "
        "photos, old chats), meet, friend (through somebody else), logistics (children, work, money, keys, and it "
        "stayed with that) or again (wrote again before an answer came, or checked whether it was seen).\n\n"
        "out: I began, or I answered. in: they did, and I did not answer. chance: by accident.\n\n"
        "Your rules say whether it ends a streak; --breaks and --keeps say it for this one. --until makes it a "
        "stretch of days. --urge names the urge that it came from. --ask asks in plain lines; Enter leaves an "
        "answer out.",
    .options =
        (const struct cli_option[]){
            {.name = "direction",
             .value = CLI_TEXT,
             .argument = "DIRECTION",
             .help = "out, in or chance; out if not said"},
            {.name = "note", .value = CLI_NOTE, .argument = "TEXT", .help = "a note, - from standard input"},
            {.name = "breaks", .value = CLI_FLAG, .help = "it ends the streak, whatever the rules say"},
            {.name = "keeps", .value = CLI_FLAG, .help = "it does not end the streak, whatever the rules say"},
            {.name = "at", .value = CLI_TEXT, .argument = "WHEN", .help = "when it was, now if not said"},
            {.name = "until", .value = CLI_TEXT, .argument = "DAY", .help = "the last day of a stretch"},
            {.name = "urge", .value = CLI_TEXT, .argument = "ID", .help = "the urge it came from"},
            {.name = "waiting", .value = CLI_FLAG, .help = "a message that came, and is not decided yet"},
            {.name = "ask", .value = CLI_FLAG, .help = "ask in plain lines"},
            {0},
        },
    .operands_max = 1,
    .operand_names = {"KIND"},
    .takes_person = true,
    .shows = true,
    .run = run,
};
