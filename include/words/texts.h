/*
 * texts: what stands in data/, as constant tables in the program. Words live there so that they can be read and
 * corrected as a whole.
 */
#ifndef HOLDFAST_WORDS_TEXTS_H
#define HOLDFAST_WORDS_TEXTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/buf.h"
#include "core/lens.h"
#include "core/phase.h"

/* One name per line of data/text/words.txt: `urge_stored | It is written down...` is WORD_urge_stored. */
enum word {
#define WORD(key, text) WORD_##key,
#include "words.def"
#undef WORD
    WORDS
};

/* The sentence; {names} in it are filled by buf_fill(). */
const char *texts_word(enum word word);
const char *texts_fill(struct arena *arena, enum word word, const struct buf_value *values);

/* An act in words, "the entry", by what act_begin() was given, "write". NULL for one that has no row in acts.txt. */
const char *texts_act(const char *what);

/*
 * Title and sentence of a milestone of the list. Both are NULL for a number of days that is not in the list (a
 * further year, a target).
 */
struct texts_milestone {
    const char *title;
    const char *sentence;
};
struct texts_milestone texts_milestone(int32_t days);

enum { TEXTS_SUGGESTIONS = 3 };

struct texts_phase {
    const char *title;
    const char *focus;
    const char *suggestions[TEXTS_SUGGESTIONS];
};
struct texts_phase texts_phase(enum phase_key key);

/* The prompts of a phase. */
size_t      texts_prompt_count(enum phase_key key);
const char *texts_prompt(enum phase_key key, size_t index);

/* Things to do instead, in the order they are offered. */
struct texts_coping {
    const char *action;
    bool        at_night; /* can be done at night, too */
};
size_t              texts_coping_count(void);
struct texts_coping texts_coping(size_t index);

/*
 * Goals to begin with, ideas for a week and things for a hard hour, in the order they are offered; the words are
 * those of goals.txt. detail is the schedule of a habit, as habit_read_stored() takes it, the steps of a project
 * with "; " between, else "". fits is "any", or the rules for which it is meant, "standard" (strict too) or "low";
 * for an idea the name of the phase from which on it fits.
 */
struct texts_goal {
    const char *area;
    const char *kind; /* "habit", "project", "idea", "hour" */
    const char *title;
    const char *detail;
    const char *fits;
    const char *time; /* "any", "morning", "day", "evening", "night" */
};
size_t            texts_goal_count(void);
struct texts_goal texts_goal(size_t index);

/*
 * The goals of kind "hour" that can be done at this hour of the day, 0 to 23, in the order they are offered: those for
 * any time and those for the morning (from 6), the day (from 11), the evening (from 17) or the night (from 22, until 6).
 */
size_t            texts_hour_idea_count(int hour);
struct texts_goal texts_hour_idea(int hour, size_t index);

/* The words that lens_look() takes. */
struct lens_words texts_lens_words(void);

/*
 * Lines of help, the first ones first. source and looked_up (YYYY-MM-DD) are "" for a line that states no fact to
 * check.
 */
struct texts_help_line {
    const char *text;
    const char *source;
    const char *looked_up;
};
size_t                 texts_help_line_count(void);
struct texts_help_line texts_help_line(size_t index);

/* The made-up life: rows of a kind ("trigger"), first and second of it ("" where there is no second). */
struct texts_sample {
    const char *first;
    const char *second;
};
size_t              texts_sample_count(const char *kind);
struct texts_sample texts_sample(const char *kind, size_t index);

/* The keys of the program as text, made from ui/kit/keys.def. */
const char *texts_keys_text(void);

/* The page of a report, with {places} in it, and its style. */
const char *texts_report_page(void);
const char *texts_report_css(void);

/* The schema step from version - 1 to version; NULL if there is none. Versions count from 1. */
const char *texts_schema(int version);
int         texts_schema_newest(void);

#endif
