import CortexText

/// What tells Cortex's own lines from the output of steps: a word drawn by lot for each run.
///
/// It stands on the screen and in no file, so whoever writes output from afar cannot know it.
struct Mark: Equatable {
    /// Three characters of ASCII that no word is made of.
    let text: String

    init() {
        text = String((0..<3).compactMap { _ in Self.characters.randomElement() })
    }

    /// The columns that it takes before a line.
    static let width = 4

    /// The mark as it stands before a line.
    var line: Line { Line("\(text) ", .place) }

    /// What the first screen says of it.
    var explanation: Line {
        Line("Cortex asks behind the mark ") + Line(text, .place)
            + Line("; a question without it is a step's.")
    }

    private static let characters = "bcdfghjkmnpqrstvwxz23456789"
}
