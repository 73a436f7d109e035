import Testing

/// The first screen of a run, before the first change.
@Suite struct BriefingTests {
    @Test func `it says who the operator is and where`() throws {
        let bench = try Workbench(blocks: ["true"])
        bench.environment["AWS_PROFILE"] = "production"
        _ = try bench.bash("git init -q -b trunk . && git add . && touch new")
        let result = try bench.runUnattended("--as", "Ada", "--role", "Operator")
        for words in [
            "You are Ada (Operator).", "user         ops\n", "directory    \(bench.directory)\n",
            "git branch   No commits yet on trunk, 2 uncommitted changes\n",
            "AWS profile  production\n",
        ] {
            #expect(result.errors.contains(words), "\(result.errors)")
        }
        #expect(
            try bench.journal().list("runStarted", "driver.place").first?.contains("production")
                == true
        )
    }

    @Test func `roles and required access are shown before the first step`() throws {
        let bench = try Workbench(
            """
            # Work

            ## Roles

            - Reviewer: reads everything.

            Required access:

            - The keys of the vault.

            ## 1. Part

            ```bash
            true
            ```
            """
        )
        let terminal = try bench.runAtTerminal()
        let screen = try terminal.answer("Run it?", "q")
        #expect(screen.contains("Reviewer  reads everything."), "\(screen)")
        #expect(screen.contains("The keys of the vault."))
        #expect(try terminal.end() == 4)
    }

    @Test func `commands that the machine lacks are named with their line`() throws {
        let bench = try Workbench(blocks: [
            "make_it() { :; }\nalias mk='make_it'", "make_it; mk; cd . && no-such-tool --now",
        ])
        let terminal = try bench.runAtTerminal()
        let screen = try terminal.answer("Run it?", "q")
        #expect(screen.contains("`no-such-tool` is not on this machine"), "\(screen)")
        #expect(screen.contains("runbook.md:1"))
        #expect(
            !screen.contains("`make_it`") && !screen.contains("`mk`") && !screen.contains("`cd`")
        )
        #expect(try terminal.end() == 4)
    }

    @Test func `looking at a repository runs nothing that it names`() throws {
        let bench = try Workbench(blocks: ["true"])
        _ = try bench.bash(
            """
            git init -q -b trunk . && git add .
            printf '#!/bin/sh\\ntouch %s/ran\\n' "$PWD" > ../spy && chmod +x ../spy
            git config core.fsmonitor "$PWD/../spy"
            """
        )
        let terminal = try bench.runAtTerminal()
        let screen = try terminal.answer("Run it?", "q")
        #expect(screen.contains("git branch  No commits yet on trunk"), "\(screen)")
        #expect(try terminal.end() == 4)
        #expect(bench.scratch.names(in: "work").contains("runbook.md"))
        #expect(!bench.scratch.names(in: "work").contains("ran"))
    }

    static let evidence = [
        ("runbook.md/drill.md", true), ("runbook.md/new/drill.md", true), ("drill.md", false),
        ("new/folder/drill.md", false), ("runbook.md", false),
    ]

    @Test(arguments: evidence)
    func `evidence that cannot be written is named before the first step`(
        _ path: String,
        _ isNamed: Bool
    ) throws {
        let bench = try Workbench(
            "# Work\n\n## Required evidence artifacts\n\n- `\(path)`\n\n```bash\ntrue\n```\n"
        )
        let result = try bench.runUnattended()
        let warning = "runbook.md:5: evidence cannot be"
        #expect(result.errors.contains(warning) == isNamed, "\(result.errors)")
    }

    @Test func `sections that run on demand are listed`() throws {
        let bench = try Workbench(SelectionTests.flow)
        let result = try bench.runUnattended()
        #expect(result.errors.contains("On demand\n  3 Emergency repair\n"), "\(result.errors)")
    }
}
