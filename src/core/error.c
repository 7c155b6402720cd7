#include "core/error.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

/* How many bytes the character that begins with this byte takes; 1 for what begins none. */
static size_t character_bytes(unsigned char lead)
{
    if (lead >= 0xF0)
        return 4;
    if (lead >= 0xE0)
        return 3;
    return lead >= 0xC0 ? 2 : 1;
}

/* Takes away a last character of which only the beginning fitted. */
static void drop_cut_character(char *text, size_t length)
{
    size_t last = length - 1;
    while (last > 0 && ((unsigned char)text[last] & 0xC0) == 0x80)
        last--;
    if (last + character_bytes((unsigned char)text[last]) > length)
        text[last] = '\0';
}

void error_fill(struct error *error, enum error_kind kind, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    int wanted = vsnprintf(error->text, sizeof error->text, format, arguments);
    va_end(arguments);
    error->kind = kind;
    if (wanted >= (int)sizeof error->text)
        drop_cut_character(error->text, sizeof error->text - 1);
}

int error_exit_status(enum error_kind kind)
{
    switch (kind) {
    case ERROR_NONE:
        return 0;
    case ERROR_USAGE:
        return 2;
    case ERROR_ABSENT:
        return 3;
    case ERROR_REFUSED:
        return 4;
    case ERROR_FAILED:
    case ERROR_FULL:
    case ERROR_BUSY:
    case ERROR_DAMAGED:
        break;
    }
    return 1;
}
