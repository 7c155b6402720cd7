/*
 * html: writes a page into a buf, and is the one place where text is escaped: a text that went through here can neither
 * open a tag nor leave an attribute, and acts on nothing. Attributes are to be written in double quotes.
 */
#ifndef HOLDFAST_REPORT_HTML_H
#define HOLDFAST_REPORT_HTML_H

#include "core/buf.h"
#include "words/texts.h"

/* Names that are not to be told; each stands as "[name]" wherever it stands as a word of its own in a person's text. */
struct html {
    struct buf        *out;
    const char *const *names;
    size_t             name_count;
};

/* Markup of ours, with numbers in it. Nothing of it is escaped: no text goes in here. */
void html_mark(struct html *html, const char *format, ...) PRINTF_LIKE(2, 3);

/* Words of ours, escaped. */
void html_words(struct html *html, const char *words);

/* The same for a sentence of data/text/words.txt with one value, which is ours too; a NULL name: none. */
void html_say(struct html *html, enum word word, const char *name, const char *value);

/*
 * Text that a person wrote: cleaned by text_clean(), the names taken out, escaped; newlines stay. html_own_text() also
 * parts it from the direction in which the text around it reads.
 */
void html_text(struct html *html, const char *text, size_t length);
void html_own_text(struct html *html, const char *text);

#endif
