import CortexRunbook
import Synchronization
package import SystemPackage

/// The files that documents can refer to.
///
/// In a git repository these are the files of its index and those on the disk beside them; what is
/// read of a file (its lines, its headings) is kept, since many documents ask for the same ones.
package final class Repository: Sendable {
    /// The folder in which absolute references begin.
    package let root: FilePath
    /// Whether it is a git repository, so that what it holds is known.
    package let isTracked: Bool
    private let files: Set<String>
    private let folders: Set<String>
    /// The tracked files of each base name.
    private let byName: [String: [String]]
    private let known = Mutex(Known())

    /// What has been read so far, by path.
    private struct Known {
        var exists: [String: Bool] = [:]
        var lineCounts: [String: Int?] = [:]
        var anchors: [String: Set<String>?] = [:]
        var makeTargets: MakeTargets??
    }

    /// Finds the repository around `folder`; without one, `folder` stands for it.
    package init(around folder: FilePath) {
        if let found = GitFolder(around: folder), let index = found.index {
            root = found.root
            isTracked = true
            files = Set(index.paths)
        } else {
            root = folder
            isTracked = false
            files = []
        }
        var folders: Set<String> = [""]
        var byName: [String: [String]] = [:]
        for file in files {
            byName[RepositoryPath.name(of: file), default: []].append(file)
            var folder = RepositoryPath.folder(of: file)
            while folders.insert(folder).inserted { folder = RepositoryPath.folder(of: folder) }
        }
        self.folders = folders
        self.byName = byName.mapValues { $0.sorted() }
    }

    /// The tracked Markdown files, sorted.
    package var documents: [String] {
        files.filter { $0.hasSuffix(".md") || $0.hasSuffix(".markdown") }.sorted()
    }

    /// The tracked files of this base name, sorted.
    func files(named name: String) -> [String] { byName[name] ?? [] }

    /// Whether a file or folder is there; an exact match, also where the disk minds no case.
    func exists(_ path: String) -> Bool {
        if files.contains(path) || folders.contains(path) { return true }
        return remember(\.exists, path) { Disk.exists(root.pushing(FilePath(path))) }
    }

    func isFolder(_ path: String) -> Bool {
        folders.contains(path) || Disk.isFolder(root.pushing(FilePath(path)))
    }

    /// Whether the file is part of the repository, not only of this disk.
    func isTracked(_ path: String) -> Bool { files.contains(path) }

    /// How many lines the file has; `nil` if it cannot be read.
    func lineCount(of path: String) -> Int? {
        remember(\.lineCounts, path) {
            Disk.bytes(of: root.pushing(FilePath(path))).map { bytes in
                let isOpen = bytes.last.map { $0 != .lineFeed } ?? false
                return bytes.count { $0 == .lineFeed } + (isOpen ? 1 : 0)
            }
        }
    }

    /// The anchors of a Markdown file; `nil` if it cannot be read.
    func anchors(of path: String) -> Set<String>? {
        remember(\.anchors, path) {
            guard let bytes = Disk.bytes(of: root.pushing(FilePath(path))),
                let reading = try? Reading(bytes, path: path)
            else { return nil }
            return reading.anchors
        }
    }

    /// The targets of the Makefile at the root; `nil` if there is none.
    var makeTargets: MakeTargets? {
        if let targets = known.withLock({ $0.makeTargets }) { return targets }
        let targets = MakeTargets.names.lazy
            .compactMap { Disk.bytes(of: self.root.appending($0)) }
            .first.map { MakeTargets($0) }
        known.withLock { $0.makeTargets = .some(targets) }
        return targets
    }

    private func remember<Value: Sendable>(
        _ place: any (WritableKeyPath<Known, [String: Value]> & Sendable),
        _ path: String,
        _ find: () -> Value
    ) -> Value {
        if let value = known.withLock({ $0[keyPath: place][path] }) { return value }
        let value = find()
        known.withLock { $0[keyPath: place][path] = value }
        return value
    }
}
