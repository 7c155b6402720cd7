/*
 * What the rules made of a contact, in words. A contact ends at most one streak, and not always the current one: a
 * late entry may lie before day 0, or in a streak that another contact ended since. Each case is said as it is.
 */
#include "cli/contact_say.h"

#include <stdio.h>

#include "cli/rows.h"
#include "core/milestone.h"
#include "store/urges.h"

static const char *kind_words(enum contact_kind kind)
{
    static const enum word words[CONTACT_KINDS] = {
        [CONTACT_TEXT] = WORD_kind_text,     [CONTACT_CALL] = WORD_kind_call,
        [CONTACT_EMAIL] = WORD_kind_email,   [CONTACT_SOCIAL] = WORD_kind_social,
        [CONTACT_LOOK] = WORD_kind_look,     [CONTACT_MEET] = WORD_kind_meet,
        [CONTACT_FRIEND] = WORD_kind_friend, [CONTACT_LOGISTICS] = WORD_kind_logistics,
        [CONTACT_AGAIN] = WORD_kind_again,
    };
    return texts_word(words[kind]);
}

static void say_stored(struct cli *cli, const struct person *person, const struct contact *contact)
{
    char id[24];
    snprintf(id, sizeof id, "%lld", (long long)contact->id);
    cli_say(cli, WORD_cmd_contact_stored,
            (struct buf_value[]){{"id", id},
                                 {"name", rows_name(cli, person->name)},
                                 {"what", kind_words(contact->kind)},
                                 {"when", rows_when(cli, contact->at)},
                                 {0}});
}

static void say_waiting(struct cli *cli, const struct person *person, const struct contact *contact)
{
    char id[24];
    snprintf(id, sizeof id, "%lld", (long long)contact->id);
    cli_say(cli, person->rules.preset == RULES_LOW ? WORD_cmd_contact_waits_low : WORD_cmd_contact_waits,
            (struct buf_value[]){{"id", id}, {0}});
}

/* Not answering somebody dangerous is no win to count; what they sent may be needed. */
static bool is_from_unsafe(const struct person *person, const struct contact *contact)
{
    return person->unsafe && contact->direction == CONTACT_IN;
}

static enum word kept_word(const struct person *person, const struct contact *contact)
{
    if (is_from_unsafe(person, contact) || contact->waiting)
        return WORD_cmd_contact_goes_on;
    if (contact->breaks_said)
        return WORD_cmd_contact_said_keeps;
    if (contact->direction == CONTACT_IN)
        return contact->kind == CONTACT_LOGISTICS ? WORD_cmd_contact_goes_on : WORD_cmd_contact_unanswered;
    return WORD_cmd_contact_allowed;
}

static void put_part(struct cli *cli, struct buf *line, int64_t number, const char *one, const char *many)
{
    if (number > 0)
        buf_printf(line, ", %s", rows_count(cli, number, one, many));
}

/* What a slip does not take away. */
static bool say_what_stays(struct cli *cli, const struct person *person, const struct tally *tally, struct error *error)
{
    struct urges_counts urges;
    if (!urges_count(cli->store, &cli->present, person->id, &urges, error))
        return false;
    size_t                  count;
    const struct milestone *milestones = milestone_list(tally, person->target_days, cli->arena, &count);
    int32_t                 reached = 0;
    int32_t                 highest = 0;
    for (size_t i = 0; i < count; i++)
        if (milestones[i].times > 0) {
            reached++;
            highest = milestones[i].days;
        }
    struct buf line = {.arena = cli->arena};
    buf_printf(&line, "%d of %s kept, longest %s", tally->kept_days, cli_days(cli, tally->total_days),
               cli_days(cli, tally->longest_days));
    put_part(cli, &line, reached, "milestone", "milestones");
    if (reached > 0)
        buf_printf(&line, ", up to %s", cli_days(cli, highest));
    put_part(cli, &line, urges.resisted, "urge ridden out", "urges ridden out");
    if (!person->unsafe)
        put_part(cli, &line, tally->unanswered, "message left unanswered", "messages left unanswered");
    cli_say(cli, WORD_cmd_contact_stays, (struct buf_value[]){{"what", buf_text(&line)}, {0}});
    return true;
}

static bool is_message(enum contact_kind kind)
{
    return kind == CONTACT_TEXT || kind == CONTACT_EMAIL || kind == CONTACT_SOCIAL || kind == CONTACT_AGAIN;
}

/* The last day of the contact, as far as it has come. */
static daynum last_day(const struct contact *contact, daynum today)
{
    daynum last = contact->until == DAY_NONE ? contact->day : contact->until;
    return last > today ? today : last;
}

static void say_stretch(struct cli *cli, const struct contact *contact)
{
    char from[WHEN_DAY_SIZE];
    char until[WHEN_DAY_SIZE];
    when_say_day(contact->day, from);
    when_say_day(contact->until, until);
    cli_say(cli, WORD_cmd_contact_stretch, (struct buf_value[]){{"from", from}, {"until", until}, {0}});
}

static bool say_break(struct cli *cli, const struct person *person, const struct contact *contact,
                      const struct tally *tally, daynum today, struct error *error)
{
    const char      *days = rows_days(cli, tally->streak_days);
    char             since[WHEN_DAY_SIZE];
    struct buf_value values[] = {{"days", days}, {"day", since}, {0}};
    when_say_day(tally->since, since);
    if (contact->until != DAY_NONE)
        say_stretch(cli, contact);
    if (!contacts_ends_streak(contact, person, cli->present.today)) {
        cli_say(cli, WORD_cmd_contact_outside, values);
        return true;
    }
    if (last_day(contact, today) < tally->since) {
        cli_say(cli, WORD_cmd_contact_earlier, values);
        return true;
    }
    cli_say(cli, tally->streak_days == 0 ? WORD_cmd_contact_zero : WORD_cmd_contact_again, values);
    if (!say_what_stays(cli, person, tally, error))
        return false;
    cli_say(cli, is_message(contact->kind) ? WORD_contact_one : WORD_cmd_contact_once, NULL);
    rows_say_help(cli, person);
    return true;
}

bool contact_say(struct cli *cli, const struct person *person, const struct contact *contact, struct error *error)
{
    struct tally tally;
    daynum       today;
    if (!contacts_tally(cli->store, &cli->present, person, CONTACTS_ALL, cli->arena, &tally, &today, error))
        return false;
    say_stored(cli, person, contact);
    if (contact->waiting && !person->unsafe)
        say_waiting(cli, person, contact);
    if (contact->breaks)
        return say_break(cli, person, contact, &tally, today, error);
    const char *days = rows_days(cli, tally.streak_days);
    if (contact->kind == CONTACT_LOOK)
        cli_say(cli, WORD_cmd_contact_look,
                (struct buf_value[]){{"days", days}, {"look", cli_days(cli, tally.look_days)}, {0}});
    else
        cli_say(cli, kept_word(person, contact), (struct buf_value[]){{"days", days}, {0}});
    if (is_from_unsafe(person, contact)) {
        cli_say(cli, WORD_cmd_unsafe_keep, NULL);
        rows_say_help(cli, person);
    }
    return true;
}
