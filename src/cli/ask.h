/*
 * ask: questions in plain lines, for screen readers and for text with quotes in it. The question goes to standard
 * error, the answer is a line of standard input and is taken as typed: a terminal is not needed.
 */
#ifndef HOLDFAST_CLI_ASK_H
#define HOLDFAST_CLI_ASK_H

#include "cli/cli.h"
#include "words/texts.h"

enum ask_answer {
    ASK_GIVEN,
    ASK_EMPTY, /* Enter alone, or blanks: left out */
    ASK_END    /* the input is over: no further question makes sense */
};

/* Takes an answer, or says in *error why not; the question is then asked again. */
typedef bool ask_reader(struct cli *cli, const char *answer, void *context, struct error *error);

/* Asks until the answer is taken, empty or over. An answer is checked as a note before the reader sees it. */
enum ask_answer ask_question(struct cli *cli, enum word question, ask_reader *read, void *context);

/* The row of that id is on disk, and a later answer could not be: that is said, and is no failure of the act. `what` is the command: "urge". */
void ask_say_lost(struct cli *cli, const char *what, int64_t id, const struct error *error);

#endif
