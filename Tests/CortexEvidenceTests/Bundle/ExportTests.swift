import CortexEngine
import CortexJournal
import CortexRunbook
import FoundationEssentials
import SystemPackage
import Testing

@testable import CortexEvidence

/// A run's folder as an archive.
@Suite struct ExportTests {
    /// Makes the folder of a run that has printed `output`, and gives it to `body`.
    private static func withRun<Result>(
        output: [UInt8] = Array("built\n".utf8),
        isFinished: Bool = true,
        _ body: (RunFolder) throws -> Result
    ) throws -> Result {
        try Shell.withFiles(["x": []]) { folder in
            let store = RunStore(root: FilePath(folder).appending("runs"))
            var started = Sample.started
            started.gateRules = nil
            var run = try store.start(started, runbook: Array(Sample.text.utf8))
            let runbook = try started.runbook(Array(Sample.text.utf8))
            let item = runbook.items[0]
            let step = try run.folder.makeStep(1).folder
            try step.create(.script, holding: Array(item.text.utf8))
            try step.create(.output, holding: output)
            try step.create(.timing, holding: Array("0.500000 \(output.count)\n".utf8))
            try step.create(.standardError, holding: [])
            try step.create(.state, holding: Array("declare -x SECRET=\"hunter2\"\n".utf8))
            try run.journal.append(.stepStarted(.sample(item, ordinal: 1)))
            try run.journal.append(
                .stepSpawned(StepSpawned(ordinal: 1, attempt: 1, pid: 7, pgid: 7))
            )
            if isFinished {
                try run.journal.append(
                    .stepFinished(
                        StepFinished(
                            ordinal: 1,
                            attempt: 1,
                            item: item.id,
                            status: 0,
                            verdict: .passed,
                            outputBytes: output.count,
                            outputSHA256: Digest.hex(of: output)
                        )
                    )
                )
                var counts = RunCounts()
                counts.passed = 1
                try run.journal.append(.runFinished(RunFinished(verdict: .passed, counts: counts)))
            }
            return try body(run.folder)
        }
    }

    private static func bundle(_ folder: RunFolder, by key: MachineKey) throws -> [UInt8] {
        var bytes: [UInt8] = []
        let export = try Export(folder, key: key, version: "test")
        let sha256 = try export.write { bytes += $0 }
        #expect(sha256 == Digest.hex(of: bytes))
        return bytes
    }

    private static func members(_ bundle: [UInt8]) throws -> [String: Member] {
        var reader = TarReader(MemberTable())
        try reader.feed(bundle[...])
        return try reader.finish().members
    }

    @Test func `an export holds the run and verifies`() throws {
        let key = MachineKey()
        let bundle = try Self.withRun { try Self.bundle($0, by: key) }
        let names = try Self.members(bundle).keys.sorted()
        #expect(
            names == [
                "MANIFEST.sha256", "README.txt", "keys/machine.pub", "run/blocks.json",
                "run/journal.jsonl", "run/runbook.md", "run/tool.json", "statement.dsse.json",
                "statement.json", "statement.json.sig", "steps/001.1/exit.json",
                "steps/001.1/output.cast", "steps/001.1/output.raw", "steps/001.1/output.timing",
                "steps/001.1/script.sh", "steps/001.1/stderr.raw", "verify.sh",
            ]
        )
        let keys = KnownKeys(entries: [
            .init(principal: "host", key: key.publicKey, namespace: Statement.namespace)
        ])
        let verification = Verifier(Trust(checker: keys)).verify(bundle)
        #expect(verification.result == .good, "\(verification.findings)")
        #expect(verification.signers == ["host (export)"])
    }

    @Test func `the values of variables stay where they are`() throws {
        let bundle = try Self.withRun { try Self.bundle($0, by: MachineKey()) }
        #expect(!bundle.contains(Array("hunter2".utf8)))
    }

    @Test func `two exports are the same bytes but for signatures`() throws {
        try Self.withRun { folder in
            let bundles = try (0..<2).map { _ in
                try Self.members(try Self.bundle(folder, by: MachineKey()))
            }
            let signed = Manifest.unlisted.union([BundleNames.machineKey])
            let unsigned = bundles.map { $0.filter { !signed.contains($0.key) } }
            #expect(unsigned[0] == unsigned[1])
            #expect(unsigned[0].count == 12)
        }
    }

    @Test func `a run that has not ended is exported and says so`() throws {
        try Self.withRun(isFinished: false) { folder in
            let bundle = try Self.bundle(folder, by: MachineKey())
            let verification = Verifier().verify(bundle)
            #expect(verification.result == .incomplete, "\(verification.findings)")
            let claim = try Self.members(bundle)[Statement.name]?.bytes ?? []
            let statement = try StrictJSON.decode(Statement.self, from: claim)
            #expect(statement.predicate.standing == .running)
        }
    }

    @Test func `a run in its folder is checked as well`() throws {
        try Self.withRun { folder in
            #expect(try Verifier().verify(folder).result == .untrusted)
            let output = folder.path.appending("steps/001.1/output.raw").string
            try Data("other\n".utf8).write(to: URL(filePath: output))
            let verification = try Verifier().verify(folder)
            #expect(verification.result == .contradiction)
            #expect(
                verification.findings.last?.details
                    == ["steps/001.1/output.raw is not what was recorded"]
            )
        }
    }

    static let casts: [(output: [UInt8], events: String)] = [
        (Array("built\n".utf8), #"[0.500000,"o","built\r\n"]"#),
        (Array("caf\u{E9} \u{1F600}\"\u{1B}[0m".utf8), #"[0.500000,"o","café 😀\"\u001b[0m"]"#),
        ([0x61, 0xFF, 0x62], #"[0.500000,"o","a\#u{FFFD}b"]"#),
        ([0x61, 0xE2, 0x82], #"[0.500000,"o","a"]"# + "\n" + #"[0.500000,"o","\#u{FFFD}"]"#),
    ]

    @Test(arguments: casts.indices)
    func `a recording holds the output as text`(_ index: Int) throws {
        let (output, events) = Self.casts[index]
        try Self.withRun(output: output) { folder in
            let contents = try RunContents(folder)
            let cast = try #require(contents.files.first { $0.path.hasSuffix("output.cast") })
            var bytes: [UInt8] = []
            try cast.read { bytes += $0 }
            let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
            #expect(lines.dropFirst().joined(separator: "\n") == events)
            #expect(lines.first?.hasPrefix(#"{"version":2,"width":80,"height":24,"#) == true)
        }
    }
}
