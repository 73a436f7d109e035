import CortexJournal
import CortexRunbook
import Foundation
import SystemPackage
import Testing

@testable import CortexEngine

/// Who decides, and what the next driver makes of it.
struct SharedOperatorTests {
    @Test func `an answer at the terminal is asked for, claimed and recorded`() throws {
        let desk = try Desk()
        desk.person.steps = [.skip(reason: "later")]
        #expect(try desk.shared.decide(desk.question()) == .skip(reason: "later"))
        #expect(try desk.story() == ["ask 1 step", "answer 1 skip"])
        let decision = try #require(desk.record.state.decisions.first)
        let given = try #require(try desk.box.answer(to: decision))
        #expect(given.through == .terminal)
        #expect(desk.shared.decider?.by == "Ada")
        #expect(desk.person.log == ["decide 1/1"])
    }

    @Test func `quitting leaves the question open, under its number`() throws {
        let desk = try Desk()
        desk.person.steps = [.quit]
        #expect(try desk.shared.decide(desk.question()) == .quit)
        #expect(!desk.box.hasAnswer(to: 1))
        let next = try desk.next()
        #expect(try next.shared.decide(next.question()) == .run(typed: false))
        #expect(try next.story() == ["ask 1 step", "resumed", "answer 1 run"])
    }

    /// What was answered and recorded, and nothing had followed from it.
    @Test(
        arguments: [
            ("skip", .skip(reason: "why"), ["answer 1 skip", "resumed"]),
            ("run", .run(typed: false), ["answer 1 run", "resumed", "ask 2 step", "answer 2 run"]),
            (
                "quit", .run(typed: false),
                ["answer 1 quit", "resumed", "ask 2 step", "answer 2 run"]
            ),
        ] as [(String, StepAnswer, [String])]
    )
    func `an answer that was not acted on holds for the next driver, but a run is confirmed`(
        _ word: String,
        _ answer: StepAnswer,
        _ story: [String]
    ) throws {
        let desk = try Desk()
        let question = try desk.question()
        desk.person.meanwhile = { desk.giveElsewhere(word, word == "skip" ? "why" : nil) }
        _ = try desk.shared.decide(question)
        let next = try desk.next()
        #expect(try next.shared.decide(question) == answer)
        #expect(try next.story() == ["ask 1 step"] + story)
        #expect(next.shared.decider?.by == (word == "skip" ? "Bo" : "Ada"))
    }

    @Test(arguments: [DecisionAnswered.Channel.command, .terminal])
    func `an answer that waits is taken up at once, but the terminal's own run is confirmed`(
        _ channel: DecisionAnswered.Channel
    ) throws {
        let desk = try Desk()
        let question = try desk.question()
        desk.person.steps = [.quit]
        _ = try desk.shared.decide(question)
        desk.giveElsewhere("run", through: channel)
        let next = try desk.next()
        #expect(try next.shared.decide(question) == .run(typed: false))
        let confirmed = channel == .terminal ? ["ask 2 step", "answer 2 run"] : []
        #expect(try next.story() == ["ask 1 step", "resumed", "answer 1 run"] + confirmed)
        #expect(next.person.log.contains("decide 1/1") == (channel == .terminal))
    }

    @Test func `an answer holds for the text that was shown alone`() throws {
        let desk = try Desk()
        desk.person.steps = [.quit]
        _ = try desk.shared.decide(desk.question("make"))
        desk.giveElsewhere("run")
        let next = try desk.next()
        next.person.steps = [.skip(reason: "changed")]
        #expect(try next.shared.decide(next.question("make all")) == .skip(reason: "changed"))
        #expect(try next.story() == ["ask 1 step", "resumed", "ask 2 step", "answer 2 skip"])
    }

    @Test func `who is late is told, and what was first holds`() throws {
        let desk = try Desk()
        desk.person.meanwhile = { desk.giveElsewhere("skip", "not now") }
        #expect(try desk.shared.decide(desk.question()) == .skip(reason: "not now"))
        #expect(desk.person.log[1] == "your `run` came too late and was not used")
        #expect(desk.person.log[2].hasPrefix("answered `skip`: not now by Bo on web2 at "))
        #expect(try desk.story() == ["ask 1 step", "answer 1 skip"])
        #expect(desk.shared.decider?.by == "Bo")
    }

    @Test func `what lies in an answer's place is put aside and told`() throws {
        let desk = try Desk()
        let path = desk.box.path(of: 1).string
        #expect(FileManager.default.createFile(atPath: path, contents: Data("approve".utf8)))
        desk.person.meanwhile = {
            _ = FileManager.default.createFile(atPath: path, contents: Data("approve".utf8))
            desk.person.meanwhile = {}
        }
        #expect(try desk.shared.decide(desk.question()) == .run(typed: false))
        #expect(desk.person.log.count == 3, "\(desk.person.log)")
        #expect(desk.person.log[0].hasPrefix("an answer lay there before the question was asked"))
        #expect(desk.person.log[2].contains("1.json: not taken: it is no answer"))
        #expect(try desk.story() == ["ask 1 step", "answer 1 run"])
    }

    @Test func `unattended, only what no rule can decide is asked`() throws {
        var options = RunOptions()
        options.unattended = true
        let desk = try Desk(options)
        #expect(try desk.shared.decide(desk.question()) == .run(typed: false))
        #expect(try desk.story() == [])
        let gate = GateQuestion(
            name: "Release",
            section: nil,
            place: "doc.md:9",
            missing: 1,
            roles: ["Release owner"],
            signers: [],
            barred: [],
            items: [GateItem(id: "1/1", isCriterion: false, standing: .passed, changed: 3)]
        )
        #expect(try desk.shared.sign(gate) == .unanswered)
        #expect(try desk.story() == ["ask 1 gate"])
        let name = desk.record.folder.name
        let role = "--as NAME --role 'Release owner'"
        #expect(
            desk.person.log.last == """
                somebody has to decide; answer with one of
                  cortex decide \(name) 1 approve \(role)
                  cortex decide \(name) 1 refuse \(role)
                  cortex decide \(name) 1 quit \(role)
                """
        )
    }
}

/// A run with somebody at its terminal and somebody elsewhere.
private final class Desk {
    let record: RunRecord
    let person = ScriptedOperator()
    let shared: SharedOperator<ScriptedOperator>
    let box: DecisionBox
    private let options: RunOptions
    private let root: FilePath?

    init(_ options: RunOptions = RunOptions()) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "\(UUID())").path
        root = FilePath(folder)
        let started = RunStarted(runbook: "doc.md", digest: "d", driver: Self.driver)
        let store = RunStore(root: FilePath(folder))
        record = RunRecord(try store.start(started, runbook: []))
        (shared, box) = try Self.setUp(record, person, options)
        self.options = options
    }

    private init(resuming folder: RunFolder, _ options: RunOptions) throws {
        root = nil
        let copy = FileManager.default.temporaryDirectory.appending(path: "\(UUID())").path
        try FileManager.default.copyItem(atPath: folder.path.string, toPath: copy)
        let directory = try Directory(opening: FilePath(copy))
        let run = try RunFolder(name: folder.name, directory: directory).resume(
            host: "web1",
            pid: 2
        )
        record = RunRecord(run)
        try record.append(.runResumed(.init(digest: "d", driver: Self.driver)))
        (shared, box) = try Self.setUp(record, person, options)
        self.options = options
    }

    deinit {
        let path = root ?? record.folder.path
        try? FileManager.default.removeItem(atPath: path.string)
    }

    /// The next driver of the run, which finds what this one has left on the disk.
    func next() throws -> Desk {
        try Desk(resuming: record.folder, options)
    }

    func question(_ script: String = "echo") throws -> Question {
        let runbook = try runbook("# A\n\n## 1. B\n\n```bash\necho\n```\n")
        return Question(
            item: runbook.items[0],
            section: nil,
            place: "doc.md:5",
            position: 1,
            count: 1,
            script: script
        )
    }

    /// What was asked and answered, in short.
    func story() throws -> [String] {
        try record.folder.read().records.compactMap(\.event).dropFirst().map(\.short)
    }

    /// Answers what is asked, as Bo.
    func giveElsewhere(
        _ word: String,
        _ text: String? = nil,
        through channel: DecisionAnswered.Channel = .command
    ) {
        guard let decision = record.state.pending else { return }
        let given = GivenAnswer(
            word,
            text: text,
            to: decision,
            of: record.state.run,
            through: channel,
            author: Self.author("Bo")
        )
        _ = try? box.give(given, to: decision)
    }

    private static func setUp(
        _ record: RunRecord,
        _ person: ScriptedOperator,
        _ options: RunOptions
    ) throws -> (SharedOperator<ScriptedOperator>, DecisionBox) {
        let shared = try SharedOperator(person, of: record, options: options) { author("Ada") }
        return (shared, try DecisionBox(record.folder, run: record.state.run))
    }

    private static func author(_ name: String) -> Author {
        Author(by: name, user: "ops", host: "web2", pid: 7, time: "2026-11-23T02:30:30.123456Z")
    }

    private static let driver = Driver(
        tool: "test",
        bash: "/bin/bash",
        bashVersion: "5",
        host: "web1",
        user: "ops",
        pid: 1,
        boot: "boot",
        directory: "/",
        unattended: false,
        terminal: true
    )
}
