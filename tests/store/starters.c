#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "core/habit.h"
#include "core/text.h"
#include "words/texts.h"
#include "store/goals.h"

static bool holds(const char *text, const char *words)
{
    for (; *text != '\0'; text++) {
        if (strncasecmp(text, words, strlen(words)) == 0)
            return true;
    }
    return false;
}

static bool is_kind(const struct texts_goal *goal, const char *kind)
{
    return strcmp(goal->kind, kind) == 0;
}

static struct texts_goal goal_titled(const char *title)
{
    for (size_t i = 0; i < texts_goal_count(); i++) {
        if (strcmp(texts_goal(i).title, title) == 0)
            return texts_goal(i);
    }
    fail_msg("there is no goal \"%s\"", title);
    return (struct texts_goal){0};
}

static void each_goal_can_be_stored_as_it_stands(void **state)
{
    (void)state;
    for (size_t i = 0; i < texts_goal_count(); i++) {
        struct texts_goal goal = texts_goal(i);
        struct error      error;
        assert_true(text_check(TEXT_LINE, "title", goal.title, strlen(goal.title), &error));
        assert_true(text_check(TEXT_LINE, "area", goal.area, strlen(goal.area), &error));
        if (!is_kind(&goal, "project"))
            continue;
        size_t steps = 0;
        for (const char *step = goal.detail; step != NULL; steps++) {
            const char *end = strstr(step, "; ");
            size_t      length = end == NULL ? strlen(step) : (size_t)(end - step);
            assert_true(text_check(TEXT_LINE, "step", step, length, &error));
            assert_true(step[0] != ' ' && step[length - 1] != ' ');
            if (memchr(step, ';', length) != NULL)
                fail_msg("\"%s\": a `;` without a blank behind it, or at the end", goal.title);
            step = end == NULL ? NULL : end + 2;
        }
        assert_in_range(steps, 2, GOALS_STEPS_MAX);
    }
}

static void the_starters_hold_what_a_first_week_needs(void **state)
{
    (void)state;
    static const struct {
        const char *title, *area, *detail; /* detail: what must stand in it */
    } rows[] = {
        {"Clear the reminders", "reminders", "Mute and unfollow; Archive the chat; Put the things into one box"},
        {"Clear the reminders", "reminders", "Agree with a friend when to call"},
        {"Clear the reminders, keep the chat", "reminders", "Mute the chat"},
        {"Clear the reminders, keep the chat", "reminders", "Put the things into one box"},
        {"Clear the reminders, keep the chat", "reminders", "Agree with a friend when to call"},
        {"A weekend somewhere else", "getaway", "Book"},
        {"A visit to family", "family", "Ask"},
        {"Move the body for half an hour", "health", "weekly:3"},
        {"One new thing to learn", "learning", "Choose it"},
        {"See one friend", "friends", "weekly:1"},
        {"Help out somewhere", "volunteering", "Go once"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct texts_goal goal = goal_titled(rows[i].title);
        assert_string_equal(goal.area, rows[i].area);
        if (strstr(goal.detail, rows[i].detail) == NULL)
            fail_msg("\"%s\" does not hold \"%s\"", goal.title, rows[i].detail);
    }
    assert_string_equal(goal_titled("Clear the reminders").fits, "standard");
    assert_string_equal(goal_titled("Clear the reminders, keep the chat").fits, "low");
    assert_null(strstr(goal_titled("Clear the reminders, keep the chat").detail, "Archive"));
}

/* Upper and lower case, full stops and blanks apart. */
static void strip(const char *text, char out[300])
{
    size_t length = 0;
    for (; *text != '\0'; text++) {
        if (*text >= 'A' && *text <= 'Z')
            out[length++] = (char)(*text - 'A' + 'a');
        else if (*text >= 'a' && *text <= 'z')
            out[length++] = *text;
        assert_true(length < 299);
    }
    out[length] = '\0';
}

static void no_two_begin_alike(void **state)
{
    (void)state;
    enum { ALIKE = 16 }; /* letters */
    for (size_t i = 0; i < texts_goal_count(); i++) {
        for (size_t k = 0; k < i; k++) {
            struct texts_goal a = texts_goal(i), b = texts_goal(k);
            char              one[300], other[300];
            strip(a.title, one);
            strip(b.title, other);
            if (strncmp(one, other, ALIKE) == 0 && strcmp(a.area, "reminders") != 0)
                fail_msg("\"%s\" and \"%s\"", a.title, b.title);
        }
    }
}

static void an_idea_is_a_short_sentence_and_a_thing_for_an_hour_is_none(void **state)
{
    (void)state;
    size_t ideas = 0;
    for (size_t i = 0; i < texts_goal_count(); i++) {
        struct texts_goal goal = texts_goal(i);
        size_t            length = strlen(goal.title);
        bool              sentence = goal.title[length - 1] == '.';
        if (length > 61) /* after "For this week: ", in the 76 columns of its line */
            fail_msg("\"%s\" does not fit into the line on Today", goal.title);
        if (sentence != is_kind(&goal, "idea"))
            fail_msg("\"%s\" ends wrongly", goal.title);
        ideas += sentence;
    }
    assert_true(ideas >= 53 + 27);
}

static void no_idea_speaks_of_the_other_and_none_promises_health(void **state)
{
    (void)state;
    static const char *const words[] = {"ex ",     "ex-",       "partner", "break-up", "breakup", "together again",
                                        "miss ",   "heal",      "cure",    "stress",   "immune",  "proven",
                                        "studies", "will feel", "message"}; /* the one that waits may be theirs */
    for (size_t i = 0; i < texts_goal_count(); i++) {
        for (size_t k = 0; k < sizeof words / sizeof words[0]; k++) {
            if (holds(texts_goal(i).title, words[k]) || holds(texts_goal(i).detail, words[k]))
                fail_msg("\"%s\" holds \"%s\"", texts_goal(i).title, words[k]);
        }
    }
}

static void each_hour_has_the_things_of_its_time(void **state)
{
    (void)state;
    for (int hour = 0; hour < 24; hour++) {
        const char *time = hour < 6 || hour >= 22 ? "night" : hour < 11 ? "morning" : hour < 17 ? "day" : "evening";
        size_t      want = 0;
        for (size_t i = 0; i < texts_goal_count(); i++) {
            struct texts_goal goal = texts_goal(i);
            if (!is_kind(&goal, "hour") || (strcmp(goal.time, "any") != 0 && strcmp(goal.time, time) != 0))
                continue;
            assert_true(want < texts_hour_idea_count(hour));
            assert_string_equal(texts_hour_idea(hour, want).title, goal.title); /* in the same order */
            want++;
        }
        assert_int_equal(texts_hour_idea_count(hour), want);
        assert_true(want >= 5);
    }
}

static void at_night_only_what_can_be_done_at_night_is_offered(void **state)
{
    (void)state;
    static const int nights[] = {22, 23, 0, 1, 2, 3, 4, 5};
    for (size_t n = 0; n < sizeof nights / sizeof nights[0]; n++) {
        for (size_t i = 0; i < texts_hour_idea_count(nights[n]); i++) {
            struct texts_goal goal = texts_hour_idea(nights[n], i);
            assert_true(strcmp(goal.time, "night") == 0 || strcmp(goal.time, "any") == 0);
            assert_string_not_equal(goal.area, "friends");
            assert_false(holds(goal.title, "call"));
            assert_false(holds(goal.title, "walk"));
        }
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_goal_can_be_stored_as_it_stands),
        cmocka_unit_test(the_starters_hold_what_a_first_week_needs),
        cmocka_unit_test(no_two_begin_alike),
        cmocka_unit_test(an_idea_is_a_short_sentence_and_a_thing_for_an_hour_is_none),
        cmocka_unit_test(no_idea_speaks_of_the_other_and_none_promises_health),
        cmocka_unit_test(each_hour_has_the_things_of_its_time),
        cmocka_unit_test(at_night_only_what_can_be_done_at_night_is_offered),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
