import Crypto
import FoundationEssentials

/// A signature as `ssh-keygen -Y sign` writes it (OpenSSH, `PROTOCOL.sshsig`).
package struct SSHSignature: Sendable, Equatable {
    package let key: PublicKey
    /// What it was made for; a signature for one thing is none for another.
    package let namespace: String
    /// The name of the digest that was signed, `sha512` or `sha256`.
    let hash: String
    /// The signature proper, as SSH encodes it.
    let signature: [UInt8]

    /// Signs `message` with an Ed25519 key.
    init(
        _ message: [UInt8],
        namespace: String,
        with key: Curve25519.Signing.PrivateKey
    ) throws {
        self.key = PublicKey(key.publicKey)
        self.namespace = namespace
        hash = "sha512"
        let signed = Self.signed(message, namespace: namespace, hash: hash) ?? []
        var bytes = SSHBytes()
        bytes.string(PublicKey.ed25519.utf8)
        bytes.string(try key.signature(for: signed))
        signature = bytes.bytes
    }

    /// Reads an armored signature, which has to be byte for byte as `ssh-keygen` writes it.
    package init(reading armor: [UInt8]) throws(Refused) {
        let lines = armor.split(separator: UInt8(ascii: "\n"))
        guard lines.first?.elementsEqual(Self.begin.utf8) == true,
            let blob = Data(base64Encoded: Data(lines.dropFirst().dropLast().joined()))
        else { throw Refused(Self.noSignature) }
        var reader = SSHReader(blob)
        guard reader.take("SSHSIG"), reader.number() == 1, let key = reader.string(),
            let namespace = reader.string(), let reserved = reader.string(), reserved.isEmpty,
            let hash = reader.string(), let signature = reader.string(), reader.isAtEnd
        else { throw Refused(Self.noSignature) }
        self.key = PublicKey(blob: key)
        self.namespace = String(decoding: namespace, as: UTF8.self)
        self.hash = String(decoding: hash, as: UTF8.self)
        self.signature = signature
        guard armored == armor else { throw Refused(Self.noSignature) }
    }

    /// The bytes of a `.sig` file.
    package var armored: [UInt8] {
        var bytes = SSHBytes()
        bytes.raw("SSHSIG".utf8)
        bytes.number(1)
        bytes.string(key.blob)
        bytes.string(namespace.utf8)
        bytes.string([])
        bytes.string(hash.utf8)
        bytes.string(signature)
        var armor = Array((Self.begin + "\n").utf8)
        var rest = Array(Data(bytes.bytes).base64EncodedString().utf8)[...]
        while !rest.isEmpty {
            armor += rest.prefix(70)
            armor.append(UInt8(ascii: "\n"))
            rest = rest.dropFirst(70)
        }
        return armor + Array((Self.end + "\n").utf8)
    }

    /// Whether its own key made it for `message`; `nil` for keys other than Ed25519.
    func isCorrect(for message: [UInt8]) -> Bool? {
        guard let key = key.ed25519 else { return nil }
        var reader = SSHReader(signature)
        guard reader.string().map({ $0.elementsEqual(PublicKey.ed25519.utf8) }) == true,
            let raw = reader.string(), reader.isAtEnd,
            let signed = Self.signed(message, namespace: namespace, hash: hash)
        else { return false }
        return key.isValidSignature(raw, for: signed)
    }

    /// What the key signs.
    private static func signed(_ message: [UInt8], namespace: String, hash: String) -> [UInt8]? {
        let digest: [UInt8]
        switch hash {
        case "sha512": digest = Array(SHA512.hash(data: message))
        case "sha256": digest = Array(SHA256.hash(data: message))
        default: return nil
        }
        var bytes = SSHBytes()
        bytes.raw("SSHSIG".utf8)
        bytes.string(namespace.utf8)
        bytes.string([])
        bytes.string(hash.utf8)
        bytes.string(digest)
        return bytes.bytes
    }

    private static let begin = "-----BEGIN SSH SIGNATURE-----"
    private static let end = "-----END SSH SIGNATURE-----"
    private static let noSignature = "it is no signature of `ssh-keygen -Y sign`"
}
