/// Something in a document that a person should change, with its place.
package struct Finding: Sendable, Equatable {
    /// The bytes of the document that it is about; never beyond the document's end.
    package var range: Range<Int>
    /// What is wrong, in one line: lower case, no full stop, names in backquotes.
    package var message: String
    /// What stands below the marked place ("reads the file `last-tag`"); `nil` where the message
    /// says it all.
    package var note: String?
    /// What to do about it, in one line.
    package var help: String
    package var fix: Fix?
    package var related: [Related]
    /// How bad this one is where it is not as bad, or worse, than its rule says.
    package var severity: Severity?

    package init(
        _ range: Range<Int>,
        _ message: String,
        note: String? = nil,
        help: String,
        fix: Fix? = nil,
        related: [Related] = [],
        severity: Severity? = nil
    ) {
        self.range = range
        self.message = message
        self.note = note
        self.help = help
        self.fix = fix
        self.related = related
        self.severity = severity
    }
}

/// Another place that belongs to a finding, perhaps in another document.
package struct Related: Sendable, Equatable {
    /// The path as findings show it; `nil` for the finding's own document.
    package var path: String?
    /// The 1-based line.
    package var line: Int
    /// What is there, in one line.
    package var message: String

    package init(path: String? = nil, line: Int, message: String) {
        self.path = path
        self.line = line
        self.message = message
    }
}

/// How a finding is removed: replacements of bytes of the document that do not overlap.
package struct Fix: Sendable, Equatable {
    package enum Safety: String, Sendable {
        /// Keeps the meaning; `--fix` applies it.
        case safe
        /// May change the meaning; `--unsafe-fixes` applies it.
        case unsafe
        /// Leaves a hole for a person to fill; shown, and offered in an editor, never applied.
        case suggestion
    }

    package struct Edit: Sendable, Equatable {
        /// The bytes that go; empty where text is only added.
        package var range: Range<Int>
        package var text: String

        package init(_ range: Range<Int>, _ text: String) {
            self.range = range
            self.text = text
        }
    }

    package var safety: Safety
    /// What it does, in one line ("replace by `"${LAST_TAG:?set LAST_TAG}"`").
    package var title: String
    package var edits: [Edit]

    package init(_ safety: Safety, _ title: String, _ edits: [Edit]) {
        self.safety = safety
        self.title = title
        self.edits = edits
    }

    /// One replacement.
    package init(_ safety: Safety, _ title: String, replace range: Range<Int>, by text: String) {
        self.init(safety, title, [Edit(range, text)])
    }
}
