// swift-format-ignore-file
// Generated from the doc comments of the rules by `make lint-manuals`.

enum Manuals {
    static let all: [RuleManual] = [
        RuleManual(
            "PLH001",
            ###"An unquoted `<name>` in a shell block, which bash reads as two redirections."###,
###"""
Pasted before it is filled in, `git log <last-tag>..HEAD` is a syntax error, or "no such file",
or, where a file `last-tag` exists, runs with the wrong input and writes a file `..HEAD`.

A real redirection has a blank behind `<` or no `>` that touches a word, so `sort <in >out`
is left alone, as are heredocs, comments and quoted text.

## Bad
```bash
git log --oneline <last-tag>..HEAD
```

## Good
```bash
git log --oneline "${LAST_TAG:?set LAST_TAG}"..HEAD
```
"""###
        ),
    ]
}
