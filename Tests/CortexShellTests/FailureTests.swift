import Foundation
import Testing

@testable import CortexShell

@Suite struct FailureTests {
    @Test(arguments: [
        ("deploy.md:5", "deploy.md:5"), ("a b's $(x).md:7", "a b's $(x).md:7"),
        ("\u{1b}[2Jé/x", "_[2J__x"), (nil, "[0-9]+"),
    ])
    func `bash's own messages name the block`(_ name: String?, _ shown: String) throws {
        let fixture = try Fixture()
        let step = try fixture.run("true\nmak all", name: name)
        let folder = name == nil ? "/proc/[0-9]+/fd" : "/tmp/cortex-[A-Za-z0-9]{6}"
        let file = name == nil ? shown : NSRegularExpression.escapedPattern(for: shown)
        let expected = "^\(folder)/\(file): line 2: mak: command not found\n$"
        #expect(
            step.errors.range(of: expected, options: .regularExpression) != nil,
            "\(step.errors)"
        )
        let folderOfNames = try #require(fixture.session.names.folder)
        let names = try FileManager.default.contentsOfDirectory(atPath: folderOfNames)
        #expect(names == [])
    }

    @Test func `a failing line is reported with its place, status and text`() throws {
        let fixture = try Fixture()
        let step = try fixture.run("echo one\nls /nonexistent\necho \"then $?\"\n")
        #expect(step.lines == ["one", "then 2"])
        #expect(step.result.failures == [failure(2, 2, "ls /nonexistent")])
    }

    @Test(arguments: [
        ("f() {\n false\n}\nf\n", [failure(4, 1, "f")]),
        ("if false; then :; fi\nfalse || true\n! true\nwhile false; do :; done\n", []),
        ("( exit 3 )\n", [failure(1, 3, "( exit 3 )")]),
        ("true | false\n", [failure(1, 1, "true | false", [0, 1])]),
        ("x=$(false)\n", [failure(1, 1, "x=$(false)")]),
        ("[[ a == b ]]\n", [failure(1, 1, "[[ a == b ]]")]),
        ("((0))\n", [failure(1, 1, "((0))")]),
        ("for i in 1 2; do\n  false\ndone\n", [failure(2, 1, "false"), failure(2, 1, "false")]),
        ("set -E\nf() { false; }\nf\nset +E\n", [failure(3, 1, "f")]),
        ("nosuchcommand 2>/dev/null\n", [failure(1, 127, "nosuchcommand 2> /dev/null")]),
    ])
    func `failures are those bash would see at the top of the block`(
        script: String,
        failures: [FailedCommand]
    ) throws {
        #expect(try Fixture().run(script).result.failures == failures)
    }

    @Test func `a block that is stopped keeps what it has done`() throws {
        let fixture = try Fixture(answers: [.stop])
        let step = try fixture.run("x=1; cd /usr\nset -- p q\n(exit 7)\nx=2\n")
        #expect(step.result.outcome == .exited(7))
        #expect(try fixture.run("echo $x $PWD $1$2 $?").lines == ["1 /usr pq 7"])
    }

    @Test func `what a block sees after a pause is as if there had been none`() throws {
        let step = try Fixture().run(
            "false arg | (exit 4) | true\nls /nonexistent last 2>/dev/null\necho $? $_\n"
                + "(exit 2) | (exit 3)\necho ${PIPESTATUS[@]}\n"
        )
        #expect(step.lines == ["2 last", "2 3"])
    }

    @Test func `a user's own trap on errors still runs, after the report`() throws {
        let fixture = try Fixture(answers: [.carryOn, .stop])
        try fixture.run("trap 'echo \"own $? $x\"; false' ERR")
        let step = try fixture.run("x=1\n(exit 5)\nx=2\n(exit 6)\necho never")
        #expect(step.lines == ["own 5 1", "own 6 2"])
        #expect(step.result.outcome == .exited(6))
        #expect(try fixture.run("trap -p ERR").lines == ["trap -- 'echo \"own $? $x\"; false' ERR"])
    }

    @Test func `failures that bash does not stop at are warnings`() throws {
        let step = try Fixture().run(
            """
            false | true
            cd /nonexistent 2>/dev/null && echo there
            if false; then :; fi
            [ -f /nonexistent ] && echo there
            yes | head -1 >/dev/null
            f() { return 3; }
            f && echo f
            f
            echo done | grep done
            (exit 9) | cat
            """,
            watching: true
        )
        #expect(step.lines == ["done"])
        #expect(step.result.failures == [failure(8, 3, "f")])
        #expect(
            step.result.hiddenFailures == [
                failure(1, 0, "false | true", [1, 0]),
                failure(2, 1, "cd /nonexistent 2> /dev/null"),
                failure(7, 3, "f"),
                failure(10, 0, "(exit 9) | cat", [9, 0]),
            ]
        )
    }

    @Test func `watching leaves nothing behind`() throws {
        let fixture = try Fixture()
        let step = try fixture.run(
            "echo $-; trap; false | true; declare -p FUNCNAME",
            watching: true
        )
        #expect(step.lines.first == "hB")
        #expect(try fixture.run("trap; echo $-").lines == ["hB"])
    }

    @Test func `strict blocks end at the first failure of any kind`() throws {
        let fixture = try Fixture()
        let step = try fixture.run("false | true\necho never", strict: true)
        #expect(step.result.outcome == .exited(1))
        #expect(step.result.failures.map(\.canCarryOn) == [false])
        #expect(step.lines == [])
        let unset = try fixture.run("echo $nothing\necho never", strict: true)
        #expect(unset.result.outcome == .exited(1))
    }

    @Test func `a document's lines are told where they are known`() throws {
        let fixture = try Fixture()
        let request = StepRequest(
            script: Array("true\nfalse\n".utf8),
            lines: [41, 43],
            state: fixture.state
        )
        let result = try fixture.session.run(
            try fixture.session.prepare(request),
            observer: &fixture.observer
        )
        #expect(result.failures.map(\.documentLine) == [43])
    }
}

/// A failure at a line of a block without a document.
private func failure(
    _ line: Int,
    _ status: Int32,
    _ command: String,
    _ pipeStatus: [Int32]? = nil
) -> FailedCommand {
    FailedCommand(
        line: line,
        documentLine: nil,
        status: status,
        command: command,
        pipeStatus: pipeStatus ?? [status],
        canCarryOn: true
    )
}
