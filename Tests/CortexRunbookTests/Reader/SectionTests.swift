import CortexRunbook
import Testing

struct SectionTests {
    @Test(arguments: [
        Dialect(
            "printed numbers before levels; an unnumbered heading closes them",
            "# T\n## Phases\n## 1. A\n### 1.1 B\n## 1.2 C\n## 2. D\n## End\n",
            "1 [t] T",
            "  2 [phases] Phases",
            "    3 [1] A",
            "      4 [1.1] B",
            "      5 [1.2] C",
            "    6 [2] D",
            "  7 [end] End",
            "problem 1 nothing-to-run"
        ),
        Dialect(
            "a section with text holds no phases",
            "# T\n## Phases\ntext\n## 1. A\n",
            "1 [t] T",
            "  2 [phases] Phases",
            "  4 [1] A",
            "problem 1 nothing-to-run"
        ),
        Dialect(
            "words and separators around a number",
            "# T\n## Step 3: A\n## Phase 2 – B\n## 1) C\n## 4 - D\n## 2.10.1 E\n## Stage 5. F\n",
            "1 [t] T",
            "  2 [3] A",
            "  3 [2] B",
            "  4 [1] C",
            "  5 [4] D",
            "  6 [2.10.1] E",
            "  7 [5] F",
            "problem 1 nothing-to-run"
        ),
        Dialect(
            "what is no number",
            "# T\n## 3 nodes\n## 404: gone\n## 2026-01-02\n## v1.2 notes\n## 1.2\n## 1.\n",
            "1 [t] T",
            "  2 [3-nodes] 3 nodes",
            "  3 [404-gone] 404: gone",
            "  4 [2026-01-02] 2026-01-02",
            "  5 [v12-notes] v1.2 notes",
            "  6 [12] 1.2",
            "  7 [1] 1.",
            "problem 1 nothing-to-run"
        ),
        Dialect(
            "a number twice gives way to the anchor; anchors are numbered",
            "# T\n## 1. A\n## 1. B\n## A `b` & c!\n## A b  c\n## a-b--c\n## Übung 🎉\n##\n",
            "1 [t] T",
            "  2 [1-a] A",
            "  3 [1-b] B",
            "  4 [a-b--c] A b & c!",
            "  5 [a-b--c-1] A b  c",
            "  6 [a-b--c-2] a-b--c",
            "  7 [übung-] Übung 🎉",
            "  8 [line-8] ",
            "problem 1 nothing-to-run"
        ),
        Dialect(
            "an id is not given twice",
            "# T\n## 2\n## 2. A\n## Top\n",
            "1 [t] T",
            "  2 [2-line-2] 2",
            "  3 [2] A",
            "  4 [top-line-4] Top",
            "problem 1 nothing-to-run"
        ),
        Dialect(
            "setext headings and headings in quotes",
            "T\n===\n> ## A\n\nB\n---\n",
            "1 [t] T",
            "  3 [a] A",
            "  5 [b] B",
            "problem 1 nothing-to-run"
        ),
    ])
    func `headings make a tree with ids`(_ dialect: Dialect) throws {
        try dialect.check()
    }

    @Test(arguments: [
        Dialect(
            "on demand by a stem, and all below",
            "# T\n## Emergency\n### A\n## Hot-fix flow\n## If the disk fails\n## B\n## Unpreventable\n",
            "1 [t] T",
            "  2 [emergency] Emergency {on-demand: Emergency}",
            "    3 [a] A {on-demand: Emergency}",
            "  4 [hot-fix-flow] Hot-fix flow {on-demand: Hot-fix flow}",
            "  5 [if-the-disk-fails] If the disk fails {on-demand: If the disk fails}",
            "  6 [b] B",
            "  7 [unpreventable] Unpreventable",
            "problem 1 nothing-to-run"
        ),
        Dialect(
            "a stem of the document's title does not count",
            "# Rollback\n## Roll back now\n## If rollback fails\n",
            "1 [rollback] Rollback",
            "  2 [roll-back-now] Roll back now",
            "  3 [if-rollback-fails] If rollback fails {on-demand: If rollback fails}",
            "problem 1 nothing-to-run"
        ),
        Dialect(
            "options are alternatives from two on",
            "# T\n## Option A: x\n### Sub\n## Option B\n# Other\n## Method 1\n",
            "1 [t] T",
            "  2 [option-a-x] Option A: x {alternative: Option A: x}",
            "    3 [sub] Sub {alternative: Option A: x}",
            "  4 [option-b] Option B {alternative: Option B}",
            "5 [other] Other",
            "  6 [method-1] Method 1",
            "problem 1 nothing-to-run"
        ),
        Dialect(
            "conditional by a lead-in and by severity",
            "# T\n## A\n**When to use:** at night\n## P0 - down\n## P1 - slow\n",
            "1 [t] T",
            "  2 [a] A {conditional: at night}",
            "  4 [p0---down] P0 - down "
                + "{conditional: P0 - down}",
            "  5 [p1---slow] P1 - slow {conditional: P1 - slow}",
            "problem 1 nothing-to-run"
        ),
        Dialect(
            "comments overrule",
            "# T\n## Recovery\n<!-- cortex: in-flow -->\n### Sub\n## B\n\n<!-- cortex: on-demand -->\n",
            "1 [t] T",
            "  2 [recovery] Recovery",
            "    4 [sub] Sub",
            "  5 [b] B {on-demand: B}",
            "problem 1 nothing-to-run"
        ),
        Dialect(
            "settings of a section",
            "# T\n\nTimeout: 90s\n\nRun on: web\n\n## A\n- Timeout: 2 hours\n",
            "1 [t] T timeout 90 s on web",
            "  7 [a] A timeout 7200 s",
            "problem 1 nothing-to-run"
        ),
    ])
    func `sections say how they take part`(_ dialect: Dialect) throws {
        try dialect.check()
    }
}
