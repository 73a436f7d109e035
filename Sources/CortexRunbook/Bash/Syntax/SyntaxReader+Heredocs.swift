/// Here-documents: announced by a word, read behind the line.
extension SyntaxReader {
    private static let mostHeredocs = 16

    /// Notes the here-document whose delimiter is the token just read.
    mutating func expectHeredoc(stripsTabs: Bool) throws(Stop) {
        let announced = tokenStart..<position
        guard context.heredocs.count < Self.mostHeredocs else {
            throw refuse(announced, Self.tooMany)
        }
        let written = bytes[announced]
        let isQuoted = written.contains {
            $0 == Ascii.quote || $0 == Ascii.doubleQuote || $0 == Ascii.backslash
        }
        context.heredocs.append(
            Heredoc(
                delimiter: isQuoted ? Self.unquoted(written) : Array(written),
                stripsTabs: stripsTabs,
                isQuoted: isQuoted,
                announced: announced
            )
        )
    }

    /// The bytes of a word without its quotes and continued lines.
    private static func unquoted(_ word: ArraySlice<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        var quote: UInt8?
        var index = word.startIndex
        while index < word.endIndex {
            let byte = word[index]
            let next = index + 1 < word.endIndex ? word[index + 1] : nil
            index += 1
            if byte == quote {
                quote = nil
            } else if quote == nil, byte == Ascii.quote || byte == Ascii.doubleQuote {
                quote = byte
            } else if quote == nil, byte == Ascii.dollar,
                next == Ascii.quote || next == Ascii.doubleQuote
            {
                continue
            } else if byte == Ascii.backslash, quote != Ascii.quote, let next,
                quote == nil || Ascii.isEscapableInDoubleQuotes(next)
            {
                if next != Ascii.newline { result.append(next) }
                index += 1
            } else {
                result.append(byte)
            }
        }
        return result
    }

    /// Passes over the bodies of the here-documents that the line just ended has announced.
    mutating func readHeredocs() throws(Stop) {
        guard !context.heredocs.isEmpty else { return }
        let heredocs = context.heredocs
        context.heredocs = []
        for heredoc in heredocs { try passBody(of: heredoc) }
    }

    /// Refuses here-documents whose bodies never began.
    mutating func refuseOpenHeredocs() throws(Stop) {
        if let heredoc = context.heredocs.first { throw neverEnded(heredoc) }
    }

    private mutating func passBody(of heredoc: Heredoc) throws(Stop) {
        while position < bytes.count {
            let line = takeLine(joining: !heredoc.isQuoted)
            if line.elementsEqual(heredoc.delimiter) { return }
            guard heredoc.stripsTabs || context.isSubstitution else { continue }
            let stripped = heredoc.stripsTabs ? line.drop { $0 == Ascii.tab } : line
            if stripped.elementsEqual(heredoc.delimiter) { return }
            // In a substitution bash warns and ends it here.
            if context.isSubstitution, stripped.starts(with: heredoc.delimiter),
                stripped.dropFirst(heredoc.delimiter.count).contains(Ascii.close)
            {
                break
            }
        }
        throw neverEnded(heredoc)
    }

    /// Takes the line at the position, without its end; lines that are continued count as one.
    private mutating func takeLine(joining: Bool) -> ArraySlice<UInt8> {
        var joined: [UInt8] = []
        while true {
            let start = position
            var isContinued = false
            while position < bytes.count, bytes[position] != Ascii.newline {
                if joining, bytes[position] == Ascii.backslash, position + 1 < bytes.count {
                    isContinued = bytes[position + 1] == Ascii.newline
                    if isContinued { break }
                    position += 1
                }
                position += 1
            }
            let line = bytes[start..<min(position, bytes.count)]
            position = min(position + (isContinued ? 2 : 1), bytes.count)
            if joined.isEmpty, !isContinued { return line }
            joined += line
            if !isContinued || position == bytes.count { return joined[...] }
        }
    }

    private mutating func neverEnded(_ heredoc: Heredoc) -> Stop {
        refuse(
            heredoc.announced,
            Self.neverEnded(String(decoding: heredoc.delimiter, as: UTF8.self))
        )
    }
}

extension SyntaxReader {
    fileprivate static func neverEnded(_ delimiter: String) -> String {
        "the here-document has no line \(code(delimiter)) that ends it"
    }
    fileprivate static let tooMany = "bash reads at most \(mostHeredocs) here-documents at a time"
}
