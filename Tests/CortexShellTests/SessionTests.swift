import CortexRunbook
import SystemPackage
import Testing

@testable import CortexShell

@Suite struct SessionTests {
    @Test func `a step that is given up has done nothing`() throws {
        let fixture = try Fixture()
        let request = StepRequest(script: Array("touch made".utf8), state: fixture.state)
        do {
            let pid = try fixture.session.prepare(request).pid
            #expect(pid > 1)
        }
        #expect(try fixture.run("ls").lines == [])
    }

    @Test func `output and errors are recorded apart, byte by byte`() throws {
        let step = try Fixture().run(#"printf 'a\0\xff\n'; printf 'e\r\n' >&2; printf b"#)
        #expect(step.outputBytes == [97, 0, 255, 10, 98])
        #expect(step.errorBytes == [101, 13, 10])
        #expect(step.result.output.count == 5)
        #expect(
            step.result.errors
                == Captured(
                    count: 3,
                    sha256: Digest.hex(of: step.errorBytes),
                    terminalUse: .text
                )
        )
    }

    @Test func `the timing accounts for all that was recorded`() throws {
        let step = try Fixture().run("head -c 300000 /dev/zero; echo end")
        let counts = String(decoding: step.timingBytes, as: UTF8.self).split(separator: "\n")
            .compactMap { $0.split(separator: " ").last.flatMap { Int($0) } }
        #expect(counts.reduce(0, +) == 300_004)
        #expect(step.result.output.count == 300_004)
    }

    @Test func `a step that takes too long is ended with its whole group`() throws {
        let fixture = try Fixture()
        let step = try fixture.run("sleep 100 & sleep 100", timeout: 1)
        #expect(step.result.outcome == .timedOut)
        #expect(step.result.remaining == [])
        #expect(try fixture.run("echo on").lines == ["on"])
    }

    @Test func `jobs in groups of their own end with a step that takes too long`() throws {
        let step = try Fixture().run("set -m; sleep 100 & sleep 100", timeout: 1)
        #expect(step.result.outcome == .timedOut)
        #expect(step.result.remaining == [])
    }

    @Test func `processes left behind live on and are listed`() throws {
        let fixture = try Fixture()
        let step = try fixture.run("sleep 60 & setsid sleep 61 & (sleep 62 &); (setsid sleep 63 &)")
        #expect(step.result.outcome == .exited(0))
        #expect(step.result.remaining.count == 4)
        let next = try fixture.run("kill $(pgrep -P \(fixture.session.keeper.pid) sleep)")
        #expect(next.result.remaining.count < 4)
        fixture.session.end(keepingProcesses: false)
    }

    @Test func `the record that cannot be written ends the step`() throws {
        let fixture = try Fixture()
        let full = try unsafe FileDescriptor.open("/dev/full", .writeOnly)
        let request = StepRequest(
            script: Array("echo out; sleep 100".utf8),
            state: fixture.state,
            recording: StepRecording(output: full)
        )
        let result = try fixture.session.run(
            try fixture.session.prepare(request),
            observer: &fixture.observer
        )
        try full.close()
        guard case .unrecorded(let reason) = result.outcome else {
            Issue.record("\(result.outcome)")
            return
        }
        #expect(reason == "cannot write: No space left on device")
    }

    @Test func `a block whose directory is gone does not run elsewhere`() throws {
        let fixture = try Fixture()
        try fixture.run("mkdir gone; cd gone; rmdir ../gone")
        let step = try fixture.run("echo ran")
        #expect(step.result.outcome == .directoryGone(fixture.folder.path + "/home/gone"))
        #expect(step.lines == [])
    }

    @Test func `variables that change what text means do not get through`() throws {
        var environment = Fixture.environment(home: "/")
        for name in [
            "BASH_ENV", "ENV", "CDPATH", "GLOBIGNORE", "SHELLOPTS", "BASHOPTS", "PS4", "LD_PRELOAD",
            "LD_AUDIT", "BASH_FUNC_ls%%", "POSIXLY_CORRECT",
        ] {
            environment[name] = "() { echo shadowed; }"
        }
        environment["with.dot"] = "kept"
        let fixture = try Fixture()
        fixture.state = .initial(directory: "/", environment: environment)
        let step = try fixture.run("env | sort; type -t ls")
        #expect(
            step.lines == [
                "GIT_PAGER=cat", "HOME=/", "LC_ALL=C.UTF-8", "PAGER=cat", "PATH=/usr/bin:/bin",
                "PWD=/", "SHLVL=1", "TERM=dumb", "_=/usr/bin/env", "with.dot=kept", "file",
            ]
        )
    }

    @Test func `nothing of Cortex is inherited by what a block starts`() throws {
        let step = try Fixture().run("ls /proc/self/fd; ls -l /proc/self/fd/0")
        #expect(step.lines.prefix(4) == ["0", "1", "2", "3"])
        #expect(step.output.contains("/dev/null"))
        #expect(step.lines.count == 5)
    }

    @Test func `a lock on the liveness descriptor outlives this process's own`() throws {
        let folder = try TemporaryFolder()
        let lock = try unsafe FileDescriptor.open(
            "\(folder.path)/lock",
            .writeOnly,
            options: .create,
            permissions: .ownerReadWrite
        )
        let session = try ShellSession(
            bash: Bash.find(environment: [:]),
            mode: .pipes(output: nil, errors: nil)
        )
        var observer = ScriptedObserver()
        let state = ShellState.initial(directory: "/", environment: [:])
        let request = StepRequest(
            script: Array("readlink /proc/$$/fd/100".utf8),
            state: state,
            liveness: lock
        )
        let result = try session.run(try session.prepare(request), observer: &observer)
        #expect(result.output.count == "\(folder.path)/lock\n".utf8.count)
        try lock.close()
    }

    @Test func `a state is written down and read back`() throws {
        let fixture = try Fixture()
        try fixture.run(
            "x=$'a\\nb'; f() { echo f; }; alias l=ls; trap 'echo' EXIT INT; set -- 'a b'"
        )
        #expect(try ShellState(bytes: fixture.state.bytes) == fixture.state)
        #expect(throws: ShellError.self) {
            try ShellState(bytes: fixture.state.bytes.dropLast(2) + [])
        }
        #expect(throws: ShellError.self) { try ShellState(bytes: []) }
    }

    @Test func `the end of a run runs the trap that its blocks have set`() throws {
        let fixture = try Fixture()
        try fixture.run("x=3; trap 'echo leaving $x' EXIT")
        let trap = fixture.state.takeExitTrap()
        #expect(try fixture.run(trap ?? []).lines == ["leaving 3"])
        #expect(fixture.state.exitTrap == nil)
    }
}
