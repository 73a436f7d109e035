import CortexRunbook

extension LintReport {
    /// The report in GitLab's code quality format: a list of issues, told apart by fingerprint.
    var codeQuality: [UInt8] {
        var json = JSONWriter(reservingCapacity: 4096)
        json.array { json in
            for finding in findings {
                json.object { finding.write(to: &$0) }
            }
        }
        json.newline()
        return json.visibleBytes
    }
}

extension PlacedFinding {
    fileprivate func write(to json: inout JSONWriter) {
        json.member("description", "\(message). \(help)")
        json.member("check_name", "\(rule.code) \(rule.name)")
        json.member("fingerprint", fingerprint.description)
        json.member("severity", severity.codeQuality)
        json.key("location")
        json.object { json in
            json.member("path", path.hasPrefix("./") ? String(path.dropFirst(2)) : path)
            json.key("lines")
            json.object { json in
                json.member("begin", start.line)
                json.member("end", max(start.line, excerpt.lastLine ?? start.line))
            }
        }
    }
}

extension Severity {
    /// The severity's name in GitLab.
    fileprivate var codeQuality: String {
        switch self {
        case .error: "critical"
        case .warning: "major"
        case .info: "info"
        }
    }
}
