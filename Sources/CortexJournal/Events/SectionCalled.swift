/// A section on demand was taken up.
package struct SectionCalled: Sendable, Equatable, Codable {
    /// The section's id.
    package var section: String
    /// The item that made it necessary.
    package var item: String?
    /// Who decided; `nil` where nobody was named.
    package var by: String?

    package init(section: String, item: String? = nil, by: String? = nil) {
        self.section = section
        self.item = item
        self.by = by
    }
}
