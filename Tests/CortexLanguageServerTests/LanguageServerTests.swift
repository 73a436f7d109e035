import CortexLint
import CortexRunbook
import Testing

@testable import CortexLanguageServer

struct LanguageServerTests {
    /// A server that finds every `bad`, with a safe fix, and knows where the first line is.
    private enum BadWord: Rule {
        static let about = RuleDescription("XYZ001", "bad-word", .warning, level: .min)

        static func check(_ document: LintDocument, _ findings: inout [Finding]) {
            let bytes = document.source.bytes
            for start in bytes.indices where bytes[start...].starts(with: "bad".utf8) {
                let range = start..<(start + 3)
                findings.append(
                    Finding(
                        range,
                        "it is bad",
                        help: "be good",
                        fix: Fix(.safe, "write good", replace: range, by: "good"),
                        related: [Related(path: "other page.md", line: 3, message: "there")]
                    )
                )
            }
        }
    }

    private func server() -> LanguageServer {
        let linter = Linter([BadWord.self])
        return LanguageServer(
            version: "1",
            Workspace { bytes, path in
                let document = try LintDocument(bytes, path: path)
                return (document, linter.lint(document))
            }
        )
    }

    /// A server that was initialized with `capabilities` and has `text` open.
    private func server(
        _ text: String,
        capabilities: String = "{}",
        options: String = "null"
    ) -> LanguageServer {
        var server = server()
        _ = server.answers(
            #"{"id":0,"method":"initialize","params":{"capabilities":\#(capabilities),"#
                + #""rootUri":"file:///srv","initializationOptions":\#(options)}}"#,
            #"{"method":"textDocument/didOpen","params":{"textDocument":{"uri":"file:///srv/a.md","#
                + #""version":1,"text":"\#(text)"}}}"#
        )
        return server
    }

    private let document = #""textDocument":{"uri":"file:///srv/a.md"}"#

    private func range(_ start: Int, _ end: Int, line: Int = 0) -> String {
        #"{"start":{"line":\#(line),"character":\#(start)},"#
            + #""end":{"line":\#(line),"character":\#(end)}}"#
    }

    @Test(arguments: [
        (#"{}"#, 3), (#"{"general":{"positionEncodings":["utf-32","utf-16"]}}"#, 3),
        (#"{"general":{"positionEncodings":["utf-16","utf-8"]}}"#, 5),
    ])
    func `columns are what client and server agreed on`(capabilities: String, column: Int) {
        var server = server("😀 bad", capabilities: capabilities)
        let range = range(column, column + 3)
        let answers = server.settle().map { String(utf8: $0) }
        #expect(answers.count == 1)
        #expect(answers[0].contains(#""diagnostics":[{"range":\#(range),"#))
    }

    @Test func `a client that pulls gets nothing unasked`() {
        var server = server("bad", capabilities: #"{"textDocument":{"diagnostic":{}}}"#)
        #expect(server.isUnsettled)
        #expect(server.settle() == [])
        let answer = server.answers(
            #"{"id":1,"method":"textDocument/diagnostic","params":{\#(document)}}"#
        )
        #expect(answer.count == 1)
        #expect(answer[0].hasPrefix(#"{"jsonrpc":"2.0","id":1,"result":{"kind":"full","items":[{"#))
    }

    @Test func `another place and the rule's page are linked`() {
        var server = server("bad", options: #"{"manuals":"https://example.org/lint/"}"#)
        let text = server.settle().map { String(utf8: $0) }.joined()
        #expect(
            text.contains(
                #""codeDescription":{"href":"https://example.org/lint/XYZ001-bad-word.md"}"#
            )
        )
        #expect(
            text.contains(
                #""relatedInformation":[{"location":{"uri":"file:///srv/other%20page.md","range":"#
                    + #"\#(range(0, 0, line: 2))},"message":"there"}]"#
            )
        )
    }

    @Test func `all safe fixes are one action`() {
        var server = server("bad bad")
        let answer = server.answers(
            #"{"id":1,"method":"textDocument/codeAction","params":{\#(document),"#
                + #""range":\#(range(0, 0)),"context":{"only":["source.fixAll"]}}}"#
        )
        #expect(
            answer == [
                #"{"jsonrpc":"2.0","id":1,"result":[{"title":"Apply all safe fixes of cortex lint","#
                    + #""kind":"source.fixAll.cortex","edit":{"changes":{"file:///srv/a.md":["#
                    + #"{"range":\#(range(0, 3)),"newText":"good"},"#
                    + #"{"range":\#(range(4, 7)),"newText":"good"}]}}}]}"#
            ]
        )
    }

    @Test func `a finding can be silenced where it stands`() {
        var server = server("- x\\n  bad")
        let answer = server.answers(
            #"{"id":1,"method":"textDocument/codeAction","params":{\#(document),"#
                + #""range":\#(range(3, 3, line: 1)),"context":{"only":["quickfix"]}}}"#
        )
        #expect(answer[0].contains(#""title":"XYZ001: write good","kind":"quickfix""#))
        #expect(
            answer[0].contains(
                #""newText":"  <!-- cortex-disable-next-line XYZ001: say why -->\n""#
            )
        )
    }

    @Test func `a request that was cancelled while it waited is not answered`() {
        var server = server("bad")
        let answers = server.answers(
            #"{"id":"a","method":"textDocument/diagnostic","params":{\#(document)}}"#,
            #"{"id":2,"method":"shutdown"}"#,
            #"{"method":"$/cancelRequest","params":{"id":"a"}}"#
        )
        #expect(
            answers == [
                #"{"jsonrpc":"2.0","id":"a","error":{"code":-32800,"message":"the request was cancelled"}}"#,
                #"{"jsonrpc":"2.0","id":2,"result":null}"#,
            ]
        )
    }

    @Test(arguments: [
        ("nonsense", #"null,"error":{"code":-32700,"message":"the message is not JSON"}"#),
        ("[]", #"null,"error":{"code":-32600,"message":"the message has no method"}"#),
        (#"{"id":5}"#, #"5,"error":{"code":-32600,"message":"the message has no method"}"#),
        (
            #"{"id":6,"method":"x/y"}"#,
            #"6,"error":{"code":-32601,"message":"`x/y` is not known"}"#
        ),
        (
            #"{"id":7,"method":"textDocument/hover","params":[]}"#,
            #"7,"error":{"code":-32602,"message":"`textDocument.uri` is missing"}"#
        ),
    ])
    func `a wrong message is answered and harms nothing`(message: String, answer: String) {
        var server = server("bad")
        #expect(server.answers(message) == [#"{"jsonrpc":"2.0","id":\#(answer)}"#])
        #expect(server.answers(#"{"id":9,"method":"shutdown"}"#).count == 1)
    }

    @Test(arguments: [
        #"{"method":"textDocument/didChange","params":{"textDocument":{"uri":"file:///no.md"},"contentChanges":[{"text":"x"}]}}"#,
        #"{"method":"textDocument/didChange","params":{"textDocument":{"uri":"file:///srv/a.md"},"contentChanges":[{"range":{},"text":"x"},7]}}"#,
        #"{"method":"textDocument/didChange","params":{"textDocument":{"uri":"file:///srv/a.md"},"contentChanges":{}}}"#,
        #"{"method":"textDocument/didOpen"}"#, #"{"method":"$/setTrace","params":{"value":"off"}}"#,
        #"{"id":1,"result":null}"#,
    ])
    func `a wrong notification changes nothing`(message: String) {
        var server = server("bad")
        #expect(server.answers(message) == [])
        #expect(server.documents["file:///srv/a.md"]?.text == TextBuffer("bad"))
    }

    @Test func `the first request is to initialize, and nothing follows shutdown`() {
        var server = server()
        #expect(server.answers(#"{"id":1,"method":"shutdown"}"#)[0].contains("-32002"))
        #expect(
            server.answers(#"{"id":2,"method":"initialize","params":{}}"#)[0].contains("result")
        )
        #expect(
            server.answers(#"{"id":3,"method":"initialize","params":{}}"#)[0].contains("-32601")
        )
        #expect(server.answers(#"{"id":4,"method":"shutdown"}"#)[0].contains("null"))
        #expect(server.answers(#"{"id":5,"method":"shutdown"}"#)[0].contains("-32600"))
        #expect(server.wasShutDown && !server.isOver)
        #expect(server.answers(#"{"method":"exit"}"#, #"{"id":6,"method":"shutdown"}"#) == [])
        #expect(server.isOver)
    }
}

extension LanguageServer {
    /// What it answers to messages that come together.
    fileprivate mutating func answers(_ messages: String...) -> [String] {
        receive(messages.map { Array($0.utf8) }).map { String(utf8: $0) }
    }
}
