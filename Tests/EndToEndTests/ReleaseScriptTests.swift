import Foundation
import Testing

/// The scripts of a release: what is kept to go back to, the changelog, and backups of the runs.
@Suite struct ReleaseScriptTests {
    private static let scripts = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "scripts").path

    /// A small repository with a program, on a commit behind the tag `v0.1`.
    private static func bench() throws -> Workbench {
        let bench = try Workbench("# Work\n")
        bench.environment["S"] = scripts
        bench.environment["TZ"] = "UTC"
        let made = try bench.bash(
            """
            git init -q . && git config user.email ada@example.org && git config user.name Ada
            printf '# Changelog\\n\\n## Unreleased\\n\\n- By hand.\\n\\n## v0.1\\n\\n- Old.\\n' > CHANGELOG.md
            printf '%s\\n' '/cortex' 'rollback-*' '*.before-rollback' > .gitignore
            echo 'level = 1' > cortex.toml
            git add -A && git commit -qm 'Add the first things' && git tag v0.1
            git commit -q --allow-empty -m 'Mend what was broken'
            git commit -q --allow-empty -m 'Show more'
            printf '#!/bin/sh\\necho one\\n' > cortex && chmod +x cortex
            """
        )
        #expect(made.status == 0, "\(made)")
        return bench
    }

    @Test func `what is kept can be put back, byte for byte`() throws {
        let bench = try Self.bench()
        let result = try bench.bash(
            """
            set -e
            $S/prepare-rollback-assets.sh > ../kept
            cp cortex first
            printf 'broken' > cortex; echo 'level = 9' > cortex.toml
            $S/rollback.sh
            cmp cortex first && cat cortex.toml cortex.before-rollback
            """
        )
        #expect(result.status == 0, "\(result)")
        #expect(result.output.hasSuffix("level = 1\nbroken"), "\(result)")
        let kept = try #require(bench.scratch.text("kept")).split(separator: "\n")
        #expect(kept.map { $0.prefix { $0 != "/" } } == ["rollback-binary", "rollback-config"])
        let about = try bench.bash("cat rollback-binary/latest/about.json; git rev-parse HEAD")
        let commit = about.output.split(separator: "\n").last.map(String.init) ?? "-"
        #expect(about.output.contains(#""file":"cortex","commit":"\#(commit)","time":""#))
    }

    @Test(
        arguments: [
            ("echo x > other", "the working tree has changes"),
            ("rm cortex", "cortex: there is no program; `make build` makes it"),
            ("chmod -x cortex", "cortex: there is no program"),
            ("touch -d 2001-01-01 cortex", "cortex: is older than the commit"),
            ("git rm -q cortex.toml && git commit -qm x", "cortex.toml: there is no configuration"),
        ]
    )
    func `what is not of this commit is not kept`(_ change: String, _ error: String) throws {
        let bench = try Self.bench()
        let result = try bench.bash("\(change); $S/prepare-rollback-assets.sh")
        #expect(result.status == 1)
        #expect(result.errors.contains(error), "\(result)")
        #expect(bench.scratch.names(in: "work").allSatisfy { !$0.hasPrefix("rollback") })
    }

    @Test func `the newest are kept, and a damaged one is never put back`() throws {
        let bench = try Self.bench()
        let result = try bench.bash(
            """
            set -e
            for n in 1 2 3; do
                mkdir -p rollback-binary/2001010${n}T000000Z-abc rollback-config/2001010${n}T000000Z-abc
            done
            $S/prepare-rollback-assets.sh --keep 2 > /dev/null
            ls rollback-binary | cut -c 1-8 | sort -u | head -n 1; ls rollback-binary | wc -l
            echo more >> rollback-binary/latest/cortex
            cp cortex before; $S/rollback.sh || echo refused; cmp cortex before
            """
        )
        #expect(result.output == "20010103\n3\nrefused\n", "\(result)")
        #expect(result.errors.contains(": is not what was kept; nothing was changed\n"))
    }

    @Test func `the changelog gets a section of what was merged, behind what is written there`()
        throws
    {
        let bench = try Self.bench()
        let result = try bench.bash("$S/changelog.sh --write v0.2 && cat CHANGELOG.md")
        let day = try bench.bash("date -u +%Y-%m-%d").output.dropLast()
        #expect(
            result.output == """
                CHANGELOG.md has v0.2 now
                # Changelog

                ## Unreleased

                ## v0.2 (\(day))

                - By hand.

                ### Changed

                - Show more

                ### Fixed

                - Mend what was broken

                ## v0.1

                - Old.

                """
        )
        let again = try bench.bash("$S/changelog.sh --write v0.2")
        #expect(again.errors == "changelog: CHANGELOG.md: has v0.2 already\n")
        let nothing = try bench.bash("git tag v0.2; $S/changelog.sh")
        #expect(nothing.errors == "changelog: nothing was merged since v0.2\n")
    }

    @Test func `runs are backed up and put back; what is there is set aside`() throws {
        let bench = try Workbench(blocks: ["echo one"])
        bench.environment["S"] = Self.scripts
        #expect(try bench.runUnattended().status == 0)
        let run = bench.runs[0]
        let result = try bench.bash(
            """
            set -e
            $S/backup-state.sh -o backup.tar.gz
            rm -r "$XDG_STATE_HOME/cortex/runs/\(run)"
            $S/restore-state.sh backup.tar.gz > told
            """
        )
        #expect(result.status == 0, "\(result)")
        #expect(result.output.contains(" of 1 runs  "), "\(result)")
        #expect(try bench.cortex("status", run).status == 0)
        #expect(bench.scratch.text("work/told")?.contains("runs.before-restore-") == true)
    }

    @Test(
        arguments: [
            ("echo x >> backup.tar.gz", "is not what was backed up; nothing was changed"),
            (
                "mkdir x && ln -s /etc x/runs && tar -C x -czf backup.tar.gz runs && \(sum)",
                "holds something that is no file and no folder"
            ),
            (
                "echo x > x && tar --transform 's,x,runs/../../x,' -czf backup.tar.gz x -P && \(sum)",
                "leads elsewhere; nothing was changed"
            ),
            ("rm backup.tar.gz.sha256", "without it nobody knows what it was"),
        ]
    )
    func `a backup that is not what it was changes nothing`(
        _ change: String,
        _ error: String
    ) throws {
        let bench = try Workbench(blocks: ["echo one"])
        bench.environment["S"] = Self.scripts
        #expect(try bench.runUnattended().status == 0)
        let result = try bench.bash(
            "$S/backup-state.sh -o backup.tar.gz && \(change); $S/restore-state.sh backup.tar.gz"
        )
        #expect(result.status == 1)
        #expect(result.errors.contains(error), "\(result)")
        #expect(bench.scratch.names(in: "state/cortex") == ["runs"])
    }

    private static let sum = "sha256sum backup.tar.gz > backup.tar.gz.sha256"

    @Test func `nothing is put back while a run is being driven`() throws {
        let bench = try Workbench(blocks: ["echo one"])
        bench.environment["S"] = Self.scripts
        let terminal = try bench.runAtTerminal()
        try terminal.wait(for: "Run it?")
        let backup = try bench.bash("$S/backup-state.sh -o backup.tar.gz")
        #expect(backup.status == 0, "\(backup)")
        #expect(backup.errors.contains("is being driven; it is backed up as far as it has come"))
        let restore = try bench.bash("$S/restore-state.sh backup.tar.gz")
        #expect(restore.errors.contains("is being driven; nothing was changed"), "\(restore)")
        try terminal.type("q")
        #expect(try terminal.end() == 4)
    }
}
