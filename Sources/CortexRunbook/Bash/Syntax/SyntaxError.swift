extension BashScript {
    /// The first thing in a text that bash would refuse to read.
    package struct SyntaxError: Error, Sendable, Equatable {
        /// The bytes that are refused, or that open what is never closed.
        package var range: Range<Int>
        /// What is wrong, as one sentence without its context.
        var problem: String
        /// The construct that is open there; `nil` if it matters not.
        var opening: Opening?

        /// A keyword or bracket, and what it still needs.
        struct Opening: Sendable, Equatable {
            var text: String
            var offset: Int
            var needs: String
        }
    }

    /// What bash would refuse first; `nil` if bash would run the text.
    ///
    /// Placeholders count as words, unless the text is the one that runs. `extglob` tells whether the option is on when the text begins;
    /// a text that names the option is read with it, as for `bash -n` before a run. Text that is
    /// nested too deep to be read is not judged.
    package func syntaxError(
        extglob: Bool = false,
        masksPlaceholders: Bool = true
    ) -> SyntaxError? {
        SyntaxReader.firstError(
            in: masksPlaceholders ? maskedBytes : bytes,
            extglob: extglob || namesExtglob
        )
    }

    /// Whether the text mentions the option.
    var namesExtglob: Bool { bytes.contains(Self.extglobName) }

    private static let extglobName = Array("extglob".utf8)

    /// The bytes with a word of the same length in the place of each placeholder.
    package var maskedBytes: [UInt8] {
        var masked = bytes
        for blank in blanks {
            for offset in blank.range { masked[offset] = UInt8(ascii: "x") }
        }
        return masked
    }
}

extension BashScript.SyntaxError {
    /// One line for a person; `line` gives the number to call the line of an offset by.
    package func message(line: (Int) -> Int) -> String {
        guard let opening else { return problem }
        return "\(problem) where the `\(opening.text)` of line \(line(opening.offset))"
            + " needs \(opening.needs)"
    }
}

extension BashScript {
    /// What bash would refuse, as a problem of the document; `nil` if it would run the text.
    ///
    /// `lines` holds the 1-based document line of each line of the script, `offsets` how many bytes
    /// stand before each of them in the document's line.
    package func syntaxProblem(lines: [Int], offsets: [Int], extglob: Bool) -> Problem? {
        guard let error = syntaxError(extglob: extglob) else { return nil }
        func line(of offset: Int) -> Int {
            let line = position(of: offset).line
            return line < lines.count ? lines[line] : (lines.last ?? 0)
        }
        let place = position(of: error.range.lowerBound)
        return Problem(
            .syntaxError,
            line: line(of: error.range.lowerBound),
            column: place.column + (place.line < offsets.count ? offsets[place.line] : 0),
            message: "bash cannot read the block: " + error.message(line: line)
        )
    }
}
