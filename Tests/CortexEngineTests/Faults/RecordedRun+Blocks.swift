import CortexEngine
import CortexJournal
import CortexRunbook
import CortexShell

extension RecordedRun {
    /// Records a run of a document with these blocks, by the real runner in real bash.
    ///
    /// A block says that it took effect by adding its item's id to the file `effects`. How the run
    /// ended goes to `ended`.
    static func ofBlocks(
        _ blocks: [String],
        person: ScriptedOperator = ScriptedOperator(),
        layer: (any Disk) -> any Disk = { $0 },
        ended: (Result<RunEnd, any Error>) -> Void = { _ in }
    ) throws -> RecordedRun {
        let work = try Scratch()
        let text = blocks.enumerated().map { index, block in
            "## \(index + 1). Part\n\n```bash\n\(block)\n```\n"
        }
        let document = "# Work\n\n" + text.joined(separator: "\n")
        let runbook = try runbook(document)
        let environment = ["PATH": "/usr/bin:/bin", "HOME": work.path]
        let bash = try Bash.find(environment: environment)
        let options = options { $0.unattended = true }
        return try RecordedRun(world: World(file: "\(work.path)/effects"), layer: layer) {
            store,
            world in
            let run = try store.start(
                RunStarted(runbook: "doc.md", digest: runbook.digest, driver: .nobody),
                runbook: Array(document.utf8)
            )
            let record = RunRecord(run) { world.acknowledge($0.line) }
            let session = try ShellSession(bash: bash, mode: .pipes(output: nil, errors: nil))
            let runner = Runner(
                plan: try Plan(runbook, options: options),
                options: options,
                parameters: try Parameters(options, for: runbook),
                record: record,
                person: person,
                session: session,
                initial: .initial(directory: work.path, environment: environment),
                syntax: SyntaxCheck(bash: bash)
            )
            ended(Result { try runner.drive() })
            session.end(keepingProcesses: false)
            _ = work.path
        }
    }
}

extension Driver {
    /// A driver of tests.
    static let nobody = Driver(
        tool: "test",
        bash: "/bin/bash",
        bashVersion: "5.2",
        host: "host",
        user: "user",
        pid: 1,
        boot: "boot",
        directory: "/",
        unattended: true,
        terminal: false
    )
}
