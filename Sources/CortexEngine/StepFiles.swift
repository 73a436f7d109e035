import CortexJournal
import CortexShell
import SystemPackage

/// The open files of a step's output.
struct StepFiles {
    let recording: StepRecording

    /// Makes the files in `folder`.
    ///
    /// - Parameter keepsErrors: whether standard error is recorded apart.
    init(in folder: StepFolder, keepsErrors: Bool) throws {
        recording = StepRecording(
            output: try folder.create(.output),
            timing: try folder.create(.timing),
            errors: keepsErrors ? try folder.create(.standardError) : nil
        )
    }

    /// Closes the files; their contents are on the medium when this returns.
    ///
    /// - Throws: `Errno` if the medium refuses; the output is then not recorded.
    func close() throws {
        for file in [recording.output, recording.timing, recording.errors] {
            try file?.closeAfter { try file?.synchronize() }
        }
    }
}
