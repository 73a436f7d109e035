import CortexEngine
import CortexJournal
import CortexReport
import CortexRunbook
import CortexShell
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
    private let syntax: SyntaxCheck

    /// Reads and checks; nothing runs and nothing is made.
    ///
    /// - Throws: `Refusal` in the order of checks that the contract gives.
    init(
        path: String, options: RunOptions, acceptsRecords: Bool, directory: String?,
        printsRecords: Bool
    ) throws {
        machine = try Machine(directory: directory)
        guard options.unattended || machine.hasTerminal else {
            throw Refusal(.usage, "there is no terminal to ask at; use --yes to run unattended")
        }
        file = try RunbookFile(path)
        try Precheck.document(file.runbook, acceptsRecords: acceptsRecords)
        plan = try Plan(file.runbook, options: options)
        parameters = try Parameters(options, for: file.runbook)
        syntax = try SyntaxCheck(bash: machine.bash)
        let precheck = Precheck(plan, options: options, parameters: parameters)
        try precheck.blocks()
        try precheck.placeholders()
        try precheck.syntax(syntax.problems(in:extglob:))
        try precheck.unattended()
        self.options = options
        self.printsRecords = printsRecords
    }

    /// Runs the plan and ends the program's work with its status.
    func run() throws {
    }
}
