import Testing

@testable import CortexEvidence

@Suite struct StrictJSONTests {
    static let refused: [(String, String)] = [
        (#"{"a":1,"a":2}"#, "a key is there twice"),
        (#"{"a":1,"\u0061":2}"#, "a key is there twice"),
        ("NaN", "it holds no JSON, or a number beyond 2^53"),
        ("Infinity", "it holds no JSON, or a number beyond 2^53"),
        ("9007199254740993", "it holds no JSON, or a number beyond 2^53"),
        ("-9007199254740993", "it holds no JSON, or a number beyond 2^53"),
        (#"{"ns":-9223372036854775809}"#, "it holds no JSON, or a number beyond 2^53"),
        ("99999999999999999999999", "it holds no JSON, or a number beyond 2^53"),
        ("1.5", "a number is no whole number"), ("1e3", "a number is no whole number"),
        ("01", "it holds no JSON, or a number beyond 2^53"),
        (String(repeating: "[", count: 34), "it is nested too deeply"),
        ("{} {}", "something follows the value"), ("", "it holds no JSON, or a number beyond 2^53"),
        ("[1,]", "it holds no JSON, or a number beyond 2^53"), (#"{"a"}"#, "a colon is missing"),
        ("[1", "an array does not end"), (#"{"a":1"#, "an object does not end"),
        ("{1:2}", "a key is missing"), (#""a"#, "a string does not end"),
        ("\"\u{1}\"", "a string holds a control character"),
        (#""\x""#, "a string has an unknown escape"),
        (#""\u12""#, "a string has an unknown escape"),
        (#""\ud800""#, "a string holds half a character"),
        (#""\udc00""#, "a string holds half a character"), ("tru", "it is not JSON"),
    ]

    @Test(arguments: refused)
    func `what readers could understand in different ways is refused`(
        _ text: String,
        _ reason: String
    ) {
        #expect(throws: Refused(reason)) {
            try StrictJSON.check(Array(text.utf8), wide: ["ns"])
        }
    }

    @Test func `what is not UTF-8 is refused`() {
        #expect(throws: Refused("it is not UTF-8")) { try StrictJSON.check([0x22, 0xFF, 0x22]) }
    }

    static let accepted = [
        "null", " [true, false] \n", "-9007199254740992", #"{"ns":18446744073709551615}"#,
        #"{"ns":-9223372036854775808}"#,
        #"{"a":{"a":"\ud83d\ude00\n\"\/"}}"#, "0", "-0", "{}", "[]",
        String(repeating: "[", count: 32) + String(repeating: "]", count: 32),
    ]

    @Test(arguments: accepted)
    func `plain JSON is accepted`(_ text: String) throws {
        try StrictJSON.check(Array(text.utf8), wide: ["ns"])
    }
}
