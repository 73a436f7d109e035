import CortexRunbook
import Testing

@Suite struct SyntaxErrorTests {
    @Test(arguments: [
        ("echo 'a\nb", "1:6 the quote `'` is never closed"),
        ("echo \"a\nb", "1:6 the quote `\"` is never closed"),
        ("echo `date", "1:6 the quote `` ` `` is never closed"),
        ("echo ${x", "1:6 the `${` is never closed by `}`"),
        ("x=$(ls", "1:3 the `$(` is never closed by `)`"),
        ("diff <(ls", "1:6 the `<(` is never closed by `)`"),
        ("list=(1 2", "1:6 the `(` is never closed by `)`"),
        ("a\nif true; then\n  x", "2:1 the `if` has no `fi`"),
        ("if true; x; fi", "1:13 `fi` stands where the `if` of line 1 needs `then`"),
        ("if true; then fi", "1:15 no command stands between `then` and `fi`"),
        (
            "if a; then\n  while b; do\n    c\n  fi\ndone",
            "4:3 `fi` stands where the `while` of line 2 needs `done`"
        ),
        ("while x; do y;", "1:1 the `while` has no `done`"),
        ("for i in a; x; done", "1:13 `x` stands where the `for` of line 1 needs `do`"),
        ("for; do x; done", "1:4 a name must follow `for`"),
        ("case x", "1:1 the `case` has no `in`"),
        ("case x in a) b", "1:1 the `case` has no `;;` or `esac`"),
        (
            "case x in\n  a b) c ;;\nesac",
            "2:5 `b` stands where the `case` of line 1 needs a pattern and `)`, or `esac`"
        ),
        ("{ a; b }", "1:1 the `{` has no `}` behind a `;` or at the start of a line"),
        ("( a", "1:1 the `(` has no `)`"),
        ("a )", "1:3 `)` has no `(` before it"),
        ("a; done", "1:4 `done` has no `for`, `while` or `until` before it"),
        ("}", "1:1 `}` has no `{` before it"),
        (";; a", "1:1 `;;` has no `case` before it"),
        ("| a", "1:1 `|` stands where a command should begin"),
        ("&& a", "1:1 `&&` stands where a command should begin"),
        ("a | | b", "1:5 no command stands between `|` and `|`"),
        ("a &&", "1:5 no command follows `&&`"),
        ("f()", "1:1 the function `f` has no body; `{` must follow"),
        ("f() echo", "1:1 the function `f` has no body; `{` must follow"),
        ("echo a (b)", "1:8 unexpected `(`; quote it if it is text"),
        ("( a ) b", "1:7 unexpected `b`; a `;` or a line break is missing before it"),
        ("sort >\nb", "1:6 nothing stands behind `>` that it could redirect to or from"),
        ("cat <<EOF\nx\n EOF\n", "1:7 the here-document has no line `EOF` that ends it"),
        ("[[ a b ]]", "1:6 unexpected `b` in `[[ … ]]`"),
        ("[[ a", "1:5 unexpected end of the line in `[[ … ]]`"),
        (
            "for ((i=0;i<3)); do x; done",
            "1:7 `for ((…))` needs three expressions with `;` between them"
        ),
        ("a=(1 | 2)", "1:6 unexpected `|` in an array; quote it if it is text"),
    ])
    func `the first thing that bash refuses is named with its place`(text: String, error: String) {
        #expect(Self.described(text) == error)
    }

    @Test(arguments: [
        "", "\n# only this\n", "echo `if`", "[[ ( a =~ ) ]]", "case a in esac", "! ", "time;",
        "for ((;;)) { x; }", "for x in; do y; done", "((echo a); echo b)", "echo $((1 + (2)))",
        "{ cat <<E; } | tr a b\nx\nE\n", "x=$(cat <<E\n)\nE\n)", "f() ( a ) > out", "a=([b]=c d)",
        "export LIST=(a b)", "coproc NAME { x; }", "{fd}>a 2>&- b",
    ])
    func `what bash takes is not refused`(_ text: String) {
        #expect(Self.described(text) == nil)
    }

    @Test(arguments: [
        "kubectl logs <pod>", "scp <a file> <host>:", "git tag {{ version }} -m \"<why>\"",
        "for f in <files>; do rm {NAME}; done", "if [[ <a> == [COMMIT_HASH] ]]; then x; fi",
    ])
    func `placeholders count as words`(_ text: String) {
        #expect(Self.described(text) == nil)
        #expect(Self.described(text + "; fi") != nil)
    }

    @Test func `extended patterns are read where the option is on`() {
        let text = "rm !(*.txt)"
        #expect(BashScript(text).syntaxError() != nil)
        #expect(BashScript(text).syntaxError(extglob: true) == nil)
        #expect(BashScript("shopt -s extglob\n" + text).syntaxError() == nil)
    }

    @Test(arguments: [
        "(", "((", "$(", "${", "\"$(", "{ ", "if ", "[[ (", "a=(", "$((", "`", "<<a ",
    ])
    func `hostile text is read in a time that grows with its size`(_ piece: String) {
        let small = ContinuousClock().measure { read(piece, times: 20_000) }
        let large = ContinuousClock().measure { read(piece, times: 160_000) }
        #expect(large < small * 40 + .milliseconds(400))
    }

    private func read(_ piece: String, times: Int) {
        _ = BashScript(String(repeating: piece, count: times)).syntaxError()
    }

    @Test func `the plan lists them with line and column, beside open placeholders`() throws {
        let text = """
            # Title

            1. Do it:

               ```bash
               echo fine
               echo <name> (
               ```

            > ```console
            > $ echo fine
            > $ date; done
            > ```
            """
        let runbook = try Runbook(reading: Array(text.utf8), path: "r.md")
        let found = runbook.problems.filter { $0.kind == .syntaxError }
            .map { "\($0.line):\($0.column ?? 0) \($0.message)" }
        #expect(
            found == [
                "7:16 bash cannot read the block: unexpected `(`; quote it if it is text",
                "12:11 bash cannot read the block: "
                    + "`done` has no `for`, `while` or `until` before it",
            ]
        )
    }

    private static func described(_ text: String) -> String? {
        let script = BashScript(text)
        return script.syntaxError().map { error in
            let place = script.position(of: error.range.lowerBound)
            let message = error.message { script.position(of: $0).line + 1 }
            return "\(place.line + 1):\(place.column) \(message)"
        }
    }
}
