package import CortexJournal
package import CortexRunbook
import CortexSecrets
package import CortexShell

/// What a run asks, as decisions.
extension SharedOperator {
    package func choose(among sections: [Section]) throws -> Section? {
        try ask(
            .alternative,
            section: sections.first?.id,
            subject: sections.map(\.title).joined(separator: " / "),
            answers: sections.map(\.id) + ["none"],
            .alternative(sections)
        ) { try person.choose(among: sections) }
    }

    package func take(_ question: Question, because condition: String) throws -> TakeAnswer {
        try ask(.condition, question, condition, ["yes", "no", "quit"], .condition) {
            try person.take(question, because: condition)
        }
    }

    package func value(
        of placeholder: Placeholder,
        in question: Question
    ) throws -> ValueAnswer {
        // A secret is typed without being shown, and into no file of answers.
        if SecretName.isSensitive(placeholder.name) {
            return try person.value(of: placeholder, in: question)
        }
        return try ask(.parameter, question, placeholder.text, [], .parameter) {
            try person.value(of: placeholder, in: question)
        }
    }

    package func decide(_ question: Question) throws -> StepAnswer {
        let typed = person.word(toRun: question)
        return try ask(
            .step,
            question,
            question.script,
            [typed ?? "run", "skip", "quit"],
            .step(typed: typed)
        ) { try person.decide(question) }
    }

    package func failed(
        _ command: FailedCommand,
        in question: Question
    ) throws -> FailureAnswer {
        try ask(
            .line,
            question,
            "\(command.command) exited \(command.status)",
            command.canCarryOn ? ["continue", "stop"] : ["stop"],
            .line
        ) { try person.failed(command, in: question) }
    }

    package func settle(_ failure: Failure) throws -> SettleAnswer {
        let question = { [person] in try person.settle(failure) }
        switch failure.subject {
        case .item(let item):
            return try ask(
                .failure,
                item,
                item.script.isEmpty ? item.item.text : item.script,
                ["retry", "override", "skip", "stop"],
                .failure,
                question
            )
        case .gate(let gate, let reason):
            return try ask(
                .failure,
                section: gate.section?.id,
                subject: "\(gate.place): \(gate.name): \(reason)",
                digest: gate.digest,
                answers: ["retry", "override", "stop"],
                .failure,
                question
            )
        }
    }

    package func resolve(
        _ attempt: Attempt,
        of question: Question,
        canVerify: Bool
    ) throws -> ResolveAnswer {
        let answer = try ask(
            .interrupted,
            question,
            question.script,
            (canVerify ? ["verify"] : []) + ["done", "failed", "again", "quit"],
            .interrupted
        ) { try person.resolve(attempt, of: question, canVerify: canVerify) }
        if answer == .unanswered { tellHowToAnswer() }
        return answer
    }

    package func confirm(_ question: Question) throws -> ManualAnswer {
        try ask(.manual, question, question.item.text, ["done", "skip", "quit"], .manual) {
            try person.confirm(question)
        }
    }

    package func attest(_ question: Question) throws -> Attestation {
        try ask(
            .criterion,
            question,
            question.item.text,
            ["met", "not-met", "open", "quit"],
            .criterion
        ) { try person.attest(question) }
    }

    package func sign(_ gate: GateQuestion) throws -> SignAnswer {
        let answer = try ask(
            .gate,
            section: gate.section?.id,
            subject: "\(gate.place): \(gate.name)",
            digest: gate.digest,
            answers: ["approve", "refuse", "quit"],
            roles: gate.roles,
            barred: gate.barred,
            .gate
        ) {
            if record.state.pending?.request.objection(to: "approve", from: author()) != nil {
                tellHowToAnswer()
            }
            return try person.sign(gate)
        }
        if answer == .unanswered { tellHowToAnswer() }
        return answer
    }

    /// Says how the question that is open can be answered while nobody drives the run.
    private func tellHowToAnswer() {
        guard let pending = record.state.pending else { return }
        let lines = pending.request.commands(run: record.folder.name)
        person.tell(([Self.waiting] + lines.map { "  \($0)" }).joined(separator: "\n"))
    }

    private func ask<Answer>(
        _ kind: DecisionRequested.Kind,
        _ question: Question,
        _ text: String,
        _ answers: [String],
        _ words: AnswerWords<Answer>,
        _ ask: () throws -> Answer
    ) throws -> Answer {
        let text = record.redacting(text)
        return try self.ask(
            kind,
            item: question.item.id,
            section: question.section?.id,
            subject: "\(question.place): \(text)",
            digest: Digest.hex(of: text.utf8),
            answers: answers,
            words,
            ask
        )
    }

    /// Unattended, only what no rule may decide is a decision.
    private func ask<Answer>(
        _ kind: DecisionRequested.Kind,
        item: String? = nil,
        section: String?,
        subject: String,
        digest: String? = nil,
        answers: [String],
        roles: [String] = [],
        barred: [String]? = nil,
        _ words: AnswerWords<Answer>,
        _ ask: () throws -> Answer
    ) throws -> Answer {
        guard !options.unattended || kind == .interrupted || kind == .gate else { return try ask() }
        let draft = DecisionRequested(
            decision: 0,
            kind: kind,
            item: item,
            section: section,
            subject: subject.firstLine(upTo: Self.subjectLimit),
            digest: digest,
            answers: answers,
            roles: roles,
            barred: barred
        )
        return try settle(draft, words, by: ask)
    }

    /// The most characters of a subject: it shall fit on a line or two.
    private static var subjectLimit: Int { 160 }

    private static var waiting: String { "somebody has to decide; answer with one of" }
}

extension GateQuestion {
    /// The digest of what a word about the gate is about.
    fileprivate var digest: String {
        let items = items.map { "\($0.id) \($0.standing.rawValue) \($0.changed)" }
        return Digest.hex(of: ([name] + items).joined(separator: "\n").utf8)
    }
}

extension String {
    /// The first line with something on it, cut at `limit` characters.
    fileprivate func firstLine(upTo limit: Int) -> String {
        let line = split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
        return line.count > limit ? "\(line.prefix(limit - 1))…" : line
    }
}
