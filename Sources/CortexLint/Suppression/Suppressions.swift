import CortexRunbook

/// What is found and does not count, because a comment of the document says so.
package struct SuppressedFinding: Sendable, Equatable {
    package let finding: RuleFinding
    /// Why; empty where the comment gives no reason.
    package let reason: String
}

/// The directives of a document at work: what they silence, and which of them silence nothing.
struct Suppressions {
    private let source: SourceText
    private let directives: [Directive]
    /// The rules that each name of each directive means; `nil` for a name that no rule has.
    private let meanings: [[Selector?]]
    /// The names that silenced something, by directive and name.
    private var used: Set<[Int]> = []

    init(_ document: LintDocument) {
        source = document.source
        directives = DirectiveSearch(document).directives
        meanings = directives.map { $0.names.map { try? Selector($0.text) } }
    }

    var isEmpty: Bool { directives.isEmpty }

    /// The reason of a directive that silences `finding`, which is of use then; `nil` if none does.
    mutating func reason(for finding: RuleFinding) -> String? {
        guard !isEmpty else { return nil }
        let line = source.line(at: finding.finding.range.lowerBound)
        var reason: String?
        for index in directives.indices where directives[index].silences(line) {
            for (name, selector) in meanings[index].enumerated()
            where selector?.strength(for: finding.rule) != nil {
                used.insert([index, name])
                reason = reason ?? directives[index].reason
            }
        }
        return reason
    }

    /// What is wrong with the directives, once all findings have asked for a reason.
    ///
    /// A name counts as used where none of its rules is among `asked`.
    func complaints(asked: [RuleDescription]) -> [Finding] {
        directives.indices.flatMap { complaints(about: $0, asked) }
    }

    private func complaints(about index: Int, _ asked: [RuleDescription]) -> [Finding] {
        let directive = directives[index]
        guard directive.verb != .enable else { return [] }
        guard !directive.names.isEmpty else { return [.nameless(directive)] }
        var findings: [Finding] = []
        for (place, name) in directive.names.enumerated() {
            guard let selector = meanings[index][place] else {
                findings.append(.unknown(name))
                continue
            }
            // What is complained of here may itself be meant.
            let isOurs = selector.strength(for: UnusedSuppression.about) != nil
            let isAsked = !isOurs && asked.contains { selector.strength(for: $0) != nil }
            guard isAsked, !used.contains([index, place]) else { continue }
            findings.append(.unused(name, fix: removal(of: place, from: directive)))
        }
        if directive.reason.isEmpty, findings.isEmpty { findings.append(.unreasoned(directive)) }
        return findings
    }

    /// Takes out a name, or the whole comment where it is the only one.
    private func removal(of place: Int, from directive: Directive) -> Fix {
        let title = "remove `\(directive.names[place].text)`"
        if directive.names.count == 1 {
            return Fix(.safe, "remove the comment", replace: stretch(of: directive), by: "")
        }
        let name = directive.names[place].range
        let isFirst = place == 0
        let range =
            isFirst
            ? name.lowerBound..<directive.names[1].range.lowerBound
            : directive.names[place - 1].range.upperBound..<name.upperBound
        return Fix(.safe, title, replace: range, by: "")
    }

    /// The bytes that go with a comment: its line where it stands alone, else the blanks before it.
    private func stretch(of directive: Directive) -> Range<Int> {
        let first = source.line(at: directive.range.lowerBound)
        let last = source.line(at: directive.range.upperBound - 1)
        let (head, tail) = (source.line(first), source.line(last))
        let before = source.bytes[head.startIndex..<directive.range.lowerBound]
        let after = source.bytes[directive.range.upperBound..<tail.endIndex]
        if before.allSatisfy(\.isBlank), after.allSatisfy(\.isBlank) {
            return head.startIndex..<source.start(ofLine: last + 1)
        }
        let blanks = before.reversed().prefix { $0.isBlank }.count
        return (directive.range.lowerBound - blanks)..<directive.range.upperBound
    }
}

extension Directive {
    fileprivate func silences(_ line: Int) -> Bool {
        verb != .enable && lines.contains(line)
    }
}

extension Finding {
    fileprivate static func unused(_ name: Directive.Name, fix: Fix) -> Finding {
        Finding(
            name.range,
            "nothing is left of `\(name.text)` to silence here",
            help: "remove it, so that it does not hide the next one",
            fix: fix
        )
    }

    fileprivate static func unknown(_ name: Directive.Name) -> Finding {
        Finding(
            name.range,
            "no rule is called `\(name.text)`",
            help: "`cortex lint --list-rules` lists the codes and names"
        )
    }

    fileprivate static func nameless(_ directive: Directive) -> Finding {
        Finding(
            directive.range,
            "the comment names no rule, so it silences nothing",
            help: "name the rule and the reason: "
                + (directive.place == .markdown
                    ? "`cortex-\(directive.verb.rawValue) PLH001: why`"
                    : "`cortex: disable=PLH001 why`")
        )
    }

    fileprivate static func unreasoned(_ directive: Directive) -> Finding {
        Finding(
            directive.range,
            "the comment does not say why the rule is silenced",
            help: directive.place == .markdown
                ? "write the reason behind a colon" : "write the reason behind the code"
        )
    }
}
