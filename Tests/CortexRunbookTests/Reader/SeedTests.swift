import CortexRunbook
import Testing

@Suite(.enabled(if: Corpus.isPresent, "no seed beside the project"))
struct SeedTests {
    private let runbook: Runbook

    init() throws {
        runbook = try Runbook(reading: Corpus.read(Corpus.seed), path: "seed.md")
    }

    @Test func `the seed has 11 commands, 22 criteria and no problems`() {
        let commands = runbook.items.count { item in
            if case .command = item.content { true } else { false }
        }
        let criteria = runbook.items.count { item in
            if case .criterion = item.content { true } else { false }
        }
        #expect([commands, criteria, runbook.items.count] == [11, 22, 33])
        #expect(runbook.problems == [])
    }

    @Test func `the seed's people, files and access are read`() {
        #expect(runbook.roles.map(\.name) == ["Release manager", "Reviewer", "Operator"])
        #expect(runbook.access.count == 3)
        #expect(runbook.evidence.count == 4)
        #expect(runbook.evidence.last?.path == ".github/RELEASE_TEMPLATE.md")
        #expect(runbook.related.count == 4)
    }

    @Test func `the seed's gates find the sections that decide them`() {
        let gates = runbook.gates.map { gate in
            [gate.name] + gate.sections.map { runbook.sections[$0].id }
        }
        #expect(
            gates == [
                ["Build gate", "1.2"], ["Test gate", "1.2"], ["Security gate", "1.3"],
                ["Changelog gate", "1.4"], ["Dry-run gate", "2.3"],
                ["Rollback readiness gate", "2.2"], ["Post-release verification gate", "3"],
            ]
        )
    }

    @Test func `the seed's phases belong together and the fourth is on demand`() {
        let phases = runbook.sections.filter { section in
            section.parent.map { runbook.sections[$0].title == "Release Phases" } ?? false
        }
        #expect(phases.map(\.id) == ["1", "2", "3", "4"])
        #expect(phases.map(\.flow) == [.normal, .normal, .normal, .onDemand])
        let last = runbook.sections.first { $0.title == "Quality Gates Summary" }
        #expect(last?.parent == 0)
    }
}
