#define _GNU_SOURCE /* nftw */
#include "support/cli_program.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <fcntl.h>
#include <ftw.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static char *join(const char *left, const char *right)
{
    char *text = malloc(strlen(left) + strlen(right) + 1);
    assert_non_null(text);
    strcpy(text, left);
    return strcat(text, right);
}

void cli_program_env(struct cli_program *program, const char *setting)
{
    size_t length = strcspn(setting, "="), i = 0;
    while (program->environment[i] &&
           (strncmp(program->environment[i], setting, length) != 0 || program->environment[i][length] != '='))
        i++;
    free(program->environment[i]);
    program->environment[i] = NULL;
    if (setting[length] == '=') {
        assert_true(i + 1 < CLI_PROGRAM_ENVIRONMENT);
        program->environment[i] = join(setting, "");
        return;
    }
    for (; i + 1 < CLI_PROGRAM_ENVIRONMENT; i++)
        program->environment[i] = program->environment[i + 1];
}

static void env_pair(struct cli_program *program, const char *name, const char *value)
{
    char *setting = join(name, value);
    cli_program_env(program, setting);
    free(setting);
}

int cli_program_setup(void **state)
{
    struct cli_program *program = calloc(1, sizeof *program);
    const char         *temporary = getenv("TMPDIR");
    assert_non_null(program);
    assert_non_null(getenv("HOLDFAST_PROGRAM"));
    snprintf(program->folder, sizeof program->folder, "%.300s/holdfast-XXXXXX", temporary ? temporary : "/tmp");
    assert_non_null(mkdtemp(program->folder));
    snprintf(program->home, sizeof program->home, "%.400s/home", program->folder);
    snprintf(program->db, sizeof program->db, "%.400s/.local/share/holdfast/holdfast.db", program->home);
    assert_int_equal(mkdir(program->home, 0700), 0);
    env_pair(program, "HOME=", program->home);
    cli_program_env(program, "PATH=/usr/bin:/bin");
    cli_program_env(program, "TZ=UTC");
    cli_program_env(program, "LC_ALL=C.UTF-8");
    cli_program_env(program, "TERM=xterm-256color");
    cli_program_env(program, "HOLDFAST_NOW=2026-11-23T12:00:00+01:00");
    if (getenv("ASAN_OPTIONS"))
        env_pair(program, "ASAN_OPTIONS=", getenv("ASAN_OPTIONS"));
    *state = program;
    return 0;
}

static int remove_one(const char *path, const struct stat *status, int kind, struct FTW *walk)
{
    (void)status, (void)kind, (void)walk;
    return remove(path);
}

int cli_program_teardown(void **state)
{
    struct cli_program *program = *state;
    nftw(program->folder, remove_one, 16, FTW_DEPTH | FTW_PHYS);
    for (size_t i = 0; i < CLI_PROGRAM_ENVIRONMENT; i++)
        free(program->environment[i]);
    free(program->out);
    free(program->err);
    free(program);
    return 0;
}

static char *read_all(const char *path, size_t *length)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        return NULL;
    char  *text = NULL;
    size_t room = 0;
    *length = 0;
    do {
        room = room * 2 + 4096;
        text = realloc(text, room);
        assert_non_null(text);
        *length += fread(text + *length, 1, room - 1 - *length, file);
    } while (*length == room - 1);
    text[*length] = '\0';
    fclose(file);
    return text;
}

static void in_folder(const struct cli_program *program, const char *name, char out[CLI_PROGRAM_PATH])
{
    snprintf(out, CLI_PROGRAM_PATH, "%.400s/%.80s", program->folder, name);
}

/* In the child: never comes back. */
static void become(struct cli_program *program, const char *const *words, const char *const paths[3])
{
    char  *argv[64] = {(char *)(uintptr_t) "holdfast"};
    size_t count = 0;
    for (; words[count] && count + 2 < sizeof argv / sizeof *argv; count++)
        argv[count + 1] = (char *)(uintptr_t)words[count];
    int in = open(paths[0], O_RDONLY), out = open(paths[1], O_WRONLY | O_CREAT | O_TRUNC, 0600);
    int err = open(paths[2], O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (in < 0 || out < 0 || err < 0 || dup2(in, 0) < 0 || dup2(out, 1) < 0 || dup2(err, 2) < 0)
        _exit(125);
    close(in);
    close(out);
    close(err);
    execve(getenv("HOLDFAST_PROGRAM"), argv, program->environment);
    _exit(126);
}

int cli_program_run(struct cli_program *program, const char *const *words)
{
    char in[CLI_PROGRAM_PATH], out[CLI_PROGRAM_PATH], err[CLI_PROGRAM_PATH];
    in_folder(program, "stdin", in);
    in_folder(program, "stdout", out);
    in_folder(program, "stderr", err);
    unlink(out);
    FILE  *file = fopen(in, "wb");
    size_t length = program->input_length ? program->input_length : program->input ? strlen(program->input) : 0;
    assert_non_null(file);
    assert_int_equal(fwrite(program->input ? program->input : "", 1, length, file), length);
    assert_int_equal(fclose(file), 0);

    const char *const paths[3] = {in, program->output ? program->output : out, err};
    int               status;
    pid_t             child = fork();
    assert_true(child >= 0);
    if (child == 0)
        become(program, words, paths);
    assert_int_equal(waitpid(child, &status, 0), child);
    program->input = program->output = NULL;
    program->input_length = 0;
    free(program->out);
    free(program->err);
    program->out = read_all(out, &program->out_length);
    program->err = read_all(err, &program->err_length);
    if (!program->out) {
        program->out = join("", "");
        program->out_length = 0;
    }
    assert_non_null(program->err);
    program->status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return program->status;
}

void cli_program_refused(const struct cli_program *program, int status, const char *part)
{
    const char *newline = strchr(program->err, '\n');
    if (program->status != status || !newline || newline[1] || !strstr(program->err, part))
        print_message("status %d, stderr: %s\n", program->status, program->err);
    assert_int_equal(program->status, status);
    assert_string_equal(program->out, "");
    assert_non_null(newline);
    assert_int_equal(newline[1], '\0');
    assert_true(program->err_length <= 401);
    assert_int_equal(strncmp(program->err, "holdfast: ", 10), 0);
    assert_non_null(strstr(program->err, part));
}

void cli_program_said(const struct cli_program *program, const char *text)
{
    assert_string_equal(program->err, "");
    assert_string_equal(program->out, text);
    assert_int_equal(program->status, 0);
}

void cli_program_write(struct cli_program *program, const char *path, const char *text)
{
    char full[CLI_PROGRAM_PATH];
    in_folder(program, path, full);
    for (char *slash = full + strlen(program->folder) + 1; (slash = strchr(slash, '/')) != NULL; slash++) {
        *slash = '\0';
        mkdir(full, 0700);
        *slash = '/';
    }
    FILE *file = fopen(full, "wb");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

char *cli_program_database(const struct cli_program *program, size_t *length)
{
    return read_all(program->db, length);
}

/* One text that SQLite answers to a question about the JSON. */
static const char *ask(const struct cli_program *program, const char *sql, const char *path)
{
    static char   answer[65536];
    sqlite3      *db;
    sqlite3_stmt *statement;
    assert_int_equal(sqlite3_open(":memory:", &db), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &statement, NULL), SQLITE_OK);
    sqlite3_bind_text(statement, 1, program->out, (int)program->out_length, SQLITE_STATIC);
    sqlite3_bind_text(statement, 2, path, -1, SQLITE_STATIC);
    if (sqlite3_step(statement) != SQLITE_ROW)
        fail_msg("no JSON: %s\n%s", sqlite3_errmsg(db), program->out);
    const unsigned char *text = sqlite3_column_text(statement, 0);
    snprintf(answer, sizeof answer, "%s", text ? (const char *)text : "null");
    sqlite3_finalize(statement);
    sqlite3_close(db);
    return answer;
}

const char *cli_program_json(const struct cli_program *program, const char *path)
{
    if (strcmp(ask(program, "SELECT json_type(?1, ?2) IS NULL", path), "1") == 0)
        fail_msg("there is no %s in\n%s", path, program->out);
    const char *type = ask(program, "SELECT json_type(?1, ?2)", path);
    if (strcmp(type, "true") == 0 || strcmp(type, "false") == 0)
        return type;
    return ask(program, "SELECT json_extract(?1, ?2)", path);
}

const char *cli_program_keys(const struct cli_program *program, const char *path)
{
    return ask(program, "SELECT group_concat(key, ',') FROM (SELECT key FROM json_each(?1, ?2) ORDER BY id)", path);
}
