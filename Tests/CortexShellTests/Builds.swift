import CortexShell
import SystemPackage
import Testing

struct Carry: StepObserver {
    mutating func commandFailed(_ failure: FailedCommand) -> FailureAnswer { print(failure); return .carryOn }
    mutating func signalled(_ signal: DriverSignal) -> SignalAnswer { .end }
}

@Test func `first slice`() throws {
    let bash = try Bash.find(environment: ["PATH": "/usr/bin:/bin"])
    let session = try ShellSession(bash: bash, mode: .pipes(output: .standardOutput, errors: .standardError))
    var state = ShellState.initial(directory: "/tmp", environment: ["PATH": "/usr/bin:/bin", "HOME": "/root"])
    var observer = Carry()
    for block in ["x=5; a=(1 2 3); f() { echo in f $x; }; cd /usr; alias ll='ls -d'; trap 'echo bye' EXIT; set -- p q", "echo $x ${a[@]} $PWD; f; ll /; trap -p; echo $1$2 $-; false\necho st $?; nosuch", "echo $?; false | true; (exit 3)\nexit 4", "echo $?; env; declare -p"] {
        let step = try session.prepare(StepRequest(script: Array(block.utf8), state: state))
        let result = try session.run(step, observer: &observer)
        print(result.outcome, result.isStateLost, result.output, result.errors.count, result.durationNanoseconds)
        state = result.state
    }
}
