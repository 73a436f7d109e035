import Foundation
import Testing

/// What a real terminal emulator shows behind output that would like to deceive its reader.
@Suite(.enabled(if: Tool.exists("tmux"), "tmux is not installed"))
struct TerminalEmulatorTests {
    struct Output: CustomTestStringConvertible {
        let name: String
        /// The format that `printf` prints.
        let format: String
        var testDescription: String { name }

        init(_ name: String, _ format: String) {
            self.name = name
            self.format = format
        }
    }

    static let outputs = [
        Output("the alternate screen", #"\033[?1049h\033[2J\033[H"#),
        Output("the older alternate screen", #"\033[?47h\033[2J"#),
        Output("an erased screen", #"\033[2J\033[H"#),
        Output("an erased scrollback", #"\033[3J\033[2J"#),
        Output("the cursor far right and down", #"\033[999;999H"#),
        Output("the cursor over earlier lines", #"\033[12A\033[Knot what was asked"#),
        Output("a scroll region", #"\033[3;5r"#),
        Output("a scroll region with its own origin", #"\033[3;5r\033[?6h"#),
        Output("left and right margins", #"\033[?69h\033[10;20s"#),
        Output("scrolling backwards", #"\033[9T\033M\033M\033M"#),
        Output("lines inserted and deleted", #"\033[H\033[9L\033[3M"#),
        Output("no wrapping", #"\033[?7l"#),
        Output("insert mode", #"\033[4h"#),
        Output("a reversed screen", #"\033[?5h"#),
        Output("concealed text", #"\033[8m"#),
        Output("black on black", #"\033[30;40m"#),
        Output("black on black of 256 colours", #"\033[38;5;16;48;5;16m"#),
        Output("reversed, struck, blinking text", #"\033[5;7;9m"#),
        Output("a hidden cursor", #"\033[?25l"#),
        Output("another shape of the cursor", #"\033[6 q"#),
        Output("the line-drawing set", #"\033(0"#),
        Output("the line-drawing set shifted in", #"\033)0\016"#),
        Output("a set locked in", #"\033*0\033n"#),
        Output("no UTF-8", #"\033%%@"#),
        Output("half a character of UTF-8", #"\342\202"#),
        Output("mouse reports", #"\033[?1000h\033[?1003h\033[?1006h"#),
        Output("paste and focus reports", #"\033[?2004h\033[?1004h"#),
        Output("application keys", #"\033[?1h\033="#),
        Output("keyboards of xterm and kitty", #"\033[>4;2m\033[>1u"#),
        Output("a locked keyboard and newline mode", #"\033[2h\033[20h"#),
        Output("no tab stops", #"\033[3g"#),
        Output("a title", #"\033]0;root@production\007\033k title\033\\"#),
        Output("a title that never ends", #"\033]0;title"#),
        Output("a device string that never ends", #"\033Pq"#),
        Output("an application string that never ends", #"\033_x"#),
        Output("a sequence that never ends", #"\033[12;"#),
        Output("the clipboard", #"\033]52;c;cm0gLXJmIC8=\007"#),
        Output("a hyperlink left open", #"\033]8;;http://example.com/\033\\click"#),
        Output("invisible colours", #"\033]10;#000000\007\033]11;#000000\007\033]4;2;#000000\007"#),
        Output("questions about the device", #"\033[c\033[>c\033[=c\033[5n\033[6n\033[?6n"#),
        Output(
            "questions about colours and sizes",
            #"\033]11;?\007\033]4;1;?\007\033[18t\033[21t"#
        ),
        Output("questions about settings", #"\033P$qm\033\\\033P+q544e\033\\\033[>q\033[?2004$p"#),
        Output("a call for the answerback", #"\005\005"#),
        Output("text from right to left", #"\342\200\256evil\342\201\246"#),
        Output("controls of the second half", #"\302\2332J\302\233?25l\302\220q"#),
        Output("controls of eight bits", #"\2332J\233?25l\2220q"#),
        Output("a printer", #"\033[5i"#),
        Output("a terminal of the seventies", #"\033[?2l"#),
        Output("output held back", #"\033[?2026h"#),
        Output("a full and a soft reset", #"\033c\033[!p"#),
        Output("a filled screen of double height", #"\033#8\033#3"#),
        Output("a line without its end", #"Run it?"#),
        Output("a line written over", #"q quit\rRun it?\b\b\b\b"#),
        Output("a whole prompt", #"ok\n\nbcd Run it?  \xe2\x86\xb5 run  s skip  q quit  ? help\n"#),
    ]

    /// A runbook that prints `format`; the step behind it, with a TAB, waits to be asked for.
    private static func bench(_ format: String) throws -> Workbench {
        try Workbench(blocks: ["printf '\(format)'", "touch answered\t# and no more"])
    }

    /// The rows from the end of the first step on.
    private static let expected = [
        "MRK ✓ 1/1 passed  TIME", "",
        "Phase 2/2 Part  ━━━━━━━━━━━━────────────  1/2 steps  TIME", "",
        "2 Part  runbook.md:11", "  2/2  changes things", "  │ touch answered      # and no more",
        "",
        "MRK Run it?  ↵ run  s skip  e edit  v context  ! shell  b back  n note  q quit",
        "    ? help",
    ]

    /// Starts a run and waits for its first question.
    private static func firstPrompt(
        _ bench: Workbench
    ) throws -> (window: TmuxWindow, mark: String) {
        let window = try TmuxWindow(bench, ["run", "runbook.md"])
        let rows = try window.wait(for: "a question") { $0.contains { $0.hasSuffix("? help") } }
        let explanation = rows.compactMap { $0.firstMatch(of: /behind the mark (...);/) }.first
        return (window, String(try #require(explanation).output.1))
    }

    /// Starts a run, answers its first question and waits for its second.
    private static func secondPrompt(
        _ bench: Workbench
    ) throws -> (window: TmuxWindow, mark: String) {
        let (window, mark) = try firstPrompt(bench)
        try window.type("\r")
        _ = try window.wait(for: "the second question") { rows in
            guard let start = rows.firstIndex(where: { $0.hasPrefix("\(mark) ✓ 1/1") }) else {
                return false
            }
            return rows[start...].contains("    ? help")
        }
        return (window, mark)
    }

    /// The window behind output that is text only.
    private static let plain = Result {
        let (window, mark) = try secondPrompt(try bench("ok\\n"))
        return (rows: neutral(try window.styledRows, mark), modes: try window.modes)
    }

    /// Takes out what differs from run to run, and what stands above the first step's end.
    private static func neutral(_ rows: [String], _ mark: String) -> [String] {
        let rows = rows.map {
            $0.replacing(mark, with: "MRK").replacing(#/[0-9]+\.[0-9]s/#, with: "TIME")
        }
        let end = rows.lastIndex { !$0.isEmpty } ?? 0
        return Array(rows[...end].drop { !$0.contains("✓ 1/1 passed") })
    }

    @Test(arguments: outputs)
    func `behind any output the prompt is whole, plain and unanswered`(_ one: Output) throws {
        let plain = try Self.plain.get()
        let bench = try Self.bench(one.format)
        let (window, mark) = try Self.secondPrompt(bench)
        #expect(Self.neutral(try window.rows, mark) == Self.expected)
        #expect(Self.neutral(try window.styledRows, mark) == plain.rows)
        #expect(try window.modes == plain.modes)
        try window.type("q")
        #expect(try window.end() == 4)
        #expect(bench.scratch.names(in: "work") == ["runbook.md"])
    }

    /// A step that has drawn what Cortex draws when a step has ended, and reads the answer.
    private static let impostor = #"""
        printf '\033[2J\033[H✓ 1/1 passed  0.0s\n\n2 Part  runbook.md:11\n  │ rm -rf /\n\n'
        read -r -p 'Run it?  ↵ run  s skip  q quit  ? help' answer
        """#

    @Test func `a forged prompt lacks the mark, and its answer is the step's`() throws {
        let bench = try Workbench(blocks: [Self.impostor, "touch answered"])
        let (window, mark) = try Self.firstPrompt(bench)
        try window.type("\r")
        let forged = try window.wait(for: "the forged prompt") { $0.first == "✓ 1/1 passed  0.0s" }
        #expect(!forged.contains { $0.contains(mark) })
        try window.type("\r")
        _ = try window.wait(for: "the real prompt") { rows in
            rows.contains { $0.hasPrefix("\(mark) Run it?") }
        }
        try window.type("q")
        #expect(try window.end() == 4)
        #expect(bench.scratch.names(in: "work") == ["runbook.md"])
    }

    @Test func `a process left behind cannot draw while a question is open`() throws {
        let bench = try Workbench(blocks: [
            "mkfifo gate; { cat gate; printf '\\033[2J\\033[Hgone\\033[?25l\\n'; } &\ntrue",
            "touch answered",
        ])
        let (window, mark) = try Self.secondPrompt(bench)
        let before = try window.modes
        try bench.scratch.openGate("work/gate", saying: "now")
        let rows = try window.wait(for: "the process") { $0.contains { $0.contains("gone") } }
        #expect(rows.contains("  ┆ ^[[2J^[[Hgone^[[?25l"))
        #expect(rows.contains { $0.hasPrefix("\(mark) Run it?") })
        #expect(try window.modes == before)
    }

    @Test func `an unattended run leaves the terminal in order`() throws {
        let bench = try Workbench(blocks: [
            #"printf '\033[?1049h\033[31;8m\033[?25l\033(0\033[3;5r'"#
        ])
        let window = try TmuxWindow(bench, ["run", "--yes", "runbook.md"])
        #expect(try window.end() == 0)
        #expect(try window.rows.contains { $0.hasPrefix("✓ Finished.") })
        #expect(try window.modes == Self.plain.get().modes)
    }
}
