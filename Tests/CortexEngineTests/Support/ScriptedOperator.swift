import CortexEngine
import CortexJournal
import CortexRunbook
import CortexShell

/// An operator who gives prepared answers and notes what was asked.
final class ScriptedOperator: Operator {
    /// The answers to steps, in order; then every step is run.
    var steps: [StepAnswer] = []
    var attestations: [Attestation] = []
    var values: [String: String] = [:]
    var failures: [FailureAnswer] = []
    var settlements: [SettleAnswer] = []
    var resolutions: [ResolveAnswer] = []
    /// The answers at gates with the names of those who give them, in order.
    var signatures: [(name: String?, answer: SignAnswer)] = []
    /// Who gave the last answer; `nil` for the operator.
    private(set) var decider: DecisionAnswered?
    /// Whether the operator waits between tries, in order; then they do.
    var pauses: [Bool] = []
    var choice: String?
    var takes = TakeAnswer.take
    var edited: String?
    /// What happens elsewhere while a step is asked about.
    var meanwhile: () -> Void = {}
    /// What was asked and told, in order.
    private(set) var log: [String] = []

    func open(_ briefing: Briefing) {}

    func choose(among sections: [Section]) -> Section? {
        log.append("choose \(sections.map(\.id))")
        return sections.first { $0.id == choice }
    }

    func take(_ question: Question, because condition: String) -> TakeAnswer {
        log.append("take \(question.item.id): \(condition)")
        return takes
    }

    func value(of placeholder: Placeholder, in question: Question) -> ValueAnswer {
        log.append("value \(placeholder.name)")
        return values[placeholder.name].map { .value($0) } ?? .quit
    }

    func decide(_ question: Question) -> StepAnswer {
        log.append("decide \(question.item.id)")
        meanwhile()
        return steps.isEmpty ? .run(typed: false) : steps.removeFirst()
    }

    func edit(_ script: String) -> String? { edited }

    func begin(_ question: Question) {}

    func failed(_ command: FailedCommand, in question: Question) -> FailureAnswer {
        log.append("failed \(command.documentLine ?? 0): \(command.command) \(command.status)")
        return failures.isEmpty ? .stop : failures.removeFirst()
    }

    func ended(_ end: StepEnd, of question: Question) {
        log += end.notices
    }

    func pause(_ seconds: Int, before question: Question) -> Bool {
        log.append("pause \(seconds) after \(question.tries)")
        return pauses.isEmpty ? true : pauses.removeFirst()
    }

    func settle(_ failure: Failure) -> SettleAnswer {
        switch failure.subject {
        case .item(let question): log.append("settle \(question.item.id)")
        case .gate(let gate, let reason): log.append("settle \(gate.name): \(reason)")
        }
        return settlements.isEmpty ? .stop : settlements.removeFirst()
    }

    func resolve(_ attempt: Attempt, of question: Question, canVerify: Bool) -> ResolveAnswer {
        log.append("resolve \(question.item.id)")
        return resolutions.isEmpty ? .quit : resolutions.removeFirst()
    }

    func confirm(_ question: Question) -> ManualAnswer {
        log.append("confirm \(question.item.id)")
        return .done
    }

    func attest(_ question: Question) -> Attestation {
        log.append("attest \(question.item.id)")
        return attestations.isEmpty ? .met(note: nil) : attestations.removeFirst()
    }

    func sign(_ gate: GateQuestion) -> SignAnswer {
        let signers = gate.signers.joined(separator: ", ")
        log.append("sign \(gate.name): \(gate.missing) missing, signed by [\(signers)]")
        guard !signatures.isEmpty else { return .unanswered }
        let (name, answer) = signatures.removeFirst()
        decider = DecisionAnswered(decision: 1, answer: "", by: name, through: .command)
        return answer
    }

    func left(_ shell: StepResult) {}

    func keepsShellChanges(_ changes: [String]) -> Bool { false }

    func keeps(_ processes: [CortexJournal.BackgroundProcess]) -> Bool { false }

    func tell(_ message: String) {
        log.append(message)
    }
}
