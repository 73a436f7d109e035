import ArgumentParser
import CortexEngine
import CortexReport
import CortexRunbook
import SystemPackage

/// Shows what runbooks contain: an outline for people, JSON for programs.
struct PlanCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan",
        abstract: "Show what a runbook contains and what a run of it would do.",
        discussion: """
            Nothing is executed. Every heading, code block, step and criterion is listed; what does \
            not run is listed with its line and the reason.
            """
    )

    @Argument(help: "The runbooks to read; - for standard input.")
    var files: [String]

    @Flag(help: "Print one JSON object a file, one line each (schema cortex-plan/1).")
    var json = false

    func run() throws {
        let style = try Machine().style(of: .standardOutput)
        var failure: Refusal?
        for path in files {
            do {
                let runbook = try RunbookFile(path).runbook
                if json {
                    try Output.write(PlanJSON.line(of: runbook))
                } else {
                    try Output.write(PlanOutline.render(runbook, style: style).text)
                }
            } catch {
                Output.complain(error.lines)
                failure = error
            }
        }
        if let failure {
            throw Refusal(failure.status, [])
        }
    }
}
