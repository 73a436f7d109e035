#include "CMarkdown.h"

#include <cmark.h>
#include <stdlib.h>

#include "arena.h"

struct cm_tree {
    arena arena;
    cmark_iter *walk;
};

/// libcmark hands its allocator nothing of the caller's, so this is where it finds the arena.
static _Thread_local arena *current;

static void *take(size_t count, size_t size) { return arena_calloc(current, count, size); }
static void *grow(void *pointer, size_t size) { return arena_realloc(current, pointer, size); }
static void give(void *pointer) { arena_free(current, pointer); }

static cmark_mem memory = {take, grow, give};

cm_tree *cm_parse(const char *text, size_t count, size_t most) {
    cm_tree *tree = calloc(1, sizeof *tree);
    if (tree == NULL) return NULL;
    tree->arena.most = most;
    current = &tree->arena;
    if (setjmp(tree->arena.over) != 0) {
        current = NULL;
        cm_free(tree);
        return NULL;
    }
    cmark_parser *parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, &memory);
    cmark_parser_feed(parser, text, count);
    cmark_node *root = cmark_parser_finish(parser);
    cmark_parser_free(parser);
    tree->walk = cmark_iter_new(root);
    current = NULL;
    return tree;
}

cmark_iter *cm_walk(const cm_tree *tree) { return tree->walk; }

void cm_free(cm_tree *tree) {
    arena_drop(&tree->arena);
    free(tree);
}
