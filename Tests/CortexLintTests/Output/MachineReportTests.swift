import Foundation
import Testing

@testable import CortexLint

#if canImport(FoundationXML)
import FoundationXML
#endif

struct MachineReportTests {
    /// A report with each severity, a fix, another place, a suppressed finding and a failure.
    static func sample() throws -> LintReport {
        var report = try LintReport(
            marked: "# Ship\n\n## 1.2 Build\n\n```bash\nmake «é» «<x>» «&»\n```\n",
            path: "docs/ship it.md",
            message: "100% wrong: \"<x>\", \u{202E}y",
            note: "a note",
            fix: Fix(.safe, "write e", replace: 35..<37, by: "e"),
            related: [Related(path: "b.md", line: 9, message: "the other")]
        )
        report.files[0].duration = .milliseconds(1_042)
        report.files[0].findings[1].severity = .error
        report.files[0].findings[1].fix = nil
        report.files[0].findings[2].suppression = .comment(reason: "known")
        report.files.append(FileReport(path: "gone.md", failure: "cannot be read"))
        report.rules.append(RuleDescription("XYZ002", "other-rule", .info, level: .all))
        return report
    }

    @Test func `GitHub gets commands with nothing that ends them`() throws {
        let message = "100%25 wrong: \"<x>\", <U+202E>y: a note%0Awrite it right"
        #expect(
            try Self.sample().written(.github) == """
                ::error file=gone.md::cannot be read
                ::error file=docs/ship it.md,line=6,endLine=6,col=8,endColumn=10,\
                title=XYZ001 sample-rule::\(message)
                ::warning file=docs/ship it.md,line=6,endLine=6,col=6,endColumn=6,\
                title=XYZ001 sample-rule::\(message)

                """
        )
    }

    @Test func `a property of a command has no colon and no comma`() throws {
        let text = try LintReport(marked: "«x»\n", path: "a,b:c.md").written(.github)
        #expect(text.hasPrefix("::warning file=a%2Cb%3Ac.md,line=1,"))
    }

    @Test func `GitHub gets ten of a kind, the worst first, and how many more there are`() throws {
        var report = try LintReport(marked: String(repeating: "«x»\n", count: 14))
        report.files[0].findings[13].severity = .error
        let lines = report.written(.github).split(separator: "\n")
        #expect(lines.count == 12)
        #expect(lines[0].hasPrefix("::error file=runbook.md,line=14,"))
        #expect(lines[1].hasPrefix("::warning file=runbook.md,line=1,"))
        #expect(lines[11] == "::notice::3 more findings; the summary of the job has them")
    }

    @Test func `the summary of a job is a table`() throws {
        #expect(
            try LintReport(marked: "«x»\n", message: "a|b <i>*c*").stepSummary == """
                ### cortex lint

                1 finding in 1 document: 1 warning

                | severity | rule | place | finding |
                |---|---|---|---|
                | warning | XYZ001 | runbook.md:1 | a\\|b &lt;i&gt;\\*c\\* |

                """
        )
    }

    @Test func `JUnit has a suite a document and a case a rule`() throws {
        let message = "100% wrong: &quot;&lt;x&gt;&quot;, &lt;U+202E&gt;y"
        let text = try Self.sample().written(.junit)
        #expect(
            text == """
                <?xml version="1.0" encoding="UTF-8"?>
                <testsuites name="cortex lint" tests="2" failures="1" errors="1" time="1.042">
                  <testsuite name="docs/ship it.md" tests="2" failures="1" errors="0" time="1.042">
                    <testcase name="XYZ001 sample-rule" classname="docs/ship it.md">
                      <failure message="2 findings" type="error">\
                docs/ship it.md:6:6: \(message)&#10;  write it right&#10;\
                docs/ship it.md:6:8: \(message)&#10;  write it right</failure>
                    </testcase>
                    <testcase name="XYZ002 other-rule" classname="docs/ship it.md"/>
                  </testsuite>
                  <testsuite name="gone.md" tests="1" failures="0" errors="1" time="0.000">
                    <testcase name="read" classname="gone.md">
                      <error message="cannot be read"/>
                    </testcase>
                  </testsuite>
                </testsuites>

                """
        )
        #expect(XMLParser(data: Data(text.utf8)).parse())
    }

    @Test func `Checkstyle has an error a finding`() throws {
        let message = "100% wrong: &quot;&lt;x&gt;&quot;, &lt;U+202E&gt;y. write it right"
        let text = try Self.sample().written(.checkstyle)
        #expect(
            text == """
                <?xml version="1.0" encoding="UTF-8"?>
                <checkstyle version="4.3">
                  <file name="docs/ship it.md">
                    <error line="6" column="6" severity="warning" message="\(message)" \
                source="cortex.XYZ001"/>
                    <error line="6" column="8" severity="error" message="\(message)" \
                source="cortex.XYZ001"/>
                  </file>
                  <file name="gone.md">
                    <error severity="error" message="cannot be read" source="cortex"/>
                  </file>
                </checkstyle>

                """
        )
        #expect(XMLParser(data: Data(text.utf8)).parse())
    }

    @Test func `GitLab gets a list of issues`() throws {
        let report = try LintReport(marked: "one\n«two»\n", path: "./a.md")
        let fingerprint = report.findings[0].fingerprint
        #expect(
            report.written(.gitlab) == """
                [{"description":"this is wrong. write it right",\
                "check_name":"XYZ001 sample-rule","fingerprint":"\(fingerprint)",\
                "severity":"major","location":{"path":"a.md","lines":{"begin":2,"end":2}}}]

                """
        )
    }
}
