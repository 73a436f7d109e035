@testable import CortexRunbook

extension Runbook {
    /// A small runbook with one of everything.
    static let sample = Runbook(
        path: "runbooks/deploy.md",
        title: "Deploy the app",
        digest: "aa11" + String(repeating: "0", count: 60),
        settings: [:],
        sections: [
            section("deploy-the-app", nil, "Deploy the app", level: 1, line: 1, parent: nil),
            building,
            section("1.1", "1.1", "Test it", level: 3, line: 20, parent: 1),
            section("if-it-fails", nil, "If it fails", level: 2, line: 30, parent: 0, .onDemand),
        ],
        blocks: [
            block(12, "bash", 11, .command, section: 1),
            block(22, "sh", 25, .command, section: 2),
            block(26, "json", 2, .shown, "not a shell language", section: 2),
            block(32, "", 9, .transcript, section: 3),
        ],
        items: [
            item("1/1", 12, 1, .command(command(0, "make build\n", [12], [.changes])), both),
            item("1/2", 15, 1, .manual("Tell the team on the channel."), both),
            item("1.1/1", 22, 2, .command(.tagging)),
            item("1.1/2", 28, 2, .criterion("All tests pass.")),
            item(
                "if-it-fails/1",
                32,
                3,
                .command(command(3, "rm -rf build\n", [33], [.destructive])),
                nil,
                .onDemand
            ),
        ],
        leftOut: [
            LeftOut(
                text: "Read this first",
                line: 36,
                section: 3,
                reason: "its list describes something"
            )
        ],
        roles: [Role(name: "Driver", duty: "runs the steps", line: 3)],
        access: ["push rights"],
        gates: [
            Gate(name: "Tests", line: 40, sections: [2]),
            Gate(name: "Moon", line: 41, sections: []),
        ],
        evidence: [PathReference(path: "out/report.json", text: "out/report.json", line: 44)],
        related: [PathReference(path: "rollback.md", text: "the rollback", line: 48)],
        problems: [
            Problem(
                .openPlaceholder,
                line: 22,
                column: 9,
                message: "`<tag>` has no value: --set tag="
            ),
            Problem(.unmatchedGate, line: 41, message: "gate `Moon` fits no section"),
        ]
    )

    /// What introduces two items.
    private static let both = "Build it, then say so:"

    private static var building: Section {
        var building = section("1", "1", "Build", level: 2, line: 10, parent: 0)
        building.timeout = 90
        building.host = "web"
        return building
    }

    private static func section(
        _ id: String,
        _ number: String?,
        _ title: String,
        level: Int,
        line: Int,
        parent: Int?,
        _ flow: Flow = .normal
    ) -> Section {
        Section(
            id: id,
            number: number,
            title: title,
            anchor: id,
            level: level,
            line: line,
            parent: parent,
            flow: flow
        )
    }

    private static func block(
        _ line: Int,
        _ language: String,
        _ bytes: Int,
        _ disposition: CodeBlock.Disposition,
        _ reason: String? = nil,
        section: Int
    ) -> CodeBlock {
        CodeBlock(
            line: line,
            endLine: line + 2,
            language: language,
            text: "",
            bytes: bytes,
            sha256: "b\(line)",
            disposition: disposition,
            reason: reason,
            section: section
        )
    }

    private static func item(
        _ id: String,
        _ line: Int,
        _ section: Int,
        _ content: Item.Content,
        _ title: String? = nil,
        _ flow: Flow = .normal
    ) -> Item {
        Item(id: id, line: line, title: title, section: section, flow: flow, content: content)
    }

    fileprivate static func command(
        _ block: Int,
        _ script: String,
        _ lines: [Int],
        _ hazards: [Hazard]
    ) -> Command {
        Command(
            block: block,
            script: script,
            lines: lines,
            hazards: hazards,
            placeholders: [],
            expectedOutput: nil,
            isOffered: false,
            refusal: nil
        )
    }
}

extension Command {
    /// A command of two lines with a placeholder.
    fileprivate static var tagging: Command {
        var command = Runbook.command(
            1,
            "# tag it\ngit tag <tag>\ngit push --tags\n",
            [23, 24, 25],
            []
        )
        command.hazards = [.readOnly, .needsTerminal]
        command.placeholders = [
            Placeholder(name: "tag", text: "<tag>", line: 24, column: 9, form: .angle)
        ]
        return command
    }
}

/// Returns the sample with `text` wherever a document can have text.
func hostileRunbook(_ text: String) -> Runbook {
    var runbook = Runbook.sample
    runbook.title = text
    runbook.access = [text]
    for index in runbook.sections.indices { runbook.sections[index].title = text }
    for index in runbook.blocks.indices {
        runbook.blocks[index].language = text
        runbook.blocks[index].reason = text
    }
    for index in runbook.items.indices {
        runbook.items[index].condition = text
        switch runbook.items[index].content {
        case .command(var command):
            command.script = text
            command.refusal = text
            for place in command.placeholders.indices {
                command.placeholders[place].name = text
                command.placeholders[place].text = text
            }
            runbook.items[index].content = .command(command)
        case .manual: runbook.items[index].content = .manual(text)
        case .criterion: runbook.items[index].content = .criterion(text)
        }
    }
    runbook.roles = [Role(name: text, duty: text, line: 1)]
    runbook.gates[0].name = text
    runbook.evidence[0].path = text
    runbook.related[0].path = text
    runbook.problems[0].message = text
    return runbook
}
