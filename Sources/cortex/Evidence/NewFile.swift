import CortexEngine
import SystemPackage

/// A file that is made, and has its name only as a whole.
struct NewFile {
    private let descriptor: FileDescriptor

    /// Makes the file at `path`, mode 0600, with what `body` writes.
    ///
    /// - Throws: `Refusal` of status `usage` if something has that name, or it cannot be made there;
    ///   of status `broken` if it cannot be written; what `body` throws. Nothing is left then.
    static func write<Result>(
        _ path: FilePath,
        _ body: (NewFile) throws -> Result
    ) throws -> Result {
        let draft = FilePath("\(path).partial")
        let descriptor: FileDescriptor
        do {
            guard !path.exists else { throw Errno.fileExists }
            descriptor = try FileDescriptor.open(
                draft,
                .writeOnly,
                options: [.create, .exclusiveCreate, .closeOnExec],
                permissions: [.ownerReadWrite]
            )
        } catch let error as Errno {
            throw Refusal(.usage, "\(path): cannot be made: \(error)")
        }
        do {
            let result = try descriptor.closeAfter {
                let result = try body(NewFile(descriptor: descriptor))
                try descriptor.settle()
                return result
            }
            try draft.move(to: path)
            return result
        } catch let error as Errno {
            draft.remove()
            throw Refusal(.broken, "\(path): cannot be written: \(error)")
        } catch {
            draft.remove()
            throw error
        }
    }

    /// Appends `bytes`.
    func append(_ bytes: ArraySlice<UInt8>) throws {
        try descriptor.writeAll(bytes)
    }
}
