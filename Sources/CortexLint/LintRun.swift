import Dispatch
import Synchronization

/// What linting one document gave.
package struct DocumentResult: Sendable {
    package enum Outcome: Sendable {
        case linted(LintDocument, Linted)
        /// Why it could not be read, in one line.
        case unreadable(String)
    }

    /// The path as findings show it.
    package let path: String
    package let outcome: Outcome
}

/// Lints many documents on all processors.
package struct LintRun: Sendable {
    /// Returns the bytes of the file at a path, or says why it cannot.
    package typealias Read = @Sendable (String) throws(LintError) -> [UInt8]

    private let linter: Linter
    private let read: Read
    private let inputName: String

    /// Findings in standard input are said to stand in `inputName`.
    package init(_ linter: Linter, inputName: String, read: @escaping Read) {
        self.linter = linter
        self.inputName = inputName
        self.read = read
    }

    /// Lints `files` and returns what `show` makes of each result, in the order of the files.
    ///
    /// A document is gone when it has been shown, so that many take no more room than a few.
    package func results<Shown: Sendable>(
        of files: [String],
        show: @Sendable (DocumentResult) -> Shown
    ) -> [Shown] {
        let found = Mutex<[Int: Shown]>([:])
        DispatchQueue.concurrentPerform(iterations: files.count) { index in
            let shown = show(result(of: files[index]))
            found.withLock { $0[index] = shown }
        }
        return found.withLock { found in files.indices.compactMap { found[$0] } }
    }

    private func result(of file: String) -> DocumentResult {
        let name = file == DocumentSearch.standardInput ? inputName : file
        return DocumentResult(path: name, outcome: outcome(of: file, name))
    }

    private func outcome(of file: String, _ name: String) -> DocumentResult.Outcome {
        let bytes: [UInt8]
        do {
            bytes = try read(file)
        } catch {
            return .unreadable("\(error)")
        }
        do {
            let document = try LintDocument(bytes, path: name)
            return .linted(document, linter.lint(document))
        } catch {
            return .unreadable("\(error)")
        }
    }
}
