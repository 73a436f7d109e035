import CortexJournal
import CortexText

/// A report as a list of tests, for consumers who know nothing of runbooks.
///
/// They call a list good in which nothing failed, so what keeps a run from being good is a test of
/// its own: that the run is finished, that its criteria are attested, that its gates have passed.
struct ReportTestList {
    enum Result: Equatable {
        case passed
        case failed
        /// Nobody knows how it ended.
        case error
        case skipped
    }

    struct Test: Equatable {
        let name: String
        /// The place in the runbook, `deploy.md:12`.
        let place: String
        let result: Result
        /// Why it is not passed.
        let message: String?
        /// Lines for whoever looks into it.
        let details: [String]
        /// In nanoseconds.
        let duration: Int64?
    }

    struct Suite: Equatable {
        let name: String
        let tests: [Test]
    }

    let suites: [Suite]

    init(_ report: RunReport) {
        let failures = Dictionary(report.failures.map { ($0.row.id, $0) }) { first, _ in first }
        var suites = report.parts.map { part in
            Suite(
                name: part.title,
                tests: part.rows.map { Test($0, failures[$0.id], report) }
            )
        }
        if !report.gates.isEmpty {
            suites.append(
                Suite(name: "Gates", tests: report.gates.map { Test($0, report) })
            )
        }
        suites.append(Suite(name: "The run", tests: Test.all(of: report)))
        self.suites = suites
    }

    var tests: [Test] { suites.flatMap(\.tests) }
}

extension ReportTestList.Test {
    init(_ row: ReportRow, _ failure: ReportFailure?, _ report: RunReport) {
        name = "\(row.id) \(row.title)"
        place = "\(report.runbook):\(row.line)"
        duration = row.attempt?.duration
        result = ReportTestList.Result(row.status)
        let remark = row.remark.map { ": \($0)" } ?? ""
        let end = row.status.showsFailure ? row.attempt?.endWords.map { ", \($0)" } : nil
        message = result == .passed ? nil : row.status.words + (end ?? "") + remark
        details = failure.map { $0.lines(report.runbook) } ?? []
    }

    fileprivate init(_ gate: ReportGate, _ report: RunReport) {
        name = gate.name
        place = "\(report.runbook):\(gate.line)"
        duration = nil
        // What is open in a run that goes on is no failure yet; the run itself is not good.
        let isOpen = !report.conclusion.isFinished && !gate.isRefused && gate.override == nil
        result = gate.isPassed ? .passed : isOpen ? .skipped : .failed
        message = gate.isPassed ? nil : gate.words
        details = []
    }

    /// What holds for the run as a whole.
    fileprivate static func all(of report: RunReport) -> [ReportTestList.Test] {
        let conclusion = report.conclusion
        let open = report.parts.flatMap(\.rows).filter { $0.status == .notAttested }
        let missing = report.artifacts.filter { $0.content == .missing || $0.isFresh == false }
        return [
            about(
                report,
                "the run is finished and has not failed",
                conclusion.isFinished && conclusion.tone != .bad ? nil : conclusion.words
            ),
            about(
                report,
                "every criterion is attested",
                open.isEmpty ? nil : "\(open.count) not attested",
                open.map { "\(report.runbook):\($0.line): \($0.title)" }
            ),
            about(
                report,
                "the evidence is there and fresh",
                missing.isEmpty ? nil : "\(missing.count) missing or older than the run",
                missing.map { "\($0.path): \($0.words)" }
            ),
        ]
    }

    private static func about(
        _ report: RunReport,
        _ name: String,
        _ objection: String?,
        _ details: [String] = []
    ) -> ReportTestList.Test {
        ReportTestList.Test(
            name: name,
            place: report.runbook,
            result: objection == nil ? .passed : .failed,
            message: objection,
            details: details,
            duration: nil
        )
    }
}

extension ReportTestList.Result {
    fileprivate init(_ status: ReportStatus) {
        switch status {
        case .passed, .done, .met: self = .passed
        case .failed, .stopped, .notMet: self = .failed
        case .unknown: self = .error
        // Somebody took the responsibility, which is no success of the step.
        case .overridden, .skipped, .notAttested, .running, .notRun, .stale, .notNeeded, .leftOut:
            self = .skipped
        }
    }
}

extension ReportFailure {
    /// The failing lines with their places, the difference, and the last lines of the output.
    func lines(_ runbook: String) -> [String] {
        var lines = commands.map { "\(runbook):\($0.line): \($0.command) exited \($0.status)" }
        if let mismatch { lines += mismatch.split(separator: "\n").map(String.init) }
        guard let tail = row.attempt?.output, !tail.bytes.isEmpty else { return lines }
        if tail.skipped > 0 { lines.append("... \(sizeForPeople(tail.skipped)) before this") }
        return lines + TerminalText(tail.bytes).plain.map(\.text)
    }
}
