/// Heredocs: announced in a line, read behind it.
extension BashParser {
    mutating func expectHeredoc(_ word: Int, stripsTabs: Bool, _ command: Int) {
        let written = bytes[words[word].range]
        let isQuoted = written.contains {
            $0 == Ascii.quote || $0 == Ascii.doubleQuote || $0 == Ascii.backslash
        }
        let delimiter = written.filter {
            $0 != Ascii.quote && $0 != Ascii.doubleQuote && $0 != Ascii.backslash
        }
        heredocs.append(
            BashScript.Heredoc(
                delimiter: String(decoding: delimiter, as: UTF8.self),
                announced: words[word].range.upperBound,
                stripsTabs: stripsTabs,
                isQuoted: isQuoted,
                body: position..<position,
                command: command
            )
        )
        pendingHeredocs.append(heredocs.count - 1)
    }

    /// Reads the bodies of the heredocs that the line just ended has announced.
    mutating func readHeredocs() {
        guard !pendingHeredocs.isEmpty else { return }
        for index in pendingHeredocs { readHeredoc(index) }
        pendingHeredocs = []
    }

    private mutating func readHeredoc(_ index: Int) {
        let heredoc = heredocs[index]
        let delimiter = Array(heredoc.delimiter.utf8)
        let bodyStart = position
        var bodyEnd = position
        var next = limit
        while true {
            var lineStart = bodyEnd
            while heredoc.stripsTabs, lineStart < limit, bytes[lineStart] == Ascii.tab {
                lineStart += 1
            }
            let lineEnd = endOfLine(lineStart)
            if lineEnd - lineStart == delimiter.count,
                bytes[lineStart..<lineEnd].elementsEqual(delimiter), lineStart < limit
            {
                next = min(lineEnd + 1, limit)
                break
            }
            guard lineEnd < limit else {
                bodyEnd = limit
                noteUnclosed(bodyStart)
                break
            }
            bodyEnd = lineEnd + 1
        }
        heredocs[index].body = bodyStart..<bodyEnd
        heredocs[index].word = readBody(heredoc, to: bodyEnd)
        position = next
    }

    private func endOfLine(_ start: Int) -> Int {
        var end = start
        while end < limit, bytes[end] != Ascii.newline { end += 1 }
        return end
    }

    private mutating func readBody(_ heredoc: BashScript.Heredoc, to end: Int) -> Int {
        let outer = (limit, currentWord)
        currentWord = heredoc.command.flatMap { commands[$0].parent }
        let word = beginWord(.heredocBody)
        words[word].command = heredoc.command
        limit = end
        if heredoc.isQuoted {
            push(.quotedHeredoc, position..<end)
            position = end
        } else {
            let pending = pendingHeredocs
            parseExpandable(.heredoc, until: nil)
            pendingHeredocs = pending
        }
        endWord(word, outer: outer.1)
        limit = outer.0
        return word
    }
}
