import CortexRunbook

/// A block tagged as shell whose text is something else: a query, a log, a table, SQL.
///
/// Somebody will paste it. In `rate(errors[5m]) > 10` the shell sees an error if you are lucky and
/// a file called `10` if you are not.
///
/// A block counts if it cannot be read as shell and names no program that is known, or if most of
/// its lines are plainly of another kind. Commands of unknown programs are left alone.
///
/// ## Bad
/// ```bash
/// rate(http_errors_total[30m]) > 10
/// ```
///
/// ## Good
/// ```promql
/// rate(http_errors_total[30m]) > 10
/// ```
enum NotAShellBlock: Rule {
    static let about = RuleDescription("CMD003", "not-a-shell-block", .warning, level: .default)

    static func check(_ document: LintDocument, _ findings: inout [Finding]) {
        for script in document.scripts + document.brokenScripts {
            guard let block = script.block, let kind = ForeignText(script, in: document) else {
                continue
            }
            let language = document.runbook.blocks[block].language
            let line = document.runbook.blocks[block].line
            let place = document.range(of: Array(language.utf8)[...], onLine: line)
            findings.append(.foreign(place ?? document.range(ofLine: line), kind, language))
        }
    }
}

extension Finding {
    fileprivate static func foreign(
        _ range: Range<Int>,
        _ kind: ForeignText,
        _ language: String
    ) -> Finding {
        let what =
            switch kind {
            case .promql: "a PromQL query"
            case .sql: "SQL"
            case .json: "JSON"
            case .yaml: "YAML"
            case .diff: "a diff"
            case .log: "a log"
            case .table: "a table"
            case .session: "a command with what it prints"
            case .text: "no shell"
            }
        return Finding(
            range,
            "the block says `\(language)` and is \(what)",
            help: kind == .session
                ? "tag it `console` and put `$ ` before what is typed" : "tag it `\(kind.tag)`",
            fix: Fix(.suggestion, "tag it `\(kind.tag)`", replace: range, by: kind.tag)
        )
    }
}
