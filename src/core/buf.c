#include "core/buf.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "core/arena.h"

enum { FIRST_CAPACITY = 64 };

/* Makes room for `more` bytes and a NUL. What the text outgrew stays in the arena until that is freed. */
static void reserve(struct buf *buf, size_t more)
{
    size_t needed = buf->length + more + 1;
    if (needed <= buf->capacity)
        return;
    size_t capacity = buf->capacity ? buf->capacity * 2 : FIRST_CAPACITY;
    if (capacity < needed)
        capacity = needed;
    char *text = arena_alloc(buf->arena, capacity, 1);
    if (buf->length > 0)
        memcpy(text, buf->text, buf->length);
    buf->text = text;
    buf->capacity = capacity;
}

void buf_put(struct buf *buf, const char *bytes, size_t length)
{
    reserve(buf, length);
    if (length > 0)
        memcpy(buf->text + buf->length, bytes, length);
    buf->length += length;
    buf->text[buf->length] = '\0';
}

void buf_puts(struct buf *buf, const char *text)
{
    buf_put(buf, text, strlen(text));
}

void buf_putc(struct buf *buf, char byte)
{
    buf_put(buf, &byte, 1);
}

void buf_vprintf(struct buf *buf, const char *format, va_list arguments)
{
    va_list again;
    va_copy(again, arguments);
    int wanted = vsnprintf(NULL, 0, format, arguments);
    assert(wanted >= 0);
    size_t length = (size_t)wanted;
    reserve(buf, length);
    vsnprintf(buf->text + buf->length, length + 1, format, again);
    va_end(again);
    buf->length += length;
}

void buf_printf(struct buf *buf, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    buf_vprintf(buf, format, arguments);
    va_end(arguments);
}

void buf_truncate(struct buf *buf, size_t length)
{
    assert(length <= buf->length);
    if (!buf->text)
        return;
    buf->length = length;
    buf->text[length] = '\0';
}

const char *buf_text(const struct buf *buf)
{
    return buf->text ? buf->text : "";
}

static const char *value_of(const struct buf_value *values, const char *name, size_t length)
{
    for (; values->name; values++)
        if (strlen(values->name) == length && memcmp(values->name, name, length) == 0)
            return values->value;
    return NULL;
}

void buf_fill(struct buf *buf, const char *sentence, const struct buf_value *values)
{
    const char *open;
    while ((open = strchr(sentence, '{')) != NULL) {
        buf_put(buf, sentence, (size_t)(open - sentence));
        const char *name = open + 1;
        size_t      taken = strcspn(name, "}");
        const char *value = value_of(values, name, taken);
        assert(value && "a {name} in a sentence has no value");
        buf_puts(buf, value);
        sentence = name + taken + (name[taken] == '}');
    }
    buf_puts(buf, sentence);
}
