import CortexRunbook
package import SystemPackage

/// A run's folder: its journal, its copy of the runbook and what its steps left.
package struct RunFolder: Sendable {
    /// The name of the folder and of the run, such as `20261123T025711Z-7f3a9c1e`.
    package var name: String
    package var directory: Directory

    package init(name: String, directory: Directory) {
        self.name = name
        self.directory = directory
    }

    package var path: FilePath { directory.path }
    package var journalPath: FilePath { path.appending(Self.journalName) }
    package var runbookPath: FilePath { path.appending(Self.runbookName) }

    /// Makes the folder of one attempt, from 1, of the step with this 1-based ordinal in the run:
    /// that of `first`, or of the next attempt that has none.
    ///
    /// A folder without a record is what a driver left that ended before the start was recorded.
    package func makeStep(
        _ ordinal: Int,
        from first: Int = 1
    ) throws -> (folder: StepFolder, attempt: Int) {
        let steps = try directory.directory(Self.stepsName)
        let (made, attempt) = try Self.firstFree(from: first) { attempt in
            try steps.makeDirectory(Self.stepName(ordinal, attempt))
        }
        return (StepFolder(directory: made, parent: steps), attempt)
    }

    /// Opens the folder of an attempt that was made before.
    package func step(_ ordinal: Int, attempt: Int) throws -> StepFolder {
        let steps = try directory.directory(Self.stepsName)
        let found = try steps.directory(Self.stepName(ordinal, attempt))
        return StepFolder(directory: found, parent: steps)
    }

    /// Makes the folder of the operator's shell with the number `first`, from 1, or the next one
    /// that is not taken.
    package func makeShell(from first: Int) throws -> (folder: StepFolder, number: Int) {
        let shells = try directory.directory(Self.shellsName)
        let (made, number) = try Self.firstFree(from: first) { number in
            try shells.makeDirectory(Self.padded(number))
        }
        return (StepFolder(directory: made, parent: shells), number)
    }

    /// Opens the folder of a shell that was made before.
    package func shell(_ number: Int) throws -> StepFolder {
        let shells = try directory.directory(Self.shellsName)
        return StepFolder(directory: try shells.directory(Self.padded(number)), parent: shells)
    }

    /// Returns the bytes of a state that a step or a shell left.
    ///
    /// - Throws: `JournalError` `damaged` if they are not what was recorded; `Errno`.
    package func state(_ reference: StateReference) throws -> [UInt8] {
        let folder: StepFolder
        switch reference.source {
        case .step(let ordinal, let attempt): folder = try step(ordinal, attempt: attempt)
        case .shell(let number): folder = try shell(number)
        }
        let bytes = try folder.contents(.state)
        guard Digest.hex(of: bytes) == reference.sha256 else {
            throw JournalError.changed(folder.path(.state))
        }
        return bytes
    }

    /// Keeps the bytes of a changed runbook, and returns the name of the copy.
    package func addRunbook(_ bytes: [UInt8]) throws -> String {
        try Self.firstFree(from: 2) { number in
            let name = "runbook-\(number).md"
            try directory.createFile(name, holding: bytes)
            try directory.synchronize()
            return name
        }.made
    }

    /// Makes something under the first number from `start` on that is not taken.
    private static func firstFree<Made>(
        from start: Int,
        _ make: (Int) throws -> Made
    ) throws -> (made: Made, number: Int) {
        var number = start
        while true {
            do {
                return (try make(number), number)
            } catch Errno.fileExists {
                number += 1
            }
        }
    }

    /// Returns the bytes of the runbook's copy of that name; the first one is as the run started.
    package func runbook(_ name: String = RunFolder.runbookName) throws -> [UInt8] {
        let file = try directory.fileForReading(name)
        return try file.closeAfter { try FileBytes.read(file) }
    }

    /// The name of an attempt's folder, `003.1`.
    private static func stepName(_ ordinal: Int, _ attempt: Int) -> String {
        "\(padded(ordinal)).\(attempt)"
    }

    private static func padded(_ number: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, 3 - digits.count)) + digits
    }

    package static let journalName = "journal.jsonl"
    package static let runbookName = "runbook.md"
    static let stepsName = "steps"
    static let shellsName = "shells"
    static let decisionsName = "decisions"
    static let notesName = "notes"
    /// The folder of what people signed with keys.
    package static let gatesName = "gates"
}

/// What one attempt of a step, or a shell of the operator's, leaves on disk.
package struct StepFolder: Sendable {
    package var directory: Directory
    /// The folder of all steps or shells.
    var parent: Directory

    /// The files of an attempt.
    package enum File: String, Sendable, CaseIterable {
        /// What bash was given; not for a shell.
        case script = "script.sh"
        /// The terminal's output, or stdout where there is no terminal.
        case output = "output.raw"
        /// When it came, for `scriptreplay`.
        case timing = "output.timing"
        /// The shell's state after the step.
        case state = "state.bash"
        /// Locked as long as a process of the step is there.
        case lock = "lock"
        /// Only without a terminal.
        case standardError = "stderr.raw"
    }

    /// Makes `file`, mode 0600, open for appending.
    package func create(_ file: File) throws -> DiskFile {
        try directory.createFile(file.rawValue)
    }

    /// Makes `file` with `bytes` in it, on the medium when this returns.
    package func create(_ file: File, holding bytes: [UInt8]) throws {
        try directory.createFile(file.rawValue, holding: bytes)
    }

    /// Returns the bytes of `file`.
    package func contents(_ file: File) throws -> [UInt8] {
        let descriptor = try directory.fileForReading(file.rawValue)
        return try descriptor.closeAfter { try FileBytes.read(descriptor) }
    }

    /// Makes the lock of the attempt and takes it, for the processes that get its descriptor.
    package func makeLock() throws -> DiskFile {
        let file = try create(.lock)
        RunLock.hold(file.descriptor)
        return file
    }

    /// Whether a process of the attempt is still there.
    package var isAlive: Bool { RunLock.isHeld(directory, File.lock.rawValue) }

    package func path(_ file: File) -> FilePath {
        directory.path.appending(file.rawValue)
    }

    /// Returns when the folder and its entries are on the medium.
    package func synchronize() throws {
        try directory.synchronize()
        try parent.synchronize()
    }
}

extension JournalError {
    fileprivate static func changed(_ path: FilePath) -> JournalError {
        JournalError(.damaged, "\(path): is not what the step left; the run cannot go on from it")
    }
}
