/// The lines of a text without their line feeds, one after the other.
///
/// Nothing stands behind a line feed at the end.
@usableFromInline package struct ByteLines: Sequence, IteratorProtocol, Sendable {
    @usableFromInline var rest: ArraySlice<UInt8>

    @inlinable package init(_ text: ArraySlice<UInt8>) {
        rest = text
    }

    @inlinable package mutating func next() -> ArraySlice<UInt8>? {
        guard !rest.isEmpty else { return nil }
        let end = rest.firstIndex(of: .lineFeed) ?? rest.endIndex
        defer { rest = rest[Swift.min(end + 1, rest.endIndex)...] }
        return rest[..<end]
    }
}

extension ArraySlice<UInt8> {
    /// The lines, which are found only as far as they are asked for.
    @inlinable package var lines: ByteLines { ByteLines(self) }
}
