import Foundation
import SystemPackage
import Testing

@testable import CortexShell

@Suite struct TerminalTests {
    private func fixture(
        _ person: Operator,
        answers: [FailureAnswer] = [],
        signals: SignalWatch? = nil
    ) throws -> Fixture {
        try Fixture(
            .terminal(input: person.terminal, output: person.terminal, size: nil),
            answers: answers,
            signals: signals
        )
    }

    @Test func `a block has a terminal of its own, of the operator's size`() throws {
        let person = try Operator("expect done", rows: 31, columns: 97)
        let step = try fixture(person).run(
            "test -t 0 -a -t 1 -a -t 2 && tty; stty size; ps -o tpgid=,pgid= $$; : > /dev/tty; echo done"
        )
        let lines = step.output.split(separator: "\r\n").map(String.init)
        #expect(lines.count == 4)
        #expect(lines[0].hasPrefix("/dev/pts/"))
        #expect(lines[1] == "31 97")
        let groups = lines[2].split(separator: " ")
        #expect(groups.first == groups.last)
        #expect(try person.leave().contains("31 97"))
    }

    @Test func `what a block asks is answered by the operator`() throws {
        let person = try Operator(#"expect "name? "; type "Ada\n"; expect done"#)
        let step = try fixture(person).run(
            #"read -r -p "name? " name; echo "hello $name"; echo done"#
        )
        #expect(step.output == "name? Ada\r\nhello Ada\r\ndone\r\n")
        #expect(try person.leave() == "name? Ada\r\nhello Ada\r\ndone")
    }

    @Test func `what is typed without echo is recorded nowhere`() throws {
        let person = try Operator(#"expect "secret: "; type "hunter2\n"; expect done"#)
        let step = try fixture(person).run(
            #"read -rs -p "secret: " s; echo; echo ${#s}; echo done"#
        )
        #expect(step.output == "secret: \r\n7\r\ndone\r\n")
    }

    @Test func `Ctrl-C ends all of a block`() throws {
        let person = try Operator(#"expect ready; type "\003""#)
        let step = try fixture(person).run("bash -c 'echo ready; read -r x'; echo never")
        #expect(step.result.outcome == .signalled(2))
        #expect(!step.output.contains("never"))
        #expect(!step.result.isStateLost)
    }

    @Test func `a block may handle Ctrl-C itself`() throws {
        let person = try Operator(
            #"expect ready; type "\003"; expect caught; type "on\n"; expect done"#
        )
        let step = try fixture(person).run(
            "trap 'echo caught' INT; echo ready; until read -r x; do :; done; echo \"$x done\""
        )
        #expect(step.output.hasPrefix("ready\r\n^Ccaught\r\n"))
        #expect(step.output.hasSuffix("on done\r\n"))
        #expect(step.result.outcome == .exited(0))
    }

    @Test func `a block that is stopped goes on in the foreground`() throws {
        let person = try Operator(#"expect ready; type "\032"; type "on\n"; expect done"#)
        let step = try fixture(person).run("echo ready; read -r x; echo \"got $x\"; echo done")
        #expect(step.output.hasSuffix("got on\r\ndone\r\n"))
    }

    @Test func `a block that changes the terminal does not change it for the next`() throws {
        let person = try Operator("expect done")
        let fixture = try fixture(person)
        let question = "stty -a | tr ' ' '\\n' | grep -E '^-?(echo|icanon|opost);?$'"
        let before = try fixture.run(question)
        try fixture.run("stty raw -echo")
        #expect(try fixture.run(question).output == before.output)
        #expect(before.output == "icanon\r\necho\r\n" || before.output.contains("icanon"))
        try fixture.run("echo done")
        _ = try person.leave()
    }

    @Test func `the operator's terminal is as it was before`() throws {
        let person = try Operator("expect done")
        let fixture = try fixture(person)
        let before = try Self.mode(of: person.terminal)
        try fixture.run("echo done")
        #expect(try Self.mode(of: person.terminal) == before)
        _ = try person.leave()
    }

    @Test func `a change of the window's size reaches the block`() throws {
        let person = try Operator(
            #"expect ready; stty rows 40 cols 111; kill -WINCH $PPID; expect done"#
        )
        let step = try fixture(person, signals: SignalWatch()).run(
            "trap 'stty size; kill $!; echo done; exit 0' WINCH; sleep 60 & echo ready; wait"
        )
        #expect(step.output == "ready\r\n40 111\r\ndone\r\n")
    }

    @Test func `at a failure the operator may open a shell in the block's state`() throws {
        let person = try Operator(
            #"expect '(cortex)'; type 'echo "<$x$PWD>"; x=9; exit\n'; expect "</usr>"; expect last"#
        )
        let fixture = try fixture(person, answers: [.shell, .carryOn])
        let step = try fixture.run("x=; cd /usr\nfalse\necho \"$x $?\"; echo last")
        #expect(step.output.hasSuffix(" 1\r\nlast\r\n"))
        #expect(step.result.failures.count == 1)
    }

    @Test func `a block goes on in the state that its shell left, if it is kept`() throws {
        let mending = #"""
            x=9; unset gone; export y=out; list[2]=two; cd /usr/share; pushd / >/dev/null
            f() { echo new; }; unset -f g; unalias ll; alias l="echo aliased"; umask 027
            trap "echo TERM" TERM; trap "echo bye" EXIT; set -- a "b c"; set -f; shopt -s nullglob
            """#
        let person = try Operator(
            "expect '(cortex)'; type '\(mending.replacing("\n", with: "; ")); exit\\n'; expect last"
        )
        let fixture = try fixture(person, answers: [.shell, .carryOn])
        fixture.observer.keepsShell = true
        let step = try fixture.run(
            #"""
            x=1; gone=1; y=in; list=(a b); f() { echo old; }; g() { :; }; alias ll=true
            (exit 3)
            echo "$? $x ${gone-unset} ${list[*]} $PWD $# $2 $-" > ~/said; dirs >> ~/said
            bash -c 'echo $y' >> ~/said; f >> ~/said; l >> ~/said; type g ll 2>/dev/null >> ~/said
            umask >> ~/said; trap -p >> ~/said; shopt nullglob >> ~/said; echo last
            """#
        )
        let said = try String(contentsOfFile: fixture.folder.path + "/home/said", encoding: .utf8)
        #expect(
            said == """
                3 9 unset a b two / 2 b c fhB
                / /usr/share
                out
                new
                aliased
                0027
                trap -- 'echo bye' EXIT
                trap -- 'echo TERM' SIGTERM
                nullglob       \ton

                """
        )
        let x = step.result.state.variables.first { $0.name == Array("x".utf8) }
        #expect(x?.statement == Array(#"declare -- x="9""#.utf8))
        _ = try person.leave()
    }

    @Test func `an open shell tells the state it is left with`() throws {
        let person = try Operator(#"expect '(cortex)'; type 'y=new; cd /; exit\n'; expect exit"#)
        let fixture = try fixture(person)
        try fixture.run("x=old; f() { echo f; }")
        var observer = ScriptedObserver()
        let result = try fixture.session.openShell(in: fixture.state, observer: &observer)
        #expect(result.outcome == .exited(0))
        #expect(
            result.state.differences(from: fixture.state)
                == ["OLDPWD", "y"].map {
                    DeclarationDifference(name: $0, isFunction: false, isGone: false)
                }
        )
        #expect(result.state.directory == "/")
        #expect(result.state.options == fixture.state.options)
        #expect(result.state.shellOptions == fixture.state.shellOptions)
    }

    private static func mode(of terminal: FileDescriptor) throws -> [UInt8] {
        let output = try Kernel.scratchFile()
        let pid = try Kernel.spawn(
            "/usr/bin/stty",
            ["stty", "-g"],
            environment: [],
            standard: [terminal.rawValue, output.raw, output.raw]
        )
        Kernel.waitForChild(pid)
        return try Kernel.contents(of: output.raw)
    }
}
