import ArgumentParser
import CortexEngine
import CortexJournal
import CortexReport
import CortexSecrets
import CortexText
import SystemPackage

/// Answers what a run asks, from another terminal than its own.
struct DecideCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "decide",
        abstract: "Answer what a run asks, from elsewhere.",
        discussion: """
            Without a number, what is asked is listed with the command lines that answer it. An \
            answer counts once: the same again is fine, another one is a conflict (status 1). It \
            works whether somebody drives the run or not.
            """
    )

    @Argument(help: ArgumentHelp("The run's name, or its beginning.", valueName: "run"))
    var selected: String

    @Argument(help: "The decision's number.")
    var number: Int?

    @Argument(help: "One of the words that answer it, or the text that it wants.")
    var answer: String?

    @Option(help: ArgumentHelp("Why, or what else is to be said.", valueName: "text"))
    var reason: String?

    @Option(name: .customLong("as"), help: ArgumentHelp("Who decides.", valueName: "name"))
    var name: String?

    @Option(help: ArgumentHelp("The role you act in.", valueName: "role"))
    var role: String?

    @Flag(help: "Print what is asked as one JSON object (schema cortex-decisions/1).")
    var json = false

    func validate() throws {
        if number != nil, answer == nil {
            throw ValidationError("Give the answer, too; without both, what is asked is listed.")
        }
        if json, number != nil {
            throw ValidationError("`--json` lists; it takes no number.")
        }
    }

    func run() throws {
        let machine = Machine()
        let folder = try RunStore.found(machine).find(selected)
        let decisions = try RunDecisions(folder)
        guard let number, let answer else {
            let list = DecisionsList(decisions)
            let style = machine.style(of: .standardOutput)
            return try Output.write(json ? list.json() : Array(list.render(style: style).text.utf8))
        }
        guard !machine.isInside(decisions) else { throw Refusal(.usage, Self.inside) }
        let secrets = try SecretSources(machine, RunStore.found(machine)).secrets()
        let outcome = try decisions.answer(
            number,
            with: answer,
            text: reason.map(SecretMatcher(secrets).redacting),
            by: machine.author(as: name ?? machine.user, role: role)
        )
        try Output.write(Self.words(for: outcome, number, answer, decisions) + "\n")
    }
}

extension DecideCommand {
    private static let inside =
        "this terminal is part of the run itself; a run cannot answer what it asks"

    private static func words(
        for outcome: RunDecisions.Outcome,
        _ number: Int,
        _ answer: String,
        _ decisions: RunDecisions
    ) -> String {
        switch outcome {
        case .known(let who): "decision \(number) was already answered so by \(who)"
        case .accepted where decisions.isDriven:
            "decision \(number) is answered; the run goes on at its terminal"
        case .accepted:
            "decision \(number) is answered; `cortex run --resume \(decisions.name)` takes it up"
        }
    }
}
