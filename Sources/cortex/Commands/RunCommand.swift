import ArgumentParser
import CortexEngine
import CortexJournal
import CortexReport
import CortexRunbook
import SystemPackage

/// Executes a runbook, step by step.
struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Execute a runbook, step by step, and record it.",
        discussion: """
            Each step is shown before it runs and runs exactly as it is shown. --yes asks nothing \
            and stops at the first failure. Exit statuses: docs/exit-status.md.
            """
    )

    @Argument(help: "The runbook to execute; with --resume, the run or its runbook.")
    var file: String?

    @Flag(help: "Go on with an unfinished run.")
    var resume = false

    @Option(
        help: "With --resume, which runbook to go on with if its file has changed: keep, adopt."
    )
    var changed: Resumption.Changed?

    @Flag(help: "Ask nothing; refuse what a person has to decide.")
    var yes = false

    @Option(help: "Which steps to ask for: \(RunOptions.Confirmation.list).")
    var confirm = RunOptions.Confirmation.all

    @Option(help: ArgumentHelp("Run only this section or item; repeatable.", valueName: "name"))
    var section: [String] = []

    @Option(help: ArgumentHelp("Begin at this section or item.", valueName: "name"))
    var from: String?

    @Option(
        help: ArgumentHelp(
            "Leave out this section or item, or all manual steps (manual); repeatable.",
            valueName: "name"
        )
    )
    var skip: [String] = []

    @Option(
        help: ArgumentHelp(
            "Take in this conditional or on-demand section or item; repeatable.",
            valueName: "name"
        )
    )
    var include: [String] = []

    @Option(help: ArgumentHelp("Take this alternative; repeatable.", valueName: "name"))
    var choose: [String] = []

    @Flag(help: "Let destructive steps run without a person.")
    var allowDestructive = false

    @Option(
        help: ArgumentHelp("Give a placeholder its value; repeatable.", valueName: "name=value")
    )
    var set: [String] = []

    @Option(name: .customLong("as"), help: ArgumentHelp("Who drives the run.", valueName: "name"))
    var operatorName: String?

    @Option(help: ArgumentHelp("The role you act in.", valueName: "role"))
    var role: String?

    @Option(help: ArgumentHelp("Start in this directory.", valueName: "path"))
    var workdir: String?

    @Option(help: "What an unattended run does at a failing line: \(RunOptions.OnError.list).")
    var onError = RunOptions.OnError.stop

    @Flag(help: "Run blocks with errexit, pipefail and nounset.")
    var strict = false

    @Option(help: ArgumentHelp("End a step after this time.", valueName: "seconds"))
    var timeout: Int?

    @Flag(help: "End with status 4 if a criterion is not attested.")
    var requireAttested = false

    @Flag(help: "Fail a step whose output is not as the document shows it.")
    var checkOutput = false

    @Option(
        help: ArgumentHelp("Take the document as this kind, such as runbook.", valueName: "kind")
    )
    var kind: String?

    @Flag(
        name: .customLong("allow-network-fs"),
        help: "Keep the run on a file system that other machines write to as well."
    )
    var allowNetwork = false

    @Flag(help: "Print the journal's records on stdout, one a line.")
    var json = false

    func validate() throws {
        if let timeout, timeout < 1 {
            throw ValidationError("`--timeout` must be at least 1 second.")
        }
        if let kind, kind != "runbook" {
            throw ValidationError("`--kind` knows only runbook.")
        }
        if file == nil, !resume {
            throw ValidationError("Missing expected argument `<file>`.")
        }
        if resume, !section.isEmpty || from != nil {
            throw ValidationError("`--section` and `--from` are chosen when a run begins.")
        }
        if changed != nil, !resume {
            throw ValidationError("`--changed` goes with `--resume`.")
        }
    }

    func run() throws {
        let machine = Machine()
        var store = try RunStore.found(machine)
        store.allowsNetwork = allowNetwork
        let console = try Console(machine)
        let folder =
            resume
            ? try store.unfinished(named: file, on: machine)
            : try offered(store, machine, console)
        let status =
            if let folder {
                try Resumption(
                    folder: folder,
                    options: options(),
                    changed: changed,
                    directory: workdir,
                    store: store,
                    printsRecords: json
                ).run(on: machine, at: console)
            } else {
                try Launch(
                    path: file ?? "",
                    options: options(),
                    machine: machine.entering(workdir),
                    store: store,
                    printsRecords: json
                ).start(at: console)
            }
        throw ExitCode(status.rawValue)
    }

    /// Asks whether to go on with an unfinished run of the file; `nil` to start a new one.
    private func offered(
        _ store: RunStore,
        _ machine: Machine,
        _ console: Console
    ) throws -> RunFolder? {
        guard !yes, !json, machine.hasTerminal, section.isEmpty, from == nil, let file,
            let offer = ResumeOffer(try store.unfinished(of: machine.absolute(file)))
        else { return nil }
        switch try offer.ask(at: console.screen) {
        case .resume(let run): return try store.folder(run.name)
        case .startAnew: return nil
        case .quit: throw ExitCode(ExitStatus.stopped.rawValue)
        }
    }

    private func options() throws -> RunOptions {
        try Self.checkSize()
        var options = RunOptions()
        options.unattended = yes
        options.confirmation = confirm
        options.sections = section
        options.from = from
        options.skip = skip
        options.include = include
        options.choose = choose
        options.allowsDestructive = allowDestructive
        options.values = try values()
        options.onError = onError
        options.strict = strict
        options.timeout = timeout
        options.requiresAttestation = requireAttested
        options.checksOutput = checkOutput
        options.acceptsRecords = kind == "runbook"
        options.operatorName = operatorName
        options.role = role
        return options
    }

    /// Refuses a command line that the run's first record cannot hold.
    private static func checkSize() throws(Refusal) {
        let size = CommandLine.arguments.reduce(0) { $0 + $1.utf8.count }
        guard size <= longestLine else { throw Refusal(.usage, tooLong(size)) }
    }

    /// In bytes; a record has room for twice as many.
    private static let longestLine = 32_768

    private static func tooLong(_ size: Int) -> String {
        "the command line has \(size) bytes, and only \(longestLine) can be recorded;"
            + " put long values into files"
    }

    /// Splits `--set` at the first `=`.
    private func values() throws -> [String: String] {
        var values: [String: String] = [:]
        for assignment in set {
            guard let sign = assignment.firstIndex(of: "="), sign > assignment.startIndex else {
                throw Refusal(.usage, "--set \(assignment): write it as NAME=VALUE")
            }
            let name = String(assignment[..<sign])
            guard
                values.updateValue(
                    String(assignment[assignment.index(after: sign)...]),
                    forKey: name
                ) == nil
            else { throw Refusal(.usage, "--set \(name): given twice") }
        }
        return values
    }
}

extension Resumption.Changed: ExpressibleByArgument {}
extension RunOptions.Confirmation: ExpressibleByArgument {}
extension RunOptions.OnError: ExpressibleByArgument {}

extension CaseIterable where Self: RawRepresentable<String> {
    /// The values as a list for help texts.
    fileprivate static var list: String {
        allCases.map(\.rawValue).joined(separator: ", ")
    }
}
