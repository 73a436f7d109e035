import CortexJournal
import CortexText

/// A report as JUnit results: a suite a section, a case a step or criterion.
package struct ReportJUnit {
    private let report: RunReport

    package init(_ report: RunReport) {
        self.report = report
    }

    package var text: String {
        let tests = ReportTestList(report)
        var xml = XMLWriter()
        let name = [("name", "\(report.title), run \(report.name)")]
        let time = [("time", seconds(report.elapsedNanoseconds))]
        xml.element("testsuites", name + counts(tests.tests) + time) { xml in
            for suite in tests.suites { write(suite, to: &xml) }
        }
        return xml.text
    }

    private func write(_ suite: ReportTestList.Suite, to xml: inout XMLWriter) {
        var attributes = [("name", suite.name)] + counts(suite.tests)
        attributes.append(("time", seconds(suite.tests.compactMap(\.duration).reduce(0, +))))
        if let started = report.started {
            attributes.append(("timestamp", String(started.timestamp.prefix(19))))
        }
        if let host = report.driver?.host { attributes.append(("hostname", host)) }
        xml.element("testsuite", attributes) { xml in
            for test in suite.tests { write(test, suite, to: &xml) }
        }
    }

    private func write(
        _ test: ReportTestList.Test,
        _ suite: ReportTestList.Suite,
        to xml: inout XMLWriter
    ) {
        var attributes = [("name", test.name), ("classname", "\(report.runbook).\(suite.name)")]
        attributes.append(("time", seconds(test.duration ?? 0)))
        attributes.append(("file", report.runbook))
        if let line = test.place.split(separator: ":").last, Int(line) != nil {
            attributes.append(("line", String(line)))
        }
        guard test.result != .passed else { return xml.element("testcase", attributes) }
        let message = [("message", test.message ?? "")]
        xml.element("testcase", attributes) { xml in
            switch test.result {
            case .passed: break
            case .skipped: xml.element("skipped", message)
            case .failed:
                xml.element("failure", message + [("type", "failed")], lines(of: test))
            case .error:
                xml.element("error", message + [("type", "unknown")], lines(of: test))
            }
        }
    }

    private func lines(of test: ReportTestList.Test) -> String {
        ([test.place] + test.details).joined(separator: "\n")
    }

    private func counts(_ tests: [ReportTestList.Test]) -> [(String, String)] {
        func count(_ result: ReportTestList.Result) -> String {
            String(tests.count { $0.result == result })
        }
        return [
            ("tests", String(tests.count)), ("failures", count(.failed)),
            ("errors", count(.error)), ("skipped", count(.skipped)),
        ]
    }

    /// A duration in nanoseconds as seconds with milliseconds.
    private func seconds(_ nanoseconds: Int64) -> String {
        let milliseconds = String(nanoseconds / 1_000_000 % 1000)
        let zeros = String(repeating: "0", count: 3 - milliseconds.count)
        return "\(nanoseconds / 1_000_000_000).\(zeros)\(milliseconds)"
    }
}
