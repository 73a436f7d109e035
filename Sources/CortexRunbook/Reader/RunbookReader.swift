extension Runbook {
    /// Reads a Markdown document.
    ///
    /// Any bytes are accepted: what cannot run is listed in `problems`, a block whose text is not
    /// what the file shows is refused by itself. `vocabulary` is what labels and headings mean.
    ///
    /// - Throws: if the document is over one of the reader's limits.
    package init(
        reading bytes: [UInt8],
        path: String,
        vocabulary: Vocabulary = .standard
    ) throws(ReadError) {
        let source = try SourceText(bytes, path: path)
        let frontMatter = FrontMatter(source)
        let document = try Document(parsing: source, after: frontMatter, path: path)
        var builder = RunbookBuilder(
            document,
            source,
            vocabulary: vocabulary,
            path: path,
            settings: frontMatter.settings
        )
        try builder.read()
        self = builder.finish()
    }
}
