extension BashScript {
    /// A word with its place in the text.
    package struct Word: Sendable, Equatable {
        package enum Role: Sendable {
            case argument
            case assignment
            /// An element of `NAME=(…)`.
            case element
            case keyword
            /// A file, a descriptor or a here-string after a redirection operator.
            case target
            case heredocDelimiter
            case heredocBody
            /// A pattern of a `case` clause.
            case pattern
            /// The name of a function or of a `for` variable.
            case name
        }

        package var role: Role
        /// The bytes with their quotes.
        package var range: Range<Int>
        /// The indices of its spans; those of words nested in it stand among them.
        package var spans: Range<Int>
        /// The index of the command it belongs to; `nil` for keywords and patterns.
        package var command: Int?
        /// The index of the word in whose substitution it stands.
        package var parent: Int?
        /// Whether bash computes a part of it, or a placeholder stands in it.
        package var hasExpansion = false
        /// Whether a part of it is quoted or escaped.
        package var isQuoted = false
    }

    /// A heredoc: what introduces it and its body.
    package struct Heredoc: Sendable, Equatable {
        package var delimiter: String
        /// The offset behind the delimiter where the heredoc is announced.
        package var announced: Int
        /// `<<-`: leading tabs are removed.
        package var stripsTabs: Bool
        /// Whether the delimiter is quoted, so that bash expands nothing in the body.
        package var isQuoted: Bool
        /// The lines of the body with their line ends; empty if the text ends before it.
        package var body: Range<Int>
        /// The index of the word that stands for the body; `nil` if there is no body.
        package var word: Int?
        /// The index of the command that reads it.
        package var command: Int?
    }
}
