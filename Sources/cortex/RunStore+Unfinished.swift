import CortexEngine
import CortexJournal
import SystemPackage

extension RunStore {
    /// Returns the unfinished runs, newest first; those of the runbook at the absolute `path`, or of
    /// every one where it is `nil`.
    func unfinished(of path: String? = nil) throws -> [RunSummary] {
        try summaries().runs.filter { run in
            if case .finished = run.standing { return false }
            return path == nil || run.path == path
        }
    }

    /// Returns the run that `name` means: a run's name or its beginning, or a runbook with one
    /// unfinished run; the only unfinished run where it is `nil`.
    ///
    /// One that is driven now counts where there is no other: taking it up says by whom.
    /// - Throws: a `Refusal` of status `usage` if there is none or more than one, which are listed;
    ///   `JournalError` if no run has that name.
    func unfinished(named name: String?, on machine: Machine) throws -> RunFolder {
        let path = name.map(machine.absolute)
        let all = try unfinished(of: path)
        // A runbook that is gone may still have a run to go on with.
        if let name, all.isEmpty, path.map({ FilePath($0).exists }) != true {
            return try find(name)
        }
        let idle = all.filter { !$0.isDriven }
        let runs = idle.isEmpty ? all : idle
        guard let run = runs.first else { throw Refusal(.usage, Self.none(of: name)) }
        guard runs.count == 1 else {
            throw Refusal(.usage, [Self.several(of: name)] + runs.map { "  \($0.line)" })
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
    /// Whether a process drives it.
    var isDriven: Bool { standing == .running }

    /// The run in a line: its name, its runbook, how it stands.
    fileprivate var line: String { "\(name)  \(runbook)  \(pause)" }

    /// The run in words: its name, how it stands, who began it.
    var words: String { "\(name), \(pause)\(by.map { ", by \($0)" } ?? "")" }

    private var pause: String {
        let time = last.timestamp.prefix { $0 != "." } + "Z"
        let origin = parent.map { ", for \($0.name)" } ?? ""
        return switch standing {
        case .suspended(let reason): "suspended (\(reason.rawValue)) \(time)\(origin)"
        case .running: "running since \(started.timestamp.prefix { $0 != "." })Z\(origin)"
        default: "abandoned \(time)\(origin)"
        }
    }
}
