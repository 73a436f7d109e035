import ArgumentParser
import CortexEngine
import CortexJournal
import CortexReport
import CortexRunbook
import CortexText
import SystemPackage

/// Shows how far a run is.
struct StatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Show how far a run is.",
        discussion:
            "Without a name, the newest run is shown. Any unique beginning of a name selects."
    )

    @Argument(help: "The run's name, or its beginning.")
    var name: String?

    @Flag(help: "Print one JSON object (schema cortex-status/1).")
    var json = false

    func run() throws {
        let machine = Machine()
        let folder = try RunStore.found(machine).folder(selectedBy: name)
        let decisions = try RunDecisions(folder)
        let state = decisions.state
        let path = state.started?.runbook ?? folder.name
        let status = RunStatus(
            name: folder.name,
            runbook: try Runbook(
                reading: folder.runbook(state.runbookFile),
                path: path,
                vocabulary: state.started?.settings?.vocabulary ?? .standard
            ),
            state: state,
            given: decisions.given,
            waitingNotes: NoteBox(folder, run: state.run).names.count,
            at: SystemClock().now.wall / 1_000_000
        )
        if json {
            try Output.write(status.json())
        } else {
            try Output.write(status.render(style: machine.style(of: .standardOutput)).text)
        }
    }
}

extension SettingsUsed {
    /// The words with which the run read its runbook.
    var vocabulary: Vocabulary {
        let labels = labels.compactMap { key, labels in
            Meaning(rawValue: key).map { ($0, labels) }
        }
        return Vocabulary(adding: Dictionary(labels) { $0 + $1 })
    }
}
