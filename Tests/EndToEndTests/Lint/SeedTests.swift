import Foundation
import Testing

/// What the built program finds in the workflow that Cortex was made for, against the page that says
/// why each finding is right.
@Suite struct SeedTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    private static let seed =
        ProcessInfo.processInfo.environment["CORTEX_SEED"]
        ?? root.appending(path: "../shared/seed/cortex-release-workflow.md").path

    private static let isThere = FileManager.default.fileExists(atPath: seed)

    /// The findings that `docs/lint/seed.md` lists up to a level, each as `LINE CODE`.
    private static func listed(_ levels: Set<String>) throws -> [String] {
        let page = try String(
            contentsOf: root.appending(path: "docs/lint/seed.md"),
            encoding: .utf8
        )
        return page.split(separator: "\n").flatMap { row -> [String] in
            let cells = row.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            guard cells.count == 4, levels.contains(cells[2]) else { return [] }
            return cells[0].components(separatedBy: ", ").map { "\($0) \(cells[1])" }
        }
    }

    @Test(
        .enabled(if: isThere, "the workflow is not there"),
        arguments: [
            ("default", ["default"]), ("release", ["default", "release"]),
            ("all", ["default", "release", "all"]),
        ] as [(String, Set<String>)]
    )
    func `the page lists what is found, no more and no less`(
        _ level: String,
        _ levels: Set<String>
    ) throws {
        let bench = try Workbench(String(contentsOfFile: Self.seed, encoding: .utf8))
        let result = try bench.cortex(
            "lint",
            "--level",
            level,
            "--config",
            "shellcheck=off",
            "--format",
            "concise",
            "runbook.md"
        )
        let found = result.output.split(separator: "\n").map { line in
            let words = line.split(separator: ":", maxSplits: 3)
            return "\(words[1]) \(words[3].split(separator: " ")[0])"
        }
        #expect(found.sorted() == (try Self.listed(levels)).sorted())
        #expect(result.status == 1)
    }
}
