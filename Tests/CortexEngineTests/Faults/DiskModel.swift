/// What a disk holds, and what of it would survive a power cut.
///
/// A file's contents survive if the file was synced behind them, a name if its folder was. What was
/// not synced may be there, in part, or not at all.
struct DiskModel {
    struct File {
        var durable: [UInt8] = []
        var live: [UInt8] = []
        var isNameDurable = false
    }
    private(set) var files: [String: File] = [:]
    /// Whether the name of each folder is durable.
    private(set) var folders: [String: Bool] = [:]

    /// Takes up what is on a disk at rest.
    init(files: [String: [UInt8]] = [:], folders: [String] = []) {
        self.files = files.mapValues { File(durable: $0, live: $0, isNameDurable: true) }
        self.folders = Dictionary(uniqueKeysWithValues: folders.map { ($0, true) })
    }

    mutating func apply(_ operation: DiskOperation) {
        switch operation {
        case .makeFolder(let path): folders[path] = false
        case .makeFile(let path): files[path] = File()
        case .append(let path, let bytes): files[path, default: File()].live += bytes
        case .truncate(let path, let size):
            files[path]?.live.removeSubrange(size...)
        case .syncFile(let path):
            let live = files[path]?.live ?? []
            files[path]?.durable = live
        case .syncFolder(let path):
            for name in files.keys where Self.folder(of: name) == path {
                files[name]?.isNameDurable = true
            }
            for name in folders.keys where Self.folder(of: name) == path { folders[name] = true }
        }
    }

    /// The names that a power cut may take away.
    var looseNames: [String] {
        (files.filter { !$1.isNameDurable }.map(\.key) + folders.filter { !$1 }.map(\.key)).sorted()
    }

    /// The files whose contents a power cut may change.
    var looseFiles: [String] { files.filter { $1.live != $1.durable }.map(\.key).sorted() }

    private static func folder(of path: String) -> String {
        path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
    }
}

/// A disk after a power cut.
struct CrashImage {
    var files: [String: [UInt8]]
    var folders: Set<String>
    /// Whether something stands in it that nobody wrote.
    var hasGarbage = false
}

extension DiskModel {
    /// Returns the disk without the names in `gone`, and with `contents` for the files named there.
    func image(without gone: Set<String>, _ contents: [String: Remains] = [:]) -> CrashImage {
        let isThere = { (path: String) in
            !gone.contains { path == $0 || path.hasPrefix($0 + "/") }
        }
        var image = CrashImage(files: [:], folders: Set(folders.keys.filter(isThere)))
        for (path, file) in files where isThere(path) {
            image.files[path] = contents[path]?.bytes ?? file.live
            image.hasGarbage = image.hasGarbage || contents[path]?.hasGarbage == true
        }
        return image
    }
}

/// What may be left of a file.
struct Remains {
    var bytes: [UInt8]
    var hasGarbage = false
}

extension DiskModel.File {
    private static let sector = 512

    /// Every first part of what was not synced, byte by byte.
    var prefixes: [Remains] {
        guard live.starts(with: durable) else { return [Remains(bytes: durable)] }
        return (durable.count...live.count).map { Remains(bytes: Array(live[..<$0])) }
    }

    /// Every choice of written, zeroed and foreign sectors in what was not synced.
    func sectors(using random: inout SeededRandom) -> [Remains] {
        guard live.starts(with: durable), live.count > durable.count else { return [] }
        var result = [Remains(bytes: durable)]
        var start = durable.count
        while start < live.count {
            let end = min(live.count, (start / Self.sector + 1) * Self.sector)
            let garbage = (start..<end).map { _ in random.next(upTo: 255) }.map(UInt8.init)
            result = result.flatMap { before in
                [
                    Remains(bytes: before.bytes + live[start..<end], hasGarbage: before.hasGarbage),
                    Remains(
                        bytes: before.bytes + [UInt8](repeating: 0, count: end - start),
                        hasGarbage: before.hasGarbage
                    ),
                    Remains(bytes: before.bytes + garbage, hasGarbage: true),
                ]
            }
            // A large file has too many sectors to choose for each.
            if result.count > 243 { result = result.filter { _ in random.next(upTo: 8) == 0 } }
            start = end
        }
        return result
    }
}
