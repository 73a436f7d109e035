/// Tells the places of a text at which a word of at least three bytes may stand.
///
/// Wherever the word stands, one of its first two pairs of bytes begins at a multiple of two.
struct PairFilter: Sendable {
    private var table = [UInt64](repeating: 0, count: 1 << 10)

    /// Adds a word; with `ignoringCase` also its letters in the other case.
    mutating func add(_ word: [UInt8], ignoringCase: Bool = false) {
        for offset in 0..<2 {
            for first in Self.cases(of: word[offset], ignoringCase) {
                for second in Self.cases(of: word[offset + 1], ignoringCase) {
                    let pair = Int(first) | Int(second) << 8
                    table[pair >> 6] |= 1 << UInt64(pair & 63)
                }
            }
        }
    }

    /// Calls `candidate` with the place of each pair that may belong to a word.
    ///
    /// A word that stands in `range` begins at such a place or one byte before it.
    @inline(__always)
    func candidates(in bytes: [UInt8], _ range: Range<Int>, _ candidate: (Int) -> Void) {
        let table = table.span
        unsafe bytes.withUnsafeBytes { text in
            var index = range.lowerBound
            var clean: UInt64?
            while index + 8 <= range.upperBound {
                let word = unsafe text.loadUnaligned(fromByteOffset: index, as: UInt64.self)
                defer { index += 8 }
                if word == clean { continue }
                var pairs = word.littleEndian
                var found: UInt64 = 0
                for offset in 0..<4 {
                    let pair = Int(truncatingIfNeeded: pairs & 0xFFFF)
                    found |= (table[pair >> 6] >> UInt64(pair & 63) & 1) << UInt64(offset)
                    pairs >>= 16
                }
                if found == 0 {
                    clean = word
                    continue
                }
                for offset in 0..<4 where found >> UInt64(offset) & 1 == 1 {
                    candidate(index + 2 * offset)
                }
            }
            while index + 2 <= range.upperBound {
                let pair = unsafe Int(text[index]) | Int(text[index + 1]) << 8
                if table[pair >> 6] >> UInt64(pair & 63) & 1 == 1 { candidate(index) }
                index += 2
            }
        }
    }

    private static func cases(of byte: UInt8, _ isBoth: Bool) -> [UInt8] {
        let isLetter = (byte | 0x20) &- 0x61 < 26
        return isBoth && isLetter ? [byte | 0x20, byte & 0xDF] : [byte]
    }
}
