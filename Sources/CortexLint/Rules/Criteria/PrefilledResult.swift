import CortexRunbook

/// A result that is filled in before anyone has run anything.
///
/// A template that says `Smoke test: pass` produces evidence that says so too, whoever ran whatever.
/// The one release in which the test failed reads like all others.
///
/// Looked at are checked boxes, and lines that end in a result behind something named gate, check,
/// test, status, verification and the like. Records of what happened (drills, reports) are left
/// alone, for they must hold results.
///
/// ## Bad
/// ```markdown
/// - Smoke test: pass
/// - [x] Backup verified
/// ```
///
/// ## Good
/// ```markdown
/// - [ ] Smoke test
/// - [ ] Backup verified
/// ```
enum PrefilledResult: Rule {
    static let about = RuleDescription("CRI007", "prefilled-result", .warning, level: .default)

    static func check(_ document: LintDocument, _ findings: inout [Finding]) {
        for item in document.outline.items where item.isChecked == true {
            guard let paragraph = item.paragraph else { continue }
            let node = document.markdown.nodes[paragraph]
            let start = document.reading.contentStart(ofLine: Int(node.line), of: node)
            findings.append(.checked(start..<start + 3))
        }
        for node in document.markdown.nodes where node.kind == .paragraph {
            let text = document.markdown.bytes(node.text)
            guard text.contains(.colon) else { continue }
            for line in text.lines {
                guard let result = result(in: line) else { continue }
                let range = document.range(ofText: result, in: node)
                findings.append(.filled(range, String(decoding: line[result], as: UTF8.self)))
            }
        }
    }

    /// The result at the end of `line`, behind a colon and what it is the result of.
    private static func result(in line: ArraySlice<UInt8>) -> Range<Int>? {
        guard line.count < 120, let colon = line.lastIndex(of: .colon) else { return nil }
        let value = line[(colon + 1)...].trimmed
        guard isResult(value) else { return nil }
        let subject = line[..<colon]
        guard let word = subjects.first(in: subject), subject.endIndex - word.upperBound <= 40
        else { return nil }
        return value.startIndex..<value.endIndex
    }

    private static func isResult(_ value: ArraySlice<UInt8>) -> Bool {
        let words = value.split { !$0.isASCIILetter }
        guard words.count == 1, let word = words.first else {
            return words.isEmpty && marks.contains { value.starts(with: $0) }
        }
        let mark = value[..<word.startIndex].trimmed
        guard
            mark.allSatisfy({ $0 >= 0x80 || $0 == 0x2A || $0 == .space || $0 == 0x5B || $0 == 0x5D }
            )
        else { return false }
        return results.contains(String(decoding: word, as: UTF8.self).lowercased())
    }

    private static let results: Set<String> = [
        "done", "green", "ok", "okay", "pass", "passed", "passing", "succeeded", "success",
        "verified", "yes",
    ]

    private static let marks = ["✅", "✔", "☑", "🟢"].map { Array($0.utf8) }

    private static let subjects = Phrases(
        """
        gate*, check*, test*, status, verification, validation, result, build, smoke, review,
        approval, sign-off, criteria, criterion
        """
    )
}

extension Finding {
    fileprivate static func filled(_ range: Range<Int>, _ result: String) -> Finding {
        Finding(
            range,
            "the result `\(result)` is filled in before anything ran",
            help: "leave it open: `____`, or a box `[ ]` in front",
            fix: Fix(.safe, "leave the result open", replace: range, by: "____")
        )
    }

    fileprivate static func checked(_ range: Range<Int>) -> Finding {
        Finding(
            range,
            "the box is checked before anything ran",
            help: "leave it empty: `[ ]`; `kind: record` says that this tells what happened",
            fix: Fix(.safe, "empty the box", replace: range, by: "[ ]")
        )
    }
}
