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

    @Flag(help: "Follow the run until it finishes.")
    var watch = false

    func run() throws {
        let machine = Machine()
        let store = try RunStore.found(machine)
        let source = StatusSource(try store.folder(selectedBy: name), in: store)
        if watch {
            try StatusWatch(source, machine, json: json).follow()
        } else if json {
            try Output.write(try source.status().json())
        } else {
            let style = machine.style(of: .standardOutput)
            try Output.write(try source.status().render(style: style).text)
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
