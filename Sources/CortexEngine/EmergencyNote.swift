import CortexJournal
import CortexRunbook
import SystemPackage

/// What a step did, where its journal cannot take it: told to the operator and kept elsewhere.
struct EmergencyNote {
    private let finished: StepFinished
    private let place: String
    private let run: String
    private let reason: String

    /// - Parameters:
    ///   - finished: the end that could not be recorded.
    ///   - place: the document's path and the item's line.
    ///   - run: the run's name.
    ///   - reason: what the medium said.
    init(_ finished: StepFinished, place: String, run: String, reason: String) {
        self.finished = finished
        self.place = place
        self.run = run
        self.reason = reason
    }

    /// The note, a line each.
    var lines: [String] {
        [
            "NOT IN THE JOURNAL: how a step of the run \(run) ended",
            "\(finished.item) (\(place)), attempt \(finished.attempt): \(outcome)",
            "output: \(finished.outputBytes) bytes, sha256 \(finished.outputSHA256 ?? "unknown")",
            "state: sha256 \(finished.stateSHA256 ?? "unknown")",
            "why it could not be recorded: \(reason)",
        ]
    }

    private var outcome: String {
        switch (finished.status, finished.signal) {
        case (let status?, _): "\(finished.verdict.rawValue) with status \(status)"
        case (_, let signal?): "\(finished.verdict.rawValue) by signal \(signal)"
        case (nil, nil): finished.verdict.rawValue
        }
    }

    /// Writes the note to the first of `folders` that takes it, those on another disk than `folder`
    /// first.
    ///
    /// - Returns: where it is; `nil` if no folder takes it.
    func write(besides folder: Directory, into folders: [FilePath]) -> FilePath? {
        let device = try? folder.status().deviceID
        let opened = folders.compactMap { try? Directory(opening: $0) }
        let isElsewhere = { (other: Directory) in (try? other.status().deviceID) != device }
        let bytes = Array((lines.joined(separator: "\n") + "\n").utf8)
        for place in opened.filter(isElsewhere) + opened.filter({ !isElsewhere($0) }) {
            for number in 1...9 {
                let name = "cortex-\(run)-\(finished.ordinal).\(finished.attempt)-\(number).txt"
                if (try? place.createFile(name, holding: bytes)) != nil {
                    return place.path.appending(name)
                }
            }
        }
        return nil
    }
}

extension EmergencyNote {
    /// Says where the note is; `nil` if it is nowhere.
    static func ending(_ path: FilePath?) -> String {
        path.map { "this is kept in \($0)" } ?? "no other folder takes this; write it down"
    }
}
