package import CortexLint

/// The documents of a client as the server reaches them; paths are those of `file:` URIs.
package struct Workspace {
    /// Reads and lints a text that is said to stand at a path.
    package typealias Lint = ([UInt8], String) throws -> (LintDocument, Linted)

    let lint: Lint
    /// Takes the text of an open document; `nil` when it is closed.
    let take: ([UInt8]?, String) -> Void
    /// Compares the documents that are open, and those around a folder, if one has changed.
    let update: (String?) -> Void
    /// Forgets what files, settings and repositories were.
    let refresh: () -> Void
    /// The documents below a folder; `nil` where nobody knows them.
    let documents: ((String) -> [String])?
    /// The text of a document; `nil` if it cannot be read.
    let text: (String) -> [UInt8]?

    /// Documents that stand by themselves.
    package init(lint: @escaping Lint) {
        self.lint = lint
        take = { _, _ in }
        update = { _ in }
        refresh = {}
        documents = nil
        text = { _ in nil }
    }

    /// Documents that are compared with others.
    package init(_ workspace: LintWorkspace) {
        lint = { try workspace.lint($0, at: $1) }
        take = { workspace.take($0, at: $1) }
        update = { workspace.update(around: $0) }
        refresh = { workspace.refresh() }
        documents = { workspace.documents(below: $0) }
        text = { workspace.text(at: $0) }
    }
}
