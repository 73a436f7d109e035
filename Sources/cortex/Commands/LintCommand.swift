import ArgumentParser
import CortexEngine
import CortexLint

/// Looks for what goes wrong when documents are followed.
struct LintCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lint",
        abstract: "Find what would fail, mislead or never end when a runbook is followed.",
        discussion: """
            Nothing is executed. A folder stands for the Markdown files below it that no \
            .gitignore, .ignore or .cortexignore names.
            """
    )

    @Argument(help: "The files and folders to lint; - for standard input.")
    var paths: [String] = ["."]

    @OptionGroup(title: "Rules")
    var rules: RuleChoice

    @OptionGroup(title: "About the rules")
    var help: RuleHelp

    @OptionGroup(title: "Report")
    var report: OutputChoice

    @OptionGroup(title: "Fixes")
    var fixes: FixChoice

    @OptionGroup(title: "Adoption")
    var adoption: AdoptionChoice

    @Option(help: ArgumentHelp("The path standard input is taken to have.", valueName: "path"))
    var stdinFilename = "stdin.md"

    @Flag(help: "Leave out ignored files also where they are named.")
    var forceExclude = false

    @Flag(help: "Lint again whenever a document changes.")
    var watch = false

    @Option(help: ArgumentHelp("Print what holds for this document, and end.", valueName: "file"))
    var showConfig: String?

    func validate() throws {
        if watch, paths.contains("-") {
            throw ValidationError("`--watch` cannot follow standard input; name a file or folder.")
        }
    }

    func run() throws {
        if try help.show(as: report.format) { return }
        if let showConfig { return try session().showSettings(of: showConfig) }
        if watch { try LintSession.watch(session) }
        let status = try session().run()
        if status != .done { throw ExitCode(status.rawValue) }
    }

    private func session() throws -> LintSession {
        try LintSession(
            paths: paths,
            inputName: stdinFilename,
            forceExclude: forceExclude,
            rules: rules,
            report: report,
            fixes: fixes,
            adoption: adoption
        )
    }
}
