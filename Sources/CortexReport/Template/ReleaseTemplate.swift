import CortexJournal
import CortexRunbook
import CortexText

/// A Markdown template of release notes that a run fills in as far as it knows.
///
/// Like the dialect of runbooks it goes by headings and labels: a heading about gates, evidence or a
/// rollback says what the tables and lists below it are about, and `Label: value` names a value.
/// Only blanks are filled in; what the run does not know stays a blank that can be seen.
package struct ReleaseTemplate {
    private let lines: [String]
    private let report: RunReport
    private let facts: ReleaseFacts

    package init(_ text: String, _ report: RunReport, links: ReportLinks) {
        lines = text.replacing("\r\n", with: "\n")
            .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        self.report = report
        facts = ReleaseFacts(report, links)
    }

    /// The template's text with its blanks filled in.
    package var filled: String {
        var writer = Writer()
        var topic: Topic?
        var level = 0
        var index = 0
        while index < lines.count {
            let line = lines[index]
            index += 1
            if let fence = Self.fence(of: line) {
                writer.add(line)
                while index < lines.count {
                    writer.add(lines[index])
                    index += 1
                    if lines[index - 1].drop(while: \.isWhitespace).hasPrefix(fence) { break }
                }
            } else if let heading = Self.heading(of: line) {
                if heading.level <= level || Topic(heading.text) != nil {
                    close(topic, &writer)
                    topic = Topic(heading.text)
                    level = topic == nil ? 0 : heading.level
                }
                writer.add(line)
            } else if line.drop(while: \.isWhitespace).hasPrefix("|") {
                let rest = lines[index...].prefix { $0.drop(while: \.isWhitespace).hasPrefix("|") }
                index = rest.endIndex
                let table = TemplateTable([line] + rest, topic, facts)
                writer.hasTable = writer.hasTable || table.isAboutTopic
                writer.add(table.filled)
            } else {
                writer.add(filled(line, topic))
            }
        }
        close(topic, &writer)
        return writer.lines.joined(separator: "\n")
    }

    /// Ends the part about `topic`: what it lacks a place for is put there.
    private func close(_ topic: Topic?, _ writer: inout Writer) {
        defer { writer.hasTable = false }
        guard let topic, !writer.hasTable else { return }
        let text = facts.text(about: topic)
        guard !text.isEmpty else { return }
        var trailing: [String] = []
        while let last = writer.lines.last, last.allSatisfy(\.isWhitespace) {
            trailing.append(writer.lines.removeLast())
        }
        writer.add("")
        writer.add(text)
        for line in trailing { writer.add(line) }
    }

    private func filled(_ line: String, _ topic: Topic?) -> String {
        let blanks = line.prefix(while: \.isWhitespace)
        let text = line.dropFirst(blanks.count)
        if let mark = text.first, "-*+".contains(mark), text.dropFirst().hasPrefix(" [ ] ") {
            let words = String(text.dropFirst(6))
            return facts.isDone(words) ? "\(blanks)\(mark) [x] \(words)" : line
        }
        guard let label = TemplateLabel(line), TemplateBlank.isBlank(label.value) else {
            return line
        }
        guard let value = facts.value(of: label.name) else {
            // A sentence may end with a colon, too.
            let isBlank = label.value.isEmpty && label.isMarked
            return isBlank ? "\(label.head) \(TemplateBlank.line)" : line
        }
        return "\(label.head) \(value)"
    }

    private struct Writer {
        var lines: [String] = []
        var hasTable = false

        mutating func add(_ line: String) { lines.append(line) }
    }

    /// The fence that a line opens, such as three backticks.
    private static func fence(of line: String) -> String? {
        let text = line.drop(while: \.isWhitespace)
        return text.hasPrefix("```") ? "```" : text.hasPrefix("~~~") ? "~~~" : nil
    }

    private static func heading(of line: String) -> (level: Int, text: String)? {
        let level = line.prefix { $0 == "#" }.count
        guard 1...6 ~= level, line.dropFirst(level).first == " " else { return nil }
        return (level, String(line.dropFirst(level)))
    }
}

/// What a part of a template is about.
enum Topic {
    case gates
    case evidence
    case rollback

    init?(_ heading: String) {
        let words = heading.lowercased()
        if words.contains("gate") {
            self = .gates
        } else if words.contains("evidence") || words.contains("artifact") {
            self = .evidence
        } else if words.contains("rollback") || words.contains("roll back")
            || words.contains("roll-back")
        {
            self = .rollback
        } else {
            return nil
        }
    }
}

/// A line that names a value, such as `- **Released by:** <name>`.
struct TemplateLabel {
    /// All up to the value, without the blanks before it.
    let head: String
    let name: String
    let value: String

    /// Whether it stands in a list or is emphasized.
    var isMarked: Bool { head.trimmingBlanks.first.map { "-*+".contains($0) } ?? false }

    init?(_ line: String) {
        guard let colon = line.firstIndex(of: ":") else { return nil }
        var end = line.index(after: colon)
        // The colon may stand inside the emphasis.
        while end < line.endIndex, line[end] == "*" { end = line.index(after: end) }
        let name = String(line[..<colon]).filter { !"*`".contains($0) }.labelKey
        guard !name.isEmpty, name.split(separator: " ").count <= 5 else { return nil }
        guard end == line.endIndex || line[end].isWhitespace else { return nil }
        head = String(line[..<end])
        self.name = name
        value = String(line[end...]).trimmingBlanks
    }
}

/// What counts as a blank in a template.
enum TemplateBlank {
    /// What stands where nobody knows.
    static let line = "\\_\\_\\_\\_"

    static func isBlank(_ text: String) -> Bool {
        let bare = text.filter { !"*`\\".contains($0) }.trimmingBlanks
        if bare.isEmpty || bare.allSatisfy({ "_-–—….?".contains($0) }) { return true }
        if ["tbd", "todo", "n/a"].contains(bare.lowercased()) { return true }
        let isFramed =
            ("<", ">") == (bare.first, bare.last) || ("[", "]") == (bare.first, bare.last)
        return isFramed || bare.hasPrefix("{{") && bare.hasSuffix("}}")
    }
}

private func == (left: (Character, Character), right: (Character?, Character?)) -> Bool {
    left.0 == right.0 && left.1 == right.1
}

extension String {
    /// The text without white space around it.
    var trimmingBlanks: String {
        var text = drop(while: \.isWhitespace)
        while text.last?.isWhitespace ?? false { text.removeLast() }
        return String(text)
    }

    /// The letters and digits, for comparing labels, `release date`.
    var labelKey: String {
        lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: " ")
    }
}
