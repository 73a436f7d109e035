import Foundation
import SystemPackage

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// A folder for one test, removed with it.
final class Scratch {
    let path: String

    /// Makes the folder in `parent`, or where temporary files go.
    init(in parent: String? = nil) throws {
        let parent =
            parent.map { URL(filePath: $0) }
            ?? FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
        let folder = parent.appending(path: "cortex-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        path = folder.path
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    /// Writes `text` to the file `name` and returns its path.
    @discardableResult
    func file(_ name: String, _ text: String) throws -> String {
        try file(name, Array(text.utf8))
    }

    /// Writes `bytes` to the file `name` and returns its path.
    @discardableResult
    func file(_ name: String, _ bytes: [UInt8]) throws -> String {
        let file = URL(filePath: path).appending(path: name)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        try Data(bytes).write(to: file)
        return file.path
    }

    /// Returns the text of the file `name`; `nil` if there is none.
    func text(_ name: String) -> String? {
        FileManager.default.contents(atPath: "\(path)/\(name)").map {
            String(decoding: $0, as: UTF8.self)
        }
    }

    /// Returns the names in the folder `name`, sorted; nothing if there is no such folder.
    func names(in name: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: "\(path)/\(name)")) ?? []).sorted()
    }

    /// Writes a line into the named pipe `name`, once somebody reads it.
    func openGate(_ name: String, saying text: String) throws {
        let limit = ContinuousClock.now + .seconds(15)
        while true {
            do {
                let pipe = try FileDescriptor.open(
                    FilePath("\(path)/\(name)"),
                    .writeOnly,
                    options: [.nonBlocking, .closeOnExec]
                )
                return try pipe.closeAfter { _ = try pipe.writeAll("\(text)\n".utf8) }
            } catch Errno.noSuchAddressOrDevice where ContinuousClock.now < limit {
                sched_yield()
            }
        }
    }
}
