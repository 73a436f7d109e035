import CortexEngine
import CortexEvidence
import CortexShell
import SystemPackage

/// The program `ssh-keygen`, which signs for people and judges whose keys are trusted.
struct SSHKeygen: SignatureChecker {
    let hasSigners: Bool
    private let environment: [String: String]
    private let scratch: ScratchFolder

    /// `signers` is an `allowed_signers` file; `nil` where nobody is trusted.
    init(signers: [UInt8]?, _ machine: Machine) throws {
        hasSigners = signers != nil
        environment = machine.environment
        scratch = try ScratchFolder(machine)
        try scratch.write(.signers, signers ?? [])
    }

    func isCorrect(_ signature: [UInt8], of message: [UInt8], namespace: String) -> Bool? {
        let answer = ask(signature, ["check-novalidate", "-n", namespace], input: message)
        return answer.flatMap { $0.status == 127 ? nil : $0.status == 0 }
    }

    func principals(of signature: [UInt8], at time: String) -> [String] {
        guard hasSigners,
            let answer = ask(signature, ["find-principals"] + signers(at: time)),
            answer.status == 0
        else { return [] }
        return String(decoding: answer.bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    }

    func accepts(
        _ signature: [UInt8],
        of message: [UInt8],
        namespace: String,
        principal: String,
        at time: String
    ) -> Bool {
        guard hasSigners, !principal.utf8.contains(0) else { return false }
        let words = ["verify", "-n", namespace, "-I", principal] + signers(at: time)
        return ask(signature, words, input: message)?.status == 0
    }

    private func signers(at time: String) -> [String] {
        ["-f", scratch.path(.signers), "-Overify-time=\(time)"]
    }

    private func ask(
        _ signature: [UInt8],
        _ words: [String],
        input: [UInt8] = []
    ) -> (status: Int32, bytes: [UInt8])? {
        guard (try? scratch.write(.signature, signature)) != nil else { return nil }
        return Program.output(
            of: ["ssh-keygen", "-Y"] + words + ["-s", scratch.path(.signature)],
            environment: environment,
            input: input
        )
    }

    /// Signs `message` with the key in the file `key`; the agent and keys with a button work, too.
    ///
    /// It asks for what it needs at the terminal.
    /// - Throws: `Refusal` of status `usage` if it does not sign.
    func sign(_ message: [UInt8], namespace: String, key: String) throws -> [UInt8] {
        try scratch.write(.statement, message)
        let status = Program.converse(
            [
                "ssh-keygen", "-q", "-Y", "sign", "-f", key, "-n", namespace,
                scratch.path(.statement),
            ],
            environment: environment
        )
        guard status == 0 else { throw Refusal(.usage, Self.notSigned(key, status)) }
        return try OpenFile(FilePath(scratch.path(.statementSignature))).contents(upTo: 65_536)
    }

    private static func notSigned(_ key: String, _ status: Int32?) -> String {
        status == nil || status == 127
            ? "`ssh-keygen` cannot be started; install the OpenSSH client"
            : "`ssh-keygen` did not sign with \(key); name another key with --key FILE"
    }
}
