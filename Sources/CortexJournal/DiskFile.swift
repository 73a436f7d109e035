package import SystemPackage

/// A file of a run, open for appending; closed with its last owner.
package final class DiskFile: Storage {
    /// Where it is, for messages.
    package let path: FilePath
    /// The open file, for those who write to it themselves.
    package let descriptor: FileDescriptor
    private let disk: any Disk

    /// Takes over `descriptor`, which must be open with `O_APPEND`.
    init(_ descriptor: FileDescriptor, path: FilePath, disk: any Disk) {
        self.descriptor = descriptor
        self.path = path
        self.disk = disk
    }

    deinit {
        try? descriptor.close()
    }

    package func append(_ bytes: [UInt8]) throws {
        try disk.append(bytes, to: self)
    }

    /// Returns when the contents are on the medium, whoever wrote them.
    package func sync() throws {
        try disk.sync(self)
    }

    package func truncate(to size: Int) throws {
        try disk.truncate(self, to: size)
    }
}
