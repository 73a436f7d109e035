import CortexEngine
import CortexJournal
import CortexReport
import CortexRunbook
import CortexShell

/// The rules of `--yes`: nobody is asked, everything is told.
final class UnattendedOperator: Operator {
    private let screen: Messages
    private let plan: Plan
    private let options: RunOptions
    private let session: ShellSession

    init(screen: Messages, plan: Plan, options: RunOptions, session: ShellSession) {
        self.session = session
        self.screen = screen
        self.plan = plan
        self.options = options
    }

    func open(_ briefing: Briefing) {
        screen.show(BriefingView(briefing).lines)
    }

    func choose(among sections: [Section]) -> Section? { nil }

    func take(_ question: Question, because condition: String) -> TakeAnswer { .leave }

    func value(of placeholder: Placeholder, in question: Question) -> ValueAnswer {
        .skip(reason: "\(placeholder.text) has no value")
    }

    func decide(_ question: Question) -> StepAnswer { .run(typed: false) }

    func edit(_ script: String) -> String? { nil }

    func begin(_ question: Question) {
        if question.tries == 0 {
            screen.show([.empty, PromptView.sectionLine(of: question)])
            screen.show([PromptView.marks(of: question)] + PromptView.text(of: question))
        }
        screen.show([Line(rule: 40)])
    }

    func failed(_ command: FailedCommand, in question: Question) -> FailureAnswer {
        screen.takeBack(after: command.terminalUse)
        screen.show(PromptView.failure(command, of: question, in: plan))
        return options.onError == .stop ? .stop : .carryOn
    }

    func ended(_ end: StepEnd, of question: Question) {
        screen.takeBack(after: end.result.output.terminalUse)
        screen.show(PromptView.end(end, of: question, in: plan))
    }

    func pause(_ seconds: Int, before question: Question) throws -> Bool {
        screen.show([Line(PromptView.pause(seconds, before: question))])
        if let signal = session.pause(.seconds(seconds)) {
            throw Interruption(RunSuspended.Reason(signal))
        }
        return true
    }

    /// No option goes past a gate that somebody has to sign for.
    func settle(_ failure: Failure) -> SettleAnswer {
        switch failure.subject {
        case .item where options.onError == .continue:
            return .override(reason: "--on-error continue")
        case .item: break
        case .gate: screen.show(PromptView.failure(failure.subject))
        }
        return .stop
    }

    func resolve(_ attempt: Attempt, of question: Question, canVerify: Bool) -> ResolveAnswer {
        screen.show(PromptView.interrupted(attempt, question))
        return .unanswered
    }

    func confirm(_ question: Question) -> ManualAnswer {
        .skip(reason: "nobody was there to do it")
    }

    func attest(_ question: Question) -> Attestation { .open }

    func left(_ shell: StepResult) {}

    func keepsShellChanges(_ changes: [String]) -> Bool { false }

    func keeps(_ processes: [CortexJournal.BackgroundProcess]) -> Bool {
        screen.show(PromptView.leftRunning(processes))
        return true
    }

    func tell(_ message: String) {
        screen.show(message.split(separator: "\n").map { Line(String($0)) })
    }
}
