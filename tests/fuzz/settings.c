/* Any bytes as a settings file: it never fails, and what it says stays within the ranges. */
#include <stdint.h>
#include <stdlib.h>

#include "core/arena.h"
#include "core/settings.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena    arena = {0};
    const char    **warnings;
    size_t          count;
    struct settings settings = settings_read("config", (const char *)data, size, &arena, &warnings, &count);
    if (settings.day_start_h < 0 || settings.day_start_h > 6)
        abort();
    for (size_t i = 0; i < count; i++)
        for (const char *c = warnings[i]; *c; c++)
            if ((unsigned char)*c < 32)
                abort();
    arena_free(&arena);
    return 0;
}
