/*
 * What each key costs, up to its finished frame: the real program under callgrind in a terminal of its own. Reads lines "NAME KEYS" from stdin and
 * types the keys one by one; after each, once the program sleeps again and nothing comes any more, callgrind's counts are asked for and begin anew.
 * Prints "NAME KEY INSTRUCTIONS BYTES" a key, the first frame as "start". A key is one character, or a name: <Esc> <Enter> <Tab> <S-Tab> <Up> <Down>
 * <Left> <Right> <PgUp> <PgDn> <Space> <lt>, or ^R and the like. keys FOLDER ROWS COLS COMMAND...
 */
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { LOOK_MS = 20, STILL_LOOKS = 5, LIMIT_LOOKS = 3000, ARGS_MOST = 32, LINE_MOST = 1024 };

struct bench {
    int         master, dumps;
    pid_t       program;
    const char *folder;
};

/* Ticks of processor so far; -1: it has ended. */
static long used(pid_t program)
{
    char  path[64];
    long  user = -1, system = 0;
    FILE *file;
    snprintf(path, sizeof path, "/proc/%d/stat", (int)program);
    if ((file = fopen(path, "r")) == NULL)
        return -1;
    int got = fscanf(file, "%*d (%*[^)]) %*c %*d %*d %*d %*d %*d %*d %*d %*d %*d %*d %ld %ld", &user, &system);
    fclose(file);
    return got == 2 ? user + system : -1;
}

/* Takes in what comes until nothing has come and nothing was computed for five looks in a row. Returns how many bytes came. */
static long come_to_rest(const struct bench *bench)
{
    char bytes[65536];
    long sent = 0, before = -2;
    for (int still = 0, looks = 0; still < STILL_LOOKS && looks < LIMIT_LOOKS; looks++) {
        struct pollfd waiting = {.fd = bench->master, .events = POLLIN};
        ssize_t       got = poll(&waiting, 1, LOOK_MS) > 0 ? read(bench->master, bytes, sizeof bytes) : 0;
        long          now = used(bench->program);
        if (got < 0 || now < 0)
            break;
        still = got == 0 && now == before ? still + 1 : 0;
        before = now;
        sent += got;
    }
    return sent;
}

/* Instructions since the last time; 0 if callgrind does not answer. */
static long long counted(struct bench *bench)
{
    char      text[LINE_MOST];
    long long total = 0;
    snprintf(text, sizeof text, "vgdb --pid=%d dump >/dev/null 2>&1", (int)bench->program);
    if (system(text) != 0)
        return 0;
    snprintf(text, sizeof text, "%s/callgrind.%d", bench->folder, ++bench->dumps);
    FILE *file = fopen(text, "r");
    while (file && fgets(text, sizeof text, file))
        sscanf(text, "totals: %lld", &total);
    if (file)
        fclose(file);
    return total;
}

static const char *key_bytes(const char *name, size_t length, char out[8])
{
    static const char *const keys[][2] = {{"Esc", "\x1b"},    {"Enter", "\r"},     {"Tab", "\t"},
                                          {"Up", "\x1b[A"},   {"Down", "\x1b[B"},  {"Right", "\x1b[C"},
                                          {"Left", "\x1b[D"}, {"PgUp", "\x1b[5~"}, {"PgDn", "\x1b[6~"},
                                          {"Space", " "},     {"S-Tab", "\x1b[Z"}, {"lt", "<"}};
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++)
        if (strlen(keys[i][0]) == length && strncmp(name, keys[i][0], length) == 0)
            return keys[i][1];
    out[0] = (char)(name[0] == '^' && length == 2 ? name[1] & 0x1f : name[0]);
    out[1] = '\0';
    return out;
}

static void press_all(struct bench *bench, const char *name, const char *keys)
{
    while (*keys) {
        char        room[8];
        const char *end = *keys == '<' ? strchr(keys, '>') : NULL, *from = keys + (end != NULL);
        size_t      length = end ? (size_t)(end - from) : keys[0] == '^' ? 2 : 1;
        const char *bytes = key_bytes(from, length, room);
        if (write(bench->master, bytes, strlen(bytes)) < 0)
            return;
        long sent = come_to_rest(bench);
        printf("%s %.*s %lld %ld\n", name, (int)length, from, counted(bench), sent);
        keys = from + length + (end != NULL);
    }
}

int main(int argc, char **argv)
{
    char           out[LINE_MOST], log[LINE_MOST], line[LINE_MOST], name[64], keys[LINE_MOST], *args[ARGS_MOST];
    char           valgrind[] = "valgrind", tool[] = "--tool=callgrind";
    struct winsize size = {.ws_row = 24, .ws_col = 80};
    if (argc < 5 || argc > ARGS_MOST - 4)
        return 2;
    struct bench bench = {.folder = argv[1]};
    size.ws_row = (unsigned short)atoi(argv[2]);
    size.ws_col = (unsigned short)atoi(argv[3]);
    snprintf(out, sizeof out, "--callgrind-out-file=%s/callgrind", bench.folder);
    snprintf(log, sizeof log, "--log-file=%s/log", bench.folder);
    size_t count = 0;
    args[count++] = valgrind;
    args[count++] = tool;
    args[count++] = out;
    args[count++] = log;
    for (int i = 4; i < argc; i++)
        args[count++] = argv[i];
    args[count] = NULL;
    bench.program = forkpty(&bench.master, NULL, NULL, &size);
    if (bench.program < 0)
        return 1;
    if (bench.program == 0) {
        execvp(args[0], args);
        _exit(127);
    }
    struct pollfd waiting = {.fd = bench.master, .events = POLLIN};
    poll(&waiting, 1, LOOK_MS * LIMIT_LOOKS);
    long sent = come_to_rest(&bench);
    printf("start - %lld %ld\n", counted(&bench), sent);
    while (fgets(line, sizeof line, stdin))
        if (sscanf(line, "%63s %1023[^\n]", name, keys) == 2)
            press_all(&bench, name, keys);
    fflush(stdout);
    kill(bench.program, SIGKILL);
    return waitpid(bench.program, NULL, 0) == bench.program ? 0 : 1;
}
