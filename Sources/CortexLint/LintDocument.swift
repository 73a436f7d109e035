package import CortexRunbook

/// A document as the rules see it: what the reader understood, and every shell script lexed.
package struct LintDocument: Sendable {
    /// The path as findings show it.
    package let path: String
    package let reading: Reading
    package let kind: DocumentKind
    package let profile: Profile
    package let options: RuleOptions
    /// The document's shell scripts, in the order of the text.
    package let scripts: [ShellScript]

    /// The rules that the front matter leaves out, with the line that does.
    let ignored: [(name: String, line: Int)]

    /// Reads a document.
    ///
    /// What it is for it says itself; else `options` do, else its shape.
    ///
    /// - Throws: if it is over one of the reader's limits.
    package init(
        _ bytes: [UInt8],
        path: String,
        options: RuleOptions = .standard
    ) throws(ReadError) {
        let reading = try Reading(bytes, path: path)
        let metadata = Metadata(reading.source)
        self.path = path
        self.reading = reading
        self.options = options
        scripts = ShellScript.all(in: reading)
        kind = metadata.kind ?? options.kind ?? KindSigns.kind(of: reading)
        profile = metadata.profile ?? options.profile ?? KindSigns.profile(of: reading)
        ignored = metadata.ignore
    }

    package var runbook: Runbook { reading.runbook }
    package var markdown: Document { reading.document }
    package var source: SourceText { reading.source }

    /// The text of some bytes of the document.
    package func text(_ range: Range<Int>) -> String {
        String(decoding: source.bytes[range], as: UTF8.self)
    }

    /// The bytes of 1-based `line`, its line end left out.
    package func range(ofLine line: Int) -> Range<Int> {
        let line = source.line(line)
        return line.startIndex..<line.endIndex
    }

    /// The bytes of 1-based `line` without blanks at its ends.
    package func trimmedRange(ofLine line: Int) -> Range<Int> {
        let line = source.line(line).trimmed
        return line.startIndex..<line.endIndex
    }
}
