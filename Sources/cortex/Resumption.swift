import CortexEngine
import CortexJournal
import CortexReport
import CortexRunbook
import CortexShell
import CortexText
import SystemPackage

/// Takes up a run again: finds it, takes its lock, shows what has changed, and goes on.
struct Resumption {
    /// What to do about a runbook whose file has changed since.
    enum Changed: String, CaseIterable {
        /// Go on with the run's own copy.
        case keep
        /// Go on with the file as it is now.
        case adopt
    }

    let folder: RunFolder
    let options: RunOptions
    /// `nil` to ask.
    let changed: Changed?
    let directory: String?
    let store: RunStore
    let printsRecords: Bool

    /// Asks and shows at `meeting`, or at a console of its own.
    ///
    /// - Returns: the status to exit with.
    func run(at meeting: Console? = nil) throws -> ExitStatus {
        let origin = try Machine()
        let options = try Launch.atTerminal(options, origin, printsRecords)
        if case .finished? = try folder.summary()?.standing {
            throw Refusal(.usage, Self.finished(folder.name))
        }
        let console = try meeting ?? Console(origin)
        let run = try folder.resume(
            host: origin.host,
            pid: origin.pid,
            by: options.operatorName ?? origin.user,
            allowsNetwork: store.allowsNetwork
        )
        let state = RunState(run.records).withoutDriver()
        guard let started = state.started, let driver = state.driver else {
            throw Refusal(.broken, "\(folder.journalPath): has no first record")
        }
        let machine = try Machine(directory: directory ?? started.driver.directory)
        guard let notes = try Survivors(state, in: folder).settle(options, at: console) else {
            return .stopped
        }
        let found = try file(of: started, state, machine)
        let now = found.now?.runbook.digest ?? found.copy.runbook.digest
        let match = try adopted(found, state, options, console)
        if case .stop = match { return .stopped }
        let adoption: Adoption? = if case .adopt(let adoption) = match { adoption } else { nil }
        var selecting = options
        selecting.take(state.selection)
        let launch = try Launch(
            adoption == nil ? found.copy : found.now ?? found.copy,
            options: selecting,
            known: adoption?.applied(to: state) ?? state,
            machine: machine,
            store: store,
            printsRecords: printsRecords
        )
        return try launch.resume(
            run,
            at: console,
            digest: now,
            adopting: adoption,
            notes: notes,
            changes: found.trouble.map { [$0] } ?? []
                + Self.changes(since: driver, on: machine, options)
        )
    }

    /// The run's own copy of its runbook, the file as it is now, and what keeps it from being read.
    private typealias Files = (copy: RunbookFile, now: RunbookFile?, trouble: String?)

    /// Reads the run's own copy of its runbook, and the file it came from where it is still there.
    private func file(
        of started: RunStarted,
        _ state: RunState,
        _ machine: Machine
    ) throws -> Files {
        let vocabulary = started.settings?.vocabulary ?? .standard
        let copy = try RunbookFile(
            copy: folder.runbook(state.runbookFile),
            of: started.runbook,
            vocabulary: vocabulary,
            rules: started.gateRules
        )
        let name = started.runbook
        guard let path = started.path else { return (copy, nil, nil) }
        do {
            let bytes = try RunbookFile.read(path)
            let now = try RunbookFile(
                copy: bytes,
                of: started.runbook,
                vocabulary: vocabulary,
                rules: started.gateRules
            )
            return (copy, now, nil)
        } catch let refusal as Refusal {
            guard changed == .keep else {
                throw Refusal(.notRunnable, refusal.lines + [Self.cannotBeTaken(name)])
            }
            return (copy, nil, Self.isBroken(name))
        } catch let error as Errno {
            guard changed != .adopt else { throw Refusal(.usage, Self.isGone(name, error)) }
            return (copy, nil, Self.isGone(name, error))
        }
    }

    private enum Decision {
        case keep
        case adopt(Adoption)
        case stop
    }

    /// Has the operator decide about a changed runbook.
    private func adopted(
        _ files: Files,
        _ state: RunState,
        _ options: RunOptions,
        _ console: Console
    ) throws -> Decision {
        guard let now = files.now, now.runbook.digest != state.digest else { return .keep }
        let match = RunbookMatch(from: files.copy.runbook, to: now.runbook)
        switch changed {
        case .keep: return .keep
        case .adopt: return .adopt(Adoption(match))
        case nil: break
        }
        guard !options.unattended else {
            throw Refusal(.notRunnable, Self.hasChanged(files.copy.path, match.summary))
        }
        console.screen.show(MatchView(match).lines)
        switch try console.screen.ask("Go on with which?", Self.choices) {
        case "n": return .adopt(Adoption(match))
        case "o": return .keep
        default: return .stop
        }
    }

    private static let choices = [
        Key("n", "the new one", "what is finished stays; what changed is asked again"),
        Key("o", "the old one", "goes on with the run's own copy of the runbook"),
        .quit, .help,
    ]

    /// What is different from when the last driver had the run.
    private static func changes(
        since driver: Driver,
        on machine: Machine,
        _ options: RunOptions
    ) -> [String] {
        let name = options.operatorName ?? machine.user
        let before = driver.by ?? driver.user
        // Who has not said a name goes by that of the account.
        let isNamed = before != driver.user || name != machine.user
        let pairs = [
            ("operator", before, isNamed ? name : before),
            ("host", driver.host, machine.host), ("user", driver.user, machine.user),
            ("cortex", driver.tool, Version.current),
            ("directory at the start", driver.directory, machine.directory),
        ]
        let different = pairs.filter { $0.1 != $0.2 }.map { "\($0.0) was \($0.1), is \($0.2)" }
        let boot = driver.boot == SystemClock().boot ? [] : ["the machine was started anew since"]
        return different + boot
    }
}

extension Resumption {
    private static func finished(_ name: String) -> String {
        "\(name): is finished; `cortex status \(name)` shows it"
    }

    private static func isGone(_ path: String, _ error: Errno) -> String {
        "\(path): cannot be read any more: \(error); the run has its own copy"
    }

    private static func isBroken(_ path: String) -> String {
        "\(path): has become unreadable since; the run has its own copy"
    }

    private static func cannotBeTaken(_ path: String) -> String {
        "\(path): has changed since the run began; --changed keep goes on with the run's own copy"
    }

    private static func hasChanged(_ path: String, _ summary: String) -> String {
        "\(path): has changed since the run began (\(summary));"
            + " say --changed keep or --changed adopt"
    }
}
