#include "support/all_random.h"

/* A counter with a large odd step, its bits mixed: the steps of splitmix64 (Steele, Lea and Flood, 2014). */
uint64_t random_next(struct random *random)
{
    random->state += 0x9E3779B97F4A7C15u;
    uint64_t mixed = random->state;
    mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9u;
    mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBu;
    return mixed ^ (mixed >> 31);
}

/* The remainder favours small numbers by less than 2^-20 for every range a test needs. */
int64_t random_between(struct random *random, int64_t from, int64_t to)
{
    uint64_t range = (uint64_t)to - (uint64_t)from + 1;
    uint64_t drawn = random_next(random);
    return (int64_t)((uint64_t)from + (range > 0 ? drawn % range : drawn));
}

bool random_one_in(struct random *random, unsigned n)
{
    return random_next(random) % n == 0;
}

size_t random_index(struct random *random, size_t count)
{
    return (size_t)(random_next(random) % count);
}

void random_bytes(struct random *random, char *out, size_t length)
{
    for (size_t i = 0; i < length; i++)
        out[i] = (char)(random_next(random) & 0xFF);
}
