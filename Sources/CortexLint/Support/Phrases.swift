import CortexRunbook

/// Words and phrases to look for in text, whatever the case of their ASCII letters.
struct Phrases: Sendable {
    /// The phrases by their first byte.
    private var phrases = [[[UInt8]]](repeating: [], count: 128)

    /// Reads phrases in small letters, separated by commas; `back*` stands for all endings.
    ///
    /// A phrase begins where a word begins and, without the star, ends where one ends. A space in
    /// it stands for any blanks and line ends.
    init(_ list: String) {
        for phrase in list.utf8.split(separator: UInt8(ascii: ",")) {
            let phrase = Array(phrase.trimmed)
            guard let first = phrase.first, first < 128 else { continue }
            phrases[Int(first)].append(phrase)
        }
    }

    func occur(in text: ArraySlice<UInt8>) -> Bool {
        first(in: text) != nil
    }

    /// The bytes of the first phrase in `text`.
    func first(in text: ArraySlice<UInt8>) -> Range<Int>? {
        var isInWord = false
        for index in text.indices {
            let byte = text[index].lowercased
            if !isInWord, byte < 128 {
                for phrase in phrases[Int(byte)] {
                    if let end = end(of: phrase, in: text[index...]) { return index..<end }
                }
            }
            isInWord = byte.isWord
        }
        return nil
    }

    private func end(of phrase: [UInt8], in text: ArraySlice<UInt8>) -> Int? {
        var index = text.startIndex
        for byte in phrase {
            if byte == UInt8(ascii: "*") { return index }
            guard index < text.endIndex else { return nil }
            if byte == .space {
                let start = index
                while index < text.endIndex, text[index].isBlank || text[index] == .lineFeed {
                    index += 1
                }
                if index == start { return nil }
            } else {
                guard text[index].lowercased == byte else { return nil }
                index += 1
            }
        }
        let isEnd = index == text.endIndex || !text[index].isWord || phrase.last?.isWord == false
        return isEnd ? index : nil
    }
}
