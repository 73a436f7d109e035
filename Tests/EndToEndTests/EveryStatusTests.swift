import Foundation
import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Every number of `docs/exit-status.md`, from the program itself.
@Suite struct EveryStatusTests {
    /// A way to come to a status.
    struct Way: CustomTestStringConvertible {
        let status: Int32
        let name: String
        var blocks = ["true"]
        var options: [String] = []
        /// What a person waits for and types; empty where nobody is there.
        var keys: [(String, String)] = []
        /// What the program is sent once it has asked for the last of `keys`.
        var signal: Int32?
        var testDescription: String { "\(status): \(name)" }
    }

    static let ways = [
        Way(status: 0, name: "every step passed", keys: [("Run it?", "\r")]),
        Way(status: 0, name: "unattended", options: ["--yes"]),
        Way(
            status: 1,
            name: "stopped at a failure",
            blocks: ["false"],
            keys: [("Run it?", "\r"), ("The block waits here.", "\r"), ("And now?", "\r")]
        ),
        Way(status: 1, name: "unattended, at a failure", blocks: ["false"], options: ["--yes"]),
        Way(status: 2, name: "nobody to ask"),
        Way(status: 2, name: "no such option", options: ["--no-such-option"]),
        Way(status: 2, name: "no such run", options: ["--resume"]),
        Way(status: 3, name: "a syntax error", blocks: ["if true; then"], options: ["--yes"]),
        Way(status: 3, name: "nothing left", options: ["--yes", "--skip", "1"]),
        Way(status: 4, name: "quit", keys: [("Run it?", "q")]),
        Way(
            status: 5,
            name: "the store is gone",
            blocks: ["find \"$XDG_STATE_HOME\" -depth -delete", "true"],
            options: ["--yes", "--allow-destructive"]
        ),
        Way(status: 129, name: "hangup", keys: [("Run it?", "")], signal: SIGHUP),
        Way(status: 130, name: "Ctrl-C", keys: [("Run it?", "\u{3}")]),
        Way(status: 130, name: "INT", keys: [("Run it?", "")], signal: SIGINT),
        Way(status: 143, name: "TERM", keys: [("Run it?", "")], signal: SIGTERM),
    ]

    @Test(arguments: ways)
    func `the status is what the table says`(_ way: Way) throws {
        let bench = try Workbench(blocks: way.blocks)
        let words = ["run", "runbook.md"] + way.options
        guard !way.keys.isEmpty else {
            #expect(try bench.cortex(words).status == way.status)
            return
        }
        let terminal = try bench.terminal(words)
        for (question, answer) in way.keys { try terminal.answer(question, answer) }
        if let signal = way.signal { terminal.signal(signal) }
        #expect(try terminal.end() == way.status)
        #expect(terminal.mode == terminal.initialMode)
    }

    @Test func `what is consistent and that nobody trusted has signed is 6`() throws {
        let bench = try Workbench(blocks: ["true"])
        #expect(try bench.runUnattended().status == 0)
        #expect(try bench.cortex("export", bench.runs[0], "-o", "run.tar").status == 0)
        let verified = try bench.cortex("verify", "run.tar")
        #expect(verified.status == 6, "\(verified)")
    }

    @Test func `no number of the table is without a way to it`() throws {
        let page = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../docs/exit-status.md")
        let rows = try String(contentsOf: page, encoding: .utf8).split(separator: "\n")
        let numbers = rows.compactMap { row in
            row.hasPrefix("| ") ? Int32(row.dropFirst(2).prefix { $0 != " " }) : nil
        }
        #expect(Set(Self.ways.map(\.status) + [6]).sorted() == numbers)
    }
}
