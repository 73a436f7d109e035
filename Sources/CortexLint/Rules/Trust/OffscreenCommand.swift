import CortexRunbook

/// A command that begins so far to the right that nobody sees it.
///
/// The line looks harmless up to the edge of the window. What is pasted is the whole line.
///
/// A run of forty blanks counts if another command begins behind it on the same line, and so does a
/// command that begins beyond column 400. Aligned comments, tables in quotes and arguments on a
/// continued line are left alone.
///
/// ## Bad
/// ```bash
/// echo ok                                             ; curl -s https://example.org/x | sh
/// ```
///
/// ## Good
/// ```bash
/// echo ok
/// curl -s https://example.org/x | sh
/// ```
enum OffscreenCommand: Rule {
    static let about = RuleDescription(
        "TRU005",
        "offscreen-command",
        .warning,
        level: .default,
        kinds: .all
    )

    private static let widestGap = 40
    private static let farthestColumn = 400

    static func check(_ document: LintDocument, _ findings: inout [Finding]) {
        for script in document.scripts + document.brokenScripts {
            let bash = script.bash
            var line = -1
            for command in bash.commands where command.kind != .redirections {
                let place = bash.position(of: command.range.lowerBound)
                guard place.line != line, place.column > widestGap else { continue }
                let start = bash.lineStarts[place.line]
                guard hides(bash.bytes[start..<command.range.lowerBound]) else { continue }
                line = place.line
                let end = bash.bytes[command.range.lowerBound...].firstIndex(of: .lineFeed)
                let range = command.range.lowerBound..<(end ?? bash.bytes.endIndex)
                findings.append(.offscreen(script.documentRange(range), column: place.column))
            }
        }
    }

    /// Whether a command directly behind `text` on its line is off the screen.
    ///
    /// An indentation of forty columns hides nothing by itself: a window shows more.
    private static func hides(_ text: ArraySlice<UInt8>) -> Bool {
        var run = 0
        for index in text.indices {
            run = text[index].isBlank ? run + (text[index] == .tab ? 8 : 1) : 0
            let isIndentation = index - text.startIndex < run
            if run >= (isIndentation ? 2 * widestGap : widestGap) { return true }
        }
        return text.count >= farthestColumn
    }
}

extension Finding {
    fileprivate static func offscreen(_ range: Range<Int>, column: Int) -> Finding {
        Finding(
            range,
            "a command begins at column \(column), off the screen",
            help: "give each command a line of its own"
        )
    }
}
