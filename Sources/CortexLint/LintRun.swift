import CortexRunbook
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
        /// The document itself, while there is room for it.
        var examined: Examined?
    }

    /// A document that the rules have looked at.
    private struct Examined: Sendable {
        let document: LintDocument
        let findings: [RuleFinding]
    }

    /// How many bytes of documents are kept until all have been looked at.
    private static let room = 1 << 18

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
    /// Of many documents most are gone when they have been shown, so that they take no more room than
    /// a few. Of these, those in which comparing documents finds something are read again.
    package func results<Shown: Sendable>(
        of files: [String],
        show: @Sendable (DocumentResult) -> Shown
    ) -> [Shown] {
        let room = Atomic(Self.room)
        let first = parallel(files.count) { index in
            var rest = Rest()
            let result = result(of: files[index], leaving: &rest)
            if let size = rest.examined?.document.source.bytes.count,
                room.subtract(size, ordering: .relaxed).newValue < 0
            {
                rest.examined = nil
            }
            return (shown: show(result), rest: rest)
        }
        let members = first.compactMap(\.rest.member)
        var others =
            members.isEmpty ? [:] : CrossCheck(members + neighbours(of: members)).findings
        others.merge(answers(to: first.map(\.rest.script), of: files)) { $0 + $1 }
        guard !others.isEmpty else { return first.map(\.shown) }
        let again = files.indices.filter { others[name(of: files[$0])] != nil }
        let second = parallel(again.count) { [others] index in
            let file = files[again[index]]
            var rest = first[again[index]].rest
            return show(result(of: file, others[name(of: file)], leaving: &rest))
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

    /// The tracked documents beside those that are linted: they may contradict them.
    private func neighbours(of members: [CrossCheck.Member]) -> [CrossCheck.Member] {
        var seen: Set<ObjectIdentifier> = []
        let repositories = members.compactMap(\.repository)
            .filter { seen.insert(ObjectIdentifier($0)).inserted }
        return repositories.flatMap { repository in
            let known = Set(members.compactMap(\.facts.place))
            let others = repository.documents.filter { !known.contains($0) }
            return parallel(others.count) { index -> CrossCheck.Member? in
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

    /// Lints a file, without `others` at the first look at it.
    ///
    /// Where `rest` has the document, what is known of it is not found again.
    private func result(
        of file: String,
        _ others: [(rule: RuleDescription, finding: Finding)]? = nil,
        leaving rest: inout Rest
    ) -> DocumentResult {
        let start = ContinuousClock.now
        var result: DocumentResult
        do {
            result = try lint(file, others, &rest)
        } catch {
            result = DocumentResult(path: name(of: file), outcome: .unreadable(error.description))
        }
        result.duration = start.duration(to: .now)
        return result
    }

    private func lint(
        _ file: String,
        _ others: [(rule: RuleDescription, finding: Finding)]?,
        _ rest: inout Rest
    ) throws(LintError) -> DocumentResult {
        let name = name(of: file)
        let policy = try policies.policy(for: name)
        let known = rest.examined
        let bytes = known == nil ? try read(file) : []
        do throws(ReadError) {
            let examined = if let known { known } else { try examine(bytes, at: name, policy) }
            if others == nil { rest = leavings(of: examined, policy.linter) }
            let document = examined.document
            let others = (others ?? []).compactMap { found in
                policy.linter.finding(found.finding, of: found.rule, in: document.kind)
            }
            let linted = policy.linter.settle(examined.findings, of: document, and: others)
            var result = DocumentResult(
                path: name,
                outcome: .linted(document, linted),
                failOn: policy.failOn
            )
            if fixing != .none {
                var fixer = Fixer(policy, isUnsafe: fixing == .unsafe)
                let fixed = try fixer.fix(document, linted)
                if fixed.count > 0 {
                    result.fixed = .init(
                        original: document.source.bytes,
                        bytes: fixed.bytes,
                        count: fixed.count
                    )
                }
            }
            return result
        } catch {
            throw LintError(error.line.map { "line \($0): \(error.message)" } ?? error.message)
        }
    }

    private func examine(
        _ bytes: [UInt8],
        at path: String,
        _ policy: LintPolicy
    ) throws(ReadError) -> Examined {
        let document = try LintDocument(
            bytes,
            path: path,
            options: policy.options,
            location: repositories.location(of: path)
        )
        return Examined(document: document, findings: policy.linter.findings(in: document))
    }

    /// What the look at all documents needs of one.
    private func leavings(of examined: Examined, _ linter: Linter) -> Rest {
        let document = examined.document
        var rest = Rest(examined: examined)
        if linter.comparesDocuments {
            rest.member = CrossCheck.Member(
                facts: DocumentFacts(document),
                repository: document.location?.repository
            )
        }
        if shellCheck != nil, linter.asks(ShellCheckResult.about) {
            rest.script = ShellCheckScript(document)
        }
        return rest
    }
}
