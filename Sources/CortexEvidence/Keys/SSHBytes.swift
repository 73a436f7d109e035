/// Bytes in the encoding of SSH (RFC 4251, section 5): lengths and numbers of four bytes.
struct SSHBytes {
    private(set) var bytes: [UInt8] = []

    mutating func number(_ number: UInt32) {
        for shift in [24, 16, 8, 0] as [UInt32] {
            bytes.append(UInt8(truncatingIfNeeded: number >> shift))
        }
    }

    mutating func string(_ string: some Collection<UInt8>) {
        number(UInt32(truncatingIfNeeded: string.count))
        bytes.append(contentsOf: string)
    }

    mutating func raw(_ raw: some Collection<UInt8>) {
        bytes.append(contentsOf: raw)
    }
}

/// Reads what `SSHBytes` writes.
struct SSHReader {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: some Collection<UInt8>) {
        rest = Array(bytes)[...]
    }

    var isAtEnd: Bool { rest.isEmpty }

    /// Returns the next number; `nil` if there is none.
    mutating func number() -> UInt32? {
        guard rest.count >= 4 else { return nil }
        defer { rest = rest.dropFirst(4) }
        return rest.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
    }

    /// Returns the next string; `nil` if there is none.
    mutating func string() -> [UInt8]? {
        guard let length = number(), length <= rest.count else { return nil }
        defer { rest = rest.dropFirst(Int(length)) }
        return Array(rest.prefix(Int(length)))
    }

    /// Whether these bytes come next; they are passed over.
    mutating func take(_ prefix: String) -> Bool {
        guard rest.starts(with: prefix.utf8) else { return false }
        rest = rest.dropFirst(prefix.utf8.count)
        return true
    }
}
