/// A section on demand was taken up.
package struct SectionCalled: Sendable, Equatable, Codable {
    /// The section's id.
    package var section: String
    /// The ids of its items, all of which are done anew.
    package var items: [String]
    /// The item that made it necessary.
    package var item: String?
    /// Who decided; `nil` where nobody was named.
    package var by: String?

    package init(section: String, items: [String], item: String? = nil, by: String? = nil) {
        self.section = section
        self.items = items
        self.item = item
        self.by = by
    }
}
