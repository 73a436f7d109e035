import Testing

/// `kill -9` before and after every call that changes something, in eight scenarios.
@Suite(.enabled(if: Injector.isThere, "harm can only be done on Linux"))
struct KillTests {
    @Test(arguments: FaultScenario.all)
    func `a killed driver breaks no invariant, and the run goes on`(
        _ scenario: FaultScenario
    ) throws {
        let whole = try FaultBench(scenario)
        let counting = whole.injector()
        try #require(try whole.use(counting) == scenario.status, "\(whole.shown)")
        try #require(try whole.violations() == [])
        let calls = counting.calls.count
        let points = (1...calls).flatMap { [($0, Injector.Harm.killBefore), ($0, .killAfter)] }
        let share = FaultShare.of(points, oneIn: 24)
        var found: [String] = []
        for (call, harm) in share {
            let bench = try FaultBench(scenario)
            let before = bench.store
            let status = try bench.use(bench.injector((call, harm)))
            var violations = try bench.violations()
            if status != 137, status != scenario.status { violations.append("status \(status)") }
            if scenario.name == "status", bench.store != before {
                violations.append("reading changed a run")
            }
            violations += try Recovery(bench).violations
            found += violations.map { "\(scenario.name), \(harm) call \(call): \($0)" }
        }
        print(
            "kill -9, \(scenario.name): \(share.count) of \(points.count) runs, "
                + "\(found.count) violations"
        )
        #expect(found == [])
    }
}
