/// Why nothing can be linted as it was asked for: a name, a setting, a file that is needed.
package struct LintError: Error, Sendable, Equatable, CustomStringConvertible {
    /// One line for a person.
    package let description: String

    package init(_ description: String) {
        self.description = description
    }
}
