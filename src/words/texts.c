#include "words/texts.h"

#include <stdlib.h>
#include <string.h>

/* C promises strings of 4095 bytes only; gcc and clang take longer ones. */
#pragma GCC diagnostic ignored "-Woverlength-strings"
/* A row of embed.c is flat, whatever the struct that it fills. */
#pragma GCC diagnostic ignored "-Wmissing-braces"

#define COUNT(table) (sizeof(table) / sizeof *(table))

static const char *const words[] = {
#define WORD(key, text) [WORD_##key] = (text),
#include "words.def"
#undef WORD
};

/* The rows of data/text/ and data/sample/, cell by cell. */

static const struct {
    const char *what, *words;
} acts[] = {
#include "acts.def"
};

static const struct {
    const char *action, *when;
} coping[] = {
#include "coping.def"
};

static const struct texts_goal goals[] = {
#include "goals.def"
};

static const struct texts_help_line help_lines[] = {
#include "help_lines.def"
};

static const struct {
    const char            *days;
    struct texts_milestone texts;
} milestones[] = {
#include "milestones.def"
};

static const struct {
    const char        *key;
    struct texts_phase texts;
} phases[] = {
#include "phases.def"
};

static const struct {
    const char *phase, *text;
} prompts[] = {
#include "prompts.def"
};

static const struct {
    const char         *kind;
    struct texts_sample texts;
} sample[] = {
#include "sample.def"
};

static const struct lens_phrases lens[] = {
#include "lens.def"
};

static const char *const schema[] = {
#include "schema.def"
};

const char *texts_word(enum word word)
{
    return words[word];
}

const char *texts_act(const char *what)
{
    for (size_t i = 0; i < COUNT(acts); i++)
        if (strcmp(acts[i].what, what) == 0)
            return acts[i].words;
    return NULL;
}

struct texts_milestone texts_milestone(int32_t days)
{
    for (size_t i = 0; i < COUNT(milestones); i++)
        if (atoi(milestones[i].days) == days)
            return milestones[i].texts;
    return (struct texts_milestone){NULL, NULL};
}

struct texts_phase texts_phase(enum phase_key key)
{
    size_t row = 0;
    while (strcmp(phases[row].key, phase_name(key)) != 0)
        row++;
    return phases[row].texts;
}

size_t texts_prompt_count(enum phase_key key)
{
    size_t count = 0;
    for (size_t i = 0; i < COUNT(prompts); i++)
        count += strcmp(prompts[i].phase, phase_name(key)) == 0;
    return count;
}

const char *texts_prompt(enum phase_key key, size_t index)
{
    size_t row = 0;
    while (strcmp(prompts[row].phase, phase_name(key)) != 0 || index-- != 0)
        row++;
    return prompts[row].text;
}

size_t texts_coping_count(void)
{
    return COUNT(coping);
}

struct texts_coping texts_coping(size_t index)
{
    return (struct texts_coping){coping[index].action, strcmp(coping[index].when, "any") == 0};
}

size_t texts_goal_count(void)
{
    return COUNT(goals);
}

struct texts_goal texts_goal(size_t index)
{
    return goals[index];
}

static const char *time_of_hour(int hour)
{
    static const struct {
        int         from;
        const char *time;
    } times[] = {{22, "night"}, {17, "evening"}, {11, "day"}, {6, "morning"}, {0, "night"}};
    size_t i = 0;
    while (hour < times[i].from)
        i++;
    return times[i].time;
}

static bool is_for_hour(const struct texts_goal *goal, int hour)
{
    return strcmp(goal->kind, "hour") == 0 &&
           (strcmp(goal->time, "any") == 0 || strcmp(goal->time, time_of_hour(hour)) == 0);
}

size_t texts_hour_idea_count(int hour)
{
    size_t count = 0;
    for (size_t i = 0; i < texts_goal_count(); i++) {
        struct texts_goal goal = texts_goal(i);
        count += is_for_hour(&goal, hour);
    }
    return count;
}

struct texts_goal texts_hour_idea(int hour, size_t index)
{
    struct texts_goal goal = texts_goal(0);
    for (size_t i = 0; !is_for_hour(&goal, hour) || index-- != 0;)
        goal = texts_goal(++i);
    return goal;
}

struct lens_words texts_lens_words(void)
{
    return (struct lens_words){lens, COUNT(lens)};
}

size_t texts_help_line_count(void)
{
    return COUNT(help_lines);
}

struct texts_help_line texts_help_line(size_t index)
{
    return help_lines[index];
}

size_t texts_sample_count(const char *kind)
{
    size_t count = 0;
    for (size_t i = 0; i < COUNT(sample); i++)
        count += strcmp(sample[i].kind, kind) == 0;
    return count;
}

struct texts_sample texts_sample(const char *kind, size_t index)
{
    size_t row = 0;
    while (strcmp(sample[row].kind, kind) != 0 || index-- != 0)
        row++;
    return sample[row].texts;
}

const char *texts_keys_text(void)
{
    static const char text[] =
#include "keys_doc.def"
        ;
    return text;
}

const char *texts_report_page(void)
{
    static const char text[] =
#include "page_html.def"
        ;
    return text;
}

const char *texts_report_css(void)
{
    static const char text[] =
#include "report_css.def"
        ;
    return text;
}

const char *texts_schema(int version)
{
    return version >= 1 && version <= texts_schema_newest() ? schema[version - 1] : NULL;
}

int texts_schema_newest(void)
{
    return (int)COUNT(schema);
}
