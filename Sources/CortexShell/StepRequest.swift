package import CortexSecrets
package import SystemPackage

/// A block that shall run.
package struct StepRequest: Sendable {
    /// The exact bytes that bash gets.
    package var script: [UInt8]
    /// The 1-based document line of each line of `script`; empty where there is no document.
    package var lines: [Int]
    /// What bash calls the block in its messages; `nil` where that does not matter.
    package var name: String?
    /// What the block begins with.
    package var state: ShellState
    /// How many seconds the block may take; `nil` for no limit.
    package var timeout: Int?
    /// Whether `errexit`, `nounset` and `pipefail` are turned on before the block.
    package var isStrict: Bool
    /// Whether the block holds pipelines or `&&` lists, whose hidden failures are recorded.
    package var watchesHiddenFailures: Bool
    package var recording: StepRecording
    /// Left open in every process of the step, so that a lock on it tells whether one is still
    /// there; `nil` where nobody asks.
    package var liveness: FileDescriptor?

    package init(
        script: [UInt8],
        lines: [Int] = [],
        name: String? = nil,
        state: ShellState,
        timeout: Int? = nil,
        isStrict: Bool = false,
        watchesHiddenFailures: Bool = false,
        recording: StepRecording = StepRecording(),
        liveness: FileDescriptor? = nil
    ) {
        self.script = script
        self.lines = lines
        self.name = name
        self.state = state
        self.timeout = timeout
        self.isStrict = isStrict
        self.watchesHiddenFailures = watchesHiddenFailures
        self.recording = recording
        self.liveness = liveness
    }
}

extension StepRequest {
    /// Runs a command, which may have words of its own, on the file at `path`.
    package init(running command: String, on path: String, state: ShellState) {
        self.init(script: Array("\(command) \(Quoting.quoted(path))\n".utf8), state: state)
    }
}

/// Where a step's output is kept; `nil` for what is not kept.
package struct StepRecording: Sendable {
    /// What the step writes, or with a terminal all that appears there.
    package var output: FileDescriptor?
    /// When it came: lines of seconds since the last one and a number of bytes, as `scriptreplay`
    /// reads them.
    package var timing: FileDescriptor?
    /// What the step writes to its standard error, where that is kept apart.
    package var errors: FileDescriptor?
    /// What is taken out of all of them, and of what goes to no terminal; `nil` for nothing.
    package var secrets: SecretMatcher?

    package init(
        output: FileDescriptor? = nil,
        timing: FileDescriptor? = nil,
        errors: FileDescriptor? = nil,
        secrets: SecretMatcher? = nil
    ) {
        self.secrets = secrets
        self.output = output
        self.timing = timing
        self.errors = errors
    }
}
