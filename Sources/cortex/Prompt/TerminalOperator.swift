import CortexEngine
import CortexJournal
import CortexRunbook
import CortexSecrets
import CortexShell
import CortexText

/// The person at the terminal.
final class TerminalOperator: Operator {
    private let screen: Screen
    private let source: DocumentSource
    private let plan: Plan
    private let editor: Editor
    /// Adds a note about an item to the record.
    private let note: (String, Item?) throws -> Void
    /// The text that was shown last at a prompt for a step.
    private var shown: String?
    /// The id of the item whose end was shown last.
    private var told: String?

    init(
        screen: Screen,
        source: DocumentSource,
        plan: Plan,
        editor: Editor,
        note: @escaping (String, Item?) throws -> Void
    ) {
        self.note = note
        self.screen = screen
        self.source = source
        self.plan = plan
        self.editor = editor
    }

    func open(_ briefing: Briefing) {
        screen.show(BriefingView(briefing, mark: screen.mark).lines)
    }

    func choose(among sections: [Section]) throws -> Section? {
        screen.show(PromptView.alternatives(sections))
        let keys = sections.indices.prefix(9).map { Key(Character("\($0 + 1)"), sections[$0].id) }
        let key = try ask("Which one?", keys + [Key("n", "none of them"), .otherNote], about: nil)
        return Int(String(key)).flatMap {
            sections.indices.contains($0 - 1) ? sections[$0 - 1] : nil
        }
    }

    func take(_ question: Question, because condition: String) throws -> TakeAnswer {
        screen.show(PromptView.condition(condition, of: question))
        switch try ask("Does this apply?", [.yes, .no, .otherNote, .quit], about: question.item) {
        case "y": return .take
        case "q": return .quit
        default: return .leave
        }
    }

    func value(of placeholder: Placeholder, in question: Question) throws -> ValueAnswer {
        screen.show(PromptView.placeholder(placeholder, of: question))
        while true {
            let isHidden = SecretName.isSensitive(placeholder.name)
            if let text = try words("\(placeholder.name) =", isHidden: isHidden) {
                return .value(text)
            }
            let keys: [Key] = [.again, .skip, .note, .quit]
            switch try ask("No value given.", keys, about: question.item) {
            case "s":
                if let reason = try words("Reason:", isForRecord: true) {
                    return .skip(reason: reason)
                }
            case "q": return .quit
            default: continue
            }
        }
    }

    func decide(_ question: Question) throws -> StepAnswer {
        screen.show(PromptView.step(question, in: plan, progress: source.progress))
        shown = question.script
        let word = PromptView.wordToType(for: question)
        let keys = Key.forSteps(word: word, canGoBack: !question.earlier.isEmpty)
        while true {
            switch try ask("Run it?", keys, about: question.item) {
            case "\r":
                guard let word else { return .run(typed: false) }
                if try screen.line("Type \(word) to run it:") == word {
                    return .run(typed: true)
                }
                screen.show([Line("Not run.")])
            case "s":
                if let reason = try words("Reason:", isForRecord: true) {
                    return .skip(reason: reason)
                }
            case "e": return .edit
            case "v": screen.show(source.context(of: question.item))
            case "!": return .shell
            case "b":
                if let answer = try goBack(among: question.earlier) {
                    return .back(to: answer.item, state: answer.state)
                }
            default: return .quit
            }
        }
    }

    func edit(_ script: String) throws -> String? {
        try editor.edit(script)
    }

    func begin(_ question: Question) {
        if shown != question.script, question.tries == 0 {
            screen.show(PromptView.step(question, in: plan, progress: source.progress))
        }
        shown = nil
        screen.rule()
    }

    func failed(_ command: FailedCommand, in question: Question) throws -> FailureAnswer {
        try screen.settle(after: command.terminalUse)
        screen.showMarked(PromptView.failure(command, of: question, in: plan))
        switch try ask(
            "The block waits here.",
            Key.forFailingLines(canContinue: command.canCarryOn),
            about: question.item
        ) {
        case "c": return .carryOn
        case "!": return .shell
        default: return .stop
        }
    }

    func ended(_ end: StepEnd, of question: Question) throws {
        told = question.item.id
        try screen.settle(after: end.result.output.terminalUse)
        screen.showMarked(PromptView.end(end, of: question, in: plan))
    }

    func pause(_ seconds: Int, before question: Question) throws -> Bool {
        let text = PromptView.pause(seconds, before: question)
        let deadline = ContinuousClock.now + .seconds(seconds)
        return try screen.ask(text, Key.forPauses, until: deadline) == nil
    }

    func settle(_ failure: Failure) throws -> SettleAnswer {
        let ways = Array(failure.ways.prefix(9))
        if failure.item == nil || told != failure.item?.id {
            screen.show(PromptView.failure(failure.subject))
        }
        screen.show(PromptView.ways(ways))
        told = nil
        let keys = Key.forFailures(of: failure.subject, ways: ways)
        while true {
            switch try ask("And now?", keys, about: failure.item) {
            case "r": return .retry
            case "e": return .edit
            case "o":
                if let reason = try words("Reason:", isForRecord: true) {
                    return .override(reason: reason)
                }
            case "s":
                if let reason = try words("Reason:", isForRecord: true) {
                    return .skip(reason: reason)
                }
            case "!": return .shell
            case let key:
                guard let number = key.wholeNumberValue else { return .stop }
                return .take(ways[number - 1])
            }
        }
    }

    func resolve(
        _ attempt: Attempt,
        of question: Question,
        canVerify: Bool
    ) throws -> ResolveAnswer {
        screen.show(PromptView.interrupted(attempt, question))
        let keys = Key.forInterruptedSteps(canVerify: canVerify)
        while true {
            switch try ask("What became of it?", keys, about: question.item) {
            case "v": return .verify
            case "d":
                if let reason = try words("How do you know?", isForRecord: true) {
                    return .done(reason: reason)
                }
            case "f":
                if let reason = try words("How do you know?", isForRecord: true) {
                    return .failed(reason: reason)
                }
            case "a":
                guard
                    let reason = try words("Why is it safe to run it again?", isForRecord: true)
                else { break }
                if try screen.line("Type again to run it again:") == "again" {
                    return .again(reason: reason)
                }
            case "!": return .shell
            default: return .quit
            }
        }
    }

    func confirm(_ question: Question) throws -> ManualAnswer {
        screen.show(PromptView.manual(question, in: plan, progress: source.progress))
        let keys = Key.forManualSteps(canGoBack: !question.earlier.isEmpty)
        while true {
            switch try ask("Done?", keys, about: question.item) {
            case "d": return .done
            case "s":
                if let reason = try words("Reason:", isForRecord: true) {
                    return .skip(reason: reason)
                }
            case "v": screen.show(source.context(of: question.item))
            case "!": return .shell
            case "b":
                if let answer = try goBack(among: question.earlier) {
                    return .back(to: answer.item, state: answer.state)
                }
            default: return .quit
            }
        }
    }

    func attest(_ question: Question) throws -> Attestation {
        screen.show(PromptView.criterion(question))
        let answer = try attestation(question)
        screen.show(PromptView.attested(answer))
        told = question.item.id
        return answer
    }

    private func attestation(_ question: Question) throws -> Attestation {
        let keys = Key.forCriteria(canGoBack: !question.earlier.isEmpty)
        while true {
            switch try ask("Met?", keys, about: question.item) {
            case "y": return .met(note: nil)
            case "n":
                if let note = try screen.line("Why not?", isForRecord: true) {
                    return .notMet(note: note.isEmpty ? nil : note)
                }
            case "t":
                if let note = try words("Note:", isForRecord: true) {
                    return .met(note: note)
                }
            case "\r": return .open
            case "v": screen.show(source.context(of: question.item))
            case "!": return .shell
            case "b":
                if let answer = try goBack(among: question.earlier) {
                    return .back(to: answer.item, state: answer.state)
                }
            default: return .quit
            }
        }
    }

    func sign(_ gate: GateQuestion) throws -> SignAnswer {
        screen.show(PromptView.gate(gate))
        while true {
            switch try ask("Do you sign for it?", Key.forGates, about: nil) {
            case "y": return .approve(note: nil)
            case "r":
                if let reason = try words("Why not?", isForRecord: true) {
                    return .refuse(note: reason)
                }
            default: return .quit
            }
        }
    }

    func left(_ shell: StepResult) throws {
        try screen.settle(after: shell.output.terminalUse)
    }

    func keepsShellChanges(_ changes: [String]) throws -> Bool {
        screen.show(PromptView.shellChanges(changes))
        let keys: [Key] = [.no, .yes, .otherNote]
        return try ask("Keep what the shell changed?", keys, about: nil) == "y"
    }

    func keeps(_ processes: [CortexJournal.BackgroundProcess]) throws -> Bool {
        screen.show(PromptView.leftRunning(processes))
        return try ask("Leave them running?", [.yes, .no, .otherNote], about: nil) == "y"
    }

    func word(toRun question: Question) -> String? { PromptView.wordToType(for: question) }

    func watch(_ isAnswered: (() -> Bool)?) { screen.watch(isAnswered) }

    func tell(_ message: String) {
        screen.show(message.split(separator: "\n").map { Line(String($0)) })
    }

    /// Asks as the screen does, and takes notes meanwhile.
    private func ask(_ question: String, _ keys: [Key], about item: Item?) throws -> Character {
        while true {
            let pressed = try screen.ask(question, keys)
            let isNote = keys.first { $0.character == pressed }?.isNote ?? false
            guard isNote else { return pressed }
            if let text = try words("Note:", isForRecord: true) { try note(text, item) }
        }
    }

    /// Asks for text that must not be empty; `nil` if it is given up.
    private func words(
        _ question: String,
        isForRecord: Bool = false,
        isHidden: Bool = false
    ) throws -> String? {
        while let text = try screen.line(question, isForRecord: isForRecord, isHidden: isHidden) {
            if !text.isEmpty { return text }
            screen.show([Line("  Type something, or press Escape to give up.", .faint)])
        }
        return nil
    }

    private func goBack(among earlier: [String]) throws -> (item: String, state: WentBack.State)? {
        screen.show(PromptView.earlier(earlier, in: plan))
        guard let id = try screen.line("Back to:"), !id.isEmpty else { return nil }
        guard earlier.contains(id) else {
            screen.show([Line("No step before this one has that id.")])
            return nil
        }
        let key = try screen.ask("With which shell state?", Key.forStates)
        return (id, key == "t" ? .then : .current)
    }
}
