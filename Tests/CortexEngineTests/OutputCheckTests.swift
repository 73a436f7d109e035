import CortexRunbook
import Testing

@testable import CortexEngine

/// Returns a command whose sample, expectations and demands are these.
private func command(
    _ sample: String?,
    expects expectations: [String] = [],
    demands demand: OutputDemand? = nil
) throws -> Command {
    let document = try runbook("# T\n\n```bash\nls\n```\n")
    var command = try #require(document.items.first?.command)
    command.expectedOutput = sample
    command.expectations = expectations
    command.demand = demand
    return command
}

/// Returns what differs between a sample and an output.
private func difference(_ sample: String, _ output: String) throws -> String? {
    var check = try #require(OutputCheck(try command(sample), asks: true))
    check.read(output.utf8)
    return check.finish()?.text
}

@Suite struct OutputCheckTests {
    @Test(arguments: [
        ("a\nb\n", "a\nb\n"),
        ("a\nb", "a  \r\n\n b\r\n\n"),
        ("a b\n", "a\t b\u{1B}[0m\n"),
        ("ok\n", "\u{1B}[32mok\u{1B}[0m\n"),
        ("ok\n", "\u{1B}]0;title\u{07}ok\n"),
        ("ok\n", "\u{1B}]8;;http://x\u{1B}\\ok\u{1B}]8;;\u{1B}\\\n"),
        ("ok\n", "\u{1B}(Bok\n"),
        ("100%\n", " 10%\r 50%\r100%\r\n"),
        ("done\n", "10 of 20\r\u{1B}[Kdone"),
        ("aé\n", "aéx\u{08}\n"),
        ("...\nlast\n", "first\nsecond\nlast\n"),
        ("first\n…\n", "first\n"),
        ("a\n[...]\nb\n...\nc\n", "a\nx\nb\ny\nb\nc\n"),
        ("a\n... (12 more lines)\nz\n", "a\nb\nz\n"),
        ("pod-... Running ...\n", "pod-7f9-x2 Running 3d\n"),
        ("commit <hash> by <the author>\n", "commit 1a2b3c by Ann\n"),
        ("image: [IMAGE_TAG] {{ x }}\n", "image: 1.2 y\n"),
        ("v: vX.Y.Z, key YOUR_KEY xxx\n", "v: v1.2.3, key abc def\n"),
        ("/took [0-9]+ ms/\n", "it took 12 ms\n"),
        ("/opt/[a]/\n", "/opt/[a]/\n"),
    ])
    func `what differs only in what does not matter is as expected`(
        sample: String,
        output: String
    ) throws {
        let found = try difference(sample, output)
        #expect(found == nil)
    }

    @Test(arguments: [
        ("a\nb\n", "a\nc\n", " a\n-b\n+c"),
        ("a\n", "", "-a"),
        ("a\n", "b\na\n", "+b\n a"),
        ("a\n...\nz\n", "a\nb\n", " a\n b\n-z"),
        ("[OK] all\n", "[FAIL] all\n", "-[OK] all\n+[FAIL] all"),
        ("x <none>\n", "x 1.2.3.4\n", "-x <none>\n+x 1.2.3.4"),
        ("pod-... Running\n", "pod-1 Pending\n", "-pod-... Running\n+pod-1 Pending"),
        ("abc...abc\n", "abc\n", "-abc...abc\n+abc"),
        ("/^[0-9]+$/\n", "12 ms\n", "-/^[0-9]+$/\n+12 ms"),
        (
            "1\n2\n3\n4\n5\n6\n", "1\n2\n3\n4\n5\nsix\n",
            " 3\n 4\n 5\n-6\n+six"
        ),
    ])
    func `what differs is shown with the lines before it`(
        sample: String,
        output: String,
        expected: String
    ) throws {
        let found = try difference(sample, output)
        #expect(found == expected)
    }

    @Test func `a difference is short however long the output is`() throws {
        let many = (0..<100_000).map { "line \($0)\n" }.joined()
        let found = try #require(try difference("a\n...\nz\n", many))
        let lines = found.split(separator: "\n")
        #expect(lines.count == 41)
        #expect(lines.prefix(2) == ["-a", " line 0"])
        #expect(lines.last?.hasSuffix("more lines") == true)
        let late = try difference(many.replacing("line 99990\n", with: "line x\n"), many)
        let end = (99_987..<99_990).map { " line \($0)\n" }.joined()
        #expect(late?.hasPrefix("\(end)-line x\n+line 99990\n") == true)
        let long = try difference("a\n", String(repeating: "b", count: 1_000_000))
        #expect(long?.count == 245)
    }

    @Test func `pieces of any size give the same result`() throws {
        let output = "a\u{1B}[31m red\u{1B}[0m\r\n\u{1B}]0;t\u{07}é\n"
        for size in 1...8 {
            var check = try #require(OutputCheck(try command("a red\né\n"), asks: true))
            let bytes = Array(output.utf8)
            for start in stride(from: 0, to: bytes.count, by: size) {
                check.read(bytes[start..<min(start + size, bytes.count)])
            }
            let found = check.finish()
            #expect(found == nil)
        }
    }

    @Test func `only what the document demands is compared unless the operator asks`() throws {
        let shown = try command("a\n", expects: ["3 pods"])
        #expect(OutputCheck(shown, asks: false) == nil)
        let sentence = try command(nil, expects: ["should list the pods", "expect 3 of them"])
        #expect(OutputCheck(sentence, asks: true) == nil)
        let demanded = try command("a\n", expects: ["b"], demands: OutputDemand(words: ["c"]))
        var check = try #require(OutputCheck(demanded, asks: false))
        check.read("x c y\n".utf8)
        let found = check.finish()
        #expect(found == nil)
        let sample = try command("a\n", demands: OutputDemand(isSample: true))
        var other = try #require(OutputCheck(sample, asks: false))
        other.read("b\n".utf8)
        let difference = other.finish()?.text
        #expect(difference == "-a\n+b")
    }

    /// Whether the lines of `sample` stand for `output`, `.` for any lines, told by trying all ways.
    private static func stands(_ sample: Substring, _ output: Substring) -> Bool {
        guard let first = sample.first else { return output.isEmpty }
        if first == "." {
            return stands(sample.dropFirst(), output)
                || !output.isEmpty && stands(sample, output.dropFirst())
        }
        return output.first == first && stands(sample.dropFirst(), output.dropFirst())
    }

    @Test(arguments: 0..<40)
    func `a sample is followed as by trying all ways`(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        for _ in 0..<50 {
            let letters = Array("ab.")
            let lines = (0...random.next(below: 6)).map { _ in letters[random.next(below: 3)] }
            let output = String(
                (0..<random.next(below: 7)).map { _ in letters[random.next(below: 2)] }
            )
            let sample = lines.map { $0 == "." ? "...\n" : "\($0)\n" }.joined()
            let found = try difference(sample, output.map { "\($0)\n" }.joined())
            #expect((found == nil) == Self.stands(String(lines)[...], output[...]))
            let marks = Set((found ?? " ").split(separator: "\n").compactMap(\.first))
            #expect(found == nil || !marks.isDisjoint(with: ["+", "-"]))
        }
    }

    @Test func `words are looked for in every line`() throws {
        let wanted = try command(nil, demands: OutputDemand(words: ["3 pods", "took ... ms"]))
        var check = try #require(OutputCheck(wanted, asks: false))
        check.read("it took 12 ms\nall 3 pods\n".utf8)
        let nothing = check.finish()
        #expect(nothing == nil)
        var again = try #require(OutputCheck(wanted, asks: false))
        again.read("it took 12 ms\nno pods\n".utf8)
        let missing = again.finish()?.text
        #expect(missing == "-...3 pods...\n+it took 12 ms\n+no pods")
    }
}

@Suite struct LineExpressionTests {
    @Test(arguments: [
        ("/a/", "cat", true), ("/^a/", "cat", false), ("/^c.t$/", "cat", true),
        ("/^(ab|c)+$/", "abcab", true), ("/^(ab|c)+$/", "abca", false),
        ("/^[a-c_-]{2,3}$/", "a-", true), ("/^[a-c]{2,3}$/", "abca", false),
        ("/^a{2}$/", "aa", true), ("/^a{2,}$/", "aaaa", true), ("/^a{2,}$/", "a", false),
        ("/^\\d+\\.\\d+ [^x]$/", "1.20 é", true), ("/\\bms\\b/", "12 ms.", true),
        ("/\\bms\\b/", "items", false), ("/^a?b*?c$/", "bbc", true), ("/^(?:a|)b$/", "b", true),
        ("/^(a|b|cd)$/", "cd", true), ("/^\\/opt\\t[]x]$/", "/opt\t]", true),
        ("/^(a*)*$/", "aab", false),
    ])
    func `an expression describes a part of a line`(text: String, line: String, matches: Bool) {
        #expect(LineExpression(between: text)?.matches(line) == matches)
    }

    @Test(arguments: [
        "/", "//", "a", "/(/", "/a)/", "/[a/", "/*/", "/(?=a)/", "/\\1/", "/a{3,2}/", "/a{9999}/",
        "/((((a{9}){9}){9}){9}){9}/", "/[z-a]/", "/\\/",
    ])
    func `what is no expression is a line like others`(text: String) {
        #expect(LineExpression(between: text)?.matches("") == nil)
    }

    @Test(arguments: 0..<40)
    func `an expression means what it means elsewhere`(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        let parts = ["a", "b", "(a|b)", "(ab|a|)", "[ab]", "[^a]", ".", "(a*b)", "(?:a|b+)"]
        let counts = ["", "", "*", "+", "?", "{2}", "{1,2}", "{0,1}", "*?", "{2,}"]
        for _ in 0..<25 {
            var pattern = random.next(below: 2) == 0 ? "^" : ""
            for _ in 0...random.next(below: 4) {
                pattern += parts[random.next(below: parts.count)]
                pattern += counts[random.next(below: counts.count)]
                if random.next(below: 6) == 0 { pattern += "|" }
            }
            pattern += random.next(below: 2) == 0 ? "$" : ""
            let expression = try #require(LineExpression(between: "/\(pattern)/"))
            let oracle = try Regex(pattern)
            for _ in 0..<8 {
                let letters = Array("abc")
                let line = String(
                    (0..<random.next(below: 6)).map { _ in letters[random.next(below: 3)] }
                )
                #expect(expression.matches(line) == line.contains(oracle), "\(pattern) in \(line)")
            }
        }
    }

    @Test func `no expression takes for ever`() throws {
        let expression = try #require(LineExpression(between: "/^(a+)+(a|aa)*(a*)*b$/"))
        #expect(!expression.matches(String(repeating: "a", count: 5_000)))
    }
}
