/// What a step has sent to its terminal.
package enum TerminalUse: Sendable, Comparable {
    /// Text only, as far as a terminal cares.
    case text
    /// Control characters or sequences: modes may be changed, and answers may be coming.
    case controls
    /// Strings for the terminal itself (`ESC ]`), too: its colours may be changed.
    case strings

    /// Takes `bytes`, which the terminal got next, into account.
    mutating func note(_ bytes: ArraySlice<UInt8>) {
        if self == .text, Self.hasControls(bytes) { self = .controls }
        if self == .controls, Self.hasStrings(bytes) { self = .strings }
    }

    /// Whether `bytes` hold ESC, ENQ, a shift to other characters (SO), or a control of ECMA-48's
    /// second half, be it one byte or a character of UTF-8.
    private static func hasControls(_ bytes: ArraySlice<UInt8>) -> Bool {
        var last: UInt8 = 0
        for byte in bytes {
            if byte == escape || byte == 0x05 || byte == 0x0E { return true }
            if isSecondHalf(byte, behind: last) { return true }
            last = byte
        }
        return false
    }

    /// Whether `bytes` hold `ESC ]`; an ESC at the end counts, since its rest may come later.
    private static func hasStrings(_ bytes: ArraySlice<UInt8>) -> Bool {
        var last: UInt8 = 0
        for byte in bytes {
            if last == escape, byte == UInt8(ascii: "]") { return true }
            if byte == 0x9D, isSecondHalf(byte, behind: last) { return true }
            last = byte
        }
        return last == escape
    }

    /// Whether `byte` is a control (0x80 to 0x9F) rather than the rest of a character.
    private static func isSecondHalf(_ byte: UInt8, behind last: UInt8) -> Bool {
        0x80...0x9F ~= byte && (last < 0x80 || last == 0xC2)
    }

    private static let escape: UInt8 = 0x1B
}
