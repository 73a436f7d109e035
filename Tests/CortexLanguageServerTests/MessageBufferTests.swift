import CortexRunbook
import Testing

@testable import CortexLanguageServer

struct MessageBufferTests {
    private func messages(_ chunks: [String]) throws -> [String] {
        var buffer = MessageBuffer()
        var messages: [String] = []
        for chunk in chunks {
            buffer.append(chunk.utf8)
            while let message = try buffer.next() { messages.append(String(utf8: message)) }
        }
        return messages
    }

    @Test(arguments: [
        ["Content-Length: 2\r\n\r\n{}Content-Length: 3\r\n\r\n[1]"],
        [
            "Content-Type: x; charset=utf-8\r\ncontent-length:2\r\n\r\n{}",
            "Content-Length: 3\r\n\r\n[1]",
        ],
        ["Wrong: 7\r\n\r\nContent-Length: 2\r\n\r\n{}Content-Length: 3\r\n\r\n[1]"],
        ["Content-Length: -7\r\n\r\nContent-Length: 2\r\n\r\n{}Content-Length: 3\r\n\r\n[1]"],
        "Content-Length: 2\r\n\r\n{}Content-Length: 3\r\n\r\n[1]".map { String($0) },
    ])
    func `messages are cut however they come`(chunks: [String]) throws {
        #expect(try messages(chunks) == ["{}", "[1]"])
    }

    @Test func `a message waits for its last byte`() throws {
        #expect(try messages(["Content-Length: 5\r\n\r\n{\"a\""]) == [])
    }

    @Test(arguments: [
        "Content-Length: 99999999999\r\n\r\n", String(repeating: "hello\n", count: 20_000),
    ])
    func `what can never be read is an error`(text: String) {
        #expect(throws: MessageError.self) { try messages([text]) }
    }

    @Test func `a message is framed`() {
        #expect(String(utf8: MessageBuffer.framed(Array("é".utf8))) == "Content-Length: 2\r\n\r\né")
    }
}
