/*
 * Random lives of 200 acts of every kind. As deep as the program remembers they are taken back one by one and done again one by one, and after
 * each step all answers are those that were given when the life stood there before. Each command that writes is a process of its own: the
 * program itself in the first life of a run, else a fork that opens the file anew. EVERY=1 lives 500 of them,
 * HOLDFAST_LIVES=120-180 some.
 */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "cli/dispatch.h"
#include "store/act.h"
#include "support/all_random.h"
#include "support/cli_program.h"

enum { ACTS = 200, SOME_LIVES = 3, ALL_LIVES = 500, CALLS_MAX = 40 * ACTS, WORDS_MAX = 16, LINE_MAX_BYTES = 400 };

/* 2026-11-22T12:00:00+01:00, and the offset of everything. */
static const int64_t first_s = 1795345200;
static const int32_t offset_s = 3600;

/* Calls by their words, parted by |. A word in braces is drawn anew each time: see draw(). */
static const char *const calls[] = {
    "start|{ago}|--name|{name}|--target|{target}|--rules|{rules}|--promise|{text}",
    "start|{ago}|--name|{name}",
    "urge|{ten}|--want|{kind}|--trigger|{trigger}|--note|{text}|--did|{text}|--missing|{missing}",
    "urge|{ten}|--outcome|{outcome}|--after|{ten}|--at|{when}|--trigger|{trigger}",
    "urge|end|{id}|--outcome|{outcome}|--after|{ten}|--did|{text}",
    "urge|edit|{id}|--intensity|{ten}|--note|{text}|--at|{when}",
    "urge|edit|{id}|--trigger=|--did|{text}|--did|{trigger}|--outcome|{outcome}",
    "urge|delete|{id}",
    "contact|{kind}|--direction|{direction}|--note|{text}|--at|{when}",
    "contact|{kind}|--urge|{id}",
    "contact|{kind}|--breaks|--at|{when}|--until|today",
    "contact|text|--direction|in|--waiting",
    "contact|hold|{id}|--hours|5",
    "contact|leave|{id}",
    "contact|answer|{id}|--at|{when}",
    "contact|edit|{id}|--kind|{kind}|--direction|{direction}",
    "contact|edit|{id}|--note|{text}|--keeps|--at|{when}|--urge=",
    "contact|edit|{id}|--urge|{id}|--breaks",
    "contact|delete|{id}",
    "checkin|--mood|{five}|--note|{text}|--day|{ago}",
    "checkin|--mood|{five}",
    "checkin|--mood=|--note=",
    "write|{text} #{trigger}|--title|{text}|--tag|{trigger}|--mood|{five}|--at|{when}",
    "write|{text}",
    "letter|{text}|--title|{text}|--closed-until|{ahead}",
    "journal|edit|{id}|{text} @{trigger}|--mood|{five}",
    "journal|edit|{id}|--title=|--tag=|--at|{when}",
    "journal|delete|{id}",
    "friend|add|{text}|{text}|--hours|08:00-22:30",
    "friend|edit|{id}|--name|{text}|--hours=",
    "friend|delete|{id}",
    "reason|add|{text}",
    "reason|edit|{id}|{text}",
    "reason|delete|{id}",
    "plan|add|{trigger}|{text}",
    "plan|edit|{id}|--trigger|{trigger}|--action|{text}",
    "plan|delete|{id}",
    "goal|add|{text}|--area|{trigger}|--every|{every}",
    "goal|add|{text}|--by|{ahead}|--step|{text}|--step|{trigger}",
    "goal|done|{id}|--day|{ago}",
    "goal|done|{id}|--urge|{id}",
    "goal|skip|{id}|--day|{ago}",
    "goal|undo|{id}|--day|{ago}",
    "goal|step|{id}|{step}|--urge|{id}",
    "goal|step|{id}|{step}|--undo",
    "goal|step|{id}|{step}|--text|{text}",
    "goal|step|{id}|{step}|--remove",
    "goal|finish|{id}",
    "goal|archive|{id}",
    "goal|reopen|{id}",
    "goal|pause|{id}|--until|{ahead}",
    "goal|pause|{id}",
    "goal|resume|{id}",
    "goal|edit|{id}|--every|{every}|--title|{text}",
    "goal|edit|{id}|--by|{ahead}|--step|{text}|--area=",
    "goal|move|{id}|{move}",
    "goal|delete|{id}",
    "goal|starter|{step}",
    "hardday|add|{ahead}|{text}|--every|{again}",
    "hardday|add|{ahead}|{text}",
    "hardday|edit|{id}|{text}|--every=|--day|{ahead}",
    "hardday|delete|{id}",
    "ready|--purpose|{text}",
    "ready|--confirm",
    "ready|--fine|{yes}",
    "person|set|--target|{target}|--promise|{text}|--rules|{rules}",
    "person|set|--started|{ago}|--unsafe|{yes}",
    "person|set|--person|{name}|--name|{name}",
    "person|rule|{kind}|{direction}|{rule}",
    "person|close",
    "person|reopen|--person|{name}",
    "person|archive|--person|{name}",
    "trash|restore|{trashed}",
};

static const char *const questions[] = {
    "status",
    "urge|list",
    "contact|list",

    "journal",
    "friend|list",
    "reason|list",
    "plan|list",
    "goal|list",
    "hardday|list",
    "streaks",
    "milestones",
    "explain",
    "insights",
    "ready",
    "person|list",
    "status|--person|M.",
    "streaks|--person|M.",
    "explain|--person|M.",
    "ready|--person|M.",
};

/* What a word in braces stands for. Numbers are drawn from a range, the others are one of a list. */
struct drawn {
    const char *name;
    const char *list; /* parted by |; NULL: a number */
    int64_t     from, to;
};

static const struct drawn draws[] = {
    {.name = "ten", .from = 1, .to = 10},
    {.name = "five", .from = 1, .to = 5},
    {.name = "step", .from = 1, .to = 4},
    {.name = "target", .from = 1, .to = 120},
    {.name = "trashed", .from = 1, .to = 60},
    {.name = "id", .from = 1, .to = 9},
    {.name = "name", .list = "M.|K.|R."},
    {.name = "rules", .list = "strict|standard|low|space"},
    {.name = "kind", .list = "text|call|email|social|look|meet|friend|logistics|again"},
    {.name = "direction", .list = "out|in|chance"},
    {.name = "outcome", .list = "resisted|gave-in|open"},
    {.name = "missing", .list = "them|someone|habit|answer"},
    {.name = "rule", .list = "breaks|keeps"},
    {.name = "yes", .list = "yes|no"},
    {.name = "move", .list = "up|down|first|last"},
    {.name = "again", .list = "week|year"},
    {.name = "every", .list = "day|3x|mon,wed,fri"},
    {.name = "ago", .list = "today|yesterday|2d ago|5d ago|3w ago|40 days ago"},
    {.name = "ahead", .list = "tomorrow|in 3 days|in 2 weeks|2027-02-14"},
    {.name = "when", .list = "now|2h ago|45m ago|yesterday 21:14|3d ago|2w ago"},
    {.name = "trigger", .list = "train|evening|a song|Ёлка|彼女|rain"},
    {.name = "text", .list = "quiet|a long walk, then tea|half a sentence|Ünïcode Ωδή|今日は|two\nlines|x"},
};

struct life {
    struct cli_program *program;
    struct random       random;
    uint64_t            seed;
    bool                is_real; /* the program itself; else a fork */
    int64_t             now_s;
    const char         *last; /* the words of the last call, for the message of a failure */
};

/* One stand of a life: the call that led to it, when it was looked at, and what was answered. */
struct stand {
    char    call[LINE_MAX_BYTES];
    int64_t now_s;
    char   *answers, *trash;
};

static const char *draw_from(struct life *life, const char *list, char *out, size_t size)
{
    size_t count = 1;
    for (const char *at = list; *at; at++)
        count += *at == '|';
    for (size_t skip = random_index(&life->random, count); skip > 0; skip--)
        list = strchr(list, '|') + 1;
    snprintf(out, size, "%.*s", (int)strcspn(list, "|"), list);
    return out;
}

/* The call with every word in braces drawn. */
static void draw(struct life *life, const char *call, char line[LINE_MAX_BYTES])
{
    size_t length = 0;
    while (*call) {
        char        value[64];
        const char *end = strchr(call, '}');
        if (*call != '{') {
            line[length++] = *call++;
            assert_true(length < LINE_MAX_BYTES);
            continue;
        }
        const struct drawn *drawn = draws;
        while (strlen(drawn->name) != (size_t)(end - call - 1) ||
               strncmp(drawn->name, call + 1, strlen(drawn->name)) != 0)
            assert_true(++drawn < draws + sizeof draws / sizeof *draws);
        if (drawn->list)
            draw_from(life, drawn->list, value, sizeof value);
        else
            snprintf(value, sizeof value, "%d", (int)random_between(&life->random, drawn->from, drawn->to));
        length += (size_t)snprintf(line + length, LINE_MAX_BYTES - length, "%s", value);
        assert_true(length < LINE_MAX_BYTES);
        call = end + 1;
    }
    line[length] = '\0';
}

/* Parts the line in place. */
static int part(char *line, char **words)
{
    int count = 0;
    for (char *word = strtok(line, "|"); word; word = strtok(NULL, "|")) {
        assert_true(count < WORDS_MAX - 2);
        words[count++] = word;
    }
    words[count] = NULL;
    return count;
}

static struct present present_of(const struct env *env)
{
    return when_present(env->fixed_now.unix_s * 1000, when_fixed_zone(&env->fixed_now.offset_s),
                        env->settings.day_start_h);
}

static int64_t standing_ms(void)
{
    return 0;
}

/* As main() does it. */
static int dispatch(struct life *life, const char *line, bool json, FILE *out, FILE *err)
{
    char             copy[LINE_MAX_BYTES], *words[WORDS_MAX] = {(char *)"holdfast"};
    struct arena     arena = {0};
    enum cli_screens screens;
    struct env       env = {.db_path = life->program->db,
                            .db_is_default = true,
                            .settings = settings_default(),
                            .clock_is_fixed = true,
                            .fixed_now = {.unix_s = life->now_s, .offset_s = offset_s},
                            .monotonic_ms = standing_ms,
                            .term = "",
                            .editor = "vi"};
    FILE            *in = fopen("/dev/null", "r");
    assert_non_null(in);
    struct cli cli = {.env = &env,
                      .arena = &arena,
                      .present = present_of(&env),
                      .present_of = present_of,
                      .in = in,
                      .out = out,
                      .err = err};
    strcpy(copy, line);
    int count = 1 + part(copy, words + 1);
    if (json)
        words[count++] = (char *)"--json";
    words[count] = NULL;
    int status = dispatch_run(count, words, &cli, &screens);
    arena_free(&arena);
    fclose(in);
    return status;
}

static int run_program(struct life *life, const char *line)
{
    char   copy[LINE_MAX_BYTES], now[64], *words[WORDS_MAX];
    time_t at = (time_t)(life->now_s + offset_s);
    strftime(now, sizeof now, "HOLDFAST_NOW=%Y-%m-%dT%H:%M:%S+01:00", gmtime(&at));
    cli_program_env(life->program, now);
    strcpy(copy, line);
    part(copy, words);
    return cli_program_run(life->program, (const char *const *)words);
}

/* One call that may write, in a process of its own; the exit status. */
static int run(struct life *life, const char *line)
{
    int status;
    life->last = line;
    if (life->is_real)
        return run_program(life, line);
    fflush(NULL);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        FILE *nothing = fopen("/dev/null", "w");
        _exit(nothing ? dispatch(life, line, false, nothing, nothing) : 1);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

static void ask(struct life *life, const char *question, FILE *out)
{
    fprintf(out, "%s: ", question);
    fprintf(out, "%d\n", dispatch(life, question, true, out, out));
}

static char *answer(struct life *life, const char *const *asked, size_t count)
{
    char  *text = NULL;
    size_t length;
    FILE  *out = open_memstream(&text, &length);
    assert_non_null(out);
    for (size_t i = 0; i < count; i++)
        ask(life, asked[i], out);
    assert_int_equal(fclose(out), 0);
    return text;
}

static char *answer_one(struct life *life, const char *question)
{
    return answer(life, &question, 1);
}

/* The trash without entries: those whose writing was taken back lie there, which is all that may differ. */
static char *without_entries(struct life *life)
{
    char         *all = answer_one(life, "trash");
    sqlite3      *db;
    sqlite3_stmt *statement;
    assert_int_equal(sqlite3_open(":memory:", &db), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db,
                                        "SELECT group_concat(value, x'0a') FROM json_each(?1) "
                                        "WHERE value ->> 'what' NOT IN ('entry', 'letter')",
                                        -1, &statement, NULL),
                     SQLITE_OK);
    all[strlen(all) - 2] = '\0'; /* the exit status behind it */
    sqlite3_bind_text(statement, 1, strchr(all, '['), -1, SQLITE_STATIC);
    assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
    const char *rest = (const char *)sqlite3_column_text(statement, 0);
    char       *text = strdup(rest ? rest : "");
    sqlite3_finalize(statement);
    sqlite3_close(db);
    free(all);
    return text;
}

static void look(struct life *life, struct stand *stand, const char *call)
{
    *stand = (struct stand){.now_s = life->now_s,
                            .answers = answer(life, questions, sizeof questions / sizeof *questions),
                            .trash = without_entries(life)};
    snprintf(stand->call, sizeof stand->call, "%s", call);
}

static void forget(struct stand *stand)
{
    free(stand->answers);
    free(stand->trash);
}

/* Fails with the place where they part. */
static void assert_same(struct life *life, const char *step, const struct stand *at, const char *was, const char *is)
{
    size_t same = 0;
    if (strcmp(was, is) == 0)
        return;
    while (was[same] == is[same])
        same++;
    size_t from = same > 200 ? same - 200 : 0;
    fail_msg("life %d: %s, back or on to %s, is not what it was:\nwas %.400s\nis  %.400s", (int)life->seed, step,
             at->call, was + from, is + from);
}

static void assert_stands(struct life *life, const char *step, const struct stand *before)
{
    struct stand now;
    int64_t      now_s = life->now_s;
    life->now_s = before->now_s;
    look(life, &now, "");
    assert_same(life, step, before, before->answers, now.answers);
    assert_same(life, step, before, before->trash, now.trash);
    forget(&now);
    life->now_s = now_s;
}

/* The next act, whatever it is: calls that are refused or change nothing are no acts, and change no answer. */
static void act(struct life *life, struct stand *next, bool is_first)
{
    static char line[LINE_MAX_BYTES];
    char       *acts = answer_one(life, "undo|--list");
    life->now_s += random_one_in(&life->random, 8) ? random_between(&life->random, 3600, 40000)
                                                   : random_between(&life->random, 1, 900);
    for (int call = 0; call < CALLS_MAX; call++) {
        draw(life, is_first ? calls[1] : calls[random_index(&life->random, sizeof calls / sizeof *calls)], line);
        int status = run(life, line);
        if (status != 0 && status != 2 && status != 3 && status != 4)
            fail_msg("life %d: %s ended with %d", (int)life->seed, line, status);
        char *then = answer_one(life, "undo|--list");
        bool  is_act = strcmp(acts, then) != 0;
        free(then);
        if (is_act && status != 0)
            fail_msg("life %d: %s ended with %d and is an act", (int)life->seed, line, status);
        if (is_act) {
            free(acts);
            look(life, next, line);
            return;
        }
    }
    fail_msg("life %d: no act is left", (int)life->seed);
}

static void assert_run(struct life *life, const char *line, int status, const struct stand *stand)
{
    int found = run(life, line);
    if (found != status)
        fail_msg("life %d: %s of %s ended with %d, not %d", (int)life->seed, line, stand->call, found, status);
}

/* As many acts as are remembered, back and there again. stands[0] is where they began. */
static void live(struct life *life, struct stand stands[ACT_DEPTH + 1], bool is_first)
{
    for (int i = 1; i <= ACT_DEPTH; i++)
        act(life, &stands[i], is_first && i == 1);
    char *trash = answer_one(life, "trash");
    life->now_s += 60; /* nobody undoes in the instant of an act */
    for (int i = ACT_DEPTH; i > 0; i--) {
        assert_run(life, "undo|--yes", 0, &stands[i]);
        if (i > 1 || !is_first)
            assert_stands(life, stands[i].call, &stands[i - 1]);
    }
    assert_run(life, "undo|--yes", 3, &stands[0]);
    for (int i = 1; i <= ACT_DEPTH; i++) {
        assert_run(life, "redo", 0, &stands[i]);
        assert_stands(life, "done again", &stands[i]);
    }
    assert_run(life, "redo", 3, &stands[ACT_DEPTH]);
    life->now_s -= 60;
    char *then = answer_one(life, "trash");
    assert_same(life, "the whole trash", &stands[ACT_DEPTH], trash, then);
    free(trash);
    free(then);
}

static void each_act_is_taken_back_and_done_again_with_the_same_answers(void **state)
{
    (void)state;
    const char *every = getenv("EVERY"), *some = getenv("HOLDFAST_LIVES"); /* "120-180": those, without the last */
    int         first = 0, end = every && every[0] ? ALL_LIVES : SOME_LIVES;
    if (some && some[0])
        assert_int_equal(sscanf(some, "%d-%d", &first, &end), 2);
    for (int seed = first; seed < end; seed++) {
        static struct stand stands[ACT_DEPTH + 1];
        void               *program;
        assert_int_equal(cli_program_setup(&program), 0);
        struct life life = {.program = program,
                            .random = {.state = (uint64_t)seed},
                            .seed = (uint64_t)seed,
                            .is_real = seed % 50 == 0,
                            .now_s = first_s};
        look(&life, &stands[0], "nothing");
        for (int acts = 0; acts < ACTS; acts += ACT_DEPTH) {
            live(&life, stands, acts == 0);
            for (int i = 0; i < ACT_DEPTH; i++)
                forget(&stands[i]);
            stands[0] = stands[ACT_DEPTH];
        }
        forget(&stands[0]);
        cli_program_teardown(&program);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_act_is_taken_back_and_done_again_with_the_same_answers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
