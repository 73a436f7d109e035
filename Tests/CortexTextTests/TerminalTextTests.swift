import CortexText
import Testing

/// What a program printed for a terminal, shown elsewhere.
struct TerminalTextTests {
    @Test(
        arguments: [
            ("a\nb\n", ["a", "b"]), ("a\r\nb", ["a", "b"]), ("a\r\r\nb", ["a", "b"]),
            ("10%\r55%\r\n", ["10%", "55%"]), ("\n\na", ["", "", "a"]), ("", []),
            ("\u{1B}[31mred\u{1B}[0m", ["red"]), ("\u{1B}[K\u{1B}[?25lx", ["x"]),
            ("\u{1B}[2Jx", ["^[[2Jx"]), ("\u{1B}]0;t\u{7}x", ["^[]0;t^Gx"]),
            ("\u{1B}[31", ["^[[31"]),
            ("\u{1B}[>4;1mx", ["^[[>4;1mx"]), ("a\u{8}b", ["a^Hb"]), ("\u{202E}x", ["<U+202E>x"]),
        ]
    )
    func `control sequences are left out or shown`(output: String, lines: [String]) {
        #expect(TerminalText(Array(output.utf8)).plain.map(\.text) == lines)
    }

    @Test(
        arguments: [
            ("1;31", 1, nil), ("0;91", 9, nil), ("38;5;196", 9, nil), ("38;2;0;255;0", 10, nil),
            ("38:2::0:0:255", 12, nil), ("48;5;0", nil, 0), ("31;41", 1, nil), ("7;31", nil, 1),
            ("31;39", nil, nil), ("38;5", nil, nil), ("38;5;232", 0, nil),
            ("99999999999", nil, nil),
        ] as [(String, Int?, Int?)]
    )
    func `colours become the nearest of sixteen`(code: String, text: Int?, behind: Int?) throws {
        let output = TerminalText(Array("\u{1B}[\(code)mx".utf8))
        let look = try #require(output.lines.first?.first).look
        #expect(look.text == text)
        #expect(look.behind == behind)
    }

    @Test func `a look holds until it is changed, across lines`() {
        let output = TerminalText(Array("a\u{1B}[1mb\nc\u{1B}[md".utf8))
        #expect(output.lines.map { $0.map(\.text.text) } == [["a", "b"], ["c", "d"]])
        #expect(output.lines.map { $0.map(\.look.isBold) } == [[false, true], [true, false]])
    }
}
