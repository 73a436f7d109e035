import CortexRunbook

/// A data file of a machine that a command names: `~/.local/share/shop/shop.db`.
struct HostPath: Sendable, Equatable {
    /// The file's name.
    var name: String
    /// The folder with the home folder as `~`.
    var folder: String
    var range: Range<Int>

    /// The absolute paths, and those in the home folder, of the document's commands.
    static func all(in document: LintDocument) -> [HostPath] {
        document.scripts.flatMap { script in
            script.bash.words.compactMap { word in
                guard word.role != .keyword, word.role != .pattern, word.role != .heredocBody,
                    word.role != .heredocDelimiter
                else { return nil }
                let range = script.documentRange(word.range)
                return HostPath(document.source.bytes[range])
            }
        }
    }

    /// Reads a word or the value of an assignment; `nil` if it is no such path.
    private init?(_ word: ArraySlice<UInt8>) {
        var path = word
        if let equals = word.firstIndex(of: 0x3D), word[..<equals].allSatisfy(\.isName) {
            path = word[(equals + 1)...]
        }
        while let first = path.first, first == 0x22 || first == 0x27 { path = path.dropFirst() }
        while let last = path.last, last == 0x22 || last == 0x27 { path = path.dropLast() }
        guard let first = path.first, first == 0x2F || first == 0x7E || first == 0x24 else {
            return nil
        }
        range = path.startIndex..<path.endIndex
        var text = String(utf8: path)
        for home in ["$HOME/", "${HOME}/"] where text.hasPrefix(home) {
            text = "~/" + text.dropFirst(home.count)
        }
        guard text.hasPrefix("/") || text.hasPrefix("~/"),
            text.utf8.dropFirst().allSatisfy({ $0.isName || $0 == 0x2F || $0 == 0x2E || $0 == 0x2D }
            )
        else { return nil }
        name = RepositoryPath.name(of: text)
        folder = RepositoryPath.folder(of: text)
        guard Self.isData(name) else { return nil }
    }

    /// Whether there should be one file of the name: a database, a key, a service's own settings.
    private static func isData(_ name: String) -> Bool {
        guard let dot = name.utf8.lastIndex(of: 0x2E), dot != name.startIndex else { return false }
        guard endings.contains(String(name[dot...])) else { return false }
        return !general.contains(String(name[..<dot]))
    }

    private static let endings: Set<String> = [
        ".db", ".sqlite", ".sqlite3", ".toml", ".ini", ".conf", ".service", ".pid", ".sock",
    ]

    private static let general: Set<String> = [
        "config", "settings", "default", "main", "data", "app", "test", "nginx", "resolv",
    ]
}

extension UInt8 {
    fileprivate var isName: Bool { isWord || self == 0x5F }
}
