import CortexRunbook
import Testing

@Suite struct LexerTests {
    /// The commands of a script, their words between bars.
    private func outline(_ text: String) -> [String] {
        let script = BashScript(text)
        return script.commands.map { command in
            let assignments = command.assignments.filter { !command.words.contains($0.word) }
            return (assignments.map(\.word) + command.words).map {
                script.text(script.words[$0].range)
            }
            .joined(separator: "|")
        }
    }

    @Test(arguments: [
        ("a b  c", ["a|b|c"]),
        ("a 'b c' \"d e\" f\\ g", ["a|'b c'|\"d e\"|f\\ g"]),
        ("a \\\n  b\nc", ["a|b", "c"]),
        ("a | b && c || d ; e & f", ["a", "b", "c", "d", "e", "f"]),
        ("A=1 B=\"x y\" c d=e", ["A=1|B=\"x y\"|c|d=e"]),
        ("export A=1 B=2", ["export|A=1|B=2"]),
        ("A=(1 '2 3'\n # no\n 4) b", ["A=(1 '2 3'\n # no\n 4)|b"]),
        ("a # b\n# c\nd#e", ["a", "d#e"]),
        ("a $(b \"$(c d)\") `e f`", ["a|$(b \"$(c d)\")|`e f`", "b|\"$(c d)\"", "c|d", "e|f"]),
        ("a <(b c) >(d)", ["a|<(b c)|>(d)", "b|c", "d"]),
        ("if a; then b; elif c; then d; else e; fi", ["a", "b", "c", "d", "e"]),
        ("while a; do b; done < f", ["a", "b", ""]),
        ("for x in 1 2; do a $x; done; b", ["x|1|2", "a|$x", "b"]),
        ("for ((i=0; i<3; i++)); do a; done", ["", "a"]),
        ("case $x in a|b) c ;; (d) e;; *) f ;; esac; g", ["$x", "c", "e", "f", "g"]),
        ("a=$(case x in x) b;; esac); c", ["a=$(case x in x) b;; esac)", "x", "b", "c"]),
        ("f() { a; }; function g { b; }; f", ["a", "b", "f"]),
        ("( a; b ) && { c; }", ["a", "b", "c"]),
        ("[[ $a =~ ^(b|c)$ && d < e ]] && f", ["[[|$a|=~|^(b|c)$|&&|d|<|e|]]", "f"]),
        ("(( a < b )) || c", ["", "c"]),
        ("a $((1 + (2 * 3))) $[4] b", ["a|$((1 + (2 * 3)))|$[4]|b"]),
        ("a $( (b) )", ["a|$( (b) )", "b"]),
        ("a $((b) | c)", ["a|$((b) | c)", "b", "c"]),
        ("a ${b:-${c:-'}'}} d", ["a|${b:-${c:-'}'}}|d"]),
        ("a $'it\\'s' $\"x\" b", ["a|$'it\\'s'|$\"x\"|b"]),
        ("ls !(a|b) @(c) d", ["ls|!", "a", "b", "@(c)|d"]),
        ("cat <<A <<-'B' >out\nx $(y)\nA\n\tz $(n)\n\tB\nc", ["cat", "y", "c"]),
        ("cat <<< \"a b\" c", ["cat|c"]),
        ("time -p sudo a; ! b", ["sudo|a", "b"]),
        ("a 2>&1 >f &>g 3<h b", ["a|b"]),
        ("git checkout <a b> <c>..d", ["git|checkout|<a b>|<c>..d"]),
    ])
    func `commands are found with their words`(_ text: String, _ expected: [String]) {
        #expect(outline(text) == expected)
    }

    @Test(arguments: [
        ("'a b'", "a b"), ("\"a \\\" \\n\"", "a \" \\n"), ("a\\ b", "a b"), ("a'b'\"c\"", "abc"),
        ("''", ""), ("a\\\nb", "ab"),
    ])
    func `a word's literal value has no quotes`(_ text: String, _ expected: String) {
        let script = BashScript("x " + text)
        #expect(script.literal(script.commands[0].words[1]) == expected)
    }

    @Test(arguments: ["$a", "\"$a\"", "`a`", "$(a)", "${a}", "$((1))", "<name>", "<(a)"])
    func `a word that bash computes has no literal value`(_ text: String) {
        let script = BashScript("x " + text)
        #expect(script.literal(script.commands[0].words[1]) == nil)
    }

    @Test func `heredocs carry their bodies and delimiters`() {
        let script = BashScript("cat <<A - <<-\"B C\"\none\nA\n\ttwo\n\tB C\nls\n")
        #expect(script.heredocs.map(\.delimiter) == ["A", "B C"])
        #expect(script.heredocs.map { script.text($0.body) } == ["one\n", "\ttwo\n"])
        #expect(script.heredocs.map(\.isQuoted) == [false, true])
        #expect(script.heredocs.map(\.stripsTabs) == [false, true])
        #expect(script.commands.count == 2)
    }

    @Test func `variables are found wherever bash expands them`() {
        let script = BashScript(
            "a $x \"${y:-1}\" '$no' $((z + $w)) `b $v` # $no\ncat <<E\n$h\nE\ncat <<'E'\n$no\nE\n"
        )
        #expect(script.variables.map(\.name) == ["x", "y", "w", "v", "h"])
        #expect(script.variables.map(\.hasFallback) == [false, true, false, false, false])
    }

    @Test func `offsets turn into lines and columns`() {
        let script = BashScript("ab\né c\n")
        #expect(script.position(of: 0) == (0, 1))
        #expect(script.position(of: 6) == (1, 4))
    }

    @Test(arguments: [
        ("a 'b", true), ("a \"b", true), ("a $(b", true), ("a ${b", true), ("a `b", true),
        ("cat <<E\nx", true), ("a=(b", true), ("a 'b' \"c\" $(d) ${e} `f`", false),
    ])
    func `an open quote or bracket is noted`(_ text: String, _ isOpen: Bool) {
        #expect((BashScript(text).unclosed != nil) == isOpen)
    }

    @Test(arguments: [
        "", " ", "\n", "\\", "'", "\"", "`", "$", "$(", "${", "$((", "((", "[[", "<<", "<<-", "<",
        ">", "&", "|", ";", ";;", ")", "}", "<x", "<x>", "a=(", "case", "case x in", "for", "fi",
        "function", "f()", "f(", "a[", "$[", "$'", "$\"", "esac", "done < ", "{a}>", "2>",
        "[[ a =~",
        "!", "time", "\0", "a\0b", "é", "<é>", "cat <<''\nx\n\n",
        "<<n e(){\n",
    ])
    func `fragments are read without trouble`(_ fragment: String) {
        for text in [
            fragment, fragment + "\n", "x " + fragment, fragment + " x", fragment + fragment,
        ] {
            let script = BashScript(text)
            #expect(script.words.allSatisfy { $0.range.upperBound <= text.utf8.count })
            #expect(script.hazards.count > 0)
            #expect(script.placeholders(lines: [1], columns: 0).count <= 4)
        }
    }

    @Test func `random text is read to its end`() {
        let pieces = [
            "$(", ")", "`", "\"", "'", "<<E\n", "E\n", "${", "}", "((", "))", "[[", "]]", "if ",
            "then ", "fi\n", "case x in ", ";; ", "esac ", "<a>", "|", "&", "\\", "\n", " ", "a=(",
            "#", "$", "for x in ", "do ", "done ", "{ ", "f() ", "x", "[A_B]", "{N}", ">", "<",
        ]
        var state: UInt64 = 42
        for _ in 0..<3000 {
            var text = ""
            for _ in 0..<20 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                text += pieces[Int(state >> 33) % pieces.count]
            }
            let script = BashScript(text)
            #expect(isOrdered(script), "\(text)")
            #expect(!script.hazards.isEmpty)
            _ = script.looksLikeCommands
            let names = script.placeholders(lines: [], columns: 0).map(\.name)
            let values = Dictionary(names.map { ($0, "it's") }, uniquingKeysWith: { $1 })
            _ = try? script.filling(values)
        }
    }

    /// Whether the spans follow one another within the text.
    private func isOrdered(_ script: BashScript) -> Bool {
        var offset = 0
        for span in script.spans {
            guard span.range.lowerBound >= offset else { return false }
            offset = span.range.upperBound
        }
        return offset <= script.text.utf8.count
    }

    @Test(arguments: [
        "$(", "${a:-", "`", "\"$(", "((", "$((", "{ ", "( ", "if ", "case x in ", "<<E ", "a=(",
        "a[", "$[", "<a", "[[ ", "f() ", "while ", ") ", "fi ", "@(", "<(", "x <<E\n", "'", "[A",
    ])
    func `deep and hostile nesting neither overflows nor takes for ever`(_ piece: String) {
        let text = String(repeating: piece, count: 20_000)
        let clock = ContinuousClock()
        let time = clock.measure {
            let script = BashScript(text)
            _ = script.hazards
            _ = script.placeholders(lines: [], columns: 0)
        }
        #expect(time < .seconds(20))
    }
}
