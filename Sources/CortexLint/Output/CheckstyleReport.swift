import CortexText

extension LintReport {
    /// The report in the format of Checkstyle, which many servers read.
    var checkstyle: String {
        var xml = XMLWriter()
        xml.element("checkstyle", [("version", "4.3")]) { xml in
            for file in files {
                xml.element("file", [("name", file.path)]) { xml in
                    if let failure = file.failure {
                        xml.element(
                            "error",
                            [("severity", "error"), ("message", failure), ("source", "cortex")]
                        )
                    }
                    for finding in file.open { xml.element("error", finding.attributes) }
                }
            }
        }
        return xml.text
    }
}

extension PlacedFinding {
    fileprivate var attributes: [(String, String)] {
        [
            ("line", "\(start.line)"),
            ("column", "\(start.column)"),
            ("severity", severity.rawValue),
            ("message", "\(message). \(help)"),
            ("source", "cortex.\(rule.code)"),
        ]
    }
}
