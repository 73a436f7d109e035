import CortexLint
import CortexRunbook

extension LanguageServer {
    /// Answers with the diagnostics of all documents below the client's folder.
    ///
    /// Of those that the client has already (`previousResultIds`) it is only said that they hold.
    func workspaceReport(_ id: JSONValue, _ parameters: JSONValue) -> [UInt8] {
        let folder = root.map { OpenDocument(uri: $0, version: nil, text: "").path } ?? "/"
        workspace.update(folder)
        var held: [String: String] = [:]
        for known in parameters["previousResultIds"]?.array ?? [] {
            guard let uri = known["uri"]?.string else { continue }
            held[uri] = known["value"]?.string
        }
        let paths = root == nil ? [] : workspace.documents?(folder) ?? []
        let uris = Set(paths.map(\.asURI)).union(documents.keys).sorted()
        return Answer.success(id) { json in
            json.object { json in
                json.key("items")
                json.array { list in
                    for uri in uris {
                        guard let document = checkedDocument(uri) else { continue }
                        list.object { report(on: document, held: held[uri], to: &$0) }
                    }
                }
            }
        }
    }

    /// The document at `uri` with its findings: as the client has it open, or as its file is.
    private func checkedDocument(_ uri: String) -> OpenDocument? {
        var document =
            documents[uri] ?? OpenDocument(uri: uri, version: nil, text: "")
        if documents[uri] == nil {
            guard let text = workspace.text(document.path) else { return nil }
            document.text = TextBuffer(String(decoding: text, as: UTF8.self))
        }
        document.forget()
        _ = document.check(workspace.lint)
        return document
    }

    private func report(on document: OpenDocument, held: String?, to json: inout JSONWriter) {
        var items = JSONWriter()
        items.array { diagnostics(of: document, to: &$0) }
        // Good within this process, which is as long as a client keeps it.
        let result = String(UInt(bitPattern: items.bytes.hashValue), radix: 16)
        json.member("uri", document.uri)
        json.key("version")
        if let version = document.version { json.value(version) } else { json.null() }
        json.member("kind", held == result ? "unchanged" : "full")
        json.member("resultId", result)
        guard held != result else { return }
        json.key("items")
        json.array { diagnostics(of: document, to: &$0) }
    }
}
