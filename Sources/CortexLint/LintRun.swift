import CortexRunbook
import Dispatch
import Synchronization
import SystemPackage

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
    private let repositories: Repositories
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
        repositories = Repositories(origin: policies.origin)
        self.inputName = inputName
        self.fixing = fixing
        self.read = read
    }

    /// Lints a text that is taken to stand at `path`, by itself.
    ///
    /// - Throws: if its settings cannot be used, or if it is over one of the reader's limits.
    package func lint(_ text: [UInt8], at path: String) throws -> (LintDocument, Linted) {
        let policy = try policies.policy(for: path)
        let document = try LintDocument(
            text,
            path: path,
            options: policy.options,
            location: repositories.location(of: path)
        )
        return (document, policy.linter.lint(document))
    }

    /// Lints `files` and returns what `show` makes of each result, in the order of the files.
    ///
    /// A document is gone when it has been shown, so that many take no more room than a few. Those
    /// in which comparing documents finds something are read again.
    package func results<Shown: Sendable>(
        of files: [String],
        show: @Sendable (DocumentResult) -> Shown
    ) -> [Shown] {
        let first = Self.parallel(files.count) { index in
            let (result, member) = result(of: files[index], fixing: fixing)
            return (shown: show(result), member: member)
        }
        let members = first.compactMap(\.member)
        guard !members.isEmpty else { return first.map(\.shown) }
        let check = CrossCheck(members + neighbours(of: members))
        let again = files.indices.filter { check.findings[name(of: files[$0])] != nil }
        let second = Self.parallel(again.count) { index in
            show(result(of: files[again[index]], check, fixing: fixing).0)
        }
        var shown = first.map(\.shown)
        for (index, result) in zip(again, second) { shown[index] = result }
        return shown
    }

    /// What `body` returns for each number below `count`, found on all processors.
    private static func parallel<Found: Sendable>(
        _ count: Int,
        _ body: @Sendable (Int) -> Found
    ) -> [Found] {
        let found = Mutex<[Int: Found]>([:])
        DispatchQueue.concurrentPerform(iterations: count) { index in
            let result = body(index)
            found.withLock { $0[index] = result }
        }
        return found.withLock { found in (0..<count).compactMap { found[$0] } }
    }

    /// The tracked documents beside those that are linted: they may contradict them.
    private func neighbours(of members: [CrossCheck.Member]) -> [CrossCheck.Member] {
        var seen: Set<ObjectIdentifier> = []
        let repositories = members.compactMap(\.repository)
            .filter { seen.insert(ObjectIdentifier($0)).inserted }
        return repositories.flatMap { repository in
            let known = Set(members.compactMap(\.facts.place))
            let others = repository.documents.filter { !known.contains($0) }
            return Self.parallel(others.count) { index -> CrossCheck.Member? in
                let file = repository.root.pushing(FilePath(others[index]))
                guard let bytes = Disk.bytes(of: file),
                    let document = try? LintDocument(
                        bytes,
                        path: others[index],
                        location: Location(of: file, in: repository)
                    )
                else { return nil }
                return CrossCheck.Member(facts: DocumentFacts(document), repository: repository)
            }.compactMap { $0 }
        }
    }

    private func name(of file: String) -> String {
        file == DocumentSearch.standardInput ? inputName : file
    }

    private func result(
        of file: String,
        _ check: CrossCheck? = nil,
        fixing: Fixing = .none
    ) -> (DocumentResult, CrossCheck.Member?) {
        let start = ContinuousClock.now
        var result: DocumentResult
        var member: CrossCheck.Member?
        do {
            result = try lint(file, check, fixing: fixing, &member)
        } catch {
            result = DocumentResult(path: name(of: file), outcome: .unreadable(error.description))
        }
        result.duration = start.duration(to: .now)
        return (result, member)
    }

    private func lint(
        _ file: String,
        _ check: CrossCheck?,
        fixing: Fixing,
        _ member: inout CrossCheck.Member?
    ) throws(LintError) -> DocumentResult {
        let name = name(of: file)
        let policy = try policies.policy(for: name)
        let bytes = try read(file)
        do throws(ReadError) {
            let document = try LintDocument(
                bytes,
                path: name,
                options: policy.options,
                location: repositories.location(of: name)
            )
            if check == nil, policy.linter.comparesDocuments {
                member = CrossCheck.Member(
                    facts: DocumentFacts(document),
                    repository: document.location?.repository
                )
            }
            let others = check?.findings[name]?.compactMap { found in
                policy.linter.finding(found.finding, of: found.rule, in: document.kind)
            }
            let linted = policy.linter.lint(document, and: others ?? [])
            var result = DocumentResult(
                path: name,
                outcome: .linted(document, linted),
                failOn: policy.failOn
            )
            if fixing != .none {
                var fixer = Fixer(policy, isUnsafe: fixing == .unsafe)
                let fixed = try fixer.fix(document, linted)
                if fixed.count > 0 {
                    result.fixed = .init(original: bytes, bytes: fixed.bytes, count: fixed.count)
                }
            }
            return result
        } catch {
            throw LintError(error.line.map { "line \($0): \(error.message)" } ?? error.message)
        }
    }
}
