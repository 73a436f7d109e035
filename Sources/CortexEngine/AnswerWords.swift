import CortexJournal
import CortexRunbook
import CortexShell

/// A word that answers a decision, and what was said besides.
struct AnswerWord: Sendable, Equatable {
    var answer: String
    var text: String?

    init(_ answer: String, _ text: String? = nil) {
        self.answer = answer
        self.text = text
    }
}

/// What the answers to a question are called: in the record, and by those who answer elsewhere.
///
/// This is the one table between words and what the run does. A word without an answer is one that
/// only the run's own terminal can act on; an answer without a word leaves the question open, so
/// that somebody may still answer it while nobody drives the run.
struct AnswerWords<Answer>: Sendable {
    let word: @Sendable (Answer) -> AnswerWord?
    let answer: @Sendable (AnswerWord) -> Answer?
}

extension AnswerWords<StepAnswer> {
    /// The words at a step; `typed` has to be typed before it runs, if there is such a word.
    static func step(typed: String?) -> AnswerWords {
        AnswerWords { answer in
            switch answer {
            case .run: AnswerWord(typed ?? "run")
            case .skip(let reason): AnswerWord("skip", reason)
            case .edit: AnswerWord("edit")
            case .shell: AnswerWord("shell")
            case .back(let item, _): AnswerWord("back", item)
            case .quit: nil
            }
        } answer: { word in
            switch word.answer {
            case typed ?? "run": .run(typed: typed != nil)
            case "skip": .skip(reason: word.text ?? "")
            case "quit": .quit
            default: nil
            }
        }
    }
}

extension AnswerWords<FailureAnswer> {
    static let line = AnswerWords { answer in
        switch answer {
        case .carryOn: AnswerWord("continue")
        case .stop: AnswerWord("stop")
        case .shell: AnswerWord("shell")
        }
    } answer: { word in
        switch word.answer {
        case "continue": .carryOn
        case "stop": .stop
        default: nil
        }
    }
}

extension AnswerWords<SettleAnswer> {
    static let failure = AnswerWords { answer in
        switch answer {
        case .retry: AnswerWord("retry")
        case .override(let reason): AnswerWord("override", reason)
        case .skip(let reason): AnswerWord("skip", reason)
        case .edit: AnswerWord("edit")
        case .shell: AnswerWord("shell")
        case .take(let way): AnswerWord("take", way.title)
        case .stop: nil
        }
    } answer: { word in
        switch word.answer {
        case "retry": .retry
        case "override": .override(reason: word.text ?? "")
        case "skip": .skip(reason: word.text ?? "")
        case "stop": .stop
        default: nil
        }
    }
}

extension AnswerWords<ResolveAnswer> {
    static let interrupted = AnswerWords { answer in
        switch answer {
        case .verify: AnswerWord("verify")
        case .done(let reason): AnswerWord("done", reason)
        case .failed(let reason): AnswerWord("failed", reason)
        case .again(let reason): AnswerWord("again", reason)
        case .shell: AnswerWord("shell")
        case .quit, .unanswered: nil
        }
    } answer: { word in
        switch word.answer {
        case "verify": .verify
        case "done": .done(reason: word.text ?? "")
        case "failed": .failed(reason: word.text ?? "")
        case "again": .again(reason: word.text ?? "")
        case "quit": .quit
        default: nil
        }
    }
}

extension AnswerWords<ManualAnswer> {
    static let manual = AnswerWords { answer in
        switch answer {
        case .done: AnswerWord("done")
        case .skip(let reason): AnswerWord("skip", reason)
        case .shell: AnswerWord("shell")
        case .back(let item, _): AnswerWord("back", item)
        case .quit: nil
        }
    } answer: { word in
        switch word.answer {
        case "done": .done
        case "skip": .skip(reason: word.text ?? "")
        case "quit": .quit
        default: nil
        }
    }
}

extension AnswerWords<Attestation> {
    static let criterion = AnswerWords { answer in
        switch answer {
        case .met(let note): AnswerWord("met", note)
        case .notMet(let note): AnswerWord("not-met", note)
        case .open: AnswerWord("open")
        case .shell: AnswerWord("shell")
        case .back(let item, _): AnswerWord("back", item)
        case .quit: nil
        }
    } answer: { word in
        switch word.answer {
        case "met": .met(note: word.text)
        case "not-met": .notMet(note: word.text)
        case "open": .open
        case "quit": .quit
        default: nil
        }
    }
}

extension AnswerWords<TakeAnswer> {
    static let condition = AnswerWords { answer in
        switch answer {
        case .take: AnswerWord("yes")
        case .leave: AnswerWord("no")
        case .quit: nil
        }
    } answer: { word in
        switch word.answer {
        case "yes": .take
        case "no": .leave
        case "quit": .quit
        default: nil
        }
    }
}

extension AnswerWords<ValueAnswer> {
    /// Any text is a value; nothing but a reason leaves the step out.
    static let parameter = AnswerWords { answer in
        switch answer {
        case .value(let value): AnswerWord(value)
        case .skip(let reason): AnswerWord("", reason)
        case .quit: nil
        }
    } answer: { word in
        word.answer.isEmpty ? .skip(reason: word.text ?? "") : .value(word.answer)
    }
}

extension AnswerWords<Section?> {
    /// Words are the ids of `sections`.
    static func alternative(_ sections: [Section]) -> AnswerWords {
        AnswerWords {
            AnswerWord($0?.id ?? "none")
        } answer: { word in
            word.answer == "none"
                ? .some(nil) : sections.first { $0.id == word.answer }.map { .some($0) }
        }
    }
}

extension AnswerWords<SignAnswer> {
    static let gate = AnswerWords { answer in
        switch answer {
        case .approve(let note): AnswerWord("approve", note)
        case .refuse(let note): AnswerWord("refuse", note)
        case .quit, .unanswered: nil
        }
    } answer: { word in
        switch word.answer {
        case "approve": .approve(note: word.text)
        case "refuse": .refuse(note: word.text)
        case "quit": .quit
        default: nil
        }
    }
}
