import Foundation

/// Takes up a run that was disturbed, as its operator would.
struct Recovery {
    /// What is wrong after that.
    let violations: [String]

    init(_ bench: FaultBench) throws {
        guard let journal = bench.journal, !journal.records.isEmpty else {
            violations = []
            return
        }
        let status = try bench.bench.cortex("status")
        var found = status.status == 0 ? [] : ["status ends with \(status.status): \(status.errors)"]
        for (item, _) in bench.effects where journal.attempts(at: item).ended == 0 {
            if !status.output.contains("Outcome unknown") {
                found.append("I4: \(item) has effect and counts as nothing")
            }
        }
        violations = found
    }
}
