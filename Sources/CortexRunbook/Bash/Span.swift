extension BashScript {
    /// A stretch of bytes that stand under one kind of quoting.
    package struct Span: Sendable, Equatable {
        package enum Kind: Sendable {
            /// Outside quotes; may hold backslash escapes.
            case text
            /// `<name>` outside quotes: a blank to a person, two redirections to bash. Also
            /// `{{ name }}` and `[some words]`, several words to bash.
            case angle
            /// Between single quotes.
            case single
            /// Between double quotes, without expansions; may hold backslash escapes.
            case double
            /// Between the quotes of `$'…'`.
            case ansi
            /// The body of a heredoc in which bash expands, without the expansions.
            case heredoc
            /// The body of a heredoc whose delimiter is quoted.
            case quotedHeredoc
            /// `$NAME`, `$1`, `$?`.
            case variable
            /// The opening of `$(…)`, a backtick or `<(…)`; what stands inside has its own spans.
            case substitution
            /// Text of `${…}`.
            case parameter
            /// Text of `$((…))`, `((…))` and `$[…]`.
            case arithmetic
            /// `NAME=`, `NAME+=` or `NAME[…]=` at the start of an assignment.
            case assignmentName
            case comment
            /// Nested too deep to be read.
            case opaque
        }

        /// What surrounds a stretch and makes bash read it another way.
        package struct Surroundings: OptionSet, Sendable {
            package let rawValue: UInt8
            package init(rawValue: UInt8) { self.rawValue = rawValue }

            package static let backticks = Surroundings(rawValue: 1)
            package static let arithmetic = Surroundings(rawValue: 2)
            package static let parameter = Surroundings(rawValue: 4)
            /// Between `[[` and `]]`, where `-eq` evaluates its operands.
            package static let test = Surroundings(rawValue: 8)
        }

        package var kind: Kind
        package var range: Range<Int>
        /// The index of the innermost word around it; `nil` for comments and `((…))`.
        package var word: Int?
        package var surroundings: Surroundings
    }

    /// A place where the value of a variable is used.
    package struct VariableUse: Sendable, Equatable {
        /// The name without `$` and braces; `@`, `!`, `1` and the like for special parameters.
        package var name: String
        package var offset: Int
        /// Whether the text gives a value or an error for the case that it is unset: `${X:-a}`.
        package var hasFallback: Bool
        /// The index of the innermost word around it.
        package var word: Int?
        package var surroundings: Span.Surroundings
    }
}
