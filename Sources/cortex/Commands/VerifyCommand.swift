import ArgumentParser
import CortexEngine
import CortexEvidence
import CortexJournal
import CortexText
import SystemPackage

/// Checks a bundle, or a run in its folder, offline.
struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check an exported run, or a run in its folder.",
        discussion: """
            Says for each level what holds, and ends with 0 if all of it does: 1 for a \
            contradiction, 3 for what is no bundle, 4 if it is consistent but incomplete, 6 if it \
            is consistent but not signed by keys that are trusted. Nothing is unpacked, and \
            nothing is asked of the network.
            """
    )

    @Argument(
        help: ArgumentHelp("An archive, or a run's name or its beginning.", valueName: "bundle")
    )
    var bundle: String

    @Option(
        help: ArgumentHelp(
            "The keys that you trust, and whose they are, as in ssh-keygen(1).",
            valueName: "file"
        )
    )
    var allowedSigners: String?

    @Option(
        help: ArgumentHelp(
            "Who holds which roles: lines `PRINCIPAL: ROLE, ROLE`.",
            valueName: "file"
        )
    )
    var roles: String?

    @Flag(help: "Print one JSON object (schema cortex-verify/1).")
    var json = false

    func run() throws {
        let machine = Machine()
        let verifier = Verifier(try trust(machine))
        let verification = try verify(with: verifier, machine)
        try Output.write(
            json
                ? verification.json()
                : Array(verification.render(machine.style(of: .standardOutput)).text.utf8)
        )
        throw ExitCode(ExitStatus(verification.result).rawValue)
    }

    private func verify(with verifier: Verifier, _ machine: Machine) throws -> Verification {
        let path = FilePath(bundle)
        guard path.exists else {
            return try verifier.verify(try RunStore.found(machine).find(bundle))
        }
        let file: OpenFile
        do {
            file = try OpenFile(path)
        } catch let error as Errno {
            throw Refusal(.usage, "\(bundle): cannot be read: \(error)")
        }
        do {
            return try verifier.verify { body in try file.read(body) }
        } catch let error as Errno {
            throw Refusal(.usage, "\(bundle): cannot be read: \(error)")
        }
    }

    private func trust(_ machine: Machine) throws -> Trust {
        let checker = try SSHKeygen(signers: allowedSigners.map(read), machine)
        guard let roles else { return Trust(checker: checker) }
        do {
            let text = String(decoding: try read(roles), as: UTF8.self)
            return Trust(checker: checker, roles: try RoleMap(reading: text))
        } catch let error as Refused {
            throw Refusal(.usage, "\(roles): \(error)")
        }
    }

    private func read(_ path: String) throws -> [UInt8] {
        do {
            return try OpenFile(FilePath(path)).contents(upTo: 16 << 20)
        } catch let error as Errno {
            throw Refusal(.usage, "\(path): cannot be read: \(error)")
        }
    }
}

extension ExitStatus {
    fileprivate init(_ result: Verification.Result) {
        self =
            switch result {
            case .good: .done
            case .untrusted: .untrusted
            case .incomplete: .stopped
            case .contradiction: .failed
            case .refused: .notRunnable
            }
    }
}
