#include "cli/commands/commands.h"

#include <string.h>

static const struct command *const tables[] = {
#define X(name) cmd_##name,
#include "cli/commands/commands.def"
#undef X
    NULL,
};

const struct command *commands_at(size_t index)
{
    for (size_t i = 0; tables[i]; i++)
        for (const struct command *command = tables[i]; command->name; command++)
            if (index-- == 0)
                return command;
    return NULL;
}

static size_t least_of(size_t a, size_t b)
{
    return a < b ? a : b;
}

/*
 * How many letters must be changed, put in, left out or swapped with their neighbour to turn one word into the
 * other. Long words are never near.
 */
static size_t distance(const char *left, const char *right)
{
    enum { LONGEST = 24 };
    size_t apart[LONGEST + 1][LONGEST + 1], height = strlen(left), width = strlen(right);
    if (height > LONGEST || width > LONGEST)
        return LONGEST;
    for (size_t i = 0; i <= height; i++) {
        for (size_t k = 0; k <= width; k++) {
            if (i == 0 || k == 0) {
                apart[i][k] = i + k;
                continue;
            }
            apart[i][k] = least_of(apart[i - 1][k - 1] + (left[i - 1] != right[k - 1]),
                                   least_of(apart[i - 1][k], apart[i][k - 1]) + 1);
            if (i > 1 && k > 1 && left[i - 1] == right[k - 2] && left[i - 2] == right[k - 1])
                apart[i][k] = least_of(apart[i][k], apart[i - 2][k - 2] + 1);
        }
    }
    return apart[height][width];
}

/* The first words of all commands nearest to this one, or NULL. */
static const char *near_miss(struct cli *cli, const char *word)
{
    const char           *nearest = NULL;
    size_t                least = 3;
    const struct command *command;
    for (size_t i = 0; (command = commands_at(i)) != NULL; i++) {
        const char *name = command->name;
        const char *first = arena_copy_bytes(cli->arena, name, strcspn(name, " "));
        size_t      apart = distance(word, first);
        if (apart < least && apart < strlen(first)) {
            least = apart;
            nearest = first;
        }
    }
    return nearest;
}

/* The words that may follow this one, "list, set, rule"; empty if no command has a second word after it. */
static const char *second_words(struct cli *cli, const char *first_word)
{
    struct buf            words = {.arena = cli->arena};
    size_t                length = strlen(first_word);
    const struct command *command;
    for (size_t i = 0; (command = commands_at(i)) != NULL; i++) {
        const char *name = command->name;
        if (strncmp(name, first_word, length) == 0 && name[length] == ' ')
            buf_printf(&words, "%s%s", words.length > 0 ? ", " : "", name + length + 1);
    }
    return buf_text(&words);
}

bool commands_unknown(struct cli *cli, const char *first, const char *second, struct error *error)
{
    const char *seconds = second_words(cli, first);
    if (seconds[0] && second)
        return error_set(error, ERROR_USAGE, "%s takes one of %s, not %s", first, seconds,
                         text_quote(second, strlen(second)).text);
    if (seconds[0])
        return error_set(error, ERROR_USAGE, "%s needs one of %s after it", first, seconds);
    struct text_quoted quoted = text_quote(first, strlen(first));
    const char        *nearest = near_miss(cli, first);
    if (nearest)
        return error_set(error, ERROR_USAGE, "there is no command %s; did you mean %s?", quoted.text, nearest);
    return error_set(error, ERROR_USAGE, "there is no command %s; holdfast help lists them", quoted.text);
}
