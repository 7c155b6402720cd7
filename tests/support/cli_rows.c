#include "support/cli_rows.h"

#include <stdlib.h>

enum { LONG_VALUE = 120000, MEGABYTE = 1024 * 1024 };

int cli_rows_setup(void **state)
{
    if (cli_program_setup(state) != 0)
        return 1;
    cli_program_env(*state, "HOLDFAST_NOW=2026-11-22T21:14:00+01:00");
    return 0;
}

void cli_rows_run(struct cli_program *program, int status, const char *const *words)
{
    if (cli_program_run(program, words) == status)
        return;
    for (size_t i = 0; words[i]; i++)
        print_message("%.60s ", words[i]);
    fail_msg("status %d, not %d: %s", program->status, status, program->err);
}

void cli_rows_refused(struct cli_program *program, const char *const *words)
{
    size_t before_length = 0, after_length = 0;
    char  *before = cli_program_database(program, &before_length);
    cli_rows_run(program, 2, words);
    cli_program_refused(program, 2, words[0]);
    char *after = cli_program_database(program, &after_length);
    assert_int_equal(before == NULL, after == NULL);
    assert_int_equal(before_length, after_length);
    if (before)
        assert_memory_equal(before, after, before_length);
    free(before);
    free(after);
}

/* The words with one or two more; the second may be NULL. */
static void refused_with(struct cli_program *program, const char *const *words, const char *option, const char *value)
{
    const char *all[16];
    size_t      count = 0;
    for (; words[count]; count++)
        all[count] = words[count];
    all[count++] = option;
    all[count++] = value;
    all[count] = NULL;
    cli_rows_refused(program, all);
}

static bool is_text(const char *option)
{
    return strcmp(option, "note") == 0 || strcmp(option, "trigger") == 0 || strcmp(option, "did") == 0;
}

static void refuses_long_input(struct cli_program *program, const char *const *words, const char *option, char *large)
{
    memset(large, 'x', MEGABYTE);
    program->input = large;
    program->input_length = MEGABYTE;
    refused_with(program, words, option, "-");
    program->input = "a\0b";
    program->input_length = 3;
    refused_with(program, words, option, "-");
    refused_with(program, words, option, "-"); /* an input that is empty */
}

void cli_rows_refuses_values(struct cli_program *program, const char *const *words, const char *const *options,
                             bool clears)
{
    static const char *const bad[] = {"\xff\xfe", "a\x1b[31mb", "\x07", "\xc0\x80", "a\xed\xa0\x80"};
    static const char *const absurd[] = {"banana", "-1", "1e1", "0x5", " 5", "5 ", "\xe2\x80\xae five"};
    char                    *large = malloc(MEGABYTE);
    char                     longer[LONG_VALUE + 64];
    assert_non_null(large);
    for (size_t i = 0; options[i]; i++) {
        char option[32];
        snprintf(option, sizeof option, "--%s", options[i]);
        refused_with(program, words, option, NULL);
        if (!clears)
            refused_with(program, words, option, "");
        for (size_t k = 0; k < sizeof bad / sizeof *bad; k++)
            refused_with(program, words, option, bad[k]);
        for (size_t k = 0; !is_text(options[i]) && k < sizeof absurd / sizeof *absurd; k++)
            refused_with(program, words, option, absurd[k]);
        snprintf(longer, sizeof longer, "%s=%0*d", option, LONG_VALUE, 0);
        if (strcmp(options[i], "urge") != 0) { /* an id may be any number, and is then not there */
            refused_with(program, words, longer, NULL);
            refused_with(program, words, option, is_text(options[i]) ? bad[0] : "99999999999999999999");
        }
        if (is_text(options[i]))
            refuses_long_input(program, words, option, large);
    }
    free(large);
}

void cli_rows_json(struct cli_program *program, const char *path, const char *value)
{
    assert_string_equal(cli_program_json(program, path), value ? value : "null");
}

void cli_rows_items(struct cli_program *program, int count)
{
    char last[32];
    snprintf(last, sizeof last, "%d", count - 1);
    const char *keys = cli_program_keys(program, "$");
    const char *tail = strrchr(keys, ',');
    assert_string_equal(count == 0 ? keys : tail ? tail + 1 : keys, count == 0 ? "null" : last);
}
