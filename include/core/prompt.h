/*
 * prompt: which prompt stands on Today. One a day, the same all day; each of a list once before any comes again, so
 * that no two days running have the same one unless the list has only one.
 */
#ifndef HOLDFAST_CORE_PROMPT_H
#define HOLDFAST_CORE_PROMPT_H

#include <stddef.h>

#include "core/day.h"

/*
 * The place in a list of `count` prompts (1 or more), from 0. The next on request is the one after it, and after
 * the last the first.
 */
size_t prompt_index(daynum day, size_t count);

#endif
