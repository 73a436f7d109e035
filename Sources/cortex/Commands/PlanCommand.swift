import ArgumentParser
import CortexEngine
import CortexReport
import CortexRunbook
import CortexText
import Dispatch
import Synchronization
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
        let render = try renderer()
        let settings = SettingsSearch(origin: Machine.currentDirectory)
        var failure: Refusal?
        for start in stride(from: 0, to: files.count, by: Self.batch) {
            let batch = files[start..<min(start + Self.batch, files.count)]
            for result in Self.results(for: Array(batch), settings, render) {
                do {
                    try Output.write(result.get())
                } catch {
                    Output.complain(error.lines)
                    failure = error
                }
            }
        }
        if let failure {
            throw Refusal(failure.status, [])
        }
    }

    /// How many files are read before the first of them is shown.
    private static let batch = 64

    /// Reads `files` on all processors and returns what there is to show of each, in their order.
    private static func results(
        for files: [String],
        _ settings: SettingsSearch,
        _ render: @Sendable (Runbook) -> [UInt8]
    ) -> [Result<[UInt8], Refusal>] {
        let found = Mutex<[Int: Result<[UInt8], Refusal>]>([:])
        DispatchQueue.concurrentPerform(iterations: files.count) { index in
            let result = Result { () throws(Refusal) in
                render(try RunbookFile(files[index], settings: settings).runbook)
            }
            found.withLock { $0[index] = result }
        }
        return found.withLock { found in files.indices.compactMap { found[$0] } }
    }

    /// Returns what turns a runbook into the wished form.
    private func renderer() throws -> @Sendable (Runbook) -> [UInt8] {
        guard !json else { return { PlanJSON.line(of: $0) } }
        let style = Machine().style(of: .standardOutput)
        return { Array(PlanOutline.render($0, style: style).text.utf8) }
    }
}
