/// Lines about commands, as `git|hg status --short : read-only`: names, a pattern and what is known.
///
/// Nothing but the names is looked at before a command is asked for. A program that starts for one
/// document asks for few of them.
package struct CommandLines: Sendable {
    /// What stands behind the names of a line.
    package struct Line: Sendable {
        fileprivate let text: ArraySlice<UInt8>

        /// Whether the pattern, which ends at a colon between spaces, is that of `call`.
        package func matches(_ call: CommandCall) -> Bool { CommandPattern(text).matches(call) }

        /// What stands behind the colon; empty without one.
        package var fact: ArraySlice<UInt8> {
            text.range(of: Self.colon).map { text[$0.upperBound...] } ?? []
        }

        private static let colon = Array(" : ".utf8)[...]
    }

    private let text: [UInt8]
    private var lines: [Range<Int>] = []
    /// The names by their first byte.
    private var names = [[Name]](repeating: [], count: 256)

    /// A name and the lines behind each other that begin with it.
    private struct Name {
        let range: Range<Int>
        let lines: Range<Int>
    }

    package init(_ text: String) {
        self.text = Array(text.utf8)
        var names: ArraySlice<UInt8> = []
        var first = 0
        for line in self.text.split(separator: Ascii.newline) {
            let own = line.prefix { $0 != Ascii.space }
            if own != names {
                add(names, first..<lines.count)
                (names, first) = (own, lines.count)
            }
            lines.append(own.endIndex..<line.endIndex)
        }
        add(names, first..<lines.count)
    }

    private mutating func add(_ alternatives: ArraySlice<UInt8>, _ lines: Range<Int>) {
        for name in alternatives.split(separator: Ascii.pipe) {
            names[Int(name[name.startIndex])].append(Name(range: name.indices, lines: lines))
        }
    }

    /// The first of the lines about the command `name` that `satisfies`.
    package func first(about name: String, where satisfies: (Line) -> Bool) -> Line? {
        guard let initial = name.utf8.first else { return nil }
        for candidate in names[Int(initial)] where text[candidate.range].spells(name) {
            for line in lines[candidate.lines] {
                let line = Line(text: text[line])
                if satisfies(line) { return line }
            }
        }
        return nil
    }

    /// Whether there is a line about the command `name`.
    func has(_ name: String) -> Bool { first(about: name) { _ in true } != nil }

    /// The words of all lines about the command `name`.
    func words(about name: String) -> OptionWords {
        var texts: [ArraySlice<UInt8>] = []
        _ = first(about: name) { line in
            texts.append(line.text)
            return false
        }
        return OptionWords(texts)
    }
}

/// Options in the words of a text: `-n --namespace`.
struct OptionWords: Sendable, ExpressibleByStringLiteral {
    private let texts: [ArraySlice<UInt8>]

    fileprivate init(_ texts: [ArraySlice<UInt8>]) {
        self.texts = texts
    }

    init(stringLiteral text: String) {
        texts = [Array(text.utf8)[...]]
    }

    func contains(_ option: String) -> Bool {
        texts.contains { text in
            var start = text.startIndex
            while start < text.endIndex {
                var end = start
                while end < text.endIndex, text[end] != Ascii.space { end += 1 }
                if text[start..<end].spells(option) { return true }
                start = end + 1
            }
            return false
        }
    }
}

extension ArraySlice<UInt8> {
    /// Whether these are the bytes of `text`.
    fileprivate func spells(_ text: String) -> Bool {
        count == text.utf8.count && elementsEqual(text.utf8)
    }
}
