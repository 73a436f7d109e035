import CortexReport
import CortexRunbook
import Testing

struct PlanJSONTests {
    @Test func `the plan is one object on one line`() {
        let digest = "aa11" + String(repeating: "0", count: 60)
        let expected = #"""
            {"schema":"cortex-plan/1","file":"runbooks/deploy.md","title":"Deploy the app",
            "digest":"\#(digest)",
            "blocks":[
            {"line":12,"language":"bash","bytes":11,"sha256":"b12","disposition":"command",
            "section":"1"},
            {"line":22,"language":"sh","bytes":25,"sha256":"b22","disposition":"command",
            "section":"1.1"},
            {"line":26,"language":"json","bytes":2,"sha256":"b26","disposition":"shown",
            "reason":"not a shell language","section":"1.1"},
            {"line":32,"language":"","bytes":9,"sha256":"b32","disposition":"transcript",
            "section":"if-it-fails"}],
            "sections":[
            {"id":"deploy-the-app","number":null,"title":"Deploy the app",
            "anchor":"deploy-the-app","line":1,"parent":null,"flow":"normal"},
            {"id":"1","number":"1","title":"Build","anchor":"1","line":10,
            "parent":"deploy-the-app","flow":"normal","timeout":90,"host":"web"},
            {"id":"1.1","number":"1.1","title":"Test it","anchor":"1.1","line":20,
            "parent":"1","flow":"normal"},
            {"id":"if-it-fails","number":null,"title":"If it fails","anchor":"if-it-fails",
            "line":30,"parent":"deploy-the-app","flow":"on-demand"}],
            "items":[
            {"id":"1/1","kind":"command","line":12,"section":"1","flow":"normal",
            "title":"Build it, then say so:","hazards":["changes"],"placeholders":[]},
            {"id":"1/2","kind":"manual","line":15,"section":"1","flow":"normal",
            "title":"Build it, then say so:","hazards":[],"placeholders":[],"text":"Tell the team on the channel."},
            {"id":"1.1/1","kind":"command","line":22,"section":"1.1","flow":"normal",
            "hazards":["read-only","needs-terminal"],"placeholders":[
            {"name":"tag","text":"<tag>","line":24,"column":9,"form":"angle"}]},
            {"id":"1.1/2","kind":"criterion","line":28,"section":"1.1","flow":"normal",
            "hazards":[],"placeholders":[],"text":"All tests pass."},
            {"id":"if-it-fails/1","kind":"command","line":32,"section":"if-it-fails",
            "flow":"on-demand","hazards":["destructive"],"placeholders":[]}],
            "leftOut":[{"line":36,"text":"Read this first",
            "reason":"its list describes something","section":"if-it-fails"}],
            "roles":[{"name":"Driver","duty":"runs the steps","line":3}],
            "access":["push rights"],
            "gates":[{"name":"Tests","line":40,"sections":["1.1"]},
            {"name":"Moon","line":41,"sections":[]}],
            "evidence":[{"path":"out/report.json","text":"out/report.json","line":44}],
            "related":[{"path":"rollback.md","text":"the rollback","line":48}],
            "problems":[{"kind":"open-placeholder","line":22,"column":9,
            "message":"`<tag>` has no value: --set tag="},
            {"kind":"unmatched-gate","line":41,"column":null,
            "message":"gate `Moon` fits no section"}]}
            """#
        let line = String(decoding: PlanJSON.line(of: .sample), as: UTF8.self)
        #expect(line == expected.replacing("\n", with: "") + "\n")
    }

    @Test func `what has to be printed, trying again and signatures are told`() throws {
        let text = """
            # T

            ```bash
            uptime  # Must print: up
            ```

            Retry: every 10s, up to 5 times

            ## Gates

            - T gate

            """
        var runbook = try Runbook(reading: Array(text.utf8), path: "r.md")
        runbook.gateRules = GateRules(general: GateRule(roles: ["A"], expires: 60))
        let line = String(decoding: PlanJSON.line(of: runbook), as: UTF8.self)
        #expect(
            line.contains(
                #""mustPrint":{"sample":false,"words":["up"]},"retry":{"every":10,"times":5}"#
            )
        )
        let rule = #"{"signatures":1,"roles":["A"],"notStarter":false,"expires":60}"#
        #expect(line.contains(#""sections":[],"rule":\#(rule)}"#))
    }

    @Test func `whatever the document holds, the plan is one line of JSON`() {
        let text = "quote \" slash \\ LF \n CR \r NUL \0 ESC \u{1B} é \u{2028} 👍"
        let line = String(decoding: PlanJSON.line(of: hostileRunbook(text)), as: UTF8.self)
        #expect(line.utf8.count { $0 == 10 } == 1)
        let escaped = #"quote \" slash \\ LF \n CR \r NUL \u0000 ESC \u001b é "# + "\u{2028} 👍"
        #expect(line.contains(#""title":"\#(escaped)""#))
    }
}
