import CortexEngine
import CortexJournal
import CortexRunbook
import CortexText

/// A gate that people have to sign for, and how it stands.
struct GateStatus: Sendable {
    let gate: Plan.Gate
    let standing: GateStanding
    /// Whether the run has gone past it and nothing of it has changed since.
    let isSettled: Bool
    /// How somebody went past it although it had not passed; `nil` if nobody did.
    let override: GateOverridden?

    /// Returns how the gates of `runbook` that somebody has to sign for stand in a run at `second`
    /// since 1970-01-01T00:00:00Z; `nil` stands for the time of its last record.
    static func all(of runbook: Runbook, _ state: RunState, at second: Int64?) -> [GateStatus] {
        guard state.started?.gateRules != nil, let plan = Plan(of: runbook, in: state) else {
            return []
        }
        return all(plan.gates, GateReview(plan, state), state, at: second)
    }

    /// Returns how `gates` stand at `second`; `nil` stands for the time of the last record.
    static func all(
        _ gates: [Plan.Gate],
        _ review: GateReview,
        _ state: RunState,
        at second: Int64?
    ) -> [GateStatus] {
        gates.map { gate in
            GateStatus(
                gate: gate,
                standing: review.standing(of: gate, at: second),
                isSettled: review.isSettled(gate),
                override: state.overriddenGates.last {
                    GateName($0.gate, closing: $0.section) == gate.name
                }
            )
        }
    }

    /// Whether the run may go on behind it.
    var isPassed: Bool { isSettled || standing.verdict == .passed }

    /// One line, such as `✓ Security gate: passed, signed by Ann`.
    func line(_ style: Style) -> SafeText {
        let name = SafeText(escaping: gate.name.name)
        if isSettled, let override {
            let who = override.by.map { " by \(escaping: $0)" as SafeText } ?? ""
            let sign = style.apply(.warning, style.sign(.failed))
            return "\(sign) \(name): overridden\(who): \(escaping: override.reason)"
        }
        let sign =
            if isPassed {
                style.apply(.good, style.sign(.passed))
            } else if standing.verdict.isAgainstIt {
                style.apply(.bad, style.sign(.failed))
            } else {
                style.sign(.open)
            }
        return "\(sign) \(name): \(escaping: words)\(escaping: signed)"
    }

    /// How it stands, in words.
    var words: String {
        if isPassed { return "passed" }
        let rule = GateStanding.Verdict.waiting(count: gate.rule.signatures, roles: gate.rule.roles)
        let next = rule.words.map { ", then \($0)" } ?? ""
        return switch standing.verdict {
        case .open(let ids): "\(ids.count) to be done\(next)"
        case .notAttested(let ids): "\(ids.count) to be attested\(next)"
        case let verdict: verdict.words ?? ""
        }
    }

    private var signed: String {
        standing.signers.isEmpty ? "" : ", signed by \(standing.signers.joined(separator: ", "))"
    }

    func write(to json: inout JSONWriter) {
        json.member("gate", gate.name.name)
        json.member("section", gate.name.section)
        json.member("line", gate.line)
        json.member("standing", isSettled && override != nil ? "overridden" : standing.verdict.key)
        json.member("words", words)
        json.member("signatures", gate.rule.signatures)
        json.member("roles", gate.rule.roles)
        json.member("signers", standing.signers)
    }
}

extension Plan {
    /// Makes the plan of a run that goes on with `runbook`; `nil` if its selection does not fit.
    init?(of runbook: Runbook, in state: RunState) {
        var runbook = runbook
        runbook.gateRules = state.started?.gateRules
        var options = RunOptions()
        options.take(state.selection)
        // The selection was resolved when the run began.
        guard let plan = try? Plan(runbook, options: options) else { return nil }
        self = plan
    }
}

extension GateStanding.Verdict {
    /// Whether somebody or something speaks against the gate.
    var isAgainstIt: Bool {
        switch self {
        case .failed, .refused: true
        case .passed, .open, .notAttested, .waiting, .expired: false
        }
    }

    /// Its name in JSON.
    var key: String {
        switch self {
        case .passed: "passed"
        case .failed: "failed"
        case .refused: "refused"
        case .open: "open"
        case .notAttested: "notAttested"
        case .waiting: "waiting"
        case .expired: "expired"
        }
    }
}
