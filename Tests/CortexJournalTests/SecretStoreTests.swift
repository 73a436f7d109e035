import CortexJournal
import FoundationEssentials
import SystemPackage
import Testing

struct SecretStoreTests {
    @Test func `secrets are kept for their owner alone, replaced and forgotten`() throws {
        try withTemporaryFolder { root in
            let store = SecretStore(root: root.appending("cortex/secrets"))
            #expect(try store.names() == [])
            #expect(try store.value(of: "a") == nil)
            try store.add(Array("first".utf8), named: "b")
            try store.add(Array("second".utf8), named: "a")
            try store.add(Array("third".utf8), named: "b")
            #expect(try store.names() == ["a", "b"])
            #expect(try store.value(of: "b") == Array("third".utf8))
            for (path, mode) in [("cortex/secrets", 0o700), ("cortex/secrets/a", 0o600)] {
                let attributes = try FileManager.default.attributesOfItem(
                    atPath: root.appending(path).string
                )
                #expect(attributes[.posixPermissions] as? Int == mode)
            }
            #expect(try store.remove("b"))
            #expect(try !store.remove("b"))
            #expect(try store.names() == ["a"])
        }
    }

    @Test(arguments: [
        ("deploy-key_2.x", true), ("", false), (".hidden", false), ("../a", false), ("a b", false),
        ("a/b", false), ("é", false),
    ])
    func `a name is one that a file may have`(name: String, isName: Bool) {
        #expect(SecretStore.isName(name) == isName)
    }
}
