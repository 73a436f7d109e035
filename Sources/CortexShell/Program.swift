/// A program that runs to its end: bash asked about itself or about a text, git.
package enum Program {
    struct Answer: Equatable {
        /// The exit status, 128 and the signal if one ended it.
        var status: Int32
        var output: [UInt8]
        var errors: [UInt8]
    }

    /// Runs the program at `path`; messages are in English, as the environment has the C locale.
    static func run(
        _ path: String,
        _ arguments: [String],
        environment: [String] = ["LC_ALL=C"],
        input: [UInt8]
    ) throws(ShellError) -> Answer {
        let input = try Kernel.sealedFile(input)
        let output = try Kernel.scratchFile()
        let errors = try Kernel.scratchFile()
        let pid = try Kernel.spawn(
            path,
            [path] + arguments,
            environment: environment,
            standard: [input.raw, output.raw, errors.raw]
        )
        let outcome = StepResult.Outcome(waitStatus: Kernel.waitForChild(pid))
        return Answer(
            status: outcome.exitStatus,
            output: try Kernel.contents(of: output.raw),
            errors: try Kernel.contents(of: errors.raw)
        )
    }
}
