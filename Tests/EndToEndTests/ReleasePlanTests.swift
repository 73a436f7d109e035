import Testing

/// What `plan` says of release workflows.
@Suite struct ReleasePlanTests {
    private func plan(_ workflow: Workflow) throws -> PlanDocument {
        let result = try Workbench().cortex("plan", "--json", workflow.path)
        #expect(result.status == 0, "\(result.errors)")
        return try PlanDocument(result.output)
    }

    @Test func `our own workflow`() throws {
        let plan = try plan(.own)
        #expect(plan.schema == "cortex-plan/1")
        #expect(plan.title == "Shipping a version")
        #expect(plan.ids("command") == Workflow.own.steps + ["4.1/1"])
        #expect(plan.ids("command", flow: "normal") == Workflow.own.steps)
        #expect(plan.ids("criterion").count == 6)
        #expect(plan.roles.map(\.name) == ["Captain", "Reader"])
        #expect(plan.access == ["Push rights for the repository."])
        #expect(
            plan.gates.map { "\($0.name) \($0.sections)" } == [
                "Build gate [\"1.2\"]", "News gate [\"1.3\"]",
            ]
        )
        #expect(plan.evidence.map(\.path) == ["release/process-definition.md"])
        #expect(plan.related.map(\.path) == ["scripts/prepare-rollback-assets.sh"])
        #expect(plan.problems.isEmpty)
    }

    @Test(.enabled(if: Workflow.seed.isThere, "the first workflow is not on this machine"))
    func `the blocks, criteria and flow of the first workflow`() throws {
        let plan = try plan(.seed)
        #expect(plan.schema == "cortex-plan/1")
        #expect(plan.title == "Cortex Release Workflow")
        #expect(plan.blocks.filter { $0.disposition == "command" }.count == 11)
        #expect(plan.ids("command", flow: "normal") == Workflow.seed.steps)
        #expect(plan.ids("command", flow: "on-demand") == ["4.1/3", "4.2/3"])
        #expect(plan.ids("criterion").count == 22)
        #expect(plan.ids("criterion", flow: "normal").count == 18)
        #expect(plan.ids("manual") == [])
        #expect(plan.problems.isEmpty)
        let phases = plan.sections.filter { ["1", "2", "3", "4"].contains($0.number) }
        #expect(phases.map(\.parent) == Array(repeating: "release-phases", count: 4))
        let onDemand = plan.sections.filter { $0.flow == "on-demand" }.map(\.id)
        #expect(onDemand == ["4", "4.1", "4.2"])
        #expect(
            plan.sections.first { $0.title == "Quality Gates Summary" }?.parent != "release-phases"
        )
    }

    @Test(.enabled(if: Workflow.seed.isThere, "the first workflow is not on this machine"))
    func `the people, gates, papers and parameters of the first workflow`() throws {
        let plan = try plan(.seed)
        #expect(plan.roles.map(\.name) == ["Release manager", "Reviewer", "Operator"])
        #expect(plan.access.count == 3)
        #expect(
            plan.gates.map(\.name) == [
                "Build gate", "Test gate", "Security gate", "Changelog gate", "Dry-run gate",
                "Rollback readiness gate", "Post-release verification gate",
            ]
        )
        #expect(
            plan.gates.map(\.sections) == [
                ["1.2"], ["1.2"], ["1.3"], ["1.4"], ["2.3"], ["2.2"], ["3"],
            ]
        )
        #expect(
            plan.evidence.map(\.path) == [
                "release/process-definition.md", "release/dry-run-results.json",
                "release/rollback-procedures.md", ".github/RELEASE_TEMPLATE.md",
            ]
        )
        #expect(
            plan.related.map(\.path) == [
                "docs/ROLLBACK_RUNBOOK.md", "docs/BACKUP_RESTORE_RUNBOOK.md",
                "docs/api-security.md",
                "scripts/release-checklist.md",
            ]
        )
        #expect(
            plan.items.flatMap(\.placeholders) == [
                PlanDocument.Placeholder(
                    name: "last-tag",
                    text: "<last-tag>",
                    line: 78,
                    column: 31
                ),
                PlanDocument.Placeholder(name: "VERSION", text: "vX.Y.Z", line: 93, column: 9),
                PlanDocument.Placeholder(name: "ticket", text: "<ticket>", line: 171, column: 24),
                PlanDocument.Placeholder(
                    name: "release-tag",
                    text: "<release-tag>",
                    line: 171,
                    column: 33
                ),
            ]
        )
    }

    @Test(.enabled(if: Workflow.seed.isThere, "the first workflow is not on this machine"))
    func `the outline names every section, step and criterion with its line`() throws {
        let result = try Workbench().cortex("plan", Workflow.seed.path)
        let plan = try plan(.seed)
        let lines = Set(
            result.output.split(separator: "\n").compactMap { Int($0.prefix(5).trimmed) }
        )
        #expect(Set(plan.items.map(\.line)).subtracting(lines) == [])
    }
}

extension Substring {
    fileprivate var trimmed: String { String(drop { $0 == " " }) }
}
