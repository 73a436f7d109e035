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

    /// Returns what ShellCheck says of each script, in their order; nothing where it is missing.
    package typealias ShellCheck = @Sendable ([ShellCheckScript]) -> [[ShellCheckComment]]

    /// What is found in each document by looking at all of them, by its path.
    private typealias Others = [String: [(rule: RuleDescription, finding: Finding)]]

    /// What a document leaves for the look at all of them.
    private struct Rest: Sendable {
        var member: CrossCheck.Member?
        var script: ShellCheckScript?
    }

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
    private let shellCheck: ShellCheck?

    /// Findings in standard input are said to stand in `inputName`.
    package init(
        _ policies: LintPolicies,
        inputName: String,
        fixing: Fixing = .none,
        shellCheck: ShellCheck? = nil,
        read: @escaping Read
    ) {
        self.policies = policies
        repositories = Repositories(origin: policies.origin)
        self.inputName = inputName
        self.fixing = fixing
        self.shellCheck = shellCheck
        self.read = read
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
            let (result, rest) = result(of: files[index], fixing: fixing)
            return (shown: show(result), rest: rest)
        }
        let members = first.compactMap(\.rest.member)
        var others =
            members.isEmpty ? [:] : CrossCheck(members + neighbours(of: members)).findings
        others.merge(answers(to: first.map(\.rest.script), of: files)) { $0 + $1 }
        guard !others.isEmpty else { return first.map(\.shown) }
        let again = files.indices.filter { others[name(of: files[$0])] != nil }
        let second = Self.parallel(again.count) { [others] index in
            show(result(of: files[again[index]], others, fixing: fixing).0)
        }
        var shown = first.map(\.shown)
        for (index, result) in zip(again, second) { shown[index] = result }
        return shown
    }

    /// What ShellCheck finds in the documents; one process looks at all of them.
    private func answers(to scripts: [ShellCheckScript?], of files: [String]) -> Others {
        let asked = zip(files, scripts).compactMap { file, script in
            script.map { (name: name(of: file), script: $0) }
        }
        guard let shellCheck, !asked.isEmpty else { return [:] }
        var others: Others = [:]
        for (one, comments) in zip(asked, shellCheck(asked.map(\.script))) {
            let found = one.script.findings(for: comments).map {
                (rule: ShellCheckResult.about, finding: $0)
            }
            if !found.isEmpty { others[one.name, default: []] += found }
        }
        return others
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
        _ others: Others? = nil,
        fixing: Fixing = .none
    ) -> (DocumentResult, Rest) {
        let start = ContinuousClock.now
        var result: DocumentResult
        var rest = Rest()
        do {
            result = try lint(file, others, fixing: fixing, &rest)
        } catch {
            result = DocumentResult(path: name(of: file), outcome: .unreadable(error.description))
        }
        result.duration = start.duration(to: .now)
        return (result, rest)
    }

    private func lint(
        _ file: String,
        _ others: Others?,
        fixing: Fixing,
        _ rest: inout Rest
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
            if others == nil, policy.linter.comparesDocuments {
                rest.member = CrossCheck.Member(
                    facts: DocumentFacts(document),
                    repository: document.location?.repository
                )
            }
            if others == nil, shellCheck != nil, policy.linter.asks(ShellCheckResult.about) {
                rest.script = ShellCheckScript(document)
            }
            let others = others?[name]?.compactMap { found in
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
