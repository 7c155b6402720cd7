/*
 * `holdfast contact` and what can be done with a contact later.
 */
#include "cli/commands/commands.h"

#include <stdio.h>
#include <string.h>

#include "cli/ask.h"
#include "cli/contact_say.h"
#include "cli/rows.h"
#include "store/contacts.h"
#include "store/urges.h"

static bool read_kind(struct cli *cli, const char *text, struct contact *to, struct error *error)
{
    (void)cli;
    return rules_read_kind(text, &to->kind) ||
           error_set(error, ERROR_USAGE, "the kind must be " RULES_KINDS_SAID ", not %s",
                     text_quote(text, strlen(text)).text);
}

static bool read_direction(struct cli *cli, const char *text, struct contact *to, struct error *error)
{
    (void)cli;
    return rules_read_direction(text, &to->direction) ||
           error_set(error, ERROR_USAGE, "--direction must be out, in or chance, not %s",
                     text_quote(text, strlen(text)).text);
}

static bool read_note(struct cli *cli, const char *text, struct contact *to, struct error *error)
{
    (void)cli;
    to->note = *text ? text : NULL;
    return !*text || text_check(TEXT_NOTE, "--note", text, strlen(text), error);
}

static bool read_breaks(struct cli *cli, const char *text, struct contact *to, struct error *error)
{
    (void)cli, (void)text, (void)error;
    to->breaks = to->breaks_said = true;
    return true;
}

static bool read_keeps(struct cli *cli, const char *text, struct contact *to, struct error *error)
{
    (void)cli, (void)text, (void)error;
    to->breaks = false;
    to->breaks_said = true;
    return true;
}

static bool read_at(struct cli *cli, const char *text, struct contact *to, struct error *error)
{
    return when_read("--at", text, &cli->present, &to->at, error);
}

static bool read_until(struct cli *cli, const char *text, struct contact *to, struct error *error)
{
    to->until = DAY_NONE;
    return !*text || when_read_day("--until", text, WHEN_NOT_AHEAD, &cli->present, &to->until, error);
}

static bool read_waiting(struct cli *cli, const char *text, struct contact *to, struct error *error)
{
    (void)cli, (void)text, (void)error;
    to->waiting = true;
    return true;
}

/* What a call can give, by the names of the options. A reader writes into the row; "" clears a note and an until. */
enum field { KIND, DIRECTION, NOTE, BREAKS, KEEPS, AT, UNTIL, URGE, WAITING, FIELDS };

static const struct {
    const char *name;
    bool (*read)(struct cli *cli, const char *text, struct contact *to, struct error *error);
} fields[FIELDS] = {
    [KIND] = {"kind", read_kind},          [DIRECTION] = {"direction", read_direction},
    [NOTE] = {"note", read_note},          [BREAKS] = {"breaks", read_breaks},
    [KEEPS] = {"keeps", read_keeps},       [AT] = {"at", read_at},
    [UNTIL] = {"until", read_until},       [URGE] = {"urge", NULL}, /* no field of the row: a link to another */
    [WAITING] = {"waiting", read_waiting},
};

/* What was given for each field, NULL: nothing. */
struct change {
    const char *texts[FIELDS];
    int64_t     urge_id; /* the urge it came from, where one is named; `--urge=`: from none */
};

static bool has_urge(const struct change *change)
{
    return change->texts[URGE] && change->texts[URGE][0];
}

/* Reads what was given into the row. */
static bool read_fields(struct cli *cli, struct change *change, struct contact *to, struct error *error)
{
    for (enum field field = 0; field < FIELDS; field++) {
        if (field == KEEPS && change->texts[BREAKS] && change->texts[KEEPS])
            return error_set(error, ERROR_USAGE, "--breaks and --keeps exclude each other; leave one of them out");
        const char *text = change->texts[field];
        bool        done = !text || (field == URGE ? !*text || cli_id("--urge", text, &change->urge_id, error)
                                                   : fields[field].read(cli, text, to, error));
        if (!done)
            return false;
    }
    return true;
}

/* Takes all options that were given. */
static void take_options(const struct cli_args *args, struct change *change)
{
    for (size_t i = 0; args->options[i].name; i++)
        for (enum field field = 0; field < FIELDS; field++)
            if (args->counts[i] > 0 && strcmp(args->options[i].name, fields[field].name) == 0)
                change->texts[field] = args->values[i][0];
}

bool cmd_contact_check_cell(enum contact_kind kind, enum contact_direction direction, struct error *error)
{
    if (rules_has_cell(kind, direction))
        return true;
    const char *name = rules_direction_name(direction);
    if (kind == CONTACT_AGAIN)
        return error_set(error, ERROR_USAGE, "again has no direction %s; it is out", name);
    return error_set(error, ERROR_USAGE, "a look has no direction %s; it is out, or chance", name);
}

/* A stretch must not end before it begins. */
static bool check_until(daynum day, daynum until, struct error *error)
{
    if (until == DAY_NONE || until >= day)
        return true;
    char first[WHEN_DAY_SIZE];
    char last[WHEN_DAY_SIZE];
    when_say_day(day, first);
    when_say_day(until, last);
    return error_set(error, ERROR_USAGE, "--until must not be before the contact: %s is before %s", last, first);
}

/*
 * Writes the given fields into a row that is already logged. The rules are applied anew only if kind or direction
 * changes and neither --breaks nor --keeps was ever given.
 */
static bool apply(struct cli *cli, struct change *change, const struct rules *rules, struct contact *contact,
                  struct error *error)
{
    struct contact was = *contact;
    if (!read_fields(cli, change, contact, error))
        return false;
    daynum day = when_day_moved(was.at, was.day, contact->at, cli->present.day_start_h);
    if (!cmd_contact_check_cell(contact->kind, contact->direction, error) || !check_until(day, contact->until, error))
        return false;
    contact->waiting = contact->waiting && contact->direction == CONTACT_IN;
    if (!contact->breaks_said && (contact->kind != was.kind || contact->direction != was.direction))
        contact->breaks = rules_break(rules, contact->kind, contact->direction);
    return true;
}

/* Takes the link to this contact from every urge but that one. Their outcomes stay. An act must be open. */
static bool unlink_urges(struct cli *cli, const struct contact *contact, int64_t but_urge_id, struct error *error)
{
    struct urges_filter filter = {.person_id = contact->person_id, .since = DAY_NONE, .until = DAY_NONE, .outcome = -1};
    struct urge        *urges;
    size_t              count;
    if (!urges_list(cli->store, &filter, cli->arena, &urges, &count, error))
        return false;
    for (size_t i = 0; i < count; i++) {
        if (urges[i].contact_id != contact->id || urges[i].id == but_urge_id)
            continue;
        urges[i].contact_id = 0;
        if (!urges_save(cli->store, &cli->present, &urges[i], "contact edit", error))
            return false;
    }
    return true;
}

/*
 * Makes this contact the one in which that urge ended. An `out` contact closes the urge as given in, unless it is
 * already. An act must be open.
 */
static bool link_urge(struct cli *cli, const struct contact *contact, int64_t urge_id, struct error *error)
{
    struct urge urge;
    if (!urges_get(cli->store, urge_id, cli->arena, &urge, error))
        return false;
    if (urge.person_id != contact->person_id)
        return error_set(error, ERROR_USAGE, "urge %lld is about another person than this contact", (long long)urge_id);
    urge.contact_id = contact->id;
    if (contact->direction == CONTACT_OUT && urge.outcome != URGE_GAVE_IN) {
        urge.outcome = URGE_GAVE_IN;
        urge.has_ended = true;
        urge.ended_at = cli->present.now;
    }
    return urges_save(cli->store, &cli->present, &urge, "contact", error);
}

/* The contact of this id, if it belongs to the person of --person. */
static bool load_contact(struct cli *cli, int64_t id, void *out, struct error *error)
{
    char what[40];
    snprintf(what, sizeof what, "contact %lld", (long long)id);
    return contacts_get(cli->store, id, cli->arena, out, error) &&
           rows_check_person(cli, what, ((struct contact *)out)->person_id, error);
}

static void put_moment(struct json *json, const char *key, bool is_there, struct moment at)
{
    json_key(json, key);
    if (is_there)
        json_instant(json, at);
    else
        json_null(json);
}

static void put_json(struct cli *cli, struct json *json, const void *row)
{
    (void)cli;
    const struct contact *contact = row;
    json_open_object(json);
    json_named_number(json, "id", contact->id);
    json_named(json, "uid", contact->uid);
    json_named_instant(json, "at", contact->at);
    json_named_day(json, "day", contact->day);
    json_named_day(json, "until", contact->until);
    json_named(json, "person", contact->person_name);
    json_named(json, "kind", rules_kind_name(contact->kind));
    json_named(json, "direction", rules_direction_name(contact->direction));
    json_named_bool(json, "breaks", contact->breaks);
    json_named_bool(json, "waiting", contact->waiting);
    put_moment(json, "hold_until", contact->is_held, contact->hold_until);
    put_moment(json, "came_at", contact->is_answer, contact->came_at);
    json_named_bool(json, "planned", contact->planned);
    json_named(json, "note", contact->note);
    json_close_object(json);
}

static void put_line(struct cli *cli, const void *row)
{
    const struct contact *contact = row;
    struct buf            line = {.arena = cli->arena};
    buf_printf(&line, "%lld  %s", (long long)contact->id, rows_when(cli, contact->at));
    if (contact->until != DAY_NONE) {
        char until[WHEN_DAY_SIZE];
        when_say_day(contact->until, until);
        buf_printf(&line, " to %s", until);
    }
    buf_printf(&line, "  %s  %s  %s%s", rules_kind_name(contact->kind), rules_direction_name(contact->direction),
               contact->breaks    ? "breaks"
               : contact->waiting ? "waiting"
                                  : "keeps",
               rows_name(cli, contact->person_name));
    cli_put_line(cli, &line);
    rows_put_note(cli, contact->note);
}

static bool delete_contact(struct cli *cli, int64_t id, struct error *error)
{
    return contacts_delete(cli->store, &cli->present, id, error);
}

const struct rows_kind cmd_contact_rows = {
    .name = "contact",
    .remove_act = "contact delete",
    .removed = WORD_cmd_contact_deleted,
    .size = sizeof(struct contact),
    .json = put_json,
    .line = put_line,
    .get = load_contact,
    .remove = delete_contact,
};

/* Whom it is about: the urge's person, where one is named, and then --person must not say otherwise. */
static bool find_person(struct cli *cli, const struct change *change, struct person *person, struct error *error)
{
    struct urge urge;
    if (!has_urge(change))
        return cli_person(cli, person, error);
    return urges_get(cli->store, change->urge_id, cli->arena, &urge, error) &&
           rows_check_person(cli, "the urge", urge.person_id, error) &&
           persons_get(cli->store, urge.person_id, cli->arena, person, error);
}

/* The row holds what was given. */
static bool store_contact(struct cli *cli, const struct change *change, struct person *person, struct contact *contact,
                          struct error *error)
{
    if (!rows_begin(cli, "contact", error))
        return false;
    bool done = find_person(cli, change, person, error);
    if (done) {
        contact->person_id = person->id;
        contact->person_name = person->name;
        if (!contact->breaks_said)
            contact->breaks = rules_break(&person->rules, contact->kind, contact->direction);
        done = contacts_add(cli->store, &cli->present, cli->arena, contact, error) &&
               (!has_urge(change) || link_urge(cli, contact, change->urge_id, error));
    }
    return rows_end(cli, done, error);
}

/* One question of the dialog: its answer is read like the option of that name. */
struct question {
    enum field            field;
    const struct contact *contact; /* its id is 0 before it is stored */
    struct change        *change;  /* takes the answer */
};

static bool read_answer(struct cli *cli, const char *answer, void *context, struct error *error)
{
    struct question *question = context;
    enum field       field = question->field;
    struct contact   to = *question->contact;
    if (!fields[field].read(cli, answer, &to, error))
        return false;
    bool has_direction = field == DIRECTION || question->change->texts[DIRECTION];
    if (to.id == 0 && has_direction && !cmd_contact_check_cell(to.kind, to.direction, error))
        return false;
    daynum day = field == AT ? day_of_instant(to.at.unix_s, to.at.offset_s, cli->present.day_start_h) : to.day;
    if (to.id != 0 && !check_until(day, to.until, error))
        return false;
    question->change->texts[field] = answer;
    return true;
}

/*
 * What it was and who began decide what it is: they are asked before it is stored, all else is an update.
 */
static enum ask_answer ask_first(struct cli *cli, enum field field, enum word word, struct change *change,
                                 struct contact *contact)
{
    struct question question = {.field = field, .contact = contact, .change = change};
    enum ask_answer answer = ask_question(cli, word, read_answer, &question);
    struct error    ignored;
    if (answer == ASK_GIVEN)
        (void)fields[field].read(cli, change->texts[field], contact, &ignored); /* it was read once, without fault */
    return answer;
}

static bool store_answer(struct cli *cli, struct change *change, struct contact *contact, struct error *error)
{
    struct person person;
    if (!rows_begin(cli, "contact edit", error))
        return false;
    bool done = contacts_get(cli->store, contact->id, cli->arena, contact, error) &&
                persons_get(cli->store, contact->person_id, cli->arena, &person, error) &&
                apply(cli, change, &person.rules, contact, error) &&
                contacts_save(cli->store, &cli->present, contact, error);
    return rows_end(cli, done, error);
}

static bool ask_contact(struct cli *cli, const struct change *given, struct contact *contact, struct error *error)
{
    static const struct {
        enum field field;
        enum word  question;
    } questions[] = {{AT, WORD_ask_when}, {UNTIL, WORD_ask_until}, {NOTE, WORD_ask_note}};
    for (size_t i = 0; i < sizeof questions / sizeof *questions; i++) {
        if (given->texts[questions[i].field])
            continue;
        struct change   change = {0};
        struct question question = {.field = questions[i].field, .contact = contact, .change = &change};
        enum ask_answer answer = ask_question(cli, questions[i].question, read_answer, &question);
        if (answer == ASK_END)
            break;
        struct contact before = *contact;
        if (answer == ASK_GIVEN && !store_answer(cli, &change, contact, error)) {
            *contact = before;
            return false;
        }
    }
    return true;
}

/* Reads the line: what can be wrong with it is said before the file is opened. */
static bool read_contact(struct cli *cli, const struct cli_args *args, struct change *change, struct contact *contact,
                         struct error *error)
{
    *contact = (struct contact){.at = cli->present.now, .until = DAY_NONE};
    take_options(args, change);
    change->texts[KIND] = args->operands[0];
    if (!read_fields(cli, change, contact, error))
        return false;
    if (!change->texts[KIND] && !cli_has(args, "ask"))
        return error_set(error, ERROR_USAGE, "say what it was: " RULES_KINDS_SAID);
    if (change->texts[KIND] && !cmd_contact_check_cell(contact->kind, contact->direction, error))
        return false;
    if (contact->waiting && contact->direction != CONTACT_IN)
        return error_set(error, ERROR_USAGE, "--waiting is about a message that came: add --direction in");
    daynum day = day_of_instant(contact->at.unix_s, contact->at.offset_s, cli->present.day_start_h);
    return check_until(day, contact->until, error);
}

static bool run_contact(struct cli *cli, const struct cli_args *args, struct error *error)
{
    struct change  change = {0};
    struct person  person;
    struct contact contact;
    bool           asks = cli_has(args, "ask");
    if (!read_contact(cli, args, &change, &contact, error) || !cli_open_existing(cli, error))
        return false;
    if (asks && !find_person(cli, &change, &person, error))
        return false;
    if (asks && !change.texts[KIND]) {
        enum ask_answer answer = ask_first(cli, KIND, WORD_ask_kind, &change, &contact);
        if (answer == ASK_EMPTY)
            cli_notice(cli, "%s", texts_word(WORD_ask_nothing_stored));
        if (answer != ASK_GIVEN)
            return answer == ASK_EMPTY ||
                   error_set(error, ERROR_USAGE, "nothing is written down: it was not said what it was");
    }
    if (asks && !change.texts[DIRECTION] && ask_first(cli, DIRECTION, WORD_ask_direction, &change, &contact) == ASK_END)
        asks = false;
    if (!store_contact(cli, &change, &person, &contact, error))
        return false;
    if (asks && !ask_contact(cli, &change, &contact, error))
        ask_say_lost(cli, "contact", contact.id, error);
    if (cli->json) {
        rows_put_json(cli, &cmd_contact_rows, &contact);
        return true;
    }
    return contact_say(cli, &person, &contact, error);
}

/* Loads the contact, changes it and its link, and writes them, as one act. */
static bool change_contact(struct cli *cli, int64_t id, struct change *change, struct contact *contact,
                           struct error *error)
{
    struct person person;
    if (!rows_begin(cli, "contact edit", error))
        return false;
    bool done = load_contact(cli, id, contact, error) &&
                persons_get(cli->store, contact->person_id, cli->arena, &person, error) &&
                apply(cli, change, &person.rules, contact, error) &&
                contacts_save(cli->store, &cli->present, contact, error);
    if (done && change->texts[URGE])
        done = unlink_urges(cli, contact, change->urge_id, error) &&
               (!has_urge(change) || link_urge(cli, contact, change->urge_id, error));
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
    int64_t        id;
    struct change  change = {0};
    struct contact contact = {.until = DAY_NONE};
    bool           any = false;
    take_options(args, &change);
    if (!cli_id("the contact", args->operands[0], &id, error) || !read_fields(cli, &change, &contact, error))
        return false;
    for (enum field field = 0; field < FIELDS; field++)
        any = any || change.texts[field];
    if (!any)
        return error_set(error, ERROR_USAGE, "say what to change, for instance --at WHEN or --keeps");
    if (change.texts[KIND] && change.texts[DIRECTION] &&
        !cmd_contact_check_cell(contact.kind, contact.direction, error))
        return false;
    if (change.texts[AT] && change.texts[UNTIL] &&
        !check_until(day_of_instant(contact.at.unix_s, contact.at.offset_s, cli->present.day_start_h), contact.until,
                     error))
        return false;
    if (!cli_open_existing(cli, error) || !change_contact(cli, id, &change, &contact, error))
        return false;
    rows_answer(cli, &cmd_contact_rows, WORD_cmd_contact_changed, contact.id, &contact);
    return say_count(cli, &contact, error);
}

static bool decide(struct cli *cli, const struct cli_args *args, enum contacts_choice choice, struct moment at,
                   struct contact *contact, struct error *error)
{
    int64_t id;
    if (!cli_id("the contact", args->operands[0], &id, error) || !cli_open_existing(cli, error) ||
        !rows_begin(cli, args->command->name, error))
        return false;
    bool done = load_contact(cli, id, contact, error) &&
                contacts_decide(cli->store, &cli->present, id, choice, at, cli->arena, contact, error);
    return rows_end(cli, done, error);
}

static bool run_leave(struct cli *cli, const struct cli_args *args, struct error *error)
{
    struct contact contact;
    if (!decide(cli, args, CONTACTS_LEAVE, cli->present.now, &contact, error))
        return false;
    rows_answer(cli, &cmd_contact_rows, WORD_cmd_contact_left, contact.id, &contact);
    return say_count(cli, &contact, error);
}

static bool run_answer(struct cli *cli, const struct cli_args *args, struct error *error)
{
    struct person  person;
    struct contact contact;
    struct moment  at = cli->present.now;
    const char    *when = cli_value(args, "at");
    if ((when && !when_read("--at", when, &cli->present, &at, error)) ||
        !decide(cli, args, CONTACTS_ANSWER, at, &contact, error))
        return false;
    if (cli->json)
        rows_put_json(cli, &cmd_contact_rows, &contact);
    return cli->json || (persons_get(cli->store, contact.person_id, cli->arena, &person, error) &&
                         contact_say(cli, &person, &contact, error));
}

static bool run_hold(struct cli *cli, const struct cli_args *args, struct error *error)
{
    enum { HOURS = 24, HOURS_MOST = TALLY_WAITING_S / 3600, HOUR_S = 3600 };
    struct contact contact;
    struct moment  until = cli->present.now;
    int64_t        hours = HOURS;
    const char    *text = cli_value(args, "hours");
    if (text && !cli_number("--hours", text, 1, HOURS_MOST, &hours, error))
        return false;
    until.unix_s += hours * HOUR_S;
    if (!decide(cli, args, CONTACTS_HOLD, until, &contact, error))
        return false;
    if (cli->json)
        rows_put_json(cli, &cmd_contact_rows, &contact);
    else
        cli_say(cli, WORD_cmd_contact_held, (struct buf_value[]){{"when", rows_when(cli, contact.hold_until)}, {0}});
    return true;
}

static bool run_delete(struct cli *cli, const struct cli_args *args, struct error *error)
{
    struct contact contact;
    return rows_delete(cli, args, &cmd_contact_rows, &contact, error) && say_count(cli, &contact, error);
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
    rows_list(cli, &cmd_contact_rows, contacts, count, ROWS_AS_THEY_COME);
    return true;
}

const struct command cmd_contact[] = {
    {
        .name = "contact",
        .synopsis = "contact KIND [--direction out|in|chance] [--note TEXT] [--breaks | --keeps] [--at WHEN] [--until "
                    "DAY] [--urge ID] [--waiting] [--ask]",
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
                {"direction", CLI_TEXT, "DIRECTION", "out, in or chance; out if not said"},
                {"note", CLI_NOTE, "TEXT", "a note, - from standard input"},
                {"breaks", CLI_FLAG, NULL, "it ends the streak, whatever the rules say"},
                {"keeps", CLI_FLAG, NULL, "it does not end the streak, whatever the rules say"},
                {"at", CLI_TEXT, "WHEN", "when it was, now if not said"},
                {"until", CLI_TEXT, "DAY", "the last day of a stretch"},
                {"urge", CLI_TEXT, "ID", "the urge it came from"},
                {"waiting", CLI_FLAG, NULL, "a message that came, and is not decided yet"},
                {"ask", CLI_FLAG, NULL, "ask in plain lines"},
                {0},
            },
        .operands_optional = 1,
        .operand_names = {"KIND"},
        .takes_person = true,
        .run = run_contact,
    },
    {
        .name = "contact edit",
        .synopsis = "contact edit ID [--kind KIND] [--direction out|in|chance] [--note TEXT] [--breaks | --keeps] "
                    "[--at WHEN] [--until DAY] [--urge ID]",
        .summary = "change a contact",
        .details = "--note=, --until= and --urge= empty a field. Your rules are applied anew only if kind or direction "
                   "changes and neither --breaks nor --keeps was ever given.",
        .options =
            (const struct cli_option[]){
                {"kind", CLI_TEXT, "KIND", "what it was"},
                {"direction", CLI_TEXT, "DIRECTION", "out, in or chance"},
                {"note", CLI_NOTE | CLI_CLEARS, "TEXT", "a note, - from standard input"},
                {"breaks", CLI_FLAG, NULL, "it ends the streak, whatever the rules say"},
                {"keeps", CLI_FLAG, NULL, "it does not end the streak, whatever the rules say"},
                {"at", CLI_TEXT, "WHEN", "when it was"},
                {"until", CLI_TEXT | CLI_CLEARS, "DAY", "the last day of a stretch"},
                {"urge", CLI_TEXT | CLI_CLEARS, "ID", "the urge it came from"},
                {0},
            },
        .operand_names = {"ID"},
        .takes_person = true,
        .run = run_edit,
    },
    {
        .name = "contact leave",
        .synopsis = "contact leave ID",
        .summary = "a message that waits stays unanswered",
        .operand_names = {"ID"},
        .takes_person = true,
        .run = run_leave,
    },
    {
        .name = "contact hold",
        .synopsis = "contact hold ID [--hours N]",
        .summary = "put a message that waits aside for a while",
        .details =
            "For 24 hours if you don't say for how many; 168 at most. A week after a message came it counts as left "
            "unanswered, whatever you do.",
        .options = (const struct cli_option[]){{"hours", CLI_TEXT, "N", "for how many hours, 1 to 168"}, {0}},
        .operand_names = {"ID"},
        .takes_person = true,
        .run = run_hold,
    },
    {
        .name = "contact answer",
        .synopsis = "contact answer ID [--at WHEN]",
        .summary = "you answered a message that was waiting",
        .details = "The contact then lies at the time of your answer, and your rules say what it does to the streak.",
        .options = (const struct cli_option[]){{"at", CLI_TEXT, "WHEN", "when you answered, now by default"}, {0}},
        .operand_names = {"ID"},
        .takes_person = true,
        .run = run_answer,
    },
    {
        .name = "contact delete",
        .synopsis = "contact delete ID",
        .summary = "delete a contact; an urge linked to it keeps its outcome",
        .operand_names = {"ID"},
        .takes_person = true,
        .run = run_delete,
    },
    {
        .name = "contact list",
        .synopsis = "contact list [--since DAY] [--until DAY]",
        .summary = "the contacts, newest first",
        .options = rows_range_options,
        .takes_person = true,
        .run = run_list,
    },
    {0},
};
