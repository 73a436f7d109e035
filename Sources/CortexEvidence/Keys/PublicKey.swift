import Crypto
import FoundationEssentials

/// A public key in OpenSSH's form.
package struct PublicKey: Sendable, Hashable {
    /// The key as SSH encodes it, its type first.
    let blob: [UInt8]

    init(blob: [UInt8]) {
        self.blob = blob
    }

    /// An Ed25519 key.
    init(_ key: Curve25519.Signing.PublicKey) {
        var bytes = SSHBytes()
        bytes.string(Self.ed25519.utf8)
        bytes.string(key.rawRepresentation)
        blob = bytes.bytes
    }

    /// The key of a line `ssh-ed25519 AAAA… comment`; `nil` if it is none.
    init?(line: some Collection<UInt8>) {
        let words = line.split(whereSeparator: { $0 == 0x20 || $0 == 0x0A })
        guard words.count >= 2, let blob = Data(base64Encoded: Data(words[1])) else { return nil }
        var reader = SSHReader(blob)
        guard reader.string().map({ $0.elementsEqual(words[0]) }) == true else { return nil }
        self.init(blob: Array(blob))
    }

    /// The key as Ed25519 takes it; `nil` if it is of another kind.
    var ed25519: Curve25519.Signing.PublicKey? {
        var reader = SSHReader(blob)
        guard reader.string().map({ $0.elementsEqual(Self.ed25519.utf8) }) == true,
            let key = reader.string(), reader.isAtEnd
        else { return nil }
        return try? Curve25519.Signing.PublicKey(rawRepresentation: key)
    }

    /// The line of a `.pub` file, with its line end.
    package func line(comment: String) -> String {
        "\(Self.ed25519) \(Data(blob).base64EncodedString()) \(comment)\n"
    }

    /// What `ssh-keygen -l` shows, such as `SHA256:GdJSXES…`.
    package var fingerprint: String {
        let text = Data(SHA256.hash(data: blob)).base64EncodedString()
        return "SHA256:" + text.prefix { $0 != "=" }
    }

    static let ed25519 = "ssh-ed25519"
}
