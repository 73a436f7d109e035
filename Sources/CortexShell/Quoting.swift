/// How bash text is quoted.
enum Quoting {
    /// Returns `text` in single quotes, so that bash reads exactly these bytes.
    static func quoted(_ text: some Sequence<UInt8>) -> [UInt8] {
        var result: [UInt8] = [apostrophe]
        for byte in text {
            if byte == apostrophe {
                result += Array(#"'\''"#.utf8)
            } else {
                result.append(byte)
            }
        }
        result.append(apostrophe)
        return result
    }

    /// Returns `text` in single quotes, so that bash reads exactly this text.
    static func quoted(_ text: String) -> String {
        String(decoding: quoted(Array(text.utf8)), as: UTF8.self)
    }

    /// Splits what `declare -p` and `trap -p` print into statements, one for each newline that is
    /// outside quotes and parentheses.
    static func statements(in text: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
        var result: [ArraySlice<UInt8>] = []
        var start = text.startIndex
        var index = start
        while index < text.endIndex {
            switch text[index] {
            case newline:
                result.append(text[start..<index])
                start = index + 1
            case backslash: index += 1
            case apostrophe: index = endOfSingleQuotes(in: text, from: index)
            case doubleQuote: index = end(in: text, after: index, closing: doubleQuote)
            default: break
            }
            index += 1
        }
        return result
    }

    /// Returns the index of the quote that ends what begins at `start`; `$'…'` knows escapes.
    private static func endOfSingleQuotes(in text: ArraySlice<UInt8>, from start: Int) -> Int {
        if start > text.startIndex, text[start - 1] == dollar {
            return end(in: text, after: start, closing: apostrophe)
        }
        return text[(start + 1)...].firstIndex(of: apostrophe) ?? text.endIndex
    }

    private static func end(in text: ArraySlice<UInt8>, after start: Int, closing: UInt8) -> Int {
        var index = start + 1
        while index < text.endIndex, text[index] != closing {
            index += text[index] == backslash ? 2 : 1
        }
        return index
    }

    private static let apostrophe = UInt8(ascii: "'")
    private static let doubleQuote = UInt8(ascii: "\"")
    private static let backslash = UInt8(ascii: "\\")
    private static let dollar = UInt8(ascii: "$")
    private static let newline = UInt8(ascii: "\n")
}
