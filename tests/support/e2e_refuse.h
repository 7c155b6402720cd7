/*
 * e2e_refuse: starts a program whose calls of the C library fail on purpose, and tells how many there were; see refuse.c.
 */
#ifndef HOLDFAST_TESTS_E2E_REFUSE_H
#define HOLDFAST_TESTS_E2E_REFUSE_H

#include "support/e2e_world.h"
#include "support/refuse.h"

struct e2e_refuse {
    struct refused *counts; /* of the last one that was started */
    const char     *counts_path, *library;
    const char     *env[4]; /* for struct e2e_options */
};

void e2e_refuse_open(struct e2e *e2e, struct e2e_refuse *refuse);
void e2e_refuse_close(struct e2e_refuse *refuse);

/* What is to fail in the next one, as in HOLDFAST_REFUSE: "calls 12 eio". */
void e2e_refuse_next(struct e2e *e2e, struct e2e_refuse *refuse, const char *what);

/* Was there a call, or a piece of memory, of that number? */
bool e2e_refuse_reached(const struct e2e_refuse *refuse, const char *what);

#endif
