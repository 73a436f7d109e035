package import CortexJournal
import CortexRunbook
import SystemPackage

/// What of a run's folder is evidence, as the files of a bundle.
///
/// The states that steps leave stay behind: they hold the values of all variables, secrets among
/// them. The journal has their digests.
package struct RunContents: Sendable {
    package let state: RunState
    let records: [Record]
    let journal: JournalSummary
    /// In the order of the paths' bytes.
    let files: [BundleFile]
    /// When the last record was written, in seconds since 1970-01-01T00:00:00Z.
    let time: Int

    /// Reads the run in `folder`; files that are missing there are missing here.
    ///
    /// - Throws: `JournalError` if its journal cannot be read, or holds no record.
    package init(_ folder: RunFolder) throws {
        let contents = try folder.read()
        guard let last = contents.records.last,
            case .runStarted(let started)? = contents.records[0].event
        else {
            throw JournalError(.notFound, "\(folder.journalPath): holds no record; nothing ran")
        }
        let state = RunState(contents.records)
        self.state = folder.isDriven ? state : state.withoutDriver()
        records = contents.records
        journal = JournalSummary(
            head: contents.end.head,
            records: contents.end.count,
            tornBytes: contents.torn?.bytes.count ?? 0
        )
        time = Int(last.time.wall / 1_000_000)
        var collector = FileCollector(folder)
        try collector.take(
            BundleNames.journal,
            [RunFolder.journalName],
            size: contents.end.size
        )
        try collector.takeDocuments(of: contents.records, started)
        for record in contents.records { try collector.take(record) }
        collector.files.append(BundleFile(ToolFacts.path, try ToolFacts(contents.records).bytes))
        files = collector.files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    }
}

/// Collects the files of which the journal speaks.
private struct FileCollector {
    private let folder: RunFolder
    var files: [BundleFile] = []
    private var known: Set<String> = []

    init(_ folder: RunFolder) {
        self.folder = folder
    }

    /// Takes the runbooks and what they hold.
    mutating func takeDocuments(of records: [Record], _ started: RunStarted) throws {
        var documents: [BlockIndex.Document] = []
        for (name, _) in BlockIndex.files(of: records) where known.insert(name).inserted {
            let bytes = try folder.runbook(name)
            files.append(BundleFile("run/\(name)", bytes))
            documents.append(
                BlockIndex.Document(
                    file: name,
                    sha256: Digest.hex(of: bytes),
                    try started.runbook(bytes)
                )
            )
        }
        files.append(BundleFile(BlockIndex.path, try BlockIndex(documents).bytes))
    }

    mutating func take(_ record: Record) throws {
        switch record.event {
        case .runRecovered(let event):
            let name = "torn-\(event.offset)"
            if known.insert(name).inserted { try take("run/\(name)", [name]) }
        case .stepStarted(let event):
            let step = try? folder.step(event.ordinal, attempt: event.attempt)
            let isTerminal = event.mode == .pty
            try take(step, "steps", at: record, title: event.item, isTerminal: isTerminal)
        case .stepFinished(let event):
            if let step = try? folder.step(event.ordinal, attempt: event.attempt),
                let name = step.directory.path.lastComponent?.string
            {
                let path = "steps/\(name)/exit.json"
                files.append(BundleFile(path, try StepExit(event).bytes))
            }
        case .shellOpened(let event):
            let shell = try? folder.shell(event.number)
            try take(shell, "shells", at: record, title: "shell", isTerminal: true)
        case .gateSigned(let event):
            guard let digest = event.statementSHA256, known.insert(digest).inserted else { return }
            for name in [GateStatement.fileName(digest), GateStatement.signatureName(digest)] {
                try take("gates/\(name)", [RunFolder.gatesName, name])
            }
        default: break
        }
    }

    /// Takes the files of an attempt or a shell, which lie in a folder of `parent`.
    private mutating func take(
        _ step: StepFolder?,
        _ parent: String,
        at record: Record,
        title: String,
        isTerminal: Bool
    ) throws {
        guard let folder = step?.directory.path.lastComponent?.string else { return }
        var sizes: [StepFolder.File: Int] = [:]
        for file in [StepFolder.File.script, .output, .timing, .standardError] {
            let path = "\(parent)/\(folder)/\(file.rawValue)"
            sizes[file] = try take(path, [parent, folder, file.rawValue])
        }
        guard let output = sizes[.output], let timing = sizes[.timing] else { return }
        let cast = CastSource(
            output: reference([parent, folder, StepFolder.File.output.rawValue]),
            outputSize: output,
            timing: reference([parent, folder, StepFolder.File.timing.rawValue]),
            timingSize: timing,
            start: Int(record.time.wall / 1_000_000),
            title: title,
            isTerminal: isTerminal
        )
        files.append(BundleFile("\(parent)/\(folder)/output.cast", .cast(cast)))
    }

    /// Takes the file of these names, if it is there; returns its size.
    @discardableResult
    mutating func take(_ path: String, _ names: [String], size: Int? = nil) throws -> Int? {
        let file = reference(names)
        do {
            let size = try size ?? file.open().size
            files.append(BundleFile(path, .file(file, size: size)))
            return size
        } catch Errno.noSuchFileOrDirectory {
            return nil
        }
    }

    private func reference(_ names: [String]) -> FileReference {
        FileReference(root: folder.directory, names: names)
    }
}
