/// A document that has been read: what Cortex understands of it, and the text it was read from.
package struct Reading: Sendable {
    package let runbook: Runbook
    package let document: Document
    package let source: SourceText
    /// The scripts of the commands in code blocks, by the index of the block.
    package let scripts: [Int: BashScript]
    /// For each section, what its heading means, or the heading of a section around it.
    package let meanings: [Meaning?]

    /// Reads a Markdown document.
    ///
    /// Any bytes are accepted: what cannot run is listed in the runbook's `problems`, a block whose
    /// text is not what the file shows is refused by itself. `vocabulary` is what labels and
    /// headings mean. Nothing is digested: that is for what runs.
    ///
    /// - Throws: if the document is over one of the reader's limits.
    package init(
        _ bytes: [UInt8],
        path: String,
        vocabulary: Vocabulary = .standard
    ) throws(ReadError) {
        try self.init(bytes, path: path, vocabulary: vocabulary, isForRun: false)
    }

    fileprivate init(
        _ bytes: [UInt8],
        path: String,
        vocabulary: Vocabulary,
        isForRun: Bool
    ) throws(ReadError) {
        source = try SourceText(bytes, path: path)
        let frontMatter = FrontMatter(source)
        document = try Document(parsing: source, after: frontMatter, path: path)
        var builder = RunbookBuilder(
            document,
            source,
            vocabulary: vocabulary,
            path: path,
            settings: frontMatter.settings,
            isForRun: isForRun
        )
        try builder.read()
        scripts = builder.scripts
        meanings = builder.facts.map(\.meaning)
        runbook = builder.finish()
    }
}

extension Runbook {
    /// Reads a Markdown document as `Reading` does, and keeps what Cortex understands of it.
    ///
    /// - Throws: if the document is over one of the reader's limits.
    package init(
        reading bytes: [UInt8],
        path: String,
        vocabulary: Vocabulary = .standard
    ) throws(ReadError) {
        let reading = try Reading(
            bytes,
            path: path,
            vocabulary: vocabulary,
            isForRun: true
        )
        self = reading.runbook
        digest = Digest.hex(of: bytes)
    }
}
