/// A line of the command table: what makes a command match and what is known of it then.
struct CommandRule: Sendable {
    enum Trait: String, Sendable {
        case readOnly = "read-only"
        case changes
        case destructive
        case neverEnds = "never-ends"
        case needsTerminal = "terminal"
        /// It is a shell, or opens one, that reads commands from the terminal.
        case shell
        /// What it does is decided by the command in its arguments, which is looked at by itself.
        case carries
    }

    /// The words of the subcommand, each with its alternatives; `get-*` stands for all such words.
    var path: [[String]] = []
    /// Options of which one of each group must be there.
    var options: [[String]] = []
    /// Options that must not be there.
    var absent: [String] = []
    /// Texts of which one must occur in an argument or the input, in lower case.
    var texts: [String] = []
    /// Arguments of which one must be there as a whole.
    var whole: [String] = []
    /// The greatest number of operands behind the path; `nil` for any number.
    var maximumOperands: Int?
    var traits: [Trait] = []

    /// Reads `push --force|-f !--dry-run : destructive`; the command's name is taken off before.
    ///
    /// A word is a part of the subcommand, `-x` an option that must be there, `!-x` one that must
    /// not, `~text` a text in an argument, `=word` an argument, `@1` at most one operand; `|`
    /// separates alternatives and `_` stands for a space in a text.
    init(_ line: Substring) {
        let sides = line.split(separator: ":", maxSplits: 1)
        let left = sides.count > 1 ? sides[0] : ""
        traits = (sides.last ?? "").split(separator: " ").compactMap { Trait(rawValue: String($0)) }
        for token in left.split(separator: " ") {
            let rest = token.dropFirst().split(separator: "|").map(String.init)
            switch token.first {
            case "!": absent += rest
            case "-": options.append(token.split(separator: "|").map(String.init))
            case "~": texts += rest.map { String($0.map { $0 == "_" ? " " : $0 }) }
            case "=": whole += token.split(separator: "|").map { String($0.drop { $0 == "=" }) }
            case "@": maximumOperands = Int(token.dropFirst())
            default: path.append(token.split(separator: "|").map(String.init))
            }
        }
    }

    private static func isOne(of alternatives: [String], _ operand: String) -> Bool {
        alternatives.contains { alternative in
            alternative.utf8.last == Ascii.star
                ? operand.utf8.starts(with: alternative.utf8.dropLast()) : alternative == operand
        }
    }

    func matches(_ call: CommandCall) -> Bool {
        guard call.operands.count >= path.count,
            zip(path, call.operands).allSatisfy(Self.isOne),
            maximumOperands.map({ call.operands.count - path.count <= $0 }) ?? true,
            options.allSatisfy({ $0.contains(where: call.has) }),
            !absent.contains(where: call.has),
            whole.isEmpty || whole.contains(where: call.arguments.contains)
        else { return false }
        return texts.isEmpty || texts.contains(where: call.mentions)
    }
}

/// The arguments of a command, sorted into options and operands.
struct CommandCall: Sendable {
    let arguments: [String]
    let operands: [String]
    private let options: [(name: String, value: String?)]
    /// What stands in arguments and input, in lower case.
    private let texts: [String]

    /// - Parameters:
    ///   - valued: options that take the following argument as their value.
    ///   - input: the bodies of the heredocs that it reads.
    init(_ arguments: [String], valued: Set<String>, input: [String]) {
        self.arguments = arguments
        var operands: [String] = []
        var options: [(String, String?)] = []
        var index = 0
        while index < arguments.count {
            let argument = arguments[index]
            index += 1
            if argument == "--" { break }
            guard argument.utf8.first == Ascii.hyphen, argument.utf8.count > 1 else {
                operands.append(argument)
                continue
            }
            if let equals = argument.firstIndex(of: "="), argument.hasPrefix("--") {
                options.append(
                    (String(argument[..<equals]), String(argument[argument.index(after: equals)...]))
                )
            } else if valued.contains(argument) {
                options.append((argument, index < arguments.count ? arguments[index] : nil))
                index += 1
            } else if argument.hasPrefix("--") {
                options.append((argument, nil))
            } else {
                options += Self.letters(of: argument, valued: valued)
                if let last = options.last, last.1 == nil, valued.contains(last.0) {
                    options[options.count - 1].1 = index < arguments.count ? arguments[index] : nil
                    index += 1
                }
            }
        }
        self.operands = operands
        self.options = options
        texts = (arguments + input).map { $0.lowercased() }
    }

    /// The options of `-abc`: itself, and each letter up to one that takes the rest as its value.
    private static func letters(of argument: String, valued: Set<String>) -> [(String, String?)] {
        var found: [(String, String?)] = [(argument, nil)]
        let letters = argument.dropFirst()
        guard letters.count > 1 else { return found }
        for index in letters.indices {
            let option = "-\(letters[index])"
            let rest = letters[letters.index(after: index)...]
            if valued.contains(option) {
                found.append((option, rest.isEmpty ? nil : String(rest)))
                return found
            }
            found.append((option, nil))
        }
        return found
    }

    /// Whether an option is there; `-X=POST` asks for its value too.
    func has(_ option: String) -> Bool {
        guard let equals = option.firstIndex(of: "=") else {
            return options.contains { $0.name == option }
        }
        let name = option[..<equals]
        let value = option[option.index(after: equals)...]
        return options.contains { $0.name == name && $0.value == String(value) }
    }

    func mentions(_ text: String) -> Bool {
        texts.contains { Self.contains($0, text) }
    }

    private static func contains(_ text: String, _ part: String) -> Bool {
        let text = Array(text.utf8)
        let part = Array(part.utf8)
        guard let first = part.first, text.count >= part.count else { return false }
        for start in 0...(text.count - part.count) where text[start] == first {
            if text[start..<start + part.count].elementsEqual(part) { return true }
        }
        return false
    }
}
