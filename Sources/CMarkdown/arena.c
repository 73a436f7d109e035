#include "arena.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

// A piece has its size in the word before it. Small pieces are cut from chunks and come back to a
// list of their size; large ones are blocks of the system's own, so that growing text leaves no
// copies behind.

enum { word = 8, small = 63 * word, large = 1 << 15 };
enum { first_chunk = 1 << 16, huge_page = 1 << 21 };

struct chunk {
    struct chunk *next;
};

struct block {
    struct block *next;
    struct block **link;
    size_t size;
};

struct piece {
    struct piece *next;
};

static size_t *size_of(void *pointer) { return (size_t *)pointer - 1; }

static struct block *block_of(void *pointer) { return (struct block *)pointer - 1; }

/// Counts memory that is about to be asked for.
static void take(arena *arena, size_t size) {
    if (size > arena->most - arena->used) longjmp(arena->over, 1);
    arena->used += size;
}

static void add_chunk(arena *arena, size_t least) {
    size_t size = arena->used < first_chunk ? first_chunk : arena->used;
    if (size > huge_page) size = huge_page;
    if (size < least + sizeof(struct chunk)) size = least + sizeof(struct chunk);
    take(arena, size);
    struct chunk *chunk = NULL;
    if (size == huge_page) {
        if (posix_memalign((void **)&chunk, huge_page, size) != 0) longjmp(arena->over, 1);
#ifdef MADV_HUGEPAGE
        madvise(chunk, size, MADV_HUGEPAGE);
#endif
    } else {
        chunk = malloc(size);
        if (chunk == NULL) longjmp(arena->over, 1);
    }
    chunk->next = arena->chunks;
    arena->chunks = chunk;
    arena->next = (char *)(chunk + 1);
    arena->end = (char *)chunk + size;
}

static void *add_block(arena *arena, void *old, size_t size) {
    struct block *block = old ? block_of(old) : NULL;
    size_t before = block ? block->size : 0;
    if (size > before) take(arena, size - before);
    block = realloc(block, sizeof(struct block) + size);
    if (block == NULL) longjmp(arena->over, 1);
    if (!old) {
        block->next = arena->blocks;
        block->link = &arena->blocks;
    }
    *block->link = block;
    if (block->next) block->next->link = &block->next;
    block->size = size;
    return block + 1;
}

static void *add_piece(arena *arena, size_t size) {
    struct piece *spare = size <= small ? arena->spare[size / word] : NULL;
    if (spare) {
        arena->spare[size / word] = spare->next;
        return spare;
    }
    if ((size_t)(arena->end - arena->next) < size + word) add_chunk(arena, size + word);
    char *piece = arena->next + word;
    arena->next = piece + size;
    *size_of(piece) = size;
    return piece;
}

static size_t rounded(size_t size) { return (size + word - 1) / word * word + (size == 0) * word; }

void *arena_calloc(arena *arena, size_t count, size_t size) {
    if (size != 0 && count > SIZE_MAX / 2 / size) longjmp(arena->over, 1);
    size = rounded(count * size);
    void *pointer = size > large ? add_block(arena, NULL, size) : add_piece(arena, size);
    return memset(pointer, 0, size);
}

void *arena_realloc(arena *arena, void *pointer, size_t size) {
    if (pointer == NULL) return arena_calloc(arena, 1, size);
    size_t before = *size_of(pointer);
    size = rounded(size);
    if (size <= before) return pointer;
    if (before > large) return add_block(arena, pointer, size);
    bool is_last = (char *)pointer + before == arena->next;
    if (is_last && size <= large && (size_t)(arena->end - arena->next) >= size - before) {
        arena->next += size - before;
        *size_of(pointer) = size;
        return pointer;
    }
    void *grown = size > large ? add_block(arena, NULL, size) : add_piece(arena, size);
    memcpy(grown, pointer, before);
    arena_free(arena, pointer);
    return grown;
}

void arena_free(arena *arena, void *pointer) {
    if (pointer == NULL) return;
    size_t size = *size_of(pointer);
    if (size > large) {
        struct block *block = block_of(pointer);
        *block->link = block->next;
        if (block->next) block->next->link = block->link;
        arena->used -= size;
        free(block);
    } else if ((char *)pointer + size == arena->next) {
        arena->next = (char *)size_of(pointer);
    } else if (size <= small) {
        struct piece *piece = pointer;
        piece->next = arena->spare[size / word];
        arena->spare[size / word] = piece;
    }
}

void arena_drop(arena *arena) {
    while (arena->chunks) {
        struct chunk *chunk = arena->chunks;
        arena->chunks = chunk->next;
        free(chunk);
    }
    while (arena->blocks) {
        struct block *block = arena->blocks;
        arena->blocks = block->next;
        free(block);
    }
}
