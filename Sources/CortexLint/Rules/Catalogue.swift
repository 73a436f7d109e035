/// Every rule, by family.
package enum Catalogue {
    /// The rules that look at one document.
    package static let rules: [any Rule.Type] =
        structure + criteria + commands + placeholders + safety + termination + links
        + trust + house

    /// What is known of every rule.
    package static let descriptions: [RuleDescription] =
        rules.map { $0.about } + consistency.map { $0.about }
}
