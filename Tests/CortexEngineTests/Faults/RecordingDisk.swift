import CortexJournal
import Foundation
import Synchronization
import SystemPackage

/// One change of a disk; paths are relative to the recorded folder.
enum DiskOperation: Sendable, Equatable {
    case makeFolder(String)
    case makeFile(String)
    case append(String, [UInt8])
    case truncate(String, to: Int)
    case syncFile(String)
    case syncFolder(String)
}

/// The real disk, with a note of everything that it did and of the world around each deed.
final class RecordingDisk: Disk {
    struct Deed: Sendable {
        let operation: DiskOperation
        let before: World.Moment
        let after: World.Moment
    }

    private struct Notes {
        var deeds: [Deed] = []
        var sizes: [String: Int] = [:]
    }
    private let notes = Mutex(Notes())
    private let root: String
    private let world: World
    private let disk = SystemDisk()

    /// Notes what is done below `root`.
    init(root: String, world: World) {
        self.root = root
        self.world = world
    }

    var deeds: [Deed] { notes.withLock { $0.deeds } }

    func makeFolder(_ name: String, in folder: Directory) throws {
        try note(.makeFolder(relative(folder.path.appending(name)))) {
            try disk.makeFolder(name, in: folder)
        }
    }

    func makeFile(_ name: String, in folder: Directory) throws -> FileDescriptor {
        try note(.makeFile(relative(folder.path.appending(name)))) {
            try disk.makeFile(name, in: folder)
        }
    }

    func append(_ bytes: [UInt8], to file: DiskFile) throws {
        let path = relative(file.path)
        try note(.append(path, bytes)) { try disk.append(bytes, to: file) }
        notes.withLock { $0.sizes[path, default: 0] += bytes.count }
    }

    /// Notes what others have written to the file, too.
    func sync(_ file: DiskFile) throws {
        let path = relative(file.path)
        let bytes = [UInt8](try Data(contentsOf: URL(filePath: file.path.string)))
        let known = notes.withLock { $0.sizes.updateValue(bytes.count, forKey: path) } ?? 0
        if bytes.count > known, !path.hasSuffix("journal.jsonl") {
            note(.append(path, Array(bytes[known...]))) {}
        }
        try note(.syncFile(path)) { try disk.sync(file) }
    }

    func truncate(_ file: DiskFile, to size: Int) throws {
        try note(.truncate(relative(file.path), to: size)) { try disk.truncate(file, to: size) }
        notes.withLock { $0.sizes[relative(file.path)] = size }
    }

    func sync(_ folder: Directory) throws {
        try note(.syncFolder(relative(folder.path))) { try disk.sync(folder) }
    }

    private func note<Result>(
        _ operation: DiskOperation,
        _ body: () throws -> Result
    ) rethrows -> Result {
        let before = world.now
        let result = try body()
        let deed = Deed(operation: operation, before: before, after: world.now)
        notes.withLock { $0.deeds.append(deed) }
        return result
    }

    private func relative(_ path: FilePath) -> String {
        String(path.string.dropFirst(root.count + 1))
    }
}
