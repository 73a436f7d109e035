/// What a run of the linter found: the one value from which every format is made.
package struct LintReport: Sendable, Equatable {
    /// In the order in which they are shown.
    package var files: [FileReport]
    /// The rules that were asked, whether they found anything or not.
    package var rules: [RuleDescription]

    package init(_ files: [FileReport], rules: [RuleDescription]) {
        self.files = files
        self.rules = rules
    }

    /// The findings that count, in the order of the files.
    package var findings: [PlacedFinding] {
        files.flatMap(\.open)
    }

    /// The files that were not linted.
    package var failures: [FileReport] {
        files.filter { $0.failure != nil }
    }

    /// The worst finding that counts; `nil` where there is none.
    package var worst: Severity? {
        files.lazy.flatMap(\.findings).filter { $0.suppression == nil }.map(\.severity).max()
    }

    package var summary: Summary { Summary(self) }

    /// The figures of a report.
    package struct Summary: Sendable, Equatable {
        package var files = 0
        /// Files with a finding that counts.
        package var filesWithFindings = 0
        package var findings = 0
        package var errors = 0
        package var warnings = 0
        package var infos = 0
        package var suppressed = 0
        /// Findings that `--fix` removes.
        package var fixable = 0
        /// Findings that `--unsafe-fixes` removes beyond them.
        package var unsafelyFixable = 0
        /// Files that could not be linted.
        package var failures = 0

        fileprivate init(_ report: LintReport) {
            for file in report.files {
                files += 1
                if file.failure != nil { failures += 1 }
                let before = findings
                for finding in file.findings { count(finding) }
                if findings > before { filesWithFindings += 1 }
            }
        }

        private mutating func count(_ finding: PlacedFinding) {
            guard finding.suppression == nil else {
                suppressed += 1
                return
            }
            findings += 1
            switch finding.severity {
            case .error: errors += 1
            case .warning: warnings += 1
            case .info: infos += 1
            }
            switch finding.fix?.safety {
            case .safe: fixable += 1
            case .unsafe: unsafelyFixable += 1
            case .suggestion, nil: break
            }
        }
    }
}
