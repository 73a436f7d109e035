import CortexRunbook

/// What was found in one document.
package struct FileReport: Sendable, Equatable {
    /// The path as it is shown.
    package var path: String
    /// `nil` where the document could not be read.
    package var kind: DocumentKind?
    /// In the order of the text, suppressed ones included.
    package var findings: [PlacedFinding]
    /// Why the document was not linted, in one line; `nil` where it was.
    package var failure: String?
    /// How long reading and linting took; `nil` where nobody measured.
    package var duration: Duration?

    /// The document could not be linted.
    package init(path: String, failure: String) {
        self.path = path
        self.failure = failure
        findings = []
    }

    /// Places the findings of `document`; what is `suppressed` was found and does not count.
    package init(
        _ document: LintDocument,
        _ findings: [RuleFinding],
        suppressed: [(finding: RuleFinding, why: Suppression)] = [],
        duration: Duration? = nil
    ) {
        path = document.path
        kind = document.kind
        self.duration = duration
        let all = findings.map { ($0, nil) } + suppressed.map { ($0.finding, $0.why) }
        let sorted = all.sorted { left, right in
            (left.0.finding.range.lowerBound, left.0.rule.code)
                < (right.0.finding.range.lowerBound, right.0.rule.code)
        }
        var placer = FindingPlacer(document, SecretMask(sorted.map(\.0), in: document.source))
        self.findings = sorted.map { placer.place($0.0, suppression: $0.1) }
    }

    /// The findings that count.
    package var open: [PlacedFinding] {
        findings.filter { $0.suppression == nil }
    }
}

/// Turns the findings of a document into placed ones, in the order of the text.
private struct FindingPlacer {
    private let document: LintDocument
    private let names: SectionNames
    private let mask: SecretMask
    private var fingerprints: Fingerprint.Counter

    init(_ document: LintDocument, _ mask: SecretMask) {
        self.document = document
        self.mask = mask
        names = SectionNames(document.runbook)
        fingerprints = Fingerprint.Counter(path: document.path)
    }

    mutating func place(_ found: RuleFinding, suppression: Suppression?) -> PlacedFinding {
        let source = document.source
        let range = document.shown(found.finding.range)
        let start = source.place(of: range.lowerBound)
        let section = document.runbook.section(atLine: start.line)
        return PlacedFinding(
            rule: found.rule,
            severity: found.severity,
            path: document.path,
            kind: document.kind,
            start: start,
            end: range.isEmpty ? start : source.place(of: range.upperBound),
            section: section.map { document.runbook.sections[$0].name },
            block: document.runbook.block(atLine: start.line).map { $0 + 1 },
            message: mask.hiding(found.finding.message),
            note: found.finding.note.map(mask.hiding),
            help: mask.hiding(found.finding.help),
            fix: found.finding.fix.flatMap { PlacedFix($0, in: source, mask) },
            related: found.finding.related.map(mask.hiding),
            fingerprint: fingerprints.next(
                code: found.rule.code,
                line: source.line(start.line),
                headings: section.map(names.path) ?? ""
            ),
            excerpt: Excerpt(range, in: source, hiding: mask.ranges),
            suppression: suppression
        )
    }
}

/// The titles of the headings above each section.
private struct SectionNames {
    private let paths: [String]

    init(_ runbook: Runbook) {
        var paths: [String] = []
        paths.reserveCapacity(runbook.sections.count)
        for section in runbook.sections {
            let above = section.parent.map { paths[$0] + "\n" } ?? ""
            paths.append(above + section.title)
        }
        self.paths = paths
    }

    func path(_ section: Int) -> String { paths[section] }
}

extension LintDocument {
    /// The range as it is shown: within the document, and not below its last line.
    fileprivate func shown(_ range: Range<Int>) -> Range<Int> {
        guard range.lowerBound >= source.bytes.count else {
            return range.lowerBound..<min(range.upperBound, source.bytes.count)
        }
        let end = source.line(max(1, source.lineCount)).endIndex
        return end..<end
    }
}

extension SecretMask {
    fileprivate func hiding(_ related: Related) -> Related {
        Related(path: related.path, line: related.line, message: hiding(related.message))
    }
}

extension PlacedFix {
    /// Places a fix; `nil` if its text repeats a secret: a report has room for the whole or none.
    fileprivate init?(_ fix: Fix, in source: SourceText, _ mask: SecretMask) {
        guard !fix.edits.contains(where: { mask.isRepeated(in: $0.text) }) else { return nil }
        safety = fix.safety
        title = mask.hiding(fix.title)
        edits = fix.edits.sorted { $0.range.lowerBound < $1.range.lowerBound }.map { edit in
            Edit(
                start: source.place(of: edit.range.lowerBound),
                end: source.place(of: edit.range.upperBound),
                text: edit.text
            )
        }
    }
}

extension Section {
    /// The number and the title.
    fileprivate var name: String {
        number.map { "\($0) \(title)" } ?? title
    }
}

extension Runbook {
    /// The index of the section that has 1-based `line`; `nil` before the first heading.
    func section(atLine line: Int) -> Int? {
        let next = sections.firstSortedIndex { $0.line > line }
        return next > 0 ? next - 1 : nil
    }

    /// The index of the code block that has 1-based `line`, its fences included.
    func block(atLine line: Int) -> Int? {
        let next = blocks.firstSortedIndex { $0.line > line }
        guard next > 0, blocks[next - 1].endLine >= line else { return nil }
        return next - 1
    }
}
