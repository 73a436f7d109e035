import CortexJournal
import FoundationEssentials
import SystemPackage
import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

struct RunStoreTests {
    @Test(
        arguments: [
            (["XDG_STATE_HOME": "/var/state", "HOME": "/home/ada"], "/var/state/cortex/runs"),
            (
                ["XDG_STATE_HOME": "relative", "HOME": "/home/ada"],
                "/home/ada/.local/state/cortex/runs"
            ),
            (["HOME": "/home/ada"], "/home/ada/.local/state/cortex/runs"),
            (["HOME": ""], nil),
        ] as [([String: String], String?)]
    )
    func `runs are kept in the user's state folder`(environment: [String: String], path: String?) {
        #expect(RunStore(environment: environment)?.root.string == path)
    }

    @Test func `a started run has its folder, its lock, its runbook and its first record`() throws {
        try withStore { store in
            let run = try store.start(
                .sample,
                runbook: Array("# Release\n".utf8),
                clock: TickingClock()
            )
            #expect(run.folder.name.hasPrefix("20261123T02303"))
            #expect(run.folder.name.hasSuffix("Z-\(run.journal.run.prefix(8))"))
            #expect(
                try contents(of: run.folder.path)
                    == ["decisions", "journal.jsonl", "lock", "runbook.md", "shells", "steps"]
            )
            #expect(try run.folder.runbook() == Array("# Release\n".utf8))
            #expect(try run.folder.read().records.map(\.event) == [.runStarted(.sample)])
            #expect(run.records.map(\.event) == [.runStarted(.sample)])
        }
    }

    @Test func `nobody else can read a run, whatever the umask`() throws {
        let before = umask(0)
        defer { umask(before) }
        try withStore { store in
            let run = try store.start(.sample, runbook: [], clock: TickingClock())
            let step = try run.folder.makeStep(3).folder
            try step.create(.script, holding: Array("make\n".utf8))
            _ = try step.create(.output)
            let path = run.folder.path
            for name in ["", "steps", "decisions", "steps/003.1"] {
                #expect(try permissions(path.appending(name)) == 0o700, "\(name)")
            }
            for name in [
                "journal.jsonl", "lock", "runbook.md", "steps/003.1/script.sh",
                "steps/003.1/output.raw",
            ] {
                #expect(try permissions(path.appending(name)) == 0o600, "\(name)")
            }
        }
    }

    @Test func `an attempt has a folder of its own`() throws {
        try withStore { store in
            let run = try store.start(.sample, runbook: [], clock: TickingClock())
            #expect(try run.folder.makeStep(3).attempt == 1)
            #expect(try run.folder.makeStep(3).attempt == 2)
            #expect(try run.folder.makeStep(1234, from: 1).attempt == 1)
            let steps = try contents(of: run.folder.path.appending("steps"))
            #expect(steps == ["003.1", "003.2", "1234.1"])
        }
    }

    @Test func `a run is found by any unique beginning of its name or id`() throws {
        try withStore { store in
            let names = try (0..<3).map { _ in try finish(store.start(.sample, runbook: [])) }
            for (name, id) in names {
                #expect(try store.find(name).name == name)
                #expect(try store.find(String(id.prefix(8))).name == name)
                #expect(try store.find(id.uppercased()).name == name)
            }
            #expect(Set(try store.names()) == Set(names.map(\.name)))
        }
    }

    @Test func `a name that fits no run or several is an error that says so`() throws {
        try withStore { store in
            #expect(throws: JournalError(.notFound, notFound("2026"))) { try store.find("2026") }
            let names = try (0..<2).map { _ in
                try finish(store.start(.sample, runbook: [], clock: TickingClock())).name
            }
            #expect(throws: JournalError(.notFound, notFound("xyz"))) { try store.find("xyz") }
            #expect(throws: JournalError(.notFound, notFound(""))) { try store.find("") }
            let id = names[0].suffix(8)
            #expect(throws: JournalError(.notFound, notFound("\(id)00000000"))) {
                try store.find("\(id)00000000")
            }
            let listed = names.sorted(by: >).map { "\n  \($0)" }.joined()
            #expect(
                throws: JournalError(
                    .ambiguous,
                    "`2026` fits 2 runs; give more of the name:\(listed)"
                )
            ) { try store.find("2026") }
        }
    }

    @Test func `the list of runs says where each stands`() throws {
        try withStore { store in
            let clock = TickingClock()
            let running = try store.start(.sample, runbook: [], clock: clock)
            let endings: [RunEvent] = [
                .noteAdded(NoteAdded(text: "x")), .runSuspended(RunSuspended(reason: .quit)),
                .runFinished(RunFinished(verdict: .passed, counts: RunCounts(passed: 2))),
            ]
            var names = [running.folder.name]
            for ending in endings {
                var run = try store.start(.sample, runbook: [], clock: clock)
                try run.journal.append(ending)
                names.append(run.folder.name)
            }
            try FileManager.default.createDirectory(
                atPath: store.root.appending("20200101T000000Z-00000000").string,
                withIntermediateDirectories: false
            )
            let (runs, unreadable) = try store.summaries()
            #expect(runs.map(\.name) == names.sorted(by: >))
            let byName = Dictionary(uniqueKeysWithValues: runs.map { ($0.name, $0) })
            #expect(
                names.map { byName[$0]?.standing }
                    == [.running, .abandoned, .suspended(.quit), .finished(.passed)]
            )
            #expect(byName[names[3]]?.counts == RunCounts(passed: 2))
            #expect(unreadable == ["20200101T000000Z-00000000"])
        }
    }

    @Test func `a summary reads only the ends of a long journal`() throws {
        try withStore { store in
            var run = try store.start(.sample, runbook: [], clock: TickingClock())
            for _ in 0..<5 {
                try run.journal.append(
                    .noteAdded(NoteAdded(text: String(repeating: "x", count: 65000)))
                )
            }
            try run.journal.append(
                .runFinished(RunFinished(verdict: .stopped, counts: RunCounts()))
            )
            #expect(try run.folder.summary()?.standing == .finished(.stopped))
        }
    }
}

/// Runs `body` with an empty store.
func withStore(_ body: (RunStore) throws -> Void) throws {
    try withTemporaryFolder { try body(RunStore(root: $0.appending("state/cortex/runs"))) }
}

private func notFound(_ name: String) -> String {
    "no run is named `\(name)`; `cortex runs` lists them"
}

private func finish(_ run: consuming OpenRun) -> (name: String, id: String) {
    (run.folder.name, run.journal.run)
}

private func contents(of path: FilePath) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path.string).sorted()
}

private func permissions(_ path: FilePath) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path.string)[.posixPermissions] as? Int
}
