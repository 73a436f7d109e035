/// The run reached a section.
package struct SectionEntered: Sendable, Equatable, Codable {
    /// The section's id.
    package var section: String
    package var title: String

    package init(section: String, title: String) {
        self.section = section
        self.title = title
    }
}
