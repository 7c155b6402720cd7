/*
 * json: writes one JSON document. Commas and indentation are its business; the caller opens, names and closes.
 *
 * Text is written as it is stored, with control characters, quotes and backslashes escaped; it must be valid UTF-8.
 */
#ifndef HOLDFAST_CLI_JSON_H
#define HOLDFAST_CLI_JSON_H

#include <stdio.h>

#include "core/day.h"
#include "core/when.h"

enum { JSON_DEPTH = 8 };

/* Make one with `struct json json = {.out = cli->out};`. */
struct json {
    FILE *out;
    int   depth;
    bool  has_items[JSON_DEPTH];
    bool  after_key;
};

void json_open_object(struct json *json);
void json_close_object(struct json *json);
void json_open_array(struct json *json);
void json_close_array(struct json *json);
void json_key(struct json *json, const char *key);

/* Values: in an array, after a key, or as the whole document. NULL, DAY_NONE: null. */
void json_text(struct json *json, const char *text);
void json_number(struct json *json, int64_t number);
void json_real(struct json *json, double number);
void json_bool(struct json *json, bool value);
void json_null(struct json *json);
void json_day(struct json *json, daynum day);
void json_instant(struct json *json, struct moment at);

/* A key and its value. */
void json_named(struct json *json, const char *key, const char *text);
void json_named_number(struct json *json, const char *key, int64_t number);
void json_named_positive(struct json *json, const char *key, int64_t number); /* null where it is not above 0 */
void json_named_real(struct json *json, const char *key, double number);
void json_named_bool(struct json *json, const char *key, bool value);
void json_named_day(struct json *json, const char *key, daynum day);
void json_named_instant(struct json *json, const char *key, struct moment at);
void json_named_array(struct json *json, const char *key); /* opens it */

/* Ends the document with a newline. Everything that was opened must be closed. */
void json_end(struct json *json);

#endif
