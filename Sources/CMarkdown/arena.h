#ifndef ARENA_H
#define ARENA_H

#include <setjmp.h>
#include <stddef.h>

/// Memory that is given back at once, with a limit: a request beyond it jumps to `over`.
typedef struct {
    struct chunk *chunks;
    struct block *blocks;
    char *next;
    char *end;
    size_t used;
    size_t most;
    jmp_buf over;
    /// Pieces that were given back, by their size in words.
    struct piece *spare[64];
} arena;

void *arena_calloc(arena *arena, size_t count, size_t size);
void *arena_realloc(arena *arena, void *pointer, size_t size);
void arena_free(arena *arena, void *pointer);
void arena_drop(arena *arena);

#endif
