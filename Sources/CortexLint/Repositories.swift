import Synchronization
import SystemPackage

/// The repositories around the documents of a run, each looked into once.
final class Repositories: Sendable {
    private let origin: FilePath
    private let known = Mutex<[Repository]>([])

    /// `origin` is the absolute path of the folder at which relative paths begin.
    init(origin: String) {
        self.origin = FilePath(origin).lexicallyNormalized()
    }

    /// Where the document at `path` stands.
    func location(of path: String) -> Location? {
        let file = origin.pushing(FilePath(path)).lexicallyNormalized()
        return known.withLock { known in
            for repository in known {
                if let location = Location(of: file, in: repository) { return location }
            }
            // Documents below the present folder belong together, also outside of git.
            let folder = file.starts(with: origin) ? origin : file.removingLastComponent()
            let repository = Repository(around: folder)
            known.append(repository)
            return Location(of: file, in: repository)
        }
    }
}
