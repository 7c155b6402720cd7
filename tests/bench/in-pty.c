/*
 * Runs a command in a terminal of its own, 80x24, answers its first output with the keys, and passes on its exit status. What it prints is thrown
 * away. in-pty KEYS COMMAND...
 */
#include <poll.h>
#include <pty.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { LIMIT_MS = 120000, QUIET_MS = 2000 };

int main(int argc, char **argv)
{
    int            master;
    struct winsize size = {.ws_row = 24, .ws_col = 80};
    if (argc < 3)
        return 2;
    pid_t child = forkpty(&master, NULL, NULL, &size);
    if (child < 0)
        return 1;
    if (child == 0) {
        execvp(argv[2], argv + 2);
        _exit(127);
    }
    /* The first output means that the keyboard is in raw mode; the frame has arrived when it falls quiet. */
    char bytes[4096];
    int  wait_ms = LIMIT_MS;
    for (;;) {
        struct pollfd waiting = {.fd = master, .events = POLLIN};
        int           ready = poll(&waiting, 1, wait_ms);
        if (ready < 0 || (ready == 0 && wait_ms == LIMIT_MS))
            break;
        if (ready == 0) {
            if (write(master, argv[1], strlen(argv[1])) < 0)
                break;
            wait_ms = LIMIT_MS;
        } else if (read(master, bytes, sizeof bytes) <= 0) {
            break;
        } else if (wait_ms == LIMIT_MS && argv[1] != NULL) {
            wait_ms = QUIET_MS;
        }
    }
    int status;
    return waitpid(child, &status, 0) == child && WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}
