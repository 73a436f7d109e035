import CortexText
import Foundation
import Testing

@testable import CortexLint

struct SARIFReportTests {
    @Test func `a result has its region, its fingerprints and its fix`() throws {
        let report = try LintReport(
            marked: "# Ship\n\n## 1.2 Build\n\n```bash\nmake «é»\n```\n",
            path: "./docs/ship it.md",
            fix: Fix(.safe, "write e", replace: 35..<37, by: "e"),
            related: [
                Related(line: 3, message: "here"), Related(path: "/b.md", line: 9, message: "x"),
            ]
        )
        let fingerprint = report.findings[0].fingerprint
        let place = """
            "startLine":6,"startColumn":6,"endLine":6,"endColumn":7,"byteOffset":35,"byteLength":2
            """
        let artifact = #""artifactLocation":{"uri":"docs/ship%20it.md"}"#
        let results = """
            "results":[{"ruleId":"XYZ001","ruleIndex":0,"level":"warning",\
            "message":{"text":"this is wrong. write it right"},\
            "locations":[{"physicalLocation":{\(artifact),\
            "region":{\(place),"snippet":{"text":"é"}},\
            "contextRegion":{"startLine":6,"endLine":6,"snippet":{"text":"make é"}}},\
            "logicalLocations":[{"fullyQualifiedName":"1.2 Build","kind":"element"}]}],\
            "relatedLocations":[{"id":1,"message":{"text":"here"},"physicalLocation":{\
            \(artifact),"region":{"startLine":3}}},\
            {"id":2,"message":{"text":"x"},"physicalLocation":{\
            "artifactLocation":{"uri":"file:///b.md"},"region":{"startLine":9}}}],\
            "partialFingerprints":{"cortexFingerprint/v1":"\(fingerprint)",\
            "primaryLocationLineHash":"\(fingerprint.lineHash)"},\
            "fixes":[{"description":{"text":"write e"},"artifactChanges":[{\(artifact),\
            "replacements":[{"deletedRegion":{\(place)},"insertedContent":{"text":"e"}}]}]}]}]}]}

            """
        #expect(report.written(.sarif).hasSuffix(results))
    }

    @Test func `the driver names its rules with their manuals`() throws {
        let report = try LintReport(of: "fine\n")
        let object = try JSONSerialization.jsonObject(with: Data(report.written(.sarif).utf8))
        let run = try #require(((object as? [String: Any])?["runs"] as? [[String: Any]])?.first)
        let driver = try #require((run["tool"] as? [String: [String: Any]])?["driver"])
        #expect(driver["semanticVersion"] as? String == "1.2.3")
        let rule = try #require((driver["rules"] as? [[String: Any]])?.first)
        #expect(rule["id"] as? String == "PLH001")
        #expect(rule["name"] as? String == "placeholder-redirect")
        let manual = try #require(RuleManual(code: "PLH001"))
        #expect((rule["help"] as? [String: String])?["markdown"] == manual.body)
        #expect((rule["shortDescription"] as? [String: String])?["text"] == manual.summary)
        #expect(rule["defaultConfiguration"] as? [String: String] == ["level": "error"])
        #expect(rule["helpUri"] == nil)
    }

    @Test func `errors come first, what is suppressed last`() throws {
        let text = try MachineReportTests.sample().written(.sarif)
        let levels = text.matches(of: /"ruleIndex":0,"level":"(\w+)"/).map { String($0.output.1) }
        #expect(levels == ["error", "warning", "warning"])
        #expect(
            text.contains(#""suppressions":[{"kind":"inSource","justification":"known"}]"#)
        )
        #expect(text.contains(#""executionSuccessful":false"#))
    }

    /// The official schema: `CORTEX_SARIF_SCHEMA`, or where `make sarif-schema` puts it.
    private static let schema =
        ProcessInfo.processInfo.environment["CORTEX_SARIF_SCHEMA"] ?? ".build/sarif-schema.json"

    @Test(
        .enabled("the schema is there: `make sarif-schema`") {
            FileManager.default.fileExists(atPath: schema)
        }
    )
    func `a log is valid against the official schema`() throws {
        var report = try MachineReportTests.sample()
        report.files[0].findings[0].suppression = .baseline
        let log = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: log) }
        let style = LintReport.Surroundings(
            style: .init(colour: false, unicode: true),
            version: "1.2.3",
            manuals: "https://example.org/lint/"
        )
        try Data(report.written(as: .sarif, style)).write(to: log)
        let script = """
            import json, sys, jsonschema
            schema, log = (json.load(open(path)) for path in sys.argv[1:])
            validator = jsonschema.validators.validator_for(schema)
            for error in validator(schema).iter_errors(log):
                print(list(error.absolute_path), error.message)
            """
        let python = Process()
        python.executableURL = URL(filePath: "/usr/bin/env")
        python.arguments = ["python3", "-W", "ignore", "-c", script, Self.schema, log.path]
        // Where `make sarif-schema` puts the validator if Python has none.
        python.environment = ProcessInfo.processInfo.environment.merging(
            ["PYTHONPATH": ".build/sarif-python"]
        ) { $1 }
        let output = Pipe()
        python.standardOutput = output
        try python.run()
        let said = try output.fileHandleForReading.readToEnd() ?? Data()
        python.waitUntilExit()
        #expect(String(decoding: said, as: UTF8.self) == "")
        #expect(python.terminationStatus == 0)
    }
}
