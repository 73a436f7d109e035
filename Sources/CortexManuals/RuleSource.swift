/// A rule's manual as its source file has it: the doc comment before the `enum`.
struct RuleSource: Equatable {
    let code: String
    /// The first paragraph, as one line.
    let summary: String
    /// The rest in Markdown.
    let body: String

    /// Reads the rules of a source file, in the order of its text.
    static func all(in text: String) -> [RuleSource] {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        return lines.indices.filter { isRule(lines[$0]) }.compactMap { index in
            let comment = lines[..<index].reversed().prefix { $0.hasPrefix("///") }.reversed()
            return RuleSource(Array(comment), declaration: lines[index...])
        }
    }

    private static func isRule(_ line: Substring) -> Bool {
        let words = line.split { $0 == " " || $0 == "," }
        guard let keyword = words.firstIndex(of: "enum"), keyword <= 1 else { return false }
        let isRule = words.contains("Rule") || words.contains("CorpusRule")
        return isRule && words.contains { $0.hasSuffix(":") }
    }

    private init?(_ comment: [Substring], declaration: ArraySlice<Substring>) {
        let code = declaration.joined(separator: "\n").firstMatch(of: /RuleDescription\(\s*"(\w+)"/)
        guard let code, !comment.isEmpty else { return nil }
        let lines = comment.map { $0.dropFirst($0.hasPrefix("/// ") ? 4 : 3) }
        let summary = lines.prefix { !$0.isEmpty }
        self.code = String(code.output.1)
        self.summary = summary.joined(separator: " ")
        body = lines.dropFirst(summary.count + 1).joined(separator: "\n")
    }
}
