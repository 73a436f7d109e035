import CortexRunbook

/// A word of a command, or a link's host, in which letters of other alphabets pass for Latin ones.
///
/// On the screen it is the program, the path or the host that everybody knows. To the machine it is
/// another name, and whoever has put a program or a site there is answered instead.
///
/// Only words that mix alphabets count, and names of commands that look Latin from end to end:
/// text in another language is left alone, and so are comments and heredocs.
///
/// ## Bad
/// ```bash
/// сurl -fsS https://example.org/health
/// ```
///
/// ## Good
/// ```bash
/// curl -fsS https://example.org/health
/// ```
enum ConfusableCommand: Rule {
    static let about = RuleDescription(
        "TRU002",
        "confusable-command",
        .warning,
        level: .default,
        kinds: .all
    )

    static func check(_ document: LintDocument, _ findings: inout [Finding]) {
        for script in document.scripts + document.brokenScripts {
            check(script, &findings)
        }
        checkSpans(document, &findings)
    }

    private static func check(_ script: ShellScript, _ findings: inout [Finding]) {
        let bash = script.bash
        guard bash.bytes.contains(where: { $0 >= 0x80 }) else { return }
        for span in bash.spans where isCommandText(span.kind) {
            let isName = span.word.map { isCommandName($0, in: bash) } ?? false
            for word in MixedWord.all(in: bash.bytes[span.range], isName: isName) {
                findings.append(.confusable(word, script.documentRange(word.range)))
            }
        }
    }

    private static func isCommandText(_ kind: BashScript.Span.Kind) -> Bool {
        switch kind {
        case .text, .single, .double, .ansi, .angle, .variable, .parameter, .assignmentName: true
        default: false
        }
    }

    private static func isCommandName(_ word: Int, in bash: BashScript) -> Bool {
        bash.words[word].command.map { bash.commands[$0].words.first == word } ?? false
    }

    /// Looks at code spans and at the hosts of links.
    private static func checkSpans(_ document: LintDocument, _ findings: inout [Finding]) {
        for span in document.markdown.spans {
            let text: ArraySlice<UInt8>
            switch span.kind {
            case .code: text = document.markdown.bytes(span.text)
            case .link: text = Host(ofURL: document.markdown.aside(span.target)).bytes
            default: continue
            }
            guard text.contains(where: { $0 >= 0x80 }) else { continue }
            let words = MixedWord.all(in: text, isName: false)
            guard !words.isEmpty, let place = document.range(of: text, onLine: Int(span.line))
            else { continue }
            for word in words {
                let start = place.lowerBound + word.range.lowerBound - text.startIndex
                findings.append(.confusable(word, start..<start + word.range.count))
            }
        }
    }
}

/// A run of letters in which other alphabets pass for Latin.
struct MixedWord {
    var range: Range<Int>
    /// The word in ASCII.
    var latin: String
    /// The first letter that is not what it seems, and what it seems.
    var first: (scalar: Unicode.Scalar, latin: Unicode.Scalar)

    /// Those of `text`; `isName` says that a word wholly of look-alikes counts too.
    static func all(in text: ArraySlice<UInt8>, isName: Bool) -> [MixedWord] {
        guard text.contains(where: { $0 >= 0x80 }) else { return [] }
        var words: [MixedWord] = []
        var index = text.startIndex
        while index < text.endIndex {
            let start = index
            var scalars: [Unicode.Scalar] = []
            while let (scalar, width) = text.scalar(at: index), scalar.properties.isAlphabetic {
                scalars.append(scalar)
                index += width
            }
            if let word = MixedWord(scalars, start..<index, isName: isName) { words.append(word) }
            if index == start { index += 1 }
        }
        return words
    }

    private init?(_ scalars: [Unicode.Scalar], _ range: Range<Int>, isName: Bool) {
        var latin = String.UnicodeScalarView()
        var first: (Unicode.Scalar, Unicode.Scalar)?
        var hasLatin = false
        for scalar in scalars {
            if scalar.isASCII {
                hasLatin = true
                latin.append(scalar)
            } else if let lookAlike = Confusables.latin(scalar) {
                if first == nil { first = (scalar, lookAlike) }
                latin.append(lookAlike)
            } else {
                return nil
            }
        }
        guard let first, hasLatin || (isName && scalars.count > 1) else { return nil }
        self.range = range
        self.latin = String(latin)
        self.first = first
    }
}

extension Finding {
    fileprivate static func confusable(_ word: MixedWord, _ range: Range<Int>) -> Finding {
        Finding(
            range,
            "a letter of `\(word.latin)` is \(word.first.scalar.code), "
                + "which only looks like `\(word.first.latin)`",
            help: "write `\(word.latin)` in ASCII letters, if that is what is meant",
            fix: Fix(.suggestion, "write `\(word.latin)` in ASCII", replace: range, by: word.latin)
        )
    }
}
