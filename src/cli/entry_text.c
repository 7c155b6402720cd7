#include "cli/entry_text.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "cli/json.h"
#include "editor/recover.h"
#include "store/store.h"

static bool take(const struct buf *buf, struct entry_text *out, struct error *error)
{
    if (!text_check(TEXT_BODY, "the text", buf_text(buf), buf->length, error))
        return false;
    out->text = buf_text(buf);
    out->length = buf->length;
    return true;
}

bool entry_text_input(struct cli *cli, struct entry_text *out, struct error *error)
{
    char       block[16384];
    struct buf text = {.arena = cli->arena};
    size_t     got = sizeof block;
    while (got == sizeof block && text.length <= TEXT_BODY_MAX + 1) {
        got = fread(block, 1, sizeof block, cli->in);
        buf_put(&text, block, got);
    }
    if (ferror(cli->in))
        return error_set(error, ERROR_FAILED, "standard input cannot be read: %s", strerror(errno));
    if (text.length > 0 && text.text[text.length - 1] == '\n')
        buf_truncate(&text, text.length - 1);
    return take(&text, out, error);
}

bool entry_text_given(struct cli *cli, const struct cli_args *args, size_t first, struct entry_text *out,
                      struct error *error)
{
    struct buf text = {.arena = cli->arena};
    if (args->operand_count <= first)
        return true;
    if (args->operand_count == first + 1 && strcmp(args->operands[first], "-") == 0)
        return entry_text_input(cli, out, error);
    for (size_t i = first; i < args->operand_count; i++)
        buf_printf(&text, "%s%s", i > first ? " " : "", args->operands[i]);
    return take(&text, out, error);
}

bool entry_text_check_screens(const struct cli *cli, struct error *error)
{
    if (cli->json || !cli->env->stdout_is_terminal)
        return error_set(error, ERROR_USAGE, "there is no text; give it as words or through standard input, or --edit");
    return true;
}

/* The folder the database lies in. */
static const char *home_of(struct cli *cli)
{
    const char *path = store_path(cli->store), *slash = strrchr(path, '/');
    if (!slash)
        return ".";
    return slash == path ? "/" : arena_copy_bytes(cli->arena, path, (size_t)(slash - path));
}

static bool is_blank(const struct editor *editor)
{
    return strspn(editor->text, " \t\n") == editor->length;
}

void entry_text_say_nothing(struct cli *cli, const struct entry_text *text)
{
    struct json json = {.out = cli->out};
    if (!cli->json) {
        cli_say(cli, text->is_empty ? WORD_cmd_entry_empty : WORD_cmd_entry_unchanged, NULL);
        return;
    }
    json_null(&json);
    json_end(&json);
}

static bool is_in_file(void *context, const char *text, size_t length)
{
    struct cli  *cli = context;
    struct error error;
    bool         is_held;
    return entries_hold(cli->store, text, length, &is_held, &error) && is_held;
}

void entry_text_say_left(struct cli *cli)
{
    struct recovered *left = NULL;
    size_t            count = 0;
    recover_list(cli->env, home_of(cli), is_in_file, cli, cli->arena, &left, &count);
    for (size_t i = 0; i < count; i++) {
        const char *what = left[i].is_text ? recover_command(&left[i], cli->arena) : left[i].path;
        struct buf  clean = {.arena = cli->arena}, line = {.arena = cli->arena};
        text_clean(&clean, what, strlen(what), false);
        enum word words = left[i].is_text ? WORD_cmd_left_text : WORD_cmd_left_files;
        buf_fill(&line, texts_word(words),
                 (struct buf_value[]){{left[i].is_text ? "mend" : "path", buf_text(&clean)}, {0}});
        cli_notice(cli, "holdfast: %s", buf_text(&line));
    }
}

bool entry_text_edit(struct cli *cli, bool stored, struct entry_text *text, struct error *error)
{
    struct editor *editor = &text->editor;
    if (!launch_editor(cli->env, home_of(cli), text->text ? text->text : "", text->length, stored, cli->arena, editor,
                       error))
        return false;
    cli->present = cli->present_of(cli->env); /* it is written now; it may have taken an evening */
    bool was_empty = text->length == 0;
    text->text = NULL;
    text->is_empty = is_blank(editor) && (editor->changed || was_empty);
    if (text->is_empty || !editor->changed) {
        launch_forget(editor);
        return true;
    }
    text->is_lent = true;
    if (!text_check(TEXT_BODY, "it", editor->text, editor->length, error))
        return launch_leave(editor, error);
    text->text = editor->text;
    text->length = editor->length;
    return true;
}

bool entry_text_end(const struct entry_text *text, bool stored, struct error *error)
{
    if (text->is_lent && stored)
        launch_forget(&text->editor);
    return stored || (text->is_lent && launch_leave(&text->editor, error));
}
