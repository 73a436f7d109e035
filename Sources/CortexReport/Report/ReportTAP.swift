import CortexText

/// A report in version 14 of the Test Anything Protocol.
package struct ReportTAP {
    private let report: RunReport

    package init(_ report: RunReport) {
        self.report = report
    }

    package var text: String {
        let suites = ReportTestList(report).suites
        let count = suites.reduce(0) { $0 + $1.tests.count }
        var lines = ["TAP version 14", "1..\(count)"]
        lines.append("# \(Self.line(report.title)), run \(Self.line(report.name))")
        lines.append("# \(Self.line(report.conclusion.words))")
        var number = 0
        for suite in suites {
            lines.append("# \(Self.line(suite.name))")
            for test in suite.tests {
                number += 1
                lines += Self.lines(of: test, number)
            }
        }
        return lines.map { "\($0)\n" }.joined()
    }

    private static func lines(of test: ReportTestList.Test, _ number: Int) -> [String] {
        let isOK = test.result == .passed || test.result == .skipped
        var line = "\(isOK ? "ok" : "not ok") \(number) - \(description(test.name))"
        if test.result == .skipped { line += " # SKIP \(Self.line(test.message ?? ""))" }
        guard !isOK else { return [line] }
        var lines = [line, "  ---"]
        lines.append("  message: \(quoted(test.message ?? ""))")
        lines.append("  severity: \(test.result == .error ? "unknown" : "fail")")
        lines.append("  at: \(quoted(test.place))")
        if !test.details.isEmpty {
            lines.append("  output:")
            lines += test.details.map { "    - \(quoted($0))" }
        }
        return lines + ["  ..."]
    }

    /// A description; `#` would begin a directive.
    private static func description(_ text: String) -> String {
        line(text).replacing("\\", with: "\\\\").replacing("#", with: "\\#")
    }

    private static func line(_ text: String) -> String {
        SafeText(escaping: text).text.replacing("\n", with: " ")
    }

    /// A double-quoted YAML scalar.
    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in SafeText(escaping: text).text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "\t": quoted += "\\t"
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
