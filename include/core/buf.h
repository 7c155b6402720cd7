/*
 * buf: a growing byte string in an arena, always NUL-terminated.
 */
#ifndef HOLDFAST_CORE_BUF_H
#define HOLDFAST_CORE_BUF_H

#include <stdarg.h>
#include <stddef.h>

#include "core/error.h"

struct arena;

/* Make one with `struct buf buf = {.arena = &arena};`. text is NULL until the first write; buf_text() never is. */
struct buf {
    struct arena *arena;
    char         *text;
    size_t        length; /* bytes, without the NUL */
    size_t        capacity;
};

void        buf_put(struct buf *buf, const char *bytes, size_t length);
void        buf_puts(struct buf *buf, const char *text);
void        buf_putc(struct buf *buf, char byte);
void        buf_printf(struct buf *buf, const char *format, ...) PRINTF_LIKE(2, 3);
void        buf_vprintf(struct buf *buf, const char *format, va_list arguments) PRINTF_LIKE(2, 0);
void        buf_truncate(struct buf *buf, size_t length);
const char *buf_text(const struct buf *buf);

/* One value for a {name} in a sentence from data/text/words.txt. */
struct buf_value {
    const char *name;
    const char *value;
};

/*
 * Appends `sentence` with each {name} replaced by the value of that name. `values` ends with a NULL name. A {name}
 * without a value is a bug (assert). The values are put in as they are and never looked into for further names.
 */
void buf_fill(struct buf *buf, const char *sentence, const struct buf_value *values);

#endif
