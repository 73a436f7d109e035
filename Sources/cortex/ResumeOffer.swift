import CortexEngine
import CortexJournal
import CortexReport
import CortexText

/// Runs of a runbook that are not finished, offered before another one is begun.
struct ResumeOffer {
    /// What the operator wants.
    enum Answer {
        case resume(RunSummary)
        case startAnew
        case quit
    }

    /// Those that nobody drives, newest first.
    private let idle: [RunSummary]
    private let driven: [RunSummary]

    /// Takes the unfinished `runs` of one runbook, newest first.
    ///
    /// Returns `nil` if there are none.
    init?(_ runs: [RunSummary]) {
        guard !runs.isEmpty else { return nil }
        idle = Array(runs.filter { !$0.isDriven }.prefix(9))
        driven = runs.filter(\.isDriven)
    }

    /// Has the operator choose.
    ///
    /// - Throws: `Interruption` if a signal or the end of the input comes instead.
    func ask(at screen: Screen) throws -> Answer {
        screen.show(lines)
        let key = try screen.ask(idle.isEmpty ? Self.another : question, keys)
        switch key {
        case "n": return .startAnew
        case "r": return idle.first.map { .resume($0) } ?? .quit
        case let key:
            guard let number = key.wholeNumberValue else { return .quit }
            return .resume(idle[number - 1])
        }
    }

    private var lines: [Line] {
        let one = idle.first.map { [Line("\(Self.unfinished): \($0.words).")] } ?? []
        let several =
            [Line("\(Self.severalUnfinished):")]
            + idle.enumerated().map { Line("  \($0 + 1)  ", .strong) + Line($1.words) }
        return driven.map { Line("\(Self.running): \($0.words).", .warning) }
            + (idle.count > 1 ? several : one)
    }

    private var question: String { idle.count > 1 ? "Go on with one of them?" : "Go on with it?" }

    private var keys: [Key] {
        let resume =
            idle.count > 1
            ? idle.indices.map { Key(Character("\($0 + 1)"), "resume \($0 + 1)", Self.resume) }
            : idle.map { _ in Key("r", "resume it", Self.resume) }
        return resume + [Key("n", "a new run", Self.new), .quit, .help]
    }
}

extension ResumeOffer {
    private static let unfinished = "An unfinished run of this runbook is there"
    private static let severalUnfinished = "Unfinished runs of this runbook are there"
    private static let running = "This runbook is being run now"
    private static let another = "Start another run?"
    private static let resume = "goes on where it stopped, in the same shell state"
    private static let new = "starts from the beginning; the other one stays as it is"
}
