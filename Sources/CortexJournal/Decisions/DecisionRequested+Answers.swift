extension DecisionRequested {
    /// The longest text of an answer, in bytes.
    package static let maximumText = 4096

    /// Returns why `answer` does not answer the decision; `nil` if it does.
    package func objection(to answer: String, text: String?, from author: Author) -> String? {
        if answers.isEmpty {
            if answer.isEmpty { return Self.empty(decision) }
        } else if !answers.contains(answer) {
            return Self.noAnswer(answer, decision, answers)
        }
        guard [answer, text ?? ""].allSatisfy({ $0.utf8.count <= Self.maximumText }) else {
            return Self.tooLong
        }
        guard ![answer, text ?? ""].contains(where: { $0.utf8.contains(0) }) else {
            return Self.zeroByte
        }
        if needsReason(answer), text?.allSatisfy(\.isWhitespace) ?? true {
            return Self.noReason(answer)
        }
        return objection(to: answer, from: author)
    }

    /// Returns why it is not for `author` to give `answer`; `nil` if it is.
    package func objection(to answer: String, from author: Author) -> String? {
        let known = Set(roles.map(PersonName.init))
        guard roles.isEmpty || known.contains(PersonName(author.role ?? "")) else {
            return Self.otherRole(author.role, roles)
        }
        let name = author.by ?? author.user
        let isBarred = barred?.contains { PersonName($0) == PersonName(name) } ?? false
        return answer == "approve" && isBarred ? Self.notYours(name) : nil
    }

    /// Whether nobody may give `answer` without saying why.
    package func needsReason(_ answer: String) -> Bool {
        switch (kind, answer) {
        case (.parameter, _): false
        case (_, "skip"), (_, "override"): true
        case (.interrupted, "done"), (.interrupted, "failed"), (.interrupted, "again"): true
        default: false
        }
    }
}

extension DecisionRequested {
    private static func empty(_ number: Int) -> String {
        "decision \(number) takes any text, but not none"
    }

    private static func noAnswer(_ answer: String, _ number: Int, _ answers: [String]) -> String {
        "`\(answer)` does not answer decision \(number); it takes \(answers.joined(separator: ", "))"
    }

    private static let tooLong = "the text is longer than \(maximumText) bytes"
    private static let zeroByte = "the text holds a zero byte"

    private static func noReason(_ answer: String) -> String {
        "`\(answer)` needs a reason: --reason TEXT"
    }

    private static func notYours(_ name: String) -> String {
        "\(name) started the run or has signed already; somebody else has to: --as NAME"
    }

    private static func otherRole(_ role: String?, _ roles: [String]) -> String {
        let names = roles.joined(separator: ", ")
        let given = role.map { "not \($0)" } ?? "none was given"
        return "only \(names) may answer, \(given): --role ROLE"
    }
}
