/// Who has to sign for a gate before it passes.
///
/// It comes from the settings and is recorded with the run; a runbook cannot say it.
package struct GateRule: Sendable, Equatable, Codable {
    /// The roles whose signatures count; any role if there are none.
    package var roles: [String]
    /// How many different people have to sign.
    package var signatures: Int
    /// Whether the signature of the person who started the run does not count.
    package var notStarter: Bool
    /// For how many seconds a signature counts; `nil` for ever.
    package var expires: Int?

    package init(
        roles: [String] = [],
        signatures: Int = 1,
        notStarter: Bool = false,
        expires: Int? = nil
    ) {
        self.roles = roles
        self.signatures = signatures
        self.notStarter = notStarter
        self.expires = expires
    }

    /// The rule where nobody has to sign.
    package static let none = GateRule(signatures: 0)
}

/// The rules of a house for gates: one for all, and those of single gates.
package struct GateRules: Sendable, Equatable, Codable {
    /// The rule of all gates without one of their own; `nil` if they need no signature.
    package var general: GateRule?
    /// Rules by the gate's name as the settings write it.
    package var named: [String: GateRule]

    package init(general: GateRule? = nil, named: [String: GateRule] = [:]) {
        self.general = general
        self.named = named
    }

    /// Returns the rule of the gate called `name`; `nil` if nobody has to sign for it.
    ///
    /// Case and blanks do not matter, nor does the word "gate" at the end.
    package func rule(for name: String) -> GateRule? {
        let wanted = Self.key(of: name)
        return named.first { Self.key(of: $0.key) == wanted }?.value ?? general
    }

    /// Returns the names with a rule that are no gate of `runbook`, in alphabetical order.
    package func strangers(to runbook: Runbook) -> [String] {
        let known = Set(runbook.decidedGates.map { Self.key(of: $0.name) })
        return named.keys.filter { !known.contains(Self.key(of: $0)) }.sorted()
    }

    /// What two spellings of a gate's name have in common.
    package static func key(of name: String) -> String {
        var words = name.lowercased().split(whereSeparator: \.isWhitespace)
        if words.count > 1, words.last == "gate" { words.removeLast() }
        return words.joined(separator: " ")
    }
}
