import CortexRunbook

/// The line on which a finding starts: as much of it as is ever shown, with the marked part.
package struct Excerpt: Sendable, Equatable {
    /// The line's bytes around the finding, without a line end.
    package var bytes: [UInt8]
    /// The part of `bytes` that the finding is about; empty where it is a place between two.
    package var marked: Range<Int>
    /// Whether the line has more before `bytes`.
    package var isCutBefore: Bool
    /// Whether the line has more behind `bytes`.
    package var isCutAfter: Bool
    /// The 1-based line on which the finding ends, where that is another one.
    package var lastLine: Int?

    /// How many bytes are kept on each side of the finding's start.
    private static let reach = 600

    /// Shows the line of `range` with asterisks for the bytes of `secrets`.
    init(_ range: Range<Int>, in source: SourceText, hiding secrets: [Range<Int>] = []) {
        let number = source.line(at: range.lowerBound)
        let line = source.line(number)
        let start = min(max(range.lowerBound, line.startIndex), line.endIndex)
        let end = min(max(range.upperBound, start), line.endIndex)
        let from = source.scalarStart(max(line.startIndex, start - Self.reach), in: line)
        let upTo = source.scalarStart(min(line.endIndex, start + Self.reach), in: line)
        bytes = Array(source.bytes[from..<upTo])
        for secret in secrets where secret.overlaps(from..<upTo) {
            for offset in secret.clamped(to: from..<upTo) {
                bytes[offset - from] = SecretMask.asterisk
            }
        }
        marked = (start - from)..<(min(end, upTo) - from)
        isCutBefore = from > line.startIndex
        isCutAfter = upTo < line.endIndex
        let last = range.isEmpty ? number : source.line(at: range.upperBound - 1)
        lastLine = last > number ? last : nil
    }
}

extension SourceText {
    /// The start of the scalar of `line` to which the byte at `offset` belongs.
    fileprivate func scalarStart(_ offset: Int, in line: ArraySlice<UInt8>) -> Int {
        var start = offset
        while start > line.startIndex, start < line.endIndex, bytes[start] & 0xC0 == 0x80 {
            start -= 1
        }
        return start
    }
}
