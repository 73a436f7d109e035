import CortexEngine
import CortexJournal
import SystemPackage

extension RunStore {
    /// Returns the unfinished runs that nobody drives, newest first; those of the runbook at the
    /// absolute `path`, or of every one where it is `nil`.
    func unfinished(of path: String? = nil) throws -> [RunSummary] {
        try summaries().runs.filter { run in
            switch run.standing {
            case .suspended, .abandoned: path == nil || run.path == path
            case .running, .finished: false
            }
        }
    }

    /// Returns the run that `name` means: a run's name or its beginning, or a runbook with one
    /// unfinished run; the only unfinished run where it is `nil`.
    ///
    /// - Throws: a `Refusal` of status `usage` if there is none or more than one, which are listed;
    ///   `JournalError` if no run has that name.
    func unfinished(named name: String?, from origin: String) throws -> RunFolder {
        let path = name.map { FilePath(origin).pushing(FilePath($0)).lexicallyNormalized() }
        if let name, path?.exists != true { return try find(name) }
        let runs = try unfinished(of: path?.string)
        guard let run = runs.first else { throw Refusal(.usage, Self.none(of: name)) }
        guard runs.count == 1 else {
            throw Refusal(.usage, [Self.several(of: name)] + runs.map { "  \($0.words)" })
        }
        return try folder(run.name)
    }

    private static func none(of name: String?) -> String {
        "\(name.map { "\($0): " } ?? "")no unfinished run; `cortex runs` lists all"
    }

    private static func several(of name: String?) -> String {
        "\(name.map { "\($0): " } ?? "")several runs can go on; say which:"
            + " cortex run --resume NAME"
    }
}

extension RunSummary {
    /// The run in a line: its name, its runbook, how it stands.
    fileprivate var words: String { "\(name)  \(runbook)  \(pause)" }

    /// The run as it is offered to be taken up again.
    var offer: String {
        "An unfinished run of this runbook is there: \(name), \(pause)"
            + "\(by.map { ", by \($0)" } ?? "")."
    }

    private var pause: String {
        switch standing {
        case .suspended(let reason): "suspended (\(reason.rawValue)) \(last.timestamp)"
        default: "abandoned \(last.timestamp)"
        }
    }
}
