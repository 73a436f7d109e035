/// Paths inside a repository: relative to its root, with `/`, without `.` and `..`.
enum RepositoryPath {
    /// The path of `reference` as seen from `folder`; `nil` where it leads out of the repository.
    ///
    /// The repository's root is the empty path.
    static func resolve(_ reference: some StringProtocol, from folder: String = "") -> String? {
        var parts = folder.split(separator: "/")
        for part in reference.split(separator: "/") {
            switch part {
            case ".": continue
            case "..":
                guard parts.popLast() != nil else { return nil }
            default: parts.append(Substring(part))
            }
        }
        return parts.joined(separator: "/")
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
