import CortexJournal
import FoundationEssentials
import SystemPackage
import Testing

struct DirectoryTests {
    @Test func `missing parents are made for their owner alone`() throws {
        try withTemporaryFolder { root in
            _ = try Directory.privateFolder(at: root.appending("a/b/c"))
            for path in ["a", "a/b", "a/b/c"] {
                let attributes = try FileManager.default.attributesOfItem(
                    atPath: root.appending(path).string
                )
                #expect(attributes[.posixPermissions] as? Int == 0o700)
            }
        }
    }

    @Test(arguments: ["runs", "cortex"])
    func `a symbolic link in the place of a folder is refused`(name: String) throws {
        try withTemporaryFolder { root in
            let elsewhere = root.appending("elsewhere")
            try make(elsewhere.appending("runs"), 0o700)
            try make(root.appending("cortex"), 0o700)
            let place = name == "runs" ? root.appending("cortex/runs") : root.appending("cortex")
            try? FileManager.default.removeItem(atPath: place.string)
            try FileManager.default.createSymbolicLink(
                atPath: place.string,
                withDestinationPath: elsewhere.string
            )
            #expect(throws: Errno.self) {
                try Directory.privateFolder(at: root.appending("cortex/runs"))
            }
            #expect(
                try FileManager.default.contentsOfDirectory(atPath: elsewhere.string) == ["runs"]
            )
        }
    }

    @Test(arguments: [0o770, 0o707, 0o777])
    func `a folder that others may write in is refused`(mode: Int) throws {
        try withTemporaryFolder { root in
            try make(root.appending("runs"), mode)
            #expect(throws: writable(root.appending("runs"))) {
                try Directory.privateFolder(at: root.appending("runs"))
            }
        }
    }

    @Test(arguments: [(0o777, false), (0o775, false), (0o1777, true), (0o755, true)])
    func `a parent in which others could exchange the folder is refused`(
        mode: Int,
        isSafe: Bool
    ) throws {
        try withTemporaryFolder { root in
            let parent = root.appending("shared")
            try make(parent, mode)
            for name in ["new", "old"] {
                if name == "old" { try make(parent.appending(name), 0o700) }
                if isSafe {
                    _ = try Directory.privateFolder(at: parent.appending(name))
                } else {
                    #expect(throws: writable(parent)) {
                        try Directory.privateFolder(at: parent.appending(name))
                    }
                }
            }
        }
    }

    @Test(arguments: ["file", "folder", "link", "dangling"])
    func `nothing that is there already is written to`(kind: String) throws {
        try withTemporaryFolder { root in
            let place = root.appending("name").string
            let manager = FileManager.default
            switch kind {
            case "file": #expect(manager.createFile(atPath: place, contents: Data("x".utf8)))
            case "folder": try make(root.appending("name"), 0o700)
            case "link":
                #expect(manager.createFile(atPath: place + ".target", contents: Data("x".utf8)))
                try manager.createSymbolicLink(
                    atPath: place,
                    withDestinationPath: place + ".target"
                )
            default:
                try manager.createSymbolicLink(atPath: place, withDestinationPath: place + ".none")
            }
            let folder = try Directory(opening: root)
            #expect(throws: Errno.fileExists) { try folder.createFile("name", holding: [1]) }
            #expect(throws: Errno.fileExists) { try folder.makeDirectory("name") }
            #expect(!manager.fileExists(atPath: place + ".none"))
        }
    }

    @Test func `an existing file is not opened through a symbolic link`() throws {
        try withTemporaryFolder { root in
            let folder = try Directory(opening: root)
            try folder.createFile("target", holding: Array("secret".utf8))
            try FileManager.default.createSymbolicLink(
                atPath: root.appending("journal.jsonl").string,
                withDestinationPath: "target"
            )
            #expect(throws: Errno.tooManySymbolicLinkLevels) {
                try folder.fileForReading("journal.jsonl")
            }
            #expect(throws: Errno.tooManySymbolicLinkLevels) {
                try folder.fileForAppending("journal.jsonl")
            }
        }
    }

    private func make(_ path: FilePath, _ mode: Int) throws {
        let manager = FileManager.default
        try manager.createDirectory(atPath: path.string, withIntermediateDirectories: true)
        try manager.setAttributes([.posixPermissions: mode], ofItemAtPath: path.string)
    }

    private func writable(_ path: FilePath) -> JournalError {
        JournalError(
            .unsafeFolder,
            "\(path): others may write there; `chmod go-w` it to keep runs in it"
        )
    }
}
