import ArgumentParser
import CortexEngine
import CortexEvidence
import CortexJournal
import SystemPackage

/// Writes a run as an archive that anyone can check.
struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write a run as an archive that anyone can check.",
        discussion: """
            The archive holds the journal, the runbook, scripts, outputs, recordings, signatures \
            and a signed statement; its SHA-256 is printed. A run that has not finished is \
            exported as far as it is, and says so. Check it with `cortex verify`.
            """
    )

    @Argument(help: ArgumentHelp("The run's name, or its beginning.", valueName: "run"))
    var selected: String

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(
            "The archive; without it, cortex-RUN.tar in the present directory.",
            valueName: "file"
        )
    )
    var output: String?

    func run() throws {
        let machine = Machine()
        let store = try RunStore.found(machine)
        let folder = try store.find(selected)
        let export = try Export(
            folder,
            key: MachineKey(in: store.keysFolder),
            version: Version.current,
            extra: Self.reports(of: folder)
        )
        let path = FilePath(output ?? "cortex-\(folder.name).tar")
        let sha256 = try NewFile.write(path) { file in try export.write(file.append) }
        try Output.write("\(sha256)  \(path)\n")
    }

    /// The run's reports, which a bundle carries beside the evidence.
    private static func reports(of folder: RunFolder) throws -> [BundleFile] { [] }
}

extension RunStore {
    /// The folder of the machine's key, beside the one of the runs.
    var keysFolder: FilePath { root.removingLastComponent().appending("keys") }
}
