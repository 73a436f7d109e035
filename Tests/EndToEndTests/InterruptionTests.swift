import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Signals that come while the operator does something else than answering with a key.
@Suite struct InterruptionTests {
    enum Place: String, CaseIterable, CustomTestStringConvertible {
        case firstScreen, note, editor, shell, shellAtFailingLine, quietTime
        var testDescription: String { rawValue }
    }

    static let signals: [(signal: Int32, status: Int32, words: String)] = [
        (SIGINT, 130, "it was interrupted"), (SIGTERM, 143, "it was told to end"),
        (SIGHUP, 129, "the terminal was closed"),
    ]

    /// An editor that changes its file, says so, and never ends by itself.
    private static let editor = #"sh -c 'echo changed > "$0"; echo editing; exec cat'"#

    private func start(_ bench: Workbench, _ place: Place) throws -> TerminalProgram {
        bench.environment["EDITOR"] = Self.editor
        let terminal = try bench.runAtTerminal()
        if place == .firstScreen {
            try terminal.wait(for: "You are ops.")
            return terminal
        }
        let isInBlock = place == .shellAtFailingLine || place == .quietTime
        try terminal.answer("Run it?", isInBlock ? "\r" : "")
        switch place {
        case .firstScreen: break
        case .note:
            try terminal.type("n")
            try terminal.answer("Note:", "half a wo")
            try terminal.wait(for: "wo")
        case .editor:
            try terminal.type("e")
            try terminal.wait(for: "\nediting")
        case .shell:
            try terminal.type("!")
            try terminal.wait(for: "(cortex)")
        case .shellAtFailingLine:
            try terminal.answer("The block waits here.", "!")
            try terminal.wait(for: "(cortex)")
        case .quietTime: try terminal.wait(for: "\nsaid")
        }
        return terminal
    }

    @Test(arguments: Place.allCases, signals)
    func `a signal ends the run truly, and the terminal is as it was`(
        _ place: Place,
        _ signal: (signal: Int32, status: Int32, words: String)
    ) throws {
        let bench = try Workbench(blocks: [
            place == .quietTime ? "printf 'said\\n\\033[m'" : "ls nowhere\ntouch made", "true",
        ])
        let terminal = try start(bench, place)
        terminal.signal(signal.signal)
        #expect(try terminal.end() == signal.status)
        #expect(terminal.isInOrder)
        let status = try bench.cortex("status")
        #expect(status.output.contains("suspended: \(signal.words)"), "\(status.output)")
        let journal = try bench.journal()
        #expect(journal.events.last == "runSuspended")
        #expect(journal.list("shellOpened", "number") == journal.list("shellClosed", "number"))
        #expect(journal.list("stepStarted", "item") == journal.list("stepFinished", "item"))
        #expect(!bench.scratch.names(in: "work").contains("made"))
        #expect(try bench.recorded("edit.sh") == (place == .editor ? "changed\n" : nil))
    }

    @Test(arguments: [Place.note, .editor, .shell, .shellAtFailingLine])
    func `a terminal that goes away ends the run truly`(_ place: Place) throws {
        let bench = try Workbench(blocks: ["ls nowhere\ntouch made", "true"])
        let terminal = try start(bench, place)
        try terminal.hangUp()
        #expect(try terminal.end() == 129)
        #expect(try bench.journal().list("runSuspended", "reason") == ["hangup"])
    }

    @Test func `the interrupt key in an editor is the editor's`() throws {
        let bench = try Workbench(blocks: ["true"])
        bench.environment["EDITOR"] = Self.editor
        let terminal = try bench.runAtTerminal()
        try terminal.answer("Run it?", "e")
        try terminal.answer("\nediting", "\u{3}")
        try terminal.answer("Run it?", "\r")
        #expect(try terminal.end() == 0)
        #expect(try bench.journal().list("stepEdited", "item") == [])
        #expect(try bench.recorded("edit.sh") == nil)
    }
}
