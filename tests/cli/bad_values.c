/*
 * Every option of every command with every kind of bad value: exit 2, one line of at most 400 characters, the file untouched. The
 * commands and their options come from the table itself, so that a new one is tried too.
 */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/args.h"
#include "cli/commands/commands.h"
#include "support/cli_program.h"

enum { WORDS_MAX = 16, LONG_BYTES = 100000, INPUT_BYTES = 1 << 20 };

/* Operands with which the command would run, had the option a good value. */
static const char *const operands_of[][4] = {
    {"contact", "text"},
    {"contact edit", "1"},
    {"contact delete", "1"},
    {"urge end", "1"},
    {"urge edit", "1"},
    {"urge delete", "1"},
    {"friend add", "Ben", "by the door"},
    {"friend delete", "1"},
    {"reason add", "For me"},
    {"reason delete", "1"},
    {"plan add", "our song", "go for a walk"},
    {"plan delete", "1"},
    {"person rule", "text", "out", "keeps"},
    {"write", "a text"},
    {"letter", "a text"},
    {"journal show", "1"},
    {"journal edit", "1", "a text"},
    {"journal delete", "1"},
    {"trash restore", "1"},
    {"goal add", "Run"},
    {"goal edit", "1"},
    {"goal delete", "1"},
    {"goal move", "1", "up"},
    {"goal done", "1"},
    {"goal skip", "1"},
    {"goal undo", "1"},
    {"goal step", "1", "1"},
    {"goal finish", "1"},
    {"goal archive", "1"},
    {"goal reopen", "1"},
    {"goal starter", "1"},
    {"hardday add", "today", "a birthday"},
    {"hardday edit", "1"},
    {"hardday delete", "1"},
};

static void begin_call(const struct command *command, const char **words, char *name)
{
    size_t count = 0;
    strcpy(name, command->name);
    for (char *word = strtok(name, " "); word; word = strtok(NULL, " "))
        words[count++] = word;
    for (size_t i = 0; i < sizeof operands_of / sizeof *operands_of; i++) {
        if (strcmp(operands_of[i][0], command->name) != 0)
            continue;
        for (size_t k = 1; k < 4 && operands_of[i][k]; k++)
            words[count++] = operands_of[i][k];
    }
    words[count] = NULL;
}

static void add_word(const char **words, const char *word)
{
    size_t count = 0;
    while (words[count])
        count++;
    assert_true(count + 1 < WORDS_MAX);
    words[count] = word;
    words[count + 1] = NULL;
}

struct file {
    char  *bytes;
    size_t length;
};

static void assert_untouched(const struct cli_program *program, const struct file *before)
{
    size_t length;
    char  *now = cli_program_database(program, &length);
    assert_non_null(now);
    assert_int_equal(length, before->length);
    assert_memory_equal(now, before->bytes, length);
    free(now);
}

/* One call, with `--option=value` or, for a NULL value, `--option` at the end of the line. */
static void try_value(struct cli_program *program, const struct command *command, const char *option, const char *value,
                      const struct file *before)
{
    const char *words[WORDS_MAX];
    char        name[64];
    char       *given = malloc(strlen(option) + (value ? strlen(value) : 0) + 4);
    assert_non_null(given);
    sprintf(given, value ? "--%s=%s" : "--%s%s", option, value ? value : "");
    begin_call(command, words, name);
    add_word(words, given);
    cli_program_run(program, words);
    if (program->status != 2)
        print_message("%s %.80s: %s\n", command->name, given, program->err);
    cli_program_refused(program, 2, "holdfast: ");
    assert_untouched(program, before);
    free(given);
}

/* Any bytes are the name of a file, but none at all. */
static bool is_path(const struct cli_option *option)
{
    return strcmp(option->name, "db") == 0 || strcmp(option->name, "output") == 0;
}

/* Does the command take any text at all for it, so that no word is absurd? */
static bool takes_any_word(const struct cli_option *option)
{
    return (option->value & CLI_KINDS) != CLI_TEXT || strcmp(option->name, "format") == 0 ||
           strcmp(option->name, "person") == 0 || is_path(option);
}

static void try_option(struct cli_program *program, const struct command *command, const struct cli_option *option,
                       const struct file *before)
{
    static char long_value[LONG_BYTES + 1], input[INPUT_BYTES];
    memset(long_value, 'a', LONG_BYTES);
    memset(input, 'a', INPUT_BYTES);
    if (option->value == CLI_FLAG) {
        try_value(program, command, option->name, "", before);
        try_value(program, command, option->name, "yes", before);
        return;
    }
    try_value(program, command, option->name, NULL, before);
    if (!(option->value & CLI_CLEARS))
        try_value(program, command, option->name, "", before);
    if (!takes_any_word(option)) {
        try_value(program, command, option->name, "absurd 99999999999999999999", before);
        try_value(program, command, option->name, "-1", before);
    }
    if (is_path(option))
        return;
    try_value(program, command, option->name, long_value, before);
    try_value(program, command, option->name, "a\xFFz", before);
    try_value(program, command, option->name, "a\033[31m\x07", before);
    try_value(program, command, option->name, "a\xC2\x9Bz", before);
    if ((option->value & CLI_KINDS) == CLI_LINE || (option->value & CLI_KINDS) == CLI_NOTE) {
        program->input = input;
        program->input_length = INPUT_BYTES;
        try_value(program, command, option->name, "-", before);
    }
    if ((option->value & CLI_KINDS) == CLI_LINE) {
        try_value(program, command, option->name, "two\nlines", before);
        if (!(option->value & CLI_CLEARS))
            try_value(program, command, option->name, "  \t ", before);
    }
}

static struct file begin_life(struct cli_program *program)
{
    struct file file;
    assert_int_equal(RUN(program, "start", "2026-11-01", "--name", "M."), 0);
    assert_int_equal(RUN(program, "urge", "7"), 0);
    assert_int_equal(RUN(program, "contact", "text", "--at", "2d ago"), 0);
    file.bytes = cli_program_database(program, &file.length);
    assert_non_null(file.bytes);
    return file;
}

static void bad_values_of_each_option_are_refused(void **state)
{
    struct cli_program *program = *state;
    struct file         before = begin_life(program);
    for (size_t i = 0; commands_at(i); i++) {
        for (const struct cli_option *option = commands_at(i)->options; option && option->name; option++)
            try_option(program, commands_at(i), option, &before);
    }
    free(before.bytes);
}

static void bad_values_of_the_options_that_everybody_takes_are_refused(void **state)
{
    struct cli_program      *program = *state;
    struct file              before = begin_life(program);
    static const char *const some[] = {"status", "person list", "person close", "contact", "urge list"};
    for (size_t i = 0; commands_at(i); i++) {
        for (size_t k = 0; k < sizeof some / sizeof *some; k++) {
            if (strcmp(some[k], commands_at(i)->name) != 0)
                continue;
            try_option(program, commands_at(i), &args_globals[ARGS_DB], &before);
            try_option(program, commands_at(i), &args_globals[ARGS_PERSON], &before);
            try_option(program, commands_at(i), &args_globals[ARGS_COLOR], &before);
            try_option(program, commands_at(i), &args_globals[ARGS_JSON], &before);
        }
    }
    free(before.bytes);
}

/* The call with this operand in that place; false where the places before it are not filled. */
static bool put_operand(const struct command *command, size_t at, const char *value, const char **words, char *name)
{
    begin_call(command, words, name);
    size_t place = at + 1;
    for (const char *c = command->name; *c; c++)
        place += *c == ' ';
    for (size_t i = 0; i < place; i++) {
        if (!words[i])
            return false;
    }
    if (words[place])
        words[place] = value;
    else
        add_word(words, value);
    return true;
}

static void bad_operands_are_refused(void **state)
{
    struct cli_program *program = *state;
    struct file         before = begin_life(program);
    static char         long_value[LONG_BYTES + 1];
    memset(long_value, 'a', LONG_BYTES);
    const char *const values[] = {"", "a\xFFz", "a\033[31m", long_value};
    for (size_t i = 0; commands_at(i); i++) {
        const struct command *command = commands_at(i);
        if (strcmp(command->name, "demo") == 0 || strcmp(command->name, "restore") == 0) /* takes a path */
            continue;
        for (size_t at = 0; at < args_operand_places(command); at++) {
            for (size_t k = 0; k < sizeof values / sizeof *values; k++) {
                const char *words[WORDS_MAX];
                char        name[64];
                bool        is_body = command->operands_many && at + 1 == args_operand_places(command);
                if ((is_body && values[k] == long_value) || !put_operand(command, at, values[k], words, name))
                    continue;
                cli_program_run(program, words);
                if (program->status != 2)
                    print_message("%s, operand %zu, value %zu\n", command->name, at, k);
                cli_program_refused(program, 2, "holdfast: ");
                assert_untouched(program, &before);
            }
        }
    }
    free(before.bytes);
}

static void each_option_of_each_command_has_words_for_the_help(void **state)
{
    (void)state;
    for (size_t i = 0; commands_at(i); i++) {
        const struct command *command = commands_at(i);
        size_t                count = 0;
        assert_non_null(command->synopsis);
        assert_non_null(command->summary);
        assert_int_equal(strncmp(command->synopsis, command->name, strlen(command->name)), 0);
        assert_true(command->operands_optional <= args_operand_places(command));
        for (const struct cli_option *option = command->options; option && option->name; option++, count++) {
            assert_non_null(option->help);
            assert_true((option->value == CLI_FLAG) == (option->argument == NULL));
            for (size_t k = 0; k < ARGS_GLOBALS; k++)
                assert_string_not_equal(option->name, args_globals[k].name);
        }
        assert_true(count < CLI_OPTIONS_MAX);
    }
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, cli_program_setup, cli_program_teardown)
    static const struct CMUnitTest tests[] = {
        TEST(bad_values_of_each_option_are_refused),
        TEST(bad_values_of_the_options_that_everybody_takes_are_refused),
        TEST(bad_operands_are_refused),
        TEST(each_option_of_each_command_has_words_for_the_help),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
