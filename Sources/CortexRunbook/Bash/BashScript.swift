/// A stand-in for the lexer of bash: it knows a few commands and one form of placeholder.
package struct BashScript: Sendable {
    private let text: String

    package init(_ text: String) {
        self.text = text
    }

    package var hazards: [Hazard] { [.changes] }

    package func placeholders(lines: [Int], columns: Int) -> [Placeholder] {
        var found: [Placeholder] = []
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false)
            .enumerated()
        {
            let bytes = Array(line.utf8)
            guard let open = bytes.firstIndex(of: 0x3C),
                let close = bytes[open...].firstIndex(of: 0x3E), index < lines.count
            else { continue }
            let name = String(decoding: bytes[(open + 1)..<close], as: UTF8.self)
            guard !name.isEmpty, !name.contains(" ") else { continue }
            found.append(
                Placeholder(
                    name: name,
                    text: "<\(name)>",
                    line: lines[index],
                    column: open + 1 + columns,
                    form: .angle
                )
            )
        }
        return found
    }

    package var looksLikeCommands: Bool {
        let words = text.split(separator: " ")
        guard words.count > 1, let first = words.first else { return false }
        return ["curl", "git", "make", "kubectl", "systemctl", "oc", "docker", "ls", "cat"]
            .contains(String(first))
    }
}
