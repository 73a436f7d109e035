/// Where the runbook's lines are found from where the report is read.
package struct ReportLinks: Sendable, Equatable {
    /// The runbook's address; `nil` where it has none, as it came from standard input.
    package let runbook: String?

    package init(runbook: String?) {
        self.runbook = runbook
    }

    /// The address of a 1-based line.
    package func line(_ line: Int) -> String? {
        runbook.map { "\($0)#L\(line)" }
    }

    /// Whether following the address cannot run anything: it is relative, or of the web.
    static func isHarmless(_ address: String) -> Bool {
        let lower = address.lowercased()
        if lower.hasPrefix("https://") || lower.hasPrefix("http://") { return true }
        return !address.prefix { $0 != "/" && $0 != "#" && $0 != "?" }.contains(":")
    }

    /// Returns the address of the file at `path` for a reader of a file in `folder`.
    ///
    /// Both are absolute paths; what a URL cannot hold is percent-encoded (RFC 3986).
    package static func relative(_ path: String, from folder: String) -> String {
        let target = path.split(separator: "/")
        let start = folder.split(separator: "/")
        let common = zip(target, start).prefix { $0 == $1 }.count
        let ups = Array(repeating: "..", count: start.count - common)
        let parts = ups + target.dropFirst(common).map { encoded(String($0)) }
        return parts.joined(separator: "/")
    }

    /// Percent-encodes what must not stand in a path.
    static func encoded(_ path: String) -> String {
        var text = ""
        for byte in path.utf8 {
            let scalar = Unicode.Scalar(byte)
            let isPlain = byte < 0x80 && (scalar.properties.isAlphabetic || "0"..."9" ~= scalar)
            if isPlain || "-._~/+,=@".unicodeScalars.contains(scalar) {
                text.unicodeScalars.append(scalar)
            } else {
                let digits = String(byte, radix: 16, uppercase: true)
                text += "%" + (digits.count == 1 ? "0" : "") + digits
            }
        }
        return text
    }
}
