/// What the arguments of a command must be for something to be known of it.
package struct CommandPattern: Sendable {
    /// The words of the subcommand, each with its alternatives; `get-*` stands for all such words.
    private var path: [[String]] = []
    /// Options of which one of each group must be there.
    private var options: [[String]] = []
    /// Options that must not be there.
    private var absent: [String] = []
    /// Texts of which one must occur in an argument or the input, in lower case.
    private var texts: [String] = []
    /// Arguments of which one must be there as a whole.
    private var whole: [String] = []
    /// The greatest number of operands behind the path; `nil` for any number.
    private var maximumOperands: Int?

    /// Reads `push --force|-f !--dry-run`; the command's name is taken off before.
    ///
    /// A word is a part of the subcommand, `-x` an option that must be there, `!-x` one that must
    /// not, `~text` a text in an argument, `=word` an argument, `@1` at most one operand; `|`
    /// separates alternatives and `_` stands for a space in a text.
    package init(_ text: Substring) {
        for token in text.fields(at: Ascii.space) {
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

    /// Whether `call` is what the pattern asks for.
    package func matches(_ call: CommandCall) -> Bool {
        guard call.operands.count >= path.count,
            zip(path, call.operands).allSatisfy(Self.isOne),
            maximumOperands.map({ call.operands.count - path.count <= $0 }) ?? true,
            options.allSatisfy({ $0.contains(where: call.has) }),
            !absent.contains(where: call.has),
            whole.isEmpty || whole.contains(where: call.arguments.contains)
        else { return false }
        return texts.isEmpty || texts.contains(where: call.mentions)
    }

    private static func isOne(of alternatives: [String], _ operand: String) -> Bool {
        alternatives.contains { alternative in
            alternative.utf8.last == Ascii.star
                ? operand.utf8.starts(with: alternative.utf8.dropLast()) : alternative == operand
        }
    }
}
