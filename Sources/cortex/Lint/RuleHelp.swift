import ArgumentParser
import CortexLint
import CortexText
import SystemPackage

/// The options of `lint` that tell of the rules and look at no document.
struct RuleHelp: ParsableArguments {
    @Option(help: ArgumentHelp("Explain a rule, by its code or name, and end.", valueName: "rule"))
    var explain: String?

    @Flag(help: "List all rules, and end.")
    var listRules = false

    /// Prints what is asked for, for a terminal or, with `--format json`, as one object.
    ///
    /// - Returns: whether anything was asked for.
    /// - Throws: `LintError` for a name that no rule has, or a format that is no form for it.
    func show(as format: OutputFormat) throws -> Bool {
        guard explain != nil || listRules else { return false }
        guard format == .text || format == .json else { throw LintError(Self.noForm(format)) }
        let style = Machine().style(of: .standardOutput)
        if let explain {
            let rule = try Self.rule(explain)
            try Output.write(
                format == .json
                    ? RuleList.json(rule) : Array(rule.explanation(style).text.utf8)
            )
        } else {
            let rules = Catalogue.descriptions.sorted { $0.code < $1.code }
            try Output.write(
                format == .json
                    ? RuleList.json(rules) : Array(RuleList.text(rules, style).text.utf8)
            )
        }
        return true
    }

    private static func rule(_ name: String) throws(LintError) -> RuleDescription {
        if let rule = RuleList.rule(name, in: Catalogue.descriptions) { return rule }
        _ = try Selector(name)
        throw LintError(severalRules(name))
    }
}

extension RuleHelp {
    private static func severalRules(_ name: String) -> String {
        "--explain \(name): names several rules; give one code, as in PLH001"
    }

    private static func noForm(_ format: OutputFormat) -> String {
        "--format \(format.rawValue): rules are shown as `text` or `json`"
    }
}
