/* Writes a made-up life of that many days, ending at the fixed instant of the bench. life FILE DAYS */
#include "demo/demo.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

int main(int argc, char **argv)
{
    static const int32_t offset_s = 3600;
    struct present       present = when_present(INT64_C(1795378440) * 1000, when_fixed_zone(&offset_s), 0);
    struct error         error = {.kind = ERROR_NONE};
    struct store        *store = NULL;
    if (argc != 3) {
        fputs("usage: life FILE DAYS\n", stderr);
        return 2;
    }
    bool done = store_open(&store, argv[1], STORE_WRITE, true, &error) &&
                demo_write(store, &present, demo_of_bench(atoi(argv[2])), 1, &error);
    store_close(store);
    if (!done)
        fprintf(stderr, "life: %s\n", error.text);
    return !done;
}
