#include "words/texts.h"

#include <stdlib.h>
#include <string.h>

#include "core/arena.h"

/* C promises strings of 4095 bytes only; gcc and clang take longer ones. */
#pragma GCC diagnostic ignored "-Woverlength-strings"

static const char words[] =
#define WORD(key, at, text) text "\0"
#include "words.def"
#undef WORD
    ;

static const uint16_t word_at[] = {
#define WORD(key, at, text) (at),
#include "words.def"
#undef WORD
};

const char *texts_word(enum word word)
{
    return words + word_at[word];
}

#include "acts.def"
#include "coping.def"
#include "goals.def"
#include "help_lines.def"
#include "milestones.def"
#include "phases.def"
#include "prompts.def"
#include "sample.def"

struct table {
    const char     *cells;
    const uint16_t *at;
    size_t          columns, count; /* of rows */
};
#define TABLE(name, columns)                                                                                           \
    _Static_assert(name##_columns == (columns), "its rows have other cells");                                          \
    static const struct table name = {name##_cells, name##_at, (columns),                                              \
                                      sizeof name##_at / sizeof *name##_at / (columns)}

TABLE(acts, 2);
TABLE(coping, 2);
TABLE(goals, 6);
TABLE(help_lines, 3);
TABLE(milestones, 3);
TABLE(phases, 3 + DATA_SUGGESTIONS);
TABLE(prompts, 2);
TABLE(sample, 3);

static const char *cell(const struct table *table, size_t row, size_t column)
{
    return table->cells + table->at[row * table->columns + column];
}

/* Where the row stands that is the nth, from 0, with this first cell; the number of rows if there is none. */
static size_t find(const struct table *table, const char *key, size_t nth)
{
    size_t row = 0;
    while (row < table->count && (strcmp(cell(table, row, 0), key) != 0 || nth-- != 0))
        row++;
    return row;
}

static size_t count_of(const struct table *table, const char *key)
{
    size_t count = 0;
    for (size_t row = 0; row < table->count; row++)
        count += strcmp(cell(table, row, 0), key) == 0;
    return count;
}

const char *texts_act(const char *what)
{
    size_t row = find(&acts, what, 0);
    return row < acts.count ? cell(&acts, row, 1) : NULL;
}

struct texts_milestone texts_milestone(int32_t days)
{
    for (size_t i = 0; i < milestones.count; i++)
        if (atoi(cell(&milestones, i, 0)) == days)
            return (struct texts_milestone){cell(&milestones, i, 1), cell(&milestones, i, 2)};
    return (struct texts_milestone){NULL, NULL};
}

struct texts_phase texts_phase(enum phase_key key)
{
    size_t             row = find(&phases, phase_name(key), 0);
    struct texts_phase phase = {.title = cell(&phases, row, 1), .focus = cell(&phases, row, 2)};
    for (size_t i = 0; i < DATA_SUGGESTIONS; i++)
        phase.suggestions[i] = cell(&phases, row, 3 + i);
    return phase;
}

size_t texts_prompt_count(enum phase_key key)
{
    return count_of(&prompts, phase_name(key));
}

const char *texts_prompt(enum phase_key key, size_t index)
{
    return cell(&prompts, find(&prompts, phase_name(key), index), 1);
}

size_t texts_coping_count(void)
{
    return coping.count;
}

struct texts_coping texts_coping(size_t index)
{
    return (struct texts_coping){cell(&coping, index, 0), strcmp(cell(&coping, index, 1), "any") == 0};
}

size_t texts_goal_count(void)
{
    return goals.count;
}

struct texts_goal texts_goal(size_t index)
{
    return (struct texts_goal){
        .area = cell(&goals, index, 0),
        .kind = cell(&goals, index, 1),
        .title = cell(&goals, index, 2),
        .detail = cell(&goals, index, 3),
        .fits = cell(&goals, index, 4),
        .time = cell(&goals, index, 5),
    };
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
    return (struct lens_words){
#define LINE(line) line "\n"
#include "lens.def"
#undef LINE
    };
}

size_t texts_help_line_count(void)
{
    return help_lines.count;
}

struct texts_help_line texts_help_line(size_t index)
{
    return (struct texts_help_line){cell(&help_lines, index, 0), cell(&help_lines, index, 1),
                                    cell(&help_lines, index, 2)};
}

size_t texts_sample_count(const char *kind)
{
    return count_of(&sample, kind);
}

struct texts_sample texts_sample(const char *kind, size_t index)
{
    size_t row = find(&sample, kind, index);
    return (struct texts_sample){cell(&sample, row, 1), cell(&sample, row, 2)};
}

#include "whole.def"

/* What embed.c packed: a byte below 0x80 and one more than it says that stand for themselves, or a byte that says how many of those before
 * come again, four at least, and two how far before. */
static const char *unpack(enum whole number, struct arena *arena)
{
    char *texts = ARENA_NEW(arena, char, WHOLE_SIZE), *to = texts;
    for (const unsigned char *from = packed; to < texts + WHOLE_SIZE;) {
        size_t length = *from++, before;
        if (length < 0x80) {
            memcpy(to, from, length + 1);
            from += length + 1;
            to += length + 1;
            continue;
        }
        before = from[0] | (size_t)from[1] << 8;
        from += 2;
        for (length -= 0x80 - 4; length > 0; length--, to++)
            *to = to[-(ptrdiff_t)before];
    }
    for (int i = 0; i < (int)number; i++)
        texts += strlen(texts) + 1;
    return texts;
}

const char *texts_keys_text(struct arena *arena)
{
    return unpack(WHOLE_keys, arena);
}

const char *texts_report_page(struct arena *arena)
{
    return unpack(WHOLE_page, arena);
}

const char *texts_report_css(struct arena *arena)
{
    return unpack(WHOLE_report, arena);
}

const char *texts_schema(int version, struct arena *arena)
{
    return version >= 1 && version <= SCHEMA_STEPS ? unpack((enum whole)(version - 1), arena) : NULL;
}

int texts_schema_newest(void)
{
    return SCHEMA_STEPS;
}
