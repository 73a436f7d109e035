import CortexRunbook
import SystemPackage

/// The ignore files that hold in a folder, with those of the folders above it in its repository.
///
/// All paths are absolute and normalised.
struct IgnoreRules: Sendable {
    private struct Layer: Sendable {
        /// The folder in which the file stands, a slash at its end.
        let base: String
        let file: IgnoreFile
    }

    /// The layers of each kind of file, outermost first; the kinds in the order of `names`.
    private var layers: [[Layer]] = Array(repeating: [], count: names.count)
    private let excluded: Layer?

    /// What our own file says overrules what one for all tools says, and that git's.
    private static let names = [".cortexignore", ".ignore", ".gitignore"]

    /// Reads the ignore files from the top of the repository down to the folder above `folder`;
    /// those of `folder` come by `enter`.
    ///
    /// Outside of a repository the top is the folder in which the program was started. What
    /// `exclusion` names is left out besides.
    init(above folder: FilePath, _ exclusion: DocumentSearch.Exclusion) {
        let file = IgnoreFile(globs: exclusion.globs)
        let globBase = FilePath(exclusion.globBase)
        excluded = file.isEmpty ? nil : Layer(base: Self.base(globBase), file: file)
        guard let top = Self.top(of: folder, exclusion) else { return }
        let exclude = top.appending(".git").appending("info").appending("exclude")
        add(exclude, base: top, kind: Self.names.count - 1)
        guard top != folder else { return }
        var below = folder
        guard below.removePrefix(top) else { return }
        var parent = top
        for component in below.components {
            enter(parent)
            parent.append(component)
        }
    }

    /// Reads the ignore files that stand in `folder`.
    mutating func enter(_ folder: FilePath) {
        for (kind, name) in Self.names.enumerated() {
            add(folder.appending(name), base: folder, kind: kind)
        }
    }

    /// Reads those ignore files of `folder` that `entries` name.
    mutating func enter(_ folder: FilePath, entries: [Folder.Entry]) {
        for (kind, name) in Self.names.enumerated()
        where entries.contains(where: { $0.name == name }) {
            add(folder.appending(name), base: folder, kind: kind)
        }
    }

    /// Whether `path` is ignored; the folders above it are taken not to be.
    func ignores(_ path: String, isFolder: Bool) -> Bool {
        if let excluded, verdict(of: excluded, path, isFolder) == true { return true }
        for kind in layers {
            for layer in kind.reversed() {
                if let verdict = verdict(of: layer, path, isFolder) { return verdict }
            }
        }
        return false
    }

    /// Whether the file at `path` or a folder above it is ignored.
    static func ignoresDeep(_ path: FilePath, _ exclusion: DocumentSearch.Exclusion) -> Bool {
        let folder = path.removingLastComponent()
        let top = top(of: folder, exclusion) ?? folder
        var rules = IgnoreRules(above: top, exclusion)
        var rest = path
        guard rest.removePrefix(top) else { return false }
        var place = top
        for component in rest.components {
            rules.enter(place)
            place.append(component)
            if rules.ignores(place.string, isFolder: place != path) { return true }
        }
        return false
    }

    private func verdict(of layer: Layer, _ path: String, _ isFolder: Bool) -> Bool? {
        guard path.hasPrefix(layer.base) else { return nil }
        return layer.file.verdict(
            on: path.utf8.dropFirst(layer.base.utf8.count),
            isFolder: isFolder
        )
    }

    private mutating func add(_ path: FilePath, base: FilePath, kind: Int) {
        guard let bytes = Disk.bytes(of: path) else { return }
        let file = IgnoreFile(bytes)
        if !file.isEmpty { layers[kind].append(Layer(base: Self.base(base), file: file)) }
    }

    private static func base(_ folder: FilePath) -> String {
        folder.string.hasSuffix("/") ? folder.string : folder.string + "/"
    }

    private static func top(
        of folder: FilePath,
        _ exclusion: DocumentSearch.Exclusion
    ) -> FilePath? {
        let origin = FilePath(exclusion.origin)
        return repository(of: folder) ?? (folder.starts(with: origin) ? origin : nil)
    }

    /// The nearest folder, `folder` or one above it, that holds `.git`.
    private static func repository(of folder: FilePath) -> FilePath? {
        var folder = folder
        while true {
            if (try? folder.appending(".git").stat()) != nil { return folder }
            let parent = folder.removingLastComponent()
            guard parent != folder, !parent.isEmpty else { return nil }
            folder = parent
        }
    }
}
