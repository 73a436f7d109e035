import CortexRunbook

/// Phrases to look for in text as whole words, whatever their case.
package struct Phrases: Sendable {
    private struct Phrase {
        let bytes: [UInt8]
        /// Whether the last word may go on: `diagnos*`.
        let isStem: Bool
    }

    private var byInitial = [[Phrase]](repeating: [], count: 256)
    private let isExact: Bool

    /// Takes phrases that commas or line ends part; `*` at an end stands for the rest of a word.
    ///
    /// With `isExact` the case counts.
    package init(_ phrases: String, isExact: Bool = false) {
        self.isExact = isExact
        for part in phrases.utf8.split(whereSeparator: { $0 == 0x2C || $0 == .lineFeed }) {
            var bytes = Array(part).trimmed.map { isExact ? $0 : $0.lowercased }
            let isStem = bytes.last == UInt8(ascii: "*")
            if isStem { bytes.removeLast() }
            guard let first = bytes.first else { continue }
            byInitial[Int(first)].append(Phrase(bytes: bytes, isStem: isStem))
        }
    }

    /// Whether one of the phrases stands in `text`.
    package func occur(in text: ArraySlice<UInt8>) -> Bool { first(in: text) != nil }

    /// Whether one of the phrases stands in one of `texts`.
    package func occur(in texts: [ArraySlice<UInt8>]) -> Bool {
        texts.contains { occur(in: $0) }
    }

    /// Where the first of them stands in `text`; `nil` if none does.
    package func first(in text: ArraySlice<UInt8>) -> Range<Int>? {
        var isStart = true
        for index in text.indices {
            let byte = text[index]
            if isStart {
                for phrase in byInitial[Int(isExact ? byte : byte.lowercased)] {
                    if let end = end(of: phrase, at: index, in: text) { return index..<end }
                }
            }
            isStart = !byte.continuesWord
        }
        return nil
    }

    private func end(of phrase: Phrase, at start: Int, in text: ArraySlice<UInt8>) -> Int? {
        var index = start
        for expected in phrase.bytes {
            guard index < text.endIndex else { return nil }
            let byte = isExact ? text[index] : text[index].lowercased
            guard byte == expected || expected == .space && byte.isSpace else { return nil }
            index += 1
        }
        if phrase.isStem {
            while index < text.endIndex, text[index].continuesWord { index += 1 }
        }
        let isWhole = index == text.endIndex || !text[index].continuesWord
        return isWhole || !(phrase.bytes.last?.continuesWord ?? false) ? index : nil
    }
}

extension UInt8 {
    /// Whether it belongs to the word before it: letters, digits, hyphens and underscores.
    fileprivate var continuesWord: Bool { isWord || self == 0x2D || self == 0x5F }

    fileprivate var isSpace: Bool { isBlank || self == .lineFeed }
}
