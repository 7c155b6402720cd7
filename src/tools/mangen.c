/*
 * mangen: makes the man page and the completions from the program's own tables. Runs on the building machine.
 *
 *   mangen man < holdfast.1.in    the page, its lines @COMMANDS@ and @KEYS@ replaced
 *   mangen bash                   completions for bash
 */
#include <stdio.h>
#include <string.h>

#include "cli/commands/commands.h"
#include "words/texts.h"

/* Text as roff wants it: backslashes and dashes as characters, no line that begins with a dot or an apostrophe. */
static void put_roff(const char *text, size_t length)
{
    bool at_start = true;
    for (size_t i = 0; i < length; i++) {
        if (at_start && (text[i] == '.' || text[i] == '\''))
            fputs("\\&", stdout);
        at_start = text[i] == '\n';
        if (text[i] == '\\')
            fputs("\\e", stdout);
        else if (text[i] == '-')
            fputs("\\-", stdout);
        else
            putchar(text[i]);
    }
}

/* Paragraphs are parted by an empty line. */
static void put_paragraphs(const char *text)
{
    while (*text) {
        const char *end = strstr(text, "\n\n");
        size_t      length = end ? (size_t)(end - text) : strlen(text);
        put_roff(text, length);
        fputs(end ? "\n.IP\n" : "\n", stdout);
        text += length + (end ? 2 : 0);
    }
}

static void put_commands(void)
{
    for (size_t i = 0; commands_at(i); i++) {
        const struct command *command = commands_at(i);
        fputs(".TP\n.B ", stdout);
        put_roff(command->synopsis, strlen(command->synopsis));
        putchar('\n');
        put_paragraphs(command->details ? command->details : command->summary);
        for (const struct cli_option *o = command->options; o && o->name; o++) {
            printf(".RS\n.TP\n.B \\-\\-");
            put_roff(o->name, strlen(o->name));
            if (o->argument)
                printf(" %s", o->argument);
            putchar('\n');
            put_roff(o->help, strlen(o->help));
            fputs("\n.RE\n", stdout);
        }
    }
}

static void put_man(void)
{
    char line[1024];
    while (fgets(line, sizeof line, stdin)) {
        if (strcmp(line, "@COMMANDS@\n") == 0) {
            put_commands();
        } else if (strcmp(line, "@KEYS@\n") == 0) {
            fputs(".nf\n", stdout);
            const char *keys = texts_keys_text();
            put_roff(keys, strlen(keys));
            fputs(".fi\n", stdout);
        } else {
            fputs(line, stdout);
        }
    }
}

/* The words that may stand first, or after `first`. */
static void put_words(const char *first)
{
    size_t      length = strlen(first);
    const char *previous = "";
    for (size_t i = 0; commands_at(i); i++) {
        const char *name = commands_at(i)->name;
        if (length > 0 && (strncmp(name, first, length) != 0 || name[length] != ' '))
            continue;
        const char *word = length > 0 ? name + length + 1 : name;
        size_t      size = strcspn(word, " ");
        if (strncmp(word, previous, size) != 0 || previous[size] > ' ')
            printf(" %.*s", (int)size, word);
        previous = word;
    }
}

static void put_bash(void)
{
    puts("# Completions of holdfast for bash, made from its table of commands.");
    puts("_holdfast() {");
    puts("    local word=${COMP_WORDS[COMP_CWORD]} command=${COMP_WORDS[1]} words='--db --person --json --color "
         "--help'");
    fputs("    if ((COMP_CWORD == 1)); then words=\"$words --version", stdout);
    put_words("");
    puts("\"; fi");
    puts("    case \"$command ${COMP_WORDS[2]}\" in");
    for (size_t i = 0; commands_at(i); i++) {
        const struct command *command = commands_at(i);
        if (strchr(command->name, ' ') == NULL || !command->options)
            continue;
        printf("    '%s') words=\"$words", command->name);
        for (const struct cli_option *o = command->options; o->name; o++)
            printf(" --%s", o->name);
        puts("\" ;;");
    }
    puts("    *) case $command in");
    for (size_t i = 0; commands_at(i); i++) {
        const struct command *command = commands_at(i);
        size_t                size = strcspn(command->name, " ");
        if (i > 0 && strncmp(commands_at(i - 1)->name, command->name, size) == 0)
            continue;
        char first[32];
        snprintf(first, sizeof first, "%.*s", (int)size, command->name);
        printf("       %s) words=\"$words", first);
        put_words(first);
        for (const struct cli_option *o = command->name[size] ? NULL : command->options; o && o->name; o++)
            printf(" --%s", o->name);
        puts("\" ;;");
    }
    puts("       esac ;;\n    esac");
    puts("    mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$word\")\n}");
    puts("complete -F _holdfast holdfast");
}

int main(int argc, char **argv)
{
    if (argc == 2 && strcmp(argv[1], "man") == 0)
        put_man();
    else if (argc == 2 && strcmp(argv[1], "bash") == 0)
        put_bash();
    else
        return 2;
    return fflush(stdout) != 0;
}
