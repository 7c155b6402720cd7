/*
 * arena: memory that is freed all at once. One arena per command, per screen load, per test.
 *
 * Nothing taken from an arena is freed by itself; arena_free() frees everything. An allocation never returns
 * NULL: when memory is exhausted the handler set by arena_on_exhausted() is called, which must not return.
 */
#ifndef HOLDFAST_CORE_ARENA_H
#define HOLDFAST_CORE_ARENA_H

#include <stddef.h>

struct arena_block;

/* All zero is a valid, empty arena: `struct arena arena = {0};` */
struct arena {
    struct arena_block *newest;
};

/* `count` zeroed objects of `size` bytes, aligned for any type. count 0 gives a valid pointer to nothing. */
void *arena_alloc(struct arena *arena, size_t count, size_t size);

#define ARENA_NEW(arena, type, count) ((type *)arena_alloc((arena), (count), sizeof(type)))

/* A NUL-terminated copy. arena_copy_text(NULL) is NULL. */
char *arena_copy_bytes(struct arena *arena, const char *bytes, size_t length);
char *arena_copy_text(struct arena *arena, const char *text);

/* Frees everything taken from it; the arena is empty and usable again. Memory is wiped first: it held private words. */
void arena_free(struct arena *arena);

/* What to do when memory runs out; the default is abort(). The handler must not return. */
void arena_on_exhausted(void (*handler)(void));

#endif
