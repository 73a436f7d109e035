import SystemPackage
import Testing

@testable import CortexEvidence

/// Our signatures are those of `ssh-keygen`, and the other way about.
@Suite(.enabled(if: Shell.has("ssh-keygen"), "skipped: needs ssh-keygen"))
struct SSHSignatureTests {
    private static let message = Array("the message\n".utf8)

    @Test func `ssh-keygen accepts the machine's signature and nothing else`() throws {
        let key = MachineKey()
        let signature = try key.armoredSignature(of: Self.message, namespace: "cortex-run-v1")
        let allowed = "host namespaces=\"cortex-run-v1\" " + key.publicKey.line(comment: "x")
        try Shell.withFiles(["sig": signature, "allowed": Array(allowed.utf8)]) { folder in
            func verify(_ namespace: String, _ message: [UInt8]) -> Int32 {
                Shell.output(
                    [
                        "ssh-keygen", "-Y", "verify", "-f", "\(folder)/allowed", "-I", "host",
                        "-n", namespace, "-s", "\(folder)/sig",
                    ],
                    input: message
                ).status
            }
            #expect(verify("cortex-run-v1", Self.message) == 0)
            #expect(verify("cortex-gate-v1", Self.message) != 0)
            #expect(verify("cortex-run-v1", Self.message + [1]) != 0)
        }
    }

    @Test(arguments: ["ed25519", "ecdsa", "rsa"])
    func `a signature of ssh-keygen is read and written byte for byte`(_ type: String) throws {
        try Shell.withFiles(["message": Self.message]) { folder in
            let file = "\(folder)/message"
            let made = Shell.output([
                "sh", "-c",
                """
                ssh-keygen -q -t \(type) -N '' -f \(folder)/key
                ssh-keygen -q -Y sign -f \(folder)/key -n cortex-gate-v1 \(file) 2>&1
                ssh-keygen -lf \(folder)/key.pub | cut -d ' ' -f 2 > \(folder)/print
                """,
            ])
            #expect(made.status == 0, "\(made.text)")
            let armor = try OpenFile(FilePath("\(folder)/message.sig")).contents(upTo: 9999)
            let signature = try SSHSignature(reading: armor)
            #expect(signature.armored == armor)
            #expect(signature.namespace == "cortex-gate-v1")
            let print = try OpenFile(FilePath("\(folder)/print")).contents(upTo: 999)
            #expect(signature.key.fingerprint + "\n" == String(decoding: print, as: UTF8.self))
            let isOurs = type == "ed25519"
            #expect(signature.isCorrect(for: Self.message) == (isOurs ? true : nil))
            #expect(signature.isCorrect(for: Self.message + [1]) == (isOurs ? false : nil))
        }
    }
}
