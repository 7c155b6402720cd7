/*
 * An urge that was acknowledged is on disk: the program is killed at random moments between its start and its end, and what it said is
 * held against what is there.
 */
#include "support/cli_rows.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "support/all_random.h"

enum { KILLS = 200, TIMED = 5 };

static int64_t now_ns(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

/* Starts `urge --note NOTE` with its answer going to a file. */
static pid_t start_urge(const struct cli_program *program, const char *note, const char *answer)
{
    pid_t child = fork();
    assert_true(child >= 0);
    if (child > 0)
        return child;
    char name[] = "holdfast", command[] = "urge", option[] = "--note", value[32];
    snprintf(value, sizeof value, "%s", note);
    char *const argv[] = {name, command, option, value, NULL};
    int         out = open(answer, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (out < 0 || dup2(out, STDOUT_FILENO) < 0)
        _exit(125);
    execve(getenv("HOLDFAST_PROGRAM"), argv, program->environment);
    _exit(126);
}

static bool is_acknowledged(const char *answer)
{
    char  text[64] = "";
    FILE *file = fopen(answer, "rb");
    if (!file)
        return false;
    size_t length = fread(text, 1, sizeof text - 1, file);
    fclose(file);
    text[length] = '\0';
    return strstr(text, "is written down") != NULL;
}

static bool is_listed(const struct cli_program *program, const char *note)
{
    char quoted[40];
    snprintf(quoted, sizeof quoted, "\"%s\"", note);
    return strstr(program->out, quoted) != NULL;
}

static void no_acknowledged_urge_is_lost_to_a_kill(void **state)
{
    struct cli_program *program = *state;
    struct random       random = {.state = 20261122};
    bool                acknowledged[KILLS];
    char                answer[CLI_PROGRAM_PATH];
    char                note[32];
    int                 killed = 0;
    EXPECT(0, "start", "2026-11-01");
    EXPECT(0, "urge");
    int64_t usual = INT64_MAX;
    for (int i = 0; i < TIMED; i++) {
        int64_t began = now_ns();
        EXPECT(0, "urge");
        int64_t took = now_ns() - began;
        usual = took < usual ? took : usual;
    }
    for (int i = 0; i < KILLS; i++) {
        snprintf(answer, sizeof answer, "%.400s/answer%d", program->folder, i);
        snprintf(note, sizeof note, "urge %d.", i);
        int64_t at = now_ns() + random_between(&random, 0, usual + usual / 5);
        pid_t   child = start_urge(program, note, answer);
        while (now_ns() < at)
            ;
        int status;
        kill(child, SIGKILL);
        assert_int_equal(waitpid(child, &status, 0), child);
        killed += WIFSIGNALED(status);
        acknowledged[i] = is_acknowledged(answer);
    }
    EXPECT(0, "check");
    EXPECT(0, "urge", "list", "--json");
    int kept = 0;
    int lost = 0;
    for (int i = 0; i < KILLS; i++) {
        snprintf(note, sizeof note, "urge %d.", i);
        kept += is_listed(program, note);
        lost += acknowledged[i] && !is_listed(program, note);
    }
    print_message("%d killed, %d of %d urges on disk, %d lost\n", killed, kept, KILLS, lost);
    assert_int_equal(lost, 0);
    assert_true(killed > KILLS / 10); /* else it was too late each time */
}

int main(void)
{
    static const struct CMUnitTest tests[] = {ROW_TEST(no_acknowledged_urge_is_lost_to_a_kill)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
