import FoundationEssentials
import SystemPackage
import Testing

@testable import CortexJournal

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

struct DecisionBoxTests {
    static let run = String(repeating: "7f", count: 16)

    static let decision = Decision(
        request: DecisionRequested(
            decision: 3,
            kind: .step,
            item: "1.2/1",
            subject: "a.md:5: make",
            digest: RunEvent.digest,
            answers: ["run", "skip", "quit"]
        ),
        hash: String(repeating: "ab", count: 32)
    )

    @Test func `the first answer holds, the same one again is fine, another is a conflict`() throws
    {
        try withBox { box, folder in
            #expect(!box.hasAnswer(to: 3))
            #expect(try box.answer(to: Self.decision) == nil)
            let first = Self.answer("skip", "later", by: "Bo")
            #expect(try box.give(first, to: Self.decision) == .accepted)
            #expect(box.hasAnswer(to: 3))
            #expect(try box.answer(to: Self.decision) == first)
            let again = Self.answer("skip", "later", by: "Ada")
            #expect(try box.give(again, to: Self.decision) == .repeated(first))
            for other in [Self.answer("run", by: "Ada"), Self.answer("skip", "never", by: "Bo")] {
                #expect(try box.give(other, to: Self.decision) == .conflict(first))
            }
            #expect(try box.answer(to: Self.decision) == first)
            let names = try FileManager.default.contentsOfDirectory(atPath: folder.string)
            #expect(names == ["3.json"])
        }
    }

    @Test func `the file can be read by its owner only, and by jq`() throws {
        try withBox { box, folder in
            _ = try box.give(Self.answer("skip", "later", by: "Bo"), to: Self.decision)
            let path = folder.appending("3.json").string
            let attributes = try FileManager.default.attributesOfItem(atPath: path)
            #expect(attributes[.posixPermissions] as? Int == 0o600)
            let text = try String(contentsOfFile: path, encoding: .utf8)
            let request = String(repeating: "ab", count: 32)
            #expect(
                text == """
                    {"answer":"skip","by":"Bo","decision":3,"host":"web2","pid":7,\
                    "request":"\(request)","role":"Reviewer","run":"\(Self.run)",\
                    "schema":"cortex-decision/1","text":"later","through":"command",\
                    "time":"2026-11-23T02:30:30.123456Z","user":"ops"}

                    """
            )
        }
    }

    @Test func `of many who answer at once one is first, and all agree who`() async throws {
        let root = try Self.makeFolder()
        defer { try? FileManager.default.removeItem(atPath: root.string) }
        let box = try Self.box(in: root)
        for number in 1...200 {
            var decision = Self.decision
            decision.request.decision = number
            let asked = decision
            let outcomes = try await withThrowingTaskGroup(of: DecisionBox.Giving.self) { group in
                for word in ["run", "skip", "run", "quit"] {
                    group.addTask {
                        let text = word == "skip" ? "later" : nil
                        return try box.give(Self.answer(word, text, to: asked, by: word), to: asked)
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            let holds = try #require(try box.answer(to: asked))
            #expect(outcomes.count { $0 == .accepted } == 1)
            for outcome in outcomes {
                switch outcome {
                case .accepted: break
                case .repeated(let first): #expect(first == holds && first.answer == "run")
                case .conflict(let first): #expect(first == holds)
                }
            }
        }
    }

    /// What may lie where an answer belongs.
    @Test(
        arguments: [
            ("", "no answer that `cortex decide` wrote"),
            ("{}", "no answer that `cortex decide` wrote"),
            ("approve", "no answer that `cortex decide` wrote"),
            ("[[[[[[", "no answer that `cortex decide` wrote"),
            ("\u{0}\u{0}\u{0}", "no answer that `cortex decide` wrote"),
            (text { $0.decision = 4 }, "another question"),
            (text { $0.request = String(repeating: "0", count: 64) }, "another question"),
            (text { $0.run = "f" }, "another question"),
            (
                text { $0.answer = "destroy" },
                "does not answer decision 3; it takes run, skip, quit"
            ),
            (text { $0.answer = "edit" }, "does not answer decision 3"),
            (text { $0.answer = "" }, "does not answer decision 3"),
            (text { $0.answer = "skip" }, "`skip` needs a reason"),
            (
                text { ($0.answer, $0.text) = ("skip", " \n") },
                "`skip` needs a reason"
            ),
            (
                text { ($0.answer, $0.text) = ("skip", String(repeating: "x", count: 4097)) },
                "longer than 4096 bytes"
            ),
            (text { ($0.answer, $0.text) = ("skip", "a\u{0}b") }, "zero byte"),
            (
                text().replacing("cortex-decision/1", with: "cortex-decision/2"),
                "use the newer cortex"
            ),
            (text().replacing(#""pid":7"#, with: #""pid":"7""#), "no answer"),
            (text() + String(repeating: " ", count: 20_000), "it is too long"),
        ]
    )
    func `what is no answer to the question is refused`(_ text: String, _ reason: String) throws {
        try withBox { box, folder in
            let path = folder.appending("3.json").string
            #expect(FileManager.default.createFile(atPath: path, contents: Data(text.utf8)))
            try expectRefusal(reason, box)
        }
    }

    @Test(arguments: ["link", "dangling", "folder", "pipe"])
    func `what is no ordinary file is refused without waiting`(_ kind: String) throws {
        try withBox { box, folder in
            let place = folder.appending("3.json").string
            let manager = FileManager.default
            switch kind {
            case "link":
                let answer = try Self.answer("run", by: "Bo").bytes
                #expect(manager.createFile(atPath: place + "~", contents: Data(answer)))
                try manager.createSymbolicLink(atPath: place, withDestinationPath: place + "~")
            case "dangling":
                try manager.createSymbolicLink(atPath: place, withDestinationPath: "none")
            case "folder":
                try manager.createDirectory(atPath: place, withIntermediateDirectories: false)
            default: #expect(unsafe mkfifo(place, 0o600) == 0)
            }
            try expectRefusal(kind == "folder" || kind == "pipe" ? "no ordinary" : "link", box)
        }
    }

    @Test func `what was put aside makes room for an answer`() throws {
        try withBox { box, folder in
            #expect(try box.clear(3) == nil)
            let path = folder.appending("3.json").string
            try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "/etc")
            let name = try #require(try box.clear(3))
            #expect(name.hasPrefix("3.json.refused-"))
            let answer = Self.answer("run", by: "Bo")
            #expect(try box.give(answer, to: Self.decision) == .accepted)
            let names = try FileManager.default.contentsOfDirectory(atPath: folder.string)
            #expect(names.sorted() == ["3.json", name])
        }
    }

    @Test(
        arguments: [
            ("Reviewer", nil), ("reviewer", nil), (" release  OWNER ", nil),
            ("Operator", "only Reviewer, Release owner may answer, not Operator"),
            (nil, "only Reviewer, Release owner may answer, none was given"),
        ] as [(String?, String?)]
    )
    func `only the roles that are asked may answer`(_ role: String?, _ objection: String?) {
        var request = Self.decision.request
        request.roles = ["Reviewer", "Release owner"]
        let found = request.objection(to: "run", text: nil, from: Self.author("Bo", as: role))
        #expect(found == objection.map { "\($0): --role ROLE" })
    }

    @Test(
        arguments: [
            ("approve", "Ann", true), ("approve", " ANN ", true), ("approve", "Bo", false),
            ("refuse", "Ann", false),
        ] as [(String, String, Bool)]
    )
    func `who is barred cannot approve, but may refuse`(
        _ answer: String,
        _ name: String,
        _ isRefused: Bool
    ) {
        let request = DecisionRequested(
            decision: 1,
            kind: .gate,
            subject: "",
            answers: ["approve", "refuse"],
            barred: ["Ann"]
        )
        let found = request.objection(to: answer, text: nil, from: Self.author(name))
        let objection =
            "\(name) started the run or has signed already; somebody else has to: --as NAME"
        #expect(found == (isRefused ? objection : nil))
    }

    @Test(
        arguments: [
            (.parameter, [], "v1.2", nil, true), (.parameter, [], "", nil, false),
            (.parameter, [], "skip", nil, true),
            (.criterion, ["met", "not-met"], "met", nil, true),
            (.criterion, ["met", "not-met"], "not-met", "why", true),
            (.manual, ["done", "skip"], "done", nil, true),
            (.interrupted, ["done", "again"], "done", nil, false),
            (.interrupted, ["done", "again"], "done", "seen", true),
            (.interrupted, ["done", "again"], "again", nil, false),
            (.failure, ["retry", "override"], "retry", nil, true),
            (.failure, ["retry", "override"], "override", nil, false),
            (.gate, ["approve", "refuse"], "approve", nil, true),
        ] as [(DecisionRequested.Kind, [String], String, String?, Bool)]
    )
    func `each kind takes its words, with a reason where one is due`(
        _ kind: DecisionRequested.Kind,
        _ answers: [String],
        _ answer: String,
        _ text: String?,
        _ isFine: Bool
    ) {
        let request = DecisionRequested(decision: 1, kind: kind, subject: "", answers: answers)
        #expect(
            (request.objection(to: answer, text: text, from: Self.author("Bo")) == nil) == isFine
        )
    }

    private func expectRefusal(_ reason: String, _ box: DecisionBox) throws {
        let error = try #require(throws: JournalError.self) {
            try box.answer(to: Self.decision)
        }
        #expect(error.kind == .refused)
        #expect(error.description.contains(reason), "\(error)")
        #expect(!error.description.contains("\n"))
        let given = #expect(throws: JournalError.self) {
            try box.give(Self.answer("run", by: "Ada"), to: Self.decision)
        }
        #expect(given?.kind == .refused)
    }

    private static func answer(
        _ word: String,
        _ text: String? = nil,
        to decision: Decision = decision,
        by name: String
    ) -> GivenAnswer {
        GivenAnswer(
            word,
            text: text,
            to: decision,
            of: run,
            through: .command,
            author: author(name, as: "Reviewer")
        )
    }

    private static func author(_ name: String, as role: String? = nil) -> Author {
        Author(
            by: name,
            role: role,
            user: "ops",
            host: "web2",
            pid: 7,
            time: "2026-11-23T02:30:30.123456Z"
        )
    }

    /// The file of a good answer, once `change` has been at it.
    private static func text(_ change: (inout GivenAnswer) -> Void = { _ in }) -> String {
        var answer = answer("run", by: "Bo")
        change(&answer)
        return String(decoding: (try? answer.bytes) ?? [], as: UTF8.self)
    }

    private func withBox(_ body: (DecisionBox, FilePath) throws -> Void) throws {
        try withTemporaryFolder { root in
            try body(Self.box(in: root), root.appending("decisions"))
        }
    }

    private static func box(in root: FilePath) throws -> DecisionBox {
        try DecisionBox(RunFolder(name: "n", directory: Directory(opening: root)), run: run)
    }

    private static func makeFolder() throws -> FilePath {
        let path = FileManager.default.temporaryDirectory.appending(
            path: "cortex-\(UUID().uuidString)"
        ).path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        return FilePath(path)
    }
}
