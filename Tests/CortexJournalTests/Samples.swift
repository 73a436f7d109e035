import CortexJournal
import Crypto
import FoundationEssentials
import Synchronization
import SystemPackage

extension Driver {
    static let sample = Driver(
        tool: "1.2.3",
        bash: "/bin/bash",
        bashVersion: "5.2.15",
        host: "web1",
        user: "ops",
        pid: 4711,
        boot: "81673a8d",
        directory: "/srv/app",
        by: "Ada",
        unattended: false,
        options: ["--strict"],
        terminal: true,
        place: [Fact(name: "branch", value: "main, clean")]
    )
}

extension RunStarted {
    static let sample = RunStarted(
        runbook: "runbooks/release.md",
        digest: String(repeating: "ab", count: 32),
        title: "Release",
        driver: .sample
    )
}

extension RunEvent {
    static let digest = String(repeating: "0f", count: 32)

    /// One event of every kind.
    static let samples: [RunEvent] = [
        .runStarted(.sample),
        .runResumed(RunResumed(digest: digest, driver: .sample)),
        .runRecovered(RunRecovered(offset: 812, bytes: 17, sha256: digest)),
        .parameterSet(ParameterSet(name: "tag", value: "v1 \"x\"\n\u{1}é", source: .prompt)),
        .sectionEntered(SectionEntered(section: "1.2", title: "Build")),
        .alternativeChosen(AlternativeChosen(offered: ["a", "b"], chosen: "b", by: "Ada")),
        started(1),
        .stepSpawned(StepSpawned(ordinal: 1, attempt: 1, pid: 99, pgid: 99)),
        .commandFailed(
            CommandFailed(
                ordinal: 1,
                attempt: 1,
                line: 12,
                status: 2,
                command: "make build",
                answer: .continued
            )
        ),
        finished(1),
        .stepSkipped(StepSkipped(item: "1.2/2", line: 14, reason: "done by hand")),
        .stepEdited(
            StepEdited(
                item: "1.2/3",
                diff: "-a\n+b\n",
                originalSHA256: digest,
                editedSHA256: digest
            )
        ),
        .stepConfirmed(StepConfirmed(item: "1.2/4", line: 16, textSHA256: digest)),
        .criterionAttested(
            CriterionAttested(item: "1.2/5", line: 17, textSHA256: digest, answer: .notMet)
        ),
        .shellOpened(
            ShellOpened(
                number: 1,
                item: "1.2/5",
                ordinal: 1,
                attempt: 1,
                line: 12,
                stateSHA256: digest,
                by: "Ada"
            )
        ),
        .shellClosed(
            ShellClosed(
                number: 1,
                status: 0,
                outputBytes: 12,
                outputSHA256: digest,
                stateSHA256: digest,
                changes: ["PATH", "the directory"],
                kept: true,
                durationNanoseconds: 1_500_000
            )
        ),
        .conditionDecided(
            ConditionDecided(subject: "2", condition: "If it rains", applies: true, by: "Ada")
        ),
        .stepOverridden(StepOverridden(item: "1.2/5", line: 17, reason: "agreed", by: "Ada")),
        .gateSigned(
            GateSigned(
                gate: "Security",
                section: "1.2",
                decision: .approved,
                head: digest,
                by: "Bo",
                role: "Reviewer"
            )
        ),
        .gatePassed(GatePassed(gate: "Security", section: "1.2", signers: ["Ann", "Bo"])),
        .gateOverridden(GateOverridden(gate: "Security", section: "1.2", reason: "agreed")),
        .sectionCalled(SectionCalled(section: "4.1", items: ["4.1/1"], item: "1.2/5", by: "Ada")),
        .sectionLeft(SectionLeft(section: "4.1")),
        .childRunStarted(ChildRunStarted(name: "child", runbook: "rollback.md", item: "1.2/5")),
        .childRunFinished(ChildRunFinished(name: "child", status: 0)),
        .decisionRequested(
            DecisionRequested(
                decision: 1,
                kind: .step,
                item: "1.2/1",
                section: "1.2",
                subject: "make build",
                digest: digest,
                answers: ["run", "skip"]
            )
        ),
        .decisionAnswered(
            DecisionAnswered(decision: 1, answer: "run", by: "Ada", through: .command)
        ),
        .clockJumped(ClockJumped(nanoseconds: -3_600_000_000_000)),
        .stepsMatched(StepsMatched(moved: [:], changed: [], removed: ["9/9"])),
        .runbookAdopted(RunbookAdopted(file: "runbook-2.md", digest: digest, added: 1)),
        .wentBack(WentBack(from: "1.2/5", to: "1.2/1", state: .then, stateSHA256: digest)),
        .noteAdded(NoteAdded(text: "slow today")),
        .runSuspended(RunSuspended(reason: .hangup, item: "1.2/5")),
        .runFinished(RunFinished(verdict: .failed, counts: RunCounts(passed: 1, notMet: 1))),
    ]

    static func started(_ ordinal: Int, attempt: Int = 1) -> RunEvent {
        .stepStarted(
            StepStarted(
                ordinal: ordinal,
                attempt: attempt,
                item: "1.2/\(ordinal)",
                line: 10 + ordinal,
                kind: .command,
                scriptSHA256: digest,
                mode: .pty,
                confirmed: .prompt
            )
        )
    }

    static func finished(
        _ ordinal: Int,
        attempt: Int = 1,
        _ verdict: StepFinished.Verdict = .passed
    ) -> RunEvent {
        .stepFinished(
            StepFinished(
                ordinal: ordinal,
                attempt: attempt,
                item: "1.2/\(ordinal)",
                status: verdict == .passed ? 0 : 1,
                verdict: verdict,
                outputBytes: 5,
                outputSHA256: digest,
                stateSHA256: "state\(ordinal).\(attempt)",
                durationNanoseconds: 1_500_000
            )
        )
    }
}

/// A clock that goes on by one second whenever somebody looks.
final class TickingClock: JournalClock {
    private let ticks = Mutex<Int64>(0)

    var now: Moment {
        let tick = ticks.withLock { ticks in
            ticks += 1
            return ticks
        }
        return Moment(
            wall: 1_795_401_030_123_456 + tick * 1_000_000,
            boot: "81673a8d",
            nanoseconds: UInt64(tick) * 1_000_000_000
        )
    }
}

/// A disk in memory that fails on demand.
final class MemoryStorage: Storage {
    struct Disk {
        var bytes: [UInt8] = []
        var calls: [String] = []
        /// The calls that fail, by their place in `calls`.
        var failing: Set<Int> = []
        /// How much of an append is written before it fails.
        var shortWrite = 0
    }
    let disk: Mutex<Disk>

    init(failing: Set<Int> = [], shortWrite: Int = 0) {
        disk = Mutex(Disk(failing: failing, shortWrite: shortWrite))
    }

    var bytes: [UInt8] { disk.withLock { $0.bytes } }
    var calls: [String] { disk.withLock { $0.calls } }

    func append(_ bytes: [UInt8]) throws {
        try disk.withLock { disk in
            do {
                try Self.call("append", &disk)
            } catch {
                disk.bytes += bytes.prefix(disk.shortWrite)
                throw error
            }
            disk.bytes += bytes
        }
    }

    func sync() throws {
        try disk.withLock { try Self.call("sync", &$0) }
    }

    func truncate(to size: Int) throws {
        try disk.withLock { disk in
            try Self.call("truncate", &disk)
            disk.bytes.removeSubrange(size...)
        }
    }

    private static func call(_ name: String, _ disk: inout Disk) throws {
        disk.calls.append(name)
        if disk.failing.contains(disk.calls.count) { throw Errno.noSpace }
    }
}

let runID = String(repeating: "7f3a9c1e", count: 4)

/// Returns the SHA-256 of `bytes`, 64 hexadecimal digits.
func sha256(_ bytes: [UInt8]) -> String {
    SHA256.hash(data: bytes).map { byte in
        String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
    }.joined()
}

/// Returns the bytes of a journal that holds `events`.
func journal(
    _ events: [RunEvent],
    run: String = runID
) throws -> [UInt8] {
    let storage = MemoryStorage()
    var writer = JournalWriter(
        run: run,
        path: "journal.jsonl",
        storage: storage,
        clock: TickingClock()
    )
    for event in events { try writer.append(event) }
    return storage.bytes
}

/// Runs `body` with a folder of its own, which is removed afterwards.
func withTemporaryFolder<Result>(_ body: (FilePath) throws -> Result) throws -> Result {
    let manager = FileManager.default
    let path = manager.temporaryDirectory.appending(path: "cortex-\(UUID().uuidString)").path
    try manager.createDirectory(
        atPath: path,
        withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700]
    )
    defer { try? manager.removeItem(atPath: path) }
    return try body(FilePath(path))
}
