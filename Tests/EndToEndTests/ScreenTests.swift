import Foundation
import Testing

/// Whole screens of a session, compared with what they were when somebody last looked at them.
///
/// With `RECORD_SNAPSHOTS` in the environment they are written anew.
@Suite struct ScreenTests {
    private static let text = """
        # Move the archive

        ## Roles

        - Operator: moves it.
        - Reviewer: looks on.

        ## Required access

        - A key to the cellar, where the archive has been standing since nobody knows when, and a lamp.

        ## 1. Prepare

        ### 1.1 Count the boxes

        Acceptance criteria:

        - Nobody has to guess how many boxes there are.

        ```bash
        printf '%s\\n' "a line that is much too long for a window of eighty columns" | wc -l > <where>
        ls nowhere
        echo "status $?"
        ```

        ### 1.2 By hand

        1. Ask the neighbour for a lamp – “the large one”.

        ## 2. Move

        ```bash
        rm -rf boxes
        ```

        ## 3. Look

        ```bash
        ls boxes || ls
        ```

        ## Rollback

        ```bash
        true
        ```
        """

    struct Terminal: CustomTestStringConvertible {
        let screen: String
        let environment: [String: String]
        var testDescription: String { "\(screen): \(environment)" }
    }

    static let terminals = [
        Terminal(screen: "unicode", environment: ["TERM": "xterm-256color"]),
        Terminal(screen: "unicode", environment: ["TERM": "tmux-256color", "TMUX": "/tmp/x,1,0"]),
        Terminal(screen: "unicode", environment: ["NO_COLOR": "1"]),
        Terminal(screen: "unicode", environment: ["TERM": "dumb"]),
        Terminal(screen: "ascii", environment: ["LC_ALL": "C"]),
        Terminal(screen: "ascii", environment: ["LC_ALL": "C", "NO_COLOR": "1"]),
        Terminal(screen: "ascii", environment: ["LC_ALL": "POSIX", "TERM": "dumb"]),
    ]

    /// Goes through the document, using every kind of prompt.
    private func play(_ terminal: TerminalProgram) throws {
        try terminal.answer("where =", "\r")
        try terminal.answer("where =", "./count of boxes\r")
        try terminal.answer("? help", "?")
        try terminal.answer("? help", "v")
        try terminal.answer("? help", "\r")
        try terminal.answer("? help", "c")
        try terminal.answer("? help", "?")
        try terminal.answer("? help", "t")
        try terminal.answer("Note:", "three\r")
        try terminal.answer("? help", "d")
        try terminal.answer("? help", "\r")
        try terminal.answer("Type destroy to run it:", "no\r")
        try terminal.answer("? help", "s")
        try terminal.answer("Reason:", "\u{1b}")
        try terminal.answer("? help", "b")
        try terminal.answer("Back to:", "1.2/1\r")
        try terminal.answer("? help", "c")
        try terminal.answer("? help", "d")
        try terminal.answer("? help", "\r")
        try terminal.answer("Type destroy to run it:", "destroy\r")
    }

    @Test(arguments: terminals)
    func `a session looks as it did`(_ kind: Terminal) throws {
        let bench = try Workbench(Self.text)
        bench.environment.merge(kind.environment) { $1 }
        let options = ["--as", "Ada", "--role", "Operator", "--confirm", "changes"]
        let terminal = try bench.terminal(["run", "runbook.md"] + options)
        try play(terminal)
        #expect(try terminal.end() == 0)
        let painted = PaintedScreen(terminal.output, width: 80).rows
        let mark = try #require(painted.compactMap(Self.mark).first)
        let rows = painted.map { neutral($0.replacing("\(mark) ", with: "MRK "), bench) }
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "Screens/\(kind.screen).txt")
        if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] != nil {
            try (rows.joined(separator: "\n") + "\n").write(
                to: file,
                atomically: true,
                encoding: .utf8
            )
        }
        let golden = try String(contentsOf: file, encoding: .utf8)
        #expect(rows == golden.dropLast().components(separatedBy: "\n"))
        #expect(rows.filter { $0.count > 80 } == [])
    }

    /// The mark of Cortex's own lines, where the row tells it.
    private static func mark(in row: String) -> String? {
        row.firstMatch(of: /asks behind the mark ([^;]+);/).map { String($0.output.1) }
    }

    /// Takes out what differs from run to run.
    private func neutral(_ row: String, _ bench: Workbench) -> String {
        if let fact = ["host", "directory", "git branch", "sudo"].first(where: {
            row.hasPrefix("  \($0) ")
        }) {
            return "  \(fact) ..."
        }
        return row.replacing(#/the mark ...;/#, with: "the mark MRK;")
            .replacing(#/run [0-9]{8}T[0-9]{6}Z-[0-9a-f]{8}/#, with: "run ID")
            .replacing(#/status [0-9]{8}T[0-9]{6}Z-[0-9a-f]{8}/#, with: "status ID")
            .replacing(#/[0-9]+(\.[0-9])?s$/#, with: "TIME")
    }
}
