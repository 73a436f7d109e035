extension RunEvent {
    /// The name of an event in a record's `type`.
    package enum Kind: String, Sendable, CaseIterable, Codable {
        case runStarted
        case runResumed
        case runRecovered
        case parameterSet
        case sectionEntered
        case alternativeChosen
        case stepStarted
        case stepSpawned
        case commandFailed
        case stepFinished
        case stepSkipped
        case stepEdited
        case stepConfirmed
        case criterionAttested
        case shellOpened
        case shellClosed
        case wentBack
        case noteAdded
        case stepOverridden
        case conditionDecided
        case stepsMatched
        case runbookAdopted
        case sectionCalled
        case sectionLeft
        case childRunStarted
        case childRunFinished
        case gateSigned
        case gatePassed
        case gateOverridden
        case clockJumped
        case decisionRequested
        case decisionAnswered
        case runSuspended
        case runFinished
    }

    /// The event's kind and what it holds.
    var parts: (kind: Kind, payload: any Encodable) {
        switch self {
        case .runStarted(let payload): (.runStarted, payload)
        case .runResumed(let payload): (.runResumed, payload)
        case .runRecovered(let payload): (.runRecovered, payload)
        case .parameterSet(let payload): (.parameterSet, payload)
        case .sectionEntered(let payload): (.sectionEntered, payload)
        case .alternativeChosen(let payload): (.alternativeChosen, payload)
        case .stepStarted(let payload): (.stepStarted, payload)
        case .stepSpawned(let payload): (.stepSpawned, payload)
        case .commandFailed(let payload): (.commandFailed, payload)
        case .stepFinished(let payload): (.stepFinished, payload)
        case .stepSkipped(let payload): (.stepSkipped, payload)
        case .stepEdited(let payload): (.stepEdited, payload)
        case .stepConfirmed(let payload): (.stepConfirmed, payload)
        case .criterionAttested(let payload): (.criterionAttested, payload)
        case .shellOpened(let payload): (.shellOpened, payload)
        case .shellClosed(let payload): (.shellClosed, payload)
        case .wentBack(let payload): (.wentBack, payload)
        case .noteAdded(let payload): (.noteAdded, payload)
        case .stepOverridden(let payload): (.stepOverridden, payload)
        case .conditionDecided(let payload): (.conditionDecided, payload)
        case .stepsMatched(let payload): (.stepsMatched, payload)
        case .runbookAdopted(let payload): (.runbookAdopted, payload)
        case .sectionCalled(let payload): (.sectionCalled, payload)
        case .sectionLeft(let payload): (.sectionLeft, payload)
        case .childRunStarted(let payload): (.childRunStarted, payload)
        case .childRunFinished(let payload): (.childRunFinished, payload)
        case .gateSigned(let payload): (.gateSigned, payload)
        case .gatePassed(let payload): (.gatePassed, payload)
        case .gateOverridden(let payload): (.gateOverridden, payload)
        case .clockJumped(let payload): (.clockJumped, payload)
        case .decisionRequested(let payload): (.decisionRequested, payload)
        case .decisionAnswered(let payload): (.decisionAnswered, payload)
        case .runSuspended(let payload): (.runSuspended, payload)
        case .runFinished(let payload): (.runFinished, payload)
        }
    }

    /// Reads the payload of an event of `kind`, whose fields stand beside `type`.
    init(_ kind: Kind, from decoder: any Decoder) throws {
        self =
            switch kind {
            case .runStarted: .runStarted(try RunStarted(from: decoder))
            case .runResumed: .runResumed(try RunResumed(from: decoder))
            case .runRecovered: .runRecovered(try RunRecovered(from: decoder))
            case .parameterSet: .parameterSet(try ParameterSet(from: decoder))
            case .sectionEntered: .sectionEntered(try SectionEntered(from: decoder))
            case .alternativeChosen: .alternativeChosen(try AlternativeChosen(from: decoder))
            case .stepStarted: .stepStarted(try StepStarted(from: decoder))
            case .stepSpawned: .stepSpawned(try StepSpawned(from: decoder))
            case .commandFailed: .commandFailed(try CommandFailed(from: decoder))
            case .stepFinished: .stepFinished(try StepFinished(from: decoder))
            case .stepSkipped: .stepSkipped(try StepSkipped(from: decoder))
            case .stepEdited: .stepEdited(try StepEdited(from: decoder))
            case .stepConfirmed: .stepConfirmed(try StepConfirmed(from: decoder))
            case .criterionAttested: .criterionAttested(try CriterionAttested(from: decoder))
            case .shellOpened: .shellOpened(try ShellOpened(from: decoder))
            case .shellClosed: .shellClosed(try ShellClosed(from: decoder))
            case .wentBack: .wentBack(try WentBack(from: decoder))
            case .noteAdded: .noteAdded(try NoteAdded(from: decoder))
            case .stepOverridden: .stepOverridden(try StepOverridden(from: decoder))
            case .conditionDecided: .conditionDecided(try ConditionDecided(from: decoder))
            case .stepsMatched: .stepsMatched(try StepsMatched(from: decoder))
            case .runbookAdopted: .runbookAdopted(try RunbookAdopted(from: decoder))
            case .sectionCalled: .sectionCalled(try SectionCalled(from: decoder))
            case .sectionLeft: .sectionLeft(try SectionLeft(from: decoder))
            case .childRunStarted: .childRunStarted(try ChildRunStarted(from: decoder))
            case .childRunFinished: .childRunFinished(try ChildRunFinished(from: decoder))
            case .gateSigned: .gateSigned(try GateSigned(from: decoder))
            case .gatePassed: .gatePassed(try GatePassed(from: decoder))
            case .gateOverridden: .gateOverridden(try GateOverridden(from: decoder))
            case .clockJumped: .clockJumped(try ClockJumped(from: decoder))
            case .decisionRequested: .decisionRequested(try DecisionRequested(from: decoder))
            case .decisionAnswered: .decisionAnswered(try DecisionAnswered(from: decoder))
            case .runSuspended: .runSuspended(try RunSuspended(from: decoder))
            case .runFinished: .runFinished(try RunFinished(from: decoder))
            }
    }
}
