import CortexText

/// The report as JUnit results: a suite a document, a case a rule, so that passes are seen too.
struct JUnitReport {
    private let report: LintReport

    init(_ report: LintReport) {
        self.report = report
    }

    var text: String {
        var xml = XMLWriter()
        let suites = report.files.map { Suite($0, report.rules) }
        let figures = [
            ("name", "cortex lint"),
            ("tests", "\(suites.reduce(0) { $0 + $1.cases.count })"),
            ("failures", "\(suites.reduce(0) { $0 + $1.failures })"),
            ("errors", "\(report.failures.count)"),
            ("time", seconds(suites.compactMap(\.file.duration).reduce(.zero, +))),
        ]
        xml.element("testsuites", figures) { xml in
            for suite in suites { suite.write(to: &xml) }
        }
        return xml.text
    }
}

/// What the rules say of one document.
private struct Suite {
    let file: FileReport
    /// The rules that looked at the document, with what they found.
    let cases: [(rule: RuleDescription, findings: [PlacedFinding])]

    init(_ file: FileReport, _ rules: [RuleDescription]) {
        self.file = file
        var found = Dictionary(grouping: file.open, by: \.rule.code)
        var cases: [(rule: RuleDescription, findings: [PlacedFinding])] = []
        for rule in rules where file.kind.map(rule.kinds.contains) ?? false {
            cases.append((rule, found.removeValue(forKey: rule.code) ?? []))
        }
        for findings in found.values.sorted(by: { $0[0].rule.code < $1[0].rule.code }) {
            cases.append((findings[0].rule, findings))
        }
        self.cases = cases
    }

    var failures: Int { cases.count { !$0.findings.isEmpty } }

    func write(to xml: inout XMLWriter) {
        let time = seconds(file.duration ?? .zero)
        let figures = [
            ("name", file.path),
            ("tests", "\(cases.count + (file.failure == nil ? 0 : 1))"),
            ("failures", "\(failures)"),
            ("errors", file.failure == nil ? "0" : "1"),
            ("time", time),
        ]
        xml.element("testsuite", figures) { xml in
            if let failure = file.failure {
                xml.element("testcase", [("name", "read"), ("classname", file.path)]) {
                    $0.element("error", [("message", failure)])
                }
            }
            for (rule, findings) in cases { write(rule, findings, to: &xml) }
        }
    }

    private func write(
        _ rule: RuleDescription,
        _ findings: [PlacedFinding],
        to xml: inout XMLWriter
    ) {
        let name = [("name", "\(rule.code) \(rule.name)"), ("classname", file.path)]
        guard let first = findings.first else { return xml.element("testcase", name) }
        let worst = findings.map(\.severity).max() ?? first.severity
        let message = findings.count == 1 ? first.message : "\(findings.count) findings"
        let lines = findings.map { finding in
            "\(finding.path):\(finding.start.line):\(finding.start.column): \(finding.message)"
                + "\n  \(finding.help)"
        }
        xml.element("testcase", name) {
            $0.element(
                "failure",
                [("message", message), ("type", worst.rawValue)],
                lines.joined(separator: "\n")
            )
        }
    }
}

/// The duration in seconds, with milliseconds.
private func seconds(_ duration: Duration) -> String {
    let milliseconds =
        duration.components.seconds * 1000
        + duration.components.attoseconds / 1_000_000_000_000_000
    let fraction = String(milliseconds % 1000)
    return "\(milliseconds / 1000)." + String(repeating: "0", count: 3 - fraction.count) + fraction
}
