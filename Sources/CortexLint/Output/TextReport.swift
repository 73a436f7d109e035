import CortexRunbook
package import CortexText

/// The report for people: each finding with its line, a caret and what to do, then the figures.
package struct TextReport {
    package private(set) var text: SafeText = ""
    private let style: Style
    /// The rules whose manual has been pointed to.
    private var explained: Set<String> = []

    package init(_ report: LintReport, _ style: Style) {
        self.style = style
        var explained: [Set<String>] = [[]]
        for file in report.files {
            explained.append((explained.last ?? []).union(file.open.map(\.rule.code)))
        }
        let parts = parallel(report.files.count) { [explained] index in
            TextReport(report.files[index], style, explained: explained[index]).text
        }
        for part in parts { text.append(part) }
        add(report.summary)
    }

    /// The part of one document; `explained` are the rules that those before it have pointed to.
    private init(_ file: FileReport, _ style: Style, explained: Set<String>) {
        self.style = style
        self.explained = explained
        if let failure = file.failure { add(failure, of: file.path) }
        for finding in file.findings where finding.suppression == nil { add(finding) }
    }

    private mutating func add(_ failure: String, of path: String) {
        let head = style.apply(.bad, "error: ")
        text.append(head + style.show("\(escaping: path): \(escaping: failure)\n\n"))
    }

    private mutating func add(_ finding: PlacedFinding) {
        let view = ExcerptView(finding.excerpt, line: finding.start.line, style)
        let margin = view.margin
        add(head(of: finding))
        add(place(of: finding, behind: margin))
        add(view.rule)
        add(view.source)
        let caret = view.caret(finding.severity.look)
        let note = finding.note.map { style.show(SafeText(escaping: $0)) }
        if let note, view.hasRoom(for: note) {
            add(caret + " " + style.apply(finding.severity.look, note))
        } else {
            add(caret)
            if let note { add("note", note, margin) }
        }
        if let last = finding.excerpt.lastLine { add(view.rule + " up to line \(last)") }
        add("help", help(of: finding), margin)
        if let fix = finding.fix, fix.safety == .suggestion {
            add("try", style.show("\(escaping: fix.title)"), margin)
        }
        for related in finding.related { add("also", style.show(related.text), margin) }
        if explained.insert(finding.rule.code).inserted {
            add("more", "cortex lint --explain \(escaping: finding.rule.code)", margin)
        }
        add("")
    }

    private func head(of finding: PlacedFinding) -> SafeText {
        let severity = SafeText(escaping: finding.severity.rawValue)
        let label = style.apply(
            finding.severity.look,
            severity + "[\(escaping: finding.rule.code)]"
        )
        return label + style.apply(.strong, ": " + style.show(SafeText(escaping: finding.message)))
    }

    private func place(of finding: PlacedFinding, behind margin: Int) -> SafeText {
        let arrow = SafeText.spaces(margin) + "--> "
        let path = style.show(SafeText(escaping: finding.path))
        let place = style.apply(
            .place,
            path + ":\(finding.start.line):\(finding.start.column)"
        )
        guard let context = finding.context else { return arrow + place }
        return arrow + place + style.apply(.faint, "   (" + style.show(context) + ")")
    }

    private func help(of finding: PlacedFinding) -> SafeText {
        let help = style.show(SafeText(escaping: finding.help))
        return switch finding.fix?.safety {
        case .safe: help + style.apply(.faint, "   (--fix)")
        case .unsafe: help + style.apply(.faint, "   (--fix --unsafe-fixes)")
        case .suggestion, nil: help
        }
    }

    private mutating func add(_ label: SafeText, _ words: SafeText, _ margin: Int) {
        add(
            SafeText.spaces(margin + 1) + style.apply(.faint, "= " + label + ":") + " "
                + words
        )
    }

    private mutating func add(_ summary: LintReport.Summary) {
        let look: Style.Look =
            summary.errors > 0 || summary.failures > 0
            ? .bad : summary.findings > 0 ? .warning : .good
        add(style.apply(look, summary.sentence))
    }

    private mutating func add(_ line: SafeText) {
        text.append(line)
        text.append("\n")
    }
}

extension PlacedFinding {
    /// The section and the block, as they stand behind the place.
    fileprivate var context: SafeText? {
        let section = section.map { SafeText(escaping: $0) }
        guard let block else { return section }
        return section.map { $0 + ", block \(block)" } ?? "block \(block)"
    }
}

extension Related {
    fileprivate var text: SafeText {
        let place: SafeText = path.map { "\(escaping: $0):\(line)" } ?? "line \(line)"
        return place + ": \(escaping: message)"
    }
}

extension LintReport.Summary {
    /// `2 findings in 1 of 3 documents: 1 error, 1 warning; --fix removes 1`.
    package var sentence: SafeText {
        var sentence = counted
        if fixable > 0 { sentence.append("; --fix removes \(fixable)") }
        if unsafelyFixable > 0 {
            sentence.append(
                fixable > 0
                    ? ", --unsafe-fixes \(unsafelyFixable) more"
                    : "; --fix --unsafe-fixes removes \(unsafelyFixable)"
            )
        }
        if suppressed > 0 { sentence.append("; \(suppressed) suppressed") }
        if failures > 0 { sentence.append("; \(failures) not linted") }
        return sentence
    }

    private var counted: SafeText {
        if files == 0 { return "no documents were linted" }
        guard findings > 0 else { return "no findings in " + files.of("document") }
        let parts = [(errors, "error" as SafeText), (warnings, "warning"), (infos, "info")]
            .filter { $0.0 > 0 }
            .map { $0.0.of($0.1) }
        let place =
            files == 1 ? "1 document" : "\(filesWithFindings) of \(files) documents" as SafeText
        return findings.of("finding") + " in " + place + ": " + parts.joined(separator: ", ")
    }
}

extension Int {
    /// `1 error`, `2 errors`.
    fileprivate func of(_ noun: SafeText) -> SafeText {
        self == 1 ? "1 " + noun : "\(self) " + noun + "s"
    }
}
