import CortexJournal
import CortexRunbook
import CortexShell

/// Watches a step for the run: asks about failing lines and records them, and decides about signals.
final class Watcher<Person: Operator>: StepObserver {
    private let record: RunRecord
    private let person: Person
    private let question: Question
    private let number: StepNumber
    private let files: StepFiles
    private let desk: ShellDesk<Person>
    /// Whether the step is tried again by itself, so that a failing line ends the try.
    private let isPolled: Bool
    /// The document's line at which the step waits.
    private var line = 0
    /// The signal that ends the run behind this step; `nil` if none came.
    private(set) var interruption: RunSuspended.Reason?
    /// What kept a failure from being recorded or asked about; the step was stopped for it.
    private(set) var failure: (any Error)?

    init(
        record: RunRecord,
        person: Person,
        question: Question,
        number: StepNumber,
        files: StepFiles,
        desk: ShellDesk<Person>,
        isPolled: Bool
    ) {
        self.isPolled = isPolled
        self.files = files
        self.desk = desk
        self.record = record
        self.person = person
        self.question = question
        self.number = number
    }

    func started() {
        do {
            try files.settle()
        } catch {
            failure = error
        }
    }

    func commandFailed(_ command: FailedCommand) -> FailureAnswer {
        guard interruption == nil, failure == nil else { return .stop }
        line = command.documentLine ?? question.item.line
        do {
            let answer = isPolled ? .stop : try person.failed(command, in: question)
            try record.append(.commandFailed(failed(command, answer)))
            return answer
        } catch let stop as Interruption {
            interruption = stop.reason
        } catch {
            failure = error
        }
        return .stop
    }

    func openShell(in state: ShellState) -> ShellState? {
        do {
            let pause = ShellDesk<Person>.Pause(number: number, line: line)
            return try desk.open(in: state, at: question.item, pause: pause)
        } catch let stop as Interruption {
            interruption = stop.reason
        } catch {
            failure = error
        }
        return nil
    }

    func signalled(_ signal: DriverSignal) -> SignalAnswer {
        interruption = RunSuspended.Reason(signal)
        return switch signal {
        case .interrupt: .pass
        case .terminate: .end
        case .hangUp: .ignore
        }
    }

    private func failed(_ command: FailedCommand, _ answer: FailureAnswer) -> CommandFailed {
        CommandFailed(
            ordinal: number.ordinal,
            attempt: number.attempt,
            line: line,
            status: Int(command.status),
            command: command.command,
            answer: CommandFailed.Answer(answer)
        )
    }
}

extension CommandFailed.Answer {
    fileprivate init(_ answer: FailureAnswer) {
        switch answer {
        case .carryOn: self = .continued
        case .stop: self = .stopped
        case .shell: self = .shell
        }
    }
}
