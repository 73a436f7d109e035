import Foundation
import Testing

/// Programs inside a block that need a real terminal.
@Suite struct TerminalStepTests {
    @Test func `read asks at the terminal and gets what is typed`() throws {
        let bench = try Workbench(blocks: ["read -r -p 'Your name? ' name\necho \"hello $name\""])
        let terminal = try bench.runAtTerminal()
        try terminal.answer("Run it?", "\r")
        try terminal.answer("Your name? ", "Ada\r")
        try terminal.wait(for: "hello Ada\n")
        #expect(try terminal.end() == 0)
    }

    static let passwords = [
        "stty -echo\nprintf 'Password: '\nread -r word\nstty echo",
        "read -r -s -p 'Password: ' word < /dev/tty",
    ]

    @Test(arguments: passwords)
    func `a password is neither shown nor recorded`(_ block: String) throws {
        let bench = try Workbench(blocks: ["\(block)\necho \"${#word}\" > length\nunset -v word"])
        let terminal = try bench.runAtTerminal()
        try terminal.answer("Run it?", "\r")
        try terminal.answer("Password: ", "correct horse\r")
        #expect(try terminal.end() == 0)
        #expect(!String(decoding: terminal.output, as: UTF8.self).contains("correct"))
        #expect(try bench.grep("correct horse") == [])
        #expect(bench.scratch.text("work/length") == "13\n")
        #expect(try bench.journal().verdicts == ["1/1 passed"])
    }

    @Test func `a terminal that a step left without echo is put in order for the next`() throws {
        let bench = try Workbench(blocks: [
            "stty -echo raw", "stty -a > modes\nread -r x\necho \"got $x\"",
        ])
        let terminal = try bench.runAtTerminal()
        try terminal.answer("Run it?", "\r")
        try terminal.answer("Run it?", "\r")
        try terminal.wait(for: "────\n")
        try terminal.type("typed\r")
        let echoed = try terminal.wait(for: "got typed\n")
        #expect(echoed.contains("typed\ngot"))
        #expect(try terminal.end() == 0)
        let modes = try #require(bench.scratch.text("work/modes")).split { " ;\n".contains($0) }
        #expect(modes.contains("echo") && modes.contains("icanon") && modes.contains("opost"))
    }

    @Test(.enabled(if: Tool.exists("less"), "less is not installed"))
    func `less shows a file and is left with q`() throws {
        let bench = try Workbench(blocks: ["less letters.txt\necho \"left with $?\""])
        try bench.scratch.file("work/letters.txt", (1...200).map { "line \($0)\n" }.joined())
        let terminal = try bench.runAtTerminal()
        try terminal.answer("Run it?", "\r")
        try terminal.answer("line 20", "G")
        try terminal.answer("line 200", "q")
        try terminal.wait(for: "left with 0\n")
        #expect(try terminal.end() == 0)
    }

    @Test(.enabled(if: Tool.exists("vi"), "vi is not installed"))
    func `vi changes a file`() throws {
        let bench = try Workbench(blocks: ["vi letters.txt\necho \"left with $?\""])
        try bench.scratch.file("work/letters.txt", "alpha\n")
        let terminal = try bench.runAtTerminal()
        try terminal.answer("Run it?", "\r")
        try terminal.answer("alpha", "ccomega\u{1b}:wq\r")
        try terminal.wait(for: "left with 0\n")
        #expect(try terminal.end() == 0)
        #expect(bench.scratch.text("work/letters.txt") == "omega\n")
    }

    @Test func `a step sees the size of the terminal and its changes`() throws {
        let bench = try Workbench(blocks: [
            "stty size\ntrap changed=yes WINCH\necho ready\nuntil [ -n \"$changed\" ]; do :; done\nstty size",
            "stty size",
        ])
        let terminal = try bench.runAtTerminal()
        try terminal.answer("Run it?", "\r")
        try terminal.wait(for: "24 80\n")
        try terminal.wait(for: "ready\n")
        try terminal.resize(rows: 33, columns: 101)
        try terminal.wait(for: "33 101\n")
        try terminal.answer("Run it?", "\r")
        try terminal.wait(for: "33 101\n")
        #expect(try terminal.end() == 0)
    }

    @Test func `a size that changes at a prompt is the size of the next step`() throws {
        let bench = try Workbench(blocks: ["stty size"])
        let terminal = try bench.runAtTerminal()
        try terminal.wait(for: "? help")
        try terminal.resize(rows: 40, columns: 120)
        try terminal.type("\r")
        try terminal.wait(for: "40 120\n")
        #expect(try terminal.end() == 0)
    }

    @Test func `standard output and error of a step are a terminal, and so is its input`() throws {
        let bench = try Workbench(blocks: ["test -t 0 && test -t 1 && test -t 2 && tty < /dev/tty"])
        let terminal = try bench.runAtTerminal()
        try terminal.answer("Run it?", "\r")
        try terminal.wait(for: "/dev/")
        #expect(try terminal.end() == 0)
    }

    @Test func `without a terminal input is empty and output and error stay apart`() throws {
        let bench = try Workbench(blocks: ["cat\necho out\necho err >&2\ntest ! -t 1"])
        let result = try bench.cortex("run", "runbook.md", "--yes", input: "nothing of this\n")
        #expect(result.status == 0)
        #expect(result.output == "out\n")
        #expect(try bench.recorded("steps/001.1/output.raw") == "out\n")
        #expect(try bench.recorded("steps/001.1/stderr.raw") == "err\n")
    }

    @Test func `what a step prints is recorded as it came, with its timing`() throws {
        let bench = try Workbench(blocks: ["printf 'a\\tb\\033[31mred\\033[0m\\n'"])
        let terminal = try bench.runAtTerminal()
        try terminal.answer("Run it?", "\r")
        #expect(try terminal.end() == 0)
        #expect(try bench.recorded("steps/001.1/output.raw") == "a\tb\u{1b}[31mred\u{1b}[0m\r\n")
        let timing = try #require(try bench.recorded("steps/001.1/output.timing"))
        let bytes = timing.split(separator: "\n")
            .compactMap { Int($0.split(separator: " ").last ?? "") }
        #expect(bytes.reduce(0, +) == 17)
    }
}
