import SystemPackage

/// A work tree of git and where its administrative files are.
struct GitFolder {
    /// The top folder of the work tree.
    let root: FilePath
    private let administration: FilePath

    /// Looks for `.git` in `folder` and the folders around it; `nil` if there is none.
    ///
    /// In a work tree made by `git worktree add`, and in a submodule, `.git` is a file that names
    /// the folder.
    init?(around folder: FilePath) {
        var folder = folder
        while true {
            let git = folder.appending(".git")
            if Disk.isFolder(git) {
                root = folder
                administration = git
                return
            }
            if let bytes = Disk.bytes(of: git) {
                let line = String(decoding: bytes.prefix { $0 != 0x0A }, as: UTF8.self)
                guard line.hasPrefix("gitdir: ") else { return nil }
                root = folder
                administration = folder.pushing(FilePath(String(line.dropFirst(8))))
                return
            }
            guard folder.removeLastComponent() else { return nil }
        }
    }

    /// The index; `nil` if there is none yet or it cannot be understood.
    var index: GitIndex? {
        guard let bytes = Disk.bytes(of: administration.appending("index")) else { return nil }
        return GitIndex(bytes) ?? GitIndex(bytes, hashSize: 32)
    }
}
