import CortexText
import Testing

struct SafeTextTests {
    @Test(arguments: [
        ("plain text", "plain text"),
        ("line\n\tnext", "line\n\tnext"),
        ("\u{1B}[31mred\u{1B}[0m", "^[[31mred^[[0m"),
        ("\u{1B}]52;c;cm0gLXJmIH4=\u{7}", "^[]52;c;cm0gLXJmIH4=^G"),
        ("ok\rrm -rf ~", "ok^Mrm -rf ~"),
        ("a\r\nb", "a^M\nb"),
        ("\0\u{8}\u{B}\u{1F}", "^@^H^K^_"),
        ("\u{7F}\u{80}\u{9B}31m", "<U+007F><U+0080><U+009B>31m"),
        ("if a\u{202E} } \u{2066}begin", "if a<U+202E> } <U+2066>begin"),
        ("zero\u{200B}width\u{FEFF}", "zero<U+200B>width<U+FEFF>"),
        ("tag\u{E0041}", "tag<U+E0041>"),
        ("a\u{2028}b\u{2029}c\u{85}d", "a<U+2028>b<U+2029>c<U+0085>d"),
        ("x\u{FE01}y\u{E0100}", "x<U+FE01>y<U+E0100>"),
        ("\u{E000}\u{FFFF}\u{10FFFF}", "<U+E000><U+FFFF><U+10FFFF>"),
        ("filler\u{3164}\u{115F}\u{34F}", "filler<U+3164><U+115F><U+034F>"),
        ("rm\u{A0}-rf\u{3000}x\u{2003}", "rm<U+00A0>-rf<U+3000>x<U+2003>"),
        ("p\u{430}ypal аптека naïve", "p<U+0430>ypal аптека naïve"),
        ("p1_\u{430} p\u{301}\u{430} 1\u{430}", "p1_<U+0430> p\u{301}<U+0430> 1\u{430}"),
        ("Καλημέρα Ωmega 日本 ", "Καλημέρα <U+03A9>mega 日本 "),
        ("⚠\u{FE0F} careful 👍🏽", "⚠\u{FE0F} careful 👍🏽"),
        ("👨\u{200D}💻", "👨<U+200D>💻"),
        ("a\u{FE0F}", "a<U+FE0F>"),
    ])
    func `foreign text is shown without what could deceive`(foreign: String, shown: String) {
        #expect(SafeText(escaping: foreign).text == shown)
        #expect(SafeText(escaping: foreign.utf8).text == shown)
        #expect(SafeText(escaping: foreign).isEscaped == (foreign != shown))
    }

    @Test func `no code point leaves raw that could deceive`() {
        let leaks = [0x0...0xFFFF, 0x1F000...0x1FFFF, 0xE0000...0xE0FFF].joined().compactMap(
            Unicode.Scalar.init
        )
        .filter { scalar in
            SafeText(escaping: "\(scalar)").text.unicodeScalars.contains(where: isDeceptive)
                || SafeText(escaping: "a\(scalar)b").text.unicodeScalars.contains(
                    where: isDeceptive
                )
        }
        #expect(leaks.map(\.value) == [])
    }

    @Test(
        arguments: [
            ([0x66, 0xFF, 0x6F], "f<FF>o"),
            ([0xC3, 0xA9, 0xC3], "é<C3>"),
            ([0xE2, 0x80], "<E2><80>"),
            ([0xED, 0xA0, 0x80], "<ED><A0><80>"),
            ([0xC0, 0xAF], "<C0><AF>"),
            ([0xF4, 0x90, 0x80, 0x80, 0x0A, 0x9B], "<F4><90><80><80>\n<9B>"),
            ([], ""),
        ] as [([UInt8], String)]
    )
    func `bytes that are not UTF-8 are spelt out`(bytes: [UInt8], shown: String) {
        #expect(SafeText(escaping: bytes).text == shown)
    }

    @Test func `every single byte is safe`() {
        for byte in UInt8.min...UInt8.max {
            let text = SafeText(escaping: [byte]).text
            #expect(text.utf8.allSatisfy { $0 == 9 || $0 == 10 || 0x20..<0x7F ~= $0 }, "\(byte)")
        }
    }

    @Test func `the lines that were changed are known`() {
        let text = SafeText(escaping: "plain\nesc\u{1B}\nnb\u{A0}sp\nc\u{430}t\nплан")
        #expect(text.escapedLines == [2, 3, 4])
        #expect(text.lookalikeLines == [3, 4])
        #expect(text.lines.map(\.isEscaped) == [false, true, true, true, false])
        #expect(text.lines.map(\.lookalikeLines) == [[], [], [1], [1], []])
    }

    @Test func `a literal is safe and what it takes in is escaped or safe already`() {
        let name = "evil\u{1B}]0;x\u{7}"
        let text: SafeText = "in \(escaping: name), \(2) times\n\(SafeText(escaping: "\u{7F}"))"
        #expect(text.text == "in evil^[]0;x^G, 2 times\n<U+007F>")
        #expect(text.escapedLines == [1, 2])
    }

    @Test func `joined texts keep their flags by line`() {
        let texts = [SafeText(escaping: "a"), SafeText(escaping: "b\u{A0}")]
        let joined = texts.joined(separator: "\n")
        #expect(joined.text == "a\nb<U+00A0>")
        #expect(joined.lookalikeLines == [2])
    }

    @Test(arguments: [
        ("", 0), ("abc", 3), ("日本", 4), ("e\u{301}", 1), ("✅ ok", 5), ("⚠\u{FE0F}", 2), ("⚠", 1),
        ("a\tb", 9), ("long line\nx", 9), ("한국", 4), ("👍", 2),
    ])
    func `width counts columns`(text: String, width: Int) {
        #expect(SafeText(escaping: text).width == width)
    }

    @Test func `a style takes no column and is cut with its text`() {
        let styled = Style(colour: true, unicode: true).apply(.bad, "failed")
        #expect(styled.text == "\u{1B}[31mfailed\u{1B}[0m")
        #expect(styled.width == 6)
    }

    @Test(arguments: [
        ("short", "short"), ("exactly ten", "exactly t…"), ("日本日本日本", "日本日本…"),
        ("two\nlines", "two"),
    ])
    func `a long text is truncated by columns`(text: String, expected: String) {
        #expect(SafeText(escaping: text).truncated(to: 10).text == expected)
    }

    @Test(arguments: [
        ("one two three four", ["one two", "three four"]),
        ("abcdefghijklmnop", ["abcdefghij", "klmnop"]),
        ("a abcdefghijklmnop b", ["a", "abcdefghij", "klmnop b"]),
        ("x\n\nyy", ["x", "", "yy"]),
        ("日本日本日本 x", ["日本日本日", "本 x"]),
        ("  indented words", ["  indented", "words"]),
    ])
    func `a long text is wrapped by columns`(text: String, expected: [String]) {
        #expect(SafeText(escaping: text).wrapped(to: 10).map(\.text) == expected)
    }

    @Test func `without Unicode every text is ASCII`() {
        let text = SafeText(escaping: "“Café” – 10 → 20 ✅ …")
        #expect(text.ascii.text == "\"Caf<U+00E9>\" - 10 -> 20 [x] ...")
    }
}

/// An independent account of what must never reach a terminal.
private func isDeceptive(_ scalar: Unicode.Scalar) -> Bool {
    let properties = scalar.properties
    return switch properties.generalCategory {
    case .control: scalar != "\n" && scalar != "\t"
    case .format, .privateUse, .unassigned, .surrogate, .lineSeparator, .paragraphSeparator: true
    case .spaceSeparator: scalar != " "
    default: properties.isBidiControl || properties.isDefaultIgnorableCodePoint
    }
}
