import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Signals in ten phases of a run, with a terminal and without.
@Suite(.enabled(if: Injector.isThere, "harm can only be done on Linux"))
struct SignalFaultTests {
    private static let phases = 10

    @Test(
        arguments: [FaultScenario.pipes, .terminal],
        [SIGHUP, SIGTERM, SIGINT, SIGTSTP, SIGKILL, SIGPIPE]
    )
    func `a signal breaks no invariant, and the status is true`(
        _ scenario: FaultScenario,
        _ signal: Int32
    ) throws {
        let whole = try FaultBench(scenario)
        let counting = whole.injector()
        try #require(try whole.use(counting) == scenario.status, "\(whole.shown)")
        let calls = counting.calls.count
        let points = (0..<Self.phases).map { 1 + $0 * (calls - 1) / (Self.phases - 1) }
        let share = FaultShare.of(points, oneIn: 5)
        var found: [String] = []
        for call in share {
            let bench = try FaultBench(scenario)
            let status = try bench.use(bench.injector((call, .signal(signal))))
            var violations = try bench.violations() + Self.lies(bench, signal, status)
            violations += try Recovery(bench).violations
            if signal != SIGKILL, !bench.isTerminalInOrder {
                violations.append("the terminal is not in order")
            }
            found += violations.map {
                "\(scenario.name), signal \(signal) at call \(call) of \(calls): \($0)"
            }
        }
        print(
            "signal \(signal), \(scenario.name): \(share.count) of \(points.count) runs, "
                + "\(found.count) violations"
        )
        #expect(found == [])
    }

    /// What is wrong with the status, by what the journal says.
    private static func lies(_ bench: FaultBench, _ signal: Int32, _ status: Int32) -> [String] {
        let last = bench.journal?.records.last
        let reason = last?["reason"] as? String ?? ""
        switch last?["type"] as? String {
        case nil:
            return status == 128 + signal || status == 0 ? [] : ["status \(status) and no run"]
        case "runFinished"?:
            let isLate = status == 128 + signal && signal == SIGKILL
            return [0, 1].contains(status) || isLate ? [] : ["status \(status) and finished"]
        case "runSuspended"?:
            let wanted = ["hangup": 129, "interrupted": 130, "terminated": 143][reason] ?? 1
            return status == wanted ? [] : ["status \(status) and suspended for \(reason)"]
        default:
            return status == 128 + signal ? [] : ["status \(status) and the journal just ends"]
        }
    }
}
