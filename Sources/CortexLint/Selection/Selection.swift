/// Which rules speak, and how loud.
package struct Selection: Sendable, Equatable {
    /// The rules up to this level, where `select` names none.
    package var level: Level
    /// What to select instead of a level.
    package var select: [Selector]?
    /// What to select besides.
    package var extend: [Selector]
    /// What to leave out.
    package var ignore: [Selector]
    /// The severity of rules, by code, that is not what they say; `nil` switches one off.
    package var severities: [String: Severity?]

    package init(
        level: Level = .default,
        select: [Selector]? = nil,
        extend: [Selector] = [],
        ignore: [Selector] = [],
        severities: [String: Severity?] = [:]
    ) {
        self.level = level
        self.select = select
        self.extend = extend
        self.ignore = ignore
        self.severities = severities
    }

    /// Whether the rule speaks.
    ///
    /// The longer selector wins, so that `--select PLH --ignore PLH003` and
    /// `--select PLH001 --ignore PLH` both leave something.
    package func has(_ rule: RuleDescription) -> Bool {
        if let severity = severities[rule.code], severity == nil { return false }
        let wanted = ((select ?? []) + extend).compactMap { $0.strength(for: rule) }.max()
        let unwanted = ignore.compactMap { $0.strength(for: rule) }.max()
        let isSelected = wanted != nil || (select == nil && rule.level <= level)
        return isSelected && (unwanted ?? -1) < (wanted ?? 0)
    }

    /// The severity of a finding of `rule` that says `own` of itself.
    package func severity(of rule: RuleDescription, _ own: Severity?) -> Severity {
        (severities[rule.code] ?? nil) ?? own ?? rule.severity
    }
}
