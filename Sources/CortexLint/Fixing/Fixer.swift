package import CortexRunbook

/// Applies fixes to a document until there is nothing more to fix.
package struct Fixer {
    /// What became of a document.
    package struct Outcome: Sendable {
        package let document: LintDocument
        package let linted: Linted
        /// How many findings were fixed.
        package let count: Int

        package var bytes: [UInt8] { document.source.bytes }
    }

    private let policy: LintPolicy
    private let isUnsafe: Bool
    /// Fixes that were tried and did harm.
    private var refused: Set<Attempt> = []

    /// A fix as it can be known again when the text around it has moved.
    private struct Attempt: Hashable {
        let code: String
        let title: String
        let line: [UInt8]
    }

    private typealias State = (document: LintDocument, linted: Linted)

    package init(_ policy: LintPolicy, isUnsafe: Bool) {
        self.policy = policy
        self.isUnsafe = isUnsafe
    }

    /// Fixes `document`: each round applies what does not overlap and lints again.
    ///
    /// A fix that brings an error, or changes what the text around it is to Markdown, is left out.
    ///
    /// - Throws: if the fixed text is over one of the reader's limits.
    package mutating func fix(
        _ document: LintDocument,
        _ linted: Linted
    ) throws(ReadError) -> Outcome {
        var state: State = (document, linted)
        var count = 0
        var mayRetry = false
        for _ in 0..<Self.rounds {
            let fixes = round(state)
            if fixes.isEmpty {
                // What did harm may do none now that other fixes are applied.
                guard mayRetry, !refused.isEmpty else { break }
                refused = []
                mayRetry = false
                continue
            }
            if let next = try applying(fixes, to: state) {
                state = next
                count += fixes.count
                mayRetry = true
                continue
            }
            let done = try applyHarmless(fixes, to: &state)
            mayRetry = mayRetry || done > 0
            count += done
        }
        return Outcome(document: state.document, linted: state.linted, count: count)
    }

    private static let rounds = 10

    /// Applies those fixes of a round that do no harm, each tried with the ones before it.
    private mutating func applyHarmless(
        _ fixes: [RuleFinding],
        to state: inout State
    ) throws(ReadError) -> Int {
        var kept: [RuleFinding] = []
        var result = state
        for finding in fixes {
            if let next = try applying(kept + [finding], to: state) {
                kept.append(finding)
                result = next
            } else {
                refused.insert(attempt(finding, in: state.document))
            }
        }
        state = result
        return kept.count
    }

    /// The findings whose fixes can be applied together.
    private func round(_ state: State) -> [RuleFinding] {
        let size = state.document.source.bytes.count
        var taken: [Range<Int>] = []
        return state.linted.findings.filter { finding in
            guard let fix = finding.finding.fix, isWanted(fix), fix.isApplicable(to: size),
                !refused.contains(attempt(finding, in: state.document))
            else { return false }
            let ranges = fix.edits.map(\.range)
            let isFree = ranges.allSatisfy { range in
                !taken.contains { $0.overlaps(range) || $0.lowerBound == range.lowerBound }
            }
            if isFree { taken += ranges }
            return isFree
        }
    }

    private func isWanted(_ fix: Fix) -> Bool {
        fix.safety == .safe || isUnsafe && fix.safety == .unsafe
    }

    private func attempt(_ finding: RuleFinding, in document: LintDocument) -> Attempt {
        let line = document.source.line(at: finding.finding.range.lowerBound)
        return Attempt(
            code: finding.rule.code,
            title: finding.finding.fix?.title ?? "",
            line: Array(document.source.line(line))
        )
    }

    /// The document with the fixes applied; `nil` if they do harm.
    private func applying(
        _ fixes: [RuleFinding],
        to state: State
    ) throws(ReadError) -> State? {
        let edits = fixes.compactMap(\.finding.fix).flatMap(\.edits)
        let text = EditedText(state.document.source.bytes, edits)
        guard text.bytes != state.document.source.bytes else { return nil }
        let document = try LintDocument(
            text.bytes,
            path: state.document.path,
            options: policy.options,
            location: state.document.location
        )
        let before = Shape(state.document, without: edits.map(\.range))
        guard before == Shape(document, without: text.places) else { return nil }
        let linted = policy.linter.lint(document)
        guard linted.hasNoNewError(since: state.linted) else { return nil }
        return (document, linted)
    }
}

extension Linted {
    /// Whether no rule has more errors than `before`.
    fileprivate func hasNoNewError(since before: Linted) -> Bool {
        let known = before.errors
        return errors.allSatisfy { code, count in count <= known[code] ?? 0 }
    }

    private var errors: [String: Int] {
        findings.reduce(into: [:]) { counts, finding in
            if finding.severity == .error { counts[finding.rule.code, default: 0] += 1 }
        }
    }
}

/// What the lines of a document that no edit touches are to Markdown.
private struct Shape: Equatable {
    private struct Node: Equatable {
        let kind: Document.Node.Kind
        let level: UInt8
        let depth: UInt8
    }

    private let nodes: [Node]

    init(_ document: LintDocument, without places: [Range<Int>]) {
        var touched: Set<Int> = []
        for place in places {
            let first = document.source.line(at: place.lowerBound)
            touched.formUnion(first...max(first, document.source.line(at: place.upperBound)))
        }
        nodes = document.markdown.nodes.compactMap { node in
            touched.contains(Int(node.line))
                ? nil : Node(kind: node.kind, level: node.level, depth: node.depth)
        }
    }
}
