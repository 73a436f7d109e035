import Foundation
import Testing

/// The language server as a client drives it, through the built program.
struct LanguageServerTests {
    private static let fixture = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "Fixtures/lsp/session.txt")

    /// The manual of the rule that the session asks about, as it stands in a JSON string.
    private static func manual() throws -> String {
        let page = fixture.deletingLastPathComponent()
            .appending(path: "../../../../docs/lint/PLH001-placeholder-redirect.md")
        let text = try String(contentsOf: page, encoding: .utf8)
        return text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
            .replacing("\n", with: "\\n")
    }

    /// Each line is what a client sends (`-->`) or what it must get next (`<--`).
    @Test func `a recorded session gets the recorded answers`() throws {
        let client = try LanguageClient(["--select", "PLH001"])
        let manual = try Self.manual()
        let session = try String(contentsOf: Self.fixture, encoding: .utf8)
        for line in session.split(separator: "\n") {
            let message = String(line.dropFirst(4))
            if line.hasPrefix("--> ") {
                try client.send(message)
            } else {
                let answer = try client.receive().replacing(manual, with: "MANUAL")
                    .replacing(/("name":"cortex","version":)"[^"]*"/) {
                        "\($0.output.1)\"VERSION\""
                    }
                #expect(answer == message)
            }
        }
        #expect(try client.end() == 0)
    }

    @Test func `a client that leaves without a word ends the server with status 1`() throws {
        let client = try LanguageClient([])
        try client.send(#"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{}}"#)
        #expect(try client.receive().contains("capabilities"))
        #expect(try client.end() == 1)
    }

    @Test func `what is no message at all ends the server with status 2`() throws {
        let client = try LanguageClient([])
        try client.sendRaw(String(repeating: "hello\n", count: 20_000))
        #expect(try client.end() == 2)
    }

    @Test func `a wrong message is answered`() throws {
        let client = try LanguageClient([])
        try client.send("{")
        #expect(
            try client.receive()
                == #"{"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"the message is not JSON"}}"#
        )
        try client.send(#"{"jsonrpc":"2.0","method":"exit"}"#)
        #expect(try client.end() == 1)
    }
}
