package import SystemPackage

/// A document's place in its repository.
package struct Location: Sendable {
    package let repository: Repository
    /// The document's path from the repository's root.
    package let path: String

    /// The place of the file at the absolute path `file`; `nil` if it is not in the repository.
    package init?(of file: FilePath, in repository: Repository) {
        var inside = file.lexicallyNormalized()
        guard inside.removePrefix(repository.root.lexicallyNormalized()) else { return nil }
        self.repository = repository
        path = inside.string
    }

    /// The folder in which relative links begin.
    var folder: String { RepositoryPath.folder(of: path) }

    /// The path that a link's target leads to; `nil` where it leads out of the repository.
    func resolve(_ target: String) -> String? {
        target.hasPrefix("/")
            ? RepositoryPath.resolve(target) : RepositoryPath.resolve(target, from: folder)
    }
}
