import FoundationEssentials
import SystemPackage
import Testing

@testable import CortexJournal

struct NoteBoxTests {
    private static let run = String(repeating: "7f", count: 16)

    @Test func `notes are recorded once, oldest first, and their files removed`() throws {
        try withBox { box, folder in
            let names = try (0..<3).map {
                try box.leave(Self.note("note \($0)"), at: Self.time($0))
            }
            #expect(box.names == names)
            var recorded: [NoteAdded] = []
            #expect(try box.take(known: []) { recorded.append($0) } == [])
            #expect(recorded.map(\.text) == ["note 0", "note 1", "note 2"])
            #expect(recorded.map(\.file) == names)
            #expect(recorded.first?.by == "Bo")
            #expect(recorded.first?.host == "web2")
            #expect(box.names == [])
        }
    }

    @Test(arguments: 0...2)
    func `a crash between record and removal neither loses nor doubles a note`(
        _ crash: Int
    ) throws {
        struct Crash: Error {}
        try withBox { box, folder in
            for number in 0..<3 {
                try box.leave(Self.note("note \(number)"), at: Self.time(number))
            }
            var recorded: [NoteAdded] = []
            #expect(throws: Crash.self) {
                try box.take(known: []) { note in
                    recorded.append(note)
                    // The record is on the medium; the file is not removed any more.
                    if recorded.count == crash + 1 { throw Crash() }
                }
            }
            let known = Set(recorded.compactMap(\.file))
            _ = try box.take(known: known) { recorded.append($0) }
            #expect(recorded.map(\.text) == ["note 0", "note 1", "note 2"])
            #expect(box.names == [])
        }
    }

    @Test(
        arguments: [
            "", "{}", "text",
            #"{"schema":"cortex-note/1","run":"f","text":"x","user":"u","host":"h","pid":1,"time":"t"}"#,
            String(repeating: "x", count: 60_000),
        ]
    )
    func `what is no note is put aside and told`(_ text: String) throws {
        try withBox { box, folder in
            let place = folder.appending("notes").string
            try box.leave(Self.note("good"), at: Self.time(0))
            let bad = "\(place)/20261123T000000Z-0.json"
            #expect(FileManager.default.createFile(atPath: bad, contents: Data(text.utf8)))
            let link = "\(place)/20261123T000001Z-0.json"
            try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "/etc")
            var recorded: [String] = []
            let refused = try box.take(known: []) { recorded.append($0.text) }
            #expect(recorded == ["good"])
            #expect(refused.count == 2)
            #expect(refused.allSatisfy { $0.contains(": not taken: it is ") }, "\(refused)")
            #expect(box.names == [])
            #expect(try box.take(known: []) { recorded.append($0.text) } == [])
        }
    }

    private static func note(_ text: String) -> LeftNote {
        LeftNote(
            text,
            in: run,
            author: Author(by: "Bo", user: "ops", host: "web2", pid: 7, time: "t")
        )
    }

    private static func time(_ second: Int) -> Moment {
        Moment(
            wall: 1_795_401_030_000_000 + Int64(second) * 1_000_000,
            boot: "b",
            nanoseconds: 0
        )
    }

    private func withBox(_ body: (NoteBox, FilePath) throws -> Void) throws {
        try withTemporaryFolder { root in
            let folder = RunFolder(name: "n", directory: try Directory(opening: root))
            try body(NoteBox(folder, run: Self.run), root)
        }
    }
}
