#include "core/prompt.h"

#include <assert.h>

size_t prompt_index(daynum day, size_t count)
{
    assert(count > 0);
    return (size_t)((int64_t)day - DAY_FIRST) % count; /* the lists stand in the order in which they are to be read */
}
