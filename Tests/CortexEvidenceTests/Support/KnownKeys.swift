import Crypto

@testable import CortexEvidence

/// What an `allowed_signers` file says, judged without `ssh-keygen`.
struct KnownKeys: SignatureChecker {
    struct Entry {
        var principal: String
        var key: PublicKey
        var namespace: String
        /// As `20261123023030Z`.
        var after = ""
        var before = "9"
    }
    var entries: [Entry]

    /// Everybody in `sample`'s world.
    static let all = KnownKeys(entries: [
        Entry(
            principal: "machine",
            key: Sample.machine.publicKey,
            namespace: Statement.namespace
        ),
        Entry(Sample.ann), Entry(Sample.bo),
    ])

    var hasSigners: Bool { true }

    func isCorrect(_ signature: [UInt8], of message: [UInt8], namespace: String) -> Bool? {
        let read = try? SSHSignature(reading: signature)
        return read?.namespace == namespace && read?.isCorrect(for: message) == true
    }

    func principals(of signature: [UInt8], at time: String) -> [String] {
        let key = (try? SSHSignature(reading: signature))?.key
        return entries.filter { $0.key == key && $0.holds(at: time) }.map(\.principal)
    }

    func accepts(
        _ signature: [UInt8],
        of message: [UInt8],
        namespace: String,
        principal: String,
        at time: String
    ) -> Bool {
        guard isCorrect(signature, of: message, namespace: namespace) == true,
            let key = (try? SSHSignature(reading: signature))?.key
        else { return false }
        return entries.contains {
            $0.principal == principal && $0.key == key && $0.namespace == namespace
                && $0.holds(at: time)
        }
    }
}

extension KnownKeys.Entry {
    init(_ person: Person) {
        self.init(
            principal: person.name,
            key: PublicKey(person.key.publicKey),
            namespace: GateStatement.namespace
        )
    }

    func holds(at time: String) -> Bool { after < time && time < before }
}

extension Trust {
    /// Trust in everybody of the sample, in their roles.
    static func all() throws -> Trust {
        Trust(
            checker: KnownKeys.all,
            roles: try RoleMap(reading: "Ann: Reviewer\nBo Lee: Reviewer\n")
        )
    }
}
