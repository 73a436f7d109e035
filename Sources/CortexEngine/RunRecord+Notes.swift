import CortexJournal

extension RunRecord {
    /// Records the notes that were left elsewhere.
    ///
    /// - Parameter whileDriven: false where the run is open for the notes alone.
    /// - Returns: a line for each file that is no note and was put aside.
    /// - Throws: what keeps a note from being read, recorded or removed.
    package func takeNotes(whileDriven: Bool = true) throws -> [String] {
        let known = Set(state.notes.compactMap(\.file))
        return try NoteBox(folder, run: state.run).take(known: known) { note in
            var note = note
            note.whileDriven = whileDriven ? nil : false
            try append(.noteAdded(note))
        }
    }
}
