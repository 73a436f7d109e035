import CortexEngine
import CortexJournal
import CortexReport
import CortexRunbook
import CortexSettings
import CortexShell
import CortexText
import SystemPackage

/// Everything between the command line of `run` and the first step: reading, checking, and setting
/// up the run.
struct Launch {
    private let file: RunbookFile
    private let options: RunOptions
    private let plan: Plan
    private let parameters: Parameters
    private let machine: Machine
    private let printsRecords: Bool
    private let bash: Bash
    private let syntax: SyntaxCheck
    private let store: RunStore

    /// Reads and checks; nothing runs and nothing is made.
    ///
    /// - Throws: `Refusal`, in the order of checks of `docs/exit-status.md`.
    init(
        path: String,
        options wanted: RunOptions,
        acceptsRecords: Bool,
        directory: String?,
        printsRecords: Bool
    ) throws {
        machine = try Machine(directory: directory)
        store = try RunStore.found(machine)
        var options = wanted
        options.hasTerminal = machine.hasTerminal && !printsRecords
        guard options.unattended || options.hasTerminal else {
            throw Refusal(.usage, Self.nobodyToAsk)
        }
        file = try RunbookFile(
            path,
            from: machine.origin,
            settings: SettingsSearch(origin: machine.origin)
        )
        try Precheck.document(file.runbook, acceptsRecords: acceptsRecords)
        plan = try Plan(file.runbook, options: options)
        parameters = try Parameters(options, for: file.runbook)
        bash = try Bash.find(environment: machine.environment)
        var syntax = SyntaxCheck(bash: bash)
        let precheck = Precheck(plan, options: options, parameters: parameters)
        try precheck.blocks()
        try precheck.placeholders()
        try precheck.syntax(&syntax)
        try precheck.unattended()
        if options.unattended {
            try Self.refuseOddText(in: plan)
        }
        self.syntax = syntax
        self.options = options
        self.printsRecords = printsRecords
    }

    /// Runs the plan and says how it ended.
    ///
    /// - Returns: the status to exit with.
    func run() throws -> ExitStatus {
        let console = try Console(machine)
        let session = try ShellSession(
            bash: bash,
            mode: mode,
            signals: console.signals,
            environment: machine.environment
        )
        let facts = place.facts
        let record = RunRecord(try store.start(started(facts), runbook: file.bytes)) { record in
            if printsRecords {
                // Whoever reads them may go; the journal itself is what counts.
                try? Output.write(record.line)
            }
        }
        let briefing = Briefing(
            plan: plan,
            options: options,
            run: record.folder.name,
            operatorName: options.operatorName ?? machine.user,
            place: facts,
            warnings: preflight.warnings
        )
        let end =
            options.unattended
            ? try drive(
                record,
                session,
                briefing,
                UnattendedOperator(screen: messages, plan: plan, options: options)
            )
            : try drive(record, session, briefing, terminalOperator(console, record, session))
        session.end(keepingProcesses: true)
        messages.show(EndView(end, run: record.folder.name, plan: plan).lines)
        return end.status
    }

    private func drive<Person: Operator>(
        _ record: RunRecord,
        _ session: ShellSession,
        _ briefing: Briefing,
        _ person: Person
    ) throws -> RunEnd {
        try person.open(briefing)
        return try Runner(
            plan: plan,
            options: options,
            parameters: parameters,
            record: record,
            person: SharedOperator(person, of: record, options: options) {
                machine.author(as: options.operatorName, role: options.role)
            },
            session: session,
            initial: .initial(directory: machine.directory, environment: machine.environment),
            syntax: syntax
        ).drive()
    }

    private func terminalOperator(
        _ console: Console,
        _ record: RunRecord,
        _ session: ShellSession
    ) -> TerminalOperator {
        console.keyboard.session = session
        return TerminalOperator(
            screen: console.screen,
            source: DocumentSource(file, progress: Progress(plan)),
            plan: plan,
            editor: Editor(
                screen: console.screen,
                session: session,
                environment: machine.environment,
                directory: machine.directory,
                folder: record.folder.path
            )
        )
    }

    private var mode: ShellSession.Mode {
        if options.hasTerminal {
            return .terminal(input: .standardInput, output: .standardOutput, size: nil)
        }
        return .pipes(
            output: printsRecords ? .standardError : .standardOutput,
            errors: .standardError
        )
    }

    private var messages: Messages { Messages(style: machine.style(of: .standardError)) }

    private var place: Place {
        Place(
            environment: machine.environment,
            directory: machine.directory,
            host: machine.host,
            user: machine.user,
            isRoot: machine.isRoot,
            ask: machine.ask
        )
    }

    private var preflight: Preflight {
        Preflight(
            plan,
            searchPath: machine.searchPath,
            directory: FilePath(machine.directory),
            freeBytes: machine.freeBytes(at: store.root)
        )
    }

    private func started(_ facts: [Fact]) -> RunStarted {
        RunStarted(
            runbook: file.path,
            digest: file.runbook.digest,
            title: file.runbook.title,
            settings: file.labels.map(SettingsUsed.init),
            driver: Driver(
                tool: Version.current,
                bash: bash.path,
                bashVersion: bash.version,
                host: machine.host,
                user: machine.user,
                pid: machine.pid,
                boot: SystemClock().boot,
                directory: machine.directory,
                by: options.operatorName ?? machine.user,
                role: options.role,
                unattended: options.unattended,
                options: machine.arguments,
                terminal: options.hasTerminal,
                place: facts
            )
        )
    }

    /// Text that reads like something else is only run after a person typed a word.
    private static func refuseOddText(in plan: Plan) throws(Refusal) {
        let lines = plan.commands.filter { SafeText(escaping: $0.command.script).isOdd }.map {
            "\(plan.runbook.place(of: $0.item)): \(oddText); leave it out with --skip \($0.item.id)"
        }
        guard lines.isEmpty else { throw Refusal(.notRunnable, lines) }
    }
}

extension Launch {
    private static let nobodyToAsk =
        "there is no terminal to ask at; use --yes to run unattended"
    private static let oddText =
        "the block holds control characters, odd spaces or look-alike letters"
}

extension SettingsUsed {
    fileprivate init(_ settings: LabelSettings) {
        let labels = settings.labels.map { ($0.rawValue, $1) }
        self.init(
            path: settings.path,
            digest: settings.digest,
            labels: Dictionary(labels) { $0 + $1 }
        )
    }
}
