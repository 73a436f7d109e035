extension Program {
    /// Runs a program found on the PATH of `environment`.
    ///
    /// - Returns: its exit status, 127 if it is missing, and what it prints; `nil` if nothing can
    ///   be started.
    package static func output(
        of words: [String],
        environment: [String: String]
    ) -> (status: Int32, bytes: [UInt8])? {
        let answer = try? run(
            "/usr/bin/env",
            words,
            environment: environment.map { "\($0)=\($1)" },
            input: []
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
}
