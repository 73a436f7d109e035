package import CortexJournal
import CortexRunbook

/// A file that the runbook names as evidence.
package struct ReportArtifact: Sendable, Equatable {
    /// What stands at its path now.
    package enum Content: Sendable, Equatable {
        case file(FileFacts)
        case folder
        case missing
        /// Why it cannot be read.
        case unreadable(String)
        /// Nobody looked.
        case unknown
    }

    /// The path as the document has it.
    package let path: String
    /// The 1-based line of the document.
    package let line: Int
    package let content: Content
    /// Whether it was changed after the run had begun; `nil` where there is no file.
    package let isFresh: Bool?

    init(_ reference: PathReference, _ content: Content, runStarted: Int64?) {
        path = reference.path
        line = reference.line
        self.content = content
        if case .file(let facts) = content, let runStarted {
            isFresh = facts.modified >= runStarted
        } else {
            isFresh = nil
        }
    }

    /// How it stands, in words.
    package var words: String {
        switch content {
        case .file: isFresh == true ? "fresh" : "older than the run"
        case .folder: "a folder"
        case .missing: "missing"
        case .unreadable(let reason): "cannot be read: \(reason)"
        case .unknown: "not looked at"
        }
    }

    package var tone: ReportConclusion.Tone {
        switch content {
        case .file: isFresh == true ? .good : .warning
        case .missing, .unreadable: .bad
        case .folder, .unknown: .open
        }
    }
}
