import CortexRunbook
import Crypto
import FoundationEssentials

/// A signed statement (DSSE, Dead Simple Signing Envelope 1.0): the signature covers the type, too.
package struct Envelope: Sendable, Equatable {
    package static let name = "statement.dsse.json"
    private static let type = "application/vnd.in-toto+json"

    let payload: [UInt8]
    /// The fingerprint of the key.
    let keyID: String
    let signature: [UInt8]

    init(_ payload: [UInt8], with key: MachineKey) throws {
        self.payload = payload
        keyID = key.publicKey.fingerprint
        signature = try key.signature(of: Self.encoding(of: payload))
    }

    /// Reads an envelope, which has to be exactly as `bytes` writes it.
    init(reading bytes: [UInt8]) throws(Refused) {
        let form = try StrictJSON.decode(Form.self, from: bytes)
        guard form.payloadType == Self.type, form.signatures.count == 1,
            let payload = Data(base64Encoded: form.payload),
            let signature = Data(base64Encoded: form.signatures[0].sig)
        else { throw Refused("it is no envelope of an in-toto statement") }
        self.payload = Array(payload)
        self.signature = Array(signature)
        keyID = form.signatures[0].keyid
        guard self.bytes == bytes else { throw Refused("it is not as an export writes it") }
    }

    var bytes: [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.member("payload", Data(payload).base64EncodedString())
            json.member("payloadType", Self.type)
            json.key("signatures")
            json.array { list in
                list.object { signed in
                    signed.member("keyid", keyID)
                    signed.member("sig", Data(signature).base64EncodedString())
                }
            }
        }
        json.newline()
        return json.bytes
    }

    /// Whether `key` signed it.
    func isSigned(by key: PublicKey) -> Bool {
        key.fingerprint == keyID
            && key.ed25519?.isValidSignature(signature, for: Self.encoding(of: payload)) == true
    }

    /// What is signed: the pre-authentication encoding of DSSE.
    private static func encoding(of payload: [UInt8]) -> [UInt8] {
        Array("DSSEv1 \(type.utf8.count) \(type) \(payload.count) ".utf8) + payload
    }

    private struct Form: Decodable {
        var payload: String
        var payloadType: String
        var signatures: [Signed]

        struct Signed: Decodable {
            var keyid: String
            var sig: String
        }
    }
}
