import CortexRunbook
import Testing

struct ListDialectTests {
    @Test(arguments: [
        Dialect(
            "a label as paragraph, bold, heading, list item and with a remark",
            "# T\n\nAcceptance criteria:\n- a\n\n**Exit criteria**\n- b\n\n### ✅ Done when:\n- c\n\n"
                + "## S\n- Pass criteria (all):\n  - d\n\nDefinition of done\n1. e\n",
            "1 [t] T",
            "  4 t/1 attest a",
            "  7 t/2 attest b",
            "  9 [-done-when] ✅ Done when:",
            "    10 -done-when/1 attest c",
            "  12 [s] S",
            "    14 s/1 attest d",
            "    17 s/2 attest e",
            "problem 1 nothing-to-run"
        ),
        Dialect(
            "a label with its text",
            "# T\n\n**Done when:** all is well\n\n1. x\n",
            "1 [t] T",
            "  3 t/1 attest all is well",
            "  5 t/2 do x"
        ),
        Dialect(
            "words in front of a known label",
            "# T\n## Rollout completion criteria\n1. a\n",
            "1 [t] T",
            "  2 [rollout-completion-criteria] Rollout completion criteria",
            "    3 rollout-completion-criteria/1 attest a",
            "problem 1 nothing-to-run"
        ),
        Dialect(
            "what triggers a runbook is no criterion",
            "# T\n## Trigger criteria\n- a\n1. b\n",
            "1 [t] T",
            "  2 [trigger-criteria] Trigger criteria",
            "problem 1 nothing-to-run"
        ),
        Dialect(
            "a list under `Verify:`",
            "# T\n\nVerify:\n\n- `curl -s http://x/y` is ok\n- all up\n",
            "1 [t] T",
            "  5 t/1 offer curl -s http://x/y “`curl -s http://x/y` is ok”",
            "  5 t/2 attest `curl -s http://x/y` is ok",
            "  6 t/3 attest all up"
        ),
    ])
    func `labels give lists their role`(_ dialect: Dialect) throws {
        try dialect.check()
    }

    @Test(arguments: [
        Dialect(
            "numbered and task items",
            "# T\n1. a\n2. b\n\n- c\n- [ ] d\n- [x] e\n",
            "1 [t] T",
            "  2 t/1 do a",
            "  3 t/2 do b",
            "  6 t/3 do d",
            "  7 t/4 do e"
        ),
        Dialect(
            "an item with a command of its own, and one around such items",
            "# T\n1. a\n   ```sh\n   x\n   ```\n2. b\n   1. c\n   2. d\n",
            "1 [t] T",
            "  3 t/1 run x “a”",
            "  7 t/2 do c “b”",
            "  8 t/3 do d “b”"
        ),
        Dialect(
            "a task that is a command and its expectation",
            "# T\n- [ ] **API**: `curl -s http://x/y` returns JSON\n",
            "1 [t] T",
            "  2 t/1 offer curl -s http://x/y “API: `curl -s http://x/y` returns JSON”",
            "  2 t/2 attest API: `curl -s http://x/y` returns JSON"
        ),
        Dialect(
            "a script of the repository, and a file that is none",
            "# T\n1. Check with `./a/b.sh`\n2. Edit `./c.yaml`\n",
            "1 [t] T",
            "  2 t/1 offer ./a/b.sh “Check with `./a/b.sh`”",
            "  2 t/2 do Check with `./a/b.sh`",
            "  3 t/3 do Edit `./c.yaml`"
        ),
        Dialect(
            "`Command:` and a code span",
            "# T\n\nCommand: `frobnicate <pod>`\n\n- **Command:** `x`\n",
            "1 [t] T",
            "  3 t/1 offer frobnicate <pod> ?pod@3:22 “`frobnicate <pod>`”",
            "  5 t/2 offer x “`x`”"
        ),
        Dialect(
            "tasks under a heading that verifies, also above",
            "# T\n## Verification checklist\n### Phase 1: Health\n- [ ] up\n- prose\n",
            "1 [t] T",
            "  2 [verification-checklist] Verification checklist",
            "    3 [1] Health",
            "      4 1/1 attest up",
            "problem 1 nothing-to-run"
        ),
        Dialect(
            "lists that describe are no steps",
            "# T\n## Overview\n1. a\n## Contents\n1. [b](#b)\n## S\n1. [c](#c)\n",
            "1 [t] T",
            "  2 [overview] Overview",
            "  4 [contents] Contents",
            "  6 [s] S",
            "problem 1 nothing-to-run"
        ),
        Dialect(
            "a condition makes a step conditional",
            "# T\n1. If it is red, call someone.\n",
            "1 [t] T",
            "  2 t/1 do If it is red, call someone. {conditional: If it is red, call someone}"
        ),
    ])
    func `items are steps where a person has to do them`(_ dialect: Dialect) throws {
        try dialect.check()
    }

    @Test(arguments: [
        Dialect(
            "roles, then access",
            "# T\n## Roles And Access\n- **Driver:** drives\n- Watcher\n\nRequired access:\n- ssh\n",
            "role 3 Driver: drives",
            "role 4 Watcher: ",
            "access ssh",
            "1 [t] T",
            "  2 [roles-and-access] Roles And Access",
            "problem 1 nothing-to-run"
        ),
        Dialect(
            "paths as evidence and related documents",
            "# T\n## Evidence\n- `a/b.json` and `c.md`\n- see [d](e/f.md#g)\n- `word`\n- [w](https://x/y)\n"
                + "## See also\n- `h.md`\n",
            "1 [t] T",
            "  2 [evidence] Evidence",
            "  7 [see-also] See also",
            "evidence 3 a/b.json",
            "evidence 3 c.md",
            "evidence 4 e/f.md#g",
            "related 8 h.md",
            "problem 1 nothing-to-run"
        ),
        Dialect(
            "gates by title, criteria, flow and link",
            "# T\n## Build and test\n## Assets readiness\nDone when: the rollback is prepared\n"
                + "## Rollback readiness drill\n## Gates\n- Test gate: pass\n- Rollback readiness gate\n"
                + "- [Odd](#assets-readiness)\n- Night gate\n",
            "1 [t] T",
            "  2 [build-and-test] Build and test",
            "  3 [assets-readiness] Assets readiness",
            "    4 assets-readiness/1 attest the rollback is prepared",
            "  5 [rollback-readiness-drill] Rollback readiness drill "
                + "{on-demand: Rollback readiness drill}",
            "  6 [gates] Gates",
            "gate 7 Test gate → build-and-test",
            "gate 8 Rollback readiness gate → assets-readiness",
            "gate 9 Odd → assets-readiness",
            "gate 10 Night gate →",
            "problem 1 nothing-to-run",
            "problem 10 unmatched-gate"
        ),
        Dialect(
            "a gate is not decided by its own summary, nor by a link that leads nowhere",
            "# T\n## Build\n- [ ] It builds\n## Gates summary\n- Summary gate\n"
                + "- [Build](#builds)\n- Build\n",
            "1 [t] T",
            "  2 [build] Build",
            "    3 build/1 do It builds",
            "  4 [gates-summary] Gates summary",
            "gate 5 Summary gate →",
            "gate 6 Build →",
            "gate 7 Build → build",
            "problem 5 unmatched-gate",
            "problem 6 unmatched-gate"
        ),
        Dialect(
            "gates before any heading",
            "Quality gates:\n\n- Build gate\n\n```sh\nls\n```\n",
            "5 top/1 run ls",
            "gate 3 Build gate →",
            "problem 3 unmatched-gate"
        ),
        Dialect(
            "a document that begins with a section of a lower level",
            "## Build\n- [ ] It builds\n## Gates\n- Build gate\n",
            "1 [build] Build",
            "  2 build/1 do It builds",
            "3 [gates] Gates",
            "gate 4 Build gate → build"
        ),
    ])
    func `lists name people, files and gates`(_ dialect: Dialect) throws {
        try dialect.check()
    }

    @Test func `a project can add words of its own`() throws {
        let runbook = try Runbook(
            reading: Array("# T\n\nAbnahme:\n- gut\n".utf8),
            path: "r.md",
            vocabulary: Vocabulary(adding: [.criteria: ["Abnahme"]])
        )
        #expect(runbook.items.map(\.content) == [.criterion("gut")])
    }
}
