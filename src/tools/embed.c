/*
 * embed: turns data/ into C that src/words/texts.c includes. Runs on the building machine.
 *
 *   embed FOLDER FILE...
 *
 * A table NAME.txt becomes FOLDER/NAME.def: each of its lines `a | b | c` a row {"a", "b", "c"}. Blank lines and lines that begin with `#`
 * are left out. Of words.txt a line `key | text` becomes WORD(key, "text"), so that a misspelled key does not compile. NNN.sql, the steps of
 * the schema in order, become FOLDER/schema.def, a text each; any other file becomes FOLDER/NAME_ENDING.def, one text.
 */
#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void die(const char *what, const char *path)
{
    fprintf(stderr, "embed: %s: %s\n", path, what);
    exit(1);
}

static void put_literal(FILE *out, const char *text)
{
    fputc('"', out);
    for (const char *at = text; *at != '\0'; at++) {
        unsigned char c = (unsigned char)*at;
        if (c == '\n')
            fputs(at[1] != '\0' ? "\\n\"\n    \"" : "\\n", out);
        else if (c == '"' || c == '\\')
            fprintf(out, "\\%c", c);
        else if (c < 32 || c > 126)
            fprintf(out, "\\%03o", c);
        else
            fputc(c, out);
    }
    fputc('"', out);
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

/* The cell that begins at *rest, which then begins the next one; NULL after the last. Cells may be empty. */
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

static FILE *open_out(const char *folder, const char *name)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%s.def", folder, name);
    FILE *out = fopen(path, "w");
    if (out == NULL)
        die("cannot be written", path);
    return out;
}

static void close_out(FILE *out, const char *name)
{
    bool written = !ferror(out);
    if (fclose(out) != 0 || !written)
        die("its table cannot be written", name);
}

static char *read_all(const char *path)
{
    FILE *in = fopen(path, "rb");
    if (in == NULL)
        die("cannot be read", path);
    char  *text = NULL;
    size_t room = 0, length = 0;
    do {
        room = room * 2 + 4096;
        text = realloc(text, room);
        if (text == NULL)
            die("out of memory", path);
        length += fread(text + length, 1, room - length - 1, in);
    } while (length == room - 1);
    text[length] = '\0';
    fclose(in);
    return text;
}

/* Returns how many cells the row has. */
static size_t put_row(FILE *out, char *line)
{
    size_t count = 0;
    fputc('{', out);
    for (char *cell; (cell = next_cell(&line)) != NULL; count++) {
        fputs(count > 0 ? ", " : "", out);
        put_literal(out, cell);
    }
    fputs("},\n", out);
    return count;
}

static size_t put_word(FILE *out, char *line)
{
    fprintf(out, "WORD(%s, ", next_cell(&line));
    char *text = next_cell(&line);
    put_literal(out, text != NULL ? text : "");
    fputs(")\n", out);
    return text == NULL ? 1 : line == NULL ? 2 : 3;
}

static void embed_table(FILE *out, const char *path, size_t (*put)(FILE *out, char *line))
{
    char  *text = read_all(path);
    size_t columns = 0;
    for (char *line = text, *next; line != NULL; line = next) {
        next = strchr(line, '\n');
        if (next != NULL)
            *next++ = '\0';
        line = trim(line);
        if (*line == '\0' || *line == '#')
            continue;
        size_t count = put(out, line);
        if ((columns != 0 && count != columns) || (put == put_word && count != 2))
            die("a row has more or fewer cells than it should", path);
        columns = count;
    }
    free(text);
}

/* Takes out the lines that begin with a CSS comment: they are for those who edit the file. */
static void drop_css_comments(char *text)
{
    char *line;
    while ((line = strstr(text, "/*")) != NULL && (line == text || line[-1] == '\n')) {
        size_t taken = strcspn(line, "\n") + 1;
        memmove(line, line + taken, strlen(line + taken) + 1);
    }
}

/*
 * What a schema step says to its reader stays in data/: SQLite would keep it in every file, and read it at every start. Comments go to the
 * end of their line; no text in a step holds two dashes, a quote with blanks, or a newline.
 */
static void drop_sql_comments(char *text)
{
    char *to = text, *from = text;
    while (*from != '\0') {
        char gap = ' ';
        if (from[0] == '-' && from[1] == '-')
            from += strcspn(from, "\n");
        if (!isspace((unsigned char)*from) && *from != '\0') {
            *to++ = *from++;
            continue;
        }
        for (; isspace((unsigned char)*from); from++)
            gap = *from == '\n' ? '\n' : gap;
        if (to > text && to[-1] == ' ')
            to--;
        if (to > text && to[-1] != '\n')
            *to++ = gap;
    }
    *to = '\0';
}

static void embed_step(FILE *out, const char *path, int number, int wanted)
{
    char *text = read_all(path);
    if (number != wanted)
        die("is not the next step of the schema", path);
    drop_sql_comments(text);
    put_literal(out, text);
    fputs(",\n", out);
    free(text);
}

static void embed_whole(FILE *out, const char *path, bool is_css)
{
    char *text = read_all(path);
    if (is_css)
        drop_css_comments(text);
    put_literal(out, text);
    fputc('\n', out);
    free(text);
}

int main(int argc, char **argv)
{
    if (argc < 3) {
        fputs("usage: embed FOLDER FILE...\n", stderr);
        return 2;
    }
    FILE *schema = open_out(argv[1], "schema");
    int   steps = 0;
    for (int i = 2; i < argc; i++) {
        const char *path = argv[i], *slash = strrchr(path, '/'), *dot = strrchr(path, '.');
        char        name[256];
        if (dot == NULL || (slash != NULL && dot < slash))
            die("has no ending", path);
        bool is_table = strcmp(dot, ".txt") == 0;
        snprintf(name, sizeof name, "%.*s%s%s", (int)(dot - (slash ? slash + 1 : path)), slash ? slash + 1 : path,
                 is_table ? "" : "_", is_table ? "" : dot + 1);
        if (strcmp(dot, ".sql") == 0) {
            embed_step(schema, path, atoi(name), ++steps);
            continue;
        }
        FILE *out = open_out(argv[1], name);
        if (is_table)
            embed_table(out, path, strcmp(name, "words") == 0 ? put_word : put_row);
        else
            embed_whole(out, path, strcmp(dot, ".css") == 0);
        close_out(out, name);
    }
    close_out(schema, "schema");
    return 0;
}
