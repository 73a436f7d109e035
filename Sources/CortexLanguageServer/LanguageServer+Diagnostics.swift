import CortexLint
import CortexRunbook

extension LanguageServer {
    /// Writes the full report that answers a pull for diagnostics.
    func report(on document: OpenDocument, to json: inout JSONWriter) {
        json.object { json in
            json.member("kind", "full")
            json.key("items")
            json.array { diagnostics(of: document, to: &$0) }
        }
    }

    /// Writes each finding of `document` as a diagnostic.
    func diagnostics(of document: OpenDocument, to json: inout JSONWriter) {
        for finding in document.checked?.findings ?? [] {
            json.object { diagnostic(finding.placed, finding.range, of: document, to: &$0) }
        }
    }

    /// Writes the members of a diagnostic.
    func diagnostic(
        _ finding: PlacedFinding,
        _ range: Range<Int>,
        of document: OpenDocument,
        to json: inout JSONWriter
    ) {
        json.member("range", range, of: document.text, encoding)
        json.member("severity", finding.severity.number)
        json.member("code", finding.rule.code)
        if let manuals {
            json.key("codeDescription")
            json.object { $0.member("href", manuals + finding.rule.page) }
        }
        json.member("source", "cortex")
        json.member("message", finding.sentence)
        if finding.rule.code == "STY002" {
            json.key("tags")
            json.array { $0.value(1) }
        }
        if !finding.related.isEmpty {
            json.key("relatedInformation")
            json.array { list in
                for related in finding.related {
                    list.object { write(related, of: document, to: &$0) }
                }
            }
        }
        json.key("data")
        json.object { $0.member("fingerprint", finding.fingerprint.description) }
    }

    private func write(
        _ related: Related,
        of document: OpenDocument,
        to json: inout JSONWriter
    ) {
        json.key("location")
        json.object { json in
            json.member("uri", related.path.map(uri) ?? document.uri)
            json.key("range")
            json.object { json in
                for name in ["start", "end"] {
                    json.key(name)
                    json.object { json in
                        json.member("line", max(0, related.line - 1))
                        json.member("character", 0)
                    }
                }
            }
        }
        json.member("message", related.message)
    }

    /// The URI of a path as findings show it: absolute, or below the client's folder.
    private func uri(_ path: String) -> String {
        path.hasPrefix("/") ? path.asURI : (root ?? "file:///") + path.asURI
    }
}

extension PlacedFinding {
    /// The message, and behind it what the note and the help say.
    fileprivate var sentence: String {
        note.map { "\(message): \($0)\n\(help)" } ?? "\(message)\n\(help)"
    }
}

extension Severity {
    /// The severity's number in the protocol.
    fileprivate var number: Int {
        switch self {
        case .error: 1
        case .warning: 2
        case .info: 3
        }
    }
}
