import CortexJournal
import Dispatch
import Synchronization
import Testing

/// Several drivers that want the same run at the same moment.
struct RaceTests {
    private struct Count {
        var inside = 0
        var most = 0
        var wins = 0
        var refusals = 0
        var others: [JournalError] = []
    }

    @Test func `of drivers that come together one drives, and the journal is whole`() throws {
        try withStore { store in
            let count = Mutex(Count())
            for _ in 0..<200 {
                let folder = try store.start(.sample, runbook: []).folder
                DispatchQueue.concurrentPerform(iterations: 4) { _ in Self.take(folder, count) }
                let records = try folder.read().records.count
                let wins = count.withLock { count in
                    defer { count.wins = 0 }
                    return count.wins
                }
                try #require(wins >= 1)
                try #require(records == 1 + wins)
            }
            let total = count.withLock { $0 }
            print("races: 200 of 4 drivers, \(total.refusals) refused")
            #expect(total.most == 1)
            #expect(total.others == [])
        }
    }

    private static func take(_ folder: RunFolder, _ count: borrowing Mutex<Count>) {
        do throws(JournalError) {
            var run = try folder.resume(host: "web1", pid: 1)
            count.withLock { count in
                count.inside += 1
                count.wins += 1
                count.most = max(count.most, count.inside)
            }
            try run.journal.append(.noteAdded(NoteAdded(text: "mine")))
            count.withLock { $0.inside -= 1 }
        } catch {
            count.withLock { count in
                if error.kind == .locked { count.refusals += 1 } else { count.others.append(error) }
            }
        }
    }
}
