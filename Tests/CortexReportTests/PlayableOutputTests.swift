import Testing

@testable import CortexReport

struct PlayableOutputTests {
    static let outputs: [(String, String?)] = [
        ("plain\r\n\ttext ü 🎉", "plain\r\n\ttext ü 🎉"), ("\u{1B}[1;31mred\u{1B}[0m", nil),
        ("\u{1B}[2J\u{1B}[3;4Hx\u{1B}[K", nil), ("\u{1B}[?1049h\u{1B}[?25l", nil),
        ("a\u{1B}]52;c;aGk=\u{07}b", "ab"), ("a\u{1B}]0;title\u{1B}\\b", "ab"),
        ("a\u{1B}[6nb\u{1B}[cb\u{1B}[>qb", "abbb"), ("a\u{1B}P+q544e\u{1B}\\b", "ab"),
        ("a\u{05}b\u{0E}c", "abc"), ("a\u{1B}[?1000h\u{1B}[?2004hb", "ab"), ("a\u{9B}6nb", "a6nb"),
        ("a\u{1B}[21tb", "ab"), ("a\u{1B}Zb\u{1B}cb", "abb"), ("\u{1B}(0x\u{1B}(B", nil),
        ("a\u{1B}[?uc", "ac"),
    ]

    @Test(arguments: outputs)
    func `a terminal gets what draws and nothing else`(output: String, shown: String?) {
        let bytes = Array(output.utf8)
        for cut in 0...bytes.count {
            var filter = PlayableOutput()
            let result = filter.take(bytes[..<cut]) + filter.take(bytes[cut...])
            #expect(String(decoding: result, as: UTF8.self) == shown ?? output, "cut at \(cut)")
        }
    }
}
