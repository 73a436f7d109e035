import CortexJournal
import CortexRunbook
import Crypto
import FoundationEssentials
package import SystemPackage

/// The Ed25519 key with which this machine's user signs what they export.
///
/// It is made on first use and lies beside the runs, mode 0600. It says which machine exported a
/// bundle, and nothing about people.
package struct MachineKey: Sendable {
    private let key: Curve25519.Signing.PrivateKey

    /// Makes a key that is kept nowhere.
    package init() {
        key = Curve25519.Signing.PrivateKey()
    }

    /// Takes the key from `folder`, where it is made if there is none.
    ///
    /// - Throws: `JournalError` where others could read or exchange it, or what lies there is none.
    package init(in folder: FilePath) throws {
        let directory = try Directory.privateFolder(at: folder)
        if !directory.holds(Self.name) {
            let key = Curve25519.Signing.PrivateKey()
            let text = Data(key.rawRepresentation).base64EncodedString() + "\n"
            if try directory.claim(Self.name, holding: Array(text.utf8)) {
                let line = PublicKey(key.publicKey).line(comment: Self.comment)
                _ = try directory.claim(Self.name + ".pub", holding: Array(line.utf8))
            }
        }
        guard let text = try directory.untrusted(Self.name, upTo: 128),
            let raw = Data(base64Encoded: Data(text.dropLast())),
            let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: raw)
        else { throw Self.unusable(directory.path.appending(Self.name)) }
        self.key = key
    }

    package var publicKey: PublicKey { PublicKey(key.publicKey) }

    /// The line that a bundle carries, and that an `allowed_signers` file takes.
    var publicLine: [UInt8] { Array(publicKey.line(comment: Self.comment).utf8) }

    func signature(of message: [UInt8]) throws -> [UInt8] {
        Array(try key.signature(for: message))
    }

    /// Returns the `.sig` file of `message`.
    func armoredSignature(of message: [UInt8], namespace: String) throws -> [UInt8] {
        try SSHSignature(message, namespace: namespace, with: key).armored
    }

    /// The file's name in its folder.
    package static let name = "machine.ed25519"
    private static let comment = "cortex-machine"

    private static func unusable(_ path: FilePath) -> JournalError {
        JournalError(.refused, "\(path): is no key that Cortex made; move it away for a new one")
    }
}
