import Foundation

/// Programs that a machine may lack.
enum Tool {
    /// Whether writing to `/dev/full` fails, as to a full disk.
    static var isFullThere: Bool { FileManager.default.fileExists(atPath: "/dev/full") }

    /// Whether a program of that name is on the tests' own search path.
    static func exists(_ name: String) -> Bool {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        return path.split(separator: ":").contains {
            FileManager.default.isExecutableFile(atPath: "\($0)/\(name)")
        }
    }
}
