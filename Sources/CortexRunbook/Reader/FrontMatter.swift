/// YAML front matter at the top of a document: between `---` and `---` or `...`.
struct FrontMatter {
    /// The number of lines it takes, its marks included; 0 if there is none.
    var lineCount = 0
    /// Its top-level scalars, as written but without quotes and comments.
    var settings: [String: String] = [:]

    init(_ source: SourceText) {
        guard Self.isMark(source.line(1), "---") else { return }
        for number in stride(from: 2, through: source.lineCount, by: 1) {
            let line = source.line(number)
            if Self.isMark(line, "---") || Self.isMark(line, "...") {
                lineCount = number
                break
            }
        }
        for number in stride(from: 2, to: lineCount, by: 1) { read(source.line(number)) }
    }

    private static func isMark(_ line: ArraySlice<UInt8>, _ mark: StaticString) -> Bool {
        var line = line
        while let last = line.last, last.isBlank { line.removeLast() }
        return line.elementsEqual("\(mark)".utf8)
    }

    private mutating func read(_ line: ArraySlice<UInt8>) {
        guard let first = line.first, first.isWord, let colon = line.firstIndex(of: .colon) else {
            return
        }
        let after = line[(colon + 1)...]
        guard after.first?.isBlank ?? false else { return }
        let value = Self.scalar(after.trimmed)
        guard !value.isEmpty else { return }
        settings[String(utf8: line[..<colon].trimmed)] = String(utf8: value)
    }

    private static func scalar(_ value: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard let quote = value.first, quote == 0x22 || quote == 0x27 else {
            return withoutComment(value)
        }
        let inner = value.dropFirst()
        return inner.lastIndex(of: quote).map { inner[..<$0] } ?? value
    }

    private static func withoutComment(_ value: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        for index in value.indices where value[index] == 0x23 {
            if index == value.startIndex || value[index - 1].isBlank {
                return value[..<index].trimmed
            }
        }
        return value
    }
}
