import CortexLint
import CortexRunbook

extension LanguageServer {
    /// Writes what can be done about the findings in the range that the client names.
    func actions(in document: OpenDocument, _ parameters: JSONValue, to json: inout JSONWriter) {
        let wanted = parameters["context"]?["only"]?.array?.compactMap(\.string)
        let range = document.range(parameters["range"], encoding)
        json.array { list in
            if Self.isWanted("quickfix", wanted) {
                for (placed, place, fix) in document.checked?.findings ?? []
                where place.touches(range) {
                    let diagnostic = Diagnosed(placed: placed, range: place)
                    if let fix { quickFix(fix, diagnostic, of: document, to: &list) }
                    ignore(diagnostic, in: document, to: &list)
                }
            }
            if Self.isWanted("source.fixAll.cortex", wanted) { fixAll(in: document, to: &list) }
        }
    }

    private struct Diagnosed {
        let placed: PlacedFinding
        let range: Range<Int>
    }

    /// Whether the client asked for `kind`, or for one that holds it, or for none in particular.
    private static func isWanted(_ kind: String, _ wanted: [String]?) -> Bool {
        wanted.map { $0.contains { kind == $0 || kind.hasPrefix($0 + ".") } } ?? true
    }

    private func quickFix(
        _ fix: Fix,
        _ finding: Diagnosed,
        of document: OpenDocument,
        to json: inout JSONWriter
    ) {
        let code = finding.placed.rule.code
        json.object { json in
            json.member("title", "\(code): \(fix.title)")
            json.member("kind", "quickfix")
            diagnostics(finding, of: document, to: &json)
            if fix.safety == .safe { json.member("isPreferred", true) }
            edit(fix.edits, of: document, to: &json)
        }
    }

    /// Writes the action that puts a comment above the finding's line.
    private func ignore(
        _ finding: Diagnosed,
        in document: OpenDocument,
        to json: inout JSONWriter
    ) {
        let code = finding.placed.rule.code
        let line = document.text.position(of: finding.range.lowerBound, encoding).line
        let bytes = document.text.line(line)
        let indent = String(utf8: bytes.prefix(while: \.isBlank))
        let isInScript = document.isInScript(finding.range.lowerBound)
        let comment =
            isInScript
            ? "# cortex: disable=\(code) \(Self.reason)"
            : "<!-- cortex-disable-next-line \(code): \(Self.reason) -->"
        let start = bytes.startIndex
        json.object { json in
            json.member("title", "\(code): ignore here, with a reason")
            json.member("kind", "quickfix")
            diagnostics(finding, of: document, to: &json)
            edit([Fix.Edit(start..<start, "\(indent)\(comment)\n")], of: document, to: &json)
        }
    }

    /// What stands for the reason until a person writes it.
    private static let reason = "say why"

    /// Writes the action that applies every safe fix, if there is one.
    private func fixAll(in document: OpenDocument, to json: inout JSONWriter) {
        var edits: [Fix.Edit] = []
        for (_, _, fix) in document.checked?.findings ?? [] {
            guard let fix, fix.safety == .safe else { continue }
            let isFree = fix.edits.allSatisfy { edit in
                edits.allSatisfy { !$0.range.touches(edit.range) }
            }
            if isFree { edits += fix.edits }
        }
        guard !edits.isEmpty else { return }
        json.object { json in
            json.member("title", "Apply all safe fixes of cortex lint")
            json.member("kind", "source.fixAll.cortex")
            edit(edits, of: document, to: &json)
        }
    }

    private func diagnostics(
        _ finding: Diagnosed,
        of document: OpenDocument,
        to json: inout JSONWriter
    ) {
        json.key("diagnostics")
        json.array { list in
            list.object { diagnostic(finding.placed, finding.range, of: document, to: &$0) }
        }
    }

    private func edit(
        _ edits: [Fix.Edit],
        of document: OpenDocument,
        to json: inout JSONWriter
    ) {
        json.key("edit")
        json.object { json in
            json.key("changes")
            json.object { json in
                json.key(document.uri)
                json.array { list in
                    for edit in edits {
                        list.object { json in
                            json.member("range", edit.range, of: document.text, encoding)
                            json.member("newText", edit.text)
                        }
                    }
                }
            }
        }
    }
}

extension OpenDocument {
    /// The bytes that a range of a message names; empty at the start where it names none.
    fileprivate func range(_ value: JSONValue?, _ encoding: PositionEncoding) -> Range<Int> {
        guard let start = Position(value?["start"]), let end = Position(value?["end"]) else {
            return 0..<0
        }
        let lower = text.offset(of: start, encoding)
        return lower..<max(lower, text.offset(of: end, encoding))
    }

    /// Whether the byte at `offset` stands in a script, where comments begin with `#`.
    fileprivate func isInScript(_ offset: Int) -> Bool {
        guard let document = checked?.document else { return false }
        let line = document.source.line(at: offset)
        return document.scripts.contains { script in
            guard let block = script.block.map({ document.runbook.blocks[$0] }) else {
                return false
            }
            return line > block.line && line < block.endLine
        }
    }
}

extension Range<Int> {
    /// Whether the two have a byte in common, or one ends where the other begins.
    func touches(_ other: Range<Int>) -> Bool {
        lowerBound <= other.upperBound && other.lowerBound <= upperBound
    }
}
