package import CortexRunbook

/// A document as the rules see it: what the reader understood, and every shell script lexed.
package struct LintDocument: Sendable {
    /// The path as findings show it.
    package let path: String
    package let reading: Reading
    package let kind: DocumentKind
    package let profile: Profile
    package let options: RuleOptions
    /// The document's shell scripts that bash can read, in the order of the text.
    ///
    /// Scripts in a fence that does not end where it should are left out.
    package let scripts: [ShellScript]
    /// The scripts that bash would refuse, of which no other rule can say anything.
    package let brokenScripts: [ShellScript]
    private let lazyOutline = Lazy<Outline>()
    private let lazyLinks = Lazy<[LinkTarget]>()
    private let lazyMentions = Lazy<[PathMention]>()
    private let lazyPaths = Lazy<CommandPaths>()
    private let lazyScripts = Lazy<[Int: Int]>()

    /// The rules that the front matter leaves out, with the line that does.
    let ignored: [(name: String, line: Int)]
    /// Where the document stands, and what it can refer to; `nil` where that is not known, as for
    /// standard input.
    package let location: Location?

    /// Reads a document.
    ///
    /// What it is for it says itself; else `options` do, else its shape.
    ///
    /// - Throws: if it is over one of the reader's limits.
    package init(
        _ bytes: [UInt8],
        path: String,
        options: RuleOptions = .standard,
        location: Location? = nil
    ) throws(ReadError) {
        let reading = try Reading(bytes, path: path, vocabulary: options.vocabulary)
        let metadata = Metadata(reading.source)
        self.path = path
        self.location = location
        self.reading = reading
        self.options = options
        let all = ShellScript.all(in: reading, HouseCommands(options.commands))
        scripts = all.filter { $0.syntaxError == nil }
        brokenScripts = all.filter { $0.syntaxError != nil }
        kind = metadata.kind ?? options.kind ?? KindSigns.kind(of: reading)
        let outline = lazyOutline
        profile =
            metadata.profile ?? options.profile
            ?? KindSigns.profile(of: reading) {
                outline { OutlineBuilder.outline(of: reading, vocabulary: options.vocabulary) }
            }
        ignored = metadata.ignore
    }

    package var runbook: Runbook { reading.runbook }
    package var markdown: Document { reading.document }
    package var source: SourceText { reading.source }

    /// How the nodes stand to each other, and what labels and headings say of them.
    package var outline: Outline {
        lazyOutline { OutlineBuilder.outline(of: reading, vocabulary: options.vocabulary) }
    }

    /// The links and images of the document, in the order in which they begin.
    var linkTargets: [LinkTarget] { lazyLinks { LinkTarget.all(in: self) } }

    /// The paths that code spans name.
    var spanMentions: [PathMention] { lazyMentions { PathMention.spans(in: self) } }

    /// The paths that commands name.
    var commandPaths: CommandPaths { lazyPaths { CommandPaths(self) } }

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
