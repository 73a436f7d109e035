package import CortexRunbook

/// A document as the rules see it: what the reader understood, and every shell script lexed.
package struct LintDocument: Sendable {
    /// The path as findings show it.
    package let path: String
    package let reading: Reading
    package let kind: DocumentKind
    package let profile: Profile
    /// The document's shell scripts that bash can read, in the order of the text.
    ///
    /// Scripts in a fence that does not end where it should are left out.
    package let scripts: [ShellScript]
    /// The scripts that bash would refuse, of which no other rule can say anything.
    package let brokenScripts: [ShellScript]
    private let lazyOutline = Lazy<Outline>()
    private let lazyScripts = Lazy<[Int: Int]>()

    /// Where the document stands, and what it can refer to; `nil` where that is not known, as for
    /// standard input.
    package let location: Location?

    /// Reads `bytes`.
    ///
    /// - Throws: if the document is over one of the reader's limits.
    package init(
        _ bytes: [UInt8],
        path: String,
        location: Location? = nil
    ) throws(ReadError) {
        let reading = try Reading(bytes, path: path)
        self.path = path
        self.location = location
        self.reading = reading
        let all = ShellScript.all(in: reading)
        scripts = all.filter { $0.syntaxError == nil }
        brokenScripts = all.filter { $0.syntaxError != nil }
        kind = reading.kind
        profile = reading.profile
    }

    package var runbook: Runbook { reading.runbook }
    package var markdown: Document { reading.document }
    package var source: SourceText { reading.source }

    /// How the nodes stand to each other, and what labels and headings say of them.
    package var outline: Outline {
        lazyOutline { OutlineBuilder.outline(of: reading, vocabulary: .standard) }
    }

    /// The script of a code block; `nil` if it holds none.
    package func script(ofBlock block: Int) -> ShellScript? {
        let index = lazyScripts {
            var indices: [Int: Int] = [:]
            for (index, script) in scripts.enumerated() {
                if let block = script.block { indices[block] = index }
            }
            return indices
        }
        return index[block].map { scripts[$0] }
    }

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

extension Reading {
    fileprivate var kind: DocumentKind {
        if let named = runbook.settings["kind"].flatMap(DocumentKind.init) { return named }
        return runbook.problems.contains { $0.kind == .record } ? .record : .runbook
    }

    /// Two lists of criteria make a gated procedure.
    fileprivate var profile: Profile {
        if let named = runbook.settings["profile"].flatMap(Profile.init) { return named }
        var sections: Set<Int> = []
        for item in runbook.items {
            guard case .criterion = item.content, let section = item.section else { continue }
            sections.insert(section)
        }
        return sections.count >= 2 ? .release : .general
    }
}
