import CortexJournal
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
    private let script: FileDescriptor?
    private let state: FileDescriptor

    /// Makes the files in `folder` and writes `text`, which bash gets; a shell gets none.
    ///
    /// Standard error is recorded apart if `keepsErrors` says so.
    /// - Throws: `Errno` if the medium refuses; the step must not be started then.
    init(in folder: StepFolder, script text: String? = nil, keepsErrors: Bool) throws {
        self.folder = folder
        script = try text.map { text in
            let script = try folder.create(.script)
            try script.writeAll(text.utf8)
            return script
        }
        state = try folder.create(.state)
        recording = StepRecording(
            output: try folder.create(.output),
            timing: try folder.create(.timing),
            errors: keepsErrors ? try folder.create(.standardError) : nil
        )
    }

    /// Brings what is known before the step's end to the medium.
    ///
    /// - Throws: `Errno` if the medium refuses; the step's end must not be recorded then.
    func settle() throws {
        try script?.synchronize()
        try folder.synchronize()
    }

    /// Closes the files; they and the `bytes` of the state that the step left are on the medium
    /// when this returns.
    ///
    /// - Throws: `Errno` if the medium refuses; the step's end must not be recorded then.
    func close(state bytes: [UInt8]?) throws {
        if let bytes {
            try state.writeAll(bytes)
        }
        try script?.close()
        for file in [state, recording.output, recording.timing, recording.errors] {
            try file.map(Self.close)
        }
    }

    /// An empty file has nothing to bring to the medium but its name.
    private static func close(_ file: FileDescriptor) throws {
        try file.closeAfter {
            if try file.seek(offset: 0, from: .end) > 0 {
                try file.synchronize()
            }
        }
    }
}
