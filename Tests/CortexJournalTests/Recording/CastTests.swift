import Testing

@testable import CortexJournal

struct CastTests {
    @Test(arguments: [
        ("0.500000 3\n1.250000 40\n", [500_000, 3, 1_250_000, 40]),
        ("0.5 3\n", [500_000, 3]),
        ("0.1234567 3\n", [123_456, 3]),
        ("0.500000 3\n1.2", [500_000, 3]),
        ("-1.0 3\n", []),
        ("", []),
    ])
    func `timing is read as far as it goes`(text: String, numbers: [Int]) {
        let pieces = OutputTiming(Array(text.utf8)).flatMap { [$0.delay, $0.size] }
        #expect(pieces == numbers)
    }

    @Test func `a cast has a header and a line for each piece`() {
        var cast = Cast(columns: 100, rows: 30, timestamp: 1_700_000_000, title: "a \"b\"")
        var lines = [cast.header]
        lines.append(cast.event(Array("a\u{1B}[1m\n".utf8)[...], after: 1_500_000))
        lines.append(cast.event(Array("b".utf8)[...], after: 20))
        #expect(
            lines.map { String(decoding: $0, as: UTF8.self) } == [
                #"{"version":2,"width":100,"height":30,"timestamp":1700000000,"#
                    + #""title":"a \"b\""}"# + "\n",
                #"[1.500000,"o","a\u001b[1m\n"]"# + "\n", #"[1.500020,"o","b"]"# + "\n",
            ]
        )
    }

    @Test func `a character that came in two pieces is told with the second`() {
        let bytes = Array("a€🎉é".utf8)
        for cut in 0...bytes.count {
            var cast = Cast()
            let parts = [
                cast.event(bytes[..<cut], after: 1), cast.event(bytes[cut...], after: 1),
                cast.finish(),
            ]
            let text = parts.map { String(decoding: $0, as: UTF8.self) }.joined()
            #expect(!text.contains("\u{FFFD}"), "cut at \(cut)")
            #expect(["a", "€", "🎉", "é"].allSatisfy { text.contains($0) })
        }
    }

    @Test func `what is no UTF-8 is replaced`() {
        var cast = Cast()
        let line = cast.event([0x61, 0xFF, 0x62, 0xC3], after: 0)
        #expect(String(decoding: line, as: UTF8.self) == "[0.000000,\"o\",\"a\u{FFFD}b\"]\n")
        #expect(
            String(decoding: cast.finish(), as: UTF8.self) == "[0.000000,\"o\",\"\u{FFFD}\"]\n"
        )
    }

    @Test func `lines of a pipe begin at the margin`() {
        var cast = Cast(source: .pipes)
        let line = cast.event(Array("a\nb\r\n".utf8)[...], after: 0)
        #expect(String(decoding: line, as: UTF8.self) == #"[0.000000,"o","a\r\nb\r\n"]"# + "\n")
    }
}
