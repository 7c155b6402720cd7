#include "core/urge.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

static const char *const outcome_names[URGE_OUTCOMES] = {
    [URGE_OPEN] = "open",
    [URGE_RESISTED] = "resisted",
    [URGE_GAVE_IN] = "gave_in",
};

static const char *const outcome_words[URGE_OUTCOMES] = {
    [URGE_OPEN] = "open",
    [URGE_RESISTED] = "resisted",
    [URGE_GAVE_IN] = "gave-in",
};

static bool read_outcome(const char *const words[URGE_OUTCOMES], const char *word, enum urge_outcome *out)
{
    for (enum urge_outcome outcome = 0; outcome < URGE_OUTCOMES; outcome++) {
        if (strcmp(words[outcome], word) == 0) {
            *out = outcome;
            return true;
        }
    }
    return false;
}

const char *urge_outcome_name(enum urge_outcome outcome)
{
    return outcome_names[outcome];
}

bool urge_read_outcome(const char *name, enum urge_outcome *out)
{
    return read_outcome(outcome_names, name, out);
}

const char *urge_outcome_word(enum urge_outcome outcome)
{
    return outcome_words[outcome];
}

bool urge_read_outcome_word(const char *word, enum urge_outcome *out)
{
    return read_outcome(outcome_words, word, out);
}

const char *urge_missing(const char *word)
{
    static const char *const names[] = {"them", "someone", "habit", "answer"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(names[i], word) == 0)
            return names[i];
    return NULL;
}

bool urge_is_not_told(enum urge_outcome outcome, int64_t began_unix_s, int64_t now_unix_s)
{
    return outcome == URGE_OPEN && now_unix_s - began_unix_s >= URGE_NOT_TOLD_AFTER_S;
}

/*
 * An urge far ahead of now was stored before the clock was set back: how old it is nobody knows, so it is not the
 * one meant.
 */
bool urge_is_fresh(enum urge_outcome outcome, int64_t began_unix_s, int64_t now_unix_s)
{
    int64_t age_s = now_unix_s - began_unix_s;
    return outcome == URGE_OPEN && age_s < URGE_SAME_WITHIN_S && age_s > -URGE_SAME_WITHIN_S;
}

bool urge_resisted_rate(int64_t resisted, int64_t gave_in, double *rate)
{
    if (resisted + gave_in == 0)
        return false;
    *rate = (double)resisted / (double)(resisted + gave_in);
    return true;
}

double urge_mean_drop(const struct urge_helped *helped)
{
    assert(helped->uses > 0);
    return (double)helped->drop_sum / (double)helped->uses;
}

/* The better one first. The means are compared as fractions: two that are equal must not differ by a rounding. */
static int by_help(const void *left, const void *right)
{
    const struct urge_helped *a = left, *b = right;
    int64_t                   a_drop = a->drop_sum * b->uses, b_drop = b->drop_sum * a->uses;
    if (a_drop != b_drop)
        return a_drop > b_drop ? -1 : 1;
    if (a->uses != b->uses)
        return a->uses > b->uses ? -1 : 1;
    return strcmp(a->action, b->action);
}

size_t urge_rank_helped(struct urge_helped *helped, size_t count)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        if (helped[i].uses >= URGE_HELPED_USES_MIN)
            helped[kept++] = helped[i];
    }
    if (kept > 1)
        qsort(helped, kept, sizeof *helped, by_help);
    return kept;
}

static int by_length(const void *left, const void *right)
{
    int64_t a = *(const int64_t *)left, b = *(const int64_t *)right;
    return (a > b) - (a < b);
}

static int64_t quartile(const int64_t *sorted, size_t count, size_t quarter)
{
    size_t  quarters = (count - 1) * quarter, place = quarters / 4;
    int64_t step = place + 1 < count ? sorted[place + 1] - sorted[place] : 0;
    return sorted[place] + step * (int64_t)(quarters % 4) / 4;
}

bool urge_middle_half(int64_t *took_s, size_t count, int64_t *from_s, int64_t *to_s)
{
    if (count < URGE_TIMED_MIN)
        return false;
    qsort(took_s, count, sizeof *took_s, by_length);
    *from_s = quartile(took_s, count, 1);
    *to_s = quartile(took_s, count, 3);
    return true;
}
