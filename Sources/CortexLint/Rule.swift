/// Something to look for in documents; one file each, whose doc comment is the rule's manual.
package protocol Rule: Sendable {
    static var about: RuleDescription { get }

    /// Adds what it finds in `document`.
    static func check(_ document: LintDocument, _ findings: inout [Finding])
}

/// What is known of a rule before it looks at anything.
package struct RuleDescription: Sendable, Hashable {
    /// The family's three letters and a number: `PLH001`.
    package let code: String
    /// The name that people remember: `placeholder-redirect`.
    package let name: String
    package let severity: Severity
    /// The first level that has the rule.
    package let level: Level
    /// The kinds of document in which it speaks.
    package let kinds: DocumentKinds

    package init(
        _ code: String,
        _ name: String,
        _ severity: Severity,
        level: Level,
        kinds: DocumentKinds = [.runbook, .template]
    ) {
        self.code = code
        self.name = name
        self.severity = severity
        self.level = level
        self.kinds = kinds
    }
}
