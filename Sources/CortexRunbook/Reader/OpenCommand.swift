/// Whether the command typed so far goes on in the next line: an open quote, a backslash, a
/// heredoc, an operator that wants more, or a compound command without its end.
struct OpenCommand {
    private var quote: UInt8?
    private var isContinued = false
    private var delimiters: [Heredoc] = []
    private var depth = 0

    private struct Heredoc {
        let word: [UInt8]
        let dropsTabs: Bool
    }

    var isOpen: Bool { quote != nil || isContinued || !delimiters.isEmpty || depth > 0 }

    /// Reads the next line of the command.
    mutating func read(_ line: ArraySlice<UInt8>) {
        if quote == nil, !isContinued, let heredoc = delimiters.first {
            let text = heredoc.dropsTabs ? line.drop { $0 == .tab } : line
            if text.elementsEqual(heredoc.word) { delimiters.removeFirst() }
            return
        }
        isContinued = false
        scan(line)
    }

    private mutating func scan(_ line: ArraySlice<UInt8>) {
        var index = line.startIndex
        var word: [UInt8] = []
        var isFirst = true
        func byte(_ index: Int) -> UInt8? { index < line.endIndex ? line[index] : nil }
        while let current = byte(index) {
            index += 1
            if quote != nil {
                if current == .backslash, quote == 0x22 { index += 1 }
                if current == quote { quote = nil }
                continue
            }
            switch current {
            case .backslash:
                isContinued = index == line.endIndex
                index += 1
                word.append(current)
            case 0x22, 0x27:
                quote = current
                word.append(current)
            case 0x23 where word.isEmpty: index = line.endIndex
            case 0x3C where byte(index) == 0x3C && byte(index + 1) == 0x3C: index += 2
            case 0x3C where byte(index) == 0x3C: index = heredoc(line, from: index + 1)
            case .space, .tab: end(&word, &isFirst)
            case 0x3B, 0x26, 0x7C, 0x28, 0x29:
                end(&word, &isFirst)
                isFirst = true
            default: word.append(current)
            }
        }
        if quote == nil { end(&word, &isFirst) }
        let last = line.trimmed
        if quote == nil, last.last == 0x7C || last.suffix(2).elementsEqual("&&".utf8) {
            isContinued = true
        }
    }

    /// Ends a word; behind the likes of `do` the next one begins a command again.
    private mutating func end(_ word: inout [UInt8], _ isFirst: inout Bool) {
        guard !word.isEmpty else { return }
        if isFirst { count(word) }
        isFirst = isFirst && word.opensList
        word = []
    }

    /// Counts the words that open and end a compound command.
    private mutating func count(_ word: [UInt8]) {
        switch String(utf8: word) {
        case "for", "while", "until", "if", "case", "select", "{": depth += 1
        case "done", "fi", "esac", "}": depth = max(0, depth - 1)
        default: break
        }
    }

    /// Reads a heredoc's delimiter behind `<<`; returns where the line goes on.
    private mutating func heredoc(_ line: ArraySlice<UInt8>, from start: Int) -> Int {
        var index = start
        let dropsTabs = index < line.endIndex && line[index] == 0x2D
        if dropsTabs { index += 1 }
        while index < line.endIndex, line[index].isBlank { index += 1 }
        var word: [UInt8] = []
        while index < line.endIndex, !line[index].isBlank, !Self.endsWord(line[index]) {
            let isQuote = line[index] == 0x22 || line[index] == 0x27 || line[index] == .backslash
            if !isQuote { word.append(line[index]) }
            index += 1
        }
        if !word.isEmpty { delimiters.append(Heredoc(word: word, dropsTabs: dropsTabs)) }
        return index
    }

    private static func endsWord(_ byte: UInt8) -> Bool {
        byte == 0x3B || byte == 0x26 || byte == 0x7C || byte == 0x3E || byte == 0x3C || byte == 0x29
    }
}

extension [UInt8] {
    /// Whether the word behind it is a command's first word again.
    fileprivate var opensList: Bool {
        switch String(utf8: self) {
        case "do", "then", "else", "elif", "if", "while", "until", "{", "!", "time": true
        default: false
        }
    }
}
