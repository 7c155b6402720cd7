#include "ui/today/headline.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "core/buf.h"
#include "core/milestone.h"
#include "ui/today/today.h"
#include "words/texts.h"
#include "words/insight_words.h"
#include "words/words.h"

enum { MINUTE_S = 60, HOUR_S = 60 * MINUTE_S, NUMBER_SIZE = 32, DAYS_OF_NAMES = 7 };

/*
 * Right after it was left, `u` goes back to it and nobody asks. That it counts as not told after a day does not matter here: it is asked about on
 * the next start, whenever that is.
 */
static bool asks_about_urge(const struct headline_input *input)
{
    const struct urge *urge = input->open_urge;
    return urge && !input->was_asked && !urge_is_fresh(urge->outcome, urge->at.unix_s, input->now.unix_s);
}

static const char *say_urge(const struct headline_input *input, struct arena *arena)
{
    struct moment at = input->open_urge->at;
    daynum        date = when_date(at);
    char          clock[WHEN_DAY_SIZE], day[WHEN_WORDS_SIZE];
    when_say_clock(at, clock);
    when_say_date_near(date, input->today, day);
    bool is_near = date > input->today - DAYS_OF_NAMES;
    return texts_fill(
        arena, WORD_urge_left_open,
        (struct buf_value[]){{"weekday", is_near ? when_weekday_name(day_weekday(date)) : day}, {"clock", clock}, {0}});
}

static bool is_waiting(const struct headline_input *input)
{
    const struct contact      *contact = input->waiting;
    const struct tally_contact seen = {.waiting = true, .direction = CONTACT_IN, .at = contact->at};
    return tally_is_waiting(&seen, input->now.unix_s);
}

static bool tells_waiting(const struct headline_input *input)
{
    return input->waiting && !input->person->unsafe && (is_waiting(input) || !input->was_left_said);
}

static const char *say_waiting(const struct headline_input *input, struct arena *arena)
{
    const struct contact *contact = input->waiting;
    daynum                date = when_date(contact->at);
    char                  clock[WHEN_DAY_SIZE], day[WHEN_WORDS_SIZE], until[WHEN_DAY_SIZE];
    bool                  is_near = date > input->today - DAYS_OF_NAMES;
    bool                  is_held = contact->is_held && contact->hold_until.unix_s > input->now.unix_s;
    when_say_clock(contact->at, clock);
    when_say_date_near(date, input->today, day);
    when_say_clock(contact->hold_until, until);
    return texts_fill(
        arena,
        !is_waiting(input) ? WORD_wrote_expired
        : is_held          ? WORD_wrote_waits_held
                           : WORD_wrote_waits,
        (struct buf_value[]){
            {"day", is_near ? when_weekday_name(day_weekday(date)) : day}, {"clock", clock}, {"until", until}, {0}});
}

static int64_t since_break(const struct headline_input *input)
{
    const struct tally *tally = input->tally;
    return input->now.unix_s - tally->breaks[tally->break_count - 1].end_unix_s;
}

static bool is_hours_after(const struct headline_input *input)
{
    return input->last_break && input->tally->break_count > 0 && since_break(input) >= 0 &&
           since_break(input) < HEADLINE_AFTER_S;
}

/* What it was; that it was a stretch of days says more than its kind. */
static const char *say_contact(const struct contact *contact)
{
    static const enum word words[CONTACT_KINDS] = {
        [CONTACT_TEXT] = WORD_since_message,   [CONTACT_CALL] = WORD_since_call,
        [CONTACT_EMAIL] = WORD_since_message,  [CONTACT_SOCIAL] = WORD_since_message,
        [CONTACT_LOOK] = WORD_since_look,      [CONTACT_MEET] = WORD_since_meeting,
        [CONTACT_FRIEND] = WORD_since_message, [CONTACT_LOGISTICS] = WORD_since_contact,
        [CONTACT_AGAIN] = WORD_since_message,
    };
    return texts_word(contact->until == DAY_NONE ? words[contact->kind] : WORD_since_stretch);
}

static const char *say_hours(const struct headline_input *input, struct arena *arena)
{
    char    hours[NUMBER_SIZE];
    int64_t seconds = since_break(input);
    if (seconds < HOUR_S)
        snprintf(hours, sizeof hours, "%" PRId64 " min", seconds / MINUTE_S);
    else
        snprintf(hours, sizeof hours, "%" PRId64 " h", seconds / HOUR_S);
    return texts_fill(arena, WORD_contact_hours_after,
                      (struct buf_value[]){{"hours", hours}, {"what", say_contact(input->last_break)}, {0}});
}

/* The last milestone of the streak, if it was not shown before today; else 0. */
static int32_t unseen_milestone(const struct headline_input *input)
{
    int32_t last = milestone_last(input->tally->streak_days, input->person->target_days);
    if (input->count_hidden || input->person->closed)
        return 0;
    return last > input->seen_days || input->seen_on == input->today ? last : 0;
}

static const char *say_ordinal(int32_t number, char out[NUMBER_SIZE])
{
    static const char *const words[] = {"second",  "third",  "fourth", "fifth", "sixth",
                                        "seventh", "eighth", "ninth",  "tenth"};
    static const char *const endings[] = {"th", "st", "nd", "rd"};
    int32_t                  last = number % 10;
    bool                     teen = number / 10 % 10 == 1;
    if (number <= 10)
        return words[number - 2];
    snprintf(out, NUMBER_SIZE, "%" PRId32 "%s", number, endings[teen || last > 3 ? 0 : last]);
    return out;
}

static struct milestone find_milestone(const struct headline_input *input, int32_t days, struct arena *arena)
{
    size_t                  count;
    const struct milestone *list = milestone_list(input->tally, input->person->target_days, arena, &count);
    while (list->days < days)
        list++;
    return *list;
}

static const char *say_milestone(const struct headline_input *input, int32_t days, struct arena *arena)
{
    char        title[WORDS_SIZE], ordinal[NUMBER_SIZE], date[WHEN_WORDS_SIZE];
    const char *sentence = texts_milestone(days).sentence;
    words_milestone(days, title);
    if (days == input->person->target_days)
        return texts_fill(arena, WORD_target_reached, (struct buf_value[]){{"title", title}, {0}});

    struct milestone milestone = find_milestone(input, days, arena);
    if (milestone.times > 1) {
        when_say_date_near(milestone.first_reached_on, input->today, date);
        return texts_fill(
            arena, WORD_milestone_again,
            (struct buf_value[]){
                {"title", title}, {"ordinal", say_ordinal(milestone.times, ordinal)}, {"date", date}, {0}});
    }
    return texts_fill(arena, WORD_milestone_first,
                      (struct buf_value[]){
                          {"title", title}, {"sentence", sentence ? sentence : texts_word(WORD_milestone_year)}, {0}});
}

/* A sentence begins with a large letter; the words are the user's own. */
static const char *begin_sentence(const char *text, struct arena *arena)
{
    char *sentence = arena_copy_text(arena, text);
    if (sentence[0] >= 'a' && sentence[0] <= 'z')
        sentence[0] = (char)(sentence[0] - 'a' + 'A');
    return sentence;
}

/* The user may have written the full stop, or not. */
static const char *without_stop(const char *text, struct arena *arena)
{
    size_t length = strlen(text);
    char  *copy = arena_copy_text(arena, text);
    if (length > 1 && copy[length - 1] == '.' && copy[length - 2] != '.')
        copy[length - 1] = '\0';
    return copy;
}

static const char *say_hardday(const struct headline_input *input, struct arena *arena)
{
    char        days[WORDS_SIZE];
    int32_t     ahead = input->hardday_on - input->today;
    const char *text = without_stop(input->hardday->text, arena);
    struct buf  out = {.arena = arena};
    enum word   word = ahead == 0 ? WORD_hardday_today : ahead == 1 ? WORD_hardday_tomorrow : WORD_hardday_ahead;
    words_days(ahead, days);
    buf_fill(&out, texts_word(word),
             (struct buf_value[]){{"what", ahead == 0 ? text : begin_sentence(text, arena)}, {"days", days}, {0}});
    if (input->hardday_plan) {
        buf_puts(&out, " ");
        buf_fill(&out, texts_word(WORD_hardday_plan),
                 (struct buf_value[]){{"plan", without_stop(input->hardday_plan, arena)}, {0}});
    }
    return buf_text(&out);
}

static bool is_pressing(const struct headline_input *input)
{
    return input->hardday && (input->hardday->every != HARDDAY_WEEK || input->hardday_on <= input->today + 1);
}

/* "Sundays from 21 to 22 h have been the hardest: 7 of 41. My plan: call Maya." */
static const char *say_hour(const struct headline_input *input, enum word word, struct arena *arena)
{
    const struct insights_hardest *hardest = &input->hour->hardest;
    const char                    *does = input->hour->plan ? input->hour->plan : input->hour->idea;
    char                           from[NUMBER_SIZE], to[NUMBER_SIZE], count[NUMBER_SIZE], all[NUMBER_SIZE];
    struct buf                     out = {.arena = arena};
    snprintf(from, sizeof from, "%d", hardest->hour);
    snprintf(to, sizeof to, "%d", hardest->hour + 1);
    snprintf(count, sizeof count, "%" PRId64, hardest->count);
    snprintf(all, sizeof all, "%" PRId64, hardest->of);
    buf_fill(&out, texts_word(word),
             (struct buf_value[]){{"weekdays", insight_words_weekdays(hardest->weekday)},
                                  {"weekday", when_weekday_name(hardest->weekday)},
                                  {"from", from},
                                  {"to", to},
                                  {"count", count},
                                  {"all", all},
                                  {0}});
    if (does) {
        buf_puts(&out, " ");
        buf_fill(&out, texts_word(input->hour->plan ? WORD_hardday_plan : WORD_hour_idea),
                 (struct buf_value[]){{"plan", without_stop(does, arena)}, {0}});
    }
    return buf_text(&out);
}

static const char *say_closed(const struct headline_input *input, struct arena *arena)
{
    char date[WHEN_WORDS_SIZE], days[WORDS_SIZE];
    when_say_date_near(input->person->closed_on, input->today, date);
    words_days(input->tally->streak_days, days);
    if (input->count_hidden)
        return texts_fill(arena, WORD_closed_hidden, (struct buf_value[]){{"date", date}, {0}});
    return texts_fill(arena, WORD_closed_headline, (struct buf_value[]){{"date", date}, {"days", days}, {0}});
}

struct headline headline_choose(const struct headline_input *input, struct arena *arena)
{
    if (asks_about_urge(input))
        return (struct headline){.kind = HEADLINE_URGE_OPEN, .text = say_urge(input, arena)};
    if (tells_waiting(input))
        return (struct headline){.kind = HEADLINE_WAITING, .text = say_waiting(input, arena)};
    if (is_hours_after(input))
        return (struct headline){.kind = HEADLINE_HOURS_AFTER, .text = say_hours(input, arena)};
    if (is_pressing(input))
        return (struct headline){.kind = HEADLINE_HARDDAY, .text = say_hardday(input, arena)};
    int32_t days = unseen_milestone(input);
    if (days > 0)
        return (struct headline){
            .kind = HEADLINE_MILESTONE, .text = say_milestone(input, days, arena), .milestone_days = days};
    if (input->hour)
        return (struct headline){.kind = HEADLINE_HOUR,
                                 .text = say_hour(input, WORD_hour_hardest, arena),
                                 .brief = say_hour(input, WORD_hour_hardest_brief, arena)};
    if (input->earlier && input->earlier[0] != '\0')
        return (struct headline){.kind = HEADLINE_EARLIER, .text = input->earlier};
    if (input->person->closed)
        return (struct headline){.kind = HEADLINE_CLOSED, .text = say_closed(input, arena)};
    if (input->hardday)
        return (struct headline){.kind = HEADLINE_HARDDAY, .text = say_hardday(input, arena)};
    if (input->idea)
        return (struct headline){
            .kind = HEADLINE_IDEA,
            .text = texts_fill(arena, WORD_idea_headline, (struct buf_value[]){{"idea", input->idea}, {0}})};
    return (struct headline){.kind = HEADLINE_NONE, .text = ""};
}

/* Is it within an hour of it? */
static bool is_hour_near(const struct headline_hour *hour, struct moment now)
{
    int apart = insight_hour(now) - hour->hardest.hour;
    return hour->is_today && apart >= -1 && apart <= 1;
}

struct headline today_headline(const struct today *today, struct arena *arena)
{
    struct headline_input input = {
        .now = today->present.now,
        .today = today->present.today,
        .person = &today->person,
        .tally = &today->tally,
        .last_break = today->has_last_break ? &today->last_break : NULL,
        .open_urge = today->has_open_urge ? &today->open_urge : NULL,
        .was_asked = today->was_asked,
        .waiting = today->has_waiting ? &today->waiting : NULL,
        .was_left_said = today->was_left_said,
        .seen_days = today->seen_days,
        .seen_on = today->seen_on,
        .count_hidden = today->count_hidden,
        .earlier = today->earlier,
        .hardday = today->hardday.found ? &today->hardday.day : NULL,
        .hardday_on = today->hardday.on,
        .hardday_plan = today->hardday.plan,
        .hour = is_hour_near(&today->hour, today->present.now) ? &today->hour : NULL,
        .idea = today->idea,
    };
    return headline_choose(&input, arena);
}
