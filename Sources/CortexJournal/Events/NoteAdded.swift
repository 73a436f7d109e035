/// The operator wrote a note.
package struct NoteAdded: Sendable, Equatable, Codable {
    package var text: String
    /// The item it is about.
    package var item: String?
    /// Who decided; `nil` where nobody was named.
    package var by: String?
    /// True where a signal came before the operator had finished it; else `nil`.
    package var unfinished: Bool?
    /// The name of the file in which it was left; `nil` where the run's own terminal took it.
    package var file: String?
    /// The login name of the person who left it; `nil` as `file`.
    package var user: String?
    /// The machine on which it was left; `nil` as `file`.
    package var host: String?
    /// When it was left, as a record's `t`; `nil` as `file`.
    package var given: String?
    /// False where `cortex note` recorded it while nobody drove the run; else `nil`.
    package var whileDriven: Bool?

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
