import CortexJournal

/// How an attempt of a step ended, as a file of its own.
struct StepExit: Sendable, Equatable, Codable {
    private(set) var schema = "cortex-exit/1"
    var item: String
    var status: Int?
    var signal: Int?
    var timedOut: Bool
    var verdict: StepFinished.Verdict
    var outputBytes: Int
    var outputSHA256: String?
    var durationNanoseconds: Int

    init(_ event: StepFinished) {
        item = event.item
        status = event.status
        signal = event.signal
        timedOut = event.timedOut
        verdict = event.verdict
        outputBytes = event.outputBytes
        outputSHA256 = event.outputSHA256
        durationNanoseconds = event.durationNanoseconds
    }

    var bytes: [UInt8] {
        get throws { try StrictJSON.line(self) }
    }
}
