import CortexRunbook
import Testing

@testable import CortexLanguageServer

struct JSONValueTests {
    @Test(arguments: [
        (" null ", JSONValue.null),
        (
            "[true,false, 0, -1.5e2]",
            .array([.bool(true), .bool(false), .number(0), .number(-150)])
        ),
        (#"{"a":{"b":[]},"c":""}"#, .object(["a": .object(["b": .array([])]), "c": .string("")])),
        (#""a\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00é""#, .string("a\"\\/\u{8}\u{C}\n\r\té😀é")),
        (#""\ud83d x \ude00 \ud83d\u0041""#, .string("\u{FFFD} x \u{FFFD} \u{FFFD}A")),
        (#"{"a":1,"a":2}"#, .object(["a": .number(2)])),
    ])
    func `JSON is read`(text: String, value: JSONValue) throws {
        #expect(try JSONValue(parsing: Array(text.utf8)) == value)
    }

    @Test(arguments: [
        "", " ", "{", "[1,]", "{\"a\"}", "{\"a\":1,}", "{a:1}", "nul", "1 2", "-", "1.", "\"a",
        "\"\n\"", "\"\\x\"", "\"\\u12\"", "\"\\u+123\"", "[1 2]", "1e999",
    ])
    func `what is not JSON is refused`(text: String) {
        #expect(throws: JSONError.self) { try JSONValue(parsing: Array(text.utf8)) }
    }

    @Test func `bytes that are not UTF-8 and deep nests are refused`() {
        #expect(throws: JSONError.self) { try JSONValue(parsing: [0x22, 0xFF, 0x22]) }
        let deep = Array(repeating: UInt8(ascii: "["), count: 100_000)
        #expect(throws: JSONError.self) { try JSONValue(parsing: deep) }
    }

    @Test func `what was read is written again`() throws {
        let text = #"{"a":[1,-2.5,"é\n",null],"b":{"c":true}}"#
        var json = JSONWriter()
        json.value(try JSONValue(parsing: Array(text.utf8)))
        #expect(String(utf8: json.bytes) == text)
    }
}
