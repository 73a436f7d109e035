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

    /// - Returns: the status to exit with.
    func run(on origin: Machine, at console: Console) throws -> ExitStatus {
        let options = try Launch.atTerminal(options, origin, printsRecords)
        if case .finished? = try folder.summary()?.standing {
            throw Refusal(.usage, Self.finished(folder.name))
        }
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
        let machine = try origin.entering(directory ?? started.driver.directory)
        guard let notes = try Survivors(state, in: folder).settle(options, at: console) else {
            return .stopped
        }
        let files = try files(of: started, state)
        guard let basis = try basis(files, state, options, console) else { return .stopped }
        var selecting = options
        selecting.take(state.selection)
        let launch = try Launch(
            basis.file,
            options: selecting,
            known: basis.adoption?.applied(to: state) ?? state,
            machine: machine,
            store: store,
            printsRecords: printsRecords
        )
        return try launch.resume(
            run,
            at: console,
            digest: (files.now ?? files.copy).runbook.digest,
            adopting: basis.adoption,
            notes: notes,
            changes: [files.trouble].compactMap { $0 }
                + Self.changes(since: driver, on: machine, options)
        )
    }

    /// The run's own copy of its runbook, the file as it is now, and what keeps it from being read.
    private typealias Files = (copy: RunbookFile, now: RunbookFile?, trouble: String?)

    /// Reads the run's own copy of its runbook, and the file it came from where it is still there.
    private func files(of started: RunStarted, _ state: RunState) throws -> Files {
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

    /// The runbook that the run goes on with, and how it is adopted if it is not the run's own copy.
    private typealias Basis = (file: RunbookFile, adoption: Adoption?)

    /// Has the operator decide about a changed runbook; `nil` if they quit.
    private func basis(
        _ files: Files,
        _ state: RunState,
        _ options: RunOptions,
        _ console: Console
    ) throws -> Basis? {
        let kept: Basis = (files.copy, nil)
        guard let now = files.now, now.runbook.digest != state.digest else { return kept }
        let match = RunbookMatch(from: files.copy.runbook, to: now.runbook)
        guard let changed = try changed ?? asked(about: match, options, console) else { return nil }
        return changed == .keep ? kept : (now, Adoption(match))
    }

    private func asked(
        about match: RunbookMatch,
        _ options: RunOptions,
        _ console: Console
    ) throws -> Changed? {
        guard !options.unattended else {
            throw Refusal(.notRunnable, Self.hasChanged(match.new.path, match.summary))
        }
        console.screen.show(MatchView(match).lines)
        switch try console.screen.ask("Go on with which?", Self.choices) {
        case "n": return .adopt
        case "o": return .keep
        default: return nil
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
