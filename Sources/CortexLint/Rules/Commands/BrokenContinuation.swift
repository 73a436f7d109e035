import CortexRunbook

/// A `\` at the end of a line that does not continue the command.
///
/// The command runs without its second half: `oc delete machineconfig` with a blank as its
/// argument, and the next line as a command of its own.
///
/// Blanks behind the `\` escape a blank instead of the line end. A blank line, a comment or the end
/// of the block behind it ends the command there. Quoted text and heredocs are left alone.
///
/// ## Bad
/// ```bash
/// kubectl get pods \
///   # only the failed ones
///   --field-selector status.phase=Failed
/// ```
///
/// ## Good
/// ```bash
/// kubectl get pods \
///   --field-selector status.phase=Failed
/// ```
enum BrokenContinuation: Rule {
    static let about = RuleDescription("CMD006", "broken-continuation", .error, level: .release)

    static func check(_ document: LintDocument, _ findings: inout [Finding]) {
        for script in document.scripts {
            let bytes = script.bash.bytes
            for (row, start) in script.bash.lineStarts.enumerated() where start < bytes.count {
                let isLast = row + 1 >= script.bash.lineStarts.count
                let end = isLast ? bytes.count : script.bash.lineStarts[row + 1] - 1
                let text = bytes[start..<end]
                guard let slash = text.lastIndex(where: { !$0.isBlank && $0 != 0x0D }),
                    text[slash] == .backslash, isOdd(text[...slash]),
                    reads(slash, in: script.bash)
                else { continue }
                let next = isLast || end + 1 >= bytes.count ? nil : bytes[(end + 1)...]
                if let defect = Defect(text[(slash + 1)...], next: next) {
                    findings.append(.broken(script.documentRange(slash..<end), defect))
                }
            }
        }
    }

    /// Whether the last of the backslashes at the end of `text` is not escaped itself.
    private static func isOdd(_ text: ArraySlice<UInt8>) -> Bool {
        text.reversed().prefix { $0 == .backslash }.count % 2 == 1
    }

    /// Whether bash reads the byte as part of a command, unquoted.
    private static func reads(_ offset: Int, in bash: BashScript) -> Bool {
        let next = bash.spans.firstSortedIndex { $0.range.lowerBound > offset }
        guard next > 0, bash.spans[next - 1].range.contains(offset) else { return true }
        return bash.spans[next - 1].kind == .text
    }
}

/// Why a continuation does not continue.
private enum Defect {
    case blanks
    case blankLine
    case comment
    case end

    /// Looks at what stands behind the backslash, and at the next lines.
    init?(_ behind: ArraySlice<UInt8>, next: ArraySlice<UInt8>?) {
        if behind.contains(where: \.isBlank) {
            self = .blanks
            return
        }
        guard let next else {
            self = .end
            return
        }
        let line = next.prefix { $0 != .lineFeed }.drop(while: \.isBlank)
        if line.isEmpty || line.first == 0x0D {
            self = next.allSatisfy({ $0.isBlank || $0 == .lineFeed }) ? .end : .blankLine
        } else if line.first == UInt8(ascii: "#") {
            self = .comment
        } else {
            return nil
        }
    }
}

extension Finding {
    fileprivate static func broken(_ range: Range<Int>, _ defect: Defect) -> Finding {
        let message: String
        var fix: Fix?
        switch defect {
        case .blanks:
            message = "the blanks behind `\\` end the command here"
            let blanks = range.lowerBound + 1..<range.upperBound
            fix = Fix(.safe, "remove the blanks", replace: blanks, by: "")
        case .blankLine: message = "`\\` continues into a blank line, which ends the command"
        case .comment: message = "`\\` continues into a comment, which ends the command"
        case .end: message = "`\\` continues, and the block ends"
        }
        return Finding(
            range,
            message,
            help: "let the rest of the command follow on the next line, or remove the `\\`",
            fix: fix
        )
    }
}
