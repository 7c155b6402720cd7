#include "words/words.h"

#include <inttypes.h>
#include <stdio.h>

#include "words/texts.h"

enum { DAYS_PER_YEAR = 365 };

const char *words_count(const struct tally *tally, enum rules_preset rules, int32_t days)
{
    bool one = days == 1;
    if (rules == RULES_SPACE)
        return texts_word(one ? WORD_count_space_1 : WORD_count_space);
    if (tally->has_allowed_contact)
        return texts_word(one ? WORD_count_kept_to_rule_1 : WORD_count_kept_to_rule);
    return texts_word(one ? WORD_count_without_contact_1 : WORD_count_without_contact);
}

const char *words_count_with(enum rules_preset rules)
{
    return texts_word(rules == RULES_SPACE ? WORD_count_to : WORD_count_with);
}

const char *words_milestone(int32_t days, char out[WORDS_SIZE])
{
    const char *title = texts_milestone(days).title;
    if (title)
        snprintf(out, WORDS_SIZE, "%s", title);
    else if (days % DAYS_PER_YEAR == 0)
        snprintf(out, WORDS_SIZE, "%" PRId32 " years", days / DAYS_PER_YEAR);
    else
        words_days(days, out);
    return out;
}

const char *words_days(int64_t days, char out[WORDS_SIZE])
{
    snprintf(out, WORDS_SIZE, "%" PRId64 " day%s", days, days == 1 ? "" : "s");
    return out;
}
