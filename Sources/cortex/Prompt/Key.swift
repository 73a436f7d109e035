import CortexReport
import CortexText

/// A key that answers a question, and what it means.
struct Key: Equatable {
    /// The character that the key sends; a carriage return stands for Enter.
    let character: Character
    let meaning: String

    init(_ character: Character, _ meaning: String) {
        self.character = character
        self.meaning = meaning
    }

    /// The key and its meaning, as they are offered.
    var offer: Line {
        let label = character == "\r" ? Line(.enter, .strong) : Line(String(character), .strong)
        return label + Line(" \(meaning)")
    }

    static let run = Key("\r", "run")
    static let skip = Key("s", "skip")
    static let edit = Key("e", "edit")
    static let view = Key("v", "context")
    static let shell = Key("!", "shell")
    static let back = Key("b", "back")
    static let note = Key("n", "note")
    static let quit = Key("q", "quit")
    static let help = Key("?", "help")
    static let yes = Key("y", "yes")
    static let no = Key("n", "no")
    static let again = Key("\r", "ask again")

    static func forSteps(canGoBack: Bool) -> [Key] {
        [run, skip, edit, view, shell] + (canGoBack ? [back] : []) + [note, quit, help]
    }

    static func forManualSteps(canGoBack: Bool) -> [Key] {
        [Key("d", "done"), skip, view, shell] + (canGoBack ? [back] : []) + [note, quit, help]
    }

    static let forCriteria = [
        Key("y", "met"), Key("n", "not met"), Key("t", "met, with a note"),
        Key("\r", "leave open"), view, shell, quit, help,
    ]

    static let forFailedSteps = [
        Key("r", "retry"), Key("c", "go on with the next step"), shell, Key("\r", "stop the run"),
    ]

    static func forFailures(canContinue: Bool) -> [Key] {
        (canContinue ? [Key("c", "continue the block")] : [])
            + [shell, Key("\r", "stop the block")]
    }
}
