import CortexEngine
import CortexJournal
import CortexRunbook
import CortexShell
import Foundation
import SystemPackage

/// A run of a document in a scratch folder, with real bash and a real journal.
final class RunFixture {
    let directory: String
    let end: RunEnd
    let events: [RunEvent]
    let records: RunFolder

    init(
        _ text: String,
        options: RunOptions = RunOptions(),
        person: ScriptedOperator = ScriptedOperator(),
        rules: GateRules? = nil
    ) throws {
        let root = FileManager.default.temporaryDirectory.appending(
            path: "run-\(UUID().uuidString)"
        )
        let work = root.appending(path: "work")
        try FileManager.default.createDirectory(at: work, withIntermediateDirectories: true)
        directory = work.path
        var runbook = try runbook(text)
        runbook.gateRules = rules
        let environment = ["PATH": "/usr/bin:/bin", "HOME": work.path]
        let bash = try Bash.find(environment: environment)
        let store = RunStore(root: FilePath(root.appending(path: "runs").path))
        let driver = Driver(
            tool: "test",
            bash: bash.path,
            bashVersion: bash.version,
            host: "host",
            user: "user",
            pid: 1,
            boot: "boot",
            directory: work.path,
            by: "Olga",
            unattended: options.unattended,
            terminal: false
        )
        let started = RunStarted(
            runbook: "doc.md",
            digest: runbook.digest,
            gateRules: rules,
            driver: driver
        )
        let record = RunRecord(try store.start(started, runbook: Array(text.utf8)))
        let session = try ShellSession(bash: bash, mode: .pipes(output: nil, errors: nil))
        let runner = Runner(
            plan: try Plan(runbook, options: options),
            options: options,
            parameters: try Parameters(options, for: runbook),
            record: record,
            person: person,
            session: session,
            initial: .initial(directory: work.path, environment: environment),
            syntax: SyntaxCheck(bash: bash)
        )
        end = try runner.drive()
        session.end(keepingProcesses: false)
        records = record.folder
        events = try record.folder.read().records.compactMap(\.event)
    }

    deinit {
        let root = URL(filePath: directory).deletingLastPathComponent()
        try? FileManager.default.removeItem(at: root)
    }

    /// What the step with this ordinal printed.
    func output(_ ordinal: Int, attempt: Int = 1) throws -> String {
        let step = try records.step(ordinal, attempt: attempt)
        return String(decoding: try step.contents(.output), as: UTF8.self)
    }

    /// The events in short, without the first.
    var story: [String] { events.dropFirst().map(\.short) }
}

extension RunEvent {
    /// The event in a few words.
    var short: String {
        switch self {
        case .runStarted: "run"
        case .runResumed: "resumed"
        case .runRecovered: "recovered"
        case .parameterSet(let event): "\(event.name)=\(event.value) from \(event.source.rawValue)"
        case .sectionEntered(let event): "section \(event.section)"
        case .alternativeChosen(let event): "chose \(event.chosen)"
        case .stepStarted(let event): "start \(event.ordinal).\(event.attempt) \(event.item)"
        case .stepSpawned(let event): "spawn \(event.ordinal).\(event.attempt)"
        case .commandFailed(let event):
            "line \(event.line) \(event.status) \(event.answer.rawValue)"
        case .stepFinished(let event):
            "end \(event.ordinal).\(event.attempt) \(event.verdict.rawValue)"
        case .stepSkipped(let event): "skip \(event.item): \(event.reason)"
        case .stepEdited(let event): "edit \(event.item)"
        case .stepConfirmed(let event): "done \(event.item)"
        case .criterionAttested(let event): "\(event.answer.rawValue) \(event.item)"
        case .shellOpened(let event): "shell \(event.number)"
        case .shellClosed(let event): "left shell \(event.number)"
        case .wentBack(let event): "back \(event.from) to \(event.to) \(event.state.rawValue)"
        case .noteAdded(let event): "note \(event.text)"
        case .conditionDecided(let event):
            "\(event.applies ? "takes" : "leaves") \(event.subject)"
        case .stepOverridden(let event): "override \(event.item): \(event.reason)"
        case .gateSigned(let event):
            "\(event.gate) \(event.decision.rawValue) by \(event.by ?? "-")"
        case .gatePassed(let event): "\(event.gate) passed by \(event.signers)"
        case .gateOverridden(let event): "override \(event.gate): \(event.reason)"
        case .sectionCalled(let event): "call \(event.section)"
        case .sectionLeft(let event): "leave \(event.section)"
        case .childRunStarted(let event): "child \(event.runbook)"
        case .childRunFinished(let event): "child ended \(event.status)"
        case .decisionRequested(let event): "ask \(event.decision) \(event.kind.rawValue)"
        case .decisionAnswered(let event): "answer \(event.decision) \(event.answer)"
        case .clockJumped: "clock"
        case .stepsMatched: "matched"
        case .runbookAdopted(let event): "adopt \(event.file)"
        case .runSuspended(let event): "suspend \(event.reason.rawValue)"
        case .runFinished(let event): "finish \(event.verdict.rawValue)"
        }
    }
}
