/// Takes what a `TarReader` finds, in the order of the archive.
package protocol TarVisitor {
    /// A member begins; `path` is one that `MemberPath` allows.
    mutating func begin(_ path: String, size: Int) throws(Refused)
    /// The next bytes of the member.
    mutating func take(_ bytes: ArraySlice<UInt8>) throws(Refused)
    /// The member is complete.
    mutating func end() throws(Refused)
}

/// Reads an archive as it comes, piece by piece, and never writes a file.
///
/// It takes exactly what `TarHeader` writes: plain files, strictly ascending names (and so none
/// twice), one time, zeros as padding, two blocks of zeros and nothing behind them.
package struct TarReader<Visitor: TarVisitor>: ~Copyable {
    /// The most members.
    package static var maximumMembers: Int { 100_000 }

    package private(set) var visitor: Visitor
    /// The time that the members bear, in seconds since 1970-01-01T00:00:00Z; `nil` before the first.
    package private(set) var time: Int?
    private var block: [UInt8] = []
    private var place = Place.header
    private var last = ""
    private var count = 0

    private enum Place: Equatable {
        case header
        case contents(left: Int, padding: Int)
        case padding(Int)
        /// One block of zeros was seen.
        case ending
        case ended
    }

    package init(_ visitor: Visitor) {
        self.visitor = visitor
        block.reserveCapacity(TarHeader.blockSize)
    }

    /// Takes the next bytes of the archive.
    package mutating func feed(_ bytes: ArraySlice<UInt8>) throws(Refused) {
        var rest = bytes
        while !rest.isEmpty {
            switch place {
            case .header, .ending:
                let part = rest.prefix(TarHeader.blockSize - block.count)
                block += part
                rest = rest.dropFirst(part.count)
                if block.count == TarHeader.blockSize { try takeBlock() }
            case .contents(let left, let padding):
                let part = rest.prefix(left)
                try visitor.take(part)
                rest = rest.dropFirst(part.count)
                try moveOn(left: left - part.count, padding: padding)
            case .padding(let left):
                let part = rest.prefix(left)
                guard part.allSatisfy({ $0 == 0 }) else { throw Refused(Self.padding) }
                rest = rest.dropFirst(part.count)
                place = left == part.count ? .header : .padding(left - part.count)
            case .ended: throw Refused("something follows the end of the archive")
            }
        }
    }

    /// Says that there are no more bytes, and returns the visitor.
    package consuming func finish() throws(Refused) -> Visitor {
        guard place == .ended else { throw Refused("the archive ends too early") }
        return visitor
    }

    private mutating func takeBlock() throws(Refused) {
        defer { block.removeAll(keepingCapacity: true) }
        let isZero = block.allSatisfy { $0 == 0 }
        guard place != .ending else {
            guard isZero else { throw Refused("something follows the end of the archive") }
            place = .ended
            return
        }
        guard !isZero else {
            guard count > 0 else { throw Refused("the archive is empty") }
            place = .ending
            return
        }
        try begin(TarHeader(reading: block))
    }

    private mutating func begin(_ header: TarHeader) throws(Refused) {
        count += 1
        guard count <= Self.maximumMembers else {
            throw Refused("the archive has too many members")
        }
        guard count == 1 || last.utf8.lexicographicallyPrecedes(header.path.utf8) else {
            throw Refused("\(header.path) is twice in the archive, or not in its place")
        }
        guard time ?? header.time == header.time else {
            throw Refused("the header of \(header.path) is not one that an export writes")
        }
        time = header.time
        last = header.path
        try visitor.begin(header.path, size: header.size)
        try moveOn(left: header.size, padding: TarHeader.padding(behind: header.size))
    }

    private mutating func moveOn(left: Int, padding: Int) throws(Refused) {
        guard left == 0 else {
            place = .contents(left: left, padding: padding)
            return
        }
        try visitor.end()
        place = padding == 0 ? .header : .padding(padding)
    }

    private static var padding: String { "something is hidden behind a member's contents" }
}
