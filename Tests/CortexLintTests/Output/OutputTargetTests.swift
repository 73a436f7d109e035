import Foundation
import SystemPackage
import Testing

@testable import CortexLint

struct OutputTargetTests {
    @Test(arguments: [
        ("json=out.json", OutputTarget(format: .json, path: "out.json")),
        ("concise=a=b", OutputTarget(format: .concise, path: "a=b")),
        ("json-lines", OutputTarget(format: .jsonLines)),
        ("text=-", OutputTarget(format: .text)),
    ])
    func `a target names a format and perhaps a file`(
        argument: String,
        target: OutputTarget
    ) throws {
        #expect(try OutputTarget(parsing: argument) == target)
    }

    @Test(arguments: ["", "xml", "xml=out", "=out", "json="])
    func `anything else is refused`(argument: String) {
        #expect(throws: OutputError.self) { try OutputTarget(parsing: argument) }
    }

    @Test(arguments: [
        ["json", "text"], ["json=a", "text=./a"], ["json=a/../b", "concise=b"],
    ])
    func `two reports do not go to one place`(arguments: [String]) throws {
        let targets = try arguments.map { try OutputTarget(parsing: $0) }
        #expect(throws: OutputError.self) { try OutputTarget.check(targets) }
        try OutputTarget.check([targets[0], OutputTarget(format: .text, path: "other")])
    }

    @Test func `a file is replaced as a whole and nothing else is left`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = FilePath(folder.path).appending("out.json")
        try OutputTarget.write(Array("first, and longer".utf8), to: path)
        try OutputTarget.write(Array("second".utf8), to: path)
        #expect(try String(contentsOfFile: path.string, encoding: .utf8) == "second")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["out.json"])
        try FileManager.default.createSymbolicLink(
            atPath: folder.path + "/link",
            withDestinationPath: "out.json"
        )
        try OutputTarget.write(Array("3".utf8), to: FilePath(folder.path).appending("link"))
        #expect(try String(contentsOfFile: path.string, encoding: .utf8) == "3")
    }

    @Test func `a device takes a report as it is`() throws {
        try OutputTarget.write(Array("x".utf8), to: "/dev/null")
    }

    @Test func `what cannot be written is said with its path`() {
        let expected = "/nowhere/out: cannot be written: No such file or directory"
        let error = #expect(throws: OutputError.self) {
            try OutputTarget.write([], to: "/nowhere/out")
        }
        #expect(error?.description == expected)
    }
}
