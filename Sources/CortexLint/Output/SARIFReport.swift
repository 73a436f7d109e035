import CortexRunbook

/// The report for code scanning: SARIF 2.1.0 (OASIS standard), one run.
struct SARIFReport {
    private let report: LintReport
    private let surroundings: LintReport.Surroundings
    /// The rules in the order of `tool.driver.rules`.
    private let rules: [RuleDescription]
    private let ruleIndex: [String: Int]

    init(_ report: LintReport, _ surroundings: LintReport.Surroundings) {
        self.report = report
        self.surroundings = surroundings
        var rules = report.rules
        var index: [String: Int] = [:]
        for (place, rule) in rules.enumerated() { index[rule.code] = place }
        for finding in report.files.flatMap(\.findings) where index[finding.rule.code] == nil {
            index[finding.rule.code] = rules.count
            rules.append(finding.rule)
        }
        self.rules = rules
        ruleIndex = index
    }

    /// The log as one object and a line end.
    var bytes: [UInt8] {
        var json = JSONWriter(reservingCapacity: 1 << 16)
        json.object { json in
            json.member("$schema", Self.schema)
            json.member("version", "2.1.0")
            json.list("runs", [self]) { $0.writeRun(to: &$1) }
        }
        json.newline()
        return json.visibleBytes
    }

    private static let schema =
        "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

    private func writeRun(to json: inout JSONWriter) {
        json.key("tool")
        json.object { json in
            json.key("driver")
            json.object { json in
                json.member("name", "cortex")
                json.member("semanticVersion", surroundings.version)
                json.list("rules", rules, write)
            }
        }
        json.list("invocations", [report.failures]) { failures, json in
            json.member("executionSuccessful", failures.isEmpty)
            json.list("toolExecutionNotifications", failures) { file, json in
                json.member("level", "error")
                json.text("message", file.failure ?? "")
                json.list("locations", [file.path]) { path, json in
                    json.key("physicalLocation")
                    json.object { $0.artifact(path) }
                }
            }
        }
        json.member("columnKind", "unicodeCodePoints")
        json.list("results", sorted, write)
    }

    /// The results, the worst first: readers with a limit leave out the last ones.
    private var sorted: [PlacedFinding] {
        let findings = report.files.flatMap(\.findings)
        let severities: [Severity] = [.error, .warning, .info]
        let open = severities.flatMap { severity in
            findings.filter { $0.suppression == nil && $0.severity == severity }
        }
        return open + findings.filter { $0.suppression != nil }
    }

    private func write(_ rule: RuleDescription, to json: inout JSONWriter) {
        json.member("id", rule.code)
        json.member("name", rule.name)
        if let manual = RuleManual(code: rule.code) {
            json.text("shortDescription", manual.summary)
            json.text("fullDescription", manual.reason)
            json.key("help")
            json.object { json in
                json.member("text", manual.body)
                json.member("markdown", manual.body)
            }
        }
        if let address = surroundings.address(of: rule) { json.member("helpUri", address) }
        json.key("defaultConfiguration")
        json.object { $0.member("level", rule.severity.sarifLevel) }
        json.key("properties")
        json.object { json in
            json.member("level", rule.level.rawValue)
            json.member("tags", [String(rule.code.prefix(3))])
        }
    }

    private func write(_ finding: PlacedFinding, to json: inout JSONWriter) {
        json.member("ruleId", finding.rule.code)
        json.member("ruleIndex", ruleIndex[finding.rule.code])
        json.member("level", finding.severity.sarifLevel)
        json.text("message", finding.sentence)
        json.list("locations", [finding]) { $0.writeLocation(to: &$1) }
        json.list("relatedLocations", Array(finding.related.enumerated())) { related, json in
            json.member("id", related.offset + 1)
            json.text("message", related.element.message)
            json.key("physicalLocation")
            json.object { json in
                json.artifact(related.element.path ?? finding.path)
                json.key("region")
                json.object { $0.member("startLine", related.element.line) }
            }
        }
        json.key("partialFingerprints")
        json.object { json in
            json.member("cortexFingerprint/v1", finding.fingerprint.description)
            json.member("primaryLocationLineHash", finding.fingerprint.lineHash)
        }
        if let fix = finding.fix, fix.safety != .suggestion {
            json.list("fixes", [fix]) { $0.write(path: finding.path, to: &$1) }
        }
        finding.suppression?.write(to: &json)
    }
}

extension RuleManual {
    /// The first paragraph behind the summary: what goes wrong.
    fileprivate var reason: String {
        let paragraph = body.split(separator: "\n", omittingEmptySubsequences: false)
            .prefix { !$0.isEmpty }
        return paragraph.isEmpty || paragraph[0].hasPrefix("#")
            ? summary : paragraph.joined(separator: " ")
    }
}

extension PlacedFinding {
    /// The message, and behind it what the note and the help say.
    fileprivate var sentence: String {
        note.map { "\(message): \($0). \(help)" } ?? "\(message). \(help)"
    }

    fileprivate func writeLocation(to json: inout JSONWriter) {
        json.key("physicalLocation")
        json.object { json in
            json.artifact(path)
            json.key("region")
            json.object { json in
                json.region(from: start, to: end)
                json.text("snippet", String(decoding: excerpt.bytes[excerpt.marked], as: UTF8.self))
            }
            json.key("contextRegion")
            json.object { json in
                json.member("startLine", start.line)
                json.member("endLine", end.line)
                json.text("snippet", String(decoding: excerpt.bytes, as: UTF8.self))
            }
        }
        guard let section else { return }
        json.list("logicalLocations", [section]) { section, json in
            json.member("fullyQualifiedName", section)
            json.member("kind", "element")
        }
    }
}

extension PlacedFix {
    fileprivate func write(path: String, to json: inout JSONWriter) {
        json.text("description", title)
        json.list("artifactChanges", [edits]) { edits, json in
            json.artifact(path)
            json.list("replacements", edits) { edit, json in
                json.key("deletedRegion")
                json.object { $0.region(from: edit.start, to: edit.end) }
                if !edit.text.isEmpty { json.text("insertedContent", edit.text) }
            }
        }
    }
}

extension Suppression {
    fileprivate func write(to json: inout JSONWriter) {
        switch self {
        case .comment(let reason):
            json.list("suppressions", [reason]) { reason, json in
                json.member("kind", "inSource")
                if !reason.isEmpty { json.member("justification", reason) }
            }
        case .baseline:
            json.list("suppressions", ["external"]) { $1.member("kind", $0) }
            json.member("baselineState", "unchanged")
        }
    }
}

extension Severity {
    /// The level's name in SARIF.
    fileprivate var sarifLevel: String {
        switch self {
        case .error: "error"
        case .warning: "warning"
        case .info: "note"
        }
    }
}

extension JSONWriter {
    /// Writes the member `name`, an object with a text.
    fileprivate mutating func text(_ name: String, _ text: String) {
        key(name)
        object { $0.member("text", text) }
    }

    /// Writes where a file is: relative to the folder in which Cortex was started.
    fileprivate mutating func artifact(_ path: String) {
        key("artifactLocation")
        object { json in
            json.member("uri", path.asURI)
        }
    }

    /// Writes what a region is, in lines and columns and, as far as a number is known, in bytes.
    fileprivate mutating func region(from start: SourcePlace, to end: SourcePlace) {
        member("startLine", start.line)
        member("startColumn", start.column)
        member("endLine", end.line)
        member("endColumn", end.column)
        member("byteOffset", start.offset)
        member("byteLength", end.offset - start.offset)
    }
}

extension String {
    /// The path as a reference to a resource (RFC 3986); an absolute one as a `file:` URI.
    package var asURI: String {
        var uri: [UInt8] = hasPrefix("/") ? Array("file://".utf8) : []
        let path = hasPrefix("./") ? dropFirst(2).utf8 : self[...].utf8
        for byte in path {
            if byte.isASCIILetter || byte.isDigit || "/-._~".utf8.contains(byte) {
                uri.append(byte)
            } else {
                uri += "%".utf8
                uri += (byte < 0x10 ? "0" : "").utf8
                uri += String(byte, radix: 16, uppercase: true).utf8
            }
        }
        return String(decoding: uri, as: UTF8.self)
    }
}
