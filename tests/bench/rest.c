/*
 * A command left open in a terminal of its own, 80x24: waits until it is at rest, then looks at it for so many seconds. Prints the most memory it had in
 * KB, and of those seconds: how often it woke up, its processor time in microseconds, and how often it read from anything. rest SECONDS COMMAND...
 */
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { QUIET_MS = 2500, LIMIT_MS = 60000 };

struct look {
    long long memory_kb, wake_ups, cpu_ns, reads;
};

/* The number behind `name` in /proc/PID/FILE; without a name the first one. */
static long long number(pid_t program, const char *file, const char *name)
{
    char      path[64], line[256];
    long long value = -1;
    snprintf(path, sizeof path, "/proc/%d/%s", (int)program, file);
    FILE *in = fopen(path, "r");
    while (in && fgets(line, sizeof line, in))
        if (strncmp(line, name, strlen(name)) == 0) {
            value = atoll(line + strlen(name));
            break;
        }
    if (in)
        fclose(in);
    return value;
}

static struct look look_at(pid_t program)
{
    return (struct look){number(program, "status", "VmHWM:"), number(program, "status", "voluntary_ctxt_switches:"),
                         number(program, "schedstat", ""), number(program, "io", "syscr:")};
}

/* Takes in what comes until nothing has come for `quiet_ms`. */
static void take_in(int master, int first_ms, int quiet_ms)
{
    char          bytes[65536];
    struct pollfd waiting = {.fd = master, .events = POLLIN};
    for (int wait_ms = first_ms; poll(&waiting, 1, wait_ms) > 0 && read(master, bytes, sizeof bytes) > 0;)
        wait_ms = quiet_ms;
}

static void take_in_for(int master, int seconds)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    for (time_t end = now.tv_sec + seconds; now.tv_sec < end; clock_gettime(CLOCK_MONOTONIC, &now))
        take_in(master, 100, 0);
}

int main(int argc, char **argv)
{
    int            master;
    struct winsize size = {.ws_row = 24, .ws_col = 80};
    if (argc < 3)
        return 2;
    pid_t program = forkpty(&master, NULL, NULL, &size);
    if (program < 0)
        return 1;
    if (program == 0) {
        execvp(argv[2], argv + 2);
        _exit(127);
    }
    take_in(master, LIMIT_MS, QUIET_MS);
    struct look before = look_at(program);
    take_in_for(master, atoi(argv[1]));
    struct look after = look_at(program);
    printf("%lld %lld %lld %lld\n", after.memory_kb, after.wake_ups - before.wake_ups,
           (after.cpu_ns - before.cpu_ns) / 1000, after.reads - before.reads);
    fflush(stdout);
    kill(program, SIGKILL);
    return waitpid(program, NULL, 0) == program ? 0 : 1;
}
