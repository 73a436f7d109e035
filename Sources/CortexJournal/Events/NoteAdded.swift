/// The operator wrote a note.
package struct NoteAdded: Sendable, Equatable, Codable {
    package var text: String
    /// The item it is about.
    package var item: String?
    /// Who decided; `nil` where nobody was named.
    package var by: String?
    /// True where a signal came before the operator had finished it; else `nil`.
    package var unfinished: Bool?

    package init(
        text: String,
        item: String? = nil,
        by: String? = nil,
        unfinished: Bool? = nil
    ) {
        self.text = text
        self.item = item
        self.by = by
        self.unfinished = unfinished
    }
}
