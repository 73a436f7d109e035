package import CortexJournal
package import CortexRunbook
package import CortexShell

/// The person, or the rule in their place, who answers what a run asks.
package protocol Operator: AnyObject {
    /// Shows what is about to happen and where, before anything runs.
    func open(_ briefing: Briefing) throws
    /// Picks one of the alternatives; `nil` for none of them.
    func choose(among sections: [Section]) throws -> Section?
    /// Says whether something conditional takes part.
    func take(_ question: Question, because condition: String) throws -> TakeAnswer
    /// Gives a placeholder its value.
    func value(of placeholder: Placeholder, in question: Question) throws -> ValueAnswer
    /// Decides about a step that is ready to run.
    func decide(_ question: Question) throws -> StepAnswer
    /// Gives a changed text for the step; `nil` to leave it as it is.
    func edit(_ script: String) throws -> String?
    /// Shows that the step is started.
    func begin(_ question: Question) throws
    /// Decides how a block goes on behind a failing line, while bash waits there.
    func failed(_ command: FailedCommand, in question: Question) throws -> FailureAnswer
    /// Shows how a step ended.
    func ended(_ end: StepEnd, of question: Question) throws
    /// Lets so many seconds pass before a check is tried again; false if that is given up.
    func pause(_ seconds: Int, before question: Question) throws -> Bool
    /// Decides how the run goes on behind a step, a criterion or a gate that failed.
    func settle(_ failure: Failure) throws -> SettleAnswer
    /// Says what became of an attempt whose end was never recorded.
    func resolve(
        _ attempt: Attempt,
        of question: Question,
        canVerify: Bool
    ) throws -> ResolveAnswer
    /// Says whether a manual step is done.
    func confirm(_ question: Question) throws -> ManualAnswer
    /// Says whether a criterion is met.
    func attest(_ question: Question) throws -> Attestation
    /// Signs for a gate, or refuses to.
    func sign(_ gate: GateQuestion) throws -> SignAnswer
    /// Takes over again from a shell that the operator has left.
    func left(_ shell: StepResult) throws
    /// Says whether what a shell changed, in words, is kept.
    func keepsShellChanges(_ changes: [String]) throws -> Bool
    /// Decides about the processes that steps left running.
    func keeps(_ processes: [CortexJournal.BackgroundProcess]) throws -> Bool
    /// Tells something that needs no answer.
    func tell(_ message: String)
    /// The word that has to be typed before a step runs; `nil` if a key is enough.
    func word(toRun question: Question) -> String?
    /// Closes what is asked from now on with `AnsweredElsewhere` once `isAnswered` says so.
    ///
    /// `nil` ends that.
    func watch(_ isAnswered: (() -> Bool)?)
    /// The answer from which what is recorded next follows; `nil` where nobody had to give one.
    var decider: DecisionAnswered? { get }
}

extension Operator {
    package func sign(_ gate: GateQuestion) throws -> SignAnswer { .unanswered }
    package func word(toRun question: Question) -> String? { nil }
    package func watch(_ isAnswered: (() -> Bool)?) {}
    package var decider: DecisionAnswered? { nil }
}

/// The question that was open has been answered from elsewhere.
package struct AnsweredElsewhere: Error {
    package init() {}
}

/// What is asked about: an item of the document, where it stands, and what bash would get.
package struct Question: Sendable {
    package let item: Item
    package let section: Section?
    /// The document's path and the item's line.
    package let place: String
    /// Its 1-based position among the steps of the run.
    package let position: Int
    /// How many steps the run has.
    package let count: Int
    /// What bash gets: the block with its values, or the operator's edit; empty if nothing runs.
    package var script: String
    /// Whether the text differs from the document's by the operator's hand.
    package var isEdited = false
    /// How many tries have failed since the operator let it run.
    package var tries = 0
    /// What steps have changed in the shell since the operator last let one run, one line each.
    package var notices: [String] = []
    /// The ids of the steps that the operator can go back to, latest last; empty unattended.
    package var earlier: [String] = []
}

package enum StepAnswer: Sendable, Equatable {
    /// - typed: whether a word was typed rather than a key pressed.
    case run(typed: Bool)
    case skip(reason: String)
    case edit
    case shell
    /// Goes back to the item of that id, with the shell state that it had or the present one.
    case back(to: String, state: WentBack.State)
    case quit
}

package enum TakeAnswer: Sendable, Equatable {
    case take
    case leave
    case quit
}

package enum ValueAnswer: Sendable, Equatable {
    case value(String)
    case skip(reason: String)
    case quit
}

package enum ManualAnswer: Sendable, Equatable {
    case done
    case skip(reason: String)
    case shell
    case back(to: String, state: WentBack.State)
    case quit
}

package enum Attestation: Sendable, Equatable {
    case met(note: String?)
    case notMet(note: String?)
    /// Nobody says anything; the criterion stays open.
    case open
    case shell
    case back(to: String, state: WentBack.State)
    case quit
}

package enum SettleAnswer: Sendable, Equatable {
    case retry
    /// Changes the text, then tries it again.
    case edit
    case shell
    case skip(reason: String)
    /// Goes on although it failed.
    case override(reason: String)
    /// Takes one of the ways that the document offers.
    case take(WayOut)
    case stop
}

/// What a person says of a step that may have run in part.
package enum ResolveAnswer: Sendable, Equatable {
    /// Runs the section's read-only steps first.
    case verify
    case done(reason: String)
    case failed(reason: String)
    case again(reason: String)
    case shell
    case quit
    /// Nobody is there to say.
    case unanswered
}

/// How a step ended, for the person who decides how the run goes on.
package struct StepEnd: Sendable {
    package let result: StepResult
    package let verdict: StepFinished.Verdict
    /// How what it printed differs from what it had to print, a line each; `nil` where it does not.
    package let mismatch: String?
    /// What the step changed in the shell that changes what later text means, one line each.
    package let notices: [String]
    /// The signal that ends the run behind the step; `nil` if none came.
    package let interruption: RunSuspended.Reason?
}

/// A signal that reached Cortex while it waited for a person.
package struct Interruption: Error, Equatable {
    package let reason: RunSuspended.Reason
    /// The words that the operator was typing for the record; `nil` if there were none.
    package let unfinished: String?

    package init(_ reason: RunSuspended.Reason, unfinished: String? = nil) {
        self.reason = reason
        self.unfinished = unfinished
    }

    /// The status that a run ended by the signal exits with.
    package var status: ExitStatus {
        switch reason {
        case .hangup: .hangup
        case .terminated: .terminated
        case .interrupted: .interrupted
        case .unrecorded: .broken
        case .quit, .failed, .unattested, .unsigned, .unknown: .stopped
        }
    }
}
