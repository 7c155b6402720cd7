#include "ui/contact/contact_said.h"

#include <inttypes.h>
#include <stdio.h>

static void say(struct app *app, enum word word, const struct buf_value *values)
{
    struct arena scratch = {0};
    struct buf   text = {.arena = &scratch};
    buf_fill(&text, texts_word(word), values);
    app_say(app, true, "%s", buf_text(&text));
    arena_free(&scratch);
}

static void say_look(struct app *app, const struct contact *contact)
{
    struct arena scratch = {0};
    struct tally tally;
    struct error error;
    char         days[16], date[WHEN_WORDS_SIZE];
    bool         counted = !app->count_hidden && contacts_tally(app->store, &app->present, &app->person, CONTACTS_COUNT,
                                                                &scratch, &tally, NULL, &error);
    if (contact->day != app->present.today) {
        when_say_date_near(contact->day, app->present.today, date);
        say(app, WORD_contact_look_past, (struct buf_value[]){{"date", date}, {0}});
    } else if (!counted || tally.has_allowed_contact || tally.streak_days == 0) {
        say(app, WORD_contact_goes_on, NULL); /* "days without contact" would not be true */
    } else if (tally.streak_days == 1) {
        say(app, WORD_contact_look_one, NULL);
    } else {
        snprintf(days, sizeof days, "%" PRId32, tally.streak_days);
        say(app, WORD_contact_look, (struct buf_value[]){{"days", days}, {0}});
    }
    arena_free(&scratch);
}

/* A message left unanswered is a win only where it needed no answer; the numbers on the screen are those of the person shown. */
static bool is_plain(const struct app *app, const struct contact *contact)
{
    bool needs_answer = app->person.unsafe || contact->kind == CONTACT_LOGISTICS;
    return contact->person_id != app->person.id || (contact->direction == CONTACT_IN && needs_answer);
}

void contact_said_kept(struct app *app, const struct contact *contact)
{
    if (contact->breaks)
        say(app, WORD_contact_before_start, NULL);
    else if (contact->direction == CONTACT_IN && contact->person_id == app->person.id && app->person.unsafe)
        say(app, WORD_contact_keep, NULL); /* never a win: it may be needed as a proof */
    else if (contact->kind == CONTACT_LOOK && !is_plain(app, contact))
        say_look(app, contact);
    else if (contact->breaks_said || is_plain(app, contact))
        say(app, WORD_contact_goes_on, NULL);
    else
        say(app, contact->direction == CONTACT_IN ? WORD_contact_unanswered : WORD_contact_allowed, NULL);
}

void contact_said_edited(struct app *app, const struct contact *contact)
{
    char clock[WHEN_DAY_SIZE];
    when_say_clock(contact->at, clock);
    say(app, WORD_contact_saved, (struct buf_value[]){{"clock", clock}, {0}});
}
