/*
 * entry_text: where the text of an entry comes from: words of the call, standard input, the user's own editor.
 */
#ifndef HOLDFAST_CLI_ENTRY_TEXT_H
#define HOLDFAST_CLI_ENTRY_TEXT_H

#include "cli/cli.h"
#include "editor/launch.h"

/* Zeroed: none yet. */
struct entry_text {
    const char   *text; /* NULL: none */
    size_t        length;
    bool          is_lent;  /* it came out of an editor: entry_text_end() is due */
    bool          is_empty; /* that left nothing in it */
    struct editor editor;
};

/*
 * The words from that operand on, joined by one blank; a `-` that is the only one is standard input. Without such
 * words the text stays NULL. What is no text as cli.md has it is ERROR_USAGE.
 */
MUST_CHECK bool entry_text_given(struct cli *cli, const struct cli_args *args, size_t first, struct entry_text *out,
                                 struct error *error);

/* All of standard input, one newline at its end dropped. */
MUST_CHECK bool entry_text_input(struct cli *cli, struct entry_text *out, struct error *error);

/* ERROR_USAGE unless the screens can open, where the built-in editor is. */
MUST_CHECK bool entry_text_check_screens(const struct cli *cli, struct error *error);

/*
 * Opens the user's own editor on what stands in *text. `stored`: that is on disk already. Afterwards *text is what
 * the editor left; or NULL where that is unchanged or empty. The store must be open.
 */
MUST_CHECK bool entry_text_edit(struct cli *cli, bool stored, struct entry_text *text, struct error *error);

/* Says on standard error, in a line each, what an editor left earlier and the file does not hold. The store must be open. */
void entry_text_say_left(struct cli *cli);

/* Says that nothing is written, and why; `null` as JSON. */
void entry_text_say_nothing(struct cli *cli, const struct entry_text *text);

/* The text is on disk where it belongs, or is not: then what came out of an editor is kept. Returns `stored`. */
MUST_CHECK bool entry_text_end(const struct entry_text *text, bool stored, struct error *error);

#endif
