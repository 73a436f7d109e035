import CortexShell
import SystemPackage
import Testing

struct Carry: StepObserver {
    mutating func commandFailed(_ failure: FailedCommand) -> FailureAnswer { print(failure); return .carryOn }
    mutating func signalled(_ signal: DriverSignal) -> SignalAnswer { .end }
}

@Test func `first slice`() throws {
    let bash = try Bash.find(environment: ["PATH": "/usr/bin:/bin"])
    let session = try ShellSession(bash: bash, mode: .terminal(input: nil, output: .standardOutput, size: nil))
    var state = ShellState.initial(directory: "/tmp", environment: ["PATH": "/usr/bin:/bin", "HOME": "/root"])
    var observer = Carry()
    for block in ["tty; stty size; stty -a; stty -echo", "ps -o pid,ppid,pgid,sid,tpgid,stat,args; stty -a | grep echo; ls -l /proc/self/fd; sleep 100 & ", "set -x; echo a; false", "echo b; set +x; ps ax | grep sleep; pkill -f 'sleep 100'"] {
        let step = try session.prepare(StepRequest(script: Array(block.utf8), state: state))
        let result = try session.run(step, observer: &observer)
        print(result.outcome, result.isStateLost, result.output, result.errors.count, result.durationNanoseconds)
        state = result.state
    }
}
