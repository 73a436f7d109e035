import CortexJournal
import CortexSecrets
import CortexShell
import SystemPackage

/// The files of one attempt of a step, or of a shell, open while it runs.
///
/// They are made before the step is started, so that what cannot be recorded is not started. What
/// bash gets and the files' names go to the medium while the step runs, what the step leaves before
/// its end is recorded.
struct StepFiles {
    let recording: StepRecording
    private let folder: StepFolder
    private let script: DiskFile?
    private let output: DiskFile
    private let timing: DiskFile
    private let errors: DiskFile?
    private let state: DiskFile

    /// Makes the files in `folder` and writes `text`, what is recorded of what bash gets; a shell
    /// gets none.
    ///
    /// Standard error is recorded apart if `keepsErrors` says so. Nothing of `secrets` is recorded of
    /// the output; the state, from which the run goes on, holds all.
    /// - Throws: `Errno` if the medium refuses; the step must not be started then.
    init(
        in folder: StepFolder,
        script text: String? = nil,
        keepsErrors: Bool,
        secrets: SecretMatcher
    ) throws {
        self.folder = folder
        script = try text.map { text in
            let script = try folder.create(.script)
            try script.append(Array(text.utf8))
            return script
        }
        state = try folder.create(.state)
        output = try folder.create(.output)
        timing = try folder.create(.timing)
        errors = keepsErrors ? try folder.create(.standardError) : nil
        recording = StepRecording(
            output: output.descriptor,
            timing: timing.descriptor,
            errors: errors?.descriptor,
            secrets: secrets
        )
    }

    /// Brings what is known before the step's end to the medium.
    ///
    /// - Throws: `Errno` if the medium refuses; the step's end must not be recorded then.
    func settle() throws {
        try script?.sync()
        try folder.synchronize()
    }

    /// Writes the state that the step left; all of it or nothing.
    ///
    /// - Throws: `Errno` if the medium refuses; it may be tried again.
    func keep(state bytes: [UInt8]) throws {
        do {
            try state.append(bytes)
        } catch {
            try state.truncate(to: 0)
            throw error
        }
    }

    /// Brings the files to the medium.
    ///
    /// - Throws: `Errno` if the medium refuses; the step's end must not be recorded then.
    func close() throws {
        for file in [state, output, timing, errors] {
            try file.map(Self.settle)
        }
    }

    /// An empty file has nothing to bring to the medium but its name.
    private static func settle(_ file: DiskFile) throws {
        if try file.descriptor.seek(offset: 0, from: .end) > 0 {
            try file.sync()
        }
    }
}
