/// Every rule, by family.
package enum Catalogue {
    package static let rules: [any Rule.Type] =
        structure + criteria + commands + placeholders + safety + termination + links
        + consistency + trust + house

    /// What is known of every rule.
    package static let descriptions: [RuleDescription] = rules.map { $0.about }
}
