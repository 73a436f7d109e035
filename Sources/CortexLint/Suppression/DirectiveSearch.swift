import CortexRunbook

/// Finds the directives of a document, in its Markdown and in its scripts.
struct DirectiveSearch {
    private let document: LintDocument
    private(set) var directives: [Directive] = []

    init(_ document: LintDocument) {
        self.document = document
        findInMarkdown()
        for script in document.scripts { find(in: script) }
        directives.sort { $0.range.lowerBound < $1.range.lowerBound }
        closePairs()
    }

    private mutating func findInMarkdown() {
        let markdown = document.markdown
        for node in markdown.nodes {
            if node.kind == .html {
                let text = markdown.bytes(node.text)
                guard Self.mentions(text) else { continue }
                let last = Int(node.line) + text.count { $0 == .lineFeed }
                for line in Int(node.line)...last { findComments(onLine: line) }
            } else {
                for span in markdown.spans(of: node) where span.kind == .html {
                    let text = markdown.aside(span.target)
                    if Self.mentions(text) { findComments(onLine: Int(span.line)) }
                }
            }
        }
    }

    private static func mentions(_ html: ArraySlice<UInt8>) -> Bool {
        html.starts(with: opening)
            && html.dropFirst(opening.count).trimmed
                .starts(with: Directive.prefix)
            || html.contains(Directive.prefix)
    }

    /// Reads the comments that open on 1-based `line`.
    private mutating func findComments(onLine line: Int) {
        var rest = document.source.line(line)
        while let opening = rest.range(of: Self.opening) {
            let inside = document.source.bytes[opening.upperBound...]
            guard let closing = inside.range(of: Self.closing) else { return }
            let isCode =
                opening.lowerBound > 0
                && document.source.bytes[opening.lowerBound - 1] == .backtick
            if !isCode {
                add(opening.lowerBound..<closing.upperBound, inside[..<closing.lowerBound])
            }
            guard closing.upperBound <= rest.endIndex else { return }
            rest = rest[closing.upperBound...]
        }
    }

    private mutating func add(_ range: Range<Int>, _ inside: ArraySlice<UInt8>) {
        guard !directives.contains(where: { $0.range == range }) else { return }
        let first = document.source.line(at: range.lowerBound)
        let last = document.source.line(at: range.upperBound - 1)
        let found = Directive(markdown: inside, range: range, lines: first...last)
        guard var directive = found else { return }
        let end = max(document.source.lineCount, last)
        switch directive.verb {
        case .disableNextLine: directive.lines = linesBehind(last)
        case .disableFile: directive.lines = 1...end
        case .disable: directive.lines = first...end
        case .disableLine, .enable: break
        }
        directives.append(directive)
    }

    /// The next line that says something; all lines of a code block that begins there.
    private func linesBehind(_ last: Int) -> ClosedRange<Int> {
        var line = last + 1
        while line < document.source.lineCount, isSkipped(line) { line += 1 }
        let blocks = document.runbook.blocks
        if let block = document.runbook.block(atLine: line), blocks[block].line == line {
            return line...max(line, blocks[block].endLine)
        }
        return line...line
    }

    /// Whether a line is blank or holds nothing but a directive.
    private func isSkipped(_ line: Int) -> Bool {
        let text = document.source.line(line).trimmed
        guard !text.isEmpty else { return true }
        return text.starts(with: Self.opening)
            && text.dropFirst(Self.opening.count).trimmed.starts(with: Directive.prefix)
    }

    /// Reads the comments of a script: each holds for its line or, alone on it, for what follows.
    private mutating func find(in script: ShellScript) {
        for span in script.bash.spans where span.kind == .comment {
            let range = script.documentRange(span.range)
            let line = document.source.line(at: range.lowerBound)
            let text = document.source.bytes[range]
            guard let found = Directive(script: text, range: range, lines: line...line) else {
                continue
            }
            var directive = found
            let start = document.source.line(line).startIndex
            let isAlone = script.bash.isAlone(span.range)
            if isAlone, start <= range.lowerBound,
                let lines = script.lines(ofCommandBehind: span.range.upperBound)
            {
                let first = document.source.line(at: script.documentOffset(of: lines.first))
                let last = document.source.line(at: script.documentOffset(of: lines.last))
                directive.lines = first...max(first, last)
            }
            directives.append(directive)
        }
    }

    /// Ends each `disable` at the `enable` that names one of its rules, or none.
    private mutating func closePairs() {
        for (index, enable) in directives.enumerated() where enable.verb == .enable {
            let names = Set(enable.names.map(\.text))
            for open in directives[..<index].indices where directives[open].verb == .disable {
                let directive = directives[open]
                let isMeant = names.isEmpty || directive.names.contains { names.contains($0.text) }
                guard isMeant, directive.lines.upperBound >= enable.lines.lowerBound else {
                    continue
                }
                let first = directive.lines.lowerBound
                directives[open].lines = first...max(first, enable.lines.lowerBound)
            }
        }
    }

    private static let opening = Array("<!--".utf8)[...]
    private static let closing = Array("-->".utf8)[...]
}

extension BashScript {
    /// Whether nothing but blanks stands before `range` on its line.
    fileprivate func isAlone(_ range: Range<Int>) -> Bool {
        let start = range.lowerBound - (position(of: range.lowerBound).column - 1)
        return text(start..<range.lowerBound).utf8.allSatisfy(\.isBlank)
    }
}

extension ShellScript {
    /// The first and the last byte of the commands that begin on the first line with one behind
    /// `offset`; `nil` if there is none.
    fileprivate func lines(ofCommandBehind offset: Int) -> (first: Int, last: Int)? {
        let commands = bash.commands.filter { $0.range.lowerBound >= offset }
        guard let first = commands.first?.range.lowerBound else { return nil }
        let compounds = bash.compounds.filter { $0.range.lowerBound >= offset }
        let start = min(first, compounds.first?.range.lowerBound ?? first)
        let line = bash.position(of: start).line
        let ranges = commands.map(\.range) + compounds.map(\.range)
        let ends = ranges.filter { bash.position(of: $0.lowerBound).line == line }
            .map { max($0.upperBound - 1, start) }
        return (start, ends.max() ?? start)
    }
}
