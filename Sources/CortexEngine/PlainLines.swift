import CortexRunbook

/// Takes the lines out of what a command printed, as a person sees them at the end.
///
/// Colours, titles and other escape sequences (ECMA-48) are left out. A carriage return begins the
/// line again, a backspace takes one character back, any number of blanks is one.
struct PlainLines {
    private enum State {
        case text
        case escape
        /// In a control sequence, up to its final byte.
        case control
        /// In a string (a title, a link), up to BEL or ESC.
        case string
        /// Before the byte that names a character set.
        case charset
    }

    private var state = State.text
    private var line: [UInt8] = []
    private var isReturned = false

    /// How many bytes of a line are kept; no document has longer ones.
    static let longest = 1 << 16

    /// Reads the next bytes; `take` gets each line that ends in them.
    mutating func read(_ bytes: some Sequence<UInt8>, _ take: ([UInt8]) -> Void) {
        for byte in bytes {
            switch state {
            case .text: readText(byte, take)
            case .escape: state = Self.behindEscape(byte)
            case .control: if (0x40...0x7E).contains(byte) { state = .text }
            case .string:
                if byte == 0x07 { state = .text } else if byte == 0x1B { state = .escape }
            case .charset: state = .text
            }
        }
    }

    /// Returns the last line if it has no end; `nil` if there is nothing.
    mutating func finish() -> [UInt8]? {
        defer { line = [] }
        return line.isEmpty ? nil : Array(line.trimmed)
    }

    private mutating func readText(_ byte: UInt8, _ take: ([UInt8]) -> Void) {
        switch byte {
        case .lineFeed:
            take(Array(line.trimmed))
            line.removeAll(keepingCapacity: true)
            isReturned = false
        case .carriageReturn: isReturned = true
        case 0x1B: state = .escape
        case 0x08: takeBack()
        case .tab, .space: if line.last != .space { append(.space) }
        case 0..<0x20, 0x7F: break
        default: append(byte)
        }
    }

    private mutating func append(_ byte: UInt8) {
        if isReturned { line.removeAll(keepingCapacity: true) }
        isReturned = false
        if line.count < Self.longest { line.append(byte) }
    }

    /// Takes the last character back, all bytes of it.
    private mutating func takeBack() {
        while let last = line.popLast(), last & 0xC0 == 0x80 {}
    }

    private static func behindEscape(_ byte: UInt8) -> State {
        switch byte {
        case UInt8(ascii: "["): .control
        case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"), UInt8(ascii: "^"),
            UInt8(ascii: "X"):
            .string
        case 0x20...0x2F: .charset
        default: .text
        }
    }

    /// The lines of a whole text.
    static func lines(of text: String) -> [[UInt8]] {
        var reader = PlainLines()
        var lines: [[UInt8]] = []
        reader.read(text.utf8) { lines.append($0) }
        if let last = reader.finish() { lines.append(last) }
        return lines
    }
}
