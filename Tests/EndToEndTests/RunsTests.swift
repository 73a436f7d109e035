import Foundation
import Testing

/// What `runs` and `status` say of runs.
@Suite struct RunsTests {
    @Test func `runs are listed newest first with their standing`() throws {
        let bench = try Workbench(blocks: ["cat wanted"])
        #expect(try bench.runUnattended().status == 1)
        try bench.scratch.file("work/wanted", "")
        #expect(try bench.runUnattended().status == 0)
        let lines = try bench.cortex("runs").output.split(separator: "\n").map(String.init)
        try #require(lines.count == 2)
        #expect(lines[0].contains("passed"), "\(lines)")
        #expect(lines[1].contains("suspended"), "\(lines)")
        #expect(try bench.cortex("status").output.contains(String(lines[0].prefix { $0 != " " })))
        let json = try bench.cortex("runs", "--json")
        let object =
            try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
        #expect(object?["schema"] as? String == "cortex-runs/1")
        #expect((object?["runs"] as? [Any])?.count == 2)
    }

    @Test func `where there are no runs, none are listed and nothing is made`() throws {
        let bench = try Workbench()
        let result = try bench.cortex("runs")
        #expect(result.status == 0)
        #expect(result.output == "no runs yet\n")
        #expect(bench.scratch.names(in: "") == ["work"])
    }

    @Test func `any unique beginning of a name selects a run`() throws {
        let bench = try Workbench(blocks: ["true"])
        #expect(try bench.runUnattended().status == 0)
        let name = try #require(bench.runs.first)
        for length in [8, 12, name.count] {
            let result = try bench.cortex("status", String(name.prefix(length)))
            #expect(result.status == 0, "\(result.errors)")
            #expect(result.output.contains(name))
        }
    }

    @Test func `status shows how far a run is, with the section's steps and criteria`() throws {
        let bench = try Workbench(blocks: ["true", "true"])
        let terminal = try bench.runAtTerminal("--as", "Ada")
        try terminal.answer("Run it?", "\r")
        try terminal.answer("Run it?", "q")
        #expect(try terminal.end() == 4)
        let status = try bench.cortex("status").output
        #expect(status.contains("1/2 steps"), "\(status)")
        #expect(status.contains("suspended"))
        #expect(status.contains("Ada"))
        let json = try bench.cortex("status", "--json")
        let object =
            try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
        #expect(object?["schema"] as? String == "cortex-status/1")
    }

    @Test func `a run's folder holds the runbook's bytes and can be read by its owner only`() throws
    {
        let bench = try Workbench(blocks: ["true"])
        #expect(try bench.runUnattended().status == 0)
        #expect(try bench.recorded("runbook.md") == bench.scratch.text("work/runbook.md"))
        let folder = "\(bench.scratch.path)/state/cortex/runs/\(bench.runs[0])"
        for name in ["", "/journal.jsonl", "/steps/001.1/output.raw"] {
            let attributes = try FileManager.default.attributesOfItem(atPath: folder + name)
            let mode = try #require(attributes[.posixPermissions] as? NSNumber)
            #expect(mode.intValue & 0o077 == 0, "\(name)")
        }
    }
}
