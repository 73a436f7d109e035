import CortexEngine
import CortexJournal
import CortexShell
import Testing

struct RunnerTests {
    @Test func `every stage of a step is recorded in order`() throws {
        let run = try RunFixture("# T\n\n```bash\necho hello\n```\n")
        #expect(
            run.story == [
                "section t", "start 1.1 t/1", "spawn 1.1", "end 1.1 passed", "finish passed",
            ]
        )
        #expect(try run.output(1) == "hello\n")
        #expect(run.end.status == .done)
        #expect(run.end.counts == RunCounts(passed: 1))
    }

    @Test func `the shell's state goes from step to step`() throws {
        let run = try RunFixture(
            "```bash\nA=1; f() { echo \"f $A\"; }; mkdir d; cd d\n```\n\n```bash\nf; pwd\n```\n"
        )
        #expect(try run.output(2) == "f 1\n\(run.directory)/d\n")
    }

    @Test func `the whole flow asks what it has to ask`() throws {
        let person = ScriptedOperator()
        person.choice = "option-b-by-bike"
        person.takes = .leave
        let run = try RunFixture(everyFlow, person: person)
        #expect(
            person.log == [
                "decide 1/2", "confirm 1/3", "attest 1/1",
                #"choose ["option-a-by-van", "option-b-by-bike"]"#, "decide option-b-by-bike/1",
                "take 3/1: If the boxes are wet", "decide 3/2",
            ]
        )
        #expect(
            run.story.filter { !$0.hasPrefix("spawn") && !$0.hasPrefix("section") } == [
                "start 1.1 1/2", "end 1.1 passed", "done 1/3", "met 1/1",
                "chose option-b-by-bike",
                "skip option-a-by-van/1: another alternative was chosen",
                "start 2.1 option-b-by-bike/1", "end 2.1 passed", "leaves 3/1",
                "skip 3/1: If the boxes are wet", "start 3.1 3/2", "end 3.1 passed",
                "finish passed",
            ]
        )
    }

    @Test func `a failing line stops unattended with status 1 and can be resumed`() throws {
        let text = "```bash\necho a\nfalse\necho b\n```\n\n```bash\necho never\n```\n"
        let run = try RunFixture(text, options: options { $0.unattended = true })
        #expect(
            run.story == [
                "start 1.1 top/1", "spawn 1.1", "line 3 1 stop", "end 1.1 failed",
                "suspend failed",
            ]
        )
        #expect(try run.output(1) == "a\n")
        #expect(run.end.status == .failed)
    }

    @Test func `told to continue, a failing line fails the step at its end and the flow goes on`()
        throws
    {
        let text = "```bash\nfalse\necho $?\n```\n\n```bash\necho still\n```\n"
        let person = ScriptedOperator()
        person.failures = [.carryOn]
        person.settlements = [.override(reason: "known")]
        let run = try RunFixture(
            text,
            options: options {
                $0.unattended = true
                $0.onError = .continue
            },
            person: person
        )
        #expect(try run.output(1) == "1\n")
        #expect(try run.output(2) == "still\n")
        #expect(run.story.last == "finish failed")
        #expect(run.end.status == .failed)
    }

    @Test func `at a prompt, a block that went on past a failing line passes by its own status`()
        throws
    {
        let person = ScriptedOperator()
        person.failures = [.carryOn]
        let run = try RunFixture("```bash\nfalse\necho $?\n```\n", person: person)
        #expect(person.log == ["decide top/1", "failed 2: false 1"])
        #expect(run.end.status == .done)
    }

    @Test func `retrying is a new attempt of the same step`() throws {
        let person = ScriptedOperator()
        person.settlements = [.retry]
        let text = "```bash\ntest -e mark || { touch mark; exit 3; }\n```\n"
        let run = try RunFixture(text, person: person)
        #expect(
            run.story.filter { !$0.hasPrefix("spawn") } == [
                "start 1.1 top/1", "end 1.1 failed", "start 1.2 top/1", "end 1.2 passed",
                "finish passed",
            ]
        )
    }

    @Test func `going back takes the state as it was then, or the present one`() throws {
        let text = "```bash\nN=$((N + 1))\n```\n\n```bash\necho $N\n```\n"
        for (state, expected) in [(WentBack.State.then, "1\n"), (.current, "2\n")] {
            let person = ScriptedOperator()
            person.steps = [.run(typed: false), .back(to: "top/1", state: state)]
            let run = try RunFixture(text, person: person)
            #expect(try run.output(2) == expected)
            #expect(run.story.contains("back top/2 to top/1 \(state.rawValue)"))
        }
    }

    @Test func `what was decided behind the step that one goes back to is asked again`() throws {
        let text = """
            # T

            ```bash
            echo first
            ```

            If it rains:

            ```bash
            echo umbrella
            ```

            ## Option A: van

            ```bash
            echo van
            ```

            ## Option B: bike

            ```bash
            echo bike
            ```

            ## Last

            ```bash
            echo last
            ```
            """
        let person = ScriptedOperator()
        person.choice = "option-b-bike"
        person.steps = [
            .run(typed: false), .run(typed: false), .run(typed: false),
            .back(to: "t/1", state: .then),
        ]
        let run = try RunFixture(text, person: person)
        let round = [
            "decide t/1", "take t/2: If it rains", "decide t/2",
            #"choose ["option-a-van", "option-b-bike"]"#, "decide option-b-bike/1", "decide last/1",
        ]
        #expect(person.log == round + round)
        #expect(run.end.counts == RunCounts(passed: 4, skipped: 1))
    }

    @Test func `skipping and editing are recorded`() throws {
        let person = ScriptedOperator()
        person.steps = [
            .edit, .run(typed: false), .skip(reason: "not today"),
        ]
        person.edited = "echo edited\n"
        let run = try RunFixture(
            "```bash\necho one\n```\n\n```bash\necho two\n```\n",
            person: person
        )
        #expect(
            run.story.filter { !$0.hasPrefix("spawn") } == [
                "edit top/1", "start 1.1 top/1", "end 1.1 passed",
                "skip top/2: not today", "finish passed",
            ]
        )
        #expect(try run.output(1) == "edited\n")
        #expect(person.log.contains("-echo one\n+echo edited"))
    }

    @Test func `values are asked for once and reach the command as they are`() throws {
        let person = ScriptedOperator()
        person.values = ["what": "a b; $(touch x) 'c'"]
        let run = try RunFixture(
            "```bash\nprintf '%s\\n' <what>\n```\n\n```bash\necho \"<what>\"\n```\n",
            person: person
        )
        #expect(person.log == ["value what", "decide top/1", "decide top/2"])
        #expect(try run.output(1) == "a b; $(touch x) 'c'\n")
        #expect(try run.output(2) == "a b; $(touch x) 'c'\n")
        #expect(run.story.first == "what=a b; $(touch x) 'c' from prompt")
    }

    @Test func `quitting suspends the run with status 4`() throws {
        let person = ScriptedOperator()
        person.steps = [.quit]
        let run = try RunFixture("```bash\ntrue\n```\n", person: person)
        #expect(run.story == ["suspend quit"])
        #expect(run.end.status == .stopped)
    }

    @Test(
        arguments: [
            (
                [Attestation.met(note: nil)], [], false, CortexEngine.ExitStatus.done,
                "finish passed"
            ),
            ([.notMet(note: "no")], [], false, .failed, "suspend failed"),
            ([.notMet(note: "no"), .met(note: nil)], [.retry], false, .done, "finish passed"),
            ([.notMet(note: "no")], [.override(reason: "known")], false, .failed, "finish failed"),
            ([.notMet(note: "no")], [.skip(reason: "moot")], false, .done, "finish passed"),
            ([.open], [], false, .done, "finish passed"),
            ([.open], [], true, .stopped, "suspend unattested"),
        ] as [([Attestation], [SettleAnswer], Bool, CortexEngine.ExitStatus, String)]
    )
    func `criteria decide how a run ends`(
        answers: [Attestation],
        settlements: [SettleAnswer],
        required: Bool,
        status: CortexEngine.ExitStatus,
        last: String
    ) throws {
        let person = ScriptedOperator()
        person.attestations = answers
        person.settlements = settlements
        let text = "# T\n\nAcceptance criteria:\n\n- Good.\n\n```bash\ntrue\n```\n"
        let run = try RunFixture(
            text,
            options: options { $0.requiresAttestation = required },
            person: person
        )
        #expect(run.story.last == last)
        #expect(run.end.status == status)
    }

    @Test func `an EXIT trap runs as a step of its own when the run finishes, not on quit`() throws
    {
        let text = "```bash\ntrap 'echo bye' EXIT\n```\n\n```bash\ntrue\n```\n"
        let run = try RunFixture(text)
        #expect(
            run.story.suffix(4) == [
                "start 3.1 exit-trap", "spawn 3.1", "end 3.1 passed", "finish passed",
            ]
        )
        #expect(try run.output(3) == "bye\n")
        let person = ScriptedOperator()
        person.steps = [.run(typed: false), .quit]
        #expect(try RunFixture(text, person: person).story.last == "suspend quit")
    }

    @Test func `changes that alter what later text means are told`() throws {
        let person = ScriptedOperator()
        _ = try RunFixture(
            "```bash\nPATH=/opt/x:$PATH\nls() { echo mine; }\n```\n\n```bash\nls\n```\n",
            person: person
        )
        #expect(
            person.log == [
                "decide top/1", "PATH has changed",
                "the function `ls` now stands for the command of that name", "decide top/2",
            ]
        )
    }

    @Test func `a shell state that slows every step is told once`() throws {
        let person = ScriptedOperator()
        let run = try RunFixture(
            "```bash\nx=$(head -c 1100000 /dev/zero | tr '\\0' x)\n```\n\n```bash\ny=1\n```\n",
            person: person
        )
        #expect(
            person.log == [
                "decide top/1",
                "the shell holds 1 MiB, which every step reads and writes again; `x` has the most",
                "decide top/2",
            ]
        )
        let notices = run.events.compactMap { event -> [String]?? in
            if case .stepFinished(let end) = event { end.notices } else { nil }
        }
        #expect(notices == [[person.log[1]], nil])
    }

    @Test func `only reading steps are spared the question`() throws {
        let person = ScriptedOperator()
        _ = try RunFixture(
            "```bash\nls\n```\n\n```bash\ntouch x\n```\n",
            options: options { $0.confirmation = .changes },
            person: person
        )
        #expect(person.log == ["decide top/2"])
    }
}
