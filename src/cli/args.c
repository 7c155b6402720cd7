/*
 * Two walks. The first only looks for the words that name the command; to step over the values of options on the
 * way it asks all commands that begin with that word. The second reads, with the options of the command that was
 * found.
 */
#include "cli/args.h"

#include <errno.h>
#include <string.h>

#include "cli/commands/commands.h"

const struct cli_option args_globals[ARGS_GLOBALS + 1] = {
    [ARGS_DB] = {"db", CLI_TEXT, "FILE", "the file to use"},
    [ARGS_PERSON] = {"person", CLI_TEXT, "NAME", "whom it is about"},
    [ARGS_JSON] = {"json", CLI_FLAG, NULL, "answer with one JSON document"},
    [ARGS_COLOR] = {"color", CLI_TEXT, "WHEN", "auto, always or never"},
    [ARGS_HELP] = {"help", CLI_FLAG, NULL, "say how it is used"},
    [ARGS_VERSION] = {"version", CLI_FLAG, NULL, "say which version this is"},
    {0},
};

size_t args_operand_places(const struct command *command)
{
    size_t places = 0;
    while (places < CLI_OPERANDS_MAX && command->operand_names[places])
        places++;
    return places;
}

enum kind { END, OPERAND, OPTION };

/* The place in the command line, and what stood there last. */
struct walk {
    int         argc;
    char      **argv;
    int         at;
    bool        only_operands; /* after `--` */
    const char *text;          /* an operand, or an option's name without the dashes */
    size_t      name_length;   /* of the option, without `=VALUE` */
    const char *inline_value;  /* what stands after `=`, or NULL */
};

static enum kind walk_next(struct walk *walk)
{
    if (walk->at >= walk->argc)
        return END;
    const char *word = walk->argv[walk->at++];
    walk->text = word;
    if (walk->only_operands || word[0] != '-' || word[1] == '\0')
        return OPERAND;
    if (strcmp(word, "--") == 0) {
        walk->only_operands = true;
        return walk_next(walk);
    }
    walk->text = word + (word[1] == '-' ? 2 : 0); /* a single dash stays: no such name begins with one */
    walk->name_length = strcspn(walk->text, "=");
    walk->inline_value = walk->text[walk->name_length] == '=' ? walk->text + walk->name_length + 1 : NULL;
    return OPTION;
}

/* The word that follows as an option's value, whatever it looks like; NULL at the end of the line. */
static const char *walk_value(struct walk *walk)
{
    if (walk->inline_value)
        return walk->inline_value;
    return walk->at < walk->argc ? walk->argv[walk->at++] : NULL;
}

static bool begins_option(const struct walk *walk, const struct cli_option *option)
{
    return strncmp(option->name, walk->text, walk->name_length) == 0;
}

static bool is_option(const struct walk *walk, const struct cli_option *option)
{
    return begins_option(walk, option) && option->name[walk->name_length] == '\0';
}

static bool begins_with_word(const char *name, const char *word)
{
    size_t length = strlen(word);
    return strncmp(name, word, length) == 0 && (name[length] == '\0' || name[length] == ' ');
}

/*
 * Does the option at hand take a value, in any of the commands that begin with this word? NULL: everybody's options
 * only.
 */
static bool may_take_value(const struct walk *walk, const char *first_word)
{
    for (const struct cli_option *option = args_globals; option->name; option++) {
        if (option->value != CLI_FLAG && begins_option(walk, option))
            return true;
    }
    for (size_t i = 0; first_word && commands_at(i); i++) {
        const struct cli_option *option = commands_at(i)->options;
        if (!option || !begins_with_word(commands_at(i)->name, first_word))
            continue;
        for (; option->name; option++) {
            if (option->value != CLI_FLAG && begins_option(walk, option))
                return true;
        }
    }
    return false;
}

static const struct command *command_of_words(const char *first, const char *second)
{
    size_t length = strlen(first);
    for (size_t i = 0; commands_at(i); i++) {
        const char *name = commands_at(i)->name;
        if (strncmp(name, first, length) != 0)
            continue;
        if (!second ? name[length] == '\0' : name[length] == ' ' && strcmp(name + length + 1, second) == 0)
            return commands_at(i);
    }
    return NULL;
}

struct args_command args_find_command(int argc, char **argv)
{
    struct args_command found = {0};
    struct walk         walk = {.argc = argc, .argv = argv, .at = 1};
    for (enum kind kind; (kind = walk_next(&walk)) != END;) {
        if (kind == OPTION) {
            if (!walk.inline_value && may_take_value(&walk, found.first_word))
                (void)walk_value(&walk);
        } else if (!found.first_word) {
            found.first_word = walk.text;
        } else {
            found.second_word = walk.text;
            break;
        }
    }
    if (found.second_word)
        found.command = command_of_words(found.first_word, found.second_word);
    if (found.command) {
        found.words = 2;
    } else if (found.first_word) {
        found.command = command_of_words(found.first_word, NULL);
        found.words = 1;
    }
    return found;
}

/* An option's place: in the command's list, or in everybody's. */
struct place {
    const struct cli_option *option;
    size_t                   index;
    bool                     is_global;
};

/* Collects what the name at hand may mean; returns how many that are, 1 for a name given in full. */
static size_t match(const struct walk *walk, const struct cli_option *options, bool is_global, size_t matches,
                    struct place out[2])
{
    for (size_t i = 0; options && options[i].name; i++) {
        struct place place = {&options[i], i, is_global};
        if (is_option(walk, &options[i])) {
            out[0] = place;
            return 1;
        }
        if (begins_option(walk, &options[i])) {
            if (matches < 2)
                out[matches] = place;
            matches++;
        }
    }
    return matches;
}

static bool find_option(const struct walk *walk, const struct cli_option *options, struct place *out,
                        struct error *error)
{
    struct place places[2] = {{0}};
    size_t       matches = match(walk, options, false, 0, places);
    bool         exact = matches == 1 && is_option(walk, places[0].option);
    if (!exact)
        matches = match(walk, args_globals, true, matches, places);
    *out = places[0];
    if (matches == 1 && walk->name_length > 0)
        return true;

    const char        *dashes = walk->text[0] == '-' ? "" : "--";
    struct text_quoted quoted = text_quote(walk->text, walk->name_length);
    char              *name = quoted.text + 1; /* dashes stand inside the quotes */
    if (matches > 1 && walk->name_length > 0)
        return error_set(error, ERROR_USAGE, "\"%s%s may mean --%s or --%s: write more of it", dashes, name,
                         places[0].option->name, places[1].option->name);
    return error_set(error, ERROR_USAGE, "there is no option \"%s%s here", dashes, name);
}

static bool check_value(const struct cli_option *option, const struct walk *walk, const char *value,
                        struct error *error)
{
    if (option->value == CLI_FLAG) {
        if (walk->inline_value)
            return error_set(error, ERROR_USAGE, "--%s takes no value", option->name);
    } else if (!value || (value[0] == '\0' && !(option->value & CLI_CLEARS))) {
        return error_set(error, ERROR_USAGE, "--%s needs a value: --%s %s", option->name, option->name,
                         option->argument);
    }
    return true;
}

static bool keep_value(struct args_given *given, const struct place *place, const char *value, size_t room,
                       struct arena *arena, struct error *error)
{
    if (place->is_global) {
        if (given->globals[place->index])
            return error_set(error, ERROR_USAGE, "--%s is given twice", place->option->name);
        given->globals[place->index] = value;
        return true;
    }
    struct cli_args *args = &given->args;
    if (args->counts[place->index] > 0 && !(place->option->value & CLI_MANY))
        return error_set(error, ERROR_USAGE, "--%s is given twice", place->option->name);
    if (!args->values[place->index])
        args->values[place->index] = ARENA_NEW(arena, const char *, place->option->value &CLI_MANY ? room : 1);
    args->values[place->index][args->counts[place->index]++] = value;
    return true;
}

bool args_read(int argc, char **argv, const struct args_command *found, struct arena *arena, struct args_given *out,
               struct error *error)
{
    const struct cli_option *options = found->command ? found->command->options : NULL;
    struct walk              walk = {.argc = argc, .argv = argv, .at = 1};
    size_t                   room = (size_t)argc + 1, words = 0;
    *out = (struct args_given){.args = {.options = options, .operands = ARENA_NEW(arena, const char *, room)}};

    for (enum kind kind; (kind = walk_next(&walk)) != END;) {
        if (kind == OPERAND) {
            if (words < found->words)
                words++;
            else
                out->args.operands[out->args.operand_count++] = walk.text;
            continue;
        }
        struct place place;
        if (!find_option(&walk, words > 0 ? options : NULL, &place, error))
            return false;
        const char *value = place.option->value == CLI_FLAG ? "" : walk_value(&walk);
        if (!check_value(place.option, &walk, value, error) || !keep_value(out, &place, value, room, arena, error))
            return false;
        if (out->globals[ARGS_HELP] || out->globals[ARGS_VERSION])
            return true;
    }
    return true;
}

/* Everything there is on standard input, as far as a field can hold; one newline at the end does not belong to it. */
static bool read_input(FILE *in, struct arena *arena, struct buf *text, struct error *error)
{
    char block[4096];
    *text = (struct buf){.arena = arena};
    while (text->length <= TEXT_NOTE_MAX) {
        size_t got = fread(block, 1, sizeof block, in);
        buf_put(text, block, got);
        if (got < sizeof block)
            break;
    }
    if (ferror(in))
        return error_set(error, ERROR_FAILED, "standard input cannot be read: %s", strerror(errno));
    if (text->length > 0 && text->text[text->length - 1] == '\n')
        buf_truncate(text, text->length - 1);
    return true;
}

/* One text that was given, an operand or an option's value. */
struct given_text {
    const char  *name;
    unsigned     value;
    const char **text;
};

static bool check_text(const struct given_text *given, const char **from_input, FILE *in, struct arena *arena,
                       struct error *error)
{
    unsigned kind = given->value & CLI_KINDS;
    if (kind != CLI_LINE && kind != CLI_NOTE)
        return true;
    struct buf text = {.text = NULL};
    size_t     length = strlen(*given->text);
    if (strcmp(*given->text, "-") == 0) {
        if (*from_input)
            return error_set(error, ERROR_USAGE, "%s and %s cannot both be read from standard input", *from_input,
                             given->name);
        *from_input = given->name;
        if (!read_input(in, arena, &text, error))
            return false;
        *given->text = buf_text(&text);
        length = text.length;
    } else if ((given->value & CLI_CLEARS) && length == 0) {
        return true;
    }
    return text_check(kind == CLI_LINE ? TEXT_LINE : TEXT_NOTE, given->name, *given->text, length, error);
}

static bool check_operand_count(const struct command *command, const struct cli_args *args, struct error *error)
{
    size_t places = args_operand_places(command);
    if (args->operand_count + command->operands_optional < places)
        return error_set(error, ERROR_USAGE, "%s is missing: holdfast %s", command->operand_names[args->operand_count],
                         command->synopsis);
    if (args->operand_count > places && !command->operands_many) {
        const char *extra = args->operands[places];
        return error_set(error, ERROR_USAGE, "%s is too much: holdfast %s", text_quote(extra, strlen(extra)).text,
                         command->synopsis);
    }
    return true;
}

/* All texts that were given, the operands first. */
static struct given_text *list_texts(const struct command *command, struct cli_args *args, struct arena *arena,
                                     size_t *count)
{
    size_t places = args_operand_places(command);
    *count = args->operand_count;
    for (size_t i = 0; args->options && args->options[i].name; i++)
        *count += args->counts[i];
    struct given_text *texts = ARENA_NEW(arena, struct given_text, *count);
    size_t             at = 0;
    for (size_t i = 0; i < args->operand_count; i++) {
        size_t place = i < places ? i : places - 1;
        texts[at++] = (struct given_text){command->operand_names[place], command->operand_value, &args->operands[i]};
    }
    for (size_t i = 0; args->options && args->options[i].name; i++) {
        const struct cli_option *option = &args->options[i];
        struct buf               name = {.arena = arena};
        buf_printf(&name, "--%s", option->name);
        for (size_t k = 0; k < args->counts[i]; k++)
            texts[at++] = (struct given_text){buf_text(&name), option->value, &args->values[i][k]};
    }
    return texts;
}

bool args_check(const struct command *command, struct cli_args *args, FILE *in, struct arena *arena,
                struct error *error)
{
    if (!check_operand_count(command, args, error))
        return false;
    size_t             count;
    struct given_text *texts = list_texts(command, args, arena, &count);
    const char        *from_input = NULL;
    for (size_t i = 0; i < count; i++) {
        if (!check_text(&texts[i], &from_input, in, arena, error))
            return false;
    }
    return true;
}
