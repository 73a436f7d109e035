/// The name of one rule or of several: a code, the beginning of codes, a name, or `ALL`.
package struct Selector: Sendable, Hashable {
    /// As it was given, codes in capitals.
    package let text: String

    /// Reads `text`.
    ///
    /// - Throws: `LintError` if no rule of `rules` has that name, with the nearest one.
    package init(
        _ text: String,
        among rules: [RuleDescription] = Catalogue.descriptions
    ) throws(LintError) {
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
        "unknown rule `\(text)`; `cortex lint --list-rules` lists them"
    }
}
