import Foundation
import Testing

/// What `report` and `status --watch` give.
@Suite struct ReportCommandTests {
    @Test(arguments: ["markdown", "html", "json", "junit", "tap"])
    func `a report of a run that failed says so in every form`(format: String) throws {
        let bench = try Workbench(blocks: ["echo '<b>bold</b>'\ncat wanted"])
        #expect(try bench.runUnattended().status == 1)
        let result = try bench.cortex("report", "--format", format)
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.errors.isEmpty)
        #expect(result.output.lowercased().contains("not finished: suspended, a step failed"))
        #expect(result.output.contains("cat wanted"))
        #expect(result.output.contains("No such file or directory"))
    }

    @Test func `a report goes into a file, with links from there`() throws {
        let bench = try Workbench(blocks: ["true"])
        #expect(try bench.runUnattended().status == 0)
        let result = try bench.cortex("report", "--format", "html", "-o", "../run.html")
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.output.isEmpty)
        let file = URL(filePath: bench.scratch.path).appending(path: "run.html")
        let page = try String(contentsOf: file, encoding: .utf8)
        #expect(page.hasPrefix("<!DOCTYPE html>"))
        #expect(page.contains("href=\"work/"), "\(page)")
    }

    @Test func `a template is filled in`() throws {
        let bench = try Workbench(blocks: ["true"])
        #expect(try bench.runUnattended().status == 0)
        try bench.scratch.file("work/notes.md", "Status: TBD\n- Seen by legal:\n")
        let result = try bench.cortex("report", "--template", "notes.md")
        #expect(result.output == "Status: passed\n- Seen by legal: \\_\\_\\_\\_\n")
        let missing = try bench.cortex("report", "--template", "nowhere.md")
        #expect(missing.status == 2)
        #expect(missing.errors.contains("nowhere.md: cannot be read"))
    }

    @Test func `following ends when the run has finished`() throws {
        let bench = try Workbench(blocks: ["true"])
        #expect(try bench.runUnattended().status == 0)
        #expect(try bench.runUnattended().status == 0)
        let result = try bench.cortex("status", "--watch")
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.output.contains("passed"))
        #expect(result.output.contains("of typically"))
        #expect(!result.output.contains("\u{1B}"))
    }
}
