import CortexRunbook

/// A numbered heading whose number is left out, repeated, or not below that of its phase.
///
/// Over the phone, "I am at 2.3" must name one step. Where 2.2 is missing, nobody knows whether a
/// step was lost or only a number; where 2.3 stands twice, two people do different things. Gates
/// and evidence refer to steps by these numbers too.
///
/// Numbers count only where two headings next to each other have them. Lists of versions and years
/// that run backwards are left alone, and a heading without a number starts the count again.
///
/// ## Bad
/// ```markdown
/// ## 2. Deploy
///
/// ### 2.1 Drain
///
/// Drain it.
///
/// ### 2.3 Install
///
/// Install it.
/// ```
///
/// ## Good
/// ```markdown
/// ## 2. Deploy
///
/// ### 2.1 Drain
///
/// Drain it.
///
/// ### 2.2 Install
///
/// Install it.
/// ```
enum NumberingMismatch: Rule {
    static let about = RuleDescription("STR003", "numbering-mismatch", .warning, level: .release)

    static func check(_ document: LintDocument, _ findings: inout [Finding]) {
        let headings = Heading.all(in: document)
        for heading in headings {
            guard let parent = heading.parent.map({ headings[$0] }) else { continue }
            if let number = parent.number, number.count + 1 == heading.number?.count,
                let own = heading.number, Array(own.dropLast()) != number
            {
                let wanted = number + own.suffix(1)
                findings.append(
                    .notBelow(heading, wanted, parent, fix(document, [(heading, wanted)]))
                )
            }
        }
        for group in groups(of: headings) { check(group, document, &findings) }
    }

    /// A heading with the numbers of its printed number.
    fileprivate struct Heading {
        let section: Int
        let level: Int
        /// The index of the heading that contains it by level.
        let parent: Int?
        /// The components; `nil` without a number.
        let number: [Int]?
        /// The bytes of the number in the document.
        let range: Range<Int>
        let line: Int

        static func all(in document: LintDocument) -> [Heading] {
            var open: [Int] = []
            var headings: [Heading] = []
            for (index, section) in document.runbook.sections.enumerated() {
                while let last = open.last, headings[last].level >= section.level {
                    open.removeLast()
                }
                let number = section.number
                let node = document.markdown.nodes[document.outline.sections[index].heading]
                let range = number.map { number in
                    let text = document.markdown.bytes(node.text)
                    let found = text.range(of: Array(number.utf8)[...])
                    return document.range(ofText: found ?? 0..<0, in: node)
                }
                headings.append(
                    Heading(
                        section: index,
                        level: section.level,
                        parent: open.last,
                        number: number.map { $0.split(separator: ".").compactMap { Int($0) } },
                        range: range ?? 0..<0,
                        line: section.line
                    )
                )
                open.append(index)
            }
            return headings
        }
    }

    /// The runs of numbered siblings whose numbers have equally many components.
    private static func groups(of headings: [Heading]) -> [[Heading]] {
        var groups: [[Heading]] = []
        /// For each parent (-1 at the top) and level, the run that is open.
        var open: [Int: Int] = [:]
        for heading in headings {
            let key = (heading.parent ?? -1) * 8 + heading.level
            guard let number = heading.number else {
                open[key] = nil
                continue
            }
            if let run = open[key], groups[run].last?.number?.count == number.count {
                groups[run].append(heading)
            } else {
                open[key] = groups.count
                groups.append([heading])
            }
        }
        return groups.filter { $0.count > 1 && !isDescending($0) }
    }

    /// Whether it is a list of versions, newest first.
    private static func isDescending(_ group: [Heading]) -> Bool {
        zip(group, group.dropFirst()).allSatisfy { first, second in
            (second.number ?? []).lexicographicallyPrecedes(first.number ?? [])
        }
    }

    private static func check(
        _ group: [Heading],
        _ document: LintDocument,
        _ findings: inout [Finding]
    ) {
        for (index, heading) in group.enumerated().dropFirst() {
            let before = group[index - 1]
            guard let number = heading.number, let previous = before.number,
                number.dropLast() == previous.dropLast(), let last = previous.last,
                number.last != last + 1
            else { continue }
            let rest = group[index...].enumerated().map { offset, heading in
                (heading, Array(previous.dropLast()) + [last + 1 + offset])
            }
            findings.append(.outOfOrder(heading, before, rest[0].1, fix(document, rest)))
            return
        }
    }

    /// Gives headings other numbers, and the links to them other anchors.
    private static func fix(
        _ document: LintDocument,
        _ changes: [(heading: Heading, number: [Int])]
    ) -> Fix? {
        var edits: [Fix.Edit] = []
        for (heading, number) in changes where heading.number != number {
            guard let old = heading.number else { return nil }
            edits.append(Fix.Edit(heading.range, text(number)))
            let anchor = document.runbook.sections[heading.section].anchor
            let prefix = old.map(String.init).joined()
            guard anchor.hasPrefix(prefix) else { continue }
            let renamed = number.map(String.init).joined() + anchor.dropFirst(prefix.count)
            edits += document.links(to: anchor).map { Fix.Edit($0, "#\(renamed)") }
        }
        guard !edits.isEmpty else { return nil }
        let sorted = edits.sorted { $0.range.lowerBound < $1.range.lowerBound }
        return Fix(.unsafe, "renumber, and look through the text for the old numbers", sorted)
    }

    fileprivate static func text(_ number: [Int]) -> String {
        number.map(String.init).joined(separator: ".")
    }
}

extension LintDocument {
    /// The bytes of `#anchor` in each link to it.
    fileprivate func links(to anchor: String) -> [Range<Int>] {
        let target = Array("#\(anchor)".utf8)[...]
        return markdown.spans.compactMap { span in
            guard span.kind == .link, markdown.aside(span.target).elementsEqual(target) else {
                return nil
            }
            let line = source.line(Int(span.line))
            return line.range(of: Array("(".utf8)[...] + target).map {
                $0.lowerBound + 1..<$0.upperBound
            }
        }
    }
}

extension Finding {
    fileprivate static func outOfOrder(
        _ heading: NumberingMismatch.Heading,
        _ before: NumberingMismatch.Heading,
        _ wanted: [Int],
        _ fix: Fix?
    ) -> Finding {
        let number = NumberingMismatch.text(heading.number ?? [])
        let previous = NumberingMismatch.text(before.number ?? [])
        return Finding(
            heading.range,
            number == previous
                ? "the number \(number) stands twice"
                : "the number \(number) follows on \(previous)",
            help: "number it \(NumberingMismatch.text(wanted)), or restore what is missing",
            fix: fix,
            related: [Related(line: before.line, message: "the heading before")]
        )
    }

    fileprivate static func notBelow(
        _ heading: NumberingMismatch.Heading,
        _ wanted: [Int],
        _ parent: NumberingMismatch.Heading,
        _ fix: Fix?
    ) -> Finding {
        let number = NumberingMismatch.text(heading.number ?? [])
        let above = NumberingMismatch.text(parent.number ?? [])
        return Finding(
            heading.range,
            "the number \(number) stands below \(above)",
            help: "number it \(NumberingMismatch.text(wanted)), or move it",
            fix: fix,
            related: [Related(line: parent.line, message: "the section it stands in")]
        )
    }
}
