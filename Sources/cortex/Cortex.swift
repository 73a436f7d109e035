import ArgumentParser
import CortexJournal
import CortexRunbook
import SystemPackage

@main
struct Cortex: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "cortex", version: "0.1.0")
}
