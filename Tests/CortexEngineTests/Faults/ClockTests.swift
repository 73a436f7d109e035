import CortexEngine
import CortexJournal
import Synchronization
import SystemPackage
import Testing

/// Wall clocks that are set, stand still, or belong to another boot.
struct ClockTests {
    /// The seconds that the wall clock and the boot clock show, record after record.
    struct Times: CustomTestStringConvertible {
        let testDescription: String
        let wall: [Int64]
        let boot: [UInt64]
        var boots = ["b"]
        /// The jumps that are recorded, in seconds.
        let jumps: [Int64]
    }

    @Test(arguments: [
        Times(testDescription: "at peace", wall: [100, 101, 102], boot: [1, 2, 3], jumps: []),
        Times(testDescription: "+1 h", wall: [100, 3701, 3702], boot: [1, 2, 3], jumps: [3600]),
        Times(testDescription: "-1 h", wall: [9000, 5401, 5402], boot: [1, 2, 3], jumps: [-3600]),
        Times(
            testDescription: "-10 years",
            wall: [1_795_401_030, 1_479_781_031],
            boot: [1, 2],
            jumps: [-315_620_000]
        ),
        Times(
            testDescription: "frozen",
            wall: [100, 100, 100],
            boot: [1, 6, 11],
            jumps: [-5, -5]
        ),
        Times(testDescription: "slow", wall: [100, 101, 102], boot: [1, 3, 5], jumps: []),
        Times(testDescription: "2 s", wall: [100, 103], boot: [1, 2], jumps: []),
        Times(testDescription: "3 s", wall: [100, 104], boot: [1, 2], jumps: [3]),
        Times(testDescription: "asleep", wall: [100, 30_100], boot: [1, 30_001], jumps: []),
        Times(
            testDescription: "another boot",
            wall: [100, 9000],
            boot: [5000, 2],
            boots: ["b", "c"],
            jumps: []
        ),
    ])
    func `a wall clock that was set is recorded, and order and durations hold`(
        _ times: Times
    ) throws {
        let scratch = try Scratch()
        let clock = ScriptedClock(times)
        let store = RunStore(root: FilePath(scratch.path))
        let started = RunStarted(runbook: "doc.md", digest: "", driver: .nobody)
        let record = RunRecord(try store.start(started, runbook: [], clock: clock))
        for index in times.wall.indices.dropFirst() {
            clock.goOn(to: index)
            try record.append(.noteAdded(NoteAdded(text: "\(index)")))
        }
        let records = try record.folder.read().records
        let jumps = records.compactMap { record in
            if case .clockJumped(let jump)? = record.event { jump.nanoseconds } else { nil }
        }
        #expect(jumps == times.jumps.map { $0 * 1_000_000_000 })
        #expect(records.map(\.seq) == Array(records.indices))
        #expect(record.state.elapsedNanoseconds >= 0)
    }
}

private final class ScriptedClock: JournalClock {
    private let times: ClockTests.Times
    private let index = Mutex(0)

    init(_ times: ClockTests.Times) {
        self.times = times
    }

    func goOn(to place: Int) {
        index.withLock { $0 = place }
    }

    var now: Moment {
        let index = index.withLock { $0 }
        return Moment(
            wall: times.wall[index] * 1_000_000,
            boot: times.boots[min(index, times.boots.count - 1)],
            nanoseconds: times.boot[index] * 1_000_000_000
        )
    }
}
