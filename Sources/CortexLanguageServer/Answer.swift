import CortexRunbook

/// What the server sends: JSON-RPC 2.0.
enum Answer {
    /// The codes of JSON-RPC and of the Language Server Protocol that are used.
    enum Code: Int {
        case parseError = -32700
        case invalidRequest = -32600
        case methodNotFound = -32601
        case invalidParameters = -32602
        case notInitialized = -32002
        case requestCancelled = -32800
    }

    /// The answer to the request `id`, whose result `write` writes.
    static func success(_ id: JSONValue, _ write: (inout JSONWriter) -> Void) -> [UInt8] {
        message { json in
            json.key("id")
            json.value(id)
            json.key("result")
            write(&json)
        }
    }

    static func failure(_ id: JSONValue, _ code: Code, _ message: String) -> [UInt8] {
        self.message { json in
            json.key("id")
            json.value(id)
            json.key("error")
            json.object { json in
                json.member("code", code.rawValue)
                json.member("message", message)
            }
        }
    }

    /// A request of ours, without parameters.
    static func request(_ id: String, _ method: String) -> [UInt8] {
        message { json in
            json.member("id", id)
            json.member("method", method)
        }
    }

    /// A notification whose parameters `write` writes.
    static func notification(_ method: String, _ write: (inout JSONWriter) -> Void) -> [UInt8] {
        message { json in
            json.member("method", method)
            json.key("params")
            write(&json)
        }
    }

    private static func message(_ write: (inout JSONWriter) -> Void) -> [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.member("jsonrpc", "2.0")
            write(&json)
        }
        return json.bytes
    }
}

extension JSONWriter {
    /// Writes a range of a document's bytes as the client counts.
    mutating func member(
        _ name: String,
        _ range: Range<Int>,
        of text: TextBuffer,
        _ encoding: PositionEncoding
    ) {
        key(name)
        object { json in
            json.member("start", text.position(of: range.lowerBound, encoding))
            json.member("end", text.position(of: range.upperBound, encoding))
        }
    }

    private mutating func member(_ name: String, _ position: Position) {
        key(name)
        object { json in
            json.member("line", position.line)
            json.member("character", position.character)
        }
    }
}
