#ifndef CMARKDOWN_H
#define CMARKDOWN_H

#include <stddef.h>

/// A document parsed by libcmark, all memory of which is given back at once.
typedef struct cm_tree cm_tree;
struct cmark_iter;

/// Parses UTF-8 text. NULL if that takes more than `most` bytes of memory.
cm_tree *cm_parse(const char *text, size_t count, size_t most);
/// The walk over the document's nodes; nothing of it may be freed by itself.
struct cmark_iter *cm_walk(const cm_tree *tree);
void cm_free(cm_tree *tree);

#endif
