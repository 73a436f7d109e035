import Foundation
import Testing

/// Output that would like to answer Cortex's questions or change its terminal.
@Suite struct HostileOutputTests {
    struct Case: CustomTestStringConvertible {
        let name: String
        let output: String
        var testDescription: String { name }
    }

    static let cases = [
        Case(name: "the alternate screen", output: #"\033[?1049h\033[2J"#),
        Case(name: "cursor moves", output: #"\033[H\033[999C\033[5A"#),
        Case(name: "a scroll region", output: #"\033[3;5r\033[?6h"#),
        Case(name: "hidden text and cursor", output: #"\033[8m\033[?25l"#),
        Case(name: "the line-drawing set", output: #"\033(0\016"#),
        Case(name: "mouse and paste reports", output: #"\033[?1003h\033[?1006h\033[?2004h"#),
        Case(name: "application keys", output: #"\033[?1h\033=\033[>1u"#),
        Case(name: "the clipboard", output: #"\033]52;c;cm0gLXJmIC8=\007"#),
        Case(name: "a sequence that never ends", output: #"\033]0;title"#),
        Case(name: "a string that never ends", output: #"\033Pq"#),
    ]

    /// What has to be taken back before Cortex speaks again.
    static let resets: [(String, String)] = [
        (#"\033[?1049h"#, "\u{1b}[?1049l"), (#"\033[8m"#, "\u{1b}[0m"),
        (#"\033[?25l"#, "\u{1b}[?25h"),
        (#"\033[?1003h"#, "\u{1b}[?1003l"), (#"\033[?2004h"#, "\u{1b}[?2004l"),
        (#"\033[3;5r"#, "\u{1b}[r"), (#"\033[?1h"#, "\u{1b}[?1l"), (#"\033(0"#, "\u{1b}(B"),
        (#"\033Pq"#, "\u{18}\u{1b}\\"), (#"\033[?2l"#, "\u{1b}<"), (#"\033[5i"#, "\u{1b}[4i"),
        (#"\033[?2026h"#, "\u{1b}[?2026l"), (#"\033 G"#, "\u{1b} F"), (#"\033%%@"#, "\u{1b}%G"),
        (#"\033[?69h\033[9;9s"#, "\u{1b}[?69l"), (#"\033[?6h"#, "\u{1b}[?6l"),
        (#"\033[?5h"#, "\u{1b}[?5l"), (#"\033[?7l"#, "\u{1b}[?7h"), (#"\033[4h"#, "\u{1b}[4l"),
        (#"\033[20h"#, "\u{1b}[20l"), (#"\033[2h"#, "\u{1b}[2l"), (#"\033[12l"#, "\u{1b}[12h"),
        (#"\033*0\033n"#, "\u{1b}*B"), (#"\016"#, "\u{0f}"), (#"\033[?1004h"#, "\u{1b}[?1004l"),
        (#"\033="#, "\u{1b}>"), (#"\033[>4;2m"#, "\u{1b}[>4;0m"), (#"\033[>1u"#, "\u{1b}[=0;1u"),
        (#"\033[1$}"#, "\u{1b}[0$}"), (#"\033]8;;http://a/\033\\x"#, "\u{1b}]8;;\u{1b}\\"),
        (#"\033]11;#000\007"#, "\u{1b}]111\u{1b}\\"), (#"\033]4;2;#000\007"#, "\u{1b}]104"),
        (#"\033[3g"#, "\u{1b}[9G\u{1b}H"), (#"\302\233?25l"#, "\u{1b}[?25h"),
        (#"\233?25l"#, "\u{1b}[?25h"),
    ]

    @Test(arguments: cases)
    func `the next prompt is readable and unanswered`(_ one: Case) throws {
        let bench = try Workbench(blocks: ["printf '\(one.output)'", "touch answered"])
        let terminal = try bench.runAtTerminal()
        try terminal.answer("Run it?", "\r")
        try terminal.wait(for: "1/1 passed")
        try terminal.answer("Run it?", "q")
        #expect(try terminal.end() == 4)
        #expect(bench.scratch.names(in: "work") == ["runbook.md"])
    }

    @Test(arguments: resets)
    func `modes that a step left on are taken back behind it`(
        _ mode: String,
        _ reset: String
    ) throws {
        let bench = try Workbench(blocks: ["printf '\(mode)'", "true"])
        let terminal = try bench.runAtTerminal()
        try terminal.answer("Run it?", "\r")
        try terminal.wait(for: "1/1 passed")
        let all = String(decoding: terminal.output, as: UTF8.self)
        let passed = try #require(all.firstRange(of: "1/1 passed"))
        let shown = all[..<passed.lowerBound]
        #expect(shown.contains(reset), "\(shown.debugDescription)")
    }

    @Test func `colours stay as they are behind output that sets none`() throws {
        let bench = try Workbench(blocks: ["printf '\\033[31mred\\033[0m\\n'"])
        let terminal = try bench.runAtTerminal()
        try terminal.answer("Run it?", "\r")
        #expect(try terminal.end() == 0)
        let all = String(decoding: terminal.output, as: UTF8.self)
        #expect(all.contains("\u{1b}[r") && !all.contains("\u{1b}]104"))
    }

    @Test func `the kernel's own console gets no string that it would print`() throws {
        let bench = try Workbench(blocks: ["printf '\\033]11;#000\\007'"])
        bench.environment["TERM"] = "linux"
        let terminal = try bench.runAtTerminal()
        try terminal.answer("Run it?", "\r")
        #expect(try terminal.end() == 0)
        let all = String(decoding: terminal.output, as: UTF8.self)
        #expect(all.components(separatedBy: "\u{1b}]").count == 2)
        #expect(all.contains("\u{1b}[r") && !all.contains("\u{1b}[="))
    }

    @Test func `what is typed while a step runs does not answer the next prompt`() throws {
        let bench = try Workbench(blocks: ["mkfifo gate\necho ready\ncat gate", "touch answered"])
        let terminal = try bench.runAtTerminal()
        try terminal.answer("Run it?", "\r")
        try terminal.wait(for: "ready\n")
        try terminal.type("\r\r\ry\r")
        try bench.scratch.openGate("work/gate", saying: "opened")
        try terminal.wait(for: "1/1 passed")
        try terminal.answer("Run it?", "q")
        #expect(try terminal.end() == 4)
        #expect(bench.scratch.names(in: "work") == ["gate", "runbook.md"])
    }

    /// A terminal's answers to what a step asked it, as they may come: late, and in pieces.
    static let replies: [[String]] = [
        ["\u{1b}[24;80R"], ["\u{1b}[?62;", "c"], ["\u{1b}", "[0n"], ["\u{1b}]l\rtitle\r\u{1b}\\"],
        ["\u{1b}P1$r0m\r", "\u{1b}\\"],
    ]

    @Test(arguments: replies)
    func `a late answer of the terminal does not answer a prompt`(_ reply: [String]) throws {
        let bench = try Workbench(blocks: ["printf '\\033[c\\033[6n'; false\ntouch answered"])
        let terminal = try bench.runAtTerminal()
        try terminal.answer("Run it?", "\r")
        try terminal.wait(for: "stop the block")
        for piece in reply {
            try terminal.type(piece)
            try terminal.settle()
        }
        try terminal.type("\r")
        try terminal.answer("And now?", "\r")
        #expect(try terminal.end() == 1)
        #expect(try bench.journal().list("commandFailed", "answer") == ["stop"])
        #expect(bench.scratch.names(in: "work") == ["runbook.md"])
    }

    @Test(.enabled(if: Tool.exists("perl"), "perl is not installed"))
    func `keys that a step pushes into its terminal do not answer a prompt`() throws {
        let bench = try Workbench(blocks: [
            #"perl -e 'ioctl(STDIN, 0x5412, $_) for split //, "\r\ry\r"' || true"#,
            "touch answered",
        ])
        let terminal = try bench.runAtTerminal()
        try terminal.answer("Run it?", "\r")
        try terminal.wait(for: "1/1 passed")
        try terminal.answer("Run it?", "q")
        #expect(try terminal.end() == 4)
        #expect(bench.scratch.names(in: "work") == ["runbook.md"])
    }

    @Test func `what is pasted behind one answer does not give the next`() throws {
        let bench = try Workbench(blocks: ["echo <name>; touch answered"])
        let terminal = try bench.runAtTerminal()
        try terminal.answer("name = ", "value\r\r\r")
        try terminal.answer("Run it?", "q")
        #expect(try terminal.end() == 4)
        #expect(bench.scratch.names(in: "work") == ["runbook.md"])
    }
}
