import Testing

/// Documents as people write them, run by the program.
@Suite struct DialectTests {
    struct Case: CustomTestStringConvertible {
        let name: String
        let text: String
        var options: [String] = []
        let output: String
        var testDescription: String { name }
    }

    static let cases = [
        Case(
            name: "fences in lists, quotes and tildes",
            text: """
                # Work

                - First:

                  ```bash
                  echo in a list
                  ```

                > ~~~ shell title="x" {name=y}
                > echo in a quote
                > ~~~
                """,
            output: "in a list\nin a quote\n"
        ),
        Case(
            name: "a transcript runs its commands and not its output",
            text: "# Work\n\n```console\n$ echo one\none\n$ echo two\ntwo\n```\n",
            output: "one\ntwo\n"
        ),
        Case(
            name: "other languages and expected output are shown only",
            text: """
                # Work

                ```bash
                echo real
                ```

                Expected output:

                ```
                real
                ```

                ```python
                print("shown")
                ```
                """,
            output: "real\n"
        ),
        Case(
            name: "heredocs and trailing spaces reach bash as they are",
            text: "# Work\n\n```bash\ncat <<-'END'\n\t$HOME  \n\tx\\\n\tEND\n```\n",
            output: "$HOME  \nx\\\n"
        ),
        Case(
            name: "extended patterns of an earlier block",
            text: """
                # Work

                ```bash
                shopt -s extglob
                ```

                ```bash
                touch xx; ls +(x)
                ```
                """,
            output: "xx\n"
        ),
        Case(
            name: "a record is run when it is said to be a runbook",
            text: "---\nkind: record\n---\n\n# Drill\n\n```bash\necho again\n```\n",
            options: ["--kind", "runbook"],
            output: "again\n"
        ),
        Case(
            name: "a comment takes a section into the flow",
            text:
                "# Work\n\n## Troubleshooting\n\n<!-- cortex: in-flow -->\n\n```bash\necho in\n```\n",
            output: "in\n"
        ),
    ]

    @Test(arguments: cases)
    func `commands run exactly as they are written`(_ one: Case) throws {
        let bench = try Workbench(one.text)
        let result = try bench.cortex(["run", "runbook.md", "--yes"] + one.options)
        #expect(result.output == one.output)
        #expect(result.status == 0, "\(result.errors)")
    }

    @Test func `a record is not run`() throws {
        let bench = try Workbench("---\nkind: record\n---\n\n# Drill\n\n```bash\necho again\n```\n")
        let result = try bench.runUnattended()
        #expect(result.status == 3)
        #expect(result.output == "")
        #expect(result.errors.contains("--kind runbook"), "\(result.errors)")
        #expect(bench.runs == [])
    }

    @Test func `a section's own timeout ends its steps`() throws {
        let bench = try Workbench(
            "# Work\n\n## 1. Part\n\nTimeout: 1 second\n\n```bash\nsleep 300\n```\n"
        )
        let result = try bench.runUnattended()
        #expect(result.status == 1)
        #expect(try bench.journal().list("stepFinished", "timedOut", "verdict") == ["1 failed"])
    }
}
