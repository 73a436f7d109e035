/// A section on demand that was taken up has come to its end.
package struct SectionLeft: Sendable, Equatable, Codable {
    /// The section's id.
    package var section: String

    package init(section: String) {
        self.section = section
    }
}
