/// What a document is for, which decides the rules that speak.
package enum DocumentKind: String, Sendable, CaseIterable {
    /// A procedure to follow.
    case runbook
    /// A drill, a report, a postmortem: what happened, not what to do.
    case record
    /// A form that others copy.
    case template
    /// A list of other documents.
    case index
}

/// Some kinds of documents.
package struct DocumentKinds: OptionSet, Sendable, Hashable {
    package let rawValue: UInt8

    package static let runbook = DocumentKinds(rawValue: 1)
    package static let record = DocumentKinds(rawValue: 2)
    package static let template = DocumentKinds(rawValue: 4)
    package static let index = DocumentKinds(rawValue: 8)
    package static let all: DocumentKinds = [.runbook, .record, .template, .index]

    package init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    package func contains(_ kind: DocumentKind) -> Bool {
        switch kind {
        case .runbook: isSuperset(of: .runbook)
        case .record: isSuperset(of: .record)
        case .template: isSuperset(of: .template)
        case .index: isSuperset(of: .index)
        }
    }
}

/// What a runbook is expected to hold.
package enum Profile: String, Sendable, CaseIterable {
    /// A gated procedure with acceptance criteria.
    case release
    /// An answer to an alert.
    case alert
    case general
}
