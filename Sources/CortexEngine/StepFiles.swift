import CortexJournal
import CortexShell
import SystemPackage

/// The files of one attempt of a step, open while it runs.
///
/// They are made before the step is started, so that what cannot be recorded is not started, and
/// brought to the medium together before its end is recorded.
struct StepFiles {
    let recording: StepRecording
    private let folder: StepFolder
    private let script: FileDescriptor

    /// Makes the files in `folder` and writes what bash gets.
    ///
    /// - Parameter keepsErrors: whether standard error is recorded apart.
    init(in folder: StepFolder, script text: String, keepsErrors: Bool) throws {
        self.folder = folder
        script = try folder.create(.script)
        try script.writeAll(text.utf8)
        recording = StepRecording(
            output: try folder.create(.output),
            timing: try folder.create(.timing),
            errors: keepsErrors ? try folder.create(.standardError) : nil
        )
    }

    /// Closes the files; they and the `state` that the step left are on the medium when this
    /// returns.
    ///
    /// - Throws: `Errno` if the medium refuses; the step's end must not be recorded then.
    func close(state: [UInt8]?) throws {
        if let state {
            try folder.create(.state, holding: state)
        }
        for file in [script, recording.output, recording.timing, recording.errors] {
            try file.map(Self.close)
        }
        try folder.synchronize()
    }

    /// An empty file has nothing to bring to the medium but its name, which is the folder's.
    private static func close(_ file: FileDescriptor) throws {
        try file.closeAfter {
            if try file.seek(offset: 0, from: .end) > 0 {
                try file.synchronize()
            }
        }
    }
}
