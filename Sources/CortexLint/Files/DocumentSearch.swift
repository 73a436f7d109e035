import SystemPackage

/// Finds the documents that a command line means.
package struct DocumentSearch {
    /// The path that stands for standard input.
    package static let standardInput = "-"

    /// The paths of the documents, each once, as findings show them.
    package private(set) var documents: [String] = []
    /// What cannot be looked into, one line each.
    package private(set) var problems: [String] = []
    private var links: [String] = []
    private var seen: Set<Identity> = []

    /// Looks for `paths`: a file is a document whatever its name is, a folder stands for the
    /// Markdown files below it, in the order of their names.
    package init(_ paths: [String]) {
        for path in paths { find(path) }
    }

    private mutating func find(_ path: String) {
        guard path != Self.standardInput else { return add(path) }
        do {
            let status = try FilePath(path).stat()
            guard status.type == .directory else { return see(path, status) }
            let first = documents.count
            if seen.insert(Identity(status)).inserted { walk(path == "." ? "" : path) }
            followLinks()
            documents[first...].sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        } catch {
            problems.append("\(path): cannot be read: \(error)")
        }
    }

    private mutating func walk(_ folder: String) {
        let entries: [Folder.Entry]
        do {
            entries = try Folder.entries(of: FilePath(folder.isEmpty ? "." : folder))
        } catch {
            return problems.append("\(folder): cannot be read: \(error)")
        }
        for entry in entries {
            let path = Self.join(folder, entry.name)
            switch entry.kind {
            case .folder where entry.name != ".git": enter(path)
            case .file where Self.isMarkdown(entry.name): add(path)
            case .link: links.append(path)
            case .file, .folder, .other: break
            }
        }
    }

    private mutating func enter(_ folder: String) {
        guard let status = try? FilePath(folder).stat() else { return }
        if seen.insert(Identity(status)).inserted { walk(folder) }
    }

    /// Follows symbolic links last, so that a file in two places is known by its own name.
    private mutating func followLinks() {
        if !links.isEmpty {
            for path in documents {
                if let status = try? FilePath(path).stat() { seen.insert(Identity(status)) }
            }
        }
        while let link = links.popLast() {
            guard let status = try? FilePath(link).stat() else { continue }
            if status.type == .directory {
                if seen.insert(Identity(status)).inserted { walk(link) }
            } else if status.type == .regular, Self.isMarkdown(link) {
                see(link, status)
            }
        }
    }

    private mutating func see(_ path: String, _ status: Stat) {
        if seen.insert(Identity(status)).inserted { add(path) }
    }

    private mutating func add(_ path: String) {
        documents.append(path)
    }

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
