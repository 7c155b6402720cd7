/*
 * main: makes the world known to the commands and the screens, and ends with their status.
 */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

#include "cli/dispatch.h"
#include "ui/app.h"

/*
 * Whoever starts a program with standard output closed would have the next file that is opened in its place: the
 * database. What fills the gap fails on use, as a closed file does.
 */
static void keep_standard_files(void)
{
    for (int file = STDIN_FILENO; file <= STDERR_FILENO; file++) {
        if (fcntl(file, F_GETFD) < 0 && errno == EBADF &&
            open("/dev/null", file == STDIN_FILENO ? O_WRONLY : O_RDONLY) != file)
            _exit(1);
    }
}

static const struct cli *at_work;

static void out_of_memory(void)
{
    static const char nothing[] = "holdfast: there is no memory left; nothing of this was written\n",
                      done[] = "holdfast: it is done and on disk, but there is no memory left to show it\n";
    bool    is_done = at_work && at_work->store && store_has_written(at_work->store);
    ssize_t written =
        is_done ? write(STDERR_FILENO, done, sizeof done - 1) : write(STDERR_FILENO, nothing, sizeof nothing - 1);
    (void)written;
    _exit(is_done ? 0 : 1);
}

/*
 * What is being written must not stand in a core file. The limit goes on to the editor too; where the system hands cores to a program it
 * does not count, and the flag does. Sanitizers want to be looked into.
 */
static void leave_no_core(void)
{
#ifndef __SANITIZE_ADDRESS__
    static const struct rlimit none = {.rlim_cur = 0, .rlim_max = 0};
    setrlimit(RLIMIT_CORE, &none);
#ifdef __linux__
    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
#endif
#endif
}

int main(int argc, char **argv)
{
    leave_no_core();
    keep_standard_files();
    signal(SIGPIPE, SIG_IGN); /* a reader that left is a write that failed */
    signal(SIGXFSZ, SIG_IGN); /* and so is a file that may not grow: a full disk, not an end */
    arena_on_exhausted(out_of_memory);

    struct arena     arena = {0};
    struct env       env;
    struct error     error = {.kind = ERROR_NONE};
    enum cli_screens screens = CLI_NO_SCREENS;
    if (!env_read(&env, &arena, &error)) {
        fprintf(stderr, "holdfast: %s\n", error.text);
        arena_free(&arena);
        return error_exit_status(error.kind);
    }
    struct cli cli = {.env = &env,
                      .arena = &arena,
                      .present = env_present(&env),
                      .present_of = env_present,
                      .in = stdin,
                      .out = stdout,
                      .err = stderr};
    at_work = &cli;
    int status = dispatch_run(argc, argv, &cli, &screens);
    if (screens != CLI_NO_SCREENS) {
        bool                   writes = screens == CLI_SCREENS_WRITE || screens == CLI_SCREENS_LETTER;
        const struct app_start start = {.db_path = cli.db_path,
                                        .db_is_default = cli.db_is_default,
                                        .person_name = cli.person_name,
                                        .urge = screens == CLI_SCREENS_URGE,
                                        .writing = writes ? &cli.writing : NULL};
        status = app_run(&env, &start);
    }
    arena_free(&arena);
    return status;
}
