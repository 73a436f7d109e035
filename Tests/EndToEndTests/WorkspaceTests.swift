import Foundation
import Testing

/// The language server and several documents that belong together, through the built program.
struct WorkspaceTests {
    private static let here = "# Here\n\nFollow `docs/ROLLBACK_STEPS.md`.\n"
    private static let there = "# There\n\nFollow `docs/ops/ROLLBACK_STEPS.md`.\n"
    private static let rule = ["--select", "XDC001"]

    /// A repository with two documents that name one procedure by two paths, of which one is there.
    private static func bench() throws -> Workbench {
        let bench = try Workbench()
        try bench.scratch.file("work/docs/here.md", here)
        try bench.scratch.file("work/docs/there.md", there)
        try bench.scratch.file("work/docs/ops/ROLLBACK_STEPS.md", "# Roll back\n")
        let made = try bench.bash("git init -q . && git add .")
        try #require(made.status == 0, "\(made.errors)")
        return bench
    }

    private static func quoted(_ text: String) throws -> String {
        String(decoding: try JSONEncoder().encode(text), as: UTF8.self)
    }

    /// Starts a server in the bench's folder.
    private static func client(_ bench: Workbench, pulls: Bool = false) throws -> LanguageClient {
        let client = try LanguageClient(rule, in: bench.directory)
        let diagnostics =
            pulls
            ? #""textDocument":{"diagnostic":{}},"workspace":{"diagnostics":{"refreshSupport":true}}"#
            : ""
        try client.send(
            #"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"rootUri":"#
                + #""file://\#(bench.directory)","capabilities":{\#(diagnostics)}}}"#
        )
        #expect(try client.receive().contains(#""workspaceDiagnostics":true"#))
        return client
    }

    private static func open(_ name: String, _ text: String, _ bench: Workbench) throws -> String {
        let uri = "file://\(bench.directory)/docs/\(name)"
        return #"{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"#
            + #""\#(uri)","languageId":"markdown","version":1,"text":\#(try quoted(text))}}}"#
    }

    private static func change(_ name: String, _ text: String, _ bench: Workbench) throws -> String
    {
        let uri = "file://\(bench.directory)/docs/\(name)"
        return
            #"{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":"#
            + #""\#(uri)","version":2},"contentChanges":[{"text":\#(try quoted(text))}]}}"#
    }

    @Test func `what another document says is a finding, with its place`() throws {
        let bench = try Self.bench()
        let client = try Self.client(bench)
        try client.send(try Self.open("here.md", Self.here, bench))
        let answer = try client.receive()
        let range = #"{"start":{"line":2,"character":8},"end":{"line":2,"character":30}}"#
        #expect(answer.contains(#""diagnostics":[{"range":\#(range),"severity":1,"code":"XDC001""#))
        #expect(
            answer.contains(
                #""relatedInformation":[{"location":{"uri":"file://\#(bench.directory)/docs/there.md""#
            )
        )
    }

    @Test func `a document is told anew when another one changes, as the editor has it`() throws {
        let bench = try Self.bench()
        let client = try Self.client(bench)
        try client.send(try Self.open("here.md", Self.here, bench))
        #expect(try client.receive().contains("XDC001"))
        let fixed = Self.there.replacing("docs/ops/", with: "docs/")
        try client.send(try Self.open("there.md", fixed, bench))
        let first = try client.receive()
        let second = try client.receive()
        // Both name one path now, which nobody has: that is for other rules.
        #expect(first.contains("here.md") && first.hasSuffix(#""diagnostics":[]}}"#))
        #expect(second.contains("there.md") && second.hasSuffix(#""diagnostics":[]}}"#))
        try client.send(try Self.change("there.md", Self.there, bench))
        let back = try client.receive()
        #expect(back.contains("here.md") && back.contains("XDC001"))
    }

    @Test func `a client that pulls is asked to do so again`() throws {
        let bench = try Self.bench()
        let client = try Self.client(bench, pulls: true)
        try client.send(try Self.open("here.md", Self.here, bench))
        try client.send(
            #"{"jsonrpc":"2.0","id":2,"method":"textDocument/diagnostic","params":{"textDocument":"#
                + #"{"uri":"file://\#(bench.directory)/docs/here.md"}}}"#
        )
        #expect(try client.receive().contains(#""id":2,"result":{"kind":"full","items":[{"#))
        try client.send(try Self.open("there.md", Self.there, bench))
        #expect(
            try client.receive()
                == #"{"jsonrpc":"2.0","id":"cortex-1","method":"workspace/diagnostic/refresh"}"#
        )
    }

    @Test func `the whole folder is reported, and what a client has is not sent again`() throws {
        let bench = try Self.bench()
        let client = try Self.client(bench, pulls: true)
        func pull(_ id: Int, _ held: [(String, String)]) throws -> [[String: Any]] {
            let list = held.map { #"{"uri":"\#($0.0)","value":"\#($0.1)"}"# }.joined(separator: ",")
            try client.send(
                #"{"jsonrpc":"2.0","id":\#(id),"method":"workspace/diagnostic","#
                    + #""params":{"previousResultIds":[\#(list)]}}"#
            )
            let data = Data(try client.receive().utf8)
            let answer = try JSONSerialization.jsonObject(with: data) as? [String: Any]
            let result = answer?["result"] as? [String: Any]
            return try #require(result?["items"] as? [[String: Any]])
        }
        let items = try pull(2, [])
        let names = items.compactMap { ($0["uri"] as? String)?.split(separator: "/").last }
        #expect(names == ["here.md", "ROLLBACK_STEPS.md", "there.md"])
        #expect(items.map { ($0["items"] as? [Any])?.count } == [1, 0, 0])
        let held = items.compactMap { item in
            (item["uri"] as? String).flatMap { uri in
                (item["resultId"] as? String).map { (uri, $0) }
            }
        }
        #expect(
            try pull(3, held).map { $0["kind"] as? String }
                == Array(repeating: "unchanged", count: 3)
        )
        try bench.scratch.file("work/docs/here.md", "# Here\n")
        let after = try pull(4, held)
        #expect(after.map { $0["kind"] as? String } == ["full", "unchanged", "unchanged"])
        #expect((after[0]["items"] as? [Any])?.count == 0)
    }
}
