/// When the output of a step came: the lines of `output.timing`, as `scriptreplay`(1) reads them.
package struct OutputTiming: Sequence, IteratorProtocol, Sendable {
    /// A piece of output.
    package struct Piece: Sendable, Equatable {
        /// The time since the piece before, in microseconds.
        package var delay: Int
        /// Its size in bytes.
        package var size: Int
    }

    private let bytes: [UInt8]
    private var index = 0

    /// Reads `bytes`, the contents of a timing file; what is no line of one ends it.
    package init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    package mutating func next() -> Piece? {
        guard let seconds = number(),
            take(UInt8(ascii: ".")),
            let fraction = number(),
            take(UInt8(ascii: " ")),
            let size = number(),
            take(UInt8(ascii: "\n"))
        else { return nil }
        guard seconds.value <= Self.longest else { return nil }
        var micros = fraction.value
        for _ in Swift.min(fraction.digits, 6)..<6 { micros *= 10 }
        for _ in 6..<Swift.max(fraction.digits, 6) { micros /= 10 }
        return Piece(delay: seconds.value * 1_000_000 + micros, size: size.value)
    }

    /// Takes up to 18 digits.
    private mutating func number() -> (value: Int, digits: Int)? {
        var (value, digits) = (0, 0)
        while index < bytes.count, digits < 18, bytes[index] &- 0x30 < 10 {
            value = value * 10 + Int(bytes[index] &- 0x30)
            digits += 1
            index += 1
        }
        return digits == 0 ? nil : (value, digits)
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard index < bytes.count, bytes[index] == byte else { return false }
        index += 1
        return true
    }

    /// The most seconds that count: a century or three.
    private static let longest = 10_000_000_000
}
