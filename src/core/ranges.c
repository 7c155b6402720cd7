#include "core/ranges.h"

static bool holds(const struct range *rows, size_t count, uint16_t end)
{
    for (size_t low = 0; low < count;) {
        size_t middle = low + (count - low) / 2;
        if (end > rows[middle].last)
            low = middle + 1;
        else if (end < rows[middle].first)
            count = middle;
        else
            return true;
    }
    return false;
}

bool ranges_hold(const struct ranges *ranges, codepoint character)
{
    uint16_t end = (uint16_t)(character & 0xFFFF);
    if (character <= 0xFFFF)
        return holds(ranges->low, ranges->low_count, end);
    return character <= 0x1FFFF && holds(ranges->high, ranges->high_count, end);
}

bool ranges_is_tag(codepoint character)
{
    return character == 0xE0001 || (character >= 0xE0020 && character <= 0xE007F) ||
           (character >= 0xE0100 && character <= 0xE01EF);
}
