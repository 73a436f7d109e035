import CortexReport
import CortexRunbook
import CortexText
import Testing

struct PlanOutlineTests {
    @Test func `the outline shows every heading, step and criterion with its line`() {
        let outline = PlanOutline.render(.sample, style: Style(colour: false, unicode: true))
        let expected = """
            Deploy the app
            runbooks/deploy.md  sha256 aa1100000000
            3 commands · 1 manual step · 1 criterion · 2 problems · 1 outside the normal
            flow

            Roles
                3  Driver: runs the steps

            Required access
                   push rights

            Plan
                1  Deploy the app
               10  1 Build [at most 90 s a step, on web]
                     Build it, then say so:
               12      /1 $ make build
               15      /2 • Tell the team on the channel.
               20    1.1 Test it
               22      /1 $ git tag <tag> (+2) [read-only, needs a terminal]
               28      /2 ○ All tests pass.
               30  If it fails #if-it-fails [on demand]
               32    /1 $ rm -rf build [destructive]

            Gates
               40  Tests → 1.1
               41  Moon → no section

            Open placeholders
               24  --set tag=  for <tag>

            Not executed
               26  json: not a shell language
               36  Read this first [its list describes something]

            Evidence to leave
               44  out/report.json

            Related documents
               48  rollback.md  the rollback

            Problems
            runbooks/deploy.md:22:9: `<tag>` has no value: --set tag=
            runbooks/deploy.md:41: gate `Moon` fits no section

            """
        #expect(outline.text.split(separator: "\n") == expected.split(separator: "\n"))
    }

    @Test func `what has to be printed, trying again and signatures are shown`() throws {
        let text = """
            # T

            ## Build

            Retry: every 10s for 5 minutes

            ```bash
            uptime
            ```

            It must print `up`.

            Done when:

            - It is up.

            ```bash
            ls
            ```

            Must print:

            ```
            a
            ```

            """
        var runbook = try Runbook(reading: Array(text.utf8), path: "r.md")
        let style = Style(colour: false, unicode: true)
        let outline = PlanOutline.render(runbook, style: style).text
        #expect(
            outline.contains(
                "/1 $ uptime [read-only, must print up, tried again every 10 s for 300\n"
            )
        )
        #expect(outline.contains("/3 $ ls [read-only, must print its sample]\n"))
        #expect(!outline.contains("Gates"))
        let rule = GateRule(roles: ["A", "B"], signatures: 2, notStarter: true, expires: 60)
        runbook.gateRules = GateRules(general: rule)
        let signed = PlanOutline.render(runbook, style: style).text
        #expect(
            signed.contains("\n    3  Build → build [2 signatures by A or B, not by who starts")
        )
        runbook.gateRules = GateRules(named: ["Build gate": .none])
        let unsigned = PlanOutline.render(runbook, style: style).text
        #expect(unsigned.contains("\n    3  Build → build [no signature]\n"))
    }

    @Test func `a narrow terminal without Unicode gets the same in ASCII`() {
        let style = Style(colour: false, unicode: false, width: 40)
        let outline = PlanOutline.render(.sample, style: style)
        let problems = Runbook.sample.problems.count
        #expect(outline.lines.filter { $0.width > 40 }.count <= problems)
        #expect(outline.text.utf8.allSatisfy { $0 < 0x80 })
        let expected = """
                     Build it, then say so:
               12      /1 $ make build
               15      /2 * Tell the team on the
                         channel.
               20    1.1 Test it
               22      /1 $ git tag <tag> (+2)
                         [read-only, needs a
                         terminal]
               28      /2 o All tests pass.
            """
        #expect(outline.text.contains(expected))
    }

    @Test func `colours change nothing but the look`() {
        let plain = PlanOutline.render(.sample, style: Style(colour: false, unicode: true))
        let coloured = PlanOutline.render(.sample, style: Style(colour: true, unicode: true))
        #expect(coloured.text.contains("\u{1B}[1mDeploy the app\u{1B}[0m"))
        #expect(coloured.text.replacing(/\u{1B}\[[0-9]*m/, with: "") == plain.text)
    }

    @Test func `a hostile document cannot reach the terminal`() {
        var runbook = hostileRunbook("x\u{1B}]0;owned\u{7}\r\u{202E}")
        runbook.path = "a\u{1B}[2J.md"
        let outline = PlanOutline.render(runbook, style: Style(colour: false, unicode: true))
        #expect(outline.text.contains("x^[]0;owned^G^M<U+202E>"))
        #expect(outline.text.contains("a^[[2J.md:22:9: "))
        #expect(
            outline.text.unicodeScalars.allSatisfy { scalar in
                scalar == "\n" || scalar.properties.generalCategory != .control
            }
        )
    }

    @Test func `many different placeholders and titles do not take for ever`() throws {
        let tasks = (0..<20_000).map { "- [ ] run `echo <V\($0)>`\n" }
        let text = (0..<100).map { "## S\($0)\n\n" + tasks[($0 * 200)...].prefix(200).joined() }
        let runbook = try Runbook(reading: Array(text.joined().utf8), path: "many.md")
        let clock = ContinuousClock()
        var outline: SafeText = ""
        let time = clock.measure {
            outline = PlanOutline.render(runbook, style: Style(colour: false, unicode: true))
        }
        #expect(outline.text.contains("--set V19999=  for <V19999>"))
        #expect(time < .seconds(20))
    }
}
