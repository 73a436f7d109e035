extension Program {
    /// Runs a program found on the PATH of `environment`, which reads `input`.
    ///
    /// - Returns: its exit status, 127 if it is missing, and what it prints; `nil` if nothing can
    ///   be started.
    package static func output(
        of words: [String],
        environment: [String: String],
        input: [UInt8] = []
    ) -> (status: Int32, bytes: [UInt8])? {
        let answer = try? run(
            "/usr/bin/env",
            words,
            environment: environment.map { "\($0)=\($1)" },
            input: input
        )
        return answer.map { ($0.status, $0.output) }
    }

    /// Asks a program found on the PATH of `environment`, such as `git`.
    ///
    /// - Returns: what it prints, without the line ends behind it; `nil` if it is missing or fails.
    package static func ask(_ words: [String], environment: [String: String]) -> String? {
        let answer = try? run(
            "/usr/bin/env",
            words,
            environment: environment.map { "\($0)=\($1)" },
            input: []
        )
        guard let answer, answer.status == 0 else { return nil }
        let end = answer.output.lastIndex { $0 != UInt8(ascii: "\n") }.map { $0 + 1 } ?? 0
        return String(decoding: answer.output[..<end], as: UTF8.self)
    }

    /// Runs a program found on the PATH of `environment` with this process's own input and errors,
    /// to which its output goes, too; it may ask the operator.
    ///
    /// - Returns: its exit status, 127 if it is missing; `nil` if nothing can be started.
    package static func converse(_ words: [String], environment: [String: String]) -> Int32? {
        let pid = try? Kernel.spawn(
            "/usr/bin/env",
            ["/usr/bin/env"] + words,
            environment: environment.map { "\($0)=\($1)" },
            standard: [0, 2, 2]
        )
        return pid.map { StepResult.Outcome(waitStatus: Kernel.waitForChild($0)).exitStatus }
    }
}
