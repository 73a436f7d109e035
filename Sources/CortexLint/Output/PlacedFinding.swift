/// A finding with all that is needed to show it when its document is gone.
package struct PlacedFinding: Sendable, Equatable {
    package var rule: RuleDescription
    package var severity: Severity
    /// The path of its document, as it is shown.
    package var path: String
    package var kind: DocumentKind
    package var start: SourcePlace
    /// The place behind its last character.
    package var end: SourcePlace
    /// Number and title of its section, `1.4 Changelog gate`; `nil` before the first heading.
    package var section: String?
    /// The ordinal of its code block in the document, from 1; `nil` outside of blocks.
    package var block: Int?
    /// What is wrong, in one line.
    package var message: String
    /// What stands below the marked place; `nil` where the message says it all.
    package var note: String?
    /// What to do about it, in one line.
    package var help: String
    package var fix: PlacedFix?
    package var related: [Related]
    package var fingerprint: Fingerprint
    package var excerpt: Excerpt
    /// Why it does not count; `nil` where it does.
    package var suppression: Suppression?
}

/// A fix whose edits know their lines and columns.
package struct PlacedFix: Sendable, Equatable {
    package struct Edit: Sendable, Equatable {
        package var start: SourcePlace
        package var end: SourcePlace
        package var text: String
    }

    package var safety: Fix.Safety
    package var title: String
    /// In the order of the text.
    package var edits: [Edit]
}

/// Why a finding is known and does not count.
package enum Suppression: Sendable, Equatable {
    /// A comment of the document says so; the reason is empty where the comment gives none.
    case comment(reason: String)
    /// The baseline has it.
    case baseline
}
