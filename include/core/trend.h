/*
 * trend: does a row of figures rise or fall? The slope is the median of the slopes between all pairs of points, which a
 * few wild weeks cannot turn (H. Theil, "A rank-invariant method of linear and polynomial regression analysis", Proc.
 * Kon. Ned. Akad. Wet. A 53 (1950), 386-392, 521-525, 1397-1412; P. K. Sen, "Estimates of the regression coefficient
 * based on Kendall's tau", J. Am. Stat. Assoc. 63 (1968), 1379-1389).
 *
 * Its interval is Sen's: with N slopes and C = z * s, s^2 = (n (n-1) (2n+5) - sum over groups of t equal values of
 * t (t-1) (2t+5)) / 18, it reaches from the slope of rank (N - C) / 2 to that of rank (N + C) / 2 + 1, counted from 1 in
 * rising order and rounded outwards, and cut to the least and the greatest.
 */
#ifndef HOLDFAST_CORE_TREND_H
#define HOLDFAST_CORE_TREND_H

#include <stdbool.h>
#include <stddef.h>

struct arena;

#define TREND_Z_95 1.959963984540054 /* the quantile of a two-sided interval of 95 % */

enum {
    TREND_LEAST = 4,  /* points below which nothing is said */
    TREND_MOST = 520, /* weeks in ten years: of more points the last ones count */
};

struct trend_point {
    double x, y; /* finite */
};

enum trend_sign { TREND_UNCLEAR, TREND_FALLING, TREND_RISING };

struct trend {
    enum trend_sign sign; /* clear only where the whole interval lies on one side of 0 */
    size_t          points;
    double          slope, low, high; /* y per x; all 0 with fewer than TREND_LEAST points, or no two different x */
};

/*
 * In rising order of x; those with the same x give no slope with each other. O(n^2) time and memory, n at most TREND_MOST: 135,000 slopes, a
 * millisecond or two. What it takes from the arena is of no more use afterwards.
 */
struct trend trend_compute(const struct trend_point *points, size_t count, double z, struct arena *arena);

#endif
