import CortexEngine
import CortexJournal
import CortexRunbook
import Crypto
import Synchronization

@testable import CortexEvidence

/// A run with three gates, each signed by two people, as the files of a bundle; made in memory.
struct Sample {
    static let text = """
        # Release

        ## 1. Build

        ```bash
        echo built
        ```

        Acceptance criteria:

        - It is built.

        ## 2. Scan

        ```bash
        echo scanned
        ```

        ## 3. Ship

        ```bash
        echo shipped
        ```

        ## Quality gates

        - Build gate: it is built
        - Scan gate: the scan is clean
        - Ship gate: it is shipped

        """

    /// What the run's folder would hold, by path.
    var files: [String: [UInt8]] = [:]
    var events: [RunEvent] = []
    let run: String

    static let rules = GateRules(general: GateRule(roles: ["Reviewer"], signatures: 2))
    static let ann = Person("Ann")
    static let bo = Person("Bo Lee")

    /// Makes the run whose id repeats `digit`; it goes on to its end unless `people` sign wrongly.
    init(
        run digit: Character = "a",
        people: [Person] = [ann, bo],
        role: String? = "Reviewer"
    ) throws {
        run = String(repeating: digit, count: 32)
        let started = Self.started
        let runbook = try started.runbook(Array(Self.text.utf8))
        files["run/runbook.md"] = Array(Self.text.utf8)
        files["README.txt"] = Array("A run.\n".utf8)
        files[BlockIndex.path] = try BlockIndex([
            BlockIndex.Document(file: "runbook.md", sha256: started.digest, runbook)
        ]).bytes
        add(.runStarted(started))
        var decision = 0
        let gates = ["Build gate", "Scan gate", "Ship gate"]
        for (index, item) in runbook.items.filter({ $0.command != nil }).enumerated() {
            let section = item.section.map { runbook.sections[$0] }?.id ?? ""
            add(.sectionEntered(SectionEntered(section: section, title: "A section")))
            try runStep(item, ordinal: index + 1)
            for other in runbook.items where other.section == item.section {
                guard case .criterion(let words) = other.content else { continue }
                attest(other, words, &decision)
            }
            for person in people {
                decision += 1
                try sign(gates[index], section, person, role, decision)
            }
            add(
                .gatePassed(
                    GatePassed(gate: gates[index], section: section, signers: people.map(\.name))
                )
            )
        }
        var counts = RunCounts()
        (counts.passed, counts.attested) = (3, 1)
        add(.runFinished(RunFinished(verdict: .passed, counts: counts)))
        files[ToolFacts.path] = try ToolFacts(records).bytes
    }

    static let started = RunStarted(
        runbook: "release.md",
        digest: Digest.hex(of: text.utf8),
        title: "Release",
        gateRules: rules,
        driver: Driver(
            tool: "test",
            bash: "/bin/bash",
            bashVersion: "5.2",
            host: "host",
            user: "ops",
            pid: 1,
            boot: "b00t",
            directory: "/srv",
            by: "Olga",
            unattended: false,
            terminal: false
        )
    )

    mutating func add(_ event: RunEvent) {
        events.append(event)
    }

    private mutating func runStep(_ item: Item, ordinal: Int) throws {
        let script = item.text
        let output = Array("\(script.dropFirst(5))\n".utf8)
        let folder = "steps/00\(ordinal).1"
        add(.stepStarted(.sample(item, ordinal: ordinal)))
        add(.stepSpawned(StepSpawned(ordinal: ordinal, attempt: 1, pid: 7, pgid: 7)))
        let finished = StepFinished(
            ordinal: ordinal,
            attempt: 1,
            item: item.id,
            status: 0,
            verdict: .passed,
            outputBytes: output.count,
            outputSHA256: Digest.hex(of: output),
            stderrBytes: 0,
            stderrSHA256: Digest.hex(of: [])
        )
        add(.stepFinished(finished))
        files["\(folder)/script.sh"] = Array(script.utf8)
        files["\(folder)/output.raw"] = output
        files["\(folder)/stderr.raw"] = []
        files["\(folder)/exit.json"] = try StepExit(finished).bytes
    }

    private mutating func attest(_ item: Item, _ words: String, _ decision: inout Int) {
        decision += 1
        add(
            .decisionRequested(
                DecisionRequested(
                    decision: decision,
                    kind: .criterion,
                    item: item.id,
                    subject: words
                )
            )
        )
        add(
            .decisionAnswered(
                DecisionAnswered(decision: decision, answer: "met", through: .terminal)
            )
        )
        add(
            .criterionAttested(
                CriterionAttested(
                    item: item.id,
                    line: item.line,
                    textSHA256: Digest.hex(of: words.utf8),
                    answer: .met,
                    by: "Olga"
                )
            )
        )
    }

    /// Has a person sign for a gate.
    private mutating func sign(
        _ gate: String,
        _ section: String,
        _ person: Person,
        _ role: String?,
        _ decision: Int
    ) throws {
        add(
            .decisionRequested(
                DecisionRequested(
                    decision: decision,
                    kind: .gate,
                    section: section,
                    subject: "release.md: \(gate)",
                    roles: ["Reviewer"]
                )
            )
        )
        let known = records
        let statement = GateStatement(
            run: run,
            gate: gate,
            section: section,
            role: role,
            principal: person.name,
            decision: .approved,
            reason: nil,
            runbook: Self.started.digest,
            head: known.last?.hash ?? "",
            records: known.count,
            time: known.last?.time.timestamp ?? ""
        )
        add(
            .decisionAnswered(
                DecisionAnswered(
                    decision: decision,
                    answer: "approve",
                    by: person.name,
                    role: role,
                    through: .command
                )
            )
        )
        var event = GateSigned(
            gate: gate,
            section: section,
            decision: .approved,
            head: records.last?.hash ?? "",
            by: person.name,
            role: role
        )
        let bytes = try statement.bytes
        let signature = try SSHSignature(
            bytes,
            namespace: person.namespace,
            with: person.key
        ).armored
        event.statementSHA256 = Digest.hex(of: bytes)
        event.signatureSHA256 = Digest.hex(of: signature)
        files["gates/\(Digest.hex(of: bytes)).json"] = bytes
        files["gates/\(Digest.hex(of: bytes)).json.sig"] = signature
        add(.gateSigned(event))
    }

    /// The records of the events, in a chain.
    var records: [Record] { Self.records(of: events, run: run) }

    static func records(of events: [RunEvent], run: String) -> [Record] {
        let storage = MemoryStorage()
        var writer = JournalWriter(
            run: run,
            path: "journal.jsonl",
            storage: storage,
            clock: TickingClock()
        )
        return events.compactMap { try? writer.append($0) }
    }
}

extension StepStarted {
    static func sample(_ item: Item, ordinal: Int, attempt: Int = 1) -> StepStarted {
        StepStarted(
            ordinal: ordinal,
            attempt: attempt,
            item: item.id,
            line: item.line,
            kind: .command,
            scriptSHA256: Digest.hex(of: item.text.utf8),
            mode: .pipes,
            confirmed: .prompt
        )
    }
}

/// Somebody with a key.
struct Person: Sendable {
    let name: String
    var key = Curve25519.Signing.PrivateKey()
    /// What their signatures are made for.
    var namespace = GateStatement.namespace

    init(_ name: String) {
        self.name = name
    }
}

/// A journal in memory.
private final class MemoryStorage: Storage, Sendable {
    func append(_ bytes: [UInt8]) throws {}
    func sync() throws {}
    func truncate(to size: Int) throws {}
}

/// A clock that goes on by a second each time it is read.
private final class TickingClock: JournalClock {
    private let second = Mutex<Int64>(1_795_399_200)

    var now: Moment {
        let second = second.withLock { second in
            second += 1
            return second
        }
        return Moment(
            wall: second * 1_000_000,
            boot: "b00t",
            nanoseconds: UInt64(second - 1_795_399_200) * 1_000_000_000
        )
    }
}
