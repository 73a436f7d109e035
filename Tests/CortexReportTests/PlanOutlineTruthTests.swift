import CortexReport
import CortexRunbook
import CortexText
import Foundation
import Testing

/// Whatever the plan's JSON tells a program, the outline tells a person, with its line.
@Suite struct PlanOutlineTruthTests {
    @Test func `the outline of a document with one of everything hides nothing of its JSON`() throws
    {
        #expect(try hidden(in: .sample) == [])
    }

    @Test(arguments: Documents.own)
    func `the outline of our own runbooks hides nothing of their JSON`(_ path: String) throws {
        #expect(try hidden(in: try runbook(at: path)) == [])
    }

    @Test(.enabled(if: !Documents.corpus.isEmpty, "no corpus beside the project"))
    func `the outlines of real runbooks hide nothing of their JSON`() throws {
        var missing: [String] = []
        for path in Documents.corpus {
            guard let runbook = try? runbook(at: path) else { continue }
            missing += try hidden(in: runbook).map { "\(path): \($0)" }
        }
        #expect(missing == [])
    }

    private func runbook(at path: String) throws -> Runbook {
        let bytes = try Data(contentsOf: URL(filePath: path))
        return try Runbook(reading: Array(bytes), path: "doc.md")
    }

    /// Returns what the JSON of `runbook` says and the outline does not.
    private func hidden(in runbook: Runbook) throws -> [String] {
        let json = Data(PlanJSON.line(of: runbook))
        let plan = try JSONDecoder().decode(PlanFields.self, from: json)
        let style = Style(colour: false, unicode: true, width: 1_000_000)
        let outline = PlanRows(PlanOutline.render(runbook, style: style).text)
        return plan.claims.filter { !outline.holds($0) }.map(\.description)
    }
}

/// The documents that are looked at.
private enum Documents {
    /// The paths of the runbooks and fixtures of the project.
    static let own =
        markdown(in: root.appending(path: "runbooks"))
        + markdown(in: root.appending(path: "Tests/EndToEndTests/Fixtures"))

    /// The paths of real runbooks; none where there is no corpus.
    static let corpus = markdown(
        in: ProcessInfo.processInfo.environment["CORTEX_CORPUS"].map { URL(filePath: $0) }
            ?? root.appending(path: "../shared/corpus")
    )

    private static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    private static func markdown(in folder: URL) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { $0.hasSuffix(".md") }.sorted()
            .map { folder.appending(path: $0).path }
    }
}

/// Words that stand together on the row of a line.
private struct Claim: CustomStringConvertible {
    /// The 1-based line of the document; `nil` where a row has none.
    let line: Int?
    let words: [String]
    var description: String { "\(line.map { "\($0)" } ?? "-"): \(words)" }

    init(_ line: Int?, _ words: String?...) {
        self.init(line, all: words)
    }

    init(_ line: Int?, all words: [String?]) {
        self.line = line
        self.words = words.compactMap { $0 }.filter { !$0.isEmpty }
    }
}

/// The rows of an outline that is wide enough for every text.
private struct PlanRows {
    private var numbered: [Int: [Substring]] = [:]
    private let rows: [Substring]

    init(_ text: String) {
        rows = text.split(separator: "\n")
        for row in rows {
            if let line = Int(row.prefix(5).drop { $0 == " " }), row.dropFirst(5).hasPrefix("  ") {
                numbered[line, default: []].append(row)
            }
        }
    }

    func holds(_ claim: Claim) -> Bool {
        let rows = claim.line.map { numbered[$0] ?? [] } ?? rows
        let words = claim.words.map { SafeText(escaping: $0).text }
        if rows.contains(where: { row in words.allSatisfy(row.contains) }) { return true }
        // A text of several lines stands in several rows.
        return claim.words.contains { $0.contains("\n") }
            && words.flatMap { $0.split(separator: "\n") }.allSatisfy { line in
                self.rows.contains { $0.contains(line) }
            }
    }
}

/// The plan as a program decodes it: what a person has to find in the outline.
private struct PlanFields: Decodable {
    struct Section: Decodable {
        let id: String
        let number: String?
        let title: String
        let line: Int
        let parent: String?
        let flow: String
        let timeout: Int?
        let host: String?
    }
    struct Block: Decodable {
        let line: Int
        let disposition: String
        let reason: String?
    }
    struct Placeholder: Decodable {
        let name: String
        let text: String
    }
    struct Item: Decodable {
        let id: String
        let kind: String
        let line: Int
        let section: String?
        let flow: String
        let title: String?
        let hazards: [String]
        let placeholders: [Placeholder]
        let offered: Bool?
        let refusal: String?
        let text: String?
    }
    struct LeftOut: Decodable {
        let line: Int
        let text: String
        let reason: String
    }
    struct Role: Decodable {
        let name: String
        let duty: String
        let line: Int
    }
    struct Gate: Decodable {
        let name: String
        let line: Int
        let sections: [String]
    }
    struct Reference: Decodable {
        let path: String
        let line: Int
    }
    struct Problem: Decodable {
        let line: Int
        let column: Int?
        let message: String
    }

    let file: String
    let title: String?
    let digest: String
    let blocks: [Block]
    let sections: [Section]
    let items: [Item]
    let leftOut: [LeftOut]
    let roles: [Role]
    let access: [String]
    let gates: [Gate]
    let evidence: [Reference]
    let related: [Reference]
    let problems: [Problem]

    var claims: [Claim] {
        var claims = [Claim(nil, file, String(digest.prefix(12)))]
        claims += sections.map { claim(of: $0) }
        claims += items.flatMap { self.claims(of: $0) }
        let steps = Set(items.map(\.line))
        claims += blocks.filter { !steps.contains($0.line) }.map { Claim($0.line, $0.reason) }
        claims += leftOut.map { Claim($0.line, $0.text, $0.reason) }
        claims += roles.map { Claim($0.line, $0.name, $0.duty) }
        claims += access.map { Claim(nil, $0) }
        claims += gates.map { Claim($0.line, all: [$0.name] + $0.sections) }
        claims += (evidence + related).map { Claim($0.line, $0.path) }
        claims += problems.map { problem in
            let column = problem.column.map { ":\($0)" } ?? ""
            return Claim(nil, "\(file):\(problem.line)\(column): \(problem.message)")
        }
        return claims
    }

    /// The section's number, title and flow, the latter unless the section around says it.
    private func claim(of section: Section) -> Claim {
        let above = sections.first { $0.id == section.parent }?.flow ?? "normal"
        let title = section.number.map { "\($0) \(section.title)" } ?? section.title
        return Claim(
            section.line,
            title,
            section.flow == above ? nil : Self.mark(section.flow),
            section.timeout.map { "at most \($0) s a step" },
            section.host.map { "on \($0)" }
        )
    }

    /// The item's ordinal and what is known of it, and its placeholders.
    private func claims(of item: Item) -> [Claim] {
        let above = sections.first { $0.id == item.section }?.flow ?? "normal"
        let sign = ["command": "$", "manual": "•", "criterion": "○"][item.kind]
        let ordinal = item.id.split(separator: "/").last.map { "/\($0) \(sign ?? "?")" }
        let flow = item.flow == above ? nil : Self.mark(item.flow)
        let offered = item.offered == true ? "offered" : nil
        let known = Claim(
            item.line,
            all: [ordinal, flow, item.refusal, item.text, offered]
                + item.hazards.map { Self.marks[$0] }
        )
        let title = item.title.map { Claim(nil, $0) }
        return [known] + (title.map { [$0] } ?? [])
            + item.placeholders.map { Claim(nil, "--set \($0.name)=", $0.text) }
    }

    private static func mark(_ flow: String) -> String {
        [
            "normal": "in the flow", "on-demand": "on demand", "alternative": "one of several",
            "conditional": "asked first",
        ][flow] ?? flow
    }

    /// What a person reads of each hazard; nothing of `changes`, which goes without saying.
    private static let marks = [
        "read-only": "read-only", "destructive": "destructive", "never-ends": "never ends",
        "needs-terminal": "needs a terminal", "opens-shell": "opens a shell",
    ]
}
