import CortexRunbook

@testable import CortexLint

/// A rule for tests of the engine: it finds each `x` that stands behind no `e` (as it does in
/// `cortex`), and its fix makes it a `y`.
enum ProbeX: Rule {
    static let about = RuleDescription("PLH001", "placeholder-redirect", .error, level: .min)

    static func check(_ document: LintDocument, _ findings: inout [Finding]) {
        var last: UInt8 = 0
        for (offset, byte) in document.source.bytes.enumerated() {
            defer { last = byte }
            guard byte == UInt8(ascii: "x"), last != UInt8(ascii: "e") else { continue }
            let range = offset..<(offset + 1)
            findings.append(
                Finding(range, "an x", help: "y", fix: Fix(.safe, "go", replace: range, by: "y"))
            )
        }
    }
}

/// A rule for tests whose fix brings another error or changes the structure of the text.
enum ProbeHarm: Rule {
    static let about = RuleDescription("PLH003", "example-value", .warning, level: .min)

    static func check(_ document: LintDocument, _ findings: inout [Finding]) {
        for (offset, byte) in document.source.bytes.enumerated() {
            let range = offset..<(offset + 1)
            let text: String
            switch byte {
            case UInt8(ascii: "!"): text = "x"
            case UInt8(ascii: "%"): text = "\n```\n"
            case UInt8(ascii: "&"): text = "and"
            default: continue
            }
            findings.append(
                Finding(range, "odd", help: "y", fix: Fix(.unsafe, "go", replace: range, by: text))
            )
        }
    }
}

/// Lints `text` with `rules` as the command does.
func lint(_ rules: [any Rule.Type], _ text: String, path: String = "a.md") throws -> Linted {
    try Linter(rules).lint(LintDocument(Array(text.utf8), path: path))
}
