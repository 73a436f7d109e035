/// The digests of a bundle's members, as `sha256sum` writes and checks them.
package struct Manifest: Sendable, Equatable {
    package static let name = "MANIFEST.sha256"
    /// The members that no manifest can list: they are about it.
    package static let unlisted: Set<String> = [
        name, Statement.name, Envelope.name, Statement.signatureName,
    ]

    package struct Entry: Sendable, Equatable {
        /// 64 lower-case hexadecimal digits.
        package var sha256: String
        package var path: String
    }

    /// In the order of the paths' bytes.
    package var entries: [Entry]

    package init(_ entries: [Entry]) {
        self.entries = entries
    }

    package var bytes: [UInt8] {
        entries.flatMap { Array("\($0.sha256)  \($0.path)\n".utf8) }
    }

    /// Reads a manifest, which has to be exactly as `bytes` writes it.
    package init(reading bytes: [UInt8]) throws(Refused) {
        var entries: [Entry] = []
        for line in bytes.split(separator: UInt8(ascii: "\n")) {
            let (digest, path) = (line.prefix(64), line.dropFirst(66))
            guard line.count > 66, MemberPath.objection(to: path) == nil else {
                throw Refused("\(Self.name): a line is not one of `sha256sum`")
            }
            let name = String(decoding: path, as: UTF8.self)
            guard entries.last.map({ $0.path.utf8.lexicographicallyPrecedes(name.utf8) }) ?? true
            else { throw Refused("\(Self.name): \(name) is there twice, or not in its place") }
            entries.append(Entry(sha256: String(decoding: digest, as: UTF8.self), path: name))
        }
        self.init(entries)
        guard self.bytes == bytes, entries.allSatisfy({ $0.sha256.isDigest }) else {
            throw Refused("\(Self.name): a line is not one of `sha256sum`")
        }
    }
}

extension String {
    /// Whether it is 64 lower-case hexadecimal digits.
    package var isDigest: Bool {
        utf8.count == 64
            && utf8.allSatisfy {
                switch $0 {
                case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"):
                    true
                default: false
                }
            }
    }
}
