import ArgumentParser
import CortexEngine
import CortexEvidence
import CortexJournal
import SystemPackage

/// Signs for a gate with a person's own OpenSSH key.
struct SignCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sign",
        abstract: "Sign for a gate with your OpenSSH key.",
        discussion: """
            The signature covers the run, the gate, your role, the decision and everything that \
            the journal holds so far. It is made by `ssh-keygen -Y sign`: agents and keys with a \
            button work, and no key enters Cortex. The decision is given as `cortex decide` \
            gives it.
            """
    )

    @Argument(help: ArgumentHelp("The run's name, or its beginning.", valueName: "run"))
    var selected: String

    @Argument(help: "The gate's name, or its section.")
    var gate: String

    @Option(
        help: ArgumentHelp(
            "The key, or the public one of an agent's; without it, git's user.signingkey or the "
                + "first of ~/.ssh.",
            valueName: "file"
        )
    )
    var key: String?

    @Option(
        name: .customLong("as"),
        help: ArgumentHelp("Who signs, as an allowed_signers file names you.", valueName: "name")
    )
    var name: String?

    @Option(help: ArgumentHelp("The role you act in.", valueName: "role"))
    var role: String?

    @Flag(help: "Refuse the gate; say why with --reason.")
    var refuse = false

    @Option(help: ArgumentHelp("Why, or what else is to be said.", valueName: "text"))
    var reason: String?

    func validate() throws {
        if refuse, reason?.allSatisfy(\.isWhitespace) ?? true {
            throw ValidationError("A refusal needs a reason: --reason TEXT.")
        }
    }

    func run() throws {
        let machine = Machine()
        let folder = try RunStore.found(machine).find(selected)
        guard !machine.isInside(try RunDecisions(folder)) else {
            throw Refusal(.usage, Self.inside)
        }
        let author = machine.author(as: name ?? machine.user, role: role)
        let signing = try GateSigning(
            folder,
            gate: gate,
            decision: refuse ? .refused : .approved,
            reason: reason,
            by: author
        )
        let signature = try SSHKeygen(signers: nil, machine).sign(
            signing.statement.bytes,
            namespace: GateStatement.namespace,
            key: try keyFile(machine)
        )
        let outcome = try signing.give(signature, by: author)
        try Output.write(words(for: outcome, signing, folder.name) + "\n")
    }

    /// The key to sign with.
    private func keyFile(_ machine: Machine) throws -> String {
        if let key { return key }
        if machine.ask(["git", "config", "--get", "gpg.format"]) == "ssh",
            let key = machine.ask(["git", "config", "--type=path", "--get", "user.signingkey"])
        {
            return key
        }
        let home = machine.environment["HOME"] ?? ""
        let found = ["id_ed25519", "id_ed25519_sk", "id_ecdsa", "id_ecdsa_sk", "id_rsa"].lazy
            .map { "\(home)/.ssh/\($0)" }.first { FilePath($0).exists }
        guard let found else { throw Refusal(.usage, Self.noKey) }
        return found
    }

    private func words(
        for outcome: RunDecisions.Outcome,
        _ signing: GateSigning,
        _ run: String
    ) -> String {
        let gate = signing.statement.gate
        return switch outcome {
        case .known(let who):
            "the same was already said of \(gate) by \(who); this signature does not count"
        case .accepted where signing.isDriven:
            "signed for \(gate); the run goes on at its terminal"
        case .accepted: "signed for \(gate); `cortex run --resume \(run)` takes it up"
        }
    }

    private static let inside =
        "this terminal is part of the run itself; a run cannot sign for itself"
    private static let noKey =
        "there is no key in ~/.ssh, and git has no user.signingkey; name one with --key FILE"
}
