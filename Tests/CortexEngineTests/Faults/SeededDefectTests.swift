import CortexJournal
import Testing

/// The campaigns are worth something if they find what is known to be wrong.
struct SeededDefectTests {
    @Test(
        arguments: [
            (.intentAfterEffect, "I2"), (.noSync, "I6"), (.noFolderSync, "I6"),
            (.reusedNumber, "I5"), (.endBeforeOutput, "I3"), (.retriedSync, "I6"),
        ] as [(DefectiveDisk.Defect, String)]
    )
    func `a power cut shows the defect`(_ defect: DefectiveDisk.Defect, _ invariant: String) throws
    {
        let layer = { (disk: any Disk) in DefectiveDisk(defect, over: disk) }
        let run = try RecordedRun(
            layer: layer,
            { store, world in try ToyDriver(world: world).start(in: store) }
        )
        var campaign = try run.campaign(.sample)
        try campaign.run(until: invariant)
        print("seeded defect \(defect.rawValue): found by image \(campaign.images)")
        #expect(campaign.violations.map(\.invariant).contains(invariant))
    }

    @Test func `a torn record that stays is found when the run is taken up again`() throws {
        let found = try resumed { DefectiveDisk(.tornTailStays, over: $0) }
        #expect(found.contains("I5"))
    }

    @Test func `an interrupted step that is repeated is found when the run is taken up again`()
        throws
    {
        let run = try RecordedRun { store, world in try ToyDriver(world: world).start(in: store) }
        var excess = 0
        for crash in try run.crashes(every: 1) {
            let asked = try crash.decisions { driver, folder in try driver.resume(folder) }
            #expect(asked.unasked == [])
            let repeated = try crash.decisions { driver, folder in
                var driver = driver
                driver.repeatsInterrupted = true
                try driver.resume(folder)
            }
            excess += repeated.unasked.count
        }
        print(
            "seeded defect repeatsInterrupted: \(excess) steps took effect twice and nobody had decided it"
        )
        #expect(excess > 0)
    }

    /// The invariants that do not hold where runs are taken up again on such a disk.
    private func resumed(_ layer: (any Disk) -> any Disk) throws -> [String] {
        let run = try RecordedRun { store, world in try ToyDriver(world: world).start(in: store) }
        var found: [Violation] = []
        for crash in try run.crashes(every: 4) {
            var campaign = try crash.resumed(layer: layer) { driver, folder in
                do {
                    try driver.resume(folder)
                } catch let error as JournalError {
                    found.append(Violation(invariant: "I5", what: error.description))
                }
            }
            try campaign.run(until: "I5")
            found += campaign.violations
            if !found.isEmpty { break }
        }
        print("seeded defect tornTailStays: found \(found.count) times")
        return found.map(\.invariant)
    }
}
