extension BashScript {
    /// What is known of the script before it runs, the most serious first.
    ///
    /// A command that the table does not know counts as a change, and so does `git fetch`, which
    /// writes references. `.readOnly` stands alone or behind what does not change anything either.
    package var hazards: [Hazard] {
        let found = HazardSearch(self, depth: 0).hazards(with: traits)
        return Self.severity.filter { found.contains($0.trait) }.map(\.hazard)
    }

    /// The indices of loops like `while true` that nothing in them leaves.
    package var endlessLoops: [Int] {
        guard !compounds.isEmpty else { return [] }
        let search = HazardSearch(self, depth: 0)
        return compounds.indices.filter(search.isEndless)
    }

    private static let severity: [(hazard: Hazard, trait: CommandTraits)] = [
        (.destructive, .destructive), (.opensShell, .opensShell), (.neverEnds, .neverEnds),
        (.needsTerminal, .needsTerminal), (.changes, .changes), (.readOnly, .readOnly),
    ]
}

/// Finds the hazards of all commands of a script.
struct HazardSearch {
    let script: BashScript
    /// How many scripts stand around this one (`bash -c "ssh host '…'"`).
    let depth: Int
    /// The compound commands whose input comes from a file or a pipe.
    private let fedCompounds: Set<Int>
    /// For each pipeline, its commands.
    private let members: [[Int]]
    /// For each pipeline with a `head`, the last place of one.
    private let heads: [Int: Int]

    init(_ script: BashScript, depth: Int) {
        self.script = script
        self.depth = depth
        var members = [[Int]](repeating: [], count: script.pipelines.count)
        for index in script.commands.indices {
            members[script.commands[index].pipeline].append(index)
        }
        self.members = members
        var heads: [Int: Int] = [:]
        for index in script.commands.indices where script.commands[index].element > 0 {
            let command = script.commands[index]
            guard let first = command.words.first, script.literal(first) == "head" else { continue }
            heads[command.pipeline] = max(heads[command.pipeline] ?? 0, command.element)
        }
        self.heads = heads
        fedCompounds = Set(
            script.compounds.indices.filter { index in
                let compound = script.compounds[index]
                return compound.element > 0
                    || members[compound.pipeline].contains { member in
                        let command = script.commands[member]
                        return command.kind == .redirections && command.element == compound.element
                            && command.redirections.contains(where: \.feedsInput)
                    }
            }
        )
    }

    /// What is known of each command.
    var traits: [CommandTraits] { zip(script.commands, script.invocations).map(traits) }

    /// The traits that are hazards, those of all commands together.
    func hazards(with traits: [CommandTraits]) -> CommandTraits {
        var hazards: CommandTraits = []
        for index in script.commands.indices {
            hazards.formUnion(writes(script.commands[index]))
            hazards.formUnion(traits[index])
        }
        for index in script.compounds.indices where isEndless(index) { hazards.insert(.neverEnds) }
        if hazards.isDisjoint(with: [.changes, .destructive]) {
            hazards.insert(.readOnly)
        }
        return hazards
    }

    /// What is known of `command`, what its redirections write left out.
    private func traits(
        of command: BashScript.Command,
        _ invocation: Invocation
    ) -> CommandTraits {
        var hazards: CommandTraits = []
        guard command.kind == .simple, !command.words.isEmpty else { return hazards }
        var call = invocation
        let isFed = isFed(command) || call.isFed
        if script.functions.contains(call.name) { return hazards }
        if call.isLimited || isBackground(command) || isCutShort(command) { call.isLimited = true }
        let traits = TraitSearch(depth: depth).traits(
            of: call,
            input: input(of: command),
            isFed: isFed
        )
        hazards.formUnion(
            traits.intersection([.destructive, .changes, .neverEnds, .needsTerminal])
        )
        if traits.contains(.shell) {
            hazards.insert(.needsTerminal)
            if isFollowed(command) { hazards.insert(.opensShell) }
        }
        return hazards
    }

    /// What its redirections do to files.
    private func writes(_ command: BashScript.Command) -> CommandTraits {
        var hazards: CommandTraits = []
        for redirection in command.redirections where redirection.kind.isOutput {
            guard let target = redirection.target else { continue }
            let file = script.literal(target) ?? script.text(script.words[target].range)
            let isDescriptor = file == "-" || file.utf8.allSatisfy(Ascii.isDigit)
            if redirection.kind == .duplicateOutput, isDescriptor { continue }
            if Self.harmlessFiles.contains(file) || file.hasPrefix(">(") { continue }
            let isDisk = Self.disks.contains { file.hasPrefix($0) }
            hazards.insert(isDisk ? .destructive : .changes)
        }
        return hazards
    }

    private static let harmlessFiles: Set<String> = [
        "/dev/null", "/dev/stderr", "/dev/stdout", "/dev/tty", "/dev/fd/1", "/dev/fd/2",
    ]

    private static let disks = [
        "/dev/sd", "/dev/nvme", "/dev/vd", "/dev/xvd", "/dev/disk", "/dev/md",
    ]

    private func isFed(_ command: BashScript.Command) -> Bool {
        if command.element > 0 || command.redirections.contains(where: \.feedsInput) { return true }
        var compound = command.compound
        while let index = compound {
            if fedCompounds.contains(index) { return true }
            compound = script.compounds[index].parent
        }
        return false
    }

    private func isBackground(_ command: BashScript.Command) -> Bool {
        isBackground(pipeline: command.pipeline, compound: command.compound)
    }

    private func isBackground(pipeline: Int, compound: Int?) -> Bool {
        if script.pipelines[pipeline].separator == .background { return true }
        var compound = compound
        while let index = compound {
            if script.pipelines[script.compounds[index].pipeline].separator == .background {
                return true
            }
            compound = script.compounds[index].parent
        }
        return false
    }

    /// Whether `head` ends it when it has seen enough.
    private func isCutShort(_ command: BashScript.Command) -> Bool {
        command.element < heads[command.pipeline] ?? 0
    }

    /// Whether commands of the script come after it.
    private func isFollowed(_ command: BashScript.Command) -> Bool {
        script.commands.last.map { last in
            last.range.lowerBound >= command.range.upperBound && last.pipeline != command.pipeline
        } ?? false
    }

    /// What the command reads: heredocs, here-strings and the words before its pipe.
    private func input(of command: BashScript.Command) -> [String] {
        var texts: [String] = []
        for redirection in command.redirections {
            guard let target = redirection.target else { continue }
            switch redirection.kind {
            case .hereString: texts.append(script.text(script.words[target].range))
            case .heredoc:
                let heredoc = script.heredoc(announcedAt: script.words[target].range.upperBound)
                if let heredoc { texts.append(script.text(heredoc.body)) }
            default: continue
            }
        }
        guard command.element > 0 else { return texts }
        for index in members[command.pipeline].prefix(16)
        where script.commands[index].element < command.element {
            texts.append(script.text(script.commands[index].range))
        }
        return texts
    }

    /// Whether it is a loop like `while true` without a way out.
    func isEndless(_ index: Int) -> Bool {
        let compound = script.compounds[index]
        guard
            compound.kind == .whileLoop || compound.kind == .untilLoop || compound.kind == .forLoop,
            !isBackground(pipeline: compound.pipeline, compound: compound.parent)
        else { return false }
        let inside = script.commands(in: compound.range)
        let condition = inside.first.map { script.text($0.range) } ?? ""
        let endless: Bool
        switch compound.kind {
        case .whileLoop: endless = ["true", ":", "((1))", "[ 1 ]", "((true))"].contains(condition)
        case .untilLoop: endless = condition == "false"
        default: endless = condition.filter { $0 != " " }.hasSuffix("((;;))")
        }
        guard endless else { return false }
        return !inside.contains { command in
            guard let first = command.words.first, let name = script.literal(first) else {
                return false
            }
            return name == "break" || name == "exit" || name == "return"
        }
    }
}

extension BashScript.Redirection {
    /// Whether it gives the command something to read.
    package var feedsInput: Bool {
        switch kind {
        case .input, .heredoc, .hereString, .duplicateInput, .readWrite: true
        default: false
        }
    }
}

extension BashScript.Redirection.Operator {
    /// Whether it writes to what follows.
    package var isOutput: Bool {
        switch self {
        case .output, .append, .clobber, .both, .bothAppend, .duplicateOutput, .readWrite: true
        default: false
        }
    }
}
