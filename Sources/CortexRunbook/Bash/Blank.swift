extension BashScript {
    /// A placeholder with its place among the bytes.
    package struct Blank: Sendable, Equatable {
        /// The name `--set` takes.
        package var name: String
        package var form: Placeholder.Form
        /// The bytes that a value replaces, quotes excluded.
        package var range: Range<Int>
        /// The index of the span it stands in.
        package var span: Int
    }

    /// The placeholders that need a value before the script may run, in the order of the text.
    ///
    /// `lines` holds the 1-based document line of each line of the script; `columns` is added to
    /// each 1-based column, in bytes.
    package func placeholders(lines: [Int], columns: Int) -> [Placeholder] {
        blanks.map { blank in
            let place = position(of: blank.range.lowerBound)
            return Placeholder(
                name: blank.name,
                text: text(blank.range),
                line: place.line < lines.count ? lines[place.line] : (lines.last ?? 0),
                column: place.column + columns,
                form: blank.form
            )
        }
    }

    /// All placeholders; a value that is one as a whole makes its variable the parameter.
    package var blanks: [Blank] {
        knownBlanks {
            var blanks: [Blank] = []
            for index in spans.indices { findBlanks(in: index, into: &blanks) }
            return declaringParameters(blanks)
        }
    }

    private func findBlanks(in index: Int, into blanks: inout [Blank]) {
        let span = spans[index]
        switch span.kind {
        case .text, .single, .double, .ansi, .heredoc, .quotedHeredoc, .parameter, .arithmetic:
            if let word = span.word,
                words[word].role == .keyword
                    || words[word].role == .heredocDelimiter
            {
                return
            }
            guard mayHoldBlank(span.range) else { return }
            var search = BlankSearch(self, span: index)
            search.run()
            blanks += search.blanks
        case .angle:
            if let word = span.word, words[word].role == .heredocDelimiter { return }
            blanks.append(blank(of: span, at: index))
        case .variable, .substitution, .assignmentName, .comment, .opaque: return
        }
    }

    /// The placeholder that is a span of its own, whichever brackets it has.
    private func blank(of span: Span, at index: Int) -> Blank {
        let form: Placeholder.Form =
            switch bytes[span.range.lowerBound] {
            case Ascii.openBracket: .bracket
            case Ascii.openBrace: .mustache
            default: .angle
            }
        let width = form == .mustache ? 2 : 1
        let inner = text(span.range.lowerBound + width..<span.range.upperBound - width)
        let name = inner.trimmed(of: form == .mustache ? " " : "\"")
        return Blank(name: name, form: form, range: span.range, span: index)
    }

    /// A quick look for a byte that some form of placeholder holds.
    private func mayHoldBlank(_ range: Range<Int>) -> Bool {
        guard range.count > 2 else { return false }
        for byte in bytes[range] {
            switch byte {
            case Ascii.less, Ascii.openBracket, Ascii.openBrace, UInt8(ascii: "X"),
                UInt8(ascii: "x"), UInt8(ascii: "Y"), UInt8(ascii: "y"), UInt8(ascii: "T"),
                UInt8(ascii: "C"), UInt8(ascii: "R"), UInt8(ascii: "F"), Ascii.slash:
                return true
            default: continue
            }
        }
        return false
    }

    /// Gives the name of the variable to each blank that is the whole value of an assignment.
    ///
    /// A variable that the text sets to several different blanks stays out of it.
    private func declaringParameters(_ blanks: [Blank]) -> [Blank] {
        guard !blanks.isEmpty else { return [] }
        let declared = declaredParameters
        var texts: [String: Set<String>] = [:]
        for blank in blanks {
            guard let name = declared[blank.range.lowerBound...blank.range.upperBound] else {
                continue
            }
            texts[name, default: []].insert(text(blank.range))
        }
        return blanks.map { blank in
            guard let name = declared[blank.range.lowerBound...blank.range.upperBound],
                texts[name]?.count == 1
            else { return blank }
            var blank = blank
            blank.name = name
            blank.form = .assignment
            return blank
        }
    }

    /// The variable by the range of its value without quotes.
    private var declaredParameters: [ClosedRange<Int>: String] {
        var declared: [ClosedRange<Int>: String] = [:]
        for command in commands {
            for assignment in command.assignments where !assignment.value.isEmpty {
                guard !assignment.isArray else { continue }
                var value = assignment.value
                let quote = bytes[value.lowerBound]
                if value.count > 2, quote == Ascii.quote || quote == Ascii.doubleQuote,
                    bytes[value.upperBound - 1] == quote
                {
                    value = value.lowerBound + 1..<value.upperBound - 1
                }
                declared[value.lowerBound...value.upperBound] = text(assignment.name)
            }
        }
        return declared
    }
}

extension String {
    /// The string without `character` at its ends.
    fileprivate func trimmed(of character: Character) -> String {
        var slice = self[...]
        while slice.first == character { slice.removeFirst() }
        while slice.last == character { slice.removeLast() }
        return String(slice)
    }
}
