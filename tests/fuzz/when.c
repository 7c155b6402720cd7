/* Times, days, hours and instants from any bytes: no crash, no undefined behaviour, and what was read can be said and read again. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "core/when.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const int32_t offset_s = -12600;
    struct present       present = when_present(INT64_C(1795378440) * 1000, when_fixed_zone(&offset_s), 4);
    struct error         error;
    struct moment        at, again;
    daynum               day;
    int                  from, until;
    char                *text = malloc(size + 1);
    if (text == NULL)
        return 0;
    if (size > 0)
        memcpy(text, data, size);
    text[size] = '\0';
    if (when_read("--at", text, &present, &at, &error) && at.offset_s % 60 == 0) {
        char sentence[WHEN_INSTANT_SIZE];
        when_say_instant(at, sentence);
        if (!when_read_instant(sentence, &again) || again.unix_s != at.unix_s)
            abort();
    }
    if (when_read_day("DAY", text, WHEN_ANY, &present, &day, &error) && (day < DAY_FIRST || day > DAY_LAST))
        abort();
    if (when_read_hours("--hours", text, &from, &until, &error) && from == until)
        abort();
    free(text);
    return 0;
}
