import CortexJournal
import CortexRunbook
import CortexText

/// A table of a release template; one about gates or evidence gets a row for each.
struct TemplateTable {
    private enum Column {
        case name
        case state
        case people
        case time
        case digest
        case size
        case remark
        case other
    }

    private let lines: [String]
    private let columns: [Column]
    private let topic: Topic?
    private let facts: ReleaseFacts

    init(_ lines: [String], _ topic: Topic?, _ facts: ReleaseFacts) {
        self.lines = lines
        self.topic = topic
        self.facts = facts
        columns = Self.cells(lines[0]).map { Self.column(of: $0) }
    }

    /// Whether its rows are the gates or the pieces of evidence of the part that it stands in.
    var isAboutTopic: Bool {
        (topic == .gates || topic == .evidence) && columns.first == .name && lines.count >= 2
    }

    /// The table's lines, joined by LF.
    var filled: String {
        guard isAboutTopic else {
            return lines.map(labelled).joined(separator: "\n")
        }
        let subjects =
            topic == .gates
            ? facts.report.gates.map(\.name)
            : facts.report.artifacts.map(\.path)
        var named: Set<Int> = []
        var rows: [String] = []
        for line in lines.dropFirst(2) {
            let cells = Self.cells(line)
            let name = cells.first ?? ""
            if TemplateBlank.isBlank(name) { continue }
            let index = subjects.firstIndex { matches($0, name) }
            if let index { named.insert(index) }
            rows.append(row(index, cells))
        }
        let empty = Array(repeating: "", count: columns.count)
        rows += subjects.indices.filter { !named.contains($0) }.map { row($0, empty) }
        return (lines.prefix(2) + rows).joined(separator: "\n")
    }

    /// A row of two cells, a label and a blank, of any other table.
    private func labelled(_ line: String) -> String {
        let cells = Self.cells(line)
        guard cells.count == 2, TemplateBlank.isBlank(cells[1]),
            !cells[1].contains("---"), let value = facts.value(of: cells[0])
        else { return line }
        return Self.line([cells[0], value])
    }

    private func row(_ index: Int?, _ cells: [String]) -> String {
        let filled = columns.indices.map { column -> String in
            let cell = column < cells.count ? cells[column] : ""
            guard TemplateBlank.isBlank(cell) else { return cell }
            let known = index.flatMap { self.value(columns[column], $0) } ?? ""
            return !known.isEmpty ? known : cell.isEmpty ? TemplateBlank.line : cell
        }
        return Self.line(filled)
    }

    private func value(_ column: Column, _ index: Int) -> String? {
        topic == .gates
            ? value(column, facts.report.gates[index])
            : value(column, facts.report.artifacts[index])
    }

    private func value(_ column: Column, _ gate: ReportGate) -> String? {
        switch column {
        case .name: MarkdownText.link(MarkdownText.line(gate.name), to: facts.links.line(gate.line))
        case .state: "\(gate.sign) \(MarkdownText.line(gate.words))"
        case .people: gate.said.map { MarkdownText.line($0.actor) }.joined(separator: ", ")
        case .time: gate.said.last?.moment.forPeople
        case .remark: gate.said.compactMap(\.note).map(MarkdownText.line).joined(separator: "; ")
        case .digest, .size, .other: nil
        }
    }

    private func value(_ column: Column, _ artifact: ReportArtifact) -> String? {
        switch column {
        case .name: return MarkdownText.code(artifact.path, inTable: true)
        case .state: return "\(artifact.sign) \(MarkdownText.line(artifact.words))"
        case .digest: return facts.digest(of: artifact)
        case .size, .time:
            guard case .file(let file) = artifact.content else { return nil }
            return column == .size
                ? sizeForPeople(file.size) : Moment(wall: file.modified).forPeople
        case .people, .remark, .other: return nil
        }
    }

    private func matches(_ subject: String, _ cell: String) -> Bool {
        topic == .gates
            ? GateRules.key(of: subject.labelKey) == GateRules.key(of: cell.labelKey)
            : cell.contains(subject)
    }

    private static func column(of head: String) -> Column {
        let words = head.labelKey
        func has(_ stems: String...) -> Bool { stems.contains { words.contains($0) } }
        if has("sha", "digest", "checksum", "hash") { return .digest }
        if has("status", "state", "result", "passed", "outcome", "verdict") { return .state }
        if has("sign", "approv", "reviewer", "owner", "who") { return .people }
        if has("date", "time", "when", "changed", "modified") { return .time }
        if has("size", "bytes") { return .size }
        if has("note", "reason", "comment", "remark") { return .remark }
        return has("gate", "file", "artifact", "evidence", "path", "name") ? .name : .other
    }

    /// The cells of a row; a bar behind a backslash is part of a cell.
    private static func cells(_ line: String) -> [String] {
        var cells: [String] = []
        var cell = ""
        var isEscaped = false
        for character in line.trimmingBlanks.dropFirst() {
            if character == "|", !isEscaped {
                cells.append(cell.trimmingBlanks)
                cell = ""
            } else {
                cell.append(character)
            }
            isEscaped = character == "\\" && !isEscaped
        }
        if !cell.trimmingBlanks.isEmpty { cells.append(cell.trimmingBlanks) }
        return cells
    }

    private static func line(_ cells: [String]) -> String {
        "| \(cells.joined(separator: " | ")) |"
    }
}
