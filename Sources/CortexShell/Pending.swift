package struct SyntaxProblem: Sendable, Equatable { package var line: Int; package var message: String }
package struct SyntaxCheck { package init(bash: Bash) {}
    package mutating func check(_ script: [UInt8], extglob: Bool) throws(ShellError) -> [SyntaxProblem] { [] } }
extension ShellSession { package func openShell(in state: ShellState, recording: StepRecording) throws(ShellError) -> StepResult { throw .keeperGone } }
