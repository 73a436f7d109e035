import Foundation

/// A place to run the built program in: a folder, a home, a store of runs, an environment.
final class Workbench {
    /// What one run of the program gave.
    struct Result: Equatable {
        let status: Int32
        let output: String
        let errors: String
    }

    /// The path of the built program, beside the tests.
    static let program =
        (Bundle.allBundles.map(\.bundleURL).first { $0.pathExtension == "xctest" }
        ?? URL(filePath: CommandLine.arguments[0]))
        .deletingLastPathComponent().appending(path: "cortex").path

    let scratch: Scratch
    /// The variables that the program gets, and no others.
    var environment: [String: String]
    /// The directory that the program starts in, within the scratch folder.
    let directory: String

    /// Makes a bench in the folder `parent`, or where temporary files go.
    init(in parent: String? = nil) throws {
        scratch = try Scratch(in: parent)
        directory = "\(scratch.path)/work"
        environment = [
            "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
            "HOME": scratch.path, "USER": "ops", "LANG": "C.UTF-8", "TERM": "xterm-256color",
            "XDG_STATE_HOME": "\(scratch.path)/state",
        ]
        try FileManager.default.createDirectory(
            atPath: directory,
            withIntermediateDirectories: true
        )
    }

    /// Makes a bench with `text` as its `runbook.md`.
    convenience init(_ text: String) throws {
        try self.init()
        try scratch.file("work/runbook.md", text)
    }

    /// Makes a bench with a runbook of one section for each of `blocks`, numbered from 1.
    convenience init(blocks: [String]) throws {
        try self.init(Self.runbook(blocks))
    }

    /// Returns a runbook whose section n holds the nth block; `1/1` is the first block's id, and its
    /// text begins on line 6.
    static func runbook(_ blocks: [String]) -> String {
        let sections = blocks.enumerated().map { index, block in
            "## \(index + 1). Part\n\n```bash\n\(block)\n```\n"
        }
        return "# Work\n\n" + sections.joined(separator: "\n")
    }

    /// Runs the program without a terminal and waits for its end.
    func cortex(_ arguments: String..., input: String = "") throws -> Result {
        try cortex(arguments, input: input)
    }

    /// Runs the program without a terminal and waits for its end.
    func cortex(_ arguments: [String], input: String = "") throws -> Result {
        try run([Self.program] + arguments, input: input)
    }

    /// Runs a script of the test's own.
    func bash(_ script: String) throws -> Result {
        try run(["/bin/bash", "-c", script], input: "")
    }

    /// Runs any program, named by its path, without a terminal and waits for its end.
    func run(_ words: [String], input: String = "") throws -> Result {
        let folder = try Scratch()
        let streams = Spawn.Streams(
            input: try folder.file("in", input),
            output: try folder.file("out", ""),
            errors: try folder.file("err", "")
        )
        let pid = try Spawn.start(
            words,
            environment: environment,
            directory: directory,
            streams: streams
        )
        let status = try Spawn.wait(for: pid)
        return Result(
            status: status,
            output: folder.text("out") ?? "",
            errors: folder.text("err") ?? ""
        )
    }

    /// Runs `runbook.md` with nobody there.
    func runUnattended(_ options: String...) throws -> Result {
        try cortex(["run", "runbook.md", "--yes"] + options)
    }

    /// Starts the program at a terminal.
    func terminal(
        _ arguments: [String],
        rows: Int = 24,
        columns: Int = 80
    ) throws -> TerminalProgram {
        try program([Self.program] + arguments, rows: rows, columns: columns)
    }

    /// Starts any program at a terminal.
    func program(
        _ words: [String],
        rows: Int = 24,
        columns: Int = 80
    ) throws -> TerminalProgram {
        try TerminalProgram(
            words,
            environment: environment,
            directory: directory,
            rows: rows,
            columns: columns
        )
    }

    /// Starts a run of `runbook.md` at a terminal.
    func runAtTerminal(_ options: String...) throws -> TerminalProgram {
        try terminal(["run", "runbook.md"] + options)
    }

    /// The names of the folders of runs, oldest first.
    var runs: [String] { scratch.names(in: "state/cortex/runs") }

    /// The journal of the only run.
    func journal() throws -> Journal {
        guard runs.count == 1 else { throw NotOneRun(names: runs) }
        return try Journal("\(scratch.path)/state/cortex/runs/\(runs[0])/journal.jsonl")
    }

    /// The journal of the run `name`.
    func journal(of name: String) throws -> Journal {
        try Journal("\(scratch.path)/state/cortex/runs/\(name)/journal.jsonl")
    }

    /// Returns a file of the only run, such as `steps/001.1/output.raw`.
    func recorded(_ name: String) throws -> String? {
        guard runs.count == 1 else { throw NotOneRun(names: runs) }
        return scratch.text("state/cortex/runs/\(runs[0])/\(name)")
    }

    /// Returns the names of the files below the bench that hold `text`, other than the runbook.
    func grep(_ text: String) throws -> [String] {
        let wanted = Data(text.utf8)
        let names = FileManager.default.enumerator(atPath: scratch.path)?.compactMap {
            $0 as? String
        }
        return (names ?? []).filter { name in
            let contents = FileManager.default.contents(atPath: "\(scratch.path)/\(name)")
            return !name.hasSuffix("runbook.md") && contents?.range(of: wanted) != nil
        }
    }

    /// There is no run, or there are several.
    struct NotOneRun: Error {
        let names: [String]
    }
}
