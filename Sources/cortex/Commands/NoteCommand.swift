import ArgumentParser
import CortexEngine
import CortexJournal
import CortexSecrets

/// Adds a note to a run's record, from another terminal than its own.
struct NoteCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "note",
        abstract: "Add a note to a run's record, from elsewhere.",
        discussion: """
            Where somebody drives the run, its driver records the note at the next question; \
            otherwise it is recorded at once. Notes may be added behind the run's end.
            """
    )

    @Argument(help: ArgumentHelp("The run's name, or its beginning.", valueName: "run"))
    var selected: String

    @Argument(help: "What is to be noted.")
    var text: String

    @Option(name: .customLong("as"), help: ArgumentHelp("Who writes it.", valueName: "name"))
    var name: String?

    @Option(help: ArgumentHelp("The role you act in.", valueName: "role"))
    var role: String?

    func validate() throws {
        if text.allSatisfy(\.isWhitespace) { throw ValidationError("A note needs some text.") }
        if text.utf8.count > LeftNote.maximumText {
            throw ValidationError("A note has at most \(LeftNote.maximumText) bytes.")
        }
    }

    func run() throws {
        let machine = Machine()
        let folder = try RunStore.found(machine).find(selected)
        guard let id = try folder.summary()?.run else {
            throw Refusal(.usage, "\(folder.name): nothing was ever recorded in this run")
        }
        let secrets = try SecretSources(machine, RunStore.found(machine)).secrets()
        let safe = SecretMatcher(secrets).redacting(text)
        let author = machine.author(as: name ?? machine.user, role: role)
        try NoteBox(folder, run: id).leave(LeftNote(safe, in: id, author: author))
        try Output.write(recordNow(in: folder, machine) ? Self.recorded : Self.left)
    }

    /// Records what has been left, if nobody drives the run; returns whether it did.
    private func recordNow(in folder: RunFolder, _ machine: Machine) throws -> Bool {
        do {
            let record = RunRecord(try folder.resume(host: machine.host, pid: machine.pid))
            Output.complain(try record.takeNotes(whileDriven: false))
            return true
        } catch let error as JournalError where error.kind == .locked {
            return false
        }
    }
}

extension NoteCommand {
    private static let recorded = "the note is recorded\n"
    private static let left = "the note is left; the run's driver records it at its next question\n"
}
