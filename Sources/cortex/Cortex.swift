import ArgumentParser
import CortexEngine

/// The command line: parses, runs a command, and ends with a status of `ExitStatus`.
@main
struct Cortex: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cortex",
        abstract: "Run Markdown runbooks, step by step, and keep a record of it.",
        version: Version.current,
        subcommands: [PlanCommand.self, RunCommand.self, RunsCommand.self, StatusCommand.self]
    )

    static func main() {
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch let refusal as Refusal {
            Output.complain(refusal.lines)
            exit(withError: ExitCode(refusal.status.rawValue))
        } catch {
            leave(with: error)
        }
    }

    /// Shows help and usage errors as the parser words them; its own status 64 becomes 2.
    private static func leave(with error: any Error) -> Never {
        if let code = error as? ExitCode {
            exit(withError: code)
        }
        let code = exitCode(for: error)
        guard code == .validationFailure || code == .success else {
            Output.complain(["\(error)"])
            exit(withError: ExitCode(ExitStatus.broken.rawValue))
        }
        let text = fullMessage(for: error)
        if code == .success {
            Output.write(text + "\n")
            exit(withError: ExitCode.success)
        }
        Output.complain(
            text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        )
        exit(withError: ExitCode(ExitStatus.usage.rawValue))
    }
}
