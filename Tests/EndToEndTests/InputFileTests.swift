import Foundation
import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

@Suite struct InputFileTests {
    struct Case: CustomTestStringConvertible {
        let name: String
        let bytes: [UInt8]
        /// The statuses of `plan` and of `run --yes`.
        let plan: Int32
        let run: Int32
        /// The place that the complaint names; `nil` if there is nothing to complain of.
        let complaint: String?
        var testDescription: String { name }

        init(_ name: String, _ bytes: [UInt8], plan: Int32, run: Int32, complaint: String? = nil) {
            self.name = name
            self.bytes = bytes
            self.plan = plan
            self.run = run
            self.complaint = complaint
        }

        init(_ name: String, _ text: String, plan: Int32, run: Int32, complaint: String? = nil) {
            self.init(name, Array(text.utf8), plan: plan, run: run, complaint: complaint)
        }
    }

    static let text = "# Work\n\n## 1. Part\n\n```bash\necho done\n```\n"

    static let cases = [
        Case("UTF-8 with a mark", [0xef, 0xbb, 0xbf] + text.utf8, plan: 0, run: 0),
        Case("CRLF", text.replacing("\n", with: "\r\n"), plan: 0, run: 0),
        Case("no line end at the end", String(text.dropLast()), plan: 0, run: 0),
        Case(
            "NUL in a block",
            text.replacing("done", with: "do\0ne"),
            plan: 0,
            run: 3,
            complaint: "runbook.md:6:8: "
        ),
        Case(
            "bytes that are not UTF-8 in a block",
            Array(text.utf8).flatMap { $0 == UInt8(ascii: "d") ? [0xff, $0] : [$0] },
            plan: 0,
            run: 3,
            complaint: "runbook.md:6:6: "
        ),
        Case("an empty file", "", plan: 0, run: 3, complaint: "runbook.md:1"),
        Case("headings only", "# Work\n\n## 1. Part\n", plan: 0, run: 3, complaint: "runbook.md:1"),
        Case(
            "a fence that never ends",
            String(text.dropLast(4)),
            plan: 0,
            run: 3,
            complaint: "runbook.md:5"
        ),
        Case(
            "more than 8 MiB",
            text + String(repeating: "x", count: 8 << 20),
            plan: 3,
            run: 3,
            complaint: "runbook.md"
        ),
        Case(
            "nesting deeper than 64",
            text + String(repeating: ">", count: 70) + " deep\n",
            plan: 3,
            run: 3,
            complaint: "runbook.md:8"
        ),
    ]

    @Test(arguments: cases)
    func `any bytes are run or refused with one clear line`(_ one: Case) throws {
        let bench = try Workbench()
        try bench.scratch.file("work/runbook.md", one.bytes)
        let plan = try bench.cortex("plan", "runbook.md")
        let run = try bench.cortex("run", "runbook.md", "--yes")
        #expect(plan.status == one.plan, "\(plan.errors)")
        #expect(run.status == one.run, "\(run.errors)")
        #expect(run.output == (one.run == 0 ? "done\n" : ""))
        if let complaint = one.complaint {
            let line = try #require(run.errors.split(separator: "\n").first)
            #expect(run.errors == line + "\n")
            #expect(line.hasPrefix(complaint), "\(line)")
            let problems =
                try one.plan == 0
                ? PlanDocument(bench.cortex("plan", "--json", "runbook.md").output)
                    .problems(in: "runbook.md")
                : [plan.errors.trimmingCharacters(in: .newlines)]
            #expect(problems == [String(line)])
            #expect(bench.runs == [])
        }
    }

    @Test(arguments: ["plan", "run"])
    func `what cannot be read is 2 with one line`(_ command: String) throws {
        let bench = try Workbench()
        try FileManager.default.createDirectory(
            atPath: "\(bench.directory)/folder",
            withIntermediateDirectories: true
        )
        let options = command == "run" ? ["--yes"] : []
        for (name, reason) in [("folder", "directory"), ("missing.md", "No such file")] {
            let result = try bench.cortex([command, name] + options)
            #expect(result.status == 2)
            #expect(result.output == "")
            #expect(result.errors.hasPrefix("\(name): cannot be read: "))
            #expect(result.errors.lowercased().contains(reason.lowercased()), "\(result.errors)")
            #expect(result.errors.split(separator: "\n").count == 1)
        }
        #expect(bench.runs == [])
    }

    @Test(.disabled(if: geteuid() == 0, "root may read everything"), arguments: ["plan", "run"])
    func `a file without permission is 2 with one line`(_ command: String) throws {
        let bench = try Workbench(Self.text)
        try FileManager.default.setAttributes(
            [.posixPermissions: 0],
            ofItemAtPath: "\(bench.directory)/runbook.md"
        )
        let result = try bench.cortex(
            [command, "runbook.md"] + (command == "run" ? ["--yes"] : [])
        )
        #expect(result.status == 2)
        #expect(result.errors == "runbook.md: cannot be read: Permission denied\n")
    }

    @Test func `of several files each is planned, and one that is missing is told`() throws {
        let bench = try Workbench(Self.text)
        let result = try bench.cortex("plan", "--json", "runbook.md", "missing.md", "runbook.md")
        #expect(result.status == 2)
        #expect(result.output.split(separator: "\n").count == 2)
        #expect(result.errors.hasPrefix("missing.md: cannot be read: "))
    }

    static let closed = ["<&-", ">&-", "2>&-", "<&- >&-", ">&- 2>&-", "<&- >&- 2>&-"]

    @Test(arguments: closed)
    func `a stream that is closed is mistaken for nothing else`(_ closing: String) throws {
        let bench = try Workbench(blocks: ["printf '\\001\\002\\017'; echo x >&2", "touch made"])
        let result = try bench.bash("'\(Workbench.program)' run --yes runbook.md \(closing)")
        #expect(result.status == 0, "\(result.errors)")
        #expect(try bench.journal().verdicts == ["1/1 passed", "2/1 passed"])
        #expect(try bench.cortex("status").status == 0)
        #expect(bench.scratch.names(in: "work") == ["made", "runbook.md"])
        let plan = try bench.bash("'\(Workbench.program)' plan runbook.md >&-")
        #expect(plan.status == 5)
        #expect(plan.errors.contains("standard output: cannot be written"))
    }

    @Test func `a path with a line end is complained of on one line`() throws {
        let result = try Workbench().cortex("plan", "a\u{1b}[2J\nb.md")
        #expect(result.status == 2)
        #expect(result.errors.hasPrefix("a^[[2J^Jb.md: cannot be read: "), "\(result.errors)")
        #expect(result.errors.split(separator: "\n").count == 1)
    }

    @Test func `standard input is planned under the name of a dash`() throws {
        let result = try Workbench().cortex("plan", "-", input: Self.text)
        #expect(result.status == 0)
        #expect(result.output.contains("echo done") || result.output.contains("1/1"))
        #expect(result.errors == "")
    }
}
