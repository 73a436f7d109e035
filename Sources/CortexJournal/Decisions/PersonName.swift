/// The name of a person or a role, so that two spellings of one name are equal.
///
/// Case, blanks and characters that nobody sees do not tell two people apart.
package struct PersonName: Sendable, Hashable {
    private let folded: String

    package init(_ name: String) {
        let seen = String(
            String.UnicodeScalarView(
                name.unicodeScalars.filter { !$0.properties.isDefaultIgnorableCodePoint }
            )
        )
        // Capitals first: they make one of letters that have several small forms.
        folded = seen.uppercased().lowercased().split(whereSeparator: \.isWhitespace)
            .joined(separator: " ")
    }

    /// Whether there is nothing to see.
    package var isEmpty: Bool { folded.isEmpty }
}
