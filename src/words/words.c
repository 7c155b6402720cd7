#include "words/words.h"

#include <inttypes.h>
#include <stdio.h>

#include "words/texts.h"

enum { DAYS_PER_YEAR = 365 };

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
