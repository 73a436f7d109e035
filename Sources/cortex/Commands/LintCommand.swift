import ArgumentParser
import CortexEngine
import CortexLint

/// Looks for what goes wrong when documents are followed.
struct LintCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lint",
        abstract: "Find what would fail, mislead or never end when a runbook is followed.",
        discussion: "Nothing is executed. A folder stands for the Markdown files below it."
    )

    @Argument(help: "The files and folders to lint; - for standard input.")
    var paths: [String] = ["."]

    @OptionGroup(title: "Rules")
    var rules: RuleChoice

    @Option(help: "The path that standard input is taken to have.")
    var stdinFilename = "stdin.md"

    func run() throws {
        let session = LintSession(
            paths: paths,
            inputName: stdinFilename,
            selection: try rules.selection(),
            failOn: rules.exitZero ? nil : rules.failOn
        )
        let status = try session.run()
        if status != .done { throw ExitCode(status.rawValue) }
    }
}
