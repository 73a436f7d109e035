import CortexRunbook

/// The shell scripts of a document as one script for ShellCheck, with the way back.
///
/// The blocks stand in their order, so that a variable of one is known in the next. Placeholders
/// are masked at equal length, so that columns hold. What the document declares as an input is set
/// before the first block.
package struct ShellCheckScript: Sendable {
    /// A line of the script.
    private struct Line: Sendable {
        /// The offset in `text` at which it begins.
        var start: Int
        /// The document's offset of its first byte; `nil` for a line that is not in the document.
        var place: Int?
    }

    package private(set) var text: [UInt8] = []
    /// Whether the settings say that ShellCheck must be there.
    package let isRequired: Bool
    private var lines: [Line] = []
    /// The document's bytes of placeholders.
    private var masked: [Range<Int>] = []

    /// Joins the scripts of `document`; `nil` if it has none, or if its settings leave them alone.
    package init?(_ document: LintDocument) {
        guard !document.scripts.isEmpty, document.options.shellcheck != .off else { return nil }
        isRequired = document.options.shellcheck == .required
        // A directive behind a command is about the next one, and not about the whole text.
        append(Array(":".utf8), at: nil)
        for name in Self.inputs(of: document) {
            append(Array("\(name)=${\(name):?}".utf8), at: nil)
        }
        for script in document.scripts {
            let bytes = script.bash.maskedBytes
            for start in script.bash.lineStarts where start < bytes.count {
                let line = bytes[start...].prefix { $0 != .lineFeed }
                append(Array(line), at: script.documentOffset(of: start))
            }
            // A block that ends in a backslash does not go on in the next.
            append([], at: nil)
            masked += script.bash.blanks.map { script.documentRange($0.range) }
        }
    }

    private mutating func append(_ line: [UInt8], at place: Int?) {
        lines.append(Line(start: text.count, place: place))
        text += line
        text.append(.lineFeed)
    }

    /// The variables that scripts use and the document's text names.
    private static func inputs(of document: LintDocument) -> [String] {
        let used = Set(document.scripts.flatMap(\.bash.variablesUsed)).filter { name in
            name.utf8.count > 1 && name.utf8.allSatisfy { $0.isWord || $0 == UInt8(ascii: "_") }
        }
        guard !used.isEmpty else { return [] }
        return used.intersection(document.namesInProse).sorted()
    }

    /// The findings in the document for what ShellCheck says of the script.
    package func findings(for comments: [ShellCheckComment]) -> [Finding] {
        comments.compactMap { comment in
            guard Self.allowed.contains(comment.code),
                let start = place(line: comment.line, column: comment.column),
                let end = place(line: comment.endLine, column: comment.endColumn), start <= end,
                !masked.contains(where: { $0.overlaps(start..<max(end, start + 1)) })
            else { return nil }
            return .shellCheck(start..<end, comment, fix: fix(for: comment))
        }
    }

    /// The document's offset of a place in the script.
    private func place(line: Int, column: Int) -> Int? {
        guard line >= 1, line <= lines.count, column >= 1, let place = lines[line - 1].place else {
            return nil
        }
        let start = lines[line - 1].start
        let bytes = text[start...].prefix { $0 != .lineFeed }
        var offset = start
        for _ in 1..<max(column, 1) {
            guard let (_, width) = bytes.scalar(at: offset) else { break }
            offset += width
        }
        return place + offset - start
    }

    private func fix(for comment: ShellCheckComment) -> Fix? {
        guard let replacements = comment.fix?.replacements, !replacements.isEmpty else {
            return nil
        }
        var edits: [Fix.Edit] = []
        for replacement in replacements {
            guard replacement.line == replacement.endLine,
                let start = place(line: replacement.line, column: replacement.column),
                let end = place(line: replacement.line, column: replacement.endColumn),
                start <= end
            else { return nil }
            edits.append(Fix.Edit(start..<end, replacement.replacement))
        }
        edits.sort { $0.range.lowerBound < $1.range.lowerBound }
        let overlap = zip(edits, edits.dropFirst()).contains { one, next in
            one.range.upperBound > next.range.lowerBound || one.range == next.range
        }
        return overlap ? nil : Fix(.safe, "do what ShellCheck proposes", edits)
    }

    /// The results that are worth a look in a runbook; the others are noise there.
    private static let allowed: Set<Int> = [
        1101, 1110, 2029, 2064, 2088, 2102, 2115, 2154, 2155, 2164, 2181, 2188, 2217, 2259, 2260,
        2261,
    ]
}

extension Finding {
    fileprivate static func shellCheck(
        _ range: Range<Int>,
        _ comment: ShellCheckComment,
        fix: Fix?
    ) -> Finding {
        Finding(
            range,
            "SC\(comment.code): \(comment.message)",
            help: "see https://www.shellcheck.net/wiki/SC\(comment.code)",
            fix: fix
        )
    }
}
