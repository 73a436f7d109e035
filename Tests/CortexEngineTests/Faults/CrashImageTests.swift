import CortexEngine
import CortexJournal
import FoundationEssentials
import SystemPackage
import Testing

/// Power cuts at every moment of a run, on a simulated disk under the real recovery.
struct CrashImageTests {
    @Test func `no power cut of a driven run breaks an invariant`() throws {
        let run = try RecordedRun { store, world in
            try ToyDriver(world: world).start(in: store)
        }
        var campaign = try run.campaign(.everyByte)
        try campaign.run()
        print("crash images of a driven run: \(campaign.summary)")
        #expect(campaign.violations.first == nil)
        #expect(campaign.images > 7_500)
    }

    @Test func `no power cut of a run of real blocks breaks an invariant`() throws {
        let run = try RecordedRun.ofBlocks(
            ["echo one; echo 1/1 >> effects; X=1", "echo 2/1 >> effects; seq 2000"]
        )
        var campaign = try run.campaign(.everyByte)
        try campaign.run()
        print("crash images of real blocks: \(campaign.summary)")
        #expect(campaign.violations.first == nil)
        #expect(campaign.images > 5_000)
    }

    @Test func `a second power cut, while the run is taken up again, breaks none either`() throws {
        let run = try RecordedRun { store, world in try ToyDriver(world: world).start(in: store) }
        var images = 0
        var violations: [Violation] = []
        for crash in try run.crashes(every: 5) {
            var campaign = try crash.resumed { driver, folder in
                try driver.resume(folder)
            }
            try campaign.run()
            images += campaign.images
            violations += campaign.violations
        }
        print("crash images of taking up a run again: \(images) checked")
        #expect(violations.first == nil)
        #expect(images > 2_000)
    }
}

extension CrashCampaign {
    /// The counts in words.
    var summary: String {
        "\(images) checked, \(refused) of them refused as damaged, \(violations.count) violations"
    }
}
