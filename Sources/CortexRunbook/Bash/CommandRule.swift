/// A line of the command table: what makes a command match and what is known of it then.
struct CommandRule: Sendable {
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
    var traits: CommandTraits = []

    /// Reads `push --force|-f !--dry-run : destructive`; the command's name is taken off before.
    ///
    /// A word is a part of the subcommand, `-x` an option that must be there, `!-x` one that must
    /// not, `~text` a text in an argument, `=word` an argument, `@1` at most one operand; `|`
    /// separates alternatives and `_` stands for a space in a text.
    init(_ line: Substring) {
        let sides = line.fields(at: Ascii.colon, maxSplits: 1)
        let left = sides.count > 1 ? sides[0] : ""
        for name in (sides.last ?? "").fields(at: Ascii.space) {
            traits.formUnion(CommandTraits(named: name))
        }
        for token in left.fields(at: Ascii.space) {
            let all = token.fields(at: Ascii.pipe).map(String.init)
            let rest = Substring(token.utf8.dropFirst()).fields(at: Ascii.pipe).map(String.init)
            switch token.utf8.first {
            case Ascii.bang: absent += rest
            case Ascii.hyphen: options.append(all)
            case UInt8(ascii: "~"): texts += rest.map { String($0.map { $0 == "_" ? " " : $0 }) }
            case Ascii.equals: whole += all.map { String($0.drop { $0 == "=" }) }
            case Ascii.at: maximumOperands = rest.first.flatMap { Int($0) }
            default: path.append(all)
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
    /// What is known of the text that the command reads.
    private let input: [String]

    /// Sorts `arguments`, of which `valued` options take the one that follows as their value.
    init(_ arguments: [String], valued: Set<String>, hasLongOptions: Bool, input: [String]) {
        self.arguments = arguments
        self.input = input
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
            if argument.hasPrefix("--"), let equals = argument.utf8.firstIndex(of: Ascii.equals) {
                let value = argument[argument.utf8.index(after: equals)...]
                options.append((String(argument[..<equals]), String(value)))
            } else if valued.contains(argument) {
                options.append((argument, index < arguments.count ? arguments[index] : nil))
                index += 1
            } else if hasLongOptions || argument.hasPrefix("--") {
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
        guard let equals = option.utf8.firstIndex(of: Ascii.equals) else {
            return options.contains { $0.name == option }
        }
        let name = option[..<equals]
        let value = option[option.utf8.index(after: equals)...]
        return options.contains { $0.name == name && $0.value == String(value) }
    }

    /// Whether `text`, in lower case, occurs in an argument or the input.
    func mentions(_ text: String) -> Bool {
        (arguments + input).contains { Self.contains($0.lowercased(), text) }
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
