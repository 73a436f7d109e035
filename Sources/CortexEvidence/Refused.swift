/// Why an archive or a file in it is not looked at any further: its form, or a limit.
package struct Refused: Error, Sendable, Equatable, CustomStringConvertible {
    /// One line for a person; may hold foreign text, so it is escaped before it is shown.
    package let description: String

    package init(_ description: String) {
        self.description = description
    }
}
