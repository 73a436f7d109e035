import CortexJournal
import CortexSecrets

extension RunEvent {
    /// Returns the event with a mark for each secret in the texts that people and programs wrote.
    ///
    /// Names, digests and places stay as they are: what follows is found by them.
    func redacted(by secrets: SecretMatcher) -> RunEvent {
        var hide = TextRedactor(secrets)
        switch self {
        case .parameterSet(var event):
            hide.text(&event.value)
            if SecretName.isSensitive(event.name) { event.value = SecretName.marker(event.name) }
            if hide.hasHidden || SecretName.isSensitive(event.name) { event.isSecret = true }
            return .parameterSet(event)
        case .commandFailed(var event):
            hide.text(&event.command)
            return .commandFailed(event)
        case .stepFinished(let event): return .stepFinished(event.redacted(by: secrets))
        case .stepSkipped(var event):
            hide.text(&event.reason)
            return .stepSkipped(event)
        case .stepOverridden(var event):
            hide.text(&event.reason)
            return .stepOverridden(event)
        case .stepEdited(var event):
            hide.text(&event.diff)
            return .stepEdited(event)
        case .criterionAttested(var event):
            hide.text(&event.note)
            return .criterionAttested(event)
        case .gateSigned(var event):
            hide.text(&event.note)
            return .gateSigned(event)
        case .gateOverridden(var event):
            hide.text(&event.reason)
            return .gateOverridden(event)
        case .shellClosed(var event):
            for index in event.changes.indices { hide.text(&event.changes[index]) }
            return .shellClosed(event)
        case .noteAdded(var event):
            hide.text(&event.text)
            return .noteAdded(event)
        case .decisionRequested(var event):
            hide.text(&event.subject)
            return .decisionRequested(event)
        case .decisionAnswered(var event):
            hide.text(&event.text)
            return .decisionAnswered(event)
        case .runFinished(var event):
            for index in event.background.indices { hide.text(&event.background[index].command) }
            return .runFinished(event)
        case .runStarted, .runResumed, .runRecovered, .sectionEntered, .alternativeChosen,
            .stepStarted, .stepSpawned, .stepConfirmed, .shellOpened, .wentBack,
            .conditionDecided, .stepsMatched, .runbookAdopted, .sectionCalled, .sectionLeft,
            .childRunStarted, .childRunFinished, .gatePassed, .clockJumped, .runSuspended:
            return self
        }
    }
}

extension StepFinished {
    /// Returns the step's end with a mark for each secret in its texts.
    func redacted(by secrets: SecretMatcher) -> StepFinished {
        var (event, hide) = (self, TextRedactor(secrets))
        for index in event.hiddenFailures.indices {
            hide.text(&event.hiddenFailures[index].command)
        }
        for index in event.background.indices { hide.text(&event.background[index].command) }
        hide.text(&event.mismatch)
        hide.text(&event.reason)
        return event
    }
}

/// Takes secrets out of texts.
private struct TextRedactor {
    private let secrets: SecretMatcher
    /// Whether there was one.
    private(set) var hasHidden = false

    init(_ secrets: SecretMatcher) {
        self.secrets = secrets
    }

    mutating func text(_ text: inout String) {
        let shown = secrets.redacting(text)
        if shown != text { hasHidden = true }
        text = shown
    }

    mutating func text(_ text: inout String?) {
        if var known = text {
            self.text(&known)
            text = known
        }
    }
}

extension [Redacted] {
    /// What was taken out of a step's streams; `nil` if nothing was.
    static func redacted(
        output: RedactionTally,
        errors: RedactionTally = RedactionTally()
    ) -> [Redacted]? {
        let all =
            output.entries.map { Redacted(stream: .output, $0) }
            + errors.entries.map { Redacted(stream: .errors, $0) }
        return all.isEmpty ? nil : all
    }
}

extension Redacted {
    fileprivate init(stream: Stream, _ entry: RedactionTally.Entry) {
        self.init(
            stream: stream,
            name: entry.name,
            count: entry.count,
            offsets: entry.offsets
        )
    }
}
