#include "report/html.h"

#include <stdarg.h>
#include <string.h>
#include <strings.h>

#include "core/text.h"

void html_mark(struct html *html, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    buf_vprintf(html->out, format, arguments);
    va_end(arguments);
}

static void escape(struct html *html, const char *text, size_t length)
{
    size_t from = 0;
    for (size_t at = 0; at < length; at++) {
        if (text[at] != '&' && text[at] != '<' && text[at] != '>' && text[at] != '"' && text[at] != '\'')
            continue;
        buf_put(html->out, text + from, at - from);
        buf_printf(html->out, "&#%d;", text[at]);
        from = at + 1;
    }
    buf_put(html->out, text + from, length - from);
}

void html_words(struct html *html, const char *words)
{
    escape(html, words, strlen(words));
}

void html_say(struct html *html, enum word word, const char *name, const char *value)
{
    struct buf sentence = {.arena = html->out->arena};
    buf_fill(&sentence, texts_word(word), (struct buf_value[]){{name, value}, {NULL, NULL}});
    html_words(html, buf_text(&sentence));
}

/* Of a letter or digit, ASCII or not. */
static bool is_word_byte(unsigned char byte)
{
    return (byte >= '0' && byte <= '9') || ((byte | 32) >= 'a' && (byte | 32) <= 'z') || byte >= 0x80;
}

/*
 * The length of the name that begins here, 0 if none does. Upper and lower case are alike where a name is long enough to be
 * no part of "p.m.".
 */
static size_t name_at(const struct html *html, const char *text, size_t at, size_t length)
{
    enum { LONG = 3 };
    for (size_t i = 0; i < html->name_count; i++) {
        const char *name = html->names[i];
        size_t      size = strlen(name);
        if (size > length - at || (size >= LONG ? strncasecmp : strncmp)(text + at, name, size) != 0)
            continue;
        if (at > 0 && is_word_byte((unsigned char)text[at - 1]) && is_word_byte((unsigned char)name[0]))
            continue;
        if (at + size < length && is_word_byte((unsigned char)text[at + size]) &&
            is_word_byte((unsigned char)name[size - 1]))
            continue;
        return size;
    }
    return 0;
}

static void put_clean(struct html *html, const char *text, size_t length)
{
    struct buf clean = {.arena = html->out->arena};
    text_clean(&clean, text, length, true);
    escape(html, buf_text(&clean), clean.length);
}

void html_text(struct html *html, const char *text, size_t length)
{
    size_t from = 0, at = 0;
    while (at < length) {
        size_t taken = name_at(html, text, at, length);
        if (taken > 0) {
            put_clean(html, text + from, at - from);
            html_words(html, texts_word(WORD_report_name));
            from = at + taken;
        }
        at += taken > 0 ? taken : 1;
    }
    put_clean(html, text + from, length - from);
}

void html_own_text(struct html *html, const char *text)
{
    buf_puts(html->out, "<bdi>");
    html_text(html, text, strlen(text));
    buf_puts(html->out, "</bdi>");
}
