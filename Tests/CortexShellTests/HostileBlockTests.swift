import Testing

@testable import CortexShell

@Suite struct HostileBlockTests {
    /// What a block does, how it must have ended, and whether its state can be had.
    struct Case: Sendable, CustomTestStringConvertible {
        var script: String
        var outcome: StepResult.Outcome
        var isStateLost = false

        var testDescription: String {
            script
        }
    }

    @Test(arguments: [
        Case(script: "exec true", outcome: .exited(0), isStateLost: true),
        Case(script: "exec false", outcome: .exited(1), isStateLost: true),
        Case(script: "unset -f trap; trap 'echo mine' EXIT", outcome: .exited(0)),
        Case(script: "builtin trap - EXIT; exit 3", outcome: .exited(3), isStateLost: true),
        Case(script: "builtin trap - EXIT ERR; (exit 3)", outcome: .exited(3)),
        Case(script: "builtin trap 'exit 0' EXIT; exit 9", outcome: .exited(0), isStateLost: true),
        Case(script: "kill -9 $$; sleep 9", outcome: .signalled(9), isStateLost: true),
        Case(script: "kill -TERM $$; sleep 9", outcome: .signalled(15)),
        Case(script: "kill -INT $$; sleep 9", outcome: .signalled(2)),
        Case(script: "kill -STOP $$; exit 5", outcome: .exited(5)),
        Case(
            script: "for fd in {3..255}; do eval \"exec $fd>&-\"; done; false",
            outcome: .exited(1)
        ),
        Case(script: "exec 0<&- 1>&- 2>&-; (exit 4)", outcome: .exited(4)),
        Case(script: "exec >/dev/full 2>&1; echo x; exit 6", outcome: .exited(6)),
        Case(script: "f() { g() { local a=1 x=local; exit 7; }; g; }; x=1; f", outcome: .exited(7)),
        Case(script: "readonly IFS; readonly PATH; exit 2", outcome: .exited(2)),
        Case(script: "IFS=0123456789ceinorst; exit 2", outcome: .exited(2)),
        Case(script: "set -o noclobber; set -f; set -u; exit 2", outcome: .exited(2)),
        Case(script: "declare() { echo hijacked; exit 0; }; exit 2", outcome: .exited(2)),
        Case(script: "printf() { exit 0; }; alias() { exit 0; }; exit 2", outcome: .exited(2)),
        Case(script: "builtin() { exit 0; }; command() { exit 0; }; exit 2", outcome: .exited(2)),
        Case(
            script: "set() { exit 0; }; unset() { exit 0; }; exit() { :; }; false",
            outcome: .exited(1)
        ),
        Case(script: "alias builtin=false case=false exit=true; (exit 2)", outcome: .exited(2)),
        Case(script: "unset -f __cortex_finish; exit 2", outcome: .exited(2), isStateLost: true),
        Case(script: "__cortex_finish() { :; }; exit 2", outcome: .exited(2), isStateLost: true),
        Case(script: "echo end; printf 'end\\0'; return 8", outcome: .exited(8)),
        Case(script: "set -e; false; echo never", outcome: .exited(1)),
        Case(script: "set -u; echo $nothing; echo never", outcome: .exited(1)),
        Case(script: ": ${nothing?gone}; echo never", outcome: .exited(1)),
        Case(script: "readonly r=1; r=2; echo never", outcome: .exited(1)),
        Case(script: "cat <<EOF\nopen", outcome: .exited(0)),
        Case(script: "echo 'open", outcome: .exited(2)),
        Case(script: "set -n; echo never", outcome: .exited(0), isStateLost: true),
        Case(script: "set -r; exit 3", outcome: .exited(3), isStateLost: true),
        Case(script: "shopt -s extdebug; set -T; f() { :; }; f; exit 2", outcome: .exited(2)),
        Case(script: "POSIXLY_CORRECT=1; set -o posix; exit 2", outcome: .exited(2)),
        Case(script: "exit 256; echo never", outcome: .exited(0)),
        Case(script: "( trap - EXIT; exit 0 ); exit 2", outcome: .exited(2)),
        Case(script: "ulimit -f 0; trap '' XFSZ; exit 2", outcome: .exited(2), isStateLost: true),
    ])
    func `no block forges its end`(hostile: Case) throws {
        let fixture = try Fixture()
        try fixture.run("before=kept")
        let step = try fixture.run(hostile.script, timeout: 5)
        #expect(step.result.outcome == hostile.outcome)
        #expect(step.result.isStateLost == hostile.isStateLost)
        let next = try fixture.run("\\builtin echo \"$before\"")
        #expect(next.lines.first?.hasPrefix("kept") == true)
        #expect(next.result.outcome == .exited(0))
    }

    @Test func `exit inside functions leaves the globals, not the locals`() throws {
        let fixture = try Fixture()
        try fixture.run(
            """
            a=global; declare -i n=4; list=(g1 g2); declare -A map=([k]=g)
            inner() { local a=inner n=9 fresh=1; local -a list=(i); exit 3; }
            outer() { local a=outer map=o; inner arg; }
            set -- p q; outer
            """
        )
        let step = try fixture.run(
            "echo $a $n ${list[*]} ${map[k]} ${fresh-none} $# $1; declare -p n map"
        )
        #expect(
            step.lines == [
                "global 4 g1 g2 g none 0", #"declare -i n="4""#, #"declare -A map=([k]="g" )"#,
            ]
        )
    }

    @Test func `functions that shadow commands are carried`() throws {
        let fixture = try Fixture()
        try fixture.run(
            "echo() { builtin echo \"<$*>\"; }; printf() { echo p; }; cd() { echo cd; }"
        )
        try fixture.run("alias set='echo aliased'; IFS=:; set -f")
        #expect(try fixture.run("echo a b; printf; cd; builtin echo $-").lines.count == 4)
    }
}
