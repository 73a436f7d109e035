/// A step was left out.
package struct StepSkipped: Sendable, Equatable, Codable {
    package var item: String
    /// The 1-based line of the document.
    package var line: Int
    package var reason: String
    /// Who decided; `nil` where nobody was named.
    package var by: String?

    package init(item: String, line: Int, reason: String, by: String? = nil) {
        self.item = item
        self.line = line
        self.reason = reason
        self.by = by
    }
}
