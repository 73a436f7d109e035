import Testing

/// A way to use the program, to be disturbed.
struct FaultScenario: CustomTestStringConvertible, Sendable {
    let name: String
    let document: String
    /// The text of the settings file beside it; `nil` if there is none.
    var settings: String?
    /// The command line; `RUN` stands for the name of the run that `before` has made.
    var arguments = ["run", "--yes", "--json", "runbook.md"]
    /// What a person at a terminal waits for and types; empty where there is no terminal.
    var keys: [(question: String, answer: String)] = []
    /// What a person does before, undisturbed.
    var before: [(question: String, answer: String)] = []
    /// The exit status of an undisturbed run.
    var status: Int32 = 0
    var testDescription: String { name }

    /// A section of each block; a block adds its item's id to the file `effects`.
    private static func document(_ blocks: String...) -> String {
        "# Work\n\n"
            + blocks.enumerated().map { index, block in
                "## \(index + 1). Part\n\n```bash\necho \(index + 1)/1 >> effects\n\(block)\n```\n"
            }
            .joined(separator: "\n")
    }

    private static let criterion =
        "# Work\n\n## 1. Part\n\n```bash\necho 1/1 >> effects\n```\n\n"
        + "Acceptance criteria:\n\n- It works.\n"

    static let pipes = FaultScenario(name: "pipe step", document: document("echo hello", "X=1"))

    static let terminal = FaultScenario(
        name: "PTY step",
        document: document("echo hello"),
        arguments: ["run", "runbook.md"],
        keys: [("? help", "\r")]
    )

    static let failing = FaultScenario(
        name: "failing step",
        document: document("echo hello\nfalse\necho never"),
        status: 1
    )

    static let attest = FaultScenario(
        name: "attest",
        document: criterion,
        arguments: ["run", "runbook.md"],
        keys: [("? help", "\r"), ("Met?", "y")]
    )

    static let gate = FaultScenario(
        name: "gate",
        document: criterion,
        settings: "[gates]\nsignatures = 1\n",
        arguments: ["run", "runbook.md", "--as", "Ada"],
        keys: [("? help", "\r"), ("Met?", "y"), ("Do you sign for it?", "y")]
    )

    static let close = FaultScenario(
        name: "close",
        document: document("trap 'echo exit-trap >> effects' EXIT")
    )

    static let resume = FaultScenario(
        name: "resume",
        document: document("X=1", "echo $X"),
        arguments: ["run", "--resume", "RUN"],
        keys: [("? help", "\r")],
        before: [("? help", "\r"), ("? help", "q")]
    )

    static let status = FaultScenario(
        name: "status",
        document: document("echo hello"),
        arguments: ["status", "RUN", "--json"],
        before: [("? help", "\r")]
    )

    static let all = [pipes, terminal, failing, attest, gate, close, resume, status]
}
