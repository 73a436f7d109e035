import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// The terminal is left as it was found, however the program ends.
@Suite struct TerminalRestoreTests {
    enum End: String, CaseIterable, CustomTestStringConvertible {
        case finish, failure, quit, interruptKey, interruptKeyInNote, term, hangup, termInStep
        case termAtOffer, refusal, help
        var testDescription: String { rawValue }
    }

    /// A step that takes the terminal apart and is still there.
    private static let block = """
        printf '\\033[?1049h\\033[?25l\\033[?1000h\\033[4h'
        stty raw -echo
        echo ready
        sleep 1000
        """

    /// Comes to `end` and returns the status to expect.
    private func reach(_ end: End, _ terminal: TerminalProgram) throws -> Int32 {
        switch end {
        case .finish:
            try terminal.answer("Run it?", "\r")
            try terminal.answer("Run it?", "s")
            try terminal.answer("Reason:", "not now\r")
            return 0
        case .failure:
            try terminal.answer("Run it?", "\r")
            try terminal.answer("Run it?", "e")
            try terminal.answer("Run it?", "\r")
            try terminal.answer("The block waits here.", "\r")
            try terminal.answer("And now?", "\r")
            return 1
        case .quit, .termAtOffer, .refusal: try terminal.answer("Run it?", "q")
        case .help:
            try terminal.answer("? help", "?")
            try terminal.answer("? help", "q")
        case .interruptKey: try terminal.answer("? help", "\u{3}")
        case .interruptKeyInNote:
            try terminal.answer("Run it?", "n")
            try terminal.answer("Note:", "half\u{3}")
        case .term, .hangup:
            try terminal.wait(for: "? help")
            terminal.signal(end == .term ? SIGTERM : SIGHUP)
        case .termInStep:
            try terminal.answer("Run it?", "\r")
            try terminal.answer("Run it?", "\r")
            try terminal.wait(for: "ready")
            terminal.signal(SIGTERM)
        }
        let statuses: [End: Int32] = [
            .interruptKey: 130, .interruptKeyInNote: 130, .term: 143, .hangup: 129,
            .termInStep: 143,
        ]
        return statuses[end] ?? 4
    }

    @Test(arguments: End.allCases)
    func `every setting is as it was, the cursor is there, and so is the screen`(
        _ end: End
    ) throws {
        let bench = try Workbench(blocks: ["true", Self.block])
        bench.environment["EDITOR"] = #"sh -c 'echo "ls nowhere" > "$0"'"#
        let terminal = try bench.runAtTerminal()
        let status = try reach(end, terminal)
        #expect(try terminal.end() == status)
        #expect(terminal.mode == terminal.initialMode)
        #expect(terminal.isWhole)
        guard end == .termAtOffer || end == .refusal else { return }
        let words = end == .refusal ? ["--resume", "nosuchrun"] : ["runbook.md"]
        let next = try bench.terminal(["run"] + words)
        if end == .termAtOffer {
            try next.wait(for: "Go on with it?")
            next.signal(SIGTERM)
        }
        #expect(try next.end() == (end == .refusal ? 2 : 143))
        #expect(next.mode == next.initialMode)
        #expect(next.isWhole)
    }
}
