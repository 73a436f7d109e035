import Foundation
import SystemPackage

@testable import CortexShell

/// A session with a folder of its own and everything that its steps record.
final class Fixture {
    let session: ShellSession
    let folder: TemporaryFolder
    var state: ShellState
    var observer: ScriptedObserver

    init(
        _ mode: ShellSession.Mode = .pipes(output: nil, errors: nil),
        answers: [FailureAnswer] = [],
        signals: SignalWatch? = nil
    ) throws {
        folder = try TemporaryFolder()
        session = try ShellSession(
            bash: Bash.find(environment: [:]),
            mode: mode,
            signals: signals
        )
        let home = folder.path + "/home"
        state = ShellState.initial(
            directory: home,
            environment: Fixture.environment(home: home)
        )
        observer = ScriptedObserver(answers: answers, session: session)
    }

    static func environment(home: String) -> [String: String] {
        ["HOME": home, "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TERM": "dumb"]
    }

    /// Runs a block in the state that the blocks before it left.
    @discardableResult
    func run(
        _ script: String,
        timeout: Int? = nil,
        strict: Bool = false,
        watching: Bool = false,
        name: String? = nil
    ) throws -> Played {
        try run(
            Array(script.utf8),
            timeout: timeout,
            strict: strict,
            watching: watching,
            name: name
        )
    }

    func run(
        _ script: [UInt8],
        timeout: Int? = nil,
        strict: Bool = false,
        watching: Bool = false,
        name: String? = nil
    ) throws -> Played {
        let output = try Kernel.scratchFile()
        let timing = try Kernel.scratchFile()
        let errors = try Kernel.scratchFile()
        let request = StepRequest(
            script: script,
            name: name,
            state: state,
            timeout: timeout,
            isStrict: strict,
            watchesHiddenFailures: watching,
            recording: StepRecording(
                output: FileDescriptor(rawValue: output.raw),
                timing: FileDescriptor(rawValue: timing.raw),
                errors: FileDescriptor(rawValue: errors.raw)
            )
        )
        let result = try session.run(try session.prepare(request), observer: &observer)
        state = result.state
        return Played(
            result: result,
            output: try Kernel.contents(of: output.raw),
            timing: try Kernel.contents(of: timing.raw),
            errors: try Kernel.contents(of: errors.raw)
        )
    }
}

/// A step that has run and what it left in the record.
struct Played {
    var result: StepResult
    var outputBytes: [UInt8]
    var timingBytes: [UInt8]
    var errorBytes: [UInt8]

    init(result: StepResult, output: [UInt8], timing: [UInt8], errors: [UInt8]) {
        self.result = result
        outputBytes = output
        timingBytes = timing
        errorBytes = errors
    }

    var output: String {
        String(decoding: outputBytes, as: UTF8.self)
    }

    var errors: String {
        String(decoding: errorBytes, as: UTF8.self)
    }

    var lines: [String] {
        output.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
    }
}

/// An observer that gives prepared answers, then lets everything go on.
struct ScriptedObserver: StepObserver {
    var answers: [FailureAnswer] = []
    var signals: [DriverSignal] = []
    var signalAnswer = SignalAnswer.end
    /// Where shells are opened; `nil` where none can be.
    var session: ShellSession?
    var keepsShell = false

    mutating func commandFailed(_ failure: FailedCommand) -> FailureAnswer {
        answers.isEmpty ? .carryOn : answers.removeFirst()
    }

    mutating func openShell(in state: ShellState) -> ShellState? {
        let result = try? session?.openShell(in: state, observer: &self)
        return keepsShell ? result?.state : nil
    }

    mutating func signalled(_ signal: DriverSignal) -> SignalAnswer {
        signals.append(signal)
        return signalAnswer
    }
}

/// A folder that is gone with the value, with a folder `home` in it.
final class TemporaryFolder {
    let path: String

    init() throws {
        let url = FileManager.default.temporaryDirectory.appending(
            path: UUID().uuidString.lowercased()
        )
        path = url.path(percentEncoded: false)
        try FileManager.default.createDirectory(
            atPath: path + "/home",
            withIntermediateDirectories: true
        )
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }
}
