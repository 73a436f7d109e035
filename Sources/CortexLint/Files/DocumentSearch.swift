import SystemPackage

/// Finds the documents that a command line means.
package struct DocumentSearch {
    /// The path that stands for standard input.
    package static let standardInput = "-"

    /// What is left out of folders.
    package struct Exclusion: Sendable {
        /// The absolute path of the folder at which relative paths begin.
        package var origin: String
        /// Globs as in a `.gitignore`, and the absolute path of the folder that they are below.
        package var globs: [String] = []
        package var globBase: String
        /// Whether files that are named are left out too.
        package var isForced = false

        package init(origin: String) {
            self.origin = origin
            globBase = origin
        }
    }

    /// The paths of the documents, each once, as findings show them.
    package private(set) var documents: [String] = []
    /// What cannot be looked into, one line each.
    package private(set) var problems: [String] = []
    private let exclusion: Exclusion
    private var links: [Link] = []
    private var seen: Set<Identity> = []

    /// A symbolic link that is followed when all else is found.
    private struct Link {
        let path: String
        let place: FilePath
        let rules: IgnoreRules
    }

    /// Looks for `paths`: a file is a document whatever its name is, a folder stands for the
    /// Markdown files below it that no ignore file names, in the order of their names.
    package init(_ paths: [String], excluding exclusion: Exclusion) {
        self.exclusion = exclusion
        for path in paths { find(path) }
    }

    private mutating func find(_ path: String) {
        guard path != Self.standardInput else { return documents.append(path) }
        guard !path.isEmpty else { return problems.append(Self.emptyPath) }
        let place = FilePath(exclusion.origin).pushing(FilePath(path)).lexicallyNormalized()
        do {
            let status = try place.stat()
            guard status.type == .directory else { return name(path, place, status) }
            let first = documents.count
            if seen.insert(Identity(status)).inserted {
                walk(path == "." ? "" : path, place, IgnoreRules(above: place, exclusion))
            }
            followLinks()
            documents[first...].sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        } catch {
            problems.append("\(path): cannot be read: \(error)")
        }
    }

    /// Takes a file that the command line names.
    private mutating func name(_ path: String, _ place: FilePath, _ status: Stat) {
        let isExcluded = exclusion.isForced && IgnoreRules.ignoresDeep(place, exclusion)
        if !isExcluded { see(path, status) }
    }

    private mutating func walk(_ folder: String, _ place: FilePath, _ rules: IgnoreRules) {
        let entries: [Folder.Entry]
        do {
            entries = try Folder.entries(of: place)
        } catch {
            return problems.append("\(folder): cannot be read: \(error)")
        }
        var rules = rules
        rules.enter(place, entries: entries)
        for entry in entries {
            let path = Self.join(folder, entry.name)
            let below = place.appending(entry.name)
            switch entry.kind {
            case .folder where entry.name != ".git":
                if !rules.ignores(below.string, isFolder: true) { enter(path, below, rules) }
            case .file where Self.isMarkdown(entry.name):
                if !rules.ignores(below.string, isFolder: false) { documents.append(path) }
            case .link: links.append(Link(path: path, place: below, rules: rules))
            case .file, .folder, .other: break
            }
        }
    }

    private mutating func enter(_ folder: String, _ place: FilePath, _ rules: IgnoreRules) {
        guard let status = try? place.stat() else { return }
        if seen.insert(Identity(status)).inserted { walk(folder, place, rules) }
    }

    /// Follows symbolic links last, so that a file in two places is known by its own name.
    private mutating func followLinks() {
        if !links.isEmpty {
            for path in documents {
                if let status = try? FilePath(exclusion.origin).pushing(FilePath(path)).stat() {
                    seen.insert(Identity(status))
                }
            }
        }
        while let link = links.popLast() {
            guard let status = try? link.place.stat() else { continue }
            let isFolder = status.type == .directory
            guard !link.rules.ignores(link.place.string, isFolder: isFolder) else { continue }
            if isFolder {
                enter(link.path, link.place, link.rules)
            } else if status.type == .regular, Self.isMarkdown(link.path) {
                see(link.path, status)
            }
        }
    }

    private mutating func see(_ path: String, _ status: Stat) {
        if seen.insert(Identity(status)).inserted { documents.append(path) }
    }

    private static let emptyPath = "an empty path names no document; `.` stands for this folder"

    private static func join(_ folder: String, _ name: String) -> String {
        if folder.isEmpty { return name }
        return folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
    }

    private static func isMarkdown(_ name: String) -> Bool {
        name.hasSuffix(".md") || name.hasSuffix(".markdown")
    }

    /// What a file is, whatever its name.
    private struct Identity: Hashable {
        let device: UInt64
        let inode: UInt64

        init(_ status: Stat) {
            device = UInt64(truncatingIfNeeded: status.deviceID.rawValue)
            inode = UInt64(truncatingIfNeeded: status.inode.rawValue)
        }
    }
}
