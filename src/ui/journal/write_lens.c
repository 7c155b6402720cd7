#include "ui/journal/write_lens.h"

#include <stdio.h>

enum { NUMBER_SIZE = 40, WIDE = 76 };

static const char *say_number(size_t number, const char *what, char out[NUMBER_SIZE])
{
    snprintf(out, NUMBER_SIZE, "%zu%s%s", number, what, *what && number != 1 ? "s" : "");
    return out;
}

void write_lens_say(struct app *app, const struct editbuf *written, enum entry_kind kind)
{
    struct arena scratch = {0};
    struct buf   line = {.arena = &scratch};
    struct lens  lens;
    size_t       length;
    const char  *text = editbuf_text(written, &length);
    char         sentences[NUMBER_SIZE], me[NUMBER_SIZE], you[NUMBER_SIZE], demands[NUMBER_SIZE], blame[NUMBER_SIZE];
    lens_look(text, length, texts_lens_words(), &scratch, &lens);
    if (kind != ENTRY_LETTER)
        buf_puts(&line, texts_word(WORD_write_lens_letters));
    else if (lens.sentences == 0)
        buf_puts(&line, texts_word(WORD_write_lens_none));
    else
        buf_fill(&line, texts_word(app->area_cols < WIDE ? WORD_write_lens_short : WORD_write_lens),
                 (struct buf_value[]){{"sentences", say_number(lens.sentences, " sentence", sentences)},
                                      {"me", say_number(lens.found[LENS_ABOUT_ME].count, "", me)},
                                      {"you", say_number(lens.found[LENS_ABOUT_YOU].count, "", you)},
                                      {"demands", say_number(lens.found[LENS_DEMANDS].count, "", demands)},
                                      {"blame", say_number(lens.found[LENS_BLAME].count, "", blame)},
                                      {NULL, NULL}});
    app_say(app, false, "%s", buf_text(&line));
    arena_free(&scratch);
}
