package import CortexRunbook

/// Who has to sign for gates: `[gates]` of the settings.
package struct GateSettings: Sendable, Equatable {
    /// The settings file, for messages and for the record.
    package let path: String
    /// The SHA-256 of the settings file, 64 hexadecimal digits.
    package let digest: String
    package let rules: GateRules
    /// Where the rules of single gates stand, by their names as written.
    fileprivate let places: [String: SettingsPlace]

    /// The most gates with a rule of their own.
    package static let limit = 200
    /// The most signatures that a gate may need.
    package static let mostSignatures = 20
    /// The longest time that a signature may count, in seconds: a year.
    package static let longest = 366 * 86_400

    /// Returns a problem for each rule of a gate that `runbook` does not have.
    package func problems(in runbook: Runbook) -> [Problem] {
        let gates = runbook.decidedGates
        return rules.strangers(to: runbook).map { name in
            let place = places[name].map { ":\($0.line):\($0.column)" } ?? ""
            return Problem(
                .unknownGate,
                line: runbook.gates.first?.line ?? 1,
                message: Self.unknown(name, path + place, among: gates.map(\.name))
            )
        }
    }
}

extension Settings {
    /// What `[gates]` says; `nil` if the file has no such table.
    ///
    /// - Throws: if it is not as `docs/settings.md` describes it.
    package func gates() throws(SettingsError) -> GateSettings? {
        var places: [String: SettingsPlace] = [:]
        let rules = try read("gates") { table throws(SettingsError) in
            let general = try GateTerms(reading: &table)
            var named: [String: GateRule] = [:]
            for name in table.tableKeys() {
                let twin = named.keys.first { GateRules.key(of: $0) == GateRules.key(of: name) }
                if let twin { throw table.problem(with: name, .sameGate(name, twin)) }
                guard !GateRules.key(of: name).isEmpty, named.count < GateSettings.limit else {
                    throw table.problem(with: name, .noName)
                }
                let own = try table.table(name) { table throws(SettingsError) in
                    try GateTerms(reading: &table)
                }
                named[name] = own?.rule(in: general)
                places[name] = table.problem(with: name, "").place
            }
            return GateRules(general: general.isEmpty ? nil : general.rule, named: named)
        }
        return rules.map { GateSettings(path: path, digest: digest, rules: $0, places: places) }
    }
}

/// What a table says of signatures; what it leaves out is `nil`.
private struct GateTerms: Equatable {
    let roles: [String]?
    let signatures: Int?
    let notStarter: Bool?
    let expires: Int?

    init(reading table: inout SettingsTable) throws(SettingsError) {
        roles = try table.strings("roles")
        for (index, role) in (roles ?? []).enumerated() where role.allSatisfy(\.isWhitespace) {
            throw table.problem(with: "roles", at: index, .noRole)
        }
        signatures = try table.integer("signatures", in: 0...GateSettings.mostSignatures)
        notStarter = try table.boolean("not_starter")
        expires = try Self.expires(&table)
    }

    private static func expires(_ table: inout SettingsTable) throws(SettingsError) -> Int? {
        guard let text = try table.string("expires") else { return nil }
        guard let seconds = TimeWords.seconds(text), (1...GateSettings.longest).contains(seconds)
        else { throw table.problem(with: "expires", .noTime(text)) }
        return seconds
    }

    var isEmpty: Bool {
        roles == nil && signatures == nil && notStarter == nil && expires == nil
    }

    /// The rule that the table makes by itself.
    var rule: GateRule {
        GateRule(
            roles: roles ?? [],
            signatures: signatures ?? 1,
            notStarter: notStarter ?? false,
            expires: expires
        )
    }

    /// The rule of a gate whose table this is; what it leaves out is as for all gates.
    func rule(in general: GateTerms) -> GateRule {
        GateRule(
            roles: roles ?? general.roles ?? [],
            signatures: signatures ?? general.signatures ?? 1,
            notStarter: notStarter ?? general.notStarter ?? false,
            expires: expires ?? general.expires
        )
    }
}

extension GateSettings {
    private static func unknown(_ name: String, _ place: String, among names: [String]) -> String {
        let advice =
            names.isEmpty ? "it has no gates" : Suggestion.advice(for: name, among: names)
        return
            "\(place) has a rule for the gate `\(name)`, which the document does not have; \(advice)"
    }
}

extension String {
    fileprivate static let noRole = "a role needs a name"
    fileprivate static let noName =
        "a gate needs a name, and at most \(GateSettings.limit) gates have rules"

    fileprivate static func sameGate(_ name: String, _ other: String) -> String {
        "`\(name)` and `\(other)` are the same gate; keep one of them"
    }

    fileprivate static func noTime(_ text: String) -> String {
        "`expires` must be a time up to a year, such as `30m` or `8h`, not `\(text)`"
    }
}
