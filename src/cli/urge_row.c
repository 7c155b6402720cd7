#include "cli/urge_row.h"

#include <stdio.h>
#include <string.h>

#include "cli/rows.h"

static bool read_strength(const char *name, const char *text, int *out, struct error *error)
{
    int64_t number = 0;
    if (*text && !cli_number(name, text, 1, 10, &number, error))
        return false;
    *out = (int)number;
    return true;
}

static bool read_text(enum text_field field, const char *name, const char *text, const char **out, struct error *error)
{
    if (*text && !text_check(field, name, text, strlen(text), error))
        return false;
    *out = *text ? text : NULL;
    return true;
}

static bool read_intensity(struct cli *cli, const char *text, struct urge_change *change, struct error *error)
{
    (void)cli;
    change->intensity = true;
    return read_strength("intensity", text, &change->to.intensity, error);
}

static bool read_after(struct cli *cli, const char *text, struct urge_change *change, struct error *error)
{
    (void)cli;
    change->after = true;
    return read_strength("--after", text, &change->to.intensity_after, error);
}

static bool read_want(struct cli *cli, const char *text, struct urge_change *change, struct error *error)
{
    (void)cli;
    enum contact_kind kind;
    change->want = true;
    change->to.want = URGES_NO_KIND;
    if (!*text)
        return true;
    if (!rules_read_kind(text, &kind))
        return error_set(error, ERROR_USAGE, "--want must be " RULES_KINDS_SAID ", not %s",
                         text_quote(text, strlen(text)).text);
    change->to.want = (int)kind;
    return true;
}

static bool read_trigger(struct cli *cli, const char *text, struct urge_change *change, struct error *error)
{
    (void)cli;
    change->trigger = true;
    return read_text(TEXT_LINE, "--trigger", text, &change->to.trigger, error);
}

static bool read_note(struct cli *cli, const char *text, struct urge_change *change, struct error *error)
{
    (void)cli;
    change->note = true;
    return read_text(TEXT_NOTE, "--note", text, &change->to.note, error);
}

static bool read_outcome(struct cli *cli, const char *text, struct urge_change *change, struct error *error)
{
    (void)cli;
    change->outcome = true;
    if (!urge_read_outcome_word(text, &change->to.outcome))
        return error_set(error, ERROR_USAGE, "--outcome must be resisted, gave-in or open, not %s",
                         text_quote(text, strlen(text)).text);
    return true;
}

static bool read_at(struct cli *cli, const char *text, struct urge_change *change, struct error *error)
{
    change->at = true;
    return when_read("--at", text, &cli->present, &change->to.at, error);
}

static const struct {
    const char *field;
    bool (*read)(struct cli *cli, const char *text, struct urge_change *change, struct error *error);
} fields[] = {
    {"intensity", read_intensity}, {"want", read_want},   {"trigger", read_trigger}, {"note", read_note},
    {"outcome", read_outcome},     {"after", read_after}, {"at", read_at},
};

bool urge_row_read_field(struct cli *cli, const char *field, const char *text, struct urge_change *change,
                         struct error *error)
{
    size_t i = 0;
    while (i < sizeof fields / sizeof *fields && strcmp(fields[i].field, field) != 0)
        i++;
    return i == sizeof fields / sizeof *fields || fields[i].read(cli, text, change, error);
}

bool urge_row_read(struct cli *cli, const struct cli_args *args, const char *intensity, struct urge_change *change,
                   struct error *error)
{
    if (intensity && !*intensity)
        return error_set(error, ERROR_USAGE, "intensity must be 1 to 10, not \"\"");
    if (intensity && !read_intensity(cli, intensity, change, error))
        return false;
    for (size_t i = 0; args->options[i].name; i++) {
        const char *name = args->options[i].name;
        if (args->counts[i] == 0)
            continue;
        if (strcmp(name, "did") == 0) {
            change->did = true;
            for (size_t k = 0; k < args->counts[i]; k++)
                urge_row_add_action(cli->arena, &change->to, args->values[i][k]);
            continue;
        }
        if (intensity && strcmp(name, "intensity") == 0)
            return error_set(error, ERROR_USAGE, "intensity is given twice; leave one of them out");
        if (!urge_row_read_field(cli, name, args->values[i][0], change, error))
            return false;
    }
    return true;
}

bool urge_row_changes(const struct urge_change *change)
{
    return change->intensity || change->want || change->trigger || change->note || change->outcome || change->after ||
           change->at || change->did;
}

/* An empty action is what `--did=` gives: nothing is added. */
void urge_row_add_action(struct arena *arena, struct urge *urge, const char *action)
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

void urge_row_apply(struct arena *arena, const struct urge_change *change, bool adds_actions, struct urge *urge)
{
    const struct urge *to = &change->to;
    if (change->intensity)
        urge->intensity = to->intensity;
    if (change->want)
        urge->want = to->want;
    if (change->trigger)
        urge->trigger = to->trigger;
    if (change->note)
        urge->note = to->note;
    if (change->outcome)
        urge->outcome = to->outcome;
    if (change->outcome && to->outcome == URGE_OPEN)
        urge->has_ended = false;
    if (change->after)
        urge->intensity_after = to->intensity_after;
    if (change->at)
        urge->at = to->at;
    if (change->did && !adds_actions)
        urge->did_count = 0;
    if (change->did)
        for (size_t i = 0; i < to->did_count; i++)
            urge_row_add_action(arena, urge, to->did[i]);
}

bool urge_row_load(struct cli *cli, int64_t id, struct urge *out, struct error *error)
{
    char what[40];
    snprintf(what, sizeof what, "urge %lld", (long long)id);
    return urges_get(cli->store, id, cli->arena, out, error) && rows_check_person(cli, what, out->person_id, error);
}

static void json_or_null(struct json *json, const char *key, int64_t number)
{
    json_key(json, key);
    if (number > 0)
        json_number(json, number);
    else
        json_null(json);
}

static void put_json(struct cli *cli, struct json *json, const void *row)
{
    (void)cli;
    const struct urge *urge = row;
    json_open_object(json);
    json_key(json, "id");
    json_number(json, urge->id);
    json_named(json, "uid", urge->uid);
    json_key(json, "at");
    json_instant(json, urge->at);
    json_key(json, "day");
    json_day(json, urge->day);
    json_named(json, "person", urge->person_name);
    json_or_null(json, "intensity", urge->intensity);
    json_named(json, "want", urge->want == URGES_NO_KIND ? NULL : rules_kind_name((enum contact_kind)urge->want));
    json_named(json, "trigger", urge->trigger);
    json_named(json, "note", urge->note);
    json_named(json, "outcome", urge_outcome_name(urge->outcome));
    json_or_null(json, "intensity_after", urge->intensity_after);
    json_key(json, "ended_at");
    if (urge->has_ended)
        json_instant(json, urge->ended_at);
    else
        json_null(json);
    json_key(json, "did");
    json_open_array(json);
    for (size_t i = 0; i < urge->did_count; i++)
        json_text(json, urge->did[i]);
    json_close_array(json);
    json_or_null(json, "contact", urge->contact_id);
    json_close_object(json);
}

void urge_row_say_contact(struct cli *cli, const struct urge *urge)
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
    cli_put_text(cli, buf_text(&line));
    fputc('\n', cli->out);
    rows_put_note(cli, urge->note);
}

static bool get(struct cli *cli, int64_t id, void *out, struct error *error)
{
    return urge_row_load(cli, id, out, error);
}

static bool delete_urge(struct cli *cli, int64_t id, struct error *error)
{
    return urges_delete(cli->store, &cli->present, id, error);
}

const struct rows_kind urge_row_kind = {
    .name = "urge",
    .remove_act = "urge delete",
    .removed = WORD_cmd_urge_deleted,
    .size = sizeof(struct urge),
    .json = put_json,
    .line = put_line,
    .get = get,
    .remove = delete_urge,
};
