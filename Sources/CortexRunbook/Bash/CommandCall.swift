/// The arguments of a command, sorted into options and operands.
package struct CommandCall: Sendable {
    package let arguments: [String]
    /// The arguments that are neither options nor values of options.
    package let operands: [String]
    /// The options in order; `-abc` stands there as itself and as each of its letters.
    package let options: [(name: String, value: String?)]
    /// What is known of the text that the command reads.
    private let input: [String]

    /// Sorts `arguments`, of which `valued` options take the one that follows as their value.
    init(_ arguments: [String], valued: OptionWords, hasLongOptions: Bool, input: [String]) {
        self.arguments = arguments
        self.input = input
        var operands: [String] = []
        var options: [(name: String, value: String?)] = []
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
                if let last = options.last, last.value == nil, valued.contains(last.name) {
                    options[options.count - 1].value =
                        index < arguments.count ? arguments[index] : nil
                    index += 1
                }
            }
        }
        self.operands = operands
        self.options = options
    }

    /// The options of `-abc`: itself, and each letter up to one that takes the rest as its value.
    private static func letters(
        of argument: String,
        valued: OptionWords
    ) -> [(name: String, value: String?)] {
        var found: [(name: String, value: String?)] = [(argument, nil)]
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
    package func has(_ option: String) -> Bool {
        guard let equals = option.utf8.firstIndex(of: Ascii.equals) else {
            return options.contains { $0.name == option }
        }
        let name = option[..<equals]
        let value = option[option.utf8.index(after: equals)...]
        return options.contains { $0.name == name && $0.value == String(value) }
    }

    /// The value of the first of `names` that has one; `nil` without such an option.
    package func value(of names: String...) -> String? {
        options.first { names.contains($0.name) && $0.value != nil }?.value
    }

    /// Whether `text`, in lower case, occurs in an argument or the input.
    package func mentions(_ text: String) -> Bool {
        mentions(Array(text.utf8))
    }

    /// Whether `text`, in lower case, occurs in an argument or the input.
    func mentions(_ text: [UInt8]) -> Bool {
        arguments.contains { Self.contains($0, text) } || input.contains { Self.contains($0, text) }
    }

    private static func contains(_ text: String, _ part: [UInt8]) -> Bool {
        guard let first = part.first, text.utf8.count >= part.count else { return false }
        var rest = text.utf8[...]
        while let start = rest.firstIndex(where: { $0.lowercased == first }) {
            rest = rest[start...]
            if rest.starts(with: part, by: { $0.lowercased == $1 }) { return true }
            rest = rest.dropFirst()
        }
        return false
    }
}
