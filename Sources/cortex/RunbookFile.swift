import CortexEngine
import CortexRunbook
import CortexSettings
import SystemPackage

/// A runbook read from the file system: its bytes and what they mean.
struct RunbookFile {
    let path: String
    let bytes: [UInt8]
    /// The labels of the house that it was read with; `nil` if there are none.
    let labels: LabelSettings?
    /// Who has to sign for its gates; `nil` if the settings do not say.
    let gates: GateSettings?
    let runbook: Runbook

    /// Reads the file at `path`; `-` stands for standard input.
    ///
    /// A relative path begins at `directory`; empty stands for the present one.
    ///
    /// - Throws: a `Refusal` of status `usage` if it or its settings cannot be read, of status
    ///   `notRunnable` if its bytes are refused.
    init(
        _ path: String,
        from directory: String = "",
        settings: SettingsSearch
    ) throws(Refusal) {
        self.path = path
        do {
            bytes = try Self.read(
                path == "-" ? path : FilePath(directory).pushing(FilePath(path)).string
            )
        } catch {
            throw Refusal(.usage, "\(path): cannot be read: \(error)")
        }
        let found = try settings.settings(for: path)
        do {
            labels = try found?.labels()
            gates = try found?.gates()
        } catch {
            throw Refusal(.usage, "\(error)")
        }
        do {
            runbook = try Runbook(reading: bytes, path: path, labels: labels, gates: gates)
        } catch {
            throw Refusal(.notRunnable, "\(error)")
        }
    }

    /// Reads a run's own copy of its runbook, as the run has read it.
    ///
    /// `rules` are those for its gates that the run has recorded.
    ///
    /// - Throws: a `Refusal` of status `notRunnable` if its bytes are refused.
    init(
        copy bytes: [UInt8],
        of path: String,
        vocabulary: Vocabulary,
        rules: GateRules? = nil
    ) throws(Refusal) {
        self.path = path
        self.bytes = bytes
        labels = nil
        gates = nil
        do {
            var runbook = try Runbook(reading: bytes, path: path, vocabulary: vocabulary)
            runbook.gateRules = rules
            self.runbook = runbook
        } catch {
            throw Refusal(.notRunnable, "\(error)")
        }
    }

    /// Returns the path from the root; `nil` for standard input.
    ///
    /// A relative one begins at `directory`.
    func absolutePath(from directory: String) -> String? {
        path == "-"
            ? nil : FilePath(directory).pushing(FilePath(path)).lexicallyNormalized().string
    }

    /// Returns the bytes of the file, one more than a runbook may have at most.
    static func read(_ path: String) throws(Errno) -> [UInt8] {
        do {
            guard path != "-" else { return try read(.standardInput) }
            let file = try FileDescriptor.open(FilePath(path), .readOnly, options: [.closeOnExec])
            return try file.closeAfter { try read(file) }
        } catch let error as Errno {
            throw error
        } catch {
            throw .ioError
        }
    }

    private static func read(_ file: FileDescriptor) throws -> [UInt8] {
        let limit = Runbook.sizeLimit + 1
        // The size is a hint: it is 0 for a pipe, and the file may grow meanwhile.
        let size = (try? file.seek(offset: 0, from: .end)).map { Int(clamping: $0) } ?? 0
        _ = try? file.seek(offset: 0, from: .start)
        var bytes: [UInt8] = []
        var room = min(max(size, 4_096), limit) + 1
        while bytes.count < limit {
            let chunk = try unsafe [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
                count = try unsafe file.read(into: UnsafeMutableRawBufferPointer(buffer))
            }
            guard !chunk.isEmpty else { break }
            bytes = bytes.isEmpty ? chunk : bytes + chunk
            if bytes.count == size { break }
            room = 1 << 16
        }
        return bytes
    }
}

extension Runbook {
    /// Reads a Markdown document with the labels and the gates' rules of the house.
    fileprivate init(
        reading bytes: [UInt8],
        path: String,
        labels: LabelSettings?,
        gates: GateSettings?
    ) throws(ReadError) {
        let vocabulary = labels.map { Vocabulary(adding: $0.labels) } ?? .standard
        try self.init(reading: bytes, path: path, vocabulary: vocabulary)
        labelsFile = labels?.path
        guard let gates else { return }
        gateRules = gates.rules
        problems = (problems + gates.problems(in: self)).sorted { $0.line < $1.line }
    }
}
