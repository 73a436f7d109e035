/// One of several sibling sections was picked.
package struct AlternativeChosen: Sendable, Equatable, Codable {
    /// The ids of the sections to choose from.
    package var offered: [String]
    package var chosen: String
    /// Who decided; `nil` where nobody was named.
    package var by: String?

    package init(offered: [String], chosen: String, by: String? = nil) {
        self.offered = offered
        self.chosen = chosen
        self.by = by
    }
}
