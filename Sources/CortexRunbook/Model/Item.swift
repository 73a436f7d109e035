/// A step or a criterion of the document.
package struct Item: Sendable, Equatable {
    package enum Content: Sendable, Equatable {
        /// Something bash runs.
        case command(Command)
        /// Something a person does and confirms, in the document's words.
        case manual(String)
        /// Something a person attests, in the document's words.
        case criterion(String)
    }
    /// The section's id and the item's ordinal in it, such as `1.2/1`; unique in the document.
    package var id: String
    /// The 1-based line on which it starts.
    package var line: Int
    /// What introduces a command: its list item or the sentence before it; `nil` without one.
    package var title: String?
    /// The index of its section; `nil` before the first heading.
    package var section: Int?
    package var flow: Flow
    /// Why the flow is not normal ("If the pod is stuck"); `nil` where it is normal.
    package var condition: String?
    package var content: Content
    /// Whether it has a condition of its own ("If the pod is stuck"), whatever its section's flow.
    package var asksFirst = false
}

/// The executable content of a step.
package struct Command: Sendable, Equatable {
    /// The index of its code block; `nil` for a command in a code span.
    package var block: Int?
    /// What bash is given, verbatim, before placeholders are filled.
    package var script: String
    /// The 1-based document line of each line of `script`.
    package var lines: [Int]
    /// What the lexer knows of the command, most serious first; `[.readOnly]` if it changes nothing.
    package var hazards: [Hazard]
    package var placeholders: [Placeholder]
    /// A sample of what it prints, from the document; `nil` if there is none.
    package var expectedOutput: String?
    /// What its comments say that it prints (`# Expected: 3 pods`), a line each.
    package var expectations: [String] = []
    /// What the document demands that it prints; `nil` where samples are only shown.
    package var demand: OutputDemand?
    /// How it is tried again when it fails, if it changes nothing; `nil` if it is not.
    package var retry: Retry?
    /// Whether the operator is offered it rather than led to it (a command in a code span).
    package var isOffered: Bool
    /// Why it can never run, as the document stands; `nil` if it can.
    package var refusal: String?
}

/// What is known of a command before it runs.
package enum Hazard: String, Sendable, CaseIterable {
    case readOnly = "read-only"
    case changes
    case destructive
    case neverEnds = "never-ends"
    case needsTerminal = "needs-terminal"
    /// Opens a shell elsewhere with commands after it, which would run on the wrong machine.
    case opensShell = "opens-shell"
}

/// A blank in a command that needs a value before the command may run.
package struct Placeholder: Sendable, Equatable {
    package enum Form: String, Sendable {
        /// `<last-tag>`
        case angle
        /// `[COMMIT_HASH]`
        case bracket
        /// `{{name}}`
        case mustache
        /// `{NAME}`
        case brace
        /// `VERSION=vX.Y.Z`: a placeholder value makes the variable a parameter.
        case assignment
        /// `/path/to/…`
        case path
        /// `YOUR_…`, `xxx`, `vX.Y.Z`, `TODO` as a word.
        case word
    }
    /// The name `--set` takes: without brackets, case kept; the variable of an assignment.
    package var name: String
    /// The placeholder as written.
    package var text: String
    /// Its 1-based document line.
    package var line: Int
    /// Its 1-based column in the document's line, in bytes.
    package var column: Int
    package var form: Form
}
