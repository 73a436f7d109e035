import ArgumentParser
import CortexEngine
import CortexJournal
import CortexLint
import CortexShell

/// The command line: parses, runs a command, and ends with a status of `ExitStatus`.
@main
struct Cortex: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cortex",
        abstract: "Run Markdown runbooks, step by step, and keep a record of it.",
        version: Version.current,
        subcommands: [
            PlanCommand.self, RunCommand.self, RunsCommand.self, StatusCommand.self,
            DecideCommand.self, NoteCommand.self, SignCommand.self,
            ReportCommand.self, ExportCommand.self, VerifyCommand.self,
            ReplayCommand.self, SecretCommand.self,
            LintCommand.self, LanguageServerCommand.self,
        ]
    )

    static func main() {
        StandardStreams.reserve()
        do {
            var command = try command(of: Array(CommandLine.arguments.dropFirst()))
            try command.run()
        } catch {
            leave(with: error)
        }
    }

    /// Parses the subcommand alone that the first argument names, which takes half the time; where
    /// that gives another one, such as help, or fails, all are parsed: they know the program's name.
    private static func command(of arguments: [String]) throws -> any ParsableCommand {
        guard let name = arguments.first,
            let named = configuration.subcommands.first(where: {
                $0.configuration.commandName == name
            }),
            let command = try? named.parseAsRoot(Array(arguments.dropFirst())),
            type(of: command) == named
        else { return try parseAsRoot(arguments) }
        return command
    }

    /// Shows help and usage errors as the parser words them; its own status 64 becomes 2.
    private static func leave(with error: any Error) -> Never {
        switch error {
        case let code as ExitCode: exit(withError: code)
        case let refusal as Refusal: leave(refusal.lines, refusal.status)
        case let error as JournalError: leave(lines(of: error.description), ExitStatus(error.kind))
        case let error as ShellError: leave(lines(of: error.description), .broken)
        case let error as LintError: leave(lines(of: error.description), .usage)
        case let error as OutputError:
            leave([error.description], error.kind == .usage ? .usage : .broken)
        case let interruption as Interruption: leave([], interruption.status)
        default: break
        }
        let text = fullMessage(for: error)
        switch exitCode(for: error) {
        case .success:
            try? Output.write(text + "\n")
            exit(withError: ExitCode.success)
        case .validationFailure: leave(text.split(separator: "\n").map(String.init), .usage)
        default: leave(["cortex: \(error)"], .broken)
        }
    }

    private static func lines(of message: String) -> [String] {
        message.split(separator: "\n").map(String.init)
    }

    private static func leave(_ lines: [String], _ status: ExitStatus) -> Never {
        Output.complain(lines)
        exit(withError: ExitCode(status.rawValue))
    }
}

extension ExitStatus {
    /// What a journal that cannot be written, read or found means for the program.
    fileprivate init(_ kind: JournalError.Kind) {
        switch kind {
        case .conflict: self = .failed
        case .notFound, .ambiguous, .locked: self = .usage
        case .storage, .refused, .damaged, .newer, .tooLarge, .unsafeFolder: self = .broken
        }
    }
}
