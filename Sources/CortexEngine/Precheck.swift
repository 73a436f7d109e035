package import CortexRunbook
package import CortexShell

/// What is checked before anything runs, stage by stage; a stage reports all its problems.
package struct Precheck {
    private let plan: Plan
    private let options: RunOptions
    private let parameters: Parameters

    package init(_ plan: Plan, options: RunOptions, parameters: Parameters) {
        self.plan = plan
        self.options = options
        self.parameters = parameters
    }

    /// Refuses documents that cannot be run whatever the options say.
    package static func document(_ runbook: Runbook, acceptsRecords: Bool) throws(Refusal) {
        for kind in [Problem.Kind.runawayFence, .nothingToRun, .record] {
            let problems = runbook.problems.filter { $0.kind == kind }
            if !problems.isEmpty, kind != .record || !acceptsRecords {
                throw Refusal(.notRunnable, problems.map { $0.described(in: runbook.path) })
            }
        }
    }

    /// Refuses options that leave nothing to do: a run of nothing would look like a success.
    package func selection() throws(Refusal) {
        // What a run has done already is no reason to refuse its end.
        let active = plan.active.filter {
            !options.unattended || plan.runbook.items[$0.item].command != nil
        }
        try refuse(active.isEmpty ? [Self.nothingSelected(in: plan.runbook.path)] : [])
    }

    /// Refuses blocks of the flow that can never run: their bytes are not what a person sees.
    package func blocks() throws(Refusal) {
        try refuse(
            plan.commands.filter { $0.command.refusal != nil }.flatMap { item, command, _ in
                let lines = command.block.map { plan.runbook.blocks[$0] }.map {
                    $0.line...$0.endLine
                }
                return plan.runbook.problems
                    .filter {
                        $0.kind == .refusedBlock && (lines ?? item.line...item.line) ~= $0.line
                    }
                    .map { $0.described(in: plan.runbook.path) }
            }
        )
    }

    /// Refuses to run unattended with open placeholders; at a terminal they are asked for.
    package func placeholders() throws(Refusal) {
        guard options.unattended else { return }
        var seen: Set<String> = []
        try refuse(
            plan.commands.flatMap { _, command, entry in
                parameters.open(in: command).filter { seen.insert($0.name).inserted }
            }
            .map { Self.open($0, in: plan.runbook.path) }
        )
    }

    /// Refuses the flow if bash cannot read one of its blocks.
    ///
    /// - Throws: `ShellError` if bash cannot be asked.
    package func syntax(_ syntax: inout SyntaxCheck) throws {
        var extglob = false
        var lines: [String] = []
        for (item, command, _) in plan.commands {
            extglob = extglob || BashScript(command.script).setsExtglob
            let script: String
            do {
                script = try parameters.completed(for: command).fill(command)
            } catch {
                lines.append("\(place(item)): \(error)")
                continue
            }
            func documentLine(_ line: Int) -> Int {
                command.lines.indices.contains(line - 1) ? command.lines[line - 1] : item.line
            }
            var problems = try syntax.problems(in: Array(script.utf8), extglob: extglob)
            if problems.isEmpty,
                let silent = BashScript(script).silentProblem(extglob: extglob, line: documentLine)
            {
                problems = [silent]
            }
            lines += problems.map { problem in
                "\(plan.runbook.path):\(documentLine(problem.line)):"
                    + " bash cannot read the block: \(problem.message)"
            }
        }
        try refuse(lines)
    }

    /// Refuses what nobody may decide without a person.
    package func unattended() throws(Refusal) {
        guard options.unattended else { return }
        try refuse(UnattendedRules(plan: plan, options: options).objections)
    }

    private func refuse(_ lines: [String]) throws(Refusal) {
        guard lines.isEmpty else { throw Refusal(.notRunnable, lines) }
    }

    private func place(_ item: Item) -> String {
        plan.runbook.place(of: item)
    }

    private static func nothingSelected(in path: String) -> String {
        "\(path): nothing of it would run with these options; `cortex plan` lists what there is,"
            + " and --include takes in what is on demand"
    }

    private static func open(_ placeholder: Placeholder, in path: String) -> String {
        "\(path):\(placeholder.line):\(placeholder.column): \(placeholder.text) has no value;"
            + " give it with --set \(placeholder.name)=VALUE"
    }
}

extension BashScript {
    /// What `bash -n` passes over without a word though bash gives the block up there, such as
    /// `[[ a && ]]`; asked where bash has no objection.
    ///
    /// `line` gives the number to call a 1-based line of the script by.
    func silentProblem(
        extglob: Bool,
        line: (Int) -> Int = { $0 }
    ) -> SyntaxProblem? {
        guard let error = syntaxError(extglob: extglob, masksPlaceholders: false) else {
            return nil
        }
        return SyntaxProblem(
            line: position(of: error.range.lowerBound).line + 1,
            message: error.message { line(position(of: $0).line + 1) }
        )
    }
}

extension Parameters {
    /// Returns the parameters with a harmless value for each open placeholder of `command`, so that
    /// its syntax can be checked before its values are known.
    fileprivate func completed(for command: Command) -> Parameters {
        var complete = self
        for placeholder in open(in: command) {
            complete.set(placeholder.name, to: "x")
        }
        return complete
    }
}

extension Problem {
    /// The problem as one line: place and message.
    package func described(in path: String) -> String {
        let column = column.map { ":\($0)" } ?? ""
        return "\(path):\(line)\(column): \(message)"
    }
}
