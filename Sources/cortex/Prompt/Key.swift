import CortexEngine
import CortexReport
import CortexText

/// A key that answers a question, and what it means.
struct Key: Equatable {
    /// The character that the key sends; a carriage return stands for Enter.
    let character: Character
    /// What it does, in a word or two.
    let meaning: String
    /// What it does, in a sentence.
    private let help: String

    init(_ character: Character, _ meaning: String, _ help: String = "") {
        self.character = character
        self.meaning = meaning
        self.help = help
    }

    /// The key and its meaning, as they are offered.
    var offer: Line {
        label + Line(" \(meaning)")
    }

    /// The key and what help says of it.
    var explained: Line {
        Line("  ") + label + Line("  \(help)")
    }

    private var label: Line {
        character == "\r" ? Line(.enter, .strong) : Line(String(character), .strong)
    }
}

extension Key {
    static let skip = Key("s", "skip", "leaves it out; you give a reason, which is recorded")
    static let view = Key("v", "context", "shows the section as it stands in the document")
    static let shell = Key(
        "!",
        "shell",
        "opens a shell in this state; afterwards you say whether its changes are kept"
    )
    static let quit = Key("q", "quit", "stops the run here; what happened so far stays on record")
    static let help = Key("?", "help")
    static let yes = Key("y", "yes")
    static let no = Key("n", "no")
    static let again = Key("\r", "ask again")
    private static let edit = Key("e", "edit", "opens it in your editor; the change is recorded")
    private static let back = Key("b", "back", "goes back to an earlier step")
    static let note = Key("n", "note", "adds a note to the record")
    /// The key for a note where `n` says no.
    static let otherNote = Key("N", "note", "adds a note to the record")

    /// Whether the key adds a note.
    var isNote: Bool { self == .note || self == .otherNote }

    /// The keys at a step that runs for a typed `word`, or for Enter alone.
    static func forSteps(word: String?, canGoBack: Bool) -> [Key] {
        let condition = word.map { ", once you have typed `\($0)`" } ?? ""
        let run = Key("\r", "run", "runs the text exactly as it is shown\(condition)")
        return [run, skip, edit, view, shell] + (canGoBack ? [back] : []) + [note, quit, help]
    }

    static func forManualSteps(canGoBack: Bool) -> [Key] {
        [Key("d", "done", "records that you have done it"), skip, view, shell]
            + (canGoBack ? [back] : []) + [note, quit, help]
    }

    static func forCriteria(canGoBack: Bool) -> [Key] {
        [
            Key("y", "met", "records that it is met"),
            Key(
                "n",
                "not met",
                "records that it is not met, with your reason; it counts as a failure"
            ),
            Key("t", "met, with a note", "records that it is met, and a note"),
            Key("\r", "leave open", "says nothing of it; the run's last line counts it"), view,
            shell,
        ] + (canGoBack ? [back] : []) + [otherNote, quit, help]
    }

    /// The keys behind what failed; `ways` are what the document offers, at most nine.
    static func forFailures(of subject: Failure.Subject, ways: [WayOut]) -> [Key] {
        let leading: [Key] =
            switch subject {
            case .item(let question) where question.item.isCriterion:
                [Key("r", "ask again", "asks once more whether it is met"), shell, skip]
            case .item:
                [
                    Key(
                        "r",
                        "retry",
                        "runs it again, in the state before it or the one that your shell left"
                    ),
                    Key(
                        "e",
                        "edit and retry",
                        "opens it in your editor first; the change is recorded"
                    ),
                    shell, skip,
                ]
            case .gate:
                [Key("r", "ask again", "asks once more for what is missing"), shell]
            }
        let override = Key(
            "o",
            "override",
            "goes on although it failed; you give a reason, and the run ends with status 1"
        )
        let offered = ways.enumerated().map { index, way in
            Key(Character("\(index + 1)"), way.shortTitle, "line \(way.line): \(way.title)")
        }
        return leading + [override] + offered
            + [note, Key("\r", "stop the run", "stops here with status 1"), help]
    }

    /// The keys at a step whose end was never recorded.
    static func forInterruptedSteps(canVerify: Bool) -> [Key] {
        let verify = Key("v", "verify first", "runs the section's read-only steps, then asks again")
        return (canVerify ? [verify] : []) + [
            Key("d", "it is done", "takes it as passed; you say how you know"),
            Key("f", "it failed", "takes it as failed; you say how you know"),
            Key("a", "run it again", "starts it anew; you say why that is safe"),
            shell, note, quit, help,
        ]
    }

    static func forFailingLines(canContinue: Bool) -> [Key] {
        (canContinue ? [Key("c", "continue the block", "goes on with the next line")] : [])
            + [
                shell, note,
                Key("\r", "stop the block", "ends the block here; its state is kept"), help,
            ]
    }

    static let forPauses = [
        Key("\r", "stop trying", "takes it as failed; you decide how the run goes on"), help,
    ]

    static let forGates = [
        Key("y", "approve", "signs for the gate in your name"),
        Key("r", "refuse", "says that it must not pass; you give a reason"), note, quit, help,
    ]

    static let forStates = [
        Key("t", "as it was then", "the state in which that step began"),
        Key("c", "current", "the state as it is now"), help,
    ]
}

extension WayOut {
    /// As much of the title as a key's label takes.
    fileprivate var shortTitle: String {
        title.count > 30 ? "\(title.prefix(29))…" : title
    }
}
