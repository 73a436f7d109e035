import CortexJournal
import CortexRunbook
import Foundation
import SystemPackage

/// What the program makes of a run's folder that a crash has left.
enum Recovery {
    /// There is no run, so nothing can have run.
    case nothing
    /// The journal is damaged; it was left as it is.
    case refused
    /// The run can go on: its records, the last ones written by the recovery.
    case run([Record], RunState)

    /// Takes up the run in the folder at `path`, writes a note into it, and compares the journal's
    /// bytes with the records.
    ///
    /// `readsAgain` has the program read it once more as well.
    /// - Throws: what contradicts that the journal is a chain which only grows.
    init(ofRunAt path: String, readsAgain: Bool) throws {
        let records: [Record]
        let folder: RunFolder
        do {
            let directory = try Directory(opening: FilePath(path))
            folder = RunFolder(name: "run", directory: directory)
            records = try Self.resume(folder)
        } catch let error as JournalError {
            self = error.isAboutNoRecord ? .nothing : .refused
            return
        } catch Errno.noSuchFileOrDirectory {
            self = .nothing
            return
        }
        let bytes = FileManager.default.contents(atPath: path + "/journal.jsonl") ?? Data()
        let isRead = try !readsAgain || folder.read().records.map(\.line) == records.map(\.line)
        guard bytes == records.reduce(into: Data(), { $0 += $1.line }), isRead else {
            throw Violation(invariant: "I5", what: "the journal is not what was written")
        }
        self = .run(records, RunState(records).withoutDriver())
    }

    private static func resume(_ folder: RunFolder) throws -> [Record] {
        var run = try folder.resume(
            host: "web1",
            pid: 1,
            clock: SteadyClock(),
            allowsNetwork: true
        )
        run.records.append(try run.journal.append(.noteAdded(NoteAdded(text: "resumed"))))
        return run.records
    }
}

extension JournalError {
    /// Whether the journal is missing or empty.
    fileprivate var isAboutNoRecord: Bool {
        kind == .storage
            || description.hasSuffix("holds no record, so nothing ran; start a new run")
    }
}

/// An invariant that does not hold.
struct Violation: Error, Equatable, CustomStringConvertible {
    let invariant: String
    let what: String
    var description: String { "\(invariant): \(what)" }
}

/// A clock that stands still.
struct SteadyClock: JournalClock {
    let now = Moment(wall: 1_795_401_030_123_456, boot: "81673a8d", nanoseconds: 1_000_000_000)
}

/// The six invariants, held against what really happened.
struct Invariants {
    /// The world as the crash found it at the earliest, and at the latest.
    let earliest: World.Moment
    let latest: World.Moment

    /// Returns what is wrong with the run in the folder at `path` after a crash.
    func violations(
        inRunAt path: String,
        journal: [UInt8],
        mayRefuse: Bool,
        readsAgain: Bool
    ) -> [Violation] {
        do {
            switch try Recovery(ofRunAt: path, readsAgain: readsAgain) {
            case .nothing: return nothing()
            case .refused: return refused(journal, at: path, mayRefuse: mayRefuse)
            case .run(let records, let state): return check(records, state, path)
            }
        } catch let violation as Violation {
            return [violation]
        } catch {
            return [Violation(invariant: "I5", what: "\(error)")]
        }
    }

    private func nothing() -> [Violation] {
        let isQuiet = latest.effects.isEmpty && latest.acknowledged.isEmpty
        return isQuiet ? [] : [Violation(invariant: "I6", what: "the run is lost")]
    }

    private func refused(_ journal: [UInt8], at path: String, mayRefuse: Bool) -> [Violation] {
        var found: [Violation] = []
        if !mayRefuse { found.append(Violation(invariant: "I5", what: "a crash counts as damage")) }
        let kept = FileManager.default.contents(atPath: path + "/journal.jsonl")
        if kept.map({ [UInt8]($0) }) != journal {
            found.append(Violation(invariant: "I5", what: "a damaged journal was changed"))
        }
        if !journal.starts(with: latest.acknowledged.joined()) {
            found.append(Violation(invariant: "I6", what: "an acknowledged record is lost"))
        }
        return found
    }

    private func check(_ records: [Record], _ state: RunState, _ path: String) -> [Violation] {
        var found: [Violation] = []
        func require(_ holds: Bool, _ invariant: String, _ what: String) {
            if !holds { found.append(Violation(invariant: invariant, what: what)) }
        }
        require(
            records.map(\.line).starts(with: latest.acknowledged),
            "I6",
            "an acknowledged record is lost"
        )
        for (item, count) in latest.effects {
            let attempts = state.attempts.filter { $0.started.item == item }
            require(count <= attempts.count, "I1", "\(item) took effect \(count) times")
            require(
                count <= attempts.count { $0.spawned != nil },
                "I2",
                "\(item) took effect and no start of it is recorded"
            )
            require(
                ![.pending, .started].contains(state.item(item).status) || state.item(item).isStale,
                "I4",
                "\(item) took effect and counts as pending"
            )
        }
        for attempt in state.attempts where attempt.finished?.verdict == .passed {
            let item = attempt.started.item
            require(earliest.effects[item] ?? 0 > 0, "I3", "\(item) passed without an effect")
            require(isKept(attempt, at: path), "I3", "\(item) passed and what it left is lost")
        }
        return found
    }

    /// Whether what the attempt left is on the disk as its end says.
    private func isKept(_ attempt: Attempt, at path: String) -> Bool {
        let digits = String(attempt.started.ordinal)
        let number = String(repeating: "0", count: max(0, 3 - digits.count)) + digits
        let folder = "\(path)/steps/\(number).\(attempt.started.attempt)"
        let files = [
            ("output.raw", attempt.finished?.outputSHA256),
            ("state.bash", attempt.finished?.stateSHA256),
            ("script.sh", attempt.started.renderedSHA256 ?? attempt.started.scriptSHA256),
        ]
        return files.allSatisfy { name, digest in
            guard let digest else { return true }
            let bytes = FileManager.default.contents(atPath: "\(folder)/\(name)")
            return bytes.map { Digest.hex(of: $0) } == digest
        }
    }
}
