import CortexRunbook
import Testing

@testable import CortexLanguageServer

struct TextBufferTests {
    @Test(arguments: [
        (PositionEncoding.utf8, 7), (.utf16, 4), (.utf32, 3),
    ])
    func `a place counts as the client does`(encoding: PositionEncoding, character: Int) {
        let buffer = TextBuffer("x\r\né😀a\n")
        #expect(buffer.position(of: 10, encoding) == Position(line: 1, character: character))
        #expect(buffer.offset(of: Position(line: 1, character: character), encoding) == 10)
    }

    @Test(arguments: [
        (Position(line: 0, character: 99), 1), (Position(line: 1, character: 0), 3),
        (Position(line: 2, character: 0), 4), (Position(line: 3, character: 0), 6),
        (Position(line: 9, character: 0), 6), (Position(line: -1, character: 0), 0),
    ])
    func `a place beyond a line or the text is its end`(position: Position, offset: Int) {
        #expect(TextBuffer("a\r\n\rb\n").offset(of: position, .utf16) == offset)
    }

    @Test(arguments: [PositionEncoding.utf8, .utf16, .utf32])
    func `a thousand random edits are as good as reading again`(
        encoding: PositionEncoding
    ) {
        let pieces = ["a", "é", "語", "😀", "\n", "\r\n", "\r", "", "two\nlines", "e\u{301}"]
        var random = SplitMix(state: 7)
        var buffer = TextBuffer("one\ntwo\n")
        var scalars = Array("one\ntwo\n".unicodeScalars)
        for _ in 0..<1_000 {
            let bounds = (0..<2).map { _ in Int(random.next() % UInt64(scalars.count + 1)) }
                .sorted()
            let upper = min(bounds[1], bounds[0] + 1)
            let text = pieces[Int(random.next() % UInt64(pieces.count))]
            // A place between CR and LF is one that no client can name.
            guard !isSplit(scalars, bounds[0]), !isSplit(scalars, upper) else { continue }
            buffer.replace(
                from: place(scalars[..<bounds[0]], encoding),
                to: place(scalars[..<upper], encoding),
                by: text,
                encoding
            )
            scalars.replaceSubrange(bounds[0]..<upper, with: text.unicodeScalars)
            var whole = String.UnicodeScalarView()
            whole.append(contentsOf: scalars)
            guard buffer == TextBuffer(String(whole)) else {
                Issue.record("the texts part: \(String(whole).debugDescription)")
                return
            }
        }
        #expect(scalars.count > 20)
    }

    private func isSplit(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
        index > 0 && index < scalars.count && scalars[index - 1] == "\r" && scalars[index] == "\n"
    }

    /// The place behind `scalars`, counted in the plainest way.
    private func place(
        _ scalars: ArraySlice<Unicode.Scalar>,
        _ encoding: PositionEncoding
    ) -> Position {
        var line = 0
        var character = 0
        for (index, scalar) in scalars.enumerated() {
            let isEnd = scalar == "\n" || scalar == "\r"
            let isPair = scalar == "\n" && index > 0 && scalars[index - 1] == "\r"
            if isEnd {
                line += isPair ? 0 : 1
                character = 0
            } else {
                switch encoding {
                case .utf8: character += UTF8.width(scalar)
                case .utf16: character += UTF16.width(scalar)
                case .utf32: character += 1
                }
            }
        }
        return Position(line: line, character: character)
    }
}

/// Steele, Lea and Flood's SplitMix64, so that a failure comes again.
private struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
