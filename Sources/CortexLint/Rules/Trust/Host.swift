import CortexRunbook

/// The host of a URL.
struct Host {
    /// Its bytes as they stand in the URL; empty if the URL has none.
    let bytes: ArraySlice<UInt8>

    /// Finds the host of `url`, behind `//` and what stands before an `@`.
    init(ofURL url: ArraySlice<UInt8>) {
        guard let slash = url.firstIndex(of: UInt8(ascii: "/")), slash > url.startIndex,
            url[slash - 1] == .colon, url[(slash + 1)...].first == UInt8(ascii: "/")
        else {
            self.init([])
            return
        }
        self.init(url[(slash + 2)...].prefix { !Self.endsAuthority($0) })
    }

    /// Takes `authority`, what stands between `//` and the path.
    private init(_ authority: ArraySlice<UInt8>) {
        var host = authority
        if let at = host.lastIndex(of: UInt8(ascii: "@")) { host = host[(at + 1)...] }
        if host.first != UInt8(ascii: "["), let colon = host.firstIndex(of: .colon) {
            host = host[..<colon]
        }
        bytes = host
    }

    private static func endsAuthority(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "/") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#")
            || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") || byte.isBlank
    }

    /// In small letters, without `www.` and a last dot.
    var name: String {
        var name = String(utf8: bytes).lowercased()
        if name.hasPrefix("www.") { name.removeFirst(4) }
        if name.hasSuffix(".") { name.removeLast() }
        return name
    }

    /// Whether it is the machine itself.
    var isLocal: Bool {
        let name = name
        return name == "localhost" || name.hasPrefix("127.") || name == "[::1]"
            || name == "0.0.0.0" || name.hasSuffix(".localhost")
    }

    /// The last two parts of the name, or three where the last two belong to a registry.
    var registrable: String {
        let parts = name.split(separator: ".")
        guard parts.count > 2 else { return name }
        let second = parts[parts.count - 2]
        let isRegistry = second.utf8.count <= 3 && parts[parts.count - 1].utf8.count == 2
        return parts.suffix(isRegistry ? 3 : 2).joined(separator: ".")
    }
}
