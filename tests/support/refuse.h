/*
 * refuse: what the preloaded library of refuse.c counts, in a file that the test made and that both map.
 */
#ifndef HOLDFAST_TESTS_REFUSE_H
#define HOLDFAST_TESTS_REFUSE_H

struct refused {
    long calls, memory; /* how many there were */
    long refused;       /* how many of them failed on purpose */
};

#endif
