/// Reads blocks as bash would, without running them (`bash -n`).
///
/// A block is read once: answers are kept by its bytes.
package struct SyntaxCheck {
    private let bash: Bash
    private var known: [Question: [SyntaxProblem]] = [:]

    package init(bash: Bash) {
        self.bash = bash
    }

    /// Returns what bash would refuse in `script`; nothing where it would run it.
    ///
    /// `extglob` tells whether the option is on when the block begins. A block that turns it on
    /// itself is read with it. A heredoc without an end is a problem, though bash only warns.
    /// - Throws: `ShellError` if bash cannot be asked.
    package mutating func problems(
        in script: [UInt8],
        extglob: Bool
    ) throws(ShellError) -> [SyntaxProblem] {
        let question = Question(script: script, extglob: extglob || script.contains("extglob"))
        if let answer = known[question] { return answer }
        let options = question.extglob ? ["-O", "extglob"] : []
        let answer = try Program.run(
            bash.path,
            ["--noprofile", "--norc", "-p"] + options + ["-n"],
            input: script
        )
        let problems = SyntaxProblem.read(answer.errors, status: answer.status)
        known[question] = problems
        return problems
    }

    private struct Question: Hashable {
        var script: [UInt8]
        var extglob: Bool
    }
}

/// A place that bash does not understand.
package struct SyntaxProblem: Sendable, Equatable {
    /// The 1-based line in the block.
    package var line: Int
    /// What bash says about it.
    package var message: String

    /// Reads bash's messages, `bash: line 3: syntax error …`, and leaves out the line it repeats.
    static func read(_ errors: [UInt8], status: Int32) -> [SyntaxProblem] {
        var problems: [SyntaxProblem] = []
        for line in String(decoding: errors, as: UTF8.self).split(separator: "\n") {
            guard let problem = SyntaxProblem(message: line) else { continue }
            let isEcho = problem.message.hasPrefix("`") && problems.last?.line == problem.line
            if !isEcho { problems.append(problem) }
        }
        if problems.isEmpty, status != 0 {
            return [SyntaxProblem(line: 1, message: unknown(status))]
        }
        return problems
    }

    package init(line: Int, message: String) {
        self.line = line
        self.message = message
    }

    private init?(message: Substring) {
        guard let range = message.firstRange(of: ": line ") else { return nil }
        let rest = message[range.upperBound...]
        guard let line = Int(rest.prefix { $0.isNumber }) else { return nil }
        let text = rest.drop { $0.isNumber }.dropFirst(2)
        self.init(line: line, message: String(text))
        openHeredoc()
    }

    /// Places the warning about a heredoc at the line where it begins.
    private mutating func openHeredoc() {
        guard message.hasPrefix("warning: here-document at line ") else { return }
        let digits = message.dropFirst("warning: here-document at line ".count)
        if let start = Int(digits.prefix { $0.isNumber }) { line = start }
        let end = message.split(separator: "`").last?.prefix { $0 != "'" } ?? ""
        message = SyntaxProblem.unterminated(String(end))
    }

    private static func unterminated(_ end: String) -> String {
        "the here-document has no line `\(end)` that ends it"
    }

    private static func unknown(_ status: Int32) -> String {
        "bash refuses the block with status \(status)"
    }
}

extension [UInt8] {
    fileprivate func contains(_ word: String) -> Bool {
        firstRange(of: Array(word.utf8)) != nil
    }
}
