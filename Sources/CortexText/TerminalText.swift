/// What a program printed for a terminal, as lines that are safe to show elsewhere.
///
/// Colours and emphasis (SGR, ECMA-48 8.3.117) are kept as values. A carriage return ends a line, so
/// that nothing is overwritten. What only erases the rest of a line or hides the cursor is left out;
/// every other control sequence is shown as text, `^[[2J`.
package struct TerminalText: Sendable, Equatable {
    /// A piece of a line in one look.
    package struct Run: Sendable, Equatable {
        package var text: SafeText
        package var look: TerminalLook
    }

    /// The lines, without their ends.
    package private(set) var lines: [[Run]] = []

    /// Reads `bytes`, which may or may not be UTF-8; an LF at the end begins no further line.
    package init(_ bytes: some Collection<UInt8>) {
        var reader = Reader()
        reader.read(Array(bytes))
        lines = reader.lines
    }

    /// The lines without their looks.
    package var plain: [SafeText] {
        lines.map { $0.map(\.text).joined() }
    }
}

/// Cuts output into lines and pieces of one look.
private struct Reader {
    private(set) var lines: [[TerminalText.Run]] = []
    private var line: [TerminalText.Run] = []
    private var piece: [UInt8] = []
    private var look = TerminalLook()

    mutating func read(_ bytes: [UInt8]) {
        var index = 0
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "\n"): endLine()
            case UInt8(ascii: "\r"):
                // A terminal driver prints an LF as any number of CR and an LF.
                let next = bytes[index...].firstIndex { $0 != UInt8(ascii: "\r") }
                if let next, bytes[next] == UInt8(ascii: "\n") {
                    index = next
                    endLine()
                } else if !line.isEmpty || !piece.isEmpty {
                    endLine()
                }
            case 0x1B:
                if let end = Self.end(ofSequenceIn: bytes, at: index) {
                    take(sequence: bytes[index...end])
                    index = end
                } else {
                    piece.append(0x1B)
                }
            case let byte: piece.append(byte)
            }
            index += 1
        }
        if !line.isEmpty || !piece.isEmpty { endLine() }
    }

    /// The index of the last byte of a control sequence (ESC [ parameters letter); `nil` if there is
    /// none.
    private static func end(ofSequenceIn bytes: [UInt8], at start: Int) -> Int? {
        guard start + 1 < bytes.count, bytes[start + 1] == UInt8(ascii: "[") else { return nil }
        let end = bytes[(start + 2)...].firstIndex { !(0x20...0x3F).contains($0) }
        guard let end, (0x40...0x7E).contains(bytes[end]) else { return nil }
        return end
    }

    private mutating func take(sequence: ArraySlice<UInt8>) {
        let parameters = String(decoding: sequence.dropFirst(2).dropLast(), as: UTF8.self)
        switch (sequence.last, parameters) {
        case (UInt8(ascii: "m"), _)
        where !parameters.contains(where: "<=>? !\"#$%&'()*+,-./".contains):
            endPiece()
            look.apply(parameters)
        case (UInt8(ascii: "K"), _), (UInt8(ascii: "h"), "?25"), (UInt8(ascii: "l"), "?25"),
            (UInt8(ascii: "h"), "?2004"), (UInt8(ascii: "l"), "?2004"):
            break
        default: piece += sequence
        }
    }

    private mutating func endPiece() {
        guard !piece.isEmpty else { return }
        line.append(TerminalText.Run(text: SafeText(escaping: piece), look: look))
        piece = []
    }

    private mutating func endLine() {
        endPiece()
        lines.append(line)
        line = []
    }
}
