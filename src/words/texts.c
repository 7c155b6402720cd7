#include "words/texts.h"

#include <string.h>

/* C promises strings of 4095 bytes only; gcc and clang take longer ones. The last cells of a row may fill an array of its struct. */
#pragma GCC diagnostic ignored "-Woverlength-strings"
#pragma GCC diagnostic ignored "-Wmissing-braces"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static const char *const words[] = {
#define WORD(key, text) [WORD_##key] = (text),
#include "words.def"
#undef WORD
};

/* A row that is found by what stands first in it. */
struct pair {
    const char *key, *text;
};

static const struct pair acts[] = {
#include "acts.def"
};

static const struct pair prompts[] = {
#include "prompts.def"
};

static const struct {
    int32_t                days;
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
    const char *action, *hours;
} coping[] = {
#include "coping.def"
};

static const struct texts_goal goals[] = {
#include "goals.def"
};

static const struct lens_phrases lens[] = {
#include "lens.def"
};

static const struct texts_help_line help_lines[] = {
#include "help_lines.def"
};

static const struct {
    const char         *kind;
    struct texts_sample texts;
} samples[] = {
#include "sample.def"
};

static const char *const schema[] = {
#include "schema.def"
};

static const char *const report_page[] = {
#include "page.def"
};

static const char *const report_css[] = {
#include "report.def"
};

static const char *const keys_text[] = {
#include "keys_text.def"
};

const char *texts_word(enum word word)
{
    return words[word];
}

const char *texts_fill(struct arena *arena, enum word word, const struct buf_value *values)
{
    struct buf out = {.arena = arena};
    buf_fill(&out, words[word], values);
    return buf_text(&out);
}

const char *texts_act(const char *what)
{
    for (size_t i = 0; i < COUNT(acts); i++)
        if (strcmp(acts[i].key, what) == 0)
            return acts[i].text;
    return NULL;
}

struct texts_milestone texts_milestone(int32_t days)
{
    for (size_t i = 0; i < COUNT(milestones); i++)
        if (milestones[i].days == days)
            return milestones[i].texts;
    return (struct texts_milestone){NULL, NULL};
}

struct texts_phase texts_phase(enum phase_key key)
{
    size_t row = 0;
    while (strcmp(phases[row].key, phase_row(key)) != 0)
        row++;
    return phases[row].texts;
}

size_t texts_prompt_count(enum phase_key key)
{
    size_t count = 0;
    for (size_t i = 0; i < COUNT(prompts); i++)
        count += strcmp(prompts[i].key, phase_row(key)) == 0;
    return count;
}

const char *texts_prompt(enum phase_key key, size_t index)
{
    size_t row = 0;
    while (strcmp(prompts[row].key, phase_row(key)) != 0 || index-- != 0)
        row++;
    return prompts[row].text;
}

size_t texts_coping_count(void)
{
    return COUNT(coping);
}

struct texts_coping texts_coping(size_t index)
{
    return (struct texts_coping){coping[index].action, strcmp(coping[index].hours, "any") == 0};
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
    for (size_t i = 0; i < COUNT(goals); i++)
        count += is_for_hour(&goals[i], hour);
    return count;
}

struct texts_goal texts_hour_idea(int hour, size_t index)
{
    size_t row = 0;
    while (!is_for_hour(&goals[row], hour) || index-- != 0)
        row++;
    return goals[row];
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
    for (size_t i = 0; i < COUNT(samples); i++)
        count += strcmp(samples[i].kind, kind) == 0;
    return count;
}

struct texts_sample texts_sample(const char *kind, size_t index)
{
    size_t row = 0;
    while (strcmp(samples[row].kind, kind) != 0 || index-- != 0)
        row++;
    return samples[row].texts;
}

const char *texts_keys_text(void)
{
    return keys_text[0];
}

const char *texts_report_page(void)
{
    return report_page[0];
}

const char *texts_report_css(void)
{
    return report_css[0];
}

const char *texts_schema(int version)
{
    return version >= 1 && version <= texts_schema_newest() ? schema[version - 1] : NULL;
}

int texts_schema_newest(void)
{
    return (int)COUNT(schema);
}
