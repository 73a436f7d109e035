package import CortexJournal
package import CortexRunbook
package import CortexText

/// Where one run stands.
package struct RunStatus: Sendable {
    /// The run's name, `20261123T025711Z-7f3a9c1e`.
    let name: String
    /// The run's own copy of the document.
    let runbook: Runbook
    let state: RunState
    let progress: RunProgress
    let gates: [GateStatus]
    /// The answer that waits for the run to take it up.
    let given: GivenAnswer?
    /// How many notes wait to be recorded.
    let waitingNotes: Int
    /// How long earlier runs of the runbook took; `nil` if there were none.
    let typical: TypicalTimes?
    /// The time the run was driven until the present, in nanoseconds.
    let elapsedNanoseconds: Int64

    /// Takes the run's records as folded; `state` has lost its driver where nobody drives the run.
    ///
    /// `now` is the present; `nil` stands for the last record's time.
    package init(
        name: String,
        runbook: Runbook,
        state: RunState,
        given: GivenAnswer? = nil,
        waitingNotes: Int = 0,
        typical: TypicalTimes? = nil,
        at now: Moment? = nil
    ) {
        self.name = name
        self.runbook = runbook
        self.state = state
        self.given = given
        self.waitingNotes = waitingNotes
        progress = RunProgress(runbook, state)
        gates = GateStatus.all(of: runbook, state, at: now.map { $0.wall / 1_000_000 })
        self.typical = typical
        let since = zip(state.standing == .running ? now : nil, state.lastTime)
        elapsedNanoseconds =
            state.elapsedNanoseconds + (since.map { $0.nanoseconds(since: $1) } ?? 0)
    }

    /// Whether the run has come to its end.
    package var isFinished: Bool {
        if case .finished = state.standing { true } else { false }
    }

    /// Returns the status for people, with an LF behind each line.
    package func render(style: Style) -> SafeText {
        var lines = head(style)
        lines += parts(style)
        lines += asked(style)
        lines += current(style)
        if !gates.isEmpty {
            lines += ["", style.apply(.strong, "Gates")]
            lines += gates.flatMap { $0.line(style).wrapped(to: style.width - 2) }.map { "  \($0)" }
        }
        lines += section("Failures", failures, style.apply(.bad, style.sign(.failed)), style)
        lines += section("Outcome unknown", unknowns, style.sign(.unknown), style)
        lines += section("Shells opened", shells, style.sign(.dot), style)
        lines += section("Runs started from here", children, style.sign(.dot), style)
        lines += section("Left running", background, style.sign(.running), style)
        return lines.map { "\(style.show($0))\n" }.joined()
    }

    private func head(_ style: Style) -> [SafeText] {
        let title = SafeText(escaping: runbook.title ?? runbook.path)
        let path = SafeText(escaping: state.started?.runbook ?? runbook.path)
        var lines = title.wrapped(to: style.width).map { style.apply(.strong, $0) }
        lines.append(style.apply(.faint, "\(path)  run \(escaping: name)"))
        if let parent = state.started?.parent {
            let item = parent.item.map { " at \(escaping: $0)" as SafeText } ?? ""
            lines.append(style.apply(.faint, "started by run \(escaping: parent.name)\(item)"))
        }
        lines.append(standing(style))
        lines.append(bar(style))
        return lines + [""]
    }

    private func standing(_ style: Style) -> SafeText {
        let dot = style.sign(.dot)
        let who = state.driver.map { SafeText(escaping: $0.by ?? $0.user) } ?? ""
        let place = state.driver.map { "\(who) on \(escaping: $0.host)" as SafeText } ?? ""
        return switch state.standing {
        case .running:
            "\(style.apply(.place, "running")) \(dot) \(place)"
        case .abandoned:
            "\(style.apply(.warning, "abandoned: its driver ended")) \(dot) \(place)"
        case .suspended(let suspended):
            "\(style.apply(.warning, "suspended: \(suspended.reason.words)")) \(dot) \(place)"
        case .finished(let finished):
            "\(style.apply(finished.verdict.look, finished.verdict.words)) \(dot) \(place)"
        }
    }

    private func bar(_ style: Style) -> SafeText {
        let steps = progress.steps
        let halves = steps.total == 0 ? 0 : steps.done * 2 * Self.barWidth / steps.total
        var bar = SafeText("")
        for column in 0..<Self.barWidth {
            let done = halves - 2 * column
            bar.append(style.sign(done >= 2 ? .barDone : done == 1 ? .barHalf : .barRest))
        }
        var time = SafeText(duration: elapsedNanoseconds)
        if let typical { time = time + " of typically \(SafeText(duration: typical.elapsed))" }
        return "\(bar)  \(steps.done)/\(steps.total) steps  \(progress.criteria.done)/"
            + "\(progress.criteria.total) criteria  \(time)"
    }

    private func parts(_ style: Style) -> [SafeText] {
        let tails = progress.parts.map { tail(of: $0, style) }
        let titles = progress.parts.map(title)
        let widest = titles.map(\.width).max() ?? 0
        let room = max(10, min(widest, style.width - 6 - (tails.map(\.width).max() ?? 0)))
        return progress.parts.indices.map { index in
            let title = titles[index].truncated(to: room, ellipsis: style.sign(.ellipsis))
            let sign = progress.parts[index].sign(style, isHere: isHere(progress.parts[index]))
            return "  \(sign) \(title.padded(to: room))  \(tails[index])"
        }
    }

    private func title(of part: RunProgress.Part) -> SafeText {
        guard let section = part.section.map({ runbook.sections[$0] }) else { return path }
        let number = section.number.map { "\(escaping: $0) " as SafeText } ?? ""
        return "\(number)\(escaping: section.title)"
    }

    private func tail(of part: RunProgress.Part, _ style: Style) -> SafeText {
        var counts: [SafeText] = []
        if part.steps.total > 0 { counts.append("\(part.steps.done)/\(part.steps.total) steps") }
        if part.criteria.total > 0 {
            counts.append("\(part.criteria.done)/\(part.criteria.total) criteria")
        }
        if part.failed > 0 { counts.append(style.apply(.bad, "\(part.failed) failed")) }
        if part.unknown > 0 { counts.append(style.apply(.warning, "\(part.unknown) unknown")) }
        if part.stale > 0 { counts.append(style.apply(.warning, "\(part.stale) stale")) }
        return counts.joined(separator: "  ")
    }

    private func isHere(_ part: RunProgress.Part) -> Bool {
        guard state.standing.isOpen, let section = part.section else { return false }
        return runbook.sections[section].id == state.section
    }

    private func asked(_ style: Style) -> [SafeText] {
        var lines: [SafeText] = []
        if let pending = state.pending {
            lines += ["", style.apply(.strong, "Waiting for an answer")]
            lines += DecisionsList.lines(pending, given: given, run: name, style: style).map {
                "  \($0)"
            }
        }
        if waitingNotes > 0 { lines += ["", "notes that wait to be recorded: \(waitingNotes)"] }
        return lines
    }

    /// The step that runs, with the time that it typically takes.
    private func current(_ style: Style) -> [SafeText] {
        guard state.standing == .running, let attempt = state.attempts.last,
            attempt.spawned != nil, attempt.finished == nil
        else { return [] }
        let started = attempt.started
        let typically = typical?.steps[started.scriptSHA256].map { time in
            ", typically \(SafeText(duration: time))" as SafeText
        }
        let place: SafeText = "\(path):\(started.line): step \(escaping: attempt.item)"
        return ["", "\(style.apply(.place, style.sign(.running))) \(place)\(typically ?? "")"]
    }

    private func section(
        _ heading: SafeText,
        _ texts: [SafeText],
        _ sign: SafeText,
        _ style: Style
    ) -> [SafeText] {
        guard !texts.isEmpty else { return [] }
        let lines = texts.flatMap { text in
            text.wrapped(to: style.width - 4).enumerated().map { index, line -> SafeText in
                index == 0 ? "  \(sign) \(line)" : "    \(line)"
            }
        }
        return ["", style.apply(.strong, heading)] + lines
    }

    /// One line each, such as `runbooks/rollback.md:58: systemctl status cortex exited 3`.
    private var failures: [SafeText] {
        state.failures.map { failure in
            "\(path):\(failure.line): \(escaping: failure.command) exited \(failure.status)"
                + failure.answer.words
        }
    }

    private var unknowns: [SafeText] {
        state.interrupted.map { attempt in
            "\(path):\(attempt.started.line): step \(escaping: attempt.started.item) has no recorded end"
        }
    }

    /// One line each, such as `at 1.2/1, line 58: kept PATH, the directory`.
    private var shells: [SafeText] {
        state.shells.map { shell in
            let item = shell.opened.item.map { "at \(escaping: $0)" as SafeText } ?? ""
            let line = shell.opened.line.map { ", line \($0)" as SafeText } ?? ""
            guard let closed = shell.closed else { return "\(item)\(line): no recorded end" }
            let changes = SafeText(escaping: closed.changes.joined(separator: ", "))
            if closed.changes.isEmpty { return "\(item)\(line)" }
            return "\(item)\(line): \(closed.kept ? "kept" : "dropped") \(changes)"
        }
    }

    /// One line each, such as `at 2/1: rollback.md failed, run 20261123T025711Z-7f3a9c1e`.
    private var children: [SafeText] {
        state.children.map { child in
            let item = child.started.item.map { "at \(escaping: $0): " as SafeText } ?? ""
            let end: SafeText =
                switch child.finished?.status {
                case 0: "finished"
                case 1: "failed"
                case let status?: "stopped with status \(status)"
                case nil: "has no recorded end"
                }
            let started = child.started
            return "\(item)\(escaping: started.runbook) \(end), run \(escaping: started.name)"
        }
    }

    private var background: [SafeText] {
        guard case .finished(let finished) = state.standing else { return [] }
        return finished.background.map { "\($0.pid) \(escaping: $0.command)" }
    }

    private var path: SafeText {
        SafeText(escaping: state.started?.runbook ?? runbook.path)
    }

    private static let barWidth = 21
}

/// Returns both values, or `nil` if either is missing.
private func zip<First, Second>(_ first: First?, _ second: Second?) -> (First, Second)? {
    if let first, let second { (first, second) } else { nil }
}

extension RunState.Standing {
    fileprivate var isOpen: Bool {
        if case .finished = self { false } else { true }
    }
}

extension RunProgress.Part {
    fileprivate func sign(_ style: Style, isHere: Bool) -> SafeText {
        if failed > 0 { return style.apply(.bad, style.sign(.failed)) }
        if unknown > 0 { return style.apply(.warning, style.sign(.unknown)) }
        if steps.done == steps.total && criteria.done == criteria.total {
            return style.apply(.good, style.sign(.passed))
        }
        return isHere ? style.apply(.place, style.sign(.running)) : style.sign(.open)
    }
}

extension CommandFailed.Answer {
    /// What became of the block, behind the failure.
    fileprivate var words: SafeText {
        switch self {
        case .continued: ", continued"
        case .stopped: ", stopped there"
        case .shell: ", a shell was opened"
        case .recorded: ""
        }
    }
}

extension RunSuspended.Reason {
    fileprivate var words: SafeText {
        switch self {
        case .quit: "the operator quit"
        case .hangup: "the terminal was closed"
        case .terminated: "it was told to end"
        case .interrupted: "it was interrupted"
        case .failed: "a step failed"
        case .unattested: "criteria are not attested"
        case .unsigned: "a signature is missing"
        case .unknown: "nobody has said what became of a step"
        case .unrecorded: "the record could not be kept"
        }
    }
}

extension SafeText {
    /// Writes a duration in nanoseconds as people do: `0.4s`, `12s`, `2m14s`, `3h05m`.
    package init(duration nanoseconds: Int64) {
        let tenths = nanoseconds / 100_000_000
        let seconds = tenths / 10
        self =
            switch seconds {
            case ..<10: "\(seconds).\(tenths % 10)s"
            case ..<60: "\(seconds)s"
            case ..<3600: "\(seconds / 60)m\(Self.twoDigits(seconds % 60))s"
            default: "\(seconds / 3600)h\(Self.twoDigits(seconds / 60 % 60))m"
            }
    }

    private static func twoDigits(_ number: Int64) -> SafeText {
        number < 10 ? "0\(number)" : "\(number)"
    }
}
