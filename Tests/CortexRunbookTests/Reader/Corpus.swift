import CortexRunbook
import FoundationEssentials
import SystemPackage

/// The real runbooks that lie beside the project, and what an independent parser sees in them.
enum Corpus {
    struct Expected: Decodable, Sendable {
        struct Heading: Decodable, Sendable, Equatable {
            var line: Int
            var level: Int
        }
        struct Block: Decodable, Sendable, Equatable {
            var line: Int
            var kind: String
            var info: String
            var bytes: Int
            var sha256: String
        }
        var file: String
        var frontMatter: Bool
        var headings: [Heading]
        var codeBlocks: [Block]
    }

    /// The folder of the corpus: `CORTEX_CORPUS`, or `../shared/corpus` beside the repository.
    static let folder: FilePath = {
        if let path = ProcessInfo.processInfo.environment["CORTEX_CORPUS"] { return FilePath(path) }
        return root.appending("../shared/corpus")
    }()

    /// The repository's root.
    static let root = FilePath(#filePath).removingLastComponent().removingLastComponent()
        .removingLastComponent().removingLastComponent()

    /// What is expected of each file; empty where there is no corpus.
    static let expected: [Expected] = {
        guard let json = try? Data(read(folder.appending("expected.json"))) else { return [] }
        return (try? JSONDecoder().decode([Expected].self, from: json)) ?? []
    }()

    static var isPresent: Bool { !expected.isEmpty }

    /// The release workflow that the project was given.
    static let seed = folder.removingLastComponent()
        .appending("seed/cortex-release-workflow.md")

    static func bytes(of file: String) throws -> [UInt8] {
        try read(folder.appending(file))
    }

    static func read(_ path: FilePath) throws -> [UInt8] {
        let file = try FileDescriptor.open(path, .readOnly)
        return try file.closeAfter {
            let size = try Int(file.seek(offset: 0, from: .end))
            return try unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
                count = unsafe try file.read(
                    fromAbsoluteOffset: 0,
                    into: UnsafeMutableRawBufferPointer(buffer)
                )
            }
        }
    }
}
