import Foundation

/// Asks a real bash what it would refuse; nothing of what it is asked runs.
struct BashOracle {
    struct Question: Sendable {
        var script: [UInt8]
        var extglob: Bool
    }

    /// Whether bash refuses each script, many of them in one process.
    ///
    /// Each script is read behind `set -n` in a subshell. Anything that bash says is a refusal, as
    /// it is for `run`: a heredoc without an end is only a warning.
    func refuses(_ questions: [Question]) async throws -> [Bool] {
        let half = questions.count / 2
        async let first = batch(questions[..<half])
        async let second = batch(questions[half...])
        return try await first + second
    }

    private func batch(_ questions: ArraySlice<Question>) async throws -> [Bool] {
        let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: file) }
        var input: [UInt8] = []
        for question in questions {
            input +=
                [question.extglob ? UInt8(ascii: "1") : UInt8(ascii: "0")] + question.script + [0]
        }
        try Data(input).write(to: file)
        let answers = try run(["-c", Self.loop], input: FileHandle(forReadingFrom: file)).output
        return answers.split(separator: UInt8(ascii: "\n")).map { $0.elementsEqual("1".utf8) }
    }

    private static let loop = """
        while IFS= read -r -d '' s; do
            if [[ ${s:0:1} == 1 ]]; then shopt -s extglob; else shopt -u extglob; fi
            e=$({ eval $'set -n\\n'"${s:1}"; } 2>&1)
            if [[ $e ]]; then echo 1; else echo 0; fi
        done
        """

    /// What `bash -n` says of one script, as `run` asks it.
    func words(on question: Question) throws -> String {
        let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(question.script).write(to: file)
        let options = question.extglob ? ["-O", "extglob"] : []
        let said = try run(options + ["-n"], input: FileHandle(forReadingFrom: file)).errors
        return String(decoding: said, as: UTF8.self)
    }

    private func run(
        _ arguments: [String],
        input: FileHandle
    ) throws -> (output: Data, errors: Data) {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/bash")
        process.arguments = ["--noprofile", "--norc", "-p"] + arguments
        process.environment = ["PATH": "/nonexistent", "LC_ALL": "C.UTF-8"]
        process.standardInput = input
        let output = Pipe()
        let errors = Pipe()
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        let printed = try output.fileHandleForReading.readToEnd() ?? Data()
        let said = try errors.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return (printed, said)
    }
}
