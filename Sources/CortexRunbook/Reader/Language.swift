/// What a fence's first info word says about its text.
package enum Language: Equatable, Sendable {
    /// Text for bash.
    case shell
    /// A terminal session.
    case session
    /// What a command prints.
    case output
    case none
    case other(String)

    package init(_ word: String) {
        let name = word.drop { $0 == "{" || $0 == "." }
            .prefix { $0 != "{" && $0 != "}" && $0 != "," && $0 != ":" && $0 != "=" }
            .lowercased()
        switch name {
        case "": self = word.isEmpty ? .none : .other(word)
        case "bash", "sh", "shell": self = .shell
        case "console", "terminal", "shell-session", "shellsession", "sh-session", "bash-session":
            self = .session
        case "output": self = .output
        default: self = .other(word)
        }
    }

    /// Whether prompts in the text are a shell's.
    var mayBeSession: Bool {
        switch self {
        case .shell, .session, .none: true
        case .output, .other: false
        }
    }
}

/// What a script's comments say to the person who reads it.
enum Comments {
    /// Whether `text` has nothing but comments and blank lines.
    static func areAll(of text: ArraySlice<UInt8>) -> Bool {
        text.lines.allSatisfy { line in
            line.drop(while: \.isBlank).first.map { $0 == 0x23 } ?? true
        }
    }

    /// The comment that offers a choice inside `script`, without its mark (`Option 1`, `or`).
    static func alternative(in script: String) -> String? {
        for line in script.utf8.split(separator: .lineFeed) {
            let rest = line.drop(while: \.isBlank)
            guard rest.first == 0x23 else { continue }
            let comment = rest.drop { $0 == 0x23 || $0.isBlank || $0 == 0x2D }
            let word = comment.prefix(while: \.isASCIILetter)
            switch Substring(word).lowercased() {
            case "or", "alternatively", "alternative", "option", "method", "variant":
                return String(Substring(comment))
            default: continue
            }
        }
        return nil
    }
}
