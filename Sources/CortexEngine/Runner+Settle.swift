import CortexJournal
import CortexRunbook
import CortexShell
import SystemPackage

extension Runner {
    /// Brings what a step left to the medium and then records its end.
    ///
    /// - Throws: the error of the medium, once the operator has been told how the step ended and a
    ///   note of it is kept in another place.
    func settle(
        _ finished: StepFinished,
        state bytes: [UInt8]?,
        _ files: StepFiles,
        _ watched: (any Error)?,
        asking question: Question
    ) throws {
        do {
            try keep(bytes, in: files)
            try files.close()
            if let watched { throw watched }
            try record.append(.stepFinished(finished))
        } catch let error where error.isOfTheMedium {
            tellElsewhere(finished, question, "\(error)")
            throw error
        }
    }

    /// Writes the state that the step left, on a full disk in the place of the ballast.
    private func keep(_ bytes: [UInt8]?, in files: StepFiles) throws {
        guard let bytes else { return }
        do {
            try files.keep(state: bytes)
        } catch let error where error.isNoSpace {
            record.giveUpBallast()
            try files.keep(state: bytes)
        }
    }

    private func tellElsewhere(_ finished: StepFinished, _ question: Question, _ reason: String) {
        let note = EmergencyNote(
            finished.redacted(by: record.secrets),
            place: question.place,
            run: record.folder.name,
            reason: reason
        )
        for line in note.lines { person.tell(line) }
        let folders: [FilePath] = ["/tmp", "/var/tmp", FilePath(state.directory)]
        let path = note.write(besides: record.folder.directory, into: folders)
        person.tell(EmergencyNote.ending(path))
    }
}

extension Error {
    /// Whether the medium that the run is recorded on refused.
    fileprivate var isOfTheMedium: Bool {
        self is Errno || (self as? JournalError)?.kind == .storage
    }
}
