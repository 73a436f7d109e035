/// What a terminal would show of a program's output: its text without escape sequences and carriage
/// returns (ECMA-48 5.4).
struct PlainText {
    private(set) var bytes: [UInt8] = []
    private var state = State.text

    private enum State {
        case text
        case escape
        /// Between `ESC [` and its final byte.
        case control
        /// Between `ESC ]` (or another string's opening) and its end.
        case string
        case stringEscape
    }

    mutating func append(_ fresh: some Sequence<UInt8>) {
        for byte in fresh {
            append(byte)
        }
    }

    private mutating func append(_ byte: UInt8) {
        switch (state, byte) {
        case (.text, 0x1b): state = .escape
        case (.text, 0x0d): break
        case (.text, _): bytes.append(byte)
        case (.escape, UInt8(ascii: "[")): state = .control
        case (.escape, UInt8(ascii: "]")), (.escape, UInt8(ascii: "P")): state = .string
        case (.escape, 0x20...0x2f): break
        case (.escape, _): state = .text
        case (.control, 0x40...0x7e): state = .text
        case (.control, _): break
        case (.string, 0x07): state = .text
        case (.string, 0x1b): state = .stringEscape
        case (.string, _): break
        case (.stringEscape, _): state = .text
        }
    }
}
