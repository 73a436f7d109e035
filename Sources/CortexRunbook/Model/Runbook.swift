/// A Markdown runbook as Cortex understands it: every heading, code block, step and criterion.
package struct Runbook: Sendable, Equatable {
    /// The path as the operator gave it, for messages.
    package var path: String
    /// The text of the first heading; `nil` if the document has none.
    package var title: String?
    /// The SHA-256 of the whole file's bytes, 64 hexadecimal digits; empty in a `Reading`, of which
    /// nobody asks it.
    package var digest: String
    /// The settings file whose labels were used; `nil` where the standard ones were alone.
    package var labelsFile: String?
    /// Who has to sign for gates, as the settings say; `nil` where nobody has to.
    ///
    /// The document's text has no say in it.
    package var gateRules: GateRules?
    /// The front matter's top-level scalar settings, as written.
    package var settings: [String: String]
    /// Every heading, in document order.
    package var sections: [Section]
    /// Every code block, in document order, whether it runs or not.
    package var blocks: [CodeBlock]
    /// Every step and criterion, in document order.
    package var items: [Item]
    /// Every numbered item and task item that is no step, in document order.
    package var leftOut: [LeftOut] = []
    package var roles: [Role]
    /// What "Required access" lists, one line each.
    package var access: [String]
    package var gates: [Gate]
    /// What "Required evidence artifacts" lists.
    package var evidence: [PathReference]
    /// What "Related documents" lists.
    package var related: [PathReference]
    /// What keeps the document from running, or would mislead its operator.
    package var problems: [Problem]
}

/// A numbered item or task item of the document that a run passes over.
package struct LeftOut: Sendable, Equatable {
    /// The item's text.
    package var text: String
    package var line: Int
    /// The index of its section; `nil` before the first heading.
    package var section: Int?
    /// Why it is no step ("its list describes something").
    package var reason: String
}

/// A person's part in the run ("Reviewer: confirms quality gates").
package struct Role: Sendable, Equatable {
    package var name: String
    /// What the role does; empty if the document does not say.
    package var duty: String
    package var line: Int
}

/// One line of the runbook's gates summary.
package struct Gate: Sendable, Equatable {
    package var name: String
    package var line: Int
    /// Indices into `Runbook.sections` of the sections that decide the gate; empty if none does.
    package var sections: [Int]
}

/// A file that the runbook names as evidence or as a related document.
package struct PathReference: Sendable, Equatable {
    /// The path as written, relative to the repository.
    package var path: String
    /// The list item's whole text.
    package var text: String
    package var line: Int
}

/// Something in the document that stops it from running or would mislead.
package struct Problem: Sendable, Equatable {
    package enum Kind: String, Sendable {
        /// A fence has no closing line of its own: text and code have changed places.
        case runawayFence = "runaway-fence"
        /// A block's bytes differ from what a person sees in the file; it cannot run.
        case refusedBlock = "refused-block"
        /// Nothing in the document can be executed.
        case nothingToRun = "nothing-to-run"
        /// A placeholder has no value yet.
        case openPlaceholder = "open-placeholder"
        /// `bash -n` refuses the block.
        case syntaxError = "syntax-error"
        /// A gate of the summary matches no section.
        case unmatchedGate = "unmatched-gate"
        /// The settings have a rule for a gate that the document does not have.
        case unknownGate = "unknown-gate"
        /// What is said about trying again cannot be done.
        case unusableRetry = "unusable-retry"
        /// The document is a record of something that happened, not a procedure.
        case record
    }
    package var kind: Kind
    /// The 1-based line of the document.
    package var line: Int
    /// The 1-based column in bytes; `nil` where the whole line is meant.
    package var column: Int?
    /// One line for a person: what is wrong and what to do about it.
    package var message: String

    package init(_ kind: Kind, line: Int, column: Int? = nil, message: String) {
        self.kind = kind
        self.line = line
        self.column = column
        self.message = message
    }
}
