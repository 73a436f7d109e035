import CortexRunbook
import Dispatch
import Synchronization
import SystemPackage

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// The documents that an editor works on, held against the others of their repositories.
///
/// Of an open document its text counts, not its file. All paths are absolute.
package final class LintWorkspace {
    private let makePolicies: () throws -> LintPolicies
    private var policies: LintPolicies
    private var repositories: Repositories
    private var open: [String: [UInt8]] = [:]
    /// What is known of each document, and of which text.
    private var known: [String: Known] = [:]
    /// What comparing them finds in each.
    private var crossing: [String: [(rule: RuleDescription, finding: Finding)]] = [:]

    private struct Known: Sendable {
        let text: TextMark
        /// `nil` if the document cannot be read.
        let member: CrossCheck.Member?
    }

    /// What tells one text of a document from the next one.
    private enum TextMark: Sendable, Equatable {
        case open([UInt8])
        case file(size: Int64, seconds: Int, nanoseconds: Int)
    }

    /// `makePolicies` reads the settings afresh.
    ///
    /// - Throws: what `makePolicies` throws.
    package init(_ makePolicies: @escaping () throws -> LintPolicies) throws {
        self.makePolicies = makePolicies
        policies = try makePolicies()
        repositories = Repositories(origin: policies.origin)
    }

    /// Forgets what the settings and the repositories were.
    ///
    /// Settings that cannot be read leave the old ones in place.
    package func refresh() {
        if let policies = try? makePolicies() { self.policies = policies }
        repositories = Repositories(origin: policies.origin)
        known = [:]
    }

    /// Takes the text of an open document; `nil` when it is closed.
    package func take(_ text: [UInt8]?, at path: String) {
        open[path] = text
    }

    /// The tracked Markdown files of the repository around `folder`, below it, sorted.
    package func documents(below folder: String) -> [String] {
        guard let repository = repositories.location(of: "\(folder)/cortex-lint.md")?.repository
        else { return [] }
        let below = FilePath(folder).lexicallyNormalized()
        return Self.documents(of: repository).filter { FilePath($0).starts(with: below) }
    }

    /// Looks at what has changed in the repositories of the open documents and in that around
    /// `folder`, and compares all of them again if anything has.
    package func update(around folder: String? = nil) {
        var seen: [ObjectIdentifier: Repository] = [:]
        let places = Array(open.keys) + [folder.map { "\($0)/cortex-lint.md" }].compactMap { $0 }
        for path in places {
            if let repository = repositories.location(of: path)?.repository {
                seen[ObjectIdentifier(repository)] = repository
            }
        }
        let paths = Set(seen.values.flatMap(Self.documents)).union(open.keys)
        let marks = paths.compactMap { path in mark(of: path).map { (path, $0) } }
        let changed = marks.filter { path, mark in known[path]?.text != mark }
        let isSame = changed.isEmpty && marks.count == known.count
        guard !isSame else { return }
        let members = Self.members(of: changed, policies, repositories)
        known = Dictionary(
            uniqueKeysWithValues: marks.compactMap { path, mark in
                if let member = members[path] { return (path, Known(text: mark, member: member)) }
                return known[path].map { (path, $0) }
            }
        )
        crossing = CrossCheck(known.values.compactMap(\.member)).findings
    }

    /// Lints a text that stands at `path`, with what the last `update` has found beside it.
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
        let others = (crossing[path] ?? []).compactMap { found in
            policy.linter.finding(found.finding, of: found.rule, in: document.kind)
        }
        return (document, policy.linter.lint(document, and: others))
    }

    /// The file's text; `nil` if it cannot be read.
    package func text(at path: String) -> [UInt8]? {
        open[path] ?? Disk.bytes(of: FilePath(path))
    }

    private static func documents(of repository: Repository) -> [String] {
        repository.documents.map { repository.root.pushing(FilePath($0)).string }
    }

    private func mark(of path: String) -> TextMark? {
        if let text = open[path] { return .open(text) }
        guard let status = try? FilePath(path).stat() else { return nil }
        return .file(
            size: Int64(status.size),
            seconds: Int(status.st_mtim.tv_sec),
            nanoseconds: Int(status.st_mtim.tv_nsec)
        )
    }

    /// What is known of documents, found on all processors.
    private static func members(
        of texts: [(path: String, mark: TextMark)],
        _ policies: LintPolicies,
        _ repositories: Repositories
    ) -> [String: CrossCheck.Member?] {
        let found = Mutex<[String: CrossCheck.Member?]>([:])
        DispatchQueue.concurrentPerform(iterations: texts.count) { index in
            let (path, mark) = texts[index]
            let member = member(at: path, mark, policies, repositories)
            found.withLock { $0[path] = .some(member) }
        }
        return found.withLock { $0 }
    }

    private static func member(
        at path: String,
        _ mark: TextMark,
        _ policies: LintPolicies,
        _ repositories: Repositories
    ) -> CrossCheck.Member? {
        let bytes: [UInt8]?
        if case .open(let text) = mark {
            bytes = text
        } else {
            bytes = Disk.bytes(of: FilePath(path))
        }
        guard let bytes, let policy = try? policies.policy(for: path),
            policy.linter.comparesDocuments,
            let document = try? LintDocument(
                bytes,
                path: path,
                options: policy.options,
                location: repositories.location(of: path)
            )
        else { return nil }
        return CrossCheck.Member(
            facts: DocumentFacts(document),
            repository: document.location?.repository
        )
    }
}
