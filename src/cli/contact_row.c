#include "cli/contact_row.h"

#include <stdio.h>
#include <string.h>

#include "cli/rows.h"
#include "store/urges.h"

static bool read_kind(struct cli *cli, const char *text, struct contact_change *change, struct error *error)
{
    (void)cli;
    change->kind = true;
    if (!rules_read_kind(text, &change->to.kind))
        return error_set(error, ERROR_USAGE, "the kind must be " RULES_KINDS_SAID ", not %s",
                         text_quote(text, strlen(text)).text);
    return true;
}

static bool read_direction(struct cli *cli, const char *text, struct contact_change *change, struct error *error)
{
    (void)cli;
    change->direction = true;
    if (!rules_read_direction(text, &change->to.direction))
        return error_set(error, ERROR_USAGE, "--direction must be out, in or chance, not %s",
                         text_quote(text, strlen(text)).text);
    return true;
}

static bool read_note(struct cli *cli, const char *text, struct contact_change *change, struct error *error)
{
    (void)cli;
    change->note = true;
    change->to.note = *text ? text : NULL;
    return !*text || text_check(TEXT_NOTE, "--note", text, strlen(text), error);
}

static bool read_breaks(struct cli *cli, const char *text, struct contact_change *change, struct error *error)
{
    (void)cli;
    (void)text;
    if (change->breaks)
        return error_set(error, ERROR_USAGE, "--breaks and --keeps exclude each other; leave one of them out");
    change->breaks = change->to.breaks = true;
    return true;
}

static bool read_keeps(struct cli *cli, const char *text, struct contact_change *change, struct error *error)
{
    if (!read_breaks(cli, text, change, error))
        return false;
    change->to.breaks = false;
    return true;
}

static bool read_waiting(struct cli *cli, const char *text, struct contact_change *change, struct error *error)
{
    (void)cli;
    (void)text;
    (void)error;
    change->waiting = change->to.waiting = true;
    return true;
}

static bool read_at(struct cli *cli, const char *text, struct contact_change *change, struct error *error)
{
    change->at = true;
    return when_read("--at", text, &cli->present, &change->to.at, error);
}

static bool read_until(struct cli *cli, const char *text, struct contact_change *change, struct error *error)
{
    change->until = true;
    change->to.until = DAY_NONE;
    return !*text || when_read_day("--until", text, WHEN_NOT_AHEAD, &cli->present, &change->to.until, error);
}

static bool read_urge(struct cli *cli, const char *text, struct contact_change *change, struct error *error)
{
    (void)cli;
    change->urge = true;
    change->unlinks = !*text;
    return change->unlinks || cli_id("--urge", text, &change->urge_id, error);
}

static const struct {
    const char *field;
    bool (*read)(struct cli *cli, const char *text, struct contact_change *change, struct error *error);
} fields[] = {
    {"kind", read_kind},     {"direction", read_direction}, {"note", read_note},
    {"breaks", read_breaks}, {"keeps", read_keeps},         {"at", read_at},
    {"until", read_until},   {"urge", read_urge},           {"waiting", read_waiting},
};

bool contact_row_read_field(struct cli *cli, const char *field, const char *text, struct contact_change *change,
                            struct error *error)
{
    size_t i = 0;
    while (i < sizeof fields / sizeof *fields && strcmp(fields[i].field, field) != 0)
        i++;
    return i == sizeof fields / sizeof *fields || fields[i].read(cli, text, change, error);
}

bool contact_row_read(struct cli *cli, const struct cli_args *args, struct contact_change *change, struct error *error)
{
    for (size_t i = 0; args->options[i].name; i++)
        if (args->counts[i] > 0 &&
            !contact_row_read_field(cli, args->options[i].name, args->values[i][0], change, error))
            return false;
    return true;
}

bool contact_row_check_cell(enum contact_kind kind, enum contact_direction direction, struct error *error)
{
    if (rules_has_cell(kind, direction))
        return true;
    const char *name = rules_direction_name(direction);
    if (kind == CONTACT_AGAIN)
        return error_set(error, ERROR_USAGE, "again has no direction %s; it is out", name);
    return error_set(error, ERROR_USAGE, "a look has no direction %s; it is out, or chance", name);
}

bool contact_row_check_until(daynum day, daynum until, struct error *error)
{
    if (until == DAY_NONE || until >= day)
        return true;
    char first[WHEN_DAY_SIZE];
    char last[WHEN_DAY_SIZE];
    when_say_day(day, first);
    when_say_day(until, last);
    return error_set(error, ERROR_USAGE, "--until must not be before the contact: %s is before %s", last, first);
}

bool contact_row_apply(struct cli *cli, const struct contact_change *change, const struct rules *rules,
                       struct contact *contact, struct error *error)
{
    const struct contact *to = &change->to;
    struct contact        was = *contact;
    if (change->kind)
        contact->kind = to->kind;
    if (change->direction)
        contact->direction = to->direction;
    if (change->note)
        contact->note = to->note;
    if (change->until)
        contact->until = to->until;
    if (change->at)
        contact->at = to->at;
    daynum day = when_day_moved(was.at, was.day, contact->at, cli->present.day_start_h);
    if (!contact_row_check_cell(contact->kind, contact->direction, error) ||
        !contact_row_check_until(day, contact->until, error))
        return false;
    contact->waiting = contact->waiting && contact->direction == CONTACT_IN;
    if (change->breaks) {
        contact->breaks = to->breaks;
        contact->breaks_said = true;
    } else if ((contact->kind != was.kind || contact->direction != was.direction) && !was.breaks_said) {
        contact->breaks = rules_break(rules, contact->kind, contact->direction);
    }
    return true;
}

bool contact_row_unlink(struct cli *cli, const struct contact *contact, int64_t but_urge_id, struct error *error)
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

bool contact_row_link(struct cli *cli, const struct contact *contact, int64_t urge_id, struct error *error)
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

bool contact_row_load(struct cli *cli, int64_t id, struct contact *out, struct error *error)
{
    char what[40];
    snprintf(what, sizeof what, "contact %lld", (long long)id);
    return contacts_get(cli->store, id, cli->arena, out, error) && rows_check_person(cli, what, out->person_id, error);
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
    json_key(json, "id");
    json_number(json, contact->id);
    json_named(json, "uid", contact->uid);
    json_key(json, "at");
    json_instant(json, contact->at);
    json_key(json, "day");
    json_day(json, contact->day);
    json_key(json, "until");
    json_day(json, contact->until);
    json_named(json, "person", contact->person_name);
    json_named(json, "kind", rules_kind_name(contact->kind));
    json_named(json, "direction", rules_direction_name(contact->direction));
    json_key(json, "breaks");
    json_bool(json, contact->breaks);
    json_key(json, "waiting");
    json_bool(json, contact->waiting);
    put_moment(json, "hold_until", contact->is_held, contact->hold_until);
    put_moment(json, "came_at", contact->is_answer, contact->came_at);
    json_key(json, "planned");
    json_bool(json, contact->planned);
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
               contact->breaks ? "breaks" : "keeps", rows_name(cli, contact->person_name));
    cli_put_text(cli, buf_text(&line));
    fputc('\n', cli->out);
    rows_put_note(cli, contact->note);
}

static bool get(struct cli *cli, int64_t id, void *out, struct error *error)
{
    return contact_row_load(cli, id, out, error);
}

static bool delete_contact(struct cli *cli, int64_t id, struct error *error)
{
    return contacts_delete(cli->store, &cli->present, id, error);
}

const struct rows_kind contact_row_kind = {
    .name = "contact",
    .remove_act = "contact delete",
    .removed = WORD_cmd_contact_deleted,
    .size = sizeof(struct contact),
    .json = put_json,
    .line = put_line,
    .get = get,
    .remove = delete_contact,
};
