import CortexEngine
import CortexJournal
import CortexReport
import CortexRunbook
import CortexSecrets
import CortexSettings
import CortexShell
import CortexText
import SystemPackage

/// Everything between the command line of `run` and the first step: reading, checking, and setting
/// up the run.
struct Launch {
    private let file: RunbookFile
    let options: RunOptions
    private let plan: Plan
    private let parameters: Parameters
    let machine: Machine
    let printsRecords: Bool
    private let bash: Bash
    private let syntax: SyntaxCheck
    let store: RunStore
    /// What no record may hold.
    private let secrets: SecretMatcher
    /// What the first screen says of where the operator is.
    private let facts: [Fact]

    /// Reads the runbook at `path` and checks; nothing runs and nothing is made.
    ///
    /// - Throws: `Refusal`, in the order of checks of `docs/exit-status.md`.
    init(
        path: String,
        options: RunOptions,
        machine: Machine,
        store: RunStore,
        printsRecords: Bool
    ) throws {
        let options = try Self.atTerminal(options, machine, printsRecords)
        try self.init(
            RunbookFile(
                path,
                from: machine.origin,
                settings: SettingsSearch(origin: machine.origin)
            ),
            options: options,
            machine: machine,
            store: store,
            printsRecords: printsRecords
        )
    }

    /// Returns `wanted` with what the terminal makes of them.
    ///
    /// - Throws: `Refusal` of status `usage` if there is nobody to ask.
    static func atTerminal(
        _ wanted: RunOptions,
        _ machine: Machine,
        _ printsRecords: Bool
    ) throws(Refusal) -> RunOptions {
        var options = wanted
        options.hasTerminal = machine.hasTerminal && !printsRecords
        guard options.unattended || options.hasTerminal else {
            throw Refusal(.usage, nobodyToAsk)
        }
        return options
    }

    /// Checks `file`; nothing runs and nothing is made.
    ///
    /// `known` is what the run has come to already.
    init(
        _ file: RunbookFile,
        options: RunOptions,
        known: RunState = RunState(),
        machine: Machine,
        store: RunStore,
        printsRecords: Bool
    ) throws {
        self.file = file
        self.machine = machine
        self.store = store
        self.options = options
        self.printsRecords = printsRecords
        try Precheck.document(file.runbook, acceptsRecords: options.acceptsRecords)
        plan = try Plan(file.runbook, options: options, known: known)
        parameters = try Parameters(options, for: file.runbook, known: known.parameters)
        bash = try Bash.find(environment: machine.environment)
        var syntax = SyntaxCheck(bash: bash)
        let precheck = Precheck(plan, options: options, parameters: parameters)
        try precheck.selection()
        try precheck.blocks()
        try precheck.placeholders()
        try precheck.syntax(&syntax)
        try precheck.unattended()
        if options.unattended {
            try Self.refuseOddText(in: plan)
        }
        self.syntax = syntax
        secrets = SecretMatcher(
            try SecretSources(machine, store).secrets(for: file.path, options: options)
        )
        facts =
            Place(
                environment: machine.environment,
                directory: machine.directory,
                host: machine.host,
                user: machine.user,
                isRoot: machine.isRoot,
                ask: machine.ask
            ).facts
    }

    /// Starts a run and returns the status to exit with.
    ///
    /// `parent` is the run that starts it, `nil` where a person does. `started` is given the run's
    /// name before anything of it runs.
    func start(
        at console: Console,
        for parent: ParentRun? = nil,
        started: (_ name: String) throws -> Void = { _ in }
    ) throws -> ExitStatus {
        let first = RunStarted(
            runbook: file.path,
            path: file.absolutePath(from: machine.origin),
            digest: file.runbook.digest,
            title: file.runbook.title,
            settings: file.labels.map(SettingsUsed.init),
            gateRules: file.runbook.gateRules,
            driver: driver,
            selection: options.selection,
            parent: parent
        )
        let record = RunRecord(
            try store.start(first, runbook: file.bytes),
            secrets: secrets.secrets,
            observe: show
        )
        try started(record.folder.name)
        return try follow(record, at: console)
    }

    /// Goes on with a run and returns the status to exit with.
    ///
    /// `digest` is that of the runbook's file as it is now, `adoption` the changed runbook that the
    /// run goes on with, which is `file`; `nil` where it keeps its own copy. `notes` are about what
    /// went on without a driver; `changes` are what is different from when the run paused, a line
    /// each.
    func resume(
        _ run: consuming OpenRun,
        at console: Console,
        digest: String,
        adopting adoption: Adoption?,
        notes: [Survivors.Note] = [],
        changes: [String]
    ) throws -> ExitStatus {
        let record = RunRecord(run, secrets: secrets.secrets, observe: show)
        try record.append(
            .runResumed(.init(digest: digest, driver: driver, selection: options.selection))
        )
        for note in notes {
            try record.append(
                .noteAdded(.init(text: note.text, item: note.item, by: options.operatorName))
            )
        }
        try settleChildren(record)
        try adoption?.write(to: record, bytes: file.bytes, by: driver.by)
        return try follow(record, at: console, changes: changes)
    }

    /// Records how runs that this one started have ended since.
    private func settleChildren(_ record: RunRecord) throws {
        for child in record.state.children {
            let summary = try? store.folder(child.started.name).summary()
            guard case .finished(let verdict) = summary?.standing else { continue }
            let status = verdict == .passed ? ExitStatus.done : .failed
            guard child.finished?.status != Int(status.rawValue) else { continue }
            try record.append(
                .childRunFinished(.init(name: child.started.name, status: Int(status.rawValue)))
            )
        }
    }

    /// Who drives the run from here on, and where.
    private var driver: Driver {
        Driver(
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
            options: machine.arguments.map(secrets.redacting),
            terminal: options.hasTerminal,
            place: facts.map { Fact(name: $0.name, value: secrets.redacting($0.value)) }
        )
    }

    private func show(_ record: Record) {
        guard printsRecords else { return }
        // Whoever reads them may go; the journal itself is what counts.
        try? Output.write(record.line)
    }

    private func follow(
        _ record: RunRecord,
        at console: Console,
        changes: [String]? = nil
    ) throws -> ExitStatus {
        let session = try ShellSession(
            bash: bash,
            mode: mode,
            signals: console.signals,
            environment: machine.environment
        )
        let before = console.keyboard.session
        console.keyboard.session = session
        defer { console.keyboard.session = before }
        let briefing = Briefing(
            plan: plan,
            options: options,
            run: record.folder.name,
            operatorName: options.operatorName ?? machine.user,
            place: facts,
            warnings: preflight.warnings,
            resumption: changes.map { Briefing.Resumption(plan, record.state, changes: $0) }
        )
        let messages = messages(console, record)
        let end =
            options.unattended
            ? try drive(
                record,
                session,
                briefing,
                UnattendedOperator(
                    screen: messages,
                    plan: plan,
                    options: options,
                    session: session
                ),
                linked: .none
            )
            : try drive(
                record,
                session,
                briefing,
                terminalOperator(console, record, session),
                linked: linked(at: console, from: record)
            )
        session.end(keepingProcesses: true)
        messages.show(EndView(end, run: record.folder.name, plan: plan).lines)
        return end.status
    }

    private func drive<Person: Operator>(
        _ record: RunRecord,
        _ session: ShellSession,
        _ briefing: Briefing,
        _ person: Person,
        linked: LinkedRunbooks
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
            syntax: syntax,
            linked: linked
        ).drive()
    }

    private func terminalOperator(
        _ console: Console,
        _ record: RunRecord,
        _ session: ShellSession
    ) -> TerminalOperator {
        TerminalOperator(
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
        ) { text, item in
            try record.append(
                .noteAdded(.init(text: text, item: item?.id, by: options.operatorName))
            )
        }
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

    private func messages(_ console: Console, _ record: RunRecord) -> Messages {
        Messages(
            machine,
            terminal: options.hasTerminal ? console.terminal : nil,
            redacting: record.redacting
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
