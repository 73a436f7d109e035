/// Paths inside a repository: relative to its root, with `/`, without `.` and `..`.
enum RepositoryPath {
    /// The path of `reference` as seen from `folder`; `nil` where it leads out of the repository.
    ///
    /// The repository's root is the empty path.
    static func resolve(_ reference: String, from folder: String = "") -> String? {
        if isResolved(reference) {
            if folder.isEmpty { return reference }
            if isResolved(folder) { return "\(folder)/\(reference)" }
        }
        var parts = folder.utf8.split(separator: 0x2F).map { Substring($0) }
        for part in reference.utf8.split(separator: 0x2F).map({ Substring($0) }) {
            switch part {
            case ".": continue
            case "..":
                guard parts.popLast() != nil else { return nil }
            default: parts.append(part)
            }
        }
        return parts.joined(separator: "/")
    }

    /// Whether `path` has no part that is empty or begins with a dot.
    private static func isResolved(_ path: String) -> Bool {
        var isStart = true
        for byte in path.utf8 {
            if isStart, byte == 0x2F || byte == 0x2E { return false }
            isStart = byte == 0x2F
        }
        return !isStart
    }

    /// The folder of the file at `path`; empty for the root.
    static func folder(of path: String) -> String {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "" }
        return String(path[..<slash])
    }

    /// The last part of `path`.
    static func name(of path: String) -> String {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return path }
        return String(path[path.utf8.index(after: slash)...])
    }

    /// `path` as a document in `folder` has to write it.
    static func relative(_ path: String, to folder: String) -> String {
        let target = path.split(separator: "/")
        let start = folder.split(separator: "/")
        let common = zip(target, start).prefix { $0 == $1 }.count
        let up = [Substring](repeating: "..", count: start.count - common)
        return (up + target[common...]).joined(separator: "/")
    }
}
