import Foundation
import SystemPackage
import Testing

@testable import CortexShell

@Suite struct DriverDeathTests {
    @Test(arguments: [false, true])
    func `a step does not outlive the process that drives it`(hasTerminal: Bool) async throws {
        let folder = try TemporaryFolder()
        let path = folder.path
        _ = try Program.run("/usr/bin/mkfifo", ["\(path)/fifo"], input: [])
        await #expect(processExitsWith: .signal(SIGKILL)) {
            [path = path as String, hasTerminal = hasTerminal as Bool] in
            let mode: ShellSession.Mode =
                hasTerminal
                ? .terminal(input: nil, output: nil, size: nil) : .pipes(output: nil, errors: nil)
            let session = try ShellSession(bash: Bash.find(environment: [:]), mode: mode)
            let script = """
                trap 'echo hung up > fifo' HUP
                kill -9 \(getpid())
                sleep 100 & wait
                """
            let state = ShellState.initial(
                directory: path,
                environment: ["PATH": "/usr/bin:/bin"]
            )
            var observer = ScriptedObserver()
            let step = try session.prepare(StepRequest(script: Array(script.utf8), state: state))
            _ = try session.run(step, observer: &observer)
        }
        let answer = try Program.run("/bin/cat", ["\(path)/fifo"], input: [])
        #expect(answer.output == Array("hung up\n".utf8))
    }
}
