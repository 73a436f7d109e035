import Foundation
import Testing

/// `cortex lint` as a user has it: the built program, its streams and its status.
@Suite struct LintTests {
    private static let bad = "# Work\n\n```bash\ngit log <last-tag>..HEAD\n```\n"
    private static let line = "runbook.md:4:9: PLH001 `<last-tag>` is a redirection to bash\n"
    /// One rule that has been there from the start, so that new ones change nothing here.
    private static let rule = ["lint", "--select", "PLH001", "--format", "concise"]

    @Test(
        arguments: [
            ([], 1, line),
            (["--exit-zero"], 0, line),
            (["--ignore", "placeholder-redirect"], 0, ""),
            (["--ignore", "PLH"], 1, line),
            (["--select", "STY002"], 1, line),
            (["--config", "severity.PLH001=info"], 0, line),
            (["--config", "severity.PLH001=info", "--fail-on", "info"], 1, line),
            (["--config", "severity.PLH001=off"], 0, ""),
        ] as [([String], Int32, String)]
    )
    func `the status says whether something bad enough was found`(
        _ options: [String],
        _ status: Int32,
        _ output: String
    ) throws {
        let bench = try Workbench(Self.bad)
        let result = try bench.cortex(Self.rule + options + ["runbook.md"])
        #expect(result == .init(status: status, output: output, errors: ""))
    }

    @Test(arguments: [
        (["--select", "PLX"], "unknown rule `PLX`"),
        (["--select", "PLH01"], "did you mean `PLH001`?"),
        (["--level", "some"], "--level"),
        (["--config", "levle=all"], "did you mean `level`?"),
        (["--config", "level"], "--config level: give a key and its value"),
        (["--config", "=all"], "--config =all: give a key and its value"),
        (["--watch", "-"], "`--watch` cannot follow standard input"),
        (["--format", "xml"], "--format"),
        (["--output", "json="], "--output json="),
        (["--output", "json=a", "--output", "json=a"], "two reports"),
        (["--baseline", "missing.txt"], "missing.txt: cannot be read"),
        (["--write-baseline", "--prune-baseline"], "--write-baseline"),
        (["--diff-base", "nosuch"], "--diff-base nosuch"),
    ])
    func `wrong usage is 2 and changes nothing`(_ options: [String], _ message: String) throws {
        let bench = try Workbench(Self.bad)
        let result = try bench.cortex(["lint", "runbook.md"] + options)
        #expect(result.status == 2)
        #expect(result.output == "")
        #expect(result.errors.contains(message), "\(result.errors)")
        #expect(bench.scratch.names(in: "work") == ["runbook.md"])
    }

    @Test func `a file that cannot be read stops no other, and is 2`() throws {
        let bench = try Workbench(Self.bad)
        try bench.scratch.file("work/large.md", String(repeating: "a", count: 70_000))
        let result = try bench.cortex(Self.rule + ["missing.md", "large.md", "runbook.md"])
        #expect(result.status == 2)
        #expect(result.output.hasSuffix(Self.line))
        #expect(result.output.contains("large.md"), "\(result.output)")
        #expect(result.errors.contains("missing.md: cannot be read"), "\(result.errors)")
    }

    @Test func `a picture and an empty name are one line each, and a folder may be empty`() throws {
        let bench = try Workbench()
        _ = try bench.bash(#"printf '\211PNG\0\0' > a.md; printf '\377\376#\0' > b.md; mkdir none"#)
        let binary = try bench.cortex(Self.rule + ["a.md", "b.md"])
        #expect(binary.status == 2)
        #expect(
            binary.output == "a.md: is no text in UTF-8\nb.md: is no text in UTF-8\n",
            "\(binary)"
        )
        let empty = try bench.cortex(["lint", ""])
        #expect(empty.status == 2)
        #expect(
            empty.errors == "an empty path names no document; `.` stands for this folder\n"
        )
        let none = try bench.cortex(["lint", "none"])
        #expect(none == .init(status: 0, output: "no documents were linted\n", errors: ""))
    }

    @Test func `a folder stands for its Markdown files, in order, without the ignored`() throws {
        let bench = try Workbench(Self.bad)
        for name in ["b/one.markdown", "b/two.txt", "a.md", "old/x.md", "c/y.md", "c/z.md"] {
            try bench.scratch.file("work/\(name)", Self.bad)
        }
        try bench.scratch.file("work/.gitignore", "old/\n")
        try bench.scratch.file("work/c/.cortexignore", "y.md\n")
        let result = try bench.cortex(Self.rule)
        let files = result.output.split(separator: "\n").map { $0.prefix { $0 != ":" } }
        #expect(files == ["a.md", "b/one.markdown", "c/z.md", "runbook.md"])
        let named = try bench.cortex(Self.rule + ["old/x.md"])
        #expect(named.status == 1)
        let forced = try bench.cortex(Self.rule + ["old/x.md", "c/y.md", "--force-exclude"])
        #expect(forced == .init(status: 0, output: "", errors: ""))
    }

    @Test func `standard input has the name that it is given`() throws {
        let bench = try Workbench()
        let options = ["-", "--stdin-filename", "docs/a.md"]
        let result = try bench.cortex(Self.rule + options, input: Self.bad)
        #expect(result.output == Self.line.replacing("runbook.md", with: "docs/a.md"))
        #expect(result.status == 1)
    }

    private static let fixable =
        "# Work\r\n\r\n<!-- cortex-disable-file PLH001: none -->\r\n\r\nend"

    @Test func `fixes change their bytes, once, and keep mode and link`() throws {
        let bench = try Workbench(Self.fixable)
        _ = try bench.bash("chmod 640 runbook.md && ln -s runbook.md link.md")
        let diff = try bench.cortex(["lint", "--select", "STY002,PLH001", "link.md", "--diff"])
        #expect(diff.status == 1)
        #expect(diff.output.contains("-<!-- cortex-disable-file"), "\(diff.output)")
        #expect(bench.scratch.text("work/runbook.md") == Self.fixable)
        let options = [
            "lint", "--select", "STY002,PLH001", "--format", "concise", "--fix", "link.md",
        ]
        #expect(try bench.cortex(options) == .init(status: 0, output: "", errors: ""))
        #expect(bench.scratch.text("work/runbook.md") == "# Work\r\n\r\n\r\nend")
        let after = try bench.bash("stat -c '%a %F' runbook.md link.md")
        #expect(after.output == "640 regular file\n777 symbolic link\n")
        #expect(try bench.cortex(options).status == 0)
        #expect(bench.scratch.names(in: "work") == ["link.md", "runbook.md"])
    }

    @Test func `standard input is fixed on standard output`() throws {
        let result = try Workbench().cortex(
            ["lint", "-", "--select", "STY002,PLH001", "--fix", "--format", "concise"],
            input: Self.fixable
        )
        #expect(result == .init(status: 0, output: "# Work\r\n\r\n\r\nend", errors: ""))
    }

    @Test func `a baseline takes what is there, and shows what comes`() throws {
        let bench = try Workbench(Self.bad)
        let written = try bench.cortex(Self.rule + ["--write-baseline", "--baseline", "known.txt"])
        #expect(written.status == 0)
        #expect(written.errors == "known.txt: 1 findings written\n")
        let options = Self.rule + ["--baseline", "known.txt"]
        #expect(try bench.cortex(options) == .init(status: 0, output: "", errors: ""))
        try bench.scratch.file("work/runbook.md", Self.bad + "\n```bash\necho <new>\n```\n")
        let result = try bench.cortex(options)
        #expect(result.status == 1)
        #expect(result.output.hasPrefix("runbook.md:8:6:"), "\(result.output)")
        try bench.scratch.file("work/runbook.md", "# Work\n")
        #expect(try bench.cortex(options).errors.contains("1 entries are no longer found"))
        #expect(try bench.cortex(options + ["--prune-baseline"]).status == 0)
        #expect(bench.scratch.text("work/known.txt") == "cortex-baseline/1\n")
    }

    @Test func `a revision leaves what changed since`() throws {
        let bench = try Workbench(Self.bad)
        let made = try bench.bash(
            "git init -q && git add . && git -c user.name=a -c user.email=a@b commit -qm a"
        )
        #expect(made.status == 0, "\(made.errors)")
        #expect(try bench.cortex(Self.rule + ["--diff-base", "HEAD"]).status == 0)
        try bench.scratch.file("work/runbook.md", Self.bad + "\n```bash\necho <new>\n```\n")
        let result = try bench.cortex(Self.rule + ["--diff-base", "HEAD"])
        #expect(result.status == 1)
        #expect(result.output.split(separator: "\n").map { $0.prefix(13) } == ["runbook.md:8:"])
    }

    @Test func `the nearest settings hold, and unknown keys are refused`() throws {
        let bench = try Workbench(Self.bad)
        try bench.scratch.file("work/docs/a.md", Self.bad)
        try bench.scratch.file("work/cortex.toml", "[lint.severity]\nPLH001 = \"off\"\n")
        try bench.scratch.file("work/docs/cortex.toml", "[lint.severity]\nPLH001 = \"info\"\n")
        let result = try bench.cortex(Self.rule)
        #expect(
            result
                == .init(
                    status: 0,
                    output: Self.line.replacing("runbook.md", with: "docs/a.md"),
                    errors: ""
                )
        )
        let shown = try bench.cortex("lint", "--show-config", "docs/a.md")
        #expect(shown.status == 0)
        #expect(shown.output.contains("PLH001 placeholder-redirect info\n"), "\(shown.output)")
        try bench.scratch.file("work/cortex.toml", "[lint]\nselct = []\n")
        let refused = try bench.cortex(["lint", "runbook.md"])
        #expect(refused.status == 2)
        let all = refused.output + refused.errors
        #expect(all.contains("did you mean `select`?"), "\(all)")
    }

    @Test func `reports go to files beside the one that is shown`() throws {
        let bench = try Workbench(Self.bad)
        let result = try bench.cortex(Self.rule + ["--output", "json=out.json"])
        #expect(result == .init(status: 1, output: Self.line, errors: ""))
        let json = try #require(bench.scratch.text("work/out.json"))
        #expect(json.hasPrefix("{\"schema\":\"cortex-lint/1\""))
    }

    @Test func `a report for GitHub is added to the page of the job`() throws {
        let bench = try Workbench(Self.bad)
        try bench.scratch.file("work/summary.md", "before\n")
        bench.environment["GITHUB_STEP_SUMMARY"] = "\(bench.directory)/summary.md"
        let options = ["lint", "--select", "PLH001", "runbook.md"]
        let plain = try bench.cortex(options)
        #expect(plain.status == 1)
        #expect(bench.scratch.text("work/summary.md") == "before\n")
        let result = try bench.cortex(options + ["--format", "github"])
        #expect(result.status == 1)
        #expect(result.output.hasPrefix("::error file=runbook.md,line=4,"), "\(result.output)")
        let summary = try #require(bench.scratch.text("work/summary.md"))
        #expect(summary.hasPrefix("before\n### cortex lint\n\n"), "\(summary)")
        #expect(summary.contains("\n| error | PLH001 | runbook.md:4 | "), "\(summary)")
    }

    @Test(.enabled(if: Tool.isFullThere, "there is no /dev/full"))
    func `a report that cannot be written is 5`() throws {
        let bench = try Workbench(Self.bad)
        let options = Self.rule + ["runbook.md"]
        let file = try bench.cortex(options + ["--output", "json=/dev/full"])
        #expect(file.status == 5)
        #expect(file.errors == "/dev/full: cannot be written: No space left on device\n")
        let words = ([Workbench.program] + options).joined(separator: " ")
        let stream = try bench.bash("\(words) >/dev/full")
        #expect(stream.status == 5)
        #expect(
            stream.errors == "standard output: cannot be written: No space left on device\n"
        )
    }
}
