import CortexEngine
import CortexJournal
import SystemPackage

extension RunStore {
    /// Returns the unfinished runs that nobody drives, newest first; those of the runbook at the
    /// absolute `path`, or of every one where it is `nil`.
    func unfinished(of path: String? = nil) throws -> [RunSummary] {
        try runs(of: path).filter { !$0.isDriven }
    }

    /// Returns the run that `name` means: a run's name or its beginning, or a runbook with one
    /// unfinished run; the only unfinished run where it is `nil`.
    ///
    /// One that is driven now counts where there is no other: taking it up says by whom.
    /// - Throws: a `Refusal` of status `usage` if there is none or more than one, which are listed;
    ///   `JournalError` if no run has that name.
    func unfinished(named name: String?, from origin: String) throws -> RunFolder {
        let path = name.map { FilePath(origin).pushing(FilePath($0)).lexicallyNormalized() }
        if let name, path?.exists != true { return try find(name) }
        let all = try runs(of: path?.string)
        let idle = all.filter { !$0.isDriven }
        let runs = idle.isEmpty ? all : idle
        guard let run = runs.first else { throw Refusal(.usage, Self.none(of: name)) }
        guard runs.count == 1 else {
            throw Refusal(.usage, [Self.several(of: name)] + runs.map { "  \($0.words)" })
        }
        return try folder(run.name)
    }

    /// Returns the runs that are not finished, newest first.
    private func runs(of path: String?) throws -> [RunSummary] {
        try summaries().runs.filter { run in
            if case .finished = run.standing { return false }
            return path == nil || run.path == path
        }
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
    /// Whether a process drives it.
    fileprivate var isDriven: Bool { standing == .running }

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
        case .running: "running"
        default: "abandoned \(last.timestamp)"
        }
    }
}
