import SystemPackage

/// Names under which bash knows the blocks it runs: they stand before its own messages.
///
/// A name is a link to the sealed text, in a folder of our own. Where there can be no such folder,
/// the text goes by the path of its descriptor.
final class BlockNames {
    /// The folder, which the keeper removes if this process cannot; `nil` if there is none.
    let folder: String?
    private var links: Set<String> = []

    init(environment: [String: String]) {
        let parent = environment["TMPDIR"].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? "/tmp"
        folder = Kernel.makeFolder("\(parent)/cortex-XXXXXX")
    }

    deinit {
        for link in links { Kernel.removeLink(link) }
        if let folder { Kernel.removeFolder(folder) }
    }

    /// Gives what is at `path` a name, made of what `name` has of plain characters.
    ///
    /// - Returns: the path to it; `path` itself if it cannot have a name.
    func link(_ path: String, as name: String?) -> String {
        guard let folder, let name else { return path }
        let plain = name.unicodeScalars.map { scalar in
            (0x20..<0x7F).contains(scalar.value) && scalar != "/" ? Character(scalar) : "_"
        }
        let link = "\(folder)/\(String(plain.prefix(200)))"
        guard Kernel.link(path, at: link) else { return path }
        links.insert(link)
        return link
    }

    /// Takes a name back.
    func remove(_ link: String) {
        guard links.remove(link) != nil else { return }
        Kernel.removeLink(link)
    }
}
