import SystemPackage

/// Reading files whole.
enum FileBytes {
    /// Returns at most `limit` bytes from the start of the file at `path`.
    static func read(_ path: FilePath, upTo limit: Int = .max) throws -> [UInt8] {
        let file = try FileDescriptor.open(path, .readOnly, options: [.closeOnExec])
        return try file.closeAfter { try read(file, upTo: limit) }
    }

    /// Returns at most `limit` bytes from where `file` stands.
    static func read(_ file: FileDescriptor, upTo limit: Int = .max) throws -> [UInt8] {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: min(limit, 65536))
        while bytes.count < limit {
            let count = try unsafe chunk.withUnsafeMutableBytes { try unsafe file.read(into: $0) }
            guard count > 0 else { break }
            bytes.append(contentsOf: chunk[..<count])
        }
        return bytes.count > limit ? Array(bytes.prefix(limit)) : bytes
    }
}
