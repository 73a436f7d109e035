import CortexRunbook
import Testing

@Suite struct FillingTests {
    @Test(arguments: [
        ("git log <x>..HEAD", "v1", "git log 'v1'..HEAD"),
        ("VERSION=vX.Y.Z", "v1", "VERSION='v1'"),
        ("A=\"[COMMIT_HASH]\"", "a\"b", "A=\"a\\\"b\""),
        ("say 'the <x>'", "it's", "say 'the it'\\''s'"),
        ("say \"$p<x>\"", "1", "say \"$p\"\"1\""),
        ("say <x>", "", "say ''"),
        ("say $'<x>'", "a\\", "say $'a\\\\'"),
        ("cat <<E\n<x>\nE", "$a", "cat <<E\n\\$a\nE"),
        ("cat <<'E'\n<x>\nE", "$a", "cat <<'E'\n$a\nE"),
        ("ssh h rm <x>", "a/b", "ssh h rm 'a/b'"),
        ("[ -f <x> ] && cat <x>", "~", "[ -f '~' ] && cat '~'"),
        ("for <x> in 1; do :; done", "i", "for i in 1; do :; done"),
        ("# <x>\necho <x>", "a", "# <x>\necho 'a'"),
    ])
    func `values are quoted for their place`(
        _ script: String,
        _ value: String,
        _ expected: String
    ) throws {
        let script = BashScript(script)
        let names = script.placeholders(lines: [], columns: 0).map(\.name)
        let values = Dictionary(names.map { ($0, value) }, uniquingKeysWith: { $1 })
        #expect(try script.filling(values) == expected)
    }

    @Test(arguments: [
        ("a\ncat <<E\n<x>\nE", "a\nb", "3: the value of `x` holds a line break, in a heredoc"),
        ("cat <<E\n<x>\nE", "E", "2: the value of `x` makes a line that ends the heredoc (`E`)"),
        ("cat <<-E\n\t<x>\nE", "\ta", "2: the value of `x` begins with a tab that `<<-` removes"),
        (
            "cat <<E\n$a<x>\nE", "b",
            "2: the value of `x` would lengthen the variable's name before it"
        ),
        ("cat <<E\na\\\n<x>\nE", "b", nil),
        (
            "cat <<EF\nE\\\n<x>\nEF", "F",
            "3: the value of `x` makes a line that ends the heredoc (`EF`)"
        ),
        ("say <x>", "a\0", "1: the value of `x` holds a NUL byte, which no argument can"),
        ("say \"$<x>\"", "a", "1: the value of `x` would follow a `$` and be read with it"),
        ("say $<x>", "a", "1: the value of `x` would follow a `$` and be read with it"),
        ("say $'\\x<x>'", "4", "1: the value of `x` would follow an escape in `$'…'`"),
    ])
    func `values that would be misread are refused`(
        _ script: String,
        _ value: String,
        _ expected: String?
    ) {
        #expect(refusal(script, value) == expected)
    }

    @Test(arguments: [
        "say `a <x>`", "say ${a:-<x>}", "bash -c \"a <x>\"", "sudo sh -c 'a <x>'", "eval a <x>",
        "ssh h a <x>", "ssh -p 1 u@h \"a <x>\"", "su -c 'a <x>' u", "xargs sh -c 'a <x>'",
        "docker exec c sh -c 'a <x>'", "kubectl exec p -- bash -lc \"a <x>\"", "watch 'a <x>'",
        "trap 'a <x>' EXIT", "ssh h <<E\na <x>\nE", "bash <<'E'\na <x>\nE", "echo <x> | sh",
        "{ echo <x>; } | ssh h", "cat <<E | bash\n<x>\nE", "bash <<< <x>", "bash <(echo <x>)",
        "A=<x>\nssh h \"rm $A\"", "A=<x>; echo $((A + 1))", "A=<x>; (( A > 1 ))",
        "[[ $a -eq <x> ]]", "declare -i n=<x>", "unset <x>", "read <x>", "let a=<x>",
        "sed -i 's/a/<x>/' f", "awk '/<x>/' f", "python3 -c 'print(\"<x>\")'",
        "find . -exec sh -c '<x>' ;",
        "eval \"$(echo <x>)\"", "tmux send-keys 'a <x>'", "source <(echo <x>)", "a=([<k>]=<x>)",
    ])
    func `where text is read again only safe characters may stand`(_ script: String) {
        #expect(refusal(script, "a b")?.contains("may hold only letters") == true)
        #expect(refusal(script, "$(a)")?.contains("may hold only letters") == true)
        #expect(refusal(script, "a-1.2/b") == nil)
    }

    @Test func `a placeholder without a value stays`() throws {
        #expect(try BashScript("a <x> <y>").filling(["y": "1"]) == "a <x> '1'")
    }

    private func refusal(_ text: String, _ value: String) -> String? {
        let script = BashScript(text)
        let names = script.placeholders(lines: [], columns: 0).map(\.name)
        let values = Dictionary(names.map { ($0, value) }, uniquingKeysWith: { $1 })
        do throws(BindingError) {
            _ = try script.filling(values)
            return nil
        } catch {
            return "\(error.line): \(error.description)"
        }
    }
}
