package import CortexJournal

/// Something that was done otherwise than the document says.
package struct ReportDeviation: Sendable, Equatable {
    package enum Kind: String, Sendable {
        case edited
        case skipped
        case overridden
        case gateOverridden
        /// A placeholder got a value: the document asks for it.
        case value
        case shell
        case wentBack
        case adopted
        /// The outcome was not known, and a person said what it was.
        case taken
        /// The command line took only a part of the document.
        case selection
    }

    package let kind: Kind
    /// The item's id.
    package let item: String?
    /// The 1-based line of the document.
    package let line: Int?
    /// What was done, in a line.
    package let title: String
    /// The reason, or what it changed.
    package let text: String?
    /// The change of a text, a line each with `+` and `-`.
    package let diff: String?
    package let by: String?
    /// `nil` where it holds for the whole run.
    package let moment: Moment?

    /// Whether a run with it did not follow the document.
    package var isGrave: Bool { kind != .value && kind != .wentBack }

    init(
        _ kind: Kind,
        item: String? = nil,
        line: Int? = nil,
        title: String,
        text: String? = nil,
        diff: String? = nil,
        by: String? = nil,
        moment: Moment? = nil
    ) {
        self.kind = kind
        self.item = item
        self.line = line
        self.title = title
        self.text = text
        self.diff = diff
        self.by = by
        self.moment = moment
    }

    /// Takes what deviates in `event`; `nil` if nothing does.
    ///
    /// `matched` is how the steps of a runbook compare that is being adopted; `actor` tells who acts
    /// by a name and a role, which may be missing.
    init?(
        _ event: RunEvent,
        _ matched: StepsMatched,
        moment: Moment,
        actor: (String?, String?) -> String
    ) {
        switch event {
        case .stepEdited(let event):
            self.init(
                .edited,
                item: event.item,
                title: "step \(event.item) was edited",
                diff: event.diff,
                by: actor(event.by, nil),
                moment: moment
            )
        case .stepSkipped(let event):
            self.init(
                .skipped,
                item: event.item,
                line: event.line,
                title: "\(event.item) was skipped",
                text: event.reason,
                by: actor(event.by, nil),
                moment: moment
            )
        case .stepOverridden(let event):
            self.init(
                .overridden,
                item: event.item,
                line: event.line,
                title: "\(event.item) was overridden",
                text: event.reason,
                by: actor(event.by, event.role),
                moment: moment
            )
        case .gateOverridden(let event):
            self.init(
                .gateOverridden,
                title: "gate \(event.gate) was overridden",
                text: event.reason,
                by: actor(event.by, event.role),
                moment: moment
            )
        case .parameterSet(let event) where event.source != .earlier:
            self.init(
                .value,
                title: "\(event.name) = \(event.value)",
                text: event.source == .option ? "from the command line" : "typed at the prompt",
                moment: moment
            )
        case .wentBack(let event):
            let state = event.state == .then ? "the shell state of then" : "the present shell state"
            self.init(
                .wentBack,
                item: event.to,
                title: "went back from \(event.from) to \(event.to)",
                text: "with \(state)",
                by: actor(event.by, nil),
                moment: moment
            )
        case .runbookAdopted(let event):
            let counts =
                "\(matched.changed.count) changed, \(event.added) added, "
                + "\(matched.removed.count) removed"
            self.init(
                .adopted,
                title: "the run went on with a changed runbook (\(counts))",
                text: "\(event.file), SHA-256 \(event.digest)",
                by: actor(event.by, nil),
                moment: moment
            )
        case .stepFinished(let event) where event.verdict == .takenAsDone:
            self.init(taken: event, as: "done", by: actor(event.by, nil), moment)
        case .stepFinished(let event) where event.verdict == .takenAsFailed:
            self.init(taken: event, as: "failed", by: actor(event.by, nil), moment)
        case .runStarted(let event):
            guard let words = event.selection?.words else { return nil }
            self.init(.selection, title: "only a part was selected", text: words)
        default: return nil
        }
    }

    private init(taken event: StepFinished, as word: String, by: String, _ moment: Moment) {
        self.init(
            .taken,
            item: event.item,
            title: "the unknown outcome of \(event.item) was taken as \(word)",
            text: event.reason,
            by: by,
            moment: moment
        )
    }
}

extension RunSelection {
    /// The parts that were taken or left out, as options; `nil` for the whole flow.
    fileprivate var words: String? {
        var words = sections.map { "--section \($0)" }
        if let from { words.append("--from \(from)") }
        words += skip.map { "--skip \($0)" }
        return words.isEmpty ? nil : words.joined(separator: ", ")
    }
}

extension RunState {
    /// The operator's shells that changed something which the run went on with.
    var reportedShells: [ReportDeviation] {
        shells.compactMap { shell in
            let place = shell.opened.item.map { " at \($0)" } ?? ""
            guard let closed = shell.closed else {
                return ReportDeviation(
                    .shell,
                    item: shell.opened.item,
                    line: shell.opened.line,
                    title: "a shell\(place) has no recorded end",
                    by: shell.opened.by
                )
            }
            guard closed.kept, !closed.changes.isEmpty else { return nil }
            return ReportDeviation(
                .shell,
                item: shell.opened.item,
                line: shell.opened.line,
                title: "what a shell\(place) changed was kept",
                text: closed.changes.joined(separator: ", "),
                by: closed.by ?? shell.opened.by
            )
        }
    }
}
