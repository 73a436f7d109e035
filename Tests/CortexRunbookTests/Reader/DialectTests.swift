import CortexRunbook
import Testing

/// A piece of Markdown and the lines of its outline behind the title.
struct Dialect: CustomTestStringConvertible {
    var what: String
    var markdown: String
    var outline: [String]

    var testDescription: String { what }

    init(_ what: String, _ markdown: String, _ outline: String...) {
        self.what = what
        self.markdown = markdown
        self.outline = outline
    }

    /// Expects the outline of the Markdown to be that of the table.
    func check(sourceLocation: SourceLocation = #_sourceLocation) throws {
        let runbook = try Runbook(reading: Array(markdown.utf8), path: "r.md")
        #expect(Array(runbook.outline.dropFirst()) == outline, sourceLocation: sourceLocation)
    }
}

struct CodeDialectTests {
    @Test(arguments: [
        Dialect(
            "a shell fence of any case, attributes ignored",
            "# T\n```Bash {\"id\": 1}\nmake\n```\n~~~sh\nls\n~~~\n```SHELL\npwd\n```\n",
            "1 [t] T",
            "  2 t/1 run make",
            "  5 t/2 run ls",
            "  8 t/3 run pwd"
        ),
        Dialect(
            "fences in lists and quotes, each line's column in the document",
            "# T\n- a\n\n  > ```bash\n  > cat <pod>\n  > ```\n",
            "1 [t] T",
            "  4 t/1 run cat <pod> ?pod@5:9"
        ),
        Dialect(
            "no language, another language, indented code, an empty fence, comments alone",
            "# T\n```\nmake\n```\n```YAML\na: 1\n```\n\n    make\n\n```sh\n\n```\n```sh\n# note\n```\n",
            "1 [t] T",
            "  2 shown : its fence names no language",
            "  5 shown YAML: `YAML` is not executed",
            "  9 shown : indented code is not executed",
            "  11 shown sh: it is empty",
            "  14 shown sh: it holds only comments",
            "problem 1 nothing-to-run"
        ),
        Dialect(
            "an indented block that shows a fence",
            "# T\n\n    ```bash\n    ls\n    ```\n",
            "1 [t] T",
            "  3 shown : indented code is not executed",
            "problem 1 nothing-to-run"
        ),
        Dialect(
            "a fence right after a list belongs to its last item",
            "# T\n1. Look\n2. If it hangs, stop it\n```bash\nstop\n```\n",
            "1 [t] T",
            "  2 t/1 do Look",
            "  4 t/2 run stop {conditional: If it hangs, stop it} “If it hangs, stop it”"
        ),
        Dialect(
            "expected output by its label, a sentence or its language",
            "# T\n```sh\na\n```\n**Expected output**\n```\nA\n```\n```sh\nb\n```\n"
                + "The output should look like this:\n```text\nB\n```\n```sh\nc\n```\n"
                + "```output\nC\n```\n",
            "1 [t] T",
            "  2 t/1 run a ⇒ A",
            "  9 t/2 run b ⇒ B",
            "  16 t/3 run c ⇒ C",
            "  6 expected-output : it shows what a command prints",
            "  13 expected-output text: it shows what a command prints",
            "  19 expected-output output: it shows what a command prints"
        ),
        Dialect(
            "a paragraph that states a condition",
            "# T\n\nThe pod may hang. If it does, delete it:\n\n```sh\na\n```\n\nThen:\n\n```sh\nb\n```\n",
            "1 [t] T",
            "  5 t/1 run a {conditional: If it does, delete it} "
                + "“The pod may hang. If it does, delete it:”",
            "  11 t/2 run b “Then:”"
        ),
        Dialect(
            "a list below a condition",
            "# T\n\nIf the disk is full:\n\n1. Look\n2. Clean\n\nDone.\n\n1. Close\n",
            "1 [t] T",
            "  5 t/1 do Look {conditional: If the disk is full}",
            "  6 t/2 do Clean {conditional: If the disk is full}",
            "  10 t/3 do Close"
        ),
        Dialect(
            "alternatives inside a block",
            "# T\n```sh\n# Option 1\na\n# Option 2\nb\n```\n```sh\na\n# or\nb\n```\n```sh\na # or b\n```\n",
            "1 [t] T",
            "  2 t/1 run # Option 1 ⏎ a ⏎ # Option 2 ⏎ b {conditional: Option 1}",
            "  8 t/2 run a ⏎ # or ⏎ b {conditional: or}",
            "  13 t/3 run a # or b"
        ),
        Dialect(
            "options introduced by paragraphs",
            "# T\n\n**Option A: fast**\n\n```sh\na\n```\n\n**Option B: safe**\n\n```sh\nb\n```\n",
            "1 [t] T",
            "  5 t/1 run a {alternative: Option A: fast} “Option A: fast”",
            "  11 t/2 run b {alternative: Option B: safe} “Option B: safe”"
        ),
        Dialect(
            "a way back under its label",
            "# T\n```sh\na\n```\n\nRollback:\n\n```sh\nb\n```\n",
            "1 [t] T",
            "  2 t/1 run a",
            "  8 t/2 run b {on-demand: rollback}"
        ),
        Dialect(
            "before the first heading",
            "```sh\na\n```\n\n# T\n",
            "5 [t] T",
            "1 top/1 run a"
        ),
    ])
    func `code is run or shown`(_ dialect: Dialect) throws {
        try dialect.check()
    }

    @Test(arguments: [
        Dialect(
            "prompts in a console, a shell and an unlabelled fence",
            "# T\n```console\n$ a\nA\n$ b\n```\n```bash\n$ c\n```\n```\n$ d\n```\n",
            "1 [t] T",
            "  2 t/1 run a ⏎ b ⇒ A",
            "  7 t/2 run c",
            "  10 t/3 run d"
        ),
        Dialect(
            "prompts with user and host",
            "# T\n```console\nops@web:~$ a\nA\n[ops@web ~]$ b\nbash-5.0$ c\nroot@web:~# d\n```\n",
            "1 [t] T",
            "  2 t/1 run a ⏎ b ⏎ c ⏎ d ⇒ A"
        ),
        Dialect(
            "root's prompt only in a console",
            "# T\n```console\n# systemctl restart x\n```\n```console\n# Look at this:\nx\n```\n",
            "1 [t] T",
            "  2 t/1 run systemctl restart x",
            "  5 shown console: it shows a session without a prompt"
        ),
        Dialect(
            "continuations, quotes, heredocs and loops",
            "# T\n```console\n$ a \\\n>   b\n> c\n$ d 'e\nf'\ng\n$ cat <<EOF\n> h\n> EOF\n"
                + "$ for x in 1; do\n> y\n> done\nz\n$ ls |\nsort\n```\n",
            "1 [t] T",
            "  2 t/1 run a \\ ⏎   b ⏎ d 'e ⏎ f' ⏎ cat <<EOF ⏎ h ⏎ EOF ⏎ for x in 1; do ⏎ y ⏎ done "
                + "⏎ ls | ⏎ sort ⇒ > c ⏎ g ⏎ z"
        ),
        Dialect(
            "a prompt's width counts in columns",
            "# T\n- x\n\n  ```console\n  $ cat <pod>\n  ```\n",
            "1 [t] T",
            "  4 t/1 run cat <pod> ?pod@5:9 “x”"
        ),
        Dialect(
            "text in another language keeps its dollars",
            "# T\n```text\n$ a\n```\n",
            "1 [t] T",
            "  2 shown text: `text` is not executed",
            "problem 1 nothing-to-run"
        ),
    ])
    func `a session's commands are what stands behind its prompts`(_ dialect: Dialect) throws {
        try dialect.check()
    }

    @Test func `each line of a session's script knows its line of the document`() throws {
        let markdown = "# T\n\n```console\n$ a \\\n> b\nA\n$ c\n```\n"
        let runbook = try Runbook(reading: Array(markdown.utf8), path: "r.md")
        guard case .command(let command) = runbook.items.first?.content else {
            Issue.record("no command")
            return
        }
        #expect(command.script == "a \\\nb\nc\n")
        #expect(command.lines == [4, 5, 7])
    }
}
