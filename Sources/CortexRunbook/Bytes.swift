// What readers and rules ask of every byte, which is why callers in other modules inline it.

extension UInt8 {
    @inlinable package static var tab: UInt8 { 0x09 }
    @inlinable package static var lineFeed: UInt8 { 0x0A }
    @inlinable package static var carriageReturn: UInt8 { 0x0D }
    @inlinable package static var space: UInt8 { 0x20 }
    @inlinable package static var colon: UInt8 { 0x3A }
    @inlinable package static var backtick: UInt8 { 0x60 }
    @inlinable package static var backslash: UInt8 { 0x5C }

    @inlinable package var isBlank: Bool { self == .space || self == .tab }
    @inlinable package var isDigit: Bool { self &- 0x30 < 10 }
    @inlinable package var isASCIILetter: Bool { (self | 0x20) &- 0x61 < 26 }
    /// An ASCII letter or digit, or any byte of a character beyond ASCII.
    @inlinable package var isWord: Bool { isASCIILetter || isDigit || self >= 0x80 }
    /// The byte with an ASCII capital made small.
    @inlinable package var lowercased: UInt8 { self &- 0x41 < 26 ? self | 0x20 : self }
}

extension BidirectionalCollection<UInt8> where SubSequence: BidirectionalCollection {
    /// The bytes without blanks and line ends at both ends.
    @inlinable package var trimmed: SubSequence {
        let isWhite = { (byte: UInt8) in byte.isBlank || byte == .lineFeed }
        var (start, end) = (startIndex, endIndex)
        while start < end, isWhite(self[start]) { formIndex(after: &start) }
        while start < end, isWhite(self[index(before: end)]) { formIndex(before: &end) }
        return self[start..<end]
    }
}

extension ArraySlice<UInt8> {
    /// Where `part` first stands; `nil` if it does not, or is empty.
    package func range(of part: ArraySlice<UInt8>) -> Range<Int>? {
        guard !part.isEmpty, count >= part.count else { return nil }
        let text = span
        let wanted = part.span
        for start in 0...(text.count - wanted.count) where text[start] == wanted[0] {
            var length = 1
            while length < wanted.count, text[start + length] == wanted[length] { length += 1 }
            if length == wanted.count {
                return startIndex + start..<startIndex + start + length
            }
        }
        return nil
    }

    /// Where `part` stands for the time after `occurrence` others; `nil` if it does not.
    package func range(of part: ArraySlice<UInt8>, occurrence: Int) -> Range<Int>? {
        var rest = self
        for _ in 0..<occurrence {
            guard let other = rest.range(of: part) else { return nil }
            rest = rest[other.upperBound...]
        }
        return rest.range(of: part)
    }

    /// How often `part` occurs, overlaps left out.
    package func count(of part: ArraySlice<UInt8>) -> Int {
        var rest = self
        var count = 0
        while let found = rest.range(of: part) {
            count += 1
            rest = rest[found.upperBound...]
        }
        return count
    }

    /// Whether `part` occurs.
    package func contains(_ part: [UInt8]) -> Bool { range(of: part[...]) != nil }
}

extension [UInt8] {
    /// Whether `part` occurs.
    package func contains(_ part: [UInt8]) -> Bool { self[...].contains(part) }
}

extension UInt8 {
    /// How many places there are for pairs of bytes.
    @inlinable package static var pairCount: Int { 1024 }

    /// The place of the byte and the one behind it, by which most text is told from the few words that
    /// are looked for; it has other pairs besides, such as those with letters in another case.
    @inlinable package func pair(with next: UInt8) -> Int {
        Int(self & 31) << 5 | Int(next & 31)
    }
}
