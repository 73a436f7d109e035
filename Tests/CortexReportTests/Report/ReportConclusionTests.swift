import CortexReport
import CortexRunbook
import Testing

@testable import CortexJournal

/// What the first line of a report says.
struct ReportConclusionTests {
    private static let start = RunStatusTests.events[0]

    @Test(
        arguments: [
            ([start], true, "open", "not finished: running"),
            ([start], false, "open", "not finished: its driver ended without a word"),
            (
                [start, .runSuspended(RunSuspended(reason: .quit))], false, "open",
                "not finished: suspended, the operator quit"
            ),
            (
                RunStatusTests.events, false, "bad", "not finished: suspended, a step failed"
            ),
        ] as [([RunEvent], Bool, String, String)]
    )
    func `a run that is not finished never looks finished`(
        events: [RunEvent],
        isDriven: Bool,
        tone: String,
        words: String
    ) throws {
        let conclusion = try RunReport.sample(events, isDriven: isDriven).conclusion
        #expect(conclusion.words == words)
        #expect(conclusion.tone.rawValue == tone)
        #expect(!conclusion.isFinished)
    }

    @Test func `a finished run is good when all of it passed and somebody attested`() throws {
        let conclusion = try report(attested: .met).conclusion
        #expect(conclusion == ReportConclusion(tone: .good, words: "passed", isFinished: true))
    }

    @Test(
        arguments: [
            (nil, "came to its end, but 1 criterion not attested, 1 gate not passed"),
            (.leftOpen, "came to its end, but 1 criterion not attested, 1 gate not passed"),
            (.notMet, "came to its end, but 1 criterion not met, 1 gate not passed"),
        ] as [(CriterionAttested.Answer?, String)]
    )
    func `a run is not good without a person where criteria are open`(
        answer: CriterionAttested.Answer?,
        words: String
    ) throws {
        let conclusion = try report(attested: answer).conclusion
        #expect(conclusion.words == words)
        #expect(conclusion.tone == .warning)
    }

    @Test func `missing evidence keeps a run from being good`() throws {
        let conclusion = try report(attested: .met, artifact: .missing).conclusion
        #expect(conclusion.words == "came to its end, but 1 piece of evidence missing")
        let facts = FileFacts(size: 1, sha256: "", modified: 0)
        let old = try report(attested: .met, artifact: .file(facts))
        #expect(old.conclusion.tone == .warning)
        #expect(old.artifacts[0].words == "older than the run")
    }

    @Test func `whoever acts is counted once, however the name is written`() throws {
        let attested = CriterionAttested(
            item: "1.1/2",
            line: 28,
            textSHA256: "",
            answer: .met,
            by: "ADA ",
            role: "Driver"
        )
        let report = try RunReport.sample([Self.start, .criterionAttested(attested)])
        #expect(report.people.map(\.name) == ["Ada"])
        #expect(report.people[0].deeds == "drove the run, attested 1")
        #expect(report.roles[0].people == ["Ada"])
    }

    /// A run in which every step passed.
    private func report(
        attested answer: CriterionAttested.Answer?,
        artifact: ReportArtifact.Content = .unknown
    ) throws -> RunReport {
        var events: [RunEvent] = [Self.start]
        for (ordinal, item) in [(1, "1/1"), (2, "1.1/1")] {
            events.append(.started(ordinal, item, line: 12))
            events.append(
                .stepSpawned(StepSpawned(ordinal: ordinal, attempt: 1, pid: 9, pgid: 9))
            )
            events.append(
                .stepFinished(
                    StepFinished(
                        ordinal: ordinal,
                        attempt: 1,
                        item: item,
                        status: 0,
                        verdict: .passed
                    )
                )
            )
        }
        events.append(.stepConfirmed(StepConfirmed(item: "1/2", line: 15, textSHA256: "")))
        if let answer {
            let attested = CriterionAttested(
                item: "1.1/2",
                line: 28,
                textSHA256: "",
                answer: answer,
                by: "Bo"
            )
            events.append(.criterionAttested(attested))
        }
        events.append(
            .runFinished(RunFinished(verdict: .passed, counts: RunCounts(), background: []))
        )
        return try RunReport.sample(events, artifacts: ["out/report.json": artifact])
    }
}
