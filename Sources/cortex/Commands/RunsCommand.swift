import ArgumentParser
import CortexEngine
import CortexJournal
import CortexReport
import CortexText
import SystemPackage

/// Lists the runs of this user, newest first.
struct RunsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "runs",
        abstract: "List runs, newest first."
    )

    @Flag(help: "Print one JSON object (schema cortex-runs/1).")
    var json = false

    func run() throws {
        let machine = Machine()
        let (runs, unreadable) = try RunStore.found(machine).summaries()
        if json {
            try Output.write(RunsList.json(runs, unreadable: unreadable))
        } else {
            let style = machine.style(of: .standardOutput)
            try Output.write(RunsList.render(runs, unreadable: unreadable, style: style).text)
        }
    }
}

extension RunStore {
    /// The store of the user who started Cortex.
    ///
    /// - Throws: `Refusal` of status `usage` if the environment names no place for it.
    static func found(_ machine: Machine) throws(Refusal) -> RunStore {
        guard let store = RunStore(environment: machine.environment) else {
            throw Refusal(
                .usage,
                "neither XDG_STATE_HOME nor HOME is an absolute path; there is no place for runs"
            )
        }
        return store
    }
}
