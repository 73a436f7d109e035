/// The paths in a git index, which are the files that a clone of the repository has.
///
/// Versions 2 to 4 of the format (git's documentation, `index-format`); the checksum is not
/// looked at, for a wrong path only makes a finding wrong.
struct GitIndex: Equatable {
    private(set) var paths: [String] = []

    /// Reads the bytes of an index whose object names have `hashSize` bytes (20, or 32 for SHA-256).
    ///
    /// `nil` if they are no index, or one of another version.
    init?(_ bytes: [UInt8], hashSize: Int = 20) {
        var reader = Reader(bytes: bytes)
        guard reader.take(4).elementsEqual("DIRC".utf8), let version = reader.number(4),
            (2...4).contains(version), let count = reader.number(4), count <= bytes.count
        else { return nil }
        paths.reserveCapacity(count)
        var previous: [UInt8] = []
        for _ in 0..<count {
            guard let path = reader.entry(version, hashSize: hashSize, after: previous) else {
                return nil
            }
            previous = path
            paths.append(String(decoding: path, as: UTF8.self))
        }
    }

    private struct Reader {
        let bytes: [UInt8]
        var offset = 0

        mutating func take(_ count: Int) -> ArraySlice<UInt8> {
            let end = min(bytes.count, offset + max(0, count))
            defer { offset = end }
            return bytes[offset..<end]
        }

        /// A number of `size` bytes, the highest first; `nil` behind the end.
        mutating func number(_ size: Int) -> Int? {
            let taken = take(size)
            guard taken.count == size else { return nil }
            return taken.reduce(0) { $0 << 8 | Int($1) }
        }

        /// The path of the next entry; `nil` if it is cut off.
        mutating func entry(_ version: Int, hashSize: Int, after previous: [UInt8]) -> [UInt8]? {
            let start = offset
            // Times, device, inode, mode, owner and size take 40 bytes.
            _ = take(40 + hashSize)
            guard let flags = number(2) else { return nil }
            let isExtended = version >= 3 && flags & 0x4000 != 0
            if isExtended { _ = take(2) }
            if version == 4 {
                guard let removed = variableNumber(), removed <= previous.count else { return nil }
                guard let rest = untilNUL() else { return nil }
                return previous.dropLast(removed) + rest
            }
            guard let path = untilNUL() else { return nil }
            let length = offset - 1 - start
            offset = min(bytes.count, start + (length / 8 + 1) * 8)
            return Array(path)
        }

        private mutating func untilNUL() -> ArraySlice<UInt8>? {
            guard let end = bytes[offset...].firstIndex(of: 0) else { return nil }
            defer { offset = end + 1 }
            return bytes[offset..<end]
        }

        /// An offset as pack files encode it, seven bits a byte.
        private mutating func variableNumber() -> Int? {
            guard let first = take(1).first else { return nil }
            var byte = first
            var value = Int(byte & 0x7F)
            while byte & 0x80 != 0 {
                guard let next = take(1).first, value < 1 << 40 else { return nil }
                byte = next
                value = (value + 1) << 7 | Int(byte & 0x7F)
            }
            return value
        }
    }
}
