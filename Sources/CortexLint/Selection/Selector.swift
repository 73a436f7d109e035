import CortexSettings

/// The name of one rule or of several: a code, the beginning of codes, a name, or `ALL`.
package struct Selector: Sendable, Hashable {
    /// As it was given, codes in capitals.
    package let text: String

    /// Takes `text`, whether a rule has that name or not.
    init(any text: String) {
        self.text = text
    }

    /// Reads `text`.
    ///
    /// - Throws: `LintError` if no rule has that name, with the nearest one.
    package init(_ text: String) throws(LintError) {
        let rules = Catalogue.descriptions
        let capitals = text.uppercased()
        self.text = rules.contains { $0.name == text } ? text : capitals
        guard capitals == Self.all || rules.contains(where: { strength(for: $0) != nil }) else {
            throw LintError(Self.unknown(text))
        }
    }

    /// How much of the rule's name it holds; `nil` where another rule is meant.
    func strength(for rule: RuleDescription) -> Int? {
        if text == Self.all { return 0 }
        if text == rule.name { return rule.code.utf8.count }
        return !text.isEmpty && rule.code.hasPrefix(text) ? text.utf8.count : nil
    }

    private static let all = "ALL"
}

extension Selector {
    private static func unknown(_ text: String) -> String {
        let names = Catalogue.descriptions.flatMap { [$0.code, $0.name] }
        let nearest = Suggestion.nearest(to: text, among: names)
        return "unknown rule `\(text)`; "
            + (nearest.map { "did you mean `\($0)`?" } ?? "`cortex lint --list-rules` lists them")
    }
}
