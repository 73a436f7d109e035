/// A result of ShellCheck, as its format `json1` has it.
///
/// Lines and columns count from 1; a column is a Unicode scalar, a tab one of them.
package struct ShellCheckComment: Decodable, Sendable, Equatable {
    /// A whole answer.
    package struct Answer: Decodable, Sendable {
        package let comments: [ShellCheckComment]
    }

    package struct Fix: Decodable, Sendable, Equatable {
        package let replacements: [Replacement]
    }

    package struct Replacement: Decodable, Sendable, Equatable {
        package let line: Int
        package let endLine: Int
        package let column: Int
        package let endColumn: Int
        package let replacement: String
    }

    /// The path as it was given on the command line.
    package let file: String
    package let line: Int
    package let endLine: Int
    package let column: Int
    package let endColumn: Int
    /// The number behind `SC`.
    package let code: Int
    package let message: String
    package let fix: Fix?
}
