/// Looks a command up in the table, and the commands that it carries in its arguments.
struct TraitSearch {
    /// How many scripts stand around the command.
    let depth: Int
    private static let maximumDepth = 3

    /// What is known of `call`, which reads `input` if `isFed`, that is, from a file or a pipe.
    func traits(of call: Invocation, input: [String], isFed: Bool) -> CommandTraits {
        guard !call.name.isEmpty else { return [.changes] }
        var traits = listed(call, input: input)
        if traits.remove(.carries) != nil {
            traits.formUnion(carried(by: call, hasTerminal: traits.contains(.needsTerminal)))
        }
        if isFed, traits.contains(.shell), !input.isEmpty {
            traits.formUnion(scripts(input))
        }
        if isFed, !Self.keyboardReaders.contains(call.name) {
            traits.subtract([.needsTerminal, .shell])
        }
        if call.isLimited { traits.remove(.neverEnds) }
        return traits
    }

    /// Programs that read the keyboard even where their input is a pipe.
    private static let keyboardReaders: Set<String> = [
        "less", "more", "most", "man", "fzf", "vi", "vim", "nvim", "nano", "emacs",
    ]

    /// What the table says: the first rule with an effect, and all that have none.
    private func listed(_ call: Invocation, input: [String]) -> CommandTraits {
        let program = CommandTable.aliases[call.name] ?? call.name
        let arguments = call.call(input: input)
        var traits: CommandTraits = []
        var isDecided = false
        _ = CommandTable.rules.first(about: program) { rule in
            guard rule.matches(arguments) else { return false }
            let found = CommandTraits(named: rule.fact)
            let decides = !found.isDisjoint(with: .effects)
            if !decides || !isDecided { traits.formUnion(found) }
            isDecided = isDecided || decides
            return false
        }
        guard !isDecided else { return traits }
        let asksForHelp = arguments.has("--version") || arguments.has("--help")
        let isReadOnly = CommandTable.readOnly.contains(call.name) || asksForHelp
        return traits.union([isReadOnly ? .readOnly : .changes])
    }

    /// The traits of the command that stands in the arguments of another.
    private func carried(by call: Invocation, hasTerminal: Bool) -> CommandTraits {
        guard let carrier = Carrier.of(call), depth < Self.maximumDepth else { return [.changes] }
        var traits: CommandTraits
        switch carrier.content(of: call) {
        case .command(let words)?:
            let inner = Invocation(Array(words))
            traits = TraitSearch(depth: depth + 1).traits(of: inner, input: [], isFed: false)
        case .script(let text)?: traits = scripts([text])
        case nil: return [.changes]
        }
        if !hasTerminal, carrier.needsTerminalOption { traits.subtract([.needsTerminal, .shell]) }
        return traits
    }

    private func scripts(_ texts: [String]) -> CommandTraits {
        guard depth < Self.maximumDepth else { return [.changes] }
        var traits: CommandTraits = []
        for text in texts {
            let search = HazardSearch(BashScript(text), depth: depth + 1)
            traits.formUnion(search.hazards(with: search.traits))
        }
        if traits.remove(.opensShell) != nil { traits.insert(.shell) }
        return traits
    }
}

extension Invocation {
    /// The command or text that it hands to a shell, a container or another host.
    package enum Carried: Sendable {
        case command(Invocation)
        /// Text that a shell reads.
        case script(String)
    }

    /// What a program such as `ssh`, `bash -c` or `kubectl exec` runs; `nil` if it runs nothing.
    package var carried: Carried? {
        switch Carrier.of(self)?.content(of: self) {
        case .command(let words)?: .command(Invocation(Array(words)))
        case .script(let text)?: .script(text)
        case nil: nil
        }
    }
}

/// How a program is given the command that it runs elsewhere.
struct Carrier: Sendable {
    enum Content {
        case command(ArraySlice<String>)
        /// Text that a shell reads.
        case script(String)
    }

    private enum Style {
        /// Words behind so many operands, the subcommand counted.
        case words(Int)
        /// The words behind so many operands, joined by spaces, read by a shell.
        case joined(Int)
        /// The value of `-c`.
        case option
    }

    private var style: Style
    private var valued: OptionWords
    /// Whether it is without a terminal unless an option asks for one.
    var needsTerminalOption = false

    static func of(_ call: Invocation) -> Carrier? {
        let program = CommandTable.aliases[call.name] ?? call.name
        let valued = CommandTable.valued.words(about: program)
        switch program {
        case "watch": return Carrier(style: .joined(0), valued: valued)
        case "ssh": return Carrier(style: .joined(1), valued: valued)
        case "docker":
            let isCompose = call.arguments.contains("compose")
            return Carrier(
                style: .words(isCompose ? 3 : 2),
                valued: valued,
                needsTerminalOption: true
            )
        case "docker-compose":
            return Carrier(style: .words(2), valued: valued, needsTerminalOption: true)
        case "kubectl", "oc":
            return Carrier(style: .words(2), valued: valued, needsTerminalOption: true)
        case let name where CommandTable.shells.contains(name):
            return Carrier(style: .option, valued: valued)
        default: return nil
        }
    }

    func content(of call: Invocation) -> Content? {
        switch style {
        case .words(let operands):
            return Wrapper(valued: valued, operands: operands).command(in: call.arguments)
                .map { .command($0) }
        case .joined(let operands):
            return Wrapper(valued: valued, operands: operands).command(in: call.arguments)
                .map { .script($0.joined(separator: " ")) }
        case .option:
            guard let option = call.arguments.firstIndex(where: Self.isCommandOption),
                option + 1 < call.arguments.count
            else { return nil }
            return .script(call.arguments[option + 1])
        }
    }

    /// Whether it is `-c`, or a group of letters with it, such as `-lc`.
    static func isCommandOption(_ argument: String) -> Bool {
        argument.hasPrefix("-") && !argument.hasPrefix("--") && argument.contains("c")
    }
}
