import Foundation
import SystemPackage

/// A folder on a fast disk that shows one crash image after the other.
final class ImageFolder {
    let path: String
    private var shown: [String: [UInt8]] = [:]
    private var folders: Set<String> = []

    init() throws {
        let fast = FilePath("/dev/shm")
        let isFast = FileManager.default.isWritableFile(atPath: fast.string)
        let parent = isFast ? fast.string : FileManager.default.temporaryDirectory.path
        path = "\(parent)/cortex-images-\(UUID().uuidString)"
        try FileManager.default.createDirectory(
            atPath: path,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    /// Makes the folder hold what `image` holds, and nothing else.
    func show(_ image: CrashImage) throws {
        for file in Set(shown.keys).subtracting(image.files.keys) { unlink(file) }
        for folder in folders.subtracting(image.folders).sorted(by: >) {
            try FileManager.default.removeItem(atPath: "\(path)/\(folder)")
        }
        for folder in image.folders.subtracting(folders).sorted() {
            try FileManager.default.createDirectory(
                atPath: "\(path)/\(folder)",
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
        }
        for (file, bytes) in image.files where shown[file] != bytes {
            let descriptor = try FileDescriptor.open(
                FilePath("\(path)/\(file)"),
                .writeOnly,
                options: [.create, .truncate],
                permissions: .ownerReadWrite
            )
            _ = try descriptor.closeAfter { try descriptor.writeAll(bytes) }
        }
        shown = image.files
        folders = image.folders
    }

    /// Learns what a recovery has done in the folder of the run `name`.
    func forgetChanges(in name: String) throws {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(path)/\(name)")) ?? []
        for file in names {
            let file = "\(name)/\(file)"
            if file.hasSuffix("journal.jsonl") || file.hasSuffix("/lock") {
                shown[file] = nil
            } else if shown[file] == nil, !folders.contains(file) {
                unlink(file)
            }
        }
    }

    private func unlink(_ file: String) {
        try? FileManager.default.removeItem(atPath: "\(path)/\(file)")
    }
}
