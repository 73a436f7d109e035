import CortexJournal
import CortexReport
import Testing

/// Release notes that a run fills in.
struct ReleaseTemplateTests {
    @Test func `what the run knows is filled in, and the rest stays a blank`() throws {
        let template = """
            # Release <version>

            - **Released by:** <name>
            - Runbook:
            - Approved by legal:
            - tag: <tag>
            - See [the plan](plan.md): read it

            - [ ] All tests pass.
            - [ ] Nobody is on holiday.

            ```
            Runbook:
            ```

            ## Gates

            | Gate | Status | Signed by | Budget |
            |------|--------|-----------|--------|
            | Moon | | | |
            | tests gate | | TBD | |

            ## Evidence artifacts

            | File | SHA-256 | Remark |
            |---|---|---|
            | <file> | | |

            ## Rollback plan

            Say who decides.

            ## Sign-off

            | Status | |
            |---|---|
            | Result | |

            """
        try expectGolden(filled(template), "release-notes.md")
    }

    @Test func `a part without a table gets one`() throws {
        let text = try filled("## Quality gates\n\nAll of them:\n\n## Next\n")
        let start = "## Quality gates\n\nAll of them:\n\n|     | Gate  | State  |\n"
        #expect(text.hasPrefix(start), "\(text)")
        #expect(text.hasSuffix("|\n\n## Next\n"), "\(text)")
    }

    @Test(arguments: ["", "\n", "no blanks here\r\n", "| a |", "```\n## Gates", "#", "a:b: c"])
    func `a text without blanks stays as it is`(text: String) throws {
        #expect(try filled(text) == text.replacing("\r\n", with: "\n"))
    }

    private func filled(_ template: String) throws -> String {
        ReleaseTemplate(template, try .eventful(), links: ReportLinks(runbook: nil)).filled
    }
}
