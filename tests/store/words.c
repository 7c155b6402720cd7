/*
 * The texts of data/, as the program holds them.
 */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <ctype.h>
#include <string.h>

#include "core/arena.h"
#include "core/habit.h"
#include "core/lens.h"
#include "core/rules.h"
#include "words/texts.h"

/* Does the text hold the word, whole and in any case? */
static bool holds(const char *text, const char *word)
{
    size_t length = strlen(word);
    for (const char *at = text; *at != '\0'; at++) {
        size_t i = 0;
        while (i < length && tolower((unsigned char)at[i]) == word[i])
            i++;
        if (i == length && (at == text || !isalnum((unsigned char)at[-1])) && !isalnum((unsigned char)at[length]))
            return true;
    }
    return false;
}

static void assert_speaks_of_nobody_else(const char *text)
{
    static const char *const words[] = {"them", "they", "their", "theirs",    "him",     "his", "he", "her",
                                        "hers", "she",  "ex",    "the other", "you two", "us",  "we"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (holds(text, words[i]))
            fail_msg("\"%s\" speaks of somebody: %s", text, words[i]);
    }
}

/* A letter of each word, without what differs in spelling alone. */
static void skeleton(const char *text, char out[200])
{
    size_t length = 0;
    for (; *text != '\0'; text++) {
        if (isalnum((unsigned char)*text) && length < 199)
            out[length++] = (char)tolower((unsigned char)*text);
    }
    out[length] = '\0';
}

static void there_are_enough_prompts_in_each_phase(void **state)
{
    (void)state;
    size_t count = 0;
    for (enum phase_key key = 0; key < PHASE_KEYS; key++) {
        assert_true(texts_prompt_count(key) >= 7);
        count += texts_prompt_count(key);
    }
    assert_true(count >= 44);
}

static void no_two_prompts_are_alike(void **state)
{
    (void)state;
    static char seen[200][200];
    size_t      count = 0;
    for (enum phase_key key = 0; key < PHASE_KEYS; key++) {
        for (size_t i = 0; i < texts_prompt_count(key); i++) {
            assert_true(count < 200);
            skeleton(texts_prompt(key, i), seen[count]);
            for (size_t k = 0; k < count; k++)
                assert_string_not_equal(seen[k], seen[count]);
            count++;
        }
    }
}

static void prompts_are_questions_of_one_line(void **state)
{
    (void)state;
    for (enum phase_key key = 0; key < PHASE_KEYS; key++) {
        for (size_t i = 0; i < texts_prompt_count(key); i++) {
            const char *prompt = texts_prompt(key, i);
            assert_int_equal(prompt[strlen(prompt) - 1], '?');
            assert_true(strlen(prompt) <= 72); /* as wide as prose gets */
        }
    }
}

static void from_settle_on_no_prompt_speaks_of_the_other(void **state)
{
    (void)state;
    for (enum phase_key key = PHASE_SETTLE; key < PHASE_KEYS; key++) {
        for (size_t i = 0; i < texts_prompt_count(key); i++)
            assert_speaks_of_nobody_else(texts_prompt(key, i));
    }
}

/* What a text must not do, whoever wrote it: shout, or say what somebody else feels. */
static void assert_calm(const char *text)
{
    static const char *const claims[] = {"they feel", "they miss",        "they think", "they will", "they want",
                                         "they love", "come back to you", "misses you", "regrets"};
    if (strchr(text, '!') != NULL)
        fail_msg("\"%s\" shouts", text);
    for (size_t i = 0; i < sizeof claims / sizeof claims[0]; i++) {
        if (holds(text, claims[i]))
            fail_msg("\"%s\" says more than anybody can know", text);
    }
}

static void no_text_shouts_or_says_what_the_other_feels(void **state)
{
    (void)state;
    for (enum word word = 0; word < WORDS; word++)
        assert_calm(texts_word(word));
    for (int32_t days = 1; days <= 365; days++) {
        struct texts_milestone milestone = texts_milestone(days);
        if (milestone.title != NULL) {
            assert_calm(milestone.title);
            assert_calm(milestone.sentence);
        }
    }
    for (enum phase_key key = 0; key < PHASE_KEYS; key++) {
        struct texts_phase phase = texts_phase(key);
        assert_calm(phase.title);
        assert_calm(phase.focus);
        for (size_t i = 0; i < TEXTS_SUGGESTIONS; i++)
            assert_calm(phase.suggestions[i]);
        for (size_t i = 0; i < texts_prompt_count(key); i++)
            assert_calm(texts_prompt(key, i));
    }
    for (size_t i = 0; i < texts_coping_count(); i++)
        assert_calm(texts_coping(i).action);
    for (size_t i = 0; i < texts_help_line_count(); i++)
        assert_calm(texts_help_line(i).text);
    for (size_t i = 0; i < texts_goal_count(); i++) {
        assert_calm(texts_goal(i).title);
        assert_calm(texts_goal(i).detail);
    }
}

static bool is_one_of(const char *word, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(words[i], word) == 0)
            return true;
    }
    return false;
}
#define IS_ONE_OF(word, words) is_one_of((word), (words), sizeof(words) / sizeof((words)[0]))

static void each_goal_is_what_its_kind_says(void **state)
{
    (void)state;
    static const char *const areas[] = {"health",       "work",    "learning", "hobby", "passion",
                                        "volunteering", "friends", "family",   "home",  "getaway",
                                        "appearance",   "dating",  "reminders"};
    static const char *const times[] = {"any", "morning", "day", "evening", "night"};
    static const char *const rules[] = {"any", "standard", "low"};
    for (size_t i = 0; i < texts_goal_count(); i++) {
        struct texts_goal goal = texts_goal(i);
        if (!IS_ONE_OF(goal.area, areas) || !IS_ONE_OF(goal.time, times) || goal.title[0] == '\0')
            fail_msg("\"%s\": area %s, time %s", goal.title, goal.area, goal.time);
        if (strcmp(goal.kind, "habit") == 0) {
            struct habit_schedule schedule;
            if (!habit_read_stored(goal.detail, &schedule))
                fail_msg("\"%s\": %s is no schedule", goal.title, goal.detail);
        } else if (strcmp(goal.kind, "project") == 0) {
            assert_non_null(strstr(goal.detail, "; "));
        } else {
            assert_string_equal(goal.detail, "");
        }
        if (strcmp(goal.kind, "idea") == 0)
            assert_true(strcmp(goal.fits, "rebuild") == 0 || strcmp(goal.fits, "settle") == 0 ||
                        strcmp(goal.fits, "decide") == 0);
        else
            assert_true(IS_ONE_OF(goal.fits, rules));
        if (strcmp(goal.kind, "hour") == 0)
            assert_string_equal(goal.fits, "any");
    }
}

static size_t count_goals(const char *kind, const char *fits, const char *time)
{
    size_t count = 0;
    for (size_t i = 0; i < texts_goal_count(); i++) {
        struct texts_goal goal = texts_goal(i);
        count += strcmp(goal.kind, kind) == 0 && (fits == NULL || strcmp(goal.fits, fits) == 0) &&
                 (time == NULL || strcmp(goal.time, time) == 0);
    }
    return count;
}

static void there_is_something_for_every_hour_and_every_week(void **state)
{
    (void)state;
    static const char *const times[] = {"morning", "day", "evening", "night"};
    for (size_t i = 0; i < sizeof times / sizeof times[0]; i++)
        assert_true(count_goals("hour", NULL, times[i]) >= 4);
    /* From day 30 to 77 are 7 weeks; a year has 52, and none comes twice in one. */
    assert_true(count_goals("idea", "rebuild", NULL) >= 7);
    assert_true(count_goals("idea", "rebuild", NULL) + count_goals("idea", "settle", NULL) >= 35);
    assert_true(count_goals("idea", NULL, NULL) >= 53);
    assert_int_equal(count_goals("project", "low", NULL), 1);
    assert_int_equal(count_goals("project", "standard", NULL), 1);
}

static void no_idea_speaks_of_the_other_and_none_stands_twice(void **state)
{
    (void)state;
    for (size_t i = 0; i < texts_goal_count(); i++) {
        struct texts_goal goal = texts_goal(i);
        if (strcmp(goal.kind, "idea") == 0 && strcmp(goal.fits, "rebuild") != 0)
            assert_false(holds(goal.title, "them") || holds(goal.title, "their") || holds(goal.title, "ex"));
        for (size_t k = 0; k < i; k++)
            assert_string_not_equal(goal.title, texts_goal(k).title);
    }
}

static void assert_lens_finds(const char *list, const char *phrase)
{
    struct arena arena = {0};
    struct lens  lens;
    for (const char *at = phrase; *at != '\0'; at++)
        assert_true((*at >= 'a' && *at <= 'z') || *at == '\'' || (*at == ' ' && at[1] != ' ' && at[1] != '\0'));
    lens_look(phrase, strlen(phrase), texts_lens_words(), &arena, &lens);
    assert_int_equal(lens.sentences, 1);
    size_t found = strcmp(list, "me") == 0         ? lens.found[LENS_ABOUT_ME].count
                   : strcmp(list, "you") == 0      ? lens.found[LENS_ABOUT_YOU].count
                   : strcmp(list, "demand") == 0   ? lens.found[LENS_DEMANDS].count
                   : strcmp(list, "blame") == 0    ? lens.found[LENS_BLAME].count
                   : strcmp(list, "pleading") == 0 ? lens.found[LENS_PLEADING].count
                                                   : 1;
    if (found != 1)
        fail_msg("%s: %s is found %zu times", list, phrase, found);
    arena_free(&arena);
}

static void each_word_of_the_lens_can_be_found_in_a_letter(void **state)
{
    (void)state;
    enum { PHRASES_MAX = 1000 };
    struct arena      arena = {0};
    struct lens_words words = texts_lens_words();
    const char       *lists[PHRASES_MAX], *phrases[PHRASES_MAX];
    size_t            count = 0;
    for (size_t row = 0; row < words.count; row++) {
        const char *list = words.rows[row].list;
        char       *rest, *copy = arena_copy_text(&arena, words.rows[row].phrases);
        for (char *next = strtok_r(copy, ";", &rest); next != NULL; next = strtok_r(NULL, ";", &rest)) {
            const char *phrase = next + strspn(next, " ");
            assert_lens_finds(list, phrase);
            for (size_t i = 0; i < count; i++)
                assert_false(strcmp(lists[i], list) == 0 && strcmp(phrases[i], phrase) == 0);
            assert_true(count < PHRASES_MAX);
            lists[count] = list;
            phrases[count++] = phrase;
        }
    }
    assert_true(count > 200);
    arena_free(&arena);
}

static void letters_are_read_with_these_words_as_a_reader_would(void **state)
{
    (void)state;
    static const struct {
        const char *letter;
        bool        speaks_of_me;
        size_t      blame, pleading, demands;
    } rows[] = {
        {"Dear M.,\n\nI have thought about the last year. I was often somewhere else in my head, and I am sorry for "
         "that. I wish "
         "you well.\n",
         true, 0, 0, 0},
        {"Please come back. I can\xE2\x80\x99t live without you.", false, 0, 2, 0},
        {"You never listened to me. It was your fault. Why did you do that?", false, 2, 0, 1},
        {"I was selfish, and I was cold. I know it now.", true, 0, 0, 0},
        {"You are selfish. You were so cold!", false, 2, 0, 0},
        {"I learned to cook. My sister taught me. You made me laugh.", true, 0, 0, 0},
        {"I miss you. I need you. Can you give me another chance?", false, 0, 2, 1},
        {"The keys are with Maya.", false, 0, 0, 0},
        {"I am fine. I wrote this for myself. Let me know.", true, 0, 0, 1},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct arena arena = {0};
        struct lens  lens;
        lens_look(rows[i].letter, strlen(rows[i].letter), texts_lens_words(), &arena, &lens);
        if (lens_speaks_of_me(&lens) != rows[i].speaks_of_me || lens.found[LENS_BLAME].count != rows[i].blame ||
            lens.found[LENS_PLEADING].count != rows[i].pleading || lens.found[LENS_DEMANDS].count != rows[i].demands)
            fail_msg("letter %zu: me %zu, you %zu, blame %zu, pleading %zu, demands %zu", i,
                     lens.found[LENS_ABOUT_ME].count, lens.found[LENS_ABOUT_YOU].count, lens.found[LENS_BLAME].count,
                     lens.found[LENS_PLEADING].count, lens.found[LENS_DEMANDS].count);
        arena_free(&arena);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(there_are_enough_prompts_in_each_phase),
        cmocka_unit_test(no_two_prompts_are_alike),
        cmocka_unit_test(prompts_are_questions_of_one_line),
        cmocka_unit_test(from_settle_on_no_prompt_speaks_of_the_other),
        cmocka_unit_test(no_text_shouts_or_says_what_the_other_feels),
        cmocka_unit_test(each_goal_is_what_its_kind_says),
        cmocka_unit_test(there_is_something_for_every_hour_and_every_week),
        cmocka_unit_test(no_idea_speaks_of_the_other_and_none_stands_twice),
        cmocka_unit_test(each_word_of_the_lens_can_be_found_in_a_letter),
        cmocka_unit_test(letters_are_read_with_these_words_as_a_reader_would),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
