import Foundation
import Testing

/// A run that leaves the machine, and is checked by somebody with keys of their own.
@Suite(.enabled(if: Workbench.hasKeygen, "skipped: needs ssh-keygen"))
struct EvidenceTests {
    static let text = """
        # Release

        ## 1. Scan

        ```bash
        echo scanned
        ```

        ## 2. Ship

        ```bash
        echo shipped
        ```

        ## Quality gates

        - Scan gate: the scan is clean
        """

    /// A bench with keys for Ann and Bo, where the gate wants two signatures.
    static func bench() throws -> Workbench {
        let bench = try Workbench(text)
        try bench.scratch.file(
            "work/cortex.toml",
            "[gates.Scan]\nroles = ['Reviewer']\nsignatures = 2\nnot_starter = true\n"
        )
        let made = try bench.bash(
            "ssh-keygen -q -t ed25519 -N '' -f ann && ssh-keygen -q -t ecdsa -N '' -f bo"
        )
        #expect(made.status == 0, "\(made.errors)")
        try bench.scratch.file("work/roles", "Ann: Reviewer\nBo Lee: Reviewer\n")
        return bench
    }

    /// The exported archive, and the keys of everybody in it.
    static func export(_ bench: Workbench, _ run: String) throws {
        let exported = try bench.cortex("export", run, "-o", "run.tar")
        #expect(exported.status == 0, "\(exported.errors)")
        let listed = try bench.bash(
            """
            sha256sum run.tar
            key() { cut -d ' ' -f 1,2 "$1"; }
            tar -xOf run.tar keys/machine.pub > machine.pub
            { echo "machine namespaces=\\"cortex-run-v1\\" $(key machine.pub)"
              echo "Ann namespaces=\\"cortex-gate-v1\\" $(key ann.pub)"
              echo "\\"Bo Lee\\" namespaces=\\"cortex-gate-v1\\" $(key bo.pub)"; } > allowed
            """
        )
        #expect(listed.output == exported.output)
    }

    @Test func `people sign with their keys, and somebody else checks what they signed`() throws {
        let bench = try Self.bench()
        #expect(try bench.runUnattended("--as", "Olga").status == 4)
        let run = try #require(bench.runs.first)
        let ann = ["sign", run, "Scan", "--key", "ann", "--role", "Reviewer", "--as"]
        let own = try bench.cortex(ann + ["Olga"])
        #expect(own.status == 2)
        #expect(own.errors.hasPrefix("Olga started the run or has signed already;"))
        #expect(try bench.cortex(ann + ["Ann", "--reason", "seen"]).status == 0)
        #expect(try bench.cortex("run", "--resume", run, "--yes").status == 4)
        try Self.export(bench, run)
        #expect(try bench.cortex("verify", "run.tar").status == 4)
        try FileManager.default.removeItem(atPath: "\(bench.directory)/run.tar")
        let bo = try bench.cortex(
            ["sign", run, "1", "--key", "bo", "--role", "Reviewer", "--as", "Bo Lee"]
        )
        #expect(bo.status == 0, "\(bo.errors)")
        #expect(try bench.cortex("run", "--resume", run, "--yes").status == 0)
        try Self.export(bench, run)
        let verify = ["verify", "run.tar", "--allowed-signers", "allowed"]
        let good = try bench.cortex(verify + ["--roles", "roles"])
        #expect(good.status == 0, "\(good.output)")
        #expect(
            good.output.hasSuffix(
                """

                Consistent. Signed by machine (export), Ann (Reviewer), Bo Lee (Reviewer). \
                Not anchored: time is the operator's claim.

                """
            ),
            "\(good.output)"
        )
        #expect(try bench.cortex(verify).status == 6)
        #expect(try bench.cortex("verify", "run.tar").status == 6)
        #expect(try bench.cortex("verify", run).status == 6)
        let script = try bench.bash("mkdir x && tar -xf run.tar -C x && sh x/verify.sh x allowed")
        #expect(script.status == 0, "\(script.output)")
        let again = try bench.cortex("export", run, "-o", "run.tar")
        #expect(again.status == 2)
        #expect(again.errors == "run.tar: cannot be made: File exists\n")
    }

    @Test func `what was changed, and what is no bundle, ends with a status of its own`() throws {
        let bench = try Workbench(blocks: ["echo one"])
        #expect(try bench.runUnattended().status == 0)
        let run = try #require(bench.runs.first)
        #expect(try bench.cortex("export", run, "-o", "run.tar").status == 0)
        #expect(try bench.bash("sed -i s/echo.one/echo.two/ run.tar").status == 0)
        let changed = try bench.cortex("verify", "run.tar")
        #expect(changed.status == 1)
        #expect(changed.output.contains("\n    run/runbook.md was changed\n"))
        #expect(try bench.bash("tar -cf other.tar runbook.md").status == 0)
        let other = try bench.cortex("verify", "other.tar", "--json")
        #expect(other.status == 3)
        #expect(other.output.hasPrefix(#"{"schema":"cortex-verify/1","result":"refused","#))
        #expect(try bench.cortex("verify", "missing.tar").status == 2)
        #expect(try bench.cortex("verify", "run.tar", "--roles", "runbook.md").status == 2)
    }

    @Test func `a bundle is checked without the network`() throws {
        let bench = try Workbench(blocks: ["echo one"])
        guard try bench.bash("command -v strace").status == 0 else { return }
        #expect(try bench.runUnattended().status == 0)
        let run = try #require(bench.runs.first)
        #expect(try bench.cortex("export", run, "-o", "run.tar").status == 0)
        let traced = try bench.bash(
            "strace -f -e trace=%network -o calls '\(Workbench.program)' verify run.tar; cat calls"
        )
        #expect(!traced.output.contains("socket("), "\(traced.output)")
    }
}

extension Workbench {
    static var hasKeygen: Bool {
        (try? Workbench().bash("command -v ssh-keygen").status) == 0
    }
}
