/*
 * cli_rows: what the tests of the commands over rows have in common. It is Sunday, 22 November 2026, 21:14 in a zone of +01:00. In each test
 * `program` is the struct cli_program.
 */
#ifndef TESTS_SUPPORT_CLI_ROWS_H
#define TESTS_SUPPORT_CLI_ROWS_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "support/cli_program.h"

int cli_rows_setup(void **state);

/* Runs it and asserts the exit status. */
void cli_rows_run(struct cli_program *program, int status, const char *const *words);

/* Asserts: exit status 2, nothing on stdout, one line on stderr, and every byte of the database as before. */
void cli_rows_refused(struct cli_program *program, const char *const *words);

/* The same for a missing, an empty (unless it clears), an absurd, a very long, a non-UTF-8 and a control-character value of each option. */
void cli_rows_refuses_values(struct cli_program *program, const char *const *words, const char *const *options,
                             bool clears);

void cli_rows_json(struct cli_program *program, const char *path, const char *value);
void cli_rows_items(struct cli_program *program, int count);

#define ROW_TEST(name)      cmocka_unit_test_setup_teardown(name, cli_rows_setup, cli_program_teardown)
#define EXPECT(status, ...) cli_rows_run(program, (status), (const char *const[]){__VA_ARGS__, NULL})
#define REFUSED(...)        cli_rows_refused(program, (const char *const[]){__VA_ARGS__, NULL})
#define NOW(instant)        cli_program_env(program, "HOLDFAST_NOW=" instant)

/* The whole answer, a part of it, a value of its JSON (NULL: null), the keys there, the length of the array that it is. */
#define SAID(text)        cli_program_said(program, (text))
#define SAYS(part)        assert_non_null(strstr(program->out, (part)))
#define JSON(path, value) cli_rows_json(program, (path), (value))
#define KEYS(path, keys)  assert_string_equal(cli_program_keys(program, (path)), (keys))
#define ITEMS(count)      cli_rows_items(program, (count))

#define HELP_LINE                                                                                                      \
    "In danger, or afraid of what you may do: call the emergency number where you\n"                                   \
    "are, or find a free line at findahelpline.com.\n"

#endif
