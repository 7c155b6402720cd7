/*
 * embed: prints files of data/ as C, which src/words/texts.c includes. Runs on the building machine.
 *
 *   embed rows FILE        a row of the table, `a | b | c`, becomes the row of an array: {"a", "b", "c"},
 *   embed words FILE       `key | text` becomes WORD(key, "text"), so that a misspelled key does not compile
 *   embed texts FILE...    each file becomes one string: "...",
 *
 * In tables blank lines and lines that begin with `#` are left out, a cell may be empty, and a cell that is a number stands as a number.
 */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *path; /* of the file that is read */

static void die(const char *what) __attribute__((noreturn));
static void die(const char *what)
{
    fprintf(stderr, "embed: %s: %s\n", path, what);
    exit(1);
}

static void put_literal(const char *text)
{
    putchar('"');
    for (; *text != '\0'; text++) {
        if (*text == '\n')
            fputs("\\n\"\n    \"", stdout);
        else if (*text == '"' || *text == '\\')
            printf("\\%c", *text);
        else if ((unsigned char)*text < ' ' || (unsigned char)*text > '~')
            printf("\\%03o", (unsigned char)*text);
        else
            putchar(*text);
    }
    putchar('"');
}

static char *trim(char *text)
{
    while (isspace((unsigned char)*text))
        text++;
    size_t length = strlen(text);
    while (length > 0 && isspace((unsigned char)text[length - 1]))
        text[--length] = '\0';
    return text;
}

/* The cell that begins at *rest, which then begins the next one; NULL after the last. */
static char *next_cell(char **rest)
{
    char *cell = *rest;
    if (cell == NULL)
        return NULL;
    *rest = strchr(cell, '|');
    if (*rest != NULL)
        *(*rest)++ = '\0';
    return trim(cell);
}

static void put_row(char *line)
{
    putchar('{');
    for (char *cell; (cell = next_cell(&line)) != NULL;) {
        if (*cell != '\0' && cell[strspn(cell, "0123456789")] == '\0')
            fputs(cell, stdout);
        else
            put_literal(cell);
        if (line != NULL)
            fputs(", ", stdout);
    }
    puts("},");
}

static void put_word(char *line)
{
    char *key = next_cell(&line), *text = next_cell(&line);
    if (text == NULL || line != NULL)
        die("a line must be `key | text`");
    printf("WORD(%s, ", key);
    put_literal(text);
    puts(")");
}

static void put_lines(char *text, void (*put)(char *line))
{
    for (char *line = text, *next; line != NULL; line = next) {
        next = strchr(line, '\n');
        if (next != NULL)
            *next++ = '\0';
        line = trim(line);
        if (*line != '\0' && *line != '#')
            put(line);
    }
}

/*
 * SQLite keeps what a schema says to its reader in every file, and reads it at each start: comments and indents stay in data/. No text in
 * a schema holds two dashes or two blanks.
 */
static void drop_sql_comments(char *text)
{
    char *to = text;
    for (const char *from = text; *from != '\0'; from++) {
        if (from[0] == '-' && from[1] == '-')
            from += strcspn(from, "\n") - 1;
        else if (!isspace((unsigned char)*from))
            *to++ = *from;
        else if (to > text && to[-1] != ' ')
            *to++ = ' ';
    }
    *to = '\0';
}

static char *read_all(void)
{
    FILE  *in = fopen(path, "rb");
    size_t length = 0, room = 4096;
    char  *text = malloc(room);
    if (in == NULL)
        die("cannot be read");
    if (text == NULL)
        die("out of memory");
    while ((length += fread(text + length, 1, room - length - 1, in)) == room - 1) {
        char *larger = realloc(text, room *= 2);
        if (larger == NULL)
            die("out of memory");
        text = larger;
    }
    text[length] = '\0';
    fclose(in);
    return text;
}

int main(int argc, char **argv)
{
    if (argc < 3) {
        fputs("usage: embed rows|words|texts FILE...\n", stderr);
        return 2;
    }
    for (int i = 2; i < argc; i++) {
        path = argv[i];
        char *text = read_all();
        if (strcmp(argv[1], "rows") == 0) {
            put_lines(text, put_row);
        } else if (strcmp(argv[1], "words") == 0) {
            put_lines(text, put_word);
        } else {
            if (strstr(path, ".sql") != NULL)
                drop_sql_comments(text);
            put_literal(text);
            puts(",");
        }
        free(text);
    }
    return fflush(stdout) != 0;
}
