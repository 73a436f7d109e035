import Foundation
import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Drivers that die one after the other, and drivers that meet.
@Suite(.enabled(if: Injector.isThere, "harm can only be done on Linux"))
struct DoubleCrashTests {
    private static let side = 25

    @Test(arguments: [FaultScenario.pipes, .terminal])
    func `a driver killed while it takes up the run of a killed one breaks no invariant`(
        _ scenario: FaultScenario
    ) throws {
        let whole = try FaultBench(scenario)
        let counting = whole.injector()
        try #require(try whole.use(counting) == scenario.status, "\(whole.shown)")
        let calls = counting.calls.count
        let points = (1...Self.side).flatMap { first in (1...Self.side).map { (first, $0) } }
        let share = FaultShare.of(points, oneIn: 60)
        var found: [String] = []
        for (first, second) in share {
            let bench = try FaultBench(scenario)
            let place = (first * calls / Self.side, second * calls / Self.side)
            _ = try bench.use(bench.injector((place.0, .killAfter)))
            var violations = try bench.violations()
            violations += try Recovery(bench, bench.injector((place.1, .killBefore))).violations
            violations += try Recovery(bench).violations
            found += violations.map { "\(scenario.name), calls \(place): \($0)" }
        }
        print(
            "double crashes, \(scenario.name): \(share.count) of \(points.count) pairs, "
                + "\(found.count) violations"
        )
        #expect(found == [])
    }

    @Test func `a second driver is kept out until the first one is dead`() throws {
        let bench = try FaultBench(.terminal)
        let holder = try bench.bench.runAtTerminal()
        try holder.wait(for: "? help")
        for signal in [SIGCONT, SIGSTOP] {
            holder.signal(signal)
            let second = try bench.bench.terminal(["run", "--resume", bench.bench.runs[0]])
            #expect(try second.end() == 2)
            #expect(second.text.contains("\(holder.pid)"), "\(second.text)")
        }
        holder.signal(SIGKILL)
        _ = try holder.end()
        #expect(try Recovery(bench).violations == [])
        #expect(bench.journal?.isFinished == true)
    }
}
