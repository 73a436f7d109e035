import Testing

@testable import CortexShell

struct TerminalUseTests {
    struct Case: Sendable {
        let pieces: [String]
        let use: TerminalUse
    }

    @Test(arguments: [
        Case(pieces: ["plain text\r\n\tünd – ✓ 盛 é"], use: .text),
        Case(pieces: ["a\u{1b}[31m"], use: .controls),
        Case(pieces: ["\u{5}"], use: .controls),
        Case(pieces: ["\u{e}"], use: .controls),
        Case(pieces: ["a\u{9b}2J"], use: .controls),
        Case(pieces: ["\u{1b}[m", "later \u{1b}]0;x"], use: .strings),
        Case(pieces: ["\u{1b}[m\u{1b}", "]0;x"], use: .strings),
        Case(pieces: ["\u{9d}0;x"], use: .strings),
    ])
    func `output is judged by what a terminal does with it`(_ one: Case) {
        var use = TerminalUse.text
        for piece in one.pieces { use.note(Array(piece.utf8)[...]) }
        #expect(use == one.use)
    }

    @Test func `a control of eight bits is none of UTF-8`() {
        var use = TerminalUse.text
        use.note([0x41, 0x9B, 0x32, 0x4A])
        #expect(use == .controls)
    }
}
