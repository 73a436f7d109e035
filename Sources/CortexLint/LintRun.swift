import CortexRunbook
import Dispatch
import Synchronization

/// What linting one document gave.
package struct DocumentResult: Sendable {
    package enum Outcome: Sendable {
        case linted(LintDocument, Linted)
        /// Why it could not be linted, in one line without its path.
        case unreadable(String)
    }

    /// The path as findings show it.
    package let path: String
    package let outcome: Outcome
    /// The least severity that fails in it.
    package var failOn = Severity.warning
    /// What fixing made of the document; `nil` where nothing was to be fixed.
    package var fixed: Fixed?
    package var duration = Duration.zero

    /// A document whose text the fixes have changed.
    package struct Fixed: Sendable {
        package let original: [UInt8]
        package let bytes: [UInt8]
        /// How many findings are gone.
        package let count: Int
    }
}

/// Lints many documents on all processors.
package struct LintRun: Sendable {
    /// Returns the bytes of the file at a path, or says why it cannot.
    package typealias Read = @Sendable (String) throws(LintError) -> [UInt8]

    /// Which fixes are applied.
    package enum Fixing: Sendable {
        case none
        case safe
        case unsafe
    }

    private let policies: LintPolicies
    private let read: Read
    private let inputName: String
    private let fixing: Fixing

    /// Findings in standard input are said to stand in `inputName`.
    package init(
        _ policies: LintPolicies,
        inputName: String,
        fixing: Fixing = .none,
        read: @escaping Read
    ) {
        self.policies = policies
        self.inputName = inputName
        self.fixing = fixing
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
        let start = ContinuousClock.now
        let name = file == DocumentSearch.standardInput ? inputName : file
        var result: DocumentResult
        do {
            result = try lint(file, name)
        } catch {
            result = DocumentResult(path: name, outcome: .unreadable(error.description))
        }
        result.duration = start.duration(to: .now)
        return result
    }

    private func lint(_ file: String, _ name: String) throws(LintError) -> DocumentResult {
        let policy = try policies.policy(for: name)
        let bytes = try read(file)
        do throws(ReadError) {
            let document = try LintDocument(bytes, path: name, options: policy.options)
            let linted = policy.linter.lint(document)
            guard fixing != .none else {
                return DocumentResult(
                    path: name,
                    outcome: .linted(document, linted),
                    failOn: policy.failOn
                )
            }
            var fixer = Fixer(policy, isUnsafe: fixing == .unsafe)
            let outcome = try fixer.fix(document, linted)
            return DocumentResult(
                path: name,
                outcome: .linted(outcome.document, outcome.linted),
                failOn: policy.failOn,
                fixed: outcome.count == 0
                    ? nil
                    : .init(original: bytes, bytes: outcome.bytes, count: outcome.count)
            )
        } catch {
            throw LintError(error.line.map { "line \($0): \(error.message)" } ?? error.message)
        }
    }
}
