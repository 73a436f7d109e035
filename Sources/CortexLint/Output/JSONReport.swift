import CortexRunbook

/// The report for programs: `cortex-lint/1`.
package enum JSONReport {
    /// Returns the report as one object and a line end.
    package static func object(_ report: LintReport) -> [UInt8] {
        var json = JSONWriter(reservingCapacity: 4096)
        json.object { json in
            json.member("schema", "cortex-lint/1")
            json.list("findings", report.findings, write)
            json.key("summary")
            json.object { write(report, to: &$0) }
        }
        json.newline()
        return json.visibleBytes
    }

    /// Returns each finding as one line, without the summary.
    package static func lines(_ report: LintReport) -> [UInt8] {
        var json = JSONWriter(reservingCapacity: 4096)
        for finding in report.findings {
            json.object { write(finding, to: &$0) }
            json.newline()
        }
        return json.visibleBytes
    }

    private static func write(_ finding: PlacedFinding, to json: inout JSONWriter) {
        json.member("code", finding.rule.code)
        json.member("name", finding.rule.name)
        json.member("severity", finding.severity.rawValue)
        json.member("kind", finding.kind.rawValue)
        json.member("file", finding.path)
        write(from: finding.start, to: finding.end, &json)
        json.member("section", finding.section)
        json.member("block", finding.block)
        json.member("message", finding.message)
        json.member("note", finding.note)
        json.member("help", finding.help)
        json.key("fix")
        if let fix = finding.fix {
            json.object { write(fix, to: &$0) }
        } else {
            json.null()
        }
        json.member("fingerprint", finding.fingerprint.description)
        json.list("related", finding.related) { related, json in
            json.member("file", related.path ?? finding.path)
            json.member("line", related.line)
            json.member("message", related.message)
        }
    }

    private static func write(_ fix: PlacedFix, to json: inout JSONWriter) {
        json.member("safety", fix.safety.rawValue)
        json.member("title", fix.title)
        json.list("edits", fix.edits) { edit, json in
            write(from: edit.start, to: edit.end, &json)
            json.member("text", edit.text)
        }
    }

    private static func write(
        from start: SourcePlace,
        to end: SourcePlace,
        _ json: inout JSONWriter
    ) {
        json.member("line", start.line)
        json.member("column", start.column)
        json.member("endLine", end.line)
        json.member("endColumn", end.column)
        json.member("offset", start.offset)
        json.member("endOffset", end.offset)
    }

    private static func write(_ report: LintReport, to json: inout JSONWriter) {
        let summary = report.summary
        json.member("files", summary.files)
        json.member("filesWithFindings", summary.filesWithFindings)
        json.member("findings", summary.findings)
        json.member("errors", summary.errors)
        json.member("warnings", summary.warnings)
        json.member("infos", summary.infos)
        json.member("suppressed", summary.suppressed)
        json.member("fixable", summary.fixable)
        json.member("unsafelyFixable", summary.unsafelyFixable)
        json.list("failures", report.failures) { file, json in
            json.member("file", file.path)
            json.member("message", file.failure)
        }
    }
}

extension JSONWriter {
    /// Writes the member `name`, a list of objects whose members `body` writes.
    mutating func list<Element>(
        _ name: String,
        _ elements: [Element],
        _ body: (Element, inout JSONWriter) -> Void
    ) {
        key(name)
        array { list in
            for element in elements { list.object { body(element, &$0) } }
        }
    }

    /// What was written, with hidden and bidirectional characters as `\u` escapes.
    ///
    /// They mean the same to a parser and cannot deceive who reads the file on a terminal.
    var visibleBytes: [UInt8] {
        guard bytes.contains(where: { $0 >= 0x7F }) else { return bytes }
        var visible: [UInt8] = []
        visible.reserveCapacity(bytes.count + 64)
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            if scalar.value >= 0x7F, scalar.isHidden {
                for unit in UTF16.encode(scalar) ?? UTF16.encodedReplacementCharacter {
                    let digits = String(unit, radix: 16)
                    visible += "\\u".utf8 + Array(repeating: 0x30, count: 4 - digits.utf8.count)
                    visible += digits.utf8
                }
            } else {
                visible += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
            }
        }
        return visible
    }
}

extension Unicode.Scalar {
    /// Whether it is invisible or changes how the text around it is shown.
    fileprivate var isHidden: Bool {
        if properties.isDefaultIgnorableCodePoint { return true }
        return switch properties.generalCategory {
        case .control, .format, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator:
            true
        default: false
        }
    }
}
