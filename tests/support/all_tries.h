/*
 * all_tries: how much a test tries, a sample in `make test` and more in `make attack`, and what it tells of it. EVERY=N in the environment
 * asks for every Nth of all that there is to try; 1 is all.
 */
#ifndef HOLDFAST_TESTS_SUPPORT_ALL_TRIES_H
#define HOLDFAST_TESTS_SUPPORT_ALL_TRIES_H

/* From one try to the next: `sample`, or what was asked for. */
long tries_step(long sample);

/* How many tries: `sample`, or as much of `all` as was asked for, at least one. */
long tries_count(long sample, long all);

/* All of them held what is claimed ("R2"): a row in the table of `make attack`. */
void tries_held(const char *claim, long tries, const char *what);

#endif
