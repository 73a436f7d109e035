extension Program {
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
