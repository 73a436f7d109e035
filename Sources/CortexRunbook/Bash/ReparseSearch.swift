/// Finds the words that another program, or bash once more, reads as a program.
///
/// In them no quoting protects a value: `ssh host "rm <file>"` is parsed again on the host, `let`,
/// `[[ -eq ]]` and `declare -i` evaluate subscripts, and so on.
struct ReparseSearch {
    private let script: BashScript
    private var words: Set<Int> = []
    /// Variables whose values are read as programs somewhere in the script.
    private var names: Set<String> = []

    init(_ script: BashScript) {
        self.script = script
        for (index, command) in script.commands.enumerated() { search(command, index) }
        searchFeeders()
        for use in script.variables where isEvaluated(use) { names.insert(use.name) }
        for span in script.spans where span.kind == .arithmetic { addNames(in: span.range) }
    }

    func contains(_ blank: BashScript.Blank) -> Bool {
        if blank.form == .assignment, names.contains(blank.name) { return true }
        let word = script.spans[blank.span].word
        if containsOrNests(word) { return true }
        guard let word, script.words[word].role == .assignment else { return false }
        return names.contains(assignedName(word))
    }

    private func assignedName(_ word: Int) -> String {
        let range = script.words[word].range
        let end = range.first { !Ascii.isName(script.bytes[$0]) } ?? range.upperBound
        return script.text(range.lowerBound..<end)
    }

    private func containsOrNests(_ word: Int?) -> Bool {
        var word = word
        while let index = word {
            if words.contains(index) { return true }
            word = script.words[index].parent
        }
        return false
    }

    private func isEvaluated(_ use: BashScript.VariableUse) -> Bool {
        use.surroundings.contains(.arithmetic) || containsOrNests(use.word)
    }

    /// The names in the text of an arithmetic expression.
    private mutating func addNames(in range: Range<Int>) {
        for name in script.bytes[range].split(whereSeparator: { !Ascii.isName($0) }) {
            names.insert(String(decoding: name, as: UTF8.self))
        }
    }

    private mutating func search(_ command: BashScript.Command, _ index: Int) {
        let texts = command.words.map { script.literal($0) ?? script.text(script.words[$0].range) }
        if command.kind == .test {
            if texts.contains(where: Self.evaluatingTests.contains) {
                words.formUnion(command.words)
            }
            return
        }
        guard command.kind == .simple else { return }
        searchPrograms(command, texts)
        searchBuiltin(command, texts)
    }

    /// Looks in any place of the command: wrappers such as `sudo` and `find -exec` stand before.
    private mutating func searchPrograms(_ command: BashScript.Command, _ texts: [String]) {
        var bound = 32
        for (place, text) in texts.enumerated() where bound > 0 {
            let name = Invocation.baseName(text)
            let rest = command.words[(place + 1)...]
            if name == "ssh" || name == "autossh" {
                words.formUnion(behindHost(Array(rest), Array(texts[(place + 1)...])))
                return
            } else if Self.readers.contains(name) {
                words.formUnion(rest)
                return
            } else if CommandTable.shells.contains(name) || Self.interpreters.contains(name) {
                searchProgram(Array(rest), Array(texts[(place + 1)...]))
                bound -= 1
            } else if text.hasPrefix("--command") || text.hasPrefix("--scripts") {
                words.insert(command.words[place])
                if let next = rest.first { words.insert(next) }
            }
        }
        if bound == 0 { words.formUnion(command.words) }
    }

    /// Operators of `[[` that evaluate what stands beside them.
    private static let evaluatingTests: Set<String> = [
        "-eq", "-ne", "-lt", "-le", "-gt", "-ge", "-v",
    ]

    /// Programs that read all of their arguments as programs.
    private static let readers: Set<String> = [
        "alias", "at", "awk", "batch", "bind", "compgen", "complete", "eval", "fc", "gawk", "make",
        "mawk", "parallel", "pdsh", "perl", "pssh", "runuser", "screen", "script", "sed", "su",
        "tmux", "trap", "watch",
    ]

    /// Programs whose `-c` or `-e` is followed by a program.
    private static let interpreters: Set<String> = [
        "flock", "ipython", "lua", "node", "php", "python", "python2", "python3", "ruby", "vim",
        "pwsh",
    ]

    /// Programs that read commands from their input.
    private static let inputReaders = CommandTable.shells.union([
        "ssh", "autossh", "su", "sudo", "at", "batch", "crontab", "parallel", "source", ".", "eval",
        "python", "python3", "perl", "ruby", "node", "php", "xargs", "make",
    ])

    /// All arguments of `ssh` but the host.
    private func behindHost(_ rest: [Int], _ arguments: [String]) -> [Int] {
        let valued = CommandTable.valued.words(about: "ssh")
        guard let command = Wrapper(valued: valued).command(in: arguments) else { return rest }
        let host = arguments.count - command.count
        return rest.enumerated().filter { $0.offset != host }.map(\.element)
    }

    /// The word behind `-c` or `-e`, and scripts that come from a substitution.
    private mutating func searchProgram(_ rest: [Int], _ arguments: [String]) {
        let options: Set<String> = ["-e", "--eval", "-r", "--command", "-p", "--print"]
        for (place, argument) in arguments.enumerated() {
            let isOption = Carrier.isCommandOption(argument) || options.contains(argument)
            if isOption, place + 1 < rest.count { words.insert(rest[place + 1]) }
            let spans = script.spans[script.words[rest[place]].spans]
            if spans.contains(where: { $0.kind == .substitution }) { words.insert(rest[place]) }
        }
    }

    /// Builtins that evaluate names with subscripts.
    private mutating func searchBuiltin(_ command: BashScript.Command, _ texts: [String]) {
        switch texts.first {
        case "unset", "read", "mapfile", "readarray", "getopts", "let", "wait", "source", ".":
            words.formUnion(command.words.dropFirst())
        case "printf" where texts.contains("-v"), "[" where texts.contains("-v"),
            "test" where texts.contains("-v"):
            words.formUnion(command.words)
        case "export", "declare", "local", "readonly", "typeset":
            let options = texts.filter { $0.hasPrefix("-") }
            let evaluates = options.contains { $0.contains("i") || $0.contains("n") }
            for word in command.words.dropFirst() {
                let isAssignment = script.words[word].role == .assignment
                if evaluates { names.insert(assignedName(word)) }
                if evaluates || !isAssignment { words.insert(word) }
            }
        default: break
        }
    }

    /// What flows into programs that read commands from their input.
    private mutating func searchFeeders() {
        var readerElements: [Int: Int] = [:]
        for command in script.commands where readsCommands(command) {
            let last = readerElements[command.pipeline] ?? 0
            readerElements[command.pipeline] = max(last, command.element)
            for redirection in command.redirections { flagInput(redirection) }
        }
        guard !readerElements.isEmpty || !words.isEmpty else { return }
        for command in script.commands where feedsReader(command, readerElements) {
            words.formUnion(command.words)
            words.formUnion(command.assignments.map(\.word))
            for redirection in command.redirections { flagInput(redirection) }
        }
    }

    private func readsCommands(_ command: BashScript.Command) -> Bool {
        command.words.contains { word in
            guard let text = script.literal(word) else { return false }
            return Self.inputReaders.contains(Invocation.baseName(text))
        }
    }

    private mutating func flagInput(_ redirection: BashScript.Redirection) {
        guard let target = redirection.target else { return }
        switch redirection.kind {
        case .hereString, .input: words.insert(target)
        case .heredoc:
            let heredoc = script.heredoc(announcedAt: script.words[target].range.upperBound)
            if let word = heredoc?.word { words.insert(word) }
        default: return
        }
    }

    /// Whether the command's output, or that of what encloses it, goes into such a program.
    private func feedsReader(_ command: BashScript.Command, _ readers: [Int: Int]) -> Bool {
        if let reader = readers[command.pipeline], command.element < reader { return true }
        var compound = command.compound
        while let index = compound {
            let enclosing = script.compounds[index]
            if let reader = readers[enclosing.pipeline], enclosing.element < reader { return true }
            compound = enclosing.parent
        }
        return false
    }
}
