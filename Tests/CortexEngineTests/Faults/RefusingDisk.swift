import CortexJournal
import Synchronization
import SystemPackage

/// A disk that refuses once, or is small or somewhere else.
final class RefusingDisk: Disk {
    enum Call {
        case append
        case sync
    }

    /// Which call on the file `name` is refused, counted from 1, and how.
    typealias Refusal = (call: Call, name: String, number: Int, error: Errno)

    private let refusal: Refusal?
    private let free: Int?
    private let kind: String?
    private let disk: any Disk
    private let count = Mutex(0)

    init(
        over disk: any Disk = SystemDisk(),
        refusing refusal: Refusal? = nil,
        free: Int? = nil,
        kind: String? = nil
    ) {
        self.disk = disk
        self.refusal = refusal
        self.free = free
        self.kind = kind
    }

    func append(_ bytes: [UInt8], to file: DiskFile) throws {
        try refuse(.append, file)
        try disk.append(bytes, to: file)
    }

    func sync(_ file: DiskFile) throws {
        try refuse(.sync, file)
        try disk.sync(file)
    }

    func freeBytes(in folder: Directory) -> Int? { free ?? disk.freeBytes(in: folder) }

    func fileSystem(of folder: Directory) -> String? { kind ?? disk.fileSystem(of: folder) }

    func makeFolder(_ name: String, in folder: Directory) throws {
        try disk.makeFolder(name, in: folder)
    }

    func makeFile(_ name: String, in folder: Directory) throws -> FileDescriptor {
        try disk.makeFile(name, in: folder)
    }

    func truncate(_ file: DiskFile, to size: Int) throws { try disk.truncate(file, to: size) }

    func sync(_ folder: Directory) throws { try disk.sync(folder) }

    private func refuse(_ call: Call, _ file: DiskFile) throws {
        guard let refusal, call == refusal.call, file.path.lastComponent?.string == refusal.name
        else { return }
        let number = count.withLock { count in
            count += 1
            return count
        }
        if number == refusal.number { throw refusal.error }
    }
}
