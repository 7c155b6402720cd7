#include "cli/ask.h"

#include <stdio.h>
#include <string.h>

/*
 * The longest answer that is kept whole: one more byte than a note may have, so that text_check() sees what is too
 * long.
 */
enum { ANSWER_MAX = TEXT_NOTE_MAX + 1 };

/* Reads a line without its end. False if there is none any more. What lies beyond ANSWER_MAX is dropped. */
static bool read_line(struct cli *cli, struct buf *line)
{
    int byte;
    buf_truncate(line, 0);
    while ((byte = fgetc(cli->in)) != EOF && byte != '\n')
        if (line->length < ANSWER_MAX)
            buf_putc(line, (char)byte);
    if (byte == '\n' && line->length > 0 && line->text[line->length - 1] == '\r')
        buf_truncate(line, line->length - 1);
    return byte == '\n' || line->length > 0;
}

static bool is_blank(const struct buf *line)
{
    return strspn(buf_text(line), " \t") == line->length;
}

enum ask_answer ask_question(struct cli *cli, enum word question, ask_reader *read, void *context)
{
    struct buf line = {.arena = cli->arena};
    for (;;) {
        struct error error = {0};
        fflush(cli->out);
        fprintf(cli->err, "%s ", texts_word(question));
        fflush(cli->err);
        if (!read_line(cli, &line)) {
            fputc('\n', cli->err);
            return ASK_END;
        }
        if (is_blank(&line))
            return ASK_EMPTY;
        if (text_check(TEXT_NOTE, "the answer", buf_text(&line), line.length, &error) &&
            read(cli, arena_copy_bytes(cli->arena, line.text, line.length), context, &error))
            return ASK_GIVEN;
        cli_notice(cli, "%s", error.text);
    }
}

void ask_say_lost(struct cli *cli, const char *what, int64_t id, const struct error *error)
{
    cli_notice(cli, "holdfast: %s: %s %lld is saved, but the last answer is not: %s; add it with holdfast %s edit %lld",
               what, what, (long long)id, error->text, what, (long long)id);
}
