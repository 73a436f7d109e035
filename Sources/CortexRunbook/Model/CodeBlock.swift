/// A code block of the document, whether it runs or not.
package struct CodeBlock: Sendable, Equatable {
    package enum Disposition: String, Sendable {
        /// Its whole text runs.
        case command
        /// The lines behind its prompts run; the rest is sample output.
        case transcript
        /// What a step is expected to print.
        case expectedOutput = "expected-output"
        /// Shown, not executed.
        case shown
    }
    /// The 1-based line on which the fence opens or the indented block starts.
    package var line: Int
    /// The 1-based line of the closing fence; the last line of the text where there is none.
    package var endLine: Int
    /// The first word of the info string, case kept; empty if there is none.
    package var language: String
    /// The CommonMark content, line ends as LF.
    package var text: String
    /// The size of the content in bytes; counts the original bytes where they are not UTF-8.
    package var bytes: Int
    /// The SHA-256 of the content's bytes, 64 hexadecimal digits; empty where nothing is to run.
    package var sha256: String
    package var disposition: Disposition
    /// Why the block does not run, or can never run; `nil` where it runs.
    package var reason: String?
    /// The index of its section; `nil` before the first heading.
    package var section: Int?
}
