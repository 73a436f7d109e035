/// Why a value cannot stand where the document asks for it.
package struct BindingError: Error, Equatable, CustomStringConvertible {
    /// The name of the placeholder.
    package var name: String
    /// The 1-based line of the script.
    package var line: Int
    /// One sentence for the operator.
    package var description: String
}

extension BashScript {
    /// The script with every placeholder that has a value replaced by it, quoted for its place.
    ///
    /// The program that receives the word sees exactly the value's bytes. Placeholders without a
    /// value stay as they are.
    ///
    /// - Throws: `BindingError` where a value could be read as anything but itself.
    package func filling(_ values: [String: String]) throws(BindingError) -> String {
        let blanks = blanks
        let reparsed = ReparseSearch(self)
        var edits: [(range: Range<Int>, bytes: [UInt8])] = []
        for blank in blanks {
            guard let value = values[blank.name] else { continue }
            let quoting = Quoting(blank, in: self, isReparsed: reparsed.contains(blank))
            do {
                edits.append((blank.range, try quoting.quoted(Array(value.utf8))))
            } catch {
                throw bindingError(blank, error.reason)
            }
        }
        for heredoc in heredocs where endsEarly(heredoc, edits) {
            let blank = blanks.first { heredoc.body.contains($0.range.lowerBound) }
            if let blank { throw bindingError(blank, .endsHeredoc(heredoc.delimiter)) }
        }
        let filled = String(decoding: applying(edits, in: 0..<bytes.count), as: UTF8.self)
        if let first = blanks.first(where: { values[$0.name] != nil }),
            BashScript(filled).outline != outline
        {
            throw bindingError(first, .changesStructure)
        }
        return filled
    }

    private func bindingError(_ blank: Blank, _ reason: String) -> BindingError {
        BindingError(
            name: blank.name,
            line: position(of: blank.range.lowerBound).line + 1,
            description: "the value of `\(blank.name)` \(reason)"
        )
    }

    private func applying(
        _ edits: [(range: Range<Int>, bytes: [UInt8])],
        in range: Range<Int>
    ) -> [UInt8] {
        var result: [UInt8] = []
        var offset = range.lowerBound
        let first = edits.firstSortedIndex { $0.range.lowerBound >= range.lowerBound }
        for edit in edits[first...] {
            guard edit.range.lowerBound < range.upperBound else { break }
            result += bytes[offset..<edit.range.lowerBound]
            result += edit.bytes
            offset = edit.range.upperBound
        }
        return result + bytes[offset..<range.upperBound]
    }

    /// Whether a line of the body, filled, would be read as the delimiter.
    private func endsEarly(
        _ heredoc: Heredoc,
        _ edits: [(range: Range<Int>, bytes: [UInt8])]
    ) -> Bool {
        var body = applying(edits, in: heredoc.body)
        if !heredoc.isQuoted { body = Self.joiningContinuedLines(body) }
        let delimiter = Array(heredoc.delimiter.utf8)
        return body.split(separator: Ascii.newline, omittingEmptySubsequences: false).dropLast()
            .contains { line in
                let line = heredoc.stripsTabs ? line.drop { $0 == Ascii.tab } : line
                return line.elementsEqual(delimiter)
            }
    }

    private static func joiningContinuedLines(_ body: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var index = 0
        while index < body.count {
            if body[index] == Ascii.backslash, index + 1 < body.count {
                if body[index + 1] != Ascii.newline { result += body[index...index + 1] }
                index += 2
            } else {
                result.append(body[index])
                index += 1
            }
        }
        return result
    }

    /// What must be the same before and after values are filled in.
    private var outline: [Int] {
        [words.count, pipelines.count, heredocs.count, variables.count, compounds.count]
            + commands.flatMap { [$0.words.count, $0.assignments.count, $0.redirections.count] }
    }
}

extension String {
    fileprivate static func endsHeredoc(_ delimiter: String) -> String {
        "makes a line that ends the heredoc (`\(delimiter)`)"
    }
    fileprivate static let changesStructure = "would change how bash reads the command"
}
