import CortexLint
import CortexRunbook

/// The Language Server Protocol 3.17 as a value: messages in, messages out.
///
/// It reads and writes nothing; who drives it hands it what has come, and calls `settle` when
/// nothing more is waiting.
package struct LanguageServer {
    let workspace: Workspace
    private let version: String
    private var phase = Phase.fresh
    private(set) var encoding = PositionEncoding.utf16
    /// Whether the client asks for diagnostics itself, and so gets none unasked.
    private var pulls = false
    /// The `file:` URI of the client's folder, with a `/` behind it; `nil` where it has none.
    private(set) var root: String?
    /// Where the pages of the rules are; `nil` where nobody said.
    private(set) var manuals: String?
    var documents: [String: OpenDocument] = [:]
    /// The documents whose diagnostics the client has not got yet.
    private var unsettled: Set<String> = []
    /// The diagnostics that the client has of each document.
    private var published: [String: [UInt8]] = [:]
    /// Whether a client that pulls wants to be told when other documents change what it has got.
    private var wantsRefresh = false
    /// The number of the last request of ours.
    private var requests = 0

    private enum Phase {
        case fresh
        case running
        case shutDown
        case over
    }

    package init(version: String, _ workspace: Workspace) {
        self.version = version
        self.workspace = workspace
    }

    /// Whether the client has said goodbye, so that nothing more is read.
    package var isOver: Bool { phase == .over }

    /// Whether the client shut the server down before it left, as it should.
    package private(set) var wasShutDown = false

    /// Whether `settle` has something to say.
    package var isUnsettled: Bool { !unsettled.isEmpty }

    /// Takes the messages that have come and returns the answers.
    ///
    /// A request that a later one of `messages` cancels is not worked on.
    package mutating func receive(_ messages: [[UInt8]]) -> [[UInt8]] {
        let parsed = messages.map { try? JSONValue(parsing: $0) }
        let cancelled = parsed.compactMap { message in
            message?["method"]?.string == "$/cancelRequest" ? message?["params"]?["id"] : nil
        }
        var answers: [[UInt8]] = []
        for message in parsed where phase != .over {
            guard let message else {
                answers.append(Answer.failure(.null, .parseError, "the message is not JSON"))
                continue
            }
            if let answer = take(message, cancelled) { answers.append(answer) }
        }
        return answers
    }

    /// Returns the diagnostics of the documents that have changed, and of those in which the
    /// changes make a difference.
    package mutating func settle() -> [[UInt8]] {
        defer { unsettled = [] }
        guard !pulls else { return refreshRequest() }
        workspace.update(nil)
        for uri in documents.keys { documents[uri]?.forget() }
        return Set(documents.keys).union(unsettled).sorted().compactMap { publish($0) }
    }

    /// Asks a client that pulls to do so again for the documents that have not changed themselves.
    private mutating func refreshRequest() -> [[UInt8]] {
        guard wantsRefresh, !unsettled.isSuperset(of: documents.keys) else { return [] }
        requests += 1
        return [Answer.request("cortex-\(requests)", "workspace/diagnostic/refresh")]
    }

    private mutating func take(_ message: JSONValue, _ cancelled: [JSONValue]) -> [UInt8]? {
        guard let method = message["method"]?.string else {
            // An answer to a request of ours; there are none.
            guard message["result"] == nil, message["error"] == nil else { return nil }
            return Answer.failure(
                message["id"] ?? .null,
                .invalidRequest,
                "the message has no method"
            )
        }
        let parameters = message["params"] ?? .null
        guard let id = message["id"] else {
            notify(method, parameters)
            return nil
        }
        if cancelled.contains(id) {
            return Answer.failure(id, .requestCancelled, "the request was cancelled")
        }
        return answer(id, method, parameters)
    }

    private mutating func answer(
        _ id: JSONValue,
        _ method: String,
        _ parameters: JSONValue
    ) -> [UInt8] {
        switch (phase, method) {
        case (.fresh, "initialize"):
            initialize(parameters)
            return Answer.success(id, capabilities)
        case (.fresh, _):
            return Answer.failure(id, .notInitialized, "the first request is `initialize`")
        case (.running, "shutdown"):
            phase = .shutDown
            wasShutDown = true
            return Answer.success(id) { $0.null() }
        case (.running, "textDocument/diagnostic"):
            if pulls, let uri = parameters["textDocument"]?["uri"]?.string {
                unsettled.remove(uri)
            }
            return answer(id, parameters) { $0.report(on: $1, to: &$2) }
        case (.running, "workspace/diagnostic") where workspace.documents != nil:
            return workspaceReport(id, parameters)
        case (.running, "textDocument/codeAction"):
            return answer(id, parameters) { $0.actions(in: $1, parameters, to: &$2) }
        case (.running, "textDocument/hover"):
            return answer(id, parameters) { $0.hover(in: $1, parameters, to: &$2) }
        case (.running, "textDocument/documentSymbol"):
            return answer(id, parameters) { $0.symbols(of: $1, to: &$2) }
        case (.running, _):
            return Answer.failure(id, .methodNotFound, "`\(method)` is not known")
        case (.shutDown, _), (.over, _):
            return Answer.failure(id, .invalidRequest, "the server was shut down")
        }
    }

    /// Answers a request about an open document with what `write` writes.
    private mutating func answer(
        _ id: JSONValue,
        _ parameters: JSONValue,
        _ write: (LanguageServer, OpenDocument, inout JSONWriter) -> Void
    ) -> [UInt8] {
        guard let uri = parameters["textDocument"]?["uri"]?.string else {
            return Answer.failure(id, .invalidParameters, "`textDocument.uri` is missing")
        }
        guard documents[uri] != nil else {
            return Answer.failure(id, .invalidParameters, "\(uri) is not open")
        }
        workspace.update(nil)
        documents[uri]?.forget()
        _ = documents[uri]?.check(workspace.lint)
        guard let document = documents[uri] else { return Answer.success(id) { $0.null() } }
        return Answer.success(id) { write(self, document, &$0) }
    }

    private mutating func notify(_ method: String, _ parameters: JSONValue) {
        if method == "exit" {
            phase = .over
            return
        }
        if method == "workspace/didChangeWatchedFiles" || method == "textDocument/didSave" {
            workspace.refresh()
            unsettled.formUnion(documents.keys)
            return
        }
        guard phase == .running, let document = parameters["textDocument"],
            let uri = document["uri"]?.string
        else { return }
        switch method {
        case "textDocument/didOpen":
            documents[uri] = OpenDocument(
                uri: uri,
                version: document["version"]?.integer,
                text: document["text"]?.string ?? ""
            )
            take(uri)
        case "textDocument/didChange":
            documents[uri]?.version = document["version"]?.integer
            for change in parameters["contentChanges"]?.array ?? [] {
                documents[uri]?.text.apply(change, encoding)
            }
            if documents[uri] != nil { take(uri) }
        case "textDocument/didClose":
            if let path = documents[uri]?.path { workspace.take(nil, path) }
            documents[uri] = nil
            unsettled.insert(uri)
        default: break
        }
    }

    private mutating func take(_ uri: String) {
        guard let document = documents[uri] else { return }
        workspace.take(document.text.bytes, document.path)
        unsettled.insert(uri)
    }

    private mutating func initialize(_ parameters: JSONValue) {
        phase = .running
        let client = parameters["capabilities"]
        let encodings = client?["general"]?["positionEncodings"]?.array?.compactMap(\.string) ?? []
        if encodings.contains(PositionEncoding.utf8.rawValue) { encoding = .utf8 }
        pulls = client?["textDocument"]?["diagnostic"]?.isPresent ?? false
        wantsRefresh =
            client?["workspace"]?["diagnostics"]?["refreshSupport"]?.bool ?? false
        let folder = parameters["workspaceFolders"]?.array?.first?["uri"]?.string
        root = (folder ?? parameters["rootUri"]?.string).map { $0.hasSuffix("/") ? $0 : $0 + "/" }
        manuals = parameters["initializationOptions"]?["manuals"]?.string
    }

    private func capabilities(_ json: inout JSONWriter) {
        json.object { json in
            json.key("capabilities")
            json.object { json in
                json.member("positionEncoding", encoding.rawValue)
                json.key("textDocumentSync")
                json.object { json in
                    json.member("openClose", true)
                    json.member("change", 2)
                    json.member("save", true)
                }
                json.key("diagnosticProvider")
                json.object { json in
                    json.member("identifier", "cortex")
                    json.member("interFileDependencies", true)
                    json.member("workspaceDiagnostics", workspace.documents != nil)
                }
                json.key("codeActionProvider")
                json.object { $0.member("codeActionKinds", ["quickfix", "source.fixAll.cortex"]) }
                json.member("hoverProvider", true)
                json.member("documentSymbolProvider", true)
            }
            json.key("serverInfo")
            json.object { json in
                json.member("name", "cortex")
                json.member("version", version)
            }
        }
    }

    /// The notification with the diagnostics of a document, with none where it is closed; `nil` if
    /// the client has just these.
    private mutating func publish(_ uri: String) -> [UInt8]? {
        _ = documents[uri]?.check(workspace.lint)
        let notification = notification(on: uri)
        let isNews = published[uri] != notification
        published[uri] = documents[uri] == nil ? nil : notification
        return isNews ? notification : nil
    }

    private func notification(on uri: String) -> [UInt8] {
        let document = documents[uri]
        return Answer.notification("textDocument/publishDiagnostics") { json in
            json.object { json in
                json.member("uri", uri)
                if let version = document?.version { json.member("version", version) }
                json.key("diagnostics")
                json.array { list in
                    if let document { diagnostics(of: document, to: &list) }
                }
            }
        }
    }
}

extension TextBuffer {
    /// Applies one change of `didChange`: of a range, or of the whole text.
    fileprivate mutating func apply(_ change: JSONValue, _ encoding: PositionEncoding) {
        guard let text = change["text"]?.string else { return }
        guard let range = change["range"], range.isPresent else {
            self = TextBuffer(text)
            return
        }
        guard let start = Position(range["start"]), let end = Position(range["end"]) else { return }
        replace(from: start, to: end, by: text, encoding)
    }
}

extension Position {
    /// Reads a place of a message; `nil` if it is none.
    init?(_ value: JSONValue?) {
        guard let line = value?["line"]?.integer, let character = value?["character"]?.integer
        else { return nil }
        self.init(line: line, character: character)
    }
}
