import CortexRunbook
import Testing

struct JSONWriterTests {
    @Test func `members and elements are separated by commas at every depth`() {
        var json = JSONWriter()
        json.object { json in
            json.member("text", "a")
            json.member("none", nil as String?)
            json.member("number", -12)
            json.member("missing", nil as Int?)
            json.member("flag", true)
            json.member("texts", ["x", "y"])
            json.key("empty")
            json.object { _ in }
            json.key("list")
            json.array { list in
                list.object { $0.member("a", 1) }
                list.array { _ in }
                list.null()
                list.raw(#"{"b":2}"#.utf8)
            }
        }
        json.newline()
        json.object { $0.member("second", false) }
        let expected = #"""
            {"text":"a","none":null,"number":-12,"missing":null,"flag":true,"texts":["x","y"],
            "empty":{},"list":[{"a":1},[],null,{"b":2}]}
            """#
        #expect(
            String(decoding: json.bytes, as: UTF8.self)
                == expected.replacing("\n", with: "") + "\n" + #"{"second":false}"#
        )
    }

    @Test(arguments: [
        ("", #""""#), ("plain é 👍", #""plain é 👍""#), ("\"\\/", #""\"\\/""#),
        ("\n\r\t", #""\n\r\t""#),
        ("\0\u{1}\u{F}\u{10}\u{1F}\u{7F}", #""\u0000\u0001\u000f\u0010\u001f"# + "\u{7F}\""),
        ("a\nb", #""a\nb""#),
    ])
    func `a text is quoted and what JSON forbids is escaped`(text: String, expected: String) {
        var json = JSONWriter()
        json.value(text)
        #expect(String(decoding: json.bytes, as: UTF8.self) == expected)
    }
}
