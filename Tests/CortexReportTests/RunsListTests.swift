import CortexReport
import CortexText
import Testing

@testable import CortexJournal

struct RunsListTests {
    @Test func `a run is one line, newest first as given`() {
        let list = RunsList.render(
            Self.runs,
            unreadable: ["20261101T000000Z-00000000"],
            style: Style(colour: false, unicode: true)
        )
        let expected = """
            20261123T023031Z-7f3a9c1e  running      Deploy the app
            20261122T023031Z-0f3a9c1e  suspended    runbooks/deploy.md
            20261121T023031Z-1f3a9c1e  abandoned    long title long title long title long t…
            20261120T023031Z-2f3a9c1e  failed       x^[[2J
            20261101T000000Z-00000000  its journal cannot be read

            """
        #expect(list.text.split(separator: "\n") == expected.split(separator: "\n"))
    }

    @Test func `an empty list says so`() {
        let style = Style(colour: true, unicode: true)
        #expect(RunsList.render([], style: style).text == "no runs yet\n")
    }

    @Test func `the list is one object on one line`() {
        let time = "2026-11-23T02:30:30.123456Z"
        let expected = #"""
            {"schema":"cortex-runs/1","runs":[
            {"name":"20261122T023031Z-0f3a9c1e","run":"7f3a","runbook":"runbooks/deploy.md",
            "title":null,"by":"Ada","started":"\#(time)","last":"\#(time)",
            "standing":"suspended","reason":"quit"},
            {"name":"20261120T023031Z-2f3a9c1e","run":"7f3a","runbook":"runbooks/deploy.md",
            "title":"x\u001b[2J","by":"Ada","started":"\#(time)","last":"\#(time)",
            "standing":"finished","verdict":"failed",
            "counts":{"passed":1,"failed":1,"skipped":0,"confirmed":0,"attested":0,"notMet":0,
            "unattested":0,"unknown":0}}],
            "unreadable":["x"]}
            """#
        let json = RunsList.json([Self.runs[1], Self.runs[3]], unreadable: ["x"])
        #expect(
            String(decoding: json, as: UTF8.self) == expected.replacing("\n", with: "") + "\n"
        )
    }

    static let runs = [
        summary("20261123T023031Z-7f3a9c1e", "Deploy the app", .running),
        summary("20261122T023031Z-0f3a9c1e", nil, .suspended(.quit)),
        summary(
            "20261121T023031Z-1f3a9c1e",
            String(repeating: "long title ", count: 9),
            .abandoned
        ),
        summary("20261120T023031Z-2f3a9c1e", "x\u{1B}[2J", .finished(.failed)),
    ]

    private static func summary(
        _ name: String,
        _ title: String?,
        _ standing: RunSummary.Standing
    ) -> RunSummary {
        let moment = Moment(wall: 1_795_401_030_123_456, boot: "b", nanoseconds: 0)
        return RunSummary(
            name: name,
            run: "7f3a",
            runbook: "runbooks/deploy.md",
            title: title,
            by: "Ada",
            started: moment,
            last: moment,
            standing: standing,
            counts: standing == .finished(.failed) ? RunCounts(passed: 1, failed: 1) : nil
        )
    }
}
