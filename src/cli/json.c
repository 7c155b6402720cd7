#include "cli/json.h"

#include <assert.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "core/text.h"

static void indent(struct json *json)
{
    fputc('\n', json->out);
    for (int i = 0; i < json->depth; i++)
        fputs("  ", json->out);
}

/* What stands before a value or a key: a comma, a new line. */
static void begin_item(struct json *json)
{
    if (json->after_key) {
        json->after_key = false;
        return;
    }
    if (json->depth == 0)
        return;
    if (json->has_items[json->depth - 1])
        fputc(',', json->out);
    json->has_items[json->depth - 1] = true;
    indent(json);
}

static void open_level(struct json *json, char bracket)
{
    begin_item(json);
    assert(json->depth < JSON_DEPTH);
    fputc(bracket, json->out);
    json->has_items[json->depth++] = false;
}

static void close_level(struct json *json, char bracket)
{
    assert(json->depth > 0 && !json->after_key);
    json->depth--;
    if (json->has_items[json->depth])
        indent(json);
    fputc(bracket, json->out);
}

void json_open_object(struct json *json)
{
    open_level(json, '{');
}

void json_close_object(struct json *json)
{
    close_level(json, '}');
}

void json_open_array(struct json *json)
{
    open_level(json, '[');
}

void json_close_array(struct json *json)
{
    close_level(json, ']');
}

static void put_escaped(FILE *out, codepoint character)
{
    if (character > 0xFFFF) { /* as UTF-16 would write it */
        character -= 0x10000;
        fprintf(out, "\\u%04x\\u%04x", 0xD800u + (unsigned)(character >> 10), 0xDC00u + (unsigned)(character & 0x3FF));
    } else {
        fprintf(out, "\\u%04x", (unsigned)character);
    }
}

/*
 * JSON asks for control characters to be escaped; what else would act on a terminal is too, and means the same to
 * who reads it.
 */
static void put_character(FILE *out, codepoint character)
{
    char bytes[4] = "";
    if (character == '"' || character == '\\') {
        fprintf(out, "\\%c", (char)character);
    } else if (character == '\n') {
        fputs("\\n", out);
    } else if (character == '\t') {
        fputs("\\t", out);
    } else if (text_visible(character) != character) {
        put_escaped(out, character);
    } else {
        size_t length = text_encode(character, bytes);
        fwrite(bytes, 1, length, out);
    }
}

/* How many bytes stand for themselves. */
static size_t plain_run(const char *text)
{
    size_t run = 0;
    while (text[run] >= 0x20 && text[run] < 0x7F && text[run] != '"' && text[run] != '\\')
        run++;
    return run;
}

static void put_string(FILE *out, const char *text)
{
    size_t length = strlen(text);
    fputc('"', out);
    for (size_t at = 0; at < length;) {
        codepoint character;
        size_t    plain = plain_run(text + at);
        if (plain > 0) {
            fwrite(text + at, 1, plain, out);
            at += plain;
            continue;
        }
        at += text_decode(text + at, length - at, &character);
        put_character(out, character);
    }
    fputc('"', out);
}

void json_key(struct json *json, const char *key)
{
    assert(!json->after_key);
    begin_item(json);
    put_string(json->out, key);
    fputs(": ", json->out);
    json->after_key = true;
}

void json_null(struct json *json)
{
    begin_item(json);
    fputs("null", json->out);
}

void json_text(struct json *json, const char *text)
{
    if (!text) {
        json_null(json);
        return;
    }
    begin_item(json);
    put_string(json->out, text);
}

void json_number(struct json *json, int64_t number)
{
    begin_item(json);
    fprintf(json->out, "%" PRId64, number);
}

/* With as few digits as bring back the same number. */
void json_real(struct json *json, double number)
{
    char text[40];
    int  digits = 15;
    do
        snprintf(text, sizeof text, "%.*g", digits, number);
    while (strtod(text, NULL) != number && ++digits <= 17);
    begin_item(json);
    fputs(text, json->out);
}

void json_bool(struct json *json, bool value)
{
    begin_item(json);
    fputs(value ? "true" : "false", json->out);
}

void json_day(struct json *json, daynum day)
{
    char text[WHEN_DAY_SIZE];
    when_say_day(day, text);
    json_text(json, day == DAY_NONE ? NULL : text);
}

void json_instant(struct json *json, struct moment at)
{
    char text[WHEN_INSTANT_SIZE];
    when_say_instant(at, text);
    json_text(json, text);
}

void json_named(struct json *json, const char *key, const char *text)
{
    json_key(json, key);
    json_text(json, text);
}

void json_named_number(struct json *json, const char *key, int64_t number)
{
    json_key(json, key);
    json_number(json, number);
}

void json_named_positive(struct json *json, const char *key, int64_t number)
{
    json_key(json, key);
    if (number > 0)
        json_number(json, number);
    else
        json_null(json);
}

void json_named_real(struct json *json, const char *key, double number)
{
    json_key(json, key);
    json_real(json, number);
}

void json_named_bool(struct json *json, const char *key, bool value)
{
    json_key(json, key);
    json_bool(json, value);
}

void json_named_day(struct json *json, const char *key, daynum day)
{
    json_key(json, key);
    json_day(json, day);
}

void json_named_instant(struct json *json, const char *key, struct moment at)
{
    json_key(json, key);
    json_instant(json, at);
}

void json_named_array(struct json *json, const char *key)
{
    json_key(json, key);
    json_open_array(json);
}

void json_end(struct json *json)
{
    assert(json->depth == 0 && !json->after_key);
    fputc('\n', json->out);
}
