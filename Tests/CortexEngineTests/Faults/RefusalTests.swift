import CortexEngine
import CortexJournal
import Foundation
import SystemPackage
import Testing

/// What a run does where its disk refuses.
struct RefusalTests {
    private static let blocks = ["echo 1/1 >> effects", "echo 2/1 >> effects"]

    /// Runs two blocks on such a disk; what ends the run comes back with what the operator was told.
    private func run(
        _ refusal: RefusingDisk.Refusal? = nil,
        free: Int? = nil,
        kind: String? = nil
    ) throws -> (run: RecordedRun?, error: (any Error)?, told: [String], end: RunEnd?) {
        let person = ScriptedOperator()
        var end: RunEnd?
        var failure: (any Error)?
        let run = try? RecordedRun.ofBlocks(
            Self.blocks,
            person: person,
            layer: { RefusingDisk(over: $0, refusing: refusal, free: free, kind: kind) },
            ended: { result in
                do { end = try result.get() } catch { failure = error }
            }
        )
        return (run, failure, person.log, end)
    }

    private func events(_ run: RecordedRun?) throws -> [String] {
        try #require(run).folder().read().records.compactMap(\.event).dropFirst().map(\.short)
            .filter { !$0.hasPrefix("section") }
    }

    /// The journal's appends: the start, a section, the start and spawn of a step, its end.
    @Test(arguments: [Errno.noSpace, .diskQuotaExceeded])
    func `on a full disk the step's end takes the place that was set aside`(_ error: Errno) throws {
        let run = try run((.append, "journal.jsonl", 5, error))
        #expect(
            try events(run.run) == [
                "start 1.1 1/1", "spawn 1.1", "end 1.1 passed", "suspend unrecorded",
            ]
        )
        #expect(run.end?.status == .broken)
        #expect(
            run.told.last?.hasSuffix("the disk is full; free some space, then resume the run")
                == true
        )
    }

    @Test func `a state that does not fit takes the place that was set aside`() throws {
        let run = try run((.append, "state.bash", 1, .noSpace))
        #expect(try events(run.run).suffix(2) == ["end 1.1 passed", "suspend unrecorded"])
    }

    @Test(
        arguments: [
            (.sync, "journal.jsonl", 5), (.append, "journal.jsonl", 5), (.sync, "state.bash", 1),
            (.sync, "script.sh", 1),
        ] as [(RefusingDisk.Call, String, Int)]
    )
    func `a step's end that cannot be recorded is told and kept elsewhere`(
        _ call: RefusingDisk.Call,
        _ name: String,
        _ number: Int
    ) throws {
        let run = try run((call, name, number, .ioError))
        #expect(run.error != nil)
        #expect(run.told.contains { $0.hasPrefix("NOT IN THE JOURNAL: how a step of the run") })
        #expect(
            run.told.contains { $0.hasPrefix("1/1 (doc.md:5), attempt 1: passed with status 0") }
        )
        let last = try #require(run.told.last)
        let path = try #require(last.split(separator: " ").last.map(String.init))
        defer { try? FileManager.default.removeItem(atPath: path) }
        let kept = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
        #expect(kept.map(String.init) == run.told.suffix(6).dropLast())
        #expect(try events(run.run).filter { $0.hasPrefix("start") } == ["start 1.1 1/1"])
    }

    @Test func `with little room no step is started`() throws {
        let run = try run(free: 3 << 20)
        #expect(try events(run.run) == ["suspend unrecorded"])
        #expect(run.end?.status == .broken)
        #expect(
            run.told.last?.hasSuffix(
                ": only 3 MiB are free, and a step is not started with less than 16 MiB; free some space"
            ) == true
        )
        #expect(run.run?.world.now.effects == [:])
    }

    @Test(arguments: ["nfs", "nfs4", "cifs", "9p", "fuse.sshfs", "ceph"])
    func `no run is kept on a network file system unless that is allowed`(_ kind: String) throws {
        let scratch = try Scratch()
        var store = RunStore(root: FilePath(scratch.path), disk: RefusingDisk(kind: kind))
        let started = RunStarted(runbook: "doc.md", digest: "", driver: .nobody)
        let error = #expect(throws: JournalError.self) {
            _ = try store.start(started, runbook: [])
        }
        #expect(error?.kind == .unsafeFolder)
        #expect(error?.description.contains("(\(kind))") == true)
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path) == [])
        store.allowsNetwork = true
        let folder = try store.start(started, runbook: []).folder
        let resumed = #expect(throws: JournalError.self) {
            _ = try folder.resume(host: "web1", pid: 1)
        }
        #expect(resumed?.kind == .unsafeFolder)
        _ = try folder.resume(host: "web1", pid: 1, allowsNetwork: true)
    }
}
