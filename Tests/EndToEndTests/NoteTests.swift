import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Notes, at the run's own prompts and from elsewhere.
@Suite struct NoteTests {
    @Test func `a note from elsewhere is recorded at the next question, and once`() throws {
        let bench = try Workbench(blocks: ["true", "true"])
        let terminal = try bench.runAtTerminal()
        try terminal.wait(for: "Run it?")
        let run = try #require(bench.runs.first)
        let left = try bench.cortex("note", run, "the pager\nis silent", "--as", "Bo")
        #expect(left.status == 0)
        #expect(left.output.hasPrefix("the note is left; "))
        #expect(try bench.cortex("status").output.contains("notes that wait to be recorded: 1\n"))
        try terminal.type("\r")
        try terminal.answer("Run it?", "q")
        #expect(try terminal.end() == 4)
        let late = try bench.cortex("note", run, "next day", "--as", "Eve")
        #expect(late.output == "the note is recorded\n")
        #expect(
            try bench.journal().list("noteAdded", "text", "by", "user")
                == ["the pager\nis silent Bo ops", "next day Eve ops"]
        )
        #expect(try bench.cortex("runs").output.contains("suspended"))
        #expect(bench.scratch.names(in: "state/cortex/runs/\(run)/notes") == [])
    }

    @Test(arguments: [["nosuchrun", "x"], ["RUN", " "], ["RUN"]])
    func `a note wants a run and some text`(_ words: [String]) throws {
        let bench = try Workbench(blocks: ["true"])
        #expect(try bench.runUnattended().status == 0)
        let run = try #require(bench.runs.first)
        let result = try bench.cortex(["note"] + words.map { $0 == "RUN" ? run : $0 })
        #expect(result.status == 2, "\(result)")
        #expect(try bench.journal().list("noteAdded", "text") == [])
    }

    @Test func `a note can be written at a failing line and at every question`() throws {
        let bench = try Workbench(
            """
            # Work

            ## 1. Part

            **Acceptance Criteria**
            - [ ] It is there.

            ```bash
            cat <name>
            ```
            """
        )
        let terminal = try bench.runAtTerminal("--as", "Ada")
        try terminal.answer("name =", "\u{1b}")
        try terminal.answer("No value given.", "n")
        try terminal.answer("Note:", "one\r")
        try terminal.answer("No value given.", "\r")
        try terminal.answer("name =", "nothing\r")
        try terminal.answer("Run it?", "\r")
        try terminal.answer("The block waits here.", "n")
        try terminal.answer("Note:", "two\r")
        try terminal.answer("The block waits here.", "c")
        try terminal.answer("And now?", "n")
        try terminal.answer("Note:", "three\r")
        try terminal.answer("And now?", "s")
        try terminal.answer("Reason:", "x\r")
        try terminal.answer("Met?", "N")
        try terminal.answer("Note:", "four\r")
        try terminal.answer("Met?", "y")
        #expect(try terminal.end() == 0)
        #expect(
            try bench.journal().list("noteAdded", "item", "text", "by")
                == ["1/2 one Ada", "1/2 two Ada", "1/2 three Ada", "1/1 four Ada"]
        )
    }

    enum Standing: String, CaseIterable, CustomTestStringConvertible {
        case suspended, abandoned, unknown, finished
        var testDescription: String { rawValue }
    }

    @Test(arguments: Standing.allCases)
    func `a note is recorded whatever has become of the run, and changes nothing`(
        _ standing: Standing
    ) throws {
        let bench = try Workbench(blocks: ["echo began; [ -e quick ] || sleep 1000"])
        if standing != .unknown { try bench.scratch.file("work/quick", "") }
        let terminal = try bench.runAtTerminal()
        try terminal.wait(for: "Run it?")
        switch standing {
        case .suspended: try terminal.type("q")
        case .abandoned: terminal.signal(SIGKILL)
        case .unknown:
            try terminal.type("\r")
            try terminal.wait(for: "\nbegan")
            terminal.signal(SIGKILL)
        case .finished: try terminal.type("\r")
        }
        _ = try terminal.end()
        #expect(Processes(of: try bench.journal()).areGone)
        let run = try #require(bench.runs.first)
        let before = try bench.cortex("status").output
        for text in ["first", "second"] {
            let result = try bench.cortex("note", run, text, "--as", "Bo")
            #expect(result.output == "the note is recorded\n", "\(result)")
            #expect(result.status == 0)
        }
        #expect(
            try bench.journal().list("noteAdded", "text", "by", "whileDriven")
                == ["first Bo 0", "second Bo 0"]
        )
        #expect(try bench.cortex("status").output == before)
        guard standing != .finished else { return }
        let next = try bench.terminal(["run", "--resume"])
        let question = standing == .unknown ? "What became of it?" : "Run it?"
        try next.answer(question, "q")
        #expect(try next.end() == 4)
    }

    @Test func `a note left while a step runs is recorded behind it`() throws {
        let bench = try Workbench(blocks: ["mkfifo gate; echo began; read -r x < gate", "true"])
        let terminal = try bench.runAtTerminal()
        try terminal.answer("Run it?", "\r")
        try terminal.wait(for: "\nbegan")
        let run = try #require(bench.runs.first)
        #expect(try bench.cortex("note", run, "it is slow").status == 0)
        try bench.scratch.openGate("work/gate", saying: "go on")
        try terminal.answer("Run it?", "q")
        #expect(try terminal.end() == 4)
        let events = try bench.journal().events
        let note = try #require(events.firstIndex(of: "noteAdded"))
        #expect(try #require(events.firstIndex(of: "stepFinished")) < note)
        #expect(try bench.journal().list("noteAdded", "text") == ["it is slow"])
    }
}
