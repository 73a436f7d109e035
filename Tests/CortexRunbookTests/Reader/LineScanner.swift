/// Finds a document's fences by its lines alone, as a check on the Markdown parser.
///
/// It follows CommonMark's block structure for quotes, lists and fences line by line and knows
/// nothing of trees or inline text.
struct LineScanner {
    struct Block: Equatable, CustomStringConvertible {
        var line: Int
        var language: String
        var text: String

        var description: String { "\(line) \(language): \(text.count) characters" }
    }

    private(set) var blocks: [Block] = []
    /// The containers that are open: a quote, or a list item with its content's indentation.
    private var containers: [Container] = []
    private var fence: Fence?
    private var isInParagraph = false
    /// The text that ends the HTML block which is open; empty for a blank line.
    private var htmlEnd: String?

    private enum Container {
        case quote
        case item(indent: Int)
    }

    private struct Fence {
        var mark: Character
        var length: Int
        var indent: Int
        var block: Block
    }

    init(_ text: String) {
        let lines = text.replacing("\r\n", with: "\n").split(
            separator: "\n",
            omittingEmptySubsequences: false
        )
        var first = 0
        if lines.first?.trimmedEnd == "---",
            let end = lines.dropFirst().firstIndex(where: {
                ["---", "..."].contains($0.trimmedEnd)
            })
        {
            first = end + 1
        }
        for number in first..<lines.count where number < lines.count - 1 || !lines[number].isEmpty {
            read(Line(lines[number]), number: number + 1)
        }
        close()
    }

    private mutating func read(_ original: Line, number: Int) {
        var line = original
        var matched = 0
        while matched < containers.count, line.enter(containers[matched]) { matched += 1 }
        if var open = fence {
            if matched == containers.count {
                if line.indent < 4, line.closes(open.mark, open.length) { return close() }
                open.block.text += line.text(withoutIndent: open.indent) + "\n"
                fence = open
                return
            }
            close()
        }
        if matched < containers.count, htmlEnd != nil { htmlEnd = nil }
        if htmlEnd != nil {
            if line.ends(html: htmlEnd) { htmlEnd = nil }
            return
        }
        open(&line, matched: matched, number: number)
    }

    private mutating func open(_ line: inout Line, matched: Int, number: Int) {
        let all = matched == containers.count
        var keep = matched
        while let container = line.start(inParagraph: isInParagraph && (all || keep == matched)) {
            containers.removeLast(containers.count - keep)
            containers.append(container)
            keep = containers.count
            isInParagraph = false
        }
        if line.isBlank {
            if !all, keep == matched { containers.removeLast(containers.count - keep) }
            isInParagraph = false
            return
        }
        if line.indent < 4, let (mark, length, info) = line.fence {
            containers.removeLast(containers.count - keep)
            isInParagraph = false
            let word = info.split { $0 == " " || $0 == "\t" }.first
            fence = Fence(
                mark: mark,
                length: length,
                indent: line.indent,
                block: Block(line: number, language: word.map(String.init) ?? "", text: "")
            )
            return
        }
        if isInParagraph, keep == matched, !all, !line.isLeafStart { return }
        containers.removeLast(containers.count - keep)
        if line.indent >= 4, !isInParagraph { return }
        if let end = line.htmlEnd(inParagraph: isInParagraph) {
            isInParagraph = false
            if !line.ends(html: end) { htmlEnd = end }
            return
        }
        isInParagraph = !line.isLeafStart
    }

    private mutating func close() {
        if let fence { blocks.append(fence.block) }
        fence = nil
        isInParagraph = false
    }

    /// What is left of a line behind its containers' marks; tabs stop at every fourth column.
    private struct Line {
        private var characters: [Character]
        private var index = 0
        private var column = 0
        /// Columns of a tab that a container has not taken.
        private var pending = 0

        init(_ text: Substring) {
            characters = Array(text)
        }

        private var next: Character? { index < characters.count ? characters[index] : nil }

        private var ahead: (indent: Int, index: Int) {
            var indent = pending
            var at = index
            var column = column + pending
            while at < characters.count, characters[at] == " " || characters[at] == "\t" {
                let width = characters[at] == " " ? 1 : 4 - column % 4
                indent += width
                column += width
                at += 1
            }
            return (indent, at)
        }

        var indent: Int { ahead.indent }
        var isBlank: Bool { ahead.index == characters.count }
        private var rest: ArraySlice<Character> { characters[ahead.index...] }

        private mutating func skip(_ columns: Int) {
            var left = columns
            while left > 0 {
                if pending > 0 {
                    pending -= 1
                    column += 1
                } else if next == " " {
                    index += 1
                    column += 1
                } else if next == "\t" {
                    pending = 4 - column % 4
                    index += 1
                    continue
                } else {
                    return
                }
                left -= 1
            }
        }

        mutating func enter(_ container: LineScanner.Container) -> Bool {
            switch container {
            case .quote:
                guard indent < 4, rest.first == ">" else { return false }
                skip(indent)
                index += 1
                column += 1
                skip(1)
                return true
            case .item(let indent):
                guard isBlank || self.indent >= indent else { return false }
                skip(indent)
                return true
            }
        }

        /// Enters a quote or list item that starts here.
        mutating func start(inParagraph: Bool) -> LineScanner.Container? {
            guard indent < 4, let first = rest.first else { return nil }
            if first == ">" { return enter(.quote) ? .quote : nil }
            if isRule { return nil }
            var width = 0
            if "-+*".contains(first) {
                width = 1
            } else {
                let digits = rest.prefix { $0.isASCII && $0.isNumber }
                let end = rest.dropFirst(digits.count).first
                guard (1...9).contains(digits.count), end == "." || end == ")" else { return nil }
                if inParagraph, String(digits) != "1" { return nil }
                width = digits.count + 1
            }
            let behind = rest.dropFirst(width)
            guard behind.isEmpty || behind.first == " " || behind.first == "\t" else { return nil }
            let isEmpty = behind.allSatisfy { $0 == " " || $0 == "\t" }
            if isEmpty, inParagraph { return nil }
            let before = indent
            skip(before)
            index += width
            column += width
            let after = indent
            let content = isEmpty || after > 4 ? 1 : after
            skip(content)
            return .item(indent: before + width + content)
        }

        var fence: (mark: Character, length: Int, info: String)? {
            guard let mark = rest.first, mark == "`" || mark == "~" else { return nil }
            let length = rest.prefix { $0 == mark }.count
            let info = rest.dropFirst(length)
            guard length >= 3, mark == "~" || !info.contains("`") else { return nil }
            return (mark, length, String(info))
        }

        func closes(_ mark: Character, _ length: Int) -> Bool {
            let count = rest.prefix { $0 == mark }.count
            return count >= length
                && rest.dropFirst(count).allSatisfy { $0 == " " || $0 == "\t" }
        }

        func text(withoutIndent columns: Int) -> String {
            var line = self
            line.skip(min(columns, line.indent))
            return String(repeating: " ", count: line.pending)
                + String(line.characters[line.index...])
        }

        private var isRule: Bool {
            let marks = rest.filter { $0 != " " && $0 != "\t" }
            guard let mark = marks.first, "-*_".contains(mark) else { return false }
            return marks.count >= 3 && marks.allSatisfy { $0 == mark }
        }

        /// Whether a rule or a heading stands here, which no paragraph takes in.
        var isLeafStart: Bool {
            guard indent < 4 else { return false }
            let level = rest.prefix { $0 == "#" }.count
            let behind = rest.dropFirst(level).first
            let isHeading =
                (1...6).contains(level) && (behind == nil || behind == " " || behind == "\t")
            return isHeading || isRule
        }

        /// What ends the HTML block that starts here; empty for a blank line.
        func htmlEnd(inParagraph: Bool) -> String? {
            guard indent < 4, rest.first == "<" else { return nil }
            let text = String(rest).lowercased()
            if text.hasPrefix("<!--") { return "-->" }
            for tag in ["script", "pre", "style", "textarea"] where text.hasPrefix("<\(tag)") {
                return "</\(tag)>"
            }
            let name = text.dropFirst().drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber }
            if LineScanner.htmlBlocks.contains(String(name)) { return "" }
            guard !inParagraph, text.trimmedEnd.last == ">" else { return nil }
            return text.count { $0 == "<" } == 1 && !name.isEmpty && !text.contains(":") ? "" : nil
        }

        func ends(html end: String?) -> Bool {
            guard let end, !end.isEmpty else { return isBlank }
            return String(characters).lowercased().contains(end)
        }
    }

    fileprivate static let htmlBlocks: Set<String> = [
        "address", "article", "aside", "blockquote", "body", "center", "col", "dd", "details",
        "dialog", "div", "dl", "dt", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5",
        "h6", "head", "header", "hr", "html", "iframe", "li", "link", "main", "nav", "ol", "p",
        "section", "source", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
    ]
}

extension StringProtocol {
    fileprivate var trimmedEnd: String {
        var text = String(self)
        while let last = text.last, last == " " || last == "\t" { text.removeLast() }
        return text
    }
}
