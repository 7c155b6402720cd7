/*
 * The median of the processor time that several runs of a command take, user and system, in microseconds, and the most memory that one of them had,
 * in KB. Its output goes into a file: grep stops at the first hit where that is /dev/null. spent RUNS FILE COMMAND...
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum { RUNS_MOST = 99 };

static long us(struct timeval time)
{
    return (long)time.tv_sec * 1000000 + (long)time.tv_usec;
}

/* Negative if it could not be run. */
static long run(const char *output, char **command, long *memory_kb)
{
    struct rusage usage;
    int           status;
    pid_t         child = fork();
    if (child == 0) {
        int file = open(output, O_WRONLY | O_CREAT | O_TRUNC, 0600);
        if (file < 0 || dup2(file, STDOUT_FILENO) < 0)
            _exit(127);
        execvp(command[0], command);
        _exit(127);
    }
    if (child < 0 || wait4(child, &status, 0, &usage) < 0 || !WIFEXITED(status) || WEXITSTATUS(status) > 1)
        return -1;
    if (usage.ru_maxrss > *memory_kb)
        *memory_kb = usage.ru_maxrss;
    return us(usage.ru_utime) + us(usage.ru_stime);
}

static int by_size(const void *a, const void *b)
{
    long left = *(const long *)a, right = *(const long *)b;
    return (left > right) - (left < right);
}

int main(int argc, char **argv)
{
    long took[RUNS_MOST], memory_kb = 0;
    int  runs = argc < 4 ? 0 : atoi(argv[1]);
    if (runs < 1 || runs > RUNS_MOST) {
        fputs("usage: spent RUNS FILE COMMAND...\n", stderr);
        return 2;
    }
    for (int i = 0; i < runs; i++)
        if ((took[i] = run(argv[2], argv + 3, &memory_kb)) < 0)
            return 1;
    qsort(took, (size_t)runs, sizeof took[0], by_size);
    printf("%ld %ld\n", took[runs / 2], memory_kb);
    return 0;
}
