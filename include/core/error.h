/*
 * error: what went wrong, as a kind for the program and a sentence for the person.
 *
 * A function that can fail returns bool and fills a struct error the caller owns. Only main, cli and ui print
 * it. The sentence has no full stop, no newline and no word that a person wrote in confidence; a wrong value is
 * named in it only through text_quote(), which shortens and cleans it.
 */
#ifndef HOLDFAST_CORE_ERROR_H
#define HOLDFAST_CORE_ERROR_H

#include <stdbool.h>

#define MUST_CHECK                   __attribute__((warn_unused_result))
#define PRINTF_LIKE(position, first) __attribute__((format(printf, position, first)))

enum error_kind {
    ERROR_NONE,
    ERROR_USAGE,   /* the call is wrong: bad option, bad date, out of range (exit 2) */
    ERROR_ABSENT,  /* there is nothing there: no such person, urge, entry (exit 3) */
    ERROR_REFUSED, /* the file is newer than this program, or locked (exit 4) */
    ERROR_FAILED,  /* a file or the database failed in a way that trying again does not mend (exit 1) */
    ERROR_FULL,    /* the disk is full: worth trying again (exit 1) */
    ERROR_BUSY,    /* another process held the file for longer than the busy timeout: worth trying again (exit 1) */
    ERROR_DAMAGED, /* not our file, or a broken one (exit 1) */
};

struct error {
    enum error_kind kind;
    char            text[240];
};

/* Fills *error; a sentence that is too long is cut at a character's boundary. */
void error_fill(struct error *error, enum error_kind kind, const char *format, ...) PRINTF_LIKE(3, 4);

/*
 * The same, as a value that is always false: `return error_set(error, kind, ...)`. A macro, because only so compilers and analysers see
 * in the caller that it is false.
 */
#define error_set(...) (error_fill(__VA_ARGS__), error_false())

static inline bool error_false(void)
{
    return false;
}

/* The exit status that cli.md gives this kind: 0 for ERROR_NONE, else 1 to 4. */
int error_exit_status(enum error_kind kind);

#endif
