#include "support/e2e_refuse.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

void e2e_refuse_open(struct e2e *e2e, struct e2e_refuse *refuse)
{
    char *folder = arena_copy_text(&e2e->arena, e2e->program);
    *strrchr(folder, '/') = '\0';
    *refuse = (struct e2e_refuse){.counts_path = e2e_path(e2e, "counts"),
                                  .library = e2e_text(e2e, "%s/tests/support/refuse.so", folder)};
    assert_true(e2e_exists(refuse->library));
    int file = open(refuse->counts_path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    assert_true(file >= 0);
    assert_int_equal(ftruncate(file, sizeof *refuse->counts), 0);
    refuse->counts = mmap(NULL, sizeof *refuse->counts, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    close(file);
    assert_ptr_not_equal(refuse->counts, MAP_FAILED);
}

void e2e_refuse_close(struct e2e_refuse *refuse)
{
    munmap(refuse->counts, sizeof *refuse->counts);
}

void e2e_refuse_next(struct e2e *e2e, struct e2e_refuse *refuse, const char *what)
{
    *refuse->counts = (struct refused){0};
    refuse->env[0] = e2e_text(e2e, "LD_PRELOAD=%s", refuse->library);
    refuse->env[1] = e2e_text(e2e, "HOLDFAST_REFUSE=%s", what);
    refuse->env[2] = e2e_text(e2e, "HOLDFAST_REFUSED=%s", refuse->counts_path);
}

bool e2e_refuse_reached(const struct e2e_refuse *refuse, const char *what)
{
    long number = strtol(what + strcspn(what, " "), NULL, 10);
    return (what[0] == 'c' ? refuse->counts->calls : refuse->counts->memory) >= number;
}
