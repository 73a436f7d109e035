/// Tells the places of a text at which one of many forms may stand; everything else it passes over.
///
/// A form has at least seven bytes, so that wherever it stands it holds a whole block of four bytes
/// at a multiple of four. Its four possible first blocks are hashed into a table of bits; a text is
/// read block by block.
struct BlockFilter: Sendable {
    /// The fewest bytes of a form.
    static let shortest = 7

    private var table = [UInt64](repeating: 0, count: 1 << (logarithm - 6))

    mutating func add(_ form: [UInt8]) {
        for offset in 0..<4 {
            var block: UInt32 = 0
            for index in 0..<4 { block |= UInt32(form[offset + index]) << (8 * UInt32(index)) }
            let hash = Self.hash(block)
            table[hash >> 6] |= 1 << UInt64(hash & 63)
        }
    }

    /// Calls `candidate` with the place of each block that may belong to a form.
    ///
    /// A form that stands in `range` begins at such a place or up to three bytes before it.
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
                let low = Self.hash(UInt32(truncatingIfNeeded: word.littleEndian))
                let high = Self.hash(UInt32(truncatingIfNeeded: word.littleEndian >> 32))
                let isLow = table[low >> 6] >> UInt64(low & 63) & 1 == 1
                let isHigh = table[high >> 6] >> UInt64(high & 63) & 1 == 1
                if isLow { candidate(index) }
                if isHigh { candidate(index + 4) }
                if !isLow, !isHigh { clean = word }
            }
            if index + 4 <= range.upperBound {
                let block = unsafe text.loadUnaligned(fromByteOffset: index, as: UInt32.self)
                let hash = Self.hash(block.littleEndian)
                if table[hash >> 6] >> UInt64(hash & 63) & 1 == 1 { candidate(index) }
            }
        }
    }

    @inline(__always)
    private static func hash(_ block: UInt32) -> Int {
        Int(truncatingIfNeeded: (block &* 0x9E37_79B1) >> UInt32(32 - logarithm))
    }

    /// 2^17 bits fit into the nearest cache.
    private static let logarithm = 17
}
