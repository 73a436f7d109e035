/// Every rule, by family.
package enum Catalogue {
    /// The rules that look at one document.
    package static let rules: [any Rule.Type] =
        structure + criteria + commands + placeholders + safety + termination + links
        + trust + house
}
