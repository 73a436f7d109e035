import CortexRunbook

/// An address of this machine that a command asks: `http://127.0.0.1:8900/health`.
struct Endpoint: Sendable, Equatable {
    var port: Int
    /// The path behind the port, without query; never only `/`.
    var path: String
    var range: Range<Int>

    /// The endpoints in the words of the document's commands.
    static func all(in document: LintDocument) -> [Endpoint] {
        document.scripts.flatMap { script in
            script.bash.words.compactMap { word in
                guard word.role == .argument || word.role == .assignment else { return nil }
                let range = script.documentRange(word.range)
                return Endpoint(in: document.source.bytes[range])
            }
        }
    }

    /// Reads the first such address in `word`; `nil` if there is none.
    private init?(in word: ArraySlice<UInt8>) {
        guard word.contains(.colon) else { return nil }
        for host in Self.hosts {
            guard let found = word.range(of: host) else { continue }
            let behind = word[found.upperBound...]
            let digits = behind.prefix(while: \.isDigit)
            guard let port = Int(String(utf8: digits)) else { continue }
            let path = word[digits.endIndex...].prefix { byte in
                byte.isWord || byte == 0x2F || byte == 0x2D || byte == 0x5F || byte == 0x2E
            }
            guard path.first == 0x2F, path.count > 1 else { continue }
            self.port = port
            self.path = String(utf8: path)
            range = found.lowerBound..<path.endIndex
            return
        }
        return nil
    }

    private static let hosts = ["localhost:", "127.0.0.1:", "0.0.0.0:", "[::1]:"].map {
        Array($0.utf8)[...]
    }
}
