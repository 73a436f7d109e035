import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// A disk that refuses, at every call on the folder of a run.
@Suite(.enabled(if: Injector.isThere, "harm can only be done on Linux"))
struct DiskErrorTests {
    private static let scenarios: [FaultScenario] = [.pipes, .terminal]

    @Test(arguments: scenarios, [EIO, ENOSPC, EDQUOT, EINTR])
    func `an error of the disk breaks no invariant and is told by the status`(
        _ scenario: FaultScenario,
        _ error: Int32
    ) throws {
        let calls = try calls(of: scenario)
        let share = FaultShare.of(Array(calls.indices), oneIn: 12)
        var found: [String] = []
        for index in share {
            let bench = try FaultBench(scenario)
            let injector = bench.injector((index + 1, .errno(error)), onlyStore: true)
            let status = try bench.use(injector)
            var violations = try bench.violations()
            let isFinished = bench.journal?.isFinished ?? false
            violations += try Recovery(bench).violations
            if status == 0, !isFinished { violations.append("0 and not finished") }
            if ![0, 5].contains(status) { violations.append("status \(status)") }
            if error == EINTR, status != 0, calls[index].isRepeatable {
                violations.append("an interrupted call is not repeated")
            }
            if error != EINTR, calls[index].isSyncOfJournal {
                violations += Self.retries(injector.calls, behind: index)
            }
            found += violations.map {
                "\(scenario.name), errno \(error), \(calls[index].name) \(calls[index].path): \($0)"
            }
        }
        print(
            "errno \(error), \(scenario.name): \(share.count) of \(calls.count) runs, "
                + "\(found.count) violations"
        )
        #expect(found == [])
    }

    @Test(arguments: scenarios)
    func `a short write is continued`(_ scenario: FaultScenario) throws {
        let calls = try calls(of: scenario)
        let writes = calls.indices.filter { calls[$0].name == "write" }
        let points = writes.flatMap { call in [0, 1, 200, -1].map { (call, $0) } }
        let share = FaultShare.of(points, oneIn: 8)
        var found: [String] = []
        for (index, count) in share {
            let bench = try FaultBench(scenario)
            let injector = bench.injector((index + 1, .short(count)), onlyStore: true)
            var violations: [String] = []
            if try bench.use(injector) != scenario.status { violations.append("status") }
            violations += try bench.violations()
            if bench.journal?.isFinished != true { violations.append("not finished") }
            found += violations.map { "\(scenario.name), \(count) of \(calls[index].path): \($0)" }
        }
        print(
            "short writes, \(scenario.name): \(share.count) of \(points.count) runs, "
                + "\(found.count) violations"
        )
        #expect(found == [])
    }

    private func calls(of scenario: FaultScenario) throws -> [Injector.Call] {
        let whole = try FaultBench(scenario)
        let counting = whole.injector(onlyStore: true)
        try #require(try whole.use(counting) == scenario.status, "\(whole.shown)")
        return counting.calls
    }

    /// A failed sync of the journal is the last thing that the journal sees.
    private static func retries(_ calls: [Injector.Call], behind index: Int) -> [String] {
        let later = calls.dropFirst(index + 1).filter { $0.path.hasSuffix("journal.jsonl") }
        return later.map { "\($0.name) of the journal behind its failed sync" }
    }
}

extension Injector.Call {
    /// Whether the program repeats it if a signal interrupts it.
    fileprivate var isRepeatable: Bool { name == "write" || name == "fdatasync" }

    fileprivate var isSyncOfJournal: Bool {
        name == "fdatasync" && path.hasSuffix("journal.jsonl")
    }
}
