import SystemPackage

/// What the linter asks of the file system.
enum Disk {
    /// The largest file that is read, in bytes.
    static let largest = 64 << 20

    /// The file's bytes; `nil` if it cannot be read or is larger than `largest`.
    static func bytes(of path: FilePath) -> [UInt8]? {
        try? read(path)
    }

    private static func read(_ path: FilePath) throws -> [UInt8]? {
        let file = try FileDescriptor.open(path, .readOnly, options: [.closeOnExec])
        return try file.closeAfter {
            let size = try Int(file.stat().size)
            guard size <= largest else { return nil }
            return try unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
                while count < size {
                    let rest = unsafe UnsafeMutableRawBufferPointer(
                        rebasing: UnsafeMutableRawBufferPointer(buffer)[count...]
                    )
                    let read = try unsafe file.read(into: rest)
                    guard read > 0 else { break }
                    count += read
                }
            }
        }
    }

    /// Whether something is there, a broken symbolic link included.
    static func exists(_ path: FilePath) -> Bool {
        (try? path.stat(followTargetSymlink: false)) != nil
    }

    static func isFolder(_ path: FilePath) -> Bool {
        (try? path.stat(followTargetSymlink: true))?.type == .directory
    }
}
